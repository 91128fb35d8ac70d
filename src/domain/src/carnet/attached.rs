//! The attachments of an entry, as devices add and remove them.

use super::{Entry, History};
use crate::attachment::{ATTACHMENTS_MAX, Attachment, BlobId};
use crate::ids::ClientId;

/// Adds an attachment, or gives the one that is there its new description. Like any edit it takes the entry out of the bin.
pub fn attach(entry: &mut Entry, history: &mut History, by: ClientId, attachment: &Attachment) {
    let known = entry.attachments.iter_mut();
    match known.into_iter().find(|one| one.blob == attachment.blob) {
        Some(known) => known.clone_from(attachment),
        None => entry.attachments.push(attachment.clone()),
    }
    changed(entry, history, by);
}

/// Takes an attachment out. One that is not there, or no more, changes nothing. Returns whether it did.
pub fn detach(entry: &mut Entry, history: &mut History, by: ClientId, blob: BlobId) -> bool {
    let before = entry.attachments.len();
    entry.attachments.retain(|one| one.blob != blob);
    let removed = entry.attachments.len() < before;
    if removed {
        changed(entry, history, by);
    }
    removed
}

fn changed(entry: &mut Entry, history: &mut History, by: ClientId) {
    entry.deleted = false;
    entry.rev += 1;
    history.any.touch(entry.rev, by);
}

/// Adds those of `more` that are not among `all`, as far as an entry may have them.
pub(super) fn join(all: &mut Vec<Attachment>, more: &[Attachment]) {
    for attachment in more {
        let known = all.iter().any(|one| one.blob == attachment.blob);
        if !known && all.len() < ATTACHMENTS_MAX {
            all.push(attachment.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::super::{EntryKind, restored};
    use super::*;
    use crate::attachment::AttachmentKind;
    use crate::ids::EntryId;

    fn device(n: u128) -> ClientId {
        ClientId(uuid::Uuid::from_u128(n))
    }

    fn photo(n: u8, alt: &str) -> Attachment {
        Attachment {
            blob: BlobId([n; 32]),
            kind: AttachmentKind::Photo,
            bytes: 1,
            width: 1,
            height: 1,
            alt: alt.into(),
        }
    }

    fn entry() -> (Entry, History) {
        let id = EntryId(uuid::Uuid::from_u128(1));
        let mut entry = Entry::new(id, EntryKind::Libre, Date::constant(2026, 11, 3));
        entry.rev = 1;
        let history = History::created(&entry, device(1));
        (entry, history)
    }

    #[test]
    fn what_two_devices_add_is_all_there_and_the_same_file_once() {
        let (mut entry, mut history) = entry();
        attach(&mut entry, &mut history, device(1), &photo(1, "forge"));
        attach(&mut entry, &mut history, device(2), &photo(2, ""));
        attach(
            &mut entry,
            &mut history,
            device(2),
            &photo(1, "la forge, de près"),
        );
        let alts: Vec<_> = entry.attachments.iter().map(|one| &one.alt).collect();
        assert_eq!(alts, ["la forge, de près", ""]);
        assert_eq!(entry.rev, 4);
    }

    #[test]
    fn adding_takes_out_of_the_bin_and_removing_twice_is_once() {
        let (mut entry, mut history) = entry();
        entry.deleted = true;
        attach(&mut entry, &mut history, device(1), &photo(1, ""));
        assert!(!entry.deleted);
        assert!(detach(&mut entry, &mut history, device(1), BlobId([1; 32])));
        entry.deleted = true;
        assert!(!detach(
            &mut entry,
            &mut history,
            device(1),
            BlobId([1; 32])
        ));
        assert!(entry.deleted && entry.attachments.is_empty());
    }

    #[test]
    fn a_server_that_lost_photos_gets_them_named_again_and_keeps_its_own() {
        let (mut now, _) = entry();
        let mut kept = now.clone();
        now.attachments = vec![photo(1, "")];
        kept.rev = 3;
        kept.attachments = vec![photo(2, "")];
        let whole = restored(&now, &kept).unwrap_or_else(|| now.clone());
        assert_eq!(whole.attachments, [photo(2, ""), photo(1, "")]);
        assert_eq!(restored(&whole, &kept), None, "twice is once");
    }
}
