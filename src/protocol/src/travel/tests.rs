use domain::attachment::{Attachment, AttachmentKind};
use domain::carnet::{EntryKind, Feeling, History, Part, attach};
use domain::ids::{ClientId, EntryId, UserId};
use jiff::civil::Date;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::envelope::DIGEST;
use super::*;
use crate::overlay::{Item, Mark, View};

mod voice;

const HERE: UserId = UserId(Uuid::from_u128(0x0de3_0000_0000_7000_8000_0001_0000_0001));
const THERE: UserId = UserId(Uuid::from_u128(0x0de3_0000_0000_7000_8000_0001_0000_0002));

fn page(n: u128) -> Entry {
    let id = EntryId(Uuid::from_u128(
        0x0de3_0000_0000_7000_8000_0008_0000_0000 + n,
    ));
    Entry::new(id, EntryKind::Libre, Date::constant(2026, 11, 3))
}

fn jpeg(n: u8) -> Vec<u8> {
    [&JPEG[..], &[0xe0, n, n, n]].concat()
}

fn digest(bytes: &[u8]) -> BlobId {
    BlobId(Sha256::digest(bytes).into())
}

fn named(blob: BlobId) -> Attachment {
    Attachment {
        blob,
        kind: AttachmentKind::Photo,
        bytes: 7,
        width: 40,
        height: 30,
        alt: "La forge".into(),
    }
}

fn of(entries: Vec<Entry>) -> Carnet {
    Carnet {
        pseudonym: "Colibri".into(),
        made: DateTime::constant(2027, 5, 14, 9, 30, 0, 0),
        entries,
        favourites: Vec::new(),
        files: BTreeMap::new(),
    }
}

/// A page with a photo, and its file.
fn with_photo() -> Carnet {
    let mut entry = page(1);
    entry.text = "Le feu".into();
    entry.shared = true;
    entry.rev = 4;
    let bytes = jpeg(1);
    entry.attachments = vec![named(digest(&bytes))];
    let mut carnet = of(vec![entry]);
    carnet.files.insert(digest(&bytes), bytes);
    carnet.favourites = vec!["a1101".into()];
    carnet
}

/// The carnet after the steps, as a device shows it.
fn carry_out(view: &mut View, steps: &[Step]) {
    for step in steps {
        match step.clone() {
            Step::Create(value) => {
                let mark = Mark::OnDevice;
                view.entries.insert(value.id, Item { value, mark });
            }
            Step::Attach { id, attachment, .. } => {
                let item = view.entries.get_mut(&id).unwrap();
                let by = ClientId(Uuid::nil());
                attach(&mut item.value, &mut History::default(), by, &attachment);
            }
            Step::Bin(id) => view.entries.get_mut(&id).unwrap().value.deleted = true,
            Step::Favourite(metier) => {
                view.favourites.insert(metier, Mark::OnDevice);
            }
        }
    }
}

/// What that person would take along again.
fn taken(view: &View, user: UserId) -> Vec<Entry> {
    let pages = view.entries.values().map(|item| Entry {
        rev: 0,
        ..leaving(user, &item.value)
    });
    let mut pages: Vec<_> = pages.collect();
    pages.sort_by_key(|page| page.id);
    pages
}

/// As the file has them, shown to nobody.
fn unshown(carnet: &Carnet) -> Vec<Entry> {
    let mut pages = carnet.entries.clone();
    for page in &mut pages {
        (page.rev, page.shared) = (0, false);
    }
    pages.sort_by_key(|page| page.id);
    pages
}

fn words() -> impl Strategy<Value = String> {
    "[a-zé’\"\\\\<&\n\u{1f}\u{2028} ]{0,40}"
}

prop_compose! {
    fn pages()(
        texts in btree_map(0_u128..1000, (words(), words(), vec(words(), 0..3)), 0..6),
        day in 1_i8..28,
        kind in 0_usize..4,
        metiers in btree_set("[a-z][0-9]{1,4}", 0..4),
        feelings in btree_set(0_usize..7, 0..4),
        flags in any::<(bool, bool, bool)>(),
        rev in 0_u64..9,
    ) -> Vec<Entry> {
        let kinds = [EntryKind::Metier, EntryKind::Visite, EntryKind::Activite, EntryKind::Libre];
        texts.into_iter().map(|(n, (title, text, others))| {
            let mut entry = page(n);
            entry.date = Date::constant(2026, 11, day);
            entry.kind = kinds[kind];
            (entry.title, entry.text, entry.others) = (title, text, others);
            entry.metiers = metiers.clone();
            entry.feelings = feelings.iter().map(|at| Feeling::ALL[*at]).collect();
            (entry.shared, entry.deleted) = (flags.0, flags.1);
            let list = [page(n + 1).id.to_string(), page(7).id.to_string()].join("\n");
            for (key, text) in [("moi", &entry.text), ("pages", &list)] {
                let others = entry.others.clone();
                entry.parts.insert(key.to_owned(), Part { text: text.clone(), others });
            }
            entry.guide = flags.0.then(|| "synthese".to_owned());
            entry.skills = metiers.clone();
            entry.etape = flags.2.then(|| "5e-premiers-pas".to_owned());
            entry.rev = rev;
            entry
        }).collect()
    }
}

