//! The invariants of src/README.md that show in the text of the sources.

use super::tree::{Source, Tree};

const PURE: [&str; 3] = ["domain", "catalogue", "protocol"];
const IN_WASM: [&str; 7] = [
    "domain",
    "catalogue",
    "protocol",
    "store",
    "sync",
    "ui",
    "app",
];
const ROOMS: [&str; 8] = [
    "domain",
    "catalogue",
    "protocol",
    "store",
    "sync",
    "ui",
    "app",
    "server",
];

/// Rooms that both sides share: what they need of the world is given to them.
pub(crate) fn pure_rooms(tree: &Tree) -> Vec<String> {
    let words = [
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "tokio",
        "sqlx",
        "rusqlite",
        "getrandom",
        "rand::",
        "SystemTime::now",
        "Instant::now",
        "Timestamp::now",
        "Zoned::now",
        "Uuid::now_v7",
        "Uuid::new_v4",
        "thread_rng",
    ];
    let sources = PURE.iter().flat_map(|room| tree.rust_of(room));
    sources
        .flat_map(|source| {
            source.complain(
                &words,
                "take it as an argument, so that both sides run the same rule",
            )
        })
        .collect()
}

/// What the outside world is reached by, each in its one place.
pub(crate) fn one_place(tree: &Tree) -> Vec<String> {
    let http = [
        "gloo_net",
        "fetch_with_",
        "XmlHttpRequest",
        "EventSource::new",
        "WebSocket::new",
    ];
    let database = ["indexed_db_futures", "IdbFactory", "IdbDatabase"];
    let sql = [
        "sqlx::query",
        "rusqlite",
        "SELECT ",
        "INSERT INTO ",
        "DELETE FROM ",
        "CREATE TABLE ",
    ];
    let mut complaints = Vec::new();
    for source in ROOMS.iter().flat_map(|room| tree.rust_of(room)) {
        if !source.path.starts_with("src/sync/") && !source.path.starts_with("src/server/") {
            complaints.extend(source.complain(&http, "HTTP from the browser is sync's"));
        }
        if !source.path.starts_with("src/store/") {
            complaints.extend(source.complain(&database, "IndexedDB is store's"));
        }
        if !source.path.starts_with("src/server/src/sql") {
            complaints.extend(source.complain(&sql, "SQL lives in src/server/src/sql"));
        }
    }
    complaints
}

/// What makes the wasm large: dynamic JSON, serde's buffered enums, regular expressions, a second calendar.
pub(crate) fn light_wasm(tree: &Tree) -> Vec<String> {
    let words = [
        "serde_json::Value",
        "serde(tag",
        "serde(untagged",
        "serde(flatten",
        "regex::",
        "chrono::",
    ];
    let sources = IN_WASM.iter().flat_map(|room| tree.rust_of(room));
    // The readers of the open data run on the server only.
    let sources = sources.filter(|source| !source.path.starts_with("src/catalogue/src/import"));
    sources
        .flat_map(|source| {
            source.complain(
                &words,
                "too heavy for the wasm: write the few lines by hand",
            )
        })
        .collect()
}

/// French in the code of the browser's rooms stands in `texts.rs` or in a `texts` folder, nowhere else.
pub(crate) fn texts(tree: &Tree) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in ["ui", "app"]
        .iter()
        .flat_map(|room| tree.rust_of(room))
        .filter(|source| !is_texts(source))
    {
        for (number, code) in source
            .code()
            .filter(|(_, code)| code.chars().any(is_french))
        {
            complaints.push(format!(
                "{}:{number} holds a text (`{}`): move it to a texts file",
                source.path,
                code.trim()
            ));
        }
    }
    complaints
}

fn is_texts(source: &Source) -> bool {
    source.path.ends_with("/texts.rs") || source.path.contains("/texts/")
}

/// Letters and marks that only a text for people has.
fn is_french(letter: char) -> bool {
    "àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛÜŒÆ«»’\u{a0}\u{202f}".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_in_a_pure_room_is_refused_and_its_mention_is_not() {
        let tree = Tree::of(&[
            (
                "src/domain/src/a.rs",
                "// Timestamp::now is for others\nfn f() { Timestamp::now() }",
            ),
            ("src/server/src/a.rs", "fn f() { Timestamp::now() }"),
        ]);
        let complaints = pure_rooms(&tree);
        assert_eq!(complaints.len(), 1);
        assert!(complaints[0].starts_with("src/domain/src/a.rs:2 "));
    }

    #[test]
    fn each_way_out_has_one_place() {
        let line = "gloo_net; indexed_db_futures; \"SELECT 1\"";
        let tree = Tree::of(&[
            ("src/app/src/a.rs", line),
            ("src/sync/src/a.rs", "gloo_net"),
            ("src/store/src/a.rs", "indexed_db_futures"),
            ("src/server/src/sql/a.rs", "\"SELECT 1\""),
        ]);
        let complaints = one_place(&tree);
        assert_eq!(complaints.len(), 3, "{complaints:?}");
        assert!(
            complaints
                .iter()
                .all(|complaint| complaint.starts_with("src/app/"))
        );
    }

    #[test]
    fn heavy_words_are_refused_in_the_wasm_only() {
        let heavy = "#[serde(untagged)]";
        let tree = Tree::of(&[
            ("src/protocol/src/a.rs", heavy),
            ("src/server/src/a.rs", heavy),
            ("src/catalogue/src/import/a.rs", heavy),
        ]);
        assert_eq!(light_wasm(&tree).len(), 1);
    }

    #[test]
    fn a_french_text_outside_a_texts_file_is_refused() {
        let text = "const A: &str = \"Métiers\";";
        let tree = Tree::of(&[
            ("src/app/src/pages/a.rs", text),
            ("src/app/src/texts.rs", text),
            ("src/app/src/b.rs", "// métier"),
        ]);
        let complaints = texts(&tree);
        assert_eq!(complaints.len(), 1);
        assert!(complaints[0].starts_with("src/app/src/pages/a.rs:1 "));
    }
}
