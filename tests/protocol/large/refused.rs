//! What is shown of a page of which something was refused, and what the server holds of it.

use super::*;

/// One more métier than a page may have: the server refuses what brings the last of them.
fn too_many() -> BTreeSet<String> {
    (0..=METIERS_MAX).map(|n| format!("M{n}")).collect()
}

#[test]
fn a_text_accepted_after_a_refused_one_is_not_hidden_by_it() {
    let mut behind = Behind::new(usize::MAX);
    let id = behind.page();
    behind.exchange();
    let first = EntryEdit {
        text: Some("Premier texte".into()),
        link: too_many(),
        ..EntryEdit::default()
    };
    behind.change(Mutation::EntryEdit { id, edit: first }, 1);
    assert!(behind.next().is_some(), "on its way");
    behind.write(id, "Second texte");
    behind.exchange();
    let shown = |behind: &mut Behind| behind.device.view(0).entries[&id].value.text.clone();
    assert_eq!(behind.device.view(0).refusals.len(), 1, "it is said");
    assert_eq!(shown(&mut behind), "Second texte");

    let title = EntryEdit {
        title: Some("Visite".into()),
        ..EntryEdit::default()
    };
    behind.change(Mutation::EntryEdit { id, edit: title }, 2);
    behind.exchange();
    let there = behind.server.entry(id);
    assert_eq!(
        (there.title.as_str(), there.text.as_str()),
        ("Visite", "Second texte")
    );
    assert_eq!(shown(&mut behind), "Second texte");
}

#[test]
fn a_text_refused_for_want_of_its_page_does_not_hide_what_the_page_came_with() {
    let mut behind = Behind::new(usize::MAX);
    let id = EntryId(behind.device.fresh());
    let mut entry = Entry::new(id, EntryKind::Libre, Date::constant(2026, 11, 3));
    entry.metiers = too_many();
    behind.change(Mutation::EntryCreate(entry), 0);
    let request = behind.next().unwrap();
    behind.write(id, "Premier texte");
    let (client, fresh) = (request.author.client, behind.device.fresh_client());
    let response = behind.server.push(behind.user, &request);
    behind
        .device
        .commit(0, |replica| replica.on_push(client, &response, fresh).0);
    let mended = EntryEdit {
        text: Some("Second texte".into()),
        unlink: BTreeSet::from(["M0".to_owned()]),
        ..EntryEdit::default()
    };
    behind.change(Mutation::EntryEdit { id, edit: mended }, 0);
    behind.exchange();
    assert_eq!(behind.server.entry(id).text, "Second texte");
    assert_eq!(
        behind.device.view(0).entries[&id].value.text,
        "Second texte"
    );
}

#[test]
fn a_text_refused_for_want_of_its_page_stands_until_the_page_has_another() {
    let mut behind = Behind::new(usize::MAX);
    let id = EntryId(behind.device.fresh());
    let mut entry = Entry::new(id, EntryKind::Libre, Date::constant(2026, 11, 3));
    entry.metiers = too_many();
    behind.change(Mutation::EntryCreate(entry), 0);
    let request = behind.next().unwrap();
    behind.write(id, "Premier texte");
    let (client, fresh) = (request.author.client, behind.device.fresh_client());
    let response = behind.server.push(behind.user, &request);
    behind
        .device
        .commit(0, |replica| replica.on_push(client, &response, fresh).0);
    // The page is made after the text, with an answer and without a text of its own.
    let mended = EntryEdit {
        parts: [("a".to_owned(), "Une réponse".to_owned())].into(),
        unlink: BTreeSet::from(["M0".to_owned()]),
        ..EntryEdit::default()
    };
    behind.change(Mutation::EntryEdit { id, edit: mended }, 0);
    behind.exchange();
    assert_eq!(behind.server.entry(id).parts["a"].text, "Une réponse");
    let shown = behind.device.view(0).entries[&id].value.text.clone();
    assert_eq!(shown, "Premier texte");

    // The next words that are written take it along.
    let more = EntryEdit {
        parts: [("b".to_owned(), "Une autre".to_owned())].into(),
        ..EntryEdit::default()
    };
    behind.change(Mutation::EntryEdit { id, edit: more }, 1);
    behind.exchange();
    let there = behind.server.entry(id);
    assert_eq!(
        (there.text.as_str(), there.parts["b"].text.as_str()),
        ("Premier texte", "Une autre")
    );
    assert!(behind.device.view(0).refusals.is_empty());
}

#[test]
fn a_page_with_a_refused_text_is_hidden_and_binned_all_the_same() {
    let mut behind = Behind::new(20_000);
    let id = behind.page();
    let show = |on| Mutation::EntryEdit {
        id,
        edit: EntryEdit {
            shared: Some(on),
            ..EntryEdit::default()
        },
    };
    behind.change(show(true), 0);
    behind.write(id, &"long ".repeat(5_000));
    behind.exchange();
    assert!(behind.server.entry(id).shared);
    behind.change(show(false), 1);
    behind.exchange();
    let view = behind.device.view(0);
    assert_eq!(view.refusals.len(), 1, "the text waits for a shorter one");
    assert!(!view.entries[&id].value.shared);
    assert!(!behind.server.entry(id).shared);

    behind.change(Mutation::EntryDelete { id }, 2);
    behind.exchange();
    assert!(behind.server.entry(id).deleted);
    assert!(behind.device.view(0).entries[&id].value.deleted);
}

#[test]
fn a_page_whose_creation_was_refused_is_created_by_the_edit_that_mends_it() {
    let mut behind = Behind::new(usize::MAX);
    let id = EntryId(behind.device.fresh());
    let mut entry = Entry::new(id, EntryKind::Libre, Date::constant(2026, 11, 3));
    entry.metiers = too_many();
    behind.change(Mutation::EntryCreate(entry), 0);
    behind.write(id, "Une forge");
    behind.exchange();
    assert_eq!(behind.device.view(0).refusals.len(), 2);

    let mended = EntryEdit {
        unlink: BTreeSet::from(["M0".to_owned()]),
        ..EntryEdit::default()
    };
    behind.change(Mutation::EntryEdit { id, edit: mended }, 0);
    behind.exchange();
    assert!(behind.device.view(0).refusals.is_empty());
    let there = behind.server.entry(id);
    assert_eq!(
        (there.metiers.len(), there.text.as_str()),
        (METIERS_MAX, "Une forge")
    );
}
