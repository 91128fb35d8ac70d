//! Choices that are the same each time for the same seed, so that a game can be shared.

/// A stream of numbers from a seed (SplitMix64): even enough to shuffle cards, never a secret.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of these; `None` where there are none.
    pub fn pick<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        let count = among.len() as u64;
        (count > 0).then(|| &among[(self.roll() % count) as usize])
    }

    /// Puts these in another order.
    pub fn shuffle<T>(&mut self, cards: &mut [T]) {
        for last in (1..cards.len()).rev() {
            let other = self.roll() % (last as u64 + 1);
            cards.swap(last, other as usize);
        }
    }
}

/// A number for one thing under a seed, to part what is alike otherwise.
pub(super) fn chance(seed: u64, of: usize) -> u64 {
    Dice::new(seed ^ (of as u64).wrapping_mul(0xd6e8_feb8_6659_fd93)).roll()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_always_gives_the_same_order_and_loses_no_card() {
        let shuffled = |seed| {
            let mut cards: Vec<u32> = (0..20).collect();
            Dice::new(seed).shuffle(&mut cards);
            cards
        };
        assert_eq!(shuffled(7), shuffled(7));
        assert_ne!(shuffled(7), shuffled(8));
        let mut sorted = shuffled(7);
        sorted.sort_unstable();
        assert_eq!(sorted, (0..20).collect::<Vec<_>>());
        assert_eq!(Dice::new(1).pick::<u8>(&[]), None);
    }
}
