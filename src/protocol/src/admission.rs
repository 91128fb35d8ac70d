//! The server's half of a queue: may this line be applied now?
//!
//! Pure: the server looks up what it stored and asks here. A line is applied once, in order, whatever the
//! network delivers twice, late or not at all.

use std::ops::RangeInclusive;

use uuid::Uuid;

use crate::wire::PUSH_MAX;

/// What tells the contents of two lines apart.
///
/// The digest is of the line as the server reads it. It is absent where the server could not read the
/// line (a mutation it does not know): then the identity alone decides, so that a server that has learned
/// the mutation since does not take the old line for another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint {
    /// Identity of the mutation, made by the client.
    pub id: Uuid,
    /// SHA-256 of its content.
    pub digest: Option<[u8; 32]>,
}

impl Fingerprint {
    /// Whether both can be the same line.
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.id == other.id
            && match (self.digest, other.digest) {
                (Some(mine), Some(theirs)) => mine == theirs,
                _ => true,
            }
    }
}

/// What to do with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// It is the next one: apply it, store its result, advance.
    Fresh,
    /// It was settled before: give the stored result again.
    Replay,
    /// Not the next one: stop, and name the one that is.
    Gap {
        /// The next `n` the server takes.
        expected: u64,
    },
    /// Settled before with another content: stop, nothing is done.
    Reused,
}

/// Decides on line `n` of a queue whose last settled line is `last`.
///
/// `stored` is what the server kept of line `n`; `None` when it is new, or so old that its result was
/// dropped: then the answer is the gap that tells the client where the server stands.
///
/// ```
/// use protocol::admission::{Admission, Fingerprint, admit};
/// let line = Fingerprint { id: uuid::Uuid::from_u128(1), digest: Some([0; 32]) };
/// assert_eq!(admit(4, 5, None, line), Admission::Fresh);
/// assert_eq!(admit(5, 5, Some(line), line), Admission::Replay);
/// assert_eq!(admit(4, 6, None, line), Admission::Gap { expected: 5 });
/// ```
pub fn admit(last: u64, n: u64, stored: Option<Fingerprint>, line: Fingerprint) -> Admission {
    match stored {
        Some(stored) if n <= last => {
            if stored.agrees_with(&line) {
                Admission::Replay
            } else {
                Admission::Reused
            }
        }
        _ if last.checked_add(1) == Some(n) => Admission::Fresh,
        _ => Admission::Gap {
            expected: last.saturating_add(1),
        },
    }
}

/// The places of a queue that are closed once a line which stood at its place `n` was settled elsewhere: all up to
/// it, from the first that is open, so that a request which still comes from there has no effect. `last` is the last
/// settled line of that queue. Empty when the place is settled, and when it is so far away that no request can reach
/// it.
pub fn closed_by_move(last: u64, n: u64) -> RangeInclusive<u64> {
    let ahead = n.saturating_sub(last);
    if (1..=PUSH_MAX as u64).contains(&ahead) {
        last.saturating_add(1)..=n
    } else {
        RangeInclusive::new(1, 0)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn print(content: u8) -> Fingerprint {
        Fingerprint {
            id: Uuid::from_u128(u128::from(content)),
            digest: Some([content; 32]),
        }
    }

    /// A server that keeps a queue by the decisions of [`admit`] alone.
    #[derive(Default)]
    struct Server {
        last: u64,
        stored: BTreeMap<u64, Fingerprint>,
        effects: Vec<u8>,
    }

    impl Server {
        fn take(&mut self, n: u64, content: u8) -> Admission {
            let admission = admit(self.last, n, self.stored.get(&n).copied(), print(content));
            if admission == Admission::Fresh {
                self.last = n;
                self.stored.insert(n, print(content));
                self.effects.push(content);
            }
            admission
        }
    }

    proptest! {
        /// Whatever comes, doubled, late, out of order or skipped: the effects are a prefix of what the client
        /// wrote, each once and in order.
        #[test]
        fn effects_are_a_prefix_of_the_queue(
            contents in proptest::collection::vec(any::<u8>(), 1..20),
            deliveries in proptest::collection::vec(1u64..22, 0..120),
        ) {
            let mut server = Server::default();
            for n in deliveries {
                if let Some(content) = contents.get(usize::try_from(n - 1).unwrap()) {
                    server.take(n, *content);
                }
            }
            prop_assert!(contents.starts_with(&server.effects));
        }

        /// A client that asks for what the server expects always comes to the end.
        #[test]
        fn following_the_expected_line_settles_the_whole_queue(
            contents in proptest::collection::vec(any::<u8>(), 1..20),
            start in 1u64..30,
        ) {
            let mut server = Server::default();
            let mut n = start;
            for _ in 0..contents.len() + 2 {
                let Some(content) = contents.get(usize::try_from(n - 1).unwrap()) else {
                    n = server.last + 1;
                    continue;
                };
                n = match server.take(n, *content) {
                    Admission::Gap { expected } => expected,
                    _ => n + 1,
                };
                if server.last == contents.len() as u64 {
                    break;
                }
            }
            prop_assert_eq!(server.effects, contents);
        }

        /// Another content under a settled number never has an effect and is named for what it is.
        #[test]
        fn another_content_is_reused(first in any::<u8>(), second in any::<u8>()) {
            prop_assume!(first != second);
            let mut server = Server::default();
            prop_assert_eq!(server.take(1, first), Admission::Fresh);
            prop_assert_eq!(server.take(1, second), Admission::Reused);
            prop_assert_eq!(server.take(1, first), Admission::Replay);
            prop_assert_eq!(server.effects, vec![first]);
        }
    }

    #[test]
    fn a_line_the_server_could_not_read_is_known_by_its_identity() {
        let unread = Fingerprint {
            id: Uuid::from_u128(1),
            digest: None,
        };
        assert_eq!(admit(1, 1, Some(unread), print(1)), Admission::Replay);
        assert_eq!(admit(1, 1, Some(unread), print(2)), Admission::Reused);
    }

    #[test]
    fn a_result_that_was_dropped_tells_where_the_server_stands() {
        assert_eq!(admit(9, 3, None, print(1)), Admission::Gap { expected: 10 });
        assert_eq!(
            admit(u64::MAX, 1, None, print(1)),
            Admission::Gap { expected: u64::MAX }
        );
    }

    #[test]
    fn a_line_that_moved_closes_its_former_place_and_what_is_open_before_it() {
        let closed = |last, n| closed_by_move(last, n).collect::<Vec<u64>>();
        let none: [u64; 0] = [];
        assert_eq!(closed(2, 5), [3, 4, 5]);
        assert_eq!(closed(5, 5), none);
        assert_eq!(closed(9, 5), none);
        assert_eq!(closed(0, u64::MAX), none);
        assert_eq!(closed(u64::MAX, u64::MAX), none);
    }
}
