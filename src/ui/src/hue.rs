//! The colour of a family of things.

/// One of the fourteen hues of `style/tokens.css`, named by the letter of a grand domaine, or
/// the product's own indigo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hue(Option<char>);

impl Hue {
    /// The hue of a letter, `A` to `N` in either case; any other letter has the neutral hue.
    #[must_use]
    pub fn of(letter: char) -> Self {
        let letter = letter.to_ascii_uppercase();
        Self(('A'..='N').contains(&letter).then_some(letter))
    }

    /// The hue of a picture that is made from a number.
    #[must_use]
    pub fn of_seed(seed: u64) -> Self {
        Self::of(char::from(b'A' + (seed % 14) as u8))
    }

    /// The class that sets the hue on an element and all that is in it: `d-A` to `d-N`, `d-0`.
    #[must_use]
    pub fn class(self) -> &'static str {
        const CLASSES: [&str; 14] = [
            "d-A", "d-B", "d-C", "d-D", "d-E", "d-F", "d-G", "d-H", "d-I", "d-J", "d-K", "d-L",
            "d-M", "d-N",
        ];
        self.0
            .and_then(|letter| CLASSES.get(letter as usize - 'A' as usize))
            .copied()
            .unwrap_or("d-0")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_their_class_and_others_the_neutral_one() {
        assert_eq!(Hue::of('A').class(), "d-A");
        assert_eq!(Hue::of('n').class(), "d-N");
        assert_eq!(Hue::of('Z').class(), "d-0");
        assert_eq!(Hue::default().class(), "d-0");
    }
}
