//! Each file of the SPA beside itself in brotli (quality 11) and gzip, so that the server compresses nothing at run time.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow};
use flate2::Compression;
use flate2::write::GzEncoder;

/// What gains from compression; pictures and typefaces are compressed already.
const EXTENSIONS: [&str; 8] = [
    "html",
    "js",
    "css",
    "wasm",
    "svg",
    "json",
    "webmanifest",
    "txt",
];

/// Writes `name.br` and `name.gz` beside every file that gains from it.
pub(crate) fn beside(files: &[PathBuf]) -> Result<()> {
    let worth: Vec<&PathBuf> = files.iter().filter(|file| is_worth_it(file)).collect();
    thread::scope(|scope| {
        let jobs: Vec<_> = worth
            .iter()
            .map(|file| scope.spawn(|| compress(file)))
            .collect();
        jobs.into_iter()
            .try_for_each(|job| job.join().map_err(|_| anyhow!("a compression stopped"))?)
    })
}

/// Whether this kind of file gets compressed companions.
pub(crate) fn is_worth_it(file: &Path) -> bool {
    file.extension()
        .and_then(|ext| ext.to_str())
        .is_some_and(|ext| EXTENSIONS.contains(&ext))
}

/// `name.ext` → `name.ext.suffix`
pub(crate) fn companion(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

fn compress(file: &Path) -> Result<()> {
    let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    fs::write(companion(file, "br"), brotli(&content)?)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&content)?;
    fs::write(companion(file, "gz"), gzip.finish()?)?;
    Ok(())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut out, &parameters)?;
    Ok(out)
}