prop_compose! {
    fn carnets()(entries in pages(), favourites in btree_set("[a-z][0-9]{1,4}", 0..4), photos in vec(any::<u8>(), 0..3))
        -> Carnet {
        let mut carnet = of(entries);
        carnet.favourites = favourites.into_iter().collect();
        for (entry, n) in carnet.entries.iter_mut().zip(photos) {
            let bytes = jpeg(n);
            entry.attachments = vec![named(digest(&bytes))];
            carnet.files.insert(digest(&bytes), bytes);
        }
        carnet
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(carnet in carnets()) {
        let text = write(&carnet).unwrap();
        prop_assert_eq!(read(text.as_bytes()), Ok(carnet));
    }

    #[test]
    fn a_carnet_that_goes_elsewhere_and_comes_back_is_whole_and_twice_is_once(carnet in carnets()) {
        let mut elsewhere = View::default();
        let steps = plan(&carnet, THERE, &elsewhere).steps;
        carry_out(&mut elsewhere, &steps);
        prop_assert_eq!(taken(&elsewhere, THERE), unshown(&carnet));
        prop_assert!(plan(&carnet, THERE, &elsewhere).is_done());

        let back = Carnet { entries: taken(&elsewhere, THERE), ..carnet.clone() };
        let mut home = View::default();
        for entry in &carnet.entries {
            let mark = Mark::Accepted;
            home.entries.insert(entry.id, Item { value: entry.clone(), mark });
        }
        for metier in &carnet.favourites {
            home.favourites.insert(metier.clone(), Mark::Accepted);
        }
        prop_assert!(plan(&back, HERE, &home).is_done());
    }

    #[test]
    fn a_file_that_was_cut_is_refused(carnet in carnets(), at in any::<prop::sample::Index>()) {
        let text = write(&carnet).unwrap();
        let bytes = text.as_bytes();
        prop_assert!(read(&bytes[..at.index(bytes.len())]).is_err());
    }
}

#[test]
fn a_byte_that_was_changed_anywhere_is_found() {
    let bytes = write(&with_photo()).unwrap().into_bytes();
    assert!(read(&bytes).is_ok());
    for at in 0..bytes.len() {
        for flip in [1, 0x20, 0x80] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            let refused = read(&changed).unwrap_err();
            assert!(matches!(refused, Unreadable::Damaged | Unreadable::Foreign));
        }
    }
}

/// A file with this in the place of that, and a digest that is right again.
fn forged(this: &str, that: &str) -> Vec<u8> {
    let text = write(&with_photo()).unwrap();
    assert!(text.contains(this), "{this}");
    let content = text.rsplit_once(DIGEST).unwrap().0.replace(this, that);
    close(content).into_bytes()
}

#[test]
fn another_file_and_a_newer_one_are_told_apart() {
    assert_eq!(read(b""), Err(Unreadable::Foreign));
    assert_eq!(
        read(b"{\"format\":1,\"entries\":[]}"),
        Err(Unreadable::Foreign)
    );
    assert_eq!(
        read(&forged("version\":1", "version\":3")),
        Err(Unreadable::Newer)
    );
    assert_eq!(
        read(&forged("version\":1", "version\":0")),
        Err(Unreadable::Damaged)
    );
    assert_eq!(read(&vec![b' '; FILE_BYTES + 1]), Err(Unreadable::TooLarge));
}

#[test]
fn format_and_version_are_the_first_two_lines() {
    let text = write(&with_photo()).unwrap();
    assert!(text.starts_with("{\n\"format\":\"parcours-carnet\",\n\"version\":1,\n"));
}

