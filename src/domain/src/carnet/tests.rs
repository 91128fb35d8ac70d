use super::*;

fn device(n: u128) -> ClientId {
    ClientId(uuid::Uuid::from_u128(n))
}

fn created(by: ClientId, text: &str) -> (Entry, History) {
    let id = EntryId(uuid::Uuid::from_u128(1));
    let mut entry = Entry::new(id, EntryKind::Libre, Date::constant(2026, 11, 3));
    entry.text = text.into();
    entry.rev = 1;
    let history = History::created(&entry, by);
    (entry, history)
}

fn text(text: &str) -> EntryEdit {
    EntryEdit {
        text: Some(text.into()),
        ..EntryEdit::default()
    }
}

#[test]
fn two_edits_of_one_device_on_the_same_base_are_no_clash() {
    let (mut entry, mut history) = created(device(1), "a");
    merge(&mut entry, &mut history, 1, device(1), &text("ab"));
    merge(&mut entry, &mut history, 1, device(1), &text("abc"));
    assert_eq!((entry.text.as_str(), entry.others.len()), ("abc", 0));
}

#[test]
fn the_same_text_changed_on_two_devices_keeps_both() {
    let (mut entry, mut history) = created(device(1), "a");
    merge(&mut entry, &mut history, 1, device(1), &text("on the PC"));
    merge(
        &mut entry,
        &mut history,
        1,
        device(2),
        &text("on the phone"),
    );
    merge(
        &mut entry,
        &mut history,
        1,
        device(2),
        &text("on the phone!"),
    );
    assert_eq!(entry.text, "on the phone!");
    assert_eq!(entry.others, ["on the PC"]);
}

#[test]
fn an_edit_beats_a_stale_delete_whatever_comes_first() {
    let (mut entry, mut history) = created(device(1), "a");
    merge(&mut entry, &mut history, 1, device(2), &text("b"));
    assert!(!delete(&mut entry, &mut history, 1, device(1)));
    assert!(delete(&mut entry, &mut history, 2, device(1)));
    merge(&mut entry, &mut history, 2, device(2), &text("c"));
    assert!(!entry.deleted);
}

#[test]
fn sets_merge_and_joined_edits_say_what_the_last_one_meant() {
    let add = |id: &str| EntryEdit {
        link: [id.to_string()].into(),
        ..EntryEdit::default()
    };
    let drop = |id: &str| EntryEdit {
        unlink: [id.to_string()].into(),
        ..EntryEdit::default()
    };
    let (mut entry, mut history) = created(device(1), "a");
    merge(&mut entry, &mut history, 1, device(1), &add("x"));
    merge(&mut entry, &mut history, 1, device(2), &add("y"));
    assert_eq!(entry.metiers.len(), 2);
    let joined = add("z").then(drop("z")).then(drop("x")).then(add("x"));
    merge(&mut entry, &mut history, 3, device(1), &joined);
    assert_eq!(entry.metiers.into_iter().collect::<Vec<_>>(), ["x", "y"]);
}

#[test]
fn what_is_shown_to_nobody_any_more_can_still_be_put_in_the_bin_from_before() {
    let (mut entry, mut history) = created(device(1), "a");
    entry.shared = true;
    assert!(unshare(&mut entry));
    assert_eq!((entry.shared, entry.rev), (false, 2));
    assert!(!unshare(&mut entry));
    assert_eq!(entry.rev, 2);
    assert!(delete(&mut entry, &mut history, 1, device(2)));
}
