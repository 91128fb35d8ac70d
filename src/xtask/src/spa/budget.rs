//! The bytes that the first list costs, counted as they travel, against the budget of `src/xtask/budget.toml`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::compress;
use crate::say;

/// The budget, with its reason, as kept in the repository.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// In thousands of bytes.
    limit_kb: f64,
    reason: String,
}

/// Prints what each file of the first list weighs in brotli; fails over the limit.
pub(crate) fn check(folder: &Path, budget: &Path) -> Result<()> {
    let text =
        fs::read_to_string(budget).with_context(|| format!("cannot read {}", budget.display()))?;
    let budget: Budget = toml::from_str(&text).context("the budget is not readable")?;
    let index = fs::read_to_string(folder.join("index.html"))?;
    let mut rows = vec![("index.html".to_owned(), transferred(folder, "index.html")?)];
    for name in first_list(&index) {
        let bytes = transferred(folder, &name)?;
        rows.push((name, bytes));
    }
    let sum: u64 = rows.iter().map(|(_, bytes)| bytes).sum();
    say::step("What the first list costs (brotli)");
    for (name, bytes) in &rows {
        say::note(&format!("{:>8.1} kB  {name}", kilobytes(*bytes)));
    }
    say::note(&format!(
        "{:>8.1} kB  of {} kB",
        kilobytes(sum),
        budget.limit_kb
    ));
    if kilobytes(sum) > budget.limit_kb {
        bail!(
            "the first list is over its budget of {} kB ({})",
            budget.limit_kb,
            budget.reason
        );
    }
    Ok(())
}

/// What the page asks for before it can show rows: scripts, style, all that is preloaded; not icons nor the manifest, nor the style of
/// printing, which a browser fetches last and waits for with nothing.
fn first_list(index: &str) -> Vec<String> {
    let mut names = Vec::new();
    for tag in index
        .split('<')
        .filter(|tag| tag.starts_with("link ") || tag.starts_with("script "))
    {
        let wanted = match attribute(tag, "rel") {
            Some(rel) => {
                matches!(rel, "stylesheet" | "preload" | "modulepreload")
                    && attribute(tag, "media") != Some("print")
            }
            None => tag.starts_with("script "),
        };
        let target = attribute(tag, "href").or_else(|| attribute(tag, "src"));
        if let (true, Some(path)) = (wanted, target) {
            names.push(path.trim_start_matches('/').to_owned());
        }
    }
    names
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

fn transferred(folder: &Path, name: &str) -> Result<u64> {
    let file = folder.join(name);
    let sent = if compress::is_worth_it(&file) {
        compress::companion(&file, "br")
    } else {
        file
    };
    let size = fs::metadata(&sent)
        .with_context(|| format!("the page asks for {name}, which the build did not make"))?;
    Ok(size.len())
}

fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<link rel=\"icon\" href=\"/icons/icon.svg\"><link rel=\"stylesheet\" href=\"/main-1.css\"/>\
        <link rel=\"stylesheet\" href=\"/print-1.css\" media=\"print\"/>\
        <link rel=\"preload\" href=\"/app.wasm\" as=\"fetch\"><script type=\"module\" src=\"/boot.js\"></script>";

    fn folder(name: &str, wasm: usize) -> std::path::PathBuf {
        let dir = std::env::temp_dir().join(format!("xtask-budget-{name}-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("index.html"), PAGE).unwrap();
        fs::write(
            dir.join("budget.toml"),
            "limit_kb = 2\nreason = \"slow lines\"",
        )
        .unwrap();
        for (file, size) in [
            ("index.html", 200),
            ("main-1.css", 300),
            ("app.wasm", wasm),
            ("boot.js", 100),
        ] {
            fs::write(compress::companion(&dir.join(file), "br"), vec![0; size]).unwrap();
        }
        dir
    }

    #[test]
    fn counts_what_rows_need_and_nothing_else() {
        assert_eq!(first_list(PAGE), ["main-1.css", "app.wasm", "boot.js"]);
    }

    #[test]
    fn a_first_list_over_the_budget_fails_with_the_reason() {
        let (light, heavy) = (folder("light", 1400), folder("heavy", 1401));
        let results = [&light, &heavy].map(|dir| check(dir, &dir.join("budget.toml")));
        fs::remove_dir_all(light).unwrap();
        fs::remove_dir_all(heavy).unwrap();
        assert!(results[0].is_ok());
        assert!(
            results[1]
                .as_ref()
                .unwrap_err()
                .to_string()
                .contains("slow lines")
        );
    }
}
