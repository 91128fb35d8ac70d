//! The identity of a page in a carnet that it was not born in.

use domain::ids::{EntryId, UserId};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// Says that a digest is made for this and nothing else.
const PURPOSE: &[u8] = b"parcours-carnet";
/// Identities that devices make.
const BORN: u8 = 7;
/// Identities of pages that came from elsewhere.
const KEPT: u8 = 8;
/// Identities of pages that came from elsewhere and were not made by a device of ours.
const NAMED: u8 = 5;

/// Under which identity `user` keeps a page that was born as `born` elsewhere: always the same one, and another one for each
/// person, for a server takes an identity from one author only.
pub fn kept_as(user: UserId, born: EntryId) -> EntryId {
    if born.0.get_version_num() == usize::from(BORN) {
        return EntryId(masked(user, born.0, KEPT));
    }
    let mut digest = Sha256::new_with_prefix(PURPOSE);
    digest.update(user.0.as_bytes());
    digest.update(born.0.as_bytes());
    EntryId(of_bytes(first_half(&digest.finalize()), NAMED))
}

/// As what a page of `user` was born: what [`kept_as`] was given, or the page's own identity.
pub fn born_as(user: UserId, id: EntryId) -> EntryId {
    if id.0.get_version_num() == usize::from(KEPT) {
        EntryId(masked(user, id.0, BORN))
    } else {
        id
    }
}

/// The identity with the person's own pattern laid over it. Laid over once more it gives back what was there.
fn masked(user: UserId, id: Uuid, version: u8) -> Uuid {
    let digest = Sha256::new_with_prefix(PURPOSE).chain_update(user.0.as_bytes());
    let pattern = first_half(&digest.finalize());
    let mut bytes = id.into_bytes();
    for (byte, over) in bytes.iter_mut().zip(pattern) {
        *byte ^= over;
    }
    of_bytes(bytes, version)
}

fn first_half(digest: &[u8]) -> [u8; 16] {
    std::array::from_fn(|at| digest.get(at).copied().unwrap_or_default())
}

/// A UUID of this version with these bytes, but for the bits that say that it is one.
fn of_bytes(mut bytes: [u8; 16], version: u8) -> Uuid {
    bytes[6] = (bytes[6] & 0x0f) | (version << 4);
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    Uuid::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUPIL: UserId = UserId(Uuid::from_u128(0x0de3_0000_0000_7000_8000_0001_0000_0001));
    const OTHER: UserId = UserId(Uuid::from_u128(0x0de3_0000_0000_7000_8000_0001_0000_0002));
    const PAGE: EntryId = EntryId(Uuid::from_u128(0x0de3_0000_0000_7000_8000_0008_0000_0000));

    #[test]
    fn a_page_that_goes_and_comes_back_is_the_same_page() {
        let kept = kept_as(PUPIL, PAGE);
        assert_ne!(kept, PAGE);
        assert_eq!(kept.0.get_version_num(), 8);
        assert_eq!(kept.0.get_variant(), uuid::Variant::RFC4122);
        assert_eq!(born_as(PUPIL, kept), PAGE);
        assert_eq!(born_as(PUPIL, PAGE), PAGE, "one's own page");
    }

    #[test]
    fn each_person_keeps_it_under_another_identity_and_always_the_same() {
        assert_ne!(kept_as(PUPIL, PAGE), kept_as(OTHER, PAGE));
        assert_eq!(kept_as(PUPIL, PAGE), kept_as(PUPIL, PAGE));
    }

    #[test]
    fn an_identity_of_another_make_is_never_taken_for_one_of_ours() {
        let odd = EntryId(Uuid::from_u128(0x0de3_0000_0000_4000_8000_0008_0000_0000));
        let kept = kept_as(PUPIL, odd);
        assert_ne!(kept, odd);
        assert_ne!(kept, kept_as(OTHER, odd));
        assert_eq!(born_as(PUPIL, kept), kept);
        let forged = kept_as(PUPIL, PAGE);
        assert_ne!(kept_as(PUPIL, forged), PAGE);
    }
}
