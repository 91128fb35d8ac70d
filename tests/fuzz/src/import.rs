//! The readers of the open data, over folders in memory.
//!
//! An input is a folder: files are separated by the byte 1E, a file's name ends with the byte 1F.

use std::collections::BTreeMap;

use catalogue::import::{Import, ImportError, InMemory, Watch};
use catalogue::pack;

/// Between two files of a folder.
pub const FILE: u8 = 0x1e;
/// Between the name of a file and its content.
pub const NAME: u8 = 0x1f;

type Read = fn(&mut Import, &InMemory, &mut Watch<'_>) -> Result<(), ImportError>;

pub fn starter(bytes: &[u8]) {
    read(bytes, |import, files, watch| {
        import.starter_from(files, watch)
    });
}

pub fn rome(bytes: &[u8]) {
    read(bytes, |import, files, watch| import.rome(files, watch));
}

pub fn onisep(bytes: &[u8]) {
    read(bytes, |import, files, watch| import.onisep(files, watch));
}

pub fn ideo(bytes: &[u8]) {
    read(bytes, |import, files, watch| {
        import.ideo_metiers(files, watch)
    });
}

pub fn formations(bytes: &[u8]) {
    read(bytes, |import, files, watch| {
        import.formations(files, watch)
    });
}

pub fn etablissements(bytes: &[u8]) {
    read(bytes, |import, files, watch| {
        import.etablissements(files, watch)
    });
}

pub fn entreprises(bytes: &[u8]) {
    read(bytes, |import, files, watch| {
        import.entreprises(files, watch)
    });
}

/// Reads a folder, and publishes what was read: a sheet that cannot be packed and read again is a mistake too. Without the
/// search index, whose thesaurus would take most of the time.
fn read(bytes: &[u8], with: Read) {
    let mut import = Import::new();
    if with(&mut import, &folder(bytes), &mut |_| ()).is_err() {
        return;
    }
    let (catalogue, _) = import.finish();
    let published = pack::build(&catalogue, None);
    let index = pack::Index::decode(&published.index.encode()).expect("a published index reads");
    for (part, bytes) in index.parts.iter().zip(published.parts) {
        pack::verify(part, &bytes).expect("a part is what the index names");
        match part.name.as_str() {
            pack::LIST | pack::FIRST => drop(pack::ListReader::open(bytes).expect("a list reads")),
            pack::FORMATIONS => crate::pack::formations(&bytes),
            pack::LYCEES => drop(pack::read_lycees(&bytes).expect("lycées read")),
            _ => block(bytes),
        }
    }
}

fn block(bytes: Vec<u8>) {
    let block = pack::BlockReader::open(bytes).expect("a block reads");
    for id in block.ids() {
        block
            .sheet(id)
            .expect("a sheet reads")
            .expect("and is there");
    }
}

fn folder(bytes: &[u8]) -> InMemory {
    let mut files = BTreeMap::new();
    for file in bytes.split(|byte| *byte == FILE) {
        let mut halves = file.splitn(2, |byte| *byte == NAME);
        if let (Some(name), Some(content)) = (halves.next(), halves.next()) {
            let name = String::from_utf8_lossy(name).into_owned();
            files.insert(name, content.to_vec());
        }
    }
    InMemory(files)
}
