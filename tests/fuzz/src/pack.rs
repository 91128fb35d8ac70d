//! The packs and the search index, as a browser reads them from its own storage.

use std::hint::black_box;

use catalogue::collection::Catalogue;
use catalogue::pack::{self, BlockReader, FormationsReader, Index, ListReader};
use catalogue::search;

pub fn index(bytes: &[u8]) {
    if let Ok(index) = Index::decode(bytes) {
        let again = Index::decode(&index.encode());
        assert_eq!(
            again.ok().as_ref(),
            Some(&index),
            "what was read can be written"
        );
        index.block_of("a1101");
    }
}

pub fn list(bytes: &[u8]) {
    let Ok(list) = ListReader::open(bytes) else {
        return;
    };
    for row in 0..list.len().min(64) {
        black_box((list.id(row), list.feminine(row)));
        black_box((list.hook(row), list.facets(row)));
        black_box((list.names(row), list.summary(row)));
        black_box(list.find(list.id(row)));
        black_box(list.current(list.id(row)));
    }
}

pub fn block(bytes: &[u8]) {
    let Ok(block) = BlockReader::open(bytes) else {
        return;
    };
    for id in block.ids() {
        black_box(block.sheet(id).is_ok());
    }
}

pub fn formations(bytes: &[u8]) {
    let Ok(formations) = FormationsReader::open(bytes) else {
        return;
    };
    for id in formations.ids() {
        black_box(formations.formation(id).is_ok());
    }
}

pub fn lycees(bytes: &[u8]) {
    let Ok(lycees) = pack::read_lycees(bytes) else {
        return;
    };
    let catalogue = Catalogue {
        lycees,
        ..Catalogue::default()
    };
    let published = pack::build(&catalogue, None);
    if let Some(again) = published.parts.last().filter(|_| !catalogue.lycees.is_empty()) {
        assert_eq!(
            pack::read_lycees(again).as_ref(),
            Ok(&catalogue.lycees),
            "what was read can be written"
        );
    }
}

/// The first line is what is asked, the rest is the index.
pub fn search(bytes: &[u8]) {
    let mut halves = bytes.splitn(2, |byte| *byte == b'\n');
    let question = String::from_utf8_lossy(halves.next().unwrap_or_default()).into_owned();
    let Ok(index) = search::Index::open(halves.next().unwrap_or_default().to_vec()) else {
        return;
    };
    for question in [question.as_str(), "gardienne de nuage", "o"] {
        black_box(index.search(question, 20).total);
    }
}
