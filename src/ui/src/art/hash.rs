//! Seeds: from words to 64 bits, and from 64 bits to a stream of choices.

/// The seed of a picture from an identifier (FNV-1a, 64 bits): stable between versions, since a
/// metier must keep its picture.
///
/// ```
/// assert_ne!(ui::seed_of("veterinaire"), ui::seed_of("luthiere"));
/// ```
#[must_use]
pub fn seed_of(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// A small deterministic stream of numbers (SplitMix64), good enough to shuffle tiles.
pub(super) struct Stream(u64);

impl Stream {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound` (which is small: the bias of the modulo does not show).
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        (self.next() % u64::from(bound.max(1))) as u32
    }

    /// One of `choices`, each with its weight.
    pub(super) fn pick<T: Copy>(&mut self, choices: &[(T, u32)], otherwise: T) -> T {
        let total = choices.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(total);
        for &(choice, weight) in choices {
            if left < weight {
                return choice;
            }
            left -= weight;
        }
        otherwise
    }
}