#[test]
fn what_holds_more_than_a_carnet_may_is_refused_though_its_digest_is_right() {
    let long = "a".repeat(81);
    for (this, that) in [
        ("\"a1101\"", ["\"", &long, "\""].concat()),
        ("\"metiers\":[]", ["\"metiers\":[\"", &long, "\"]"].concat()),
        ("\"etape\":null", "\"etape\":\"\"".to_owned()),
        ("La forge", "é".repeat(301)),
        (
            "\"title\":\"\"",
            ["\"title\":\"", &"é".repeat(161), "\""].concat(),
        ),
        ("\"base64\":\"/9j", "\"base64\":\"AAAA/9j".to_owned()),
    ] {
        assert_eq!(
            read(&forged(this, &that)),
            Err(Unreadable::Bounds),
            "{this}"
        );
    }
    assert_eq!(
        read(&forged("\"base64\":\"/9j", "\"base64\":\"?9j")),
        Err(Unreadable::Damaged)
    );
    let mut twice = with_photo();
    twice.entries.push(twice.entries[0].clone());
    let text = write(&twice).unwrap();
    assert_eq!(read(text.as_bytes()), Err(Unreadable::Bounds));
}

#[test]
fn what_was_cut_short_is_completed_and_what_was_changed_since_stays() {
    let carnet = with_photo();
    let whole = plan(&carnet, THERE, &View::default());
    assert_eq!((whole.pages, whole.photos, whole.favourites), (1, 1, 1));
    let mut view = View::default();
    carry_out(&mut view, &whole.steps[..1]);
    let item = view.entries.values_mut().next().unwrap();
    assert!(!item.value.shared);
    item.value.text = "Le feu, et le fer".into();
    let rest = plan(&carnet, THERE, &view);
    assert_eq!((rest.pages, rest.photos, rest.differing), (0, 1, 1));
    carry_out(&mut view, &rest.steps);
    let now = &view.entries.values().next().unwrap().value;
    assert_eq!(
        (now.text.as_str(), now.attachments.len()),
        ("Le feu, et le fer", 1)
    );
}

#[test]
fn one_s_own_page_is_found_and_its_photo_under_either_name() {
    let mut carnet = with_photo();
    let mut view = View::default();
    let entry = carnet.entries[0].clone();
    let mark = Mark::Accepted;
    view.entries.insert(entry.id, Item { value: entry, mark });
    view.favourites.insert("a1101".into(), Mark::Accepted);
    // The file was made on a device that had fetched the photo: the server's bytes, under the name of the first ones.
    for bytes in carnet.files.values_mut() {
        *bytes = jpeg(9);
    }
    let same = plan(&carnet, HERE, &view);
    assert!(same.is_done());
    assert_eq!(same.there, 1);
    let mut elsewhere = View::default();
    let steps = plan(&carnet, THERE, &elsewhere).steps;
    carry_out(&mut elsewhere, &steps);
    let photo = &elsewhere.entries.values().next().unwrap().value.attachments[0];
    assert_eq!(
        photo.blob,
        digest(&jpeg(9)),
        "what is sent is what its name says"
    );
    assert!(plan(&carnet, THERE, &elsewhere).is_done());
}

#[test]
fn a_page_comes_into_the_bin_it_was_in_and_one_that_was_binned_here_stays_there() {
    let mut carnet = with_photo();
    carnet.entries[0].deleted = true;
    let mut view = View::default();
    let steps = plan(&carnet, THERE, &view).steps;
    carry_out(&mut view, &steps);
    assert!(view.entries.values().all(|item| item.value.deleted));
    carnet.entries[0].deleted = false;
    view.entries
        .values_mut()
        .next()
        .unwrap()
        .value
        .attachments
        .clear();
    assert!(plan(&carnet, THERE, &view).is_done());
}

#[test]
fn what_cannot_come_is_told() {
    let mut carnet = with_photo();
    carnet.files.clear();
    assert_eq!(plan(&carnet, THERE, &View::default()).absent, 1);
    let mut large = page(2);
    large.title = "Un roman".into();
    large.others = vec!["x".repeat(carnet::TEXT_MAX); 20];
    let told = plan(&of(vec![large]), THERE, &View::default());
    assert_eq!(told.too_large, ["Un roman"]);
    assert!(told.is_done());
    let mut view = View::default();
    let mut full = with_photo();
    let mut there = full.entries[0].clone();
    there.attachments = (0..ATTACHMENTS).map(|n| named(BlobId([n; 32]))).collect();
    full.favourites.clear();
    let mark = Mark::Accepted;
    view.entries.insert(there.id, Item { value: there, mark });
    assert_eq!(plan(&full, HERE, &view).crowded, 1);
}

/// As many photos as a page may have.
const ATTACHMENTS: u8 = domain::attachment::ATTACHMENTS_MAX as u8;
