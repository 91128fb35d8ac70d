//! Inputs that nobody thought of, for all that reads what comes from outside. One program; `PARCOURS_FUZZ` names
//! which reader it attacks.
//!
//! A reader may refuse what it is given. It must not panic, run away with memory or time, nor hand out something that
//! cannot be written and read again.

#![no_main]

mod import;
mod pack;
mod picture;
mod voice;
mod wire;

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;

type Reader = fn(&[u8]);

/// All readers by name; `corpus/NAME` holds their seeds.
const READERS: [(&str, Reader); 18] = [
    ("push", wire::push),
    ("answers", wire::answers),
    ("carnet", wire::carnet),
    ("starter", import::starter),
    ("rome", import::rome),
    ("onisep", import::onisep),
    ("ideo", import::ideo),
    ("formations", import::formations),
    ("etablissements", import::etablissements),
    ("entreprises", import::entreprises),
    ("pack_index", pack::index),
    ("pack_list", pack::list),
    ("pack_block", pack::block),
    ("pack_formations", pack::formations),
    ("pack_lycees", pack::lycees),
    ("search", pack::search),
    ("picture", picture::encode),
    ("voice", voice::samples),
];

fn reader() -> Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    *READER.get_or_init(|| {
        let wanted = std::env::var("PARCOURS_FUZZ").unwrap_or_default();
        let found = READERS.iter().find(|(name, _)| *name == wanted);
        let names: Vec<&str> = READERS.iter().map(|(name, _)| *name).collect();
        found
            .unwrap_or_else(|| panic!("PARCOURS_FUZZ is one of {}", names.join(", ")))
            .1
    })
}

fuzz_target!(|bytes: &[u8]| reader()(bytes));
