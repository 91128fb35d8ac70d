//! How much it says of a sheet that a word stands in it: one byte, three bits of field and five of level.

use super::Field;

/// Highest level of a posting within its field.
const TOP: u32 = 31;
/// Levels left to what the texts add to a name.
const EVIDENCE: u32 = 6;

/// How many levels texts are told apart by: few, so that the index is small.
const STEPS: f32 = 4.0;

/// Weight of the first level and of each further one, by field.
const SCALE: [(u32, u32); 6] = [(420, 19), (270, 15), (250, 8), (120, 8), (110, 8), (36, 7)];

/// What the fields of one sheet hold of one stem.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    /// For names, other names and pupils' words, the best part that the word plays in one of them, 0 to 1.
    pub(super) names: [f32; 3],
    /// How often in hook, themes and texts.
    pub(super) counts: [u32; 3],
}

impl Evidence {
    /// The byte of the posting. `length` is the sheet's words in its texts, `mean` that of all sheets.
    pub(super) fn byte(&self, length: u32, mean: f32) -> u8 {
        let frequency = self.frequency(length, mean);
        for (field, part) in [Field::Name, Field::OtherName, Field::Word]
            .into_iter()
            .zip(self.names)
        {
            if part > 0.0 {
                let level = part * (TOP - EVIDENCE) as f32 + frequency * EVIDENCE as f32;
                return pack(field, level);
            }
        }
        let field = match self.counts {
            [0, 0, _] => Field::Text,
            [0, _, _] => Field::Theme,
            _ => Field::Hook,
        };
        pack(
            field,
            (frequency * STEPS).floor().min(STEPS - 1.0) * TOP as f32 / (STEPS - 1.0),
        )
    }

    /// BM25's saturation of the count, by the length of the sheet: 0 to 1.
    fn frequency(&self, length: u32, mean: f32) -> f32 {
        let [hook, theme, text] = self.counts;
        let count = (2 * hook + theme + text) as f32;
        count / (count + 1.2 * (0.4 + 0.6 * length as f32 / mean.max(1.0)))
    }
}

/// The part that a word plays in a name of `length` words (articles left out) at `position`.
pub(super) fn part(position: usize, length: usize) -> f32 {
    let alone = 1.0 / (1.0 + 0.16 * (length.max(1) - 1) as f32);
    if position == 0 { alone } else { alone * 0.8 }
}

fn pack(field: Field, level: f32) -> u8 {
    let level = (level.round() as u32).min(TOP) as u8;
    (field as u8) << 5 | level
}

/// Whether a posting says no more than that a longer text holds the word.
pub(super) fn in_passing(byte: u8) -> bool {
    field(byte) == Field::Text && u32::from(byte) & TOP <= TOP / 2
}

/// The field of a posting's byte.
pub(super) fn field(byte: u8) -> Field {
    Field::ALL[usize::from(byte >> 5).min(Field::ALL.len() - 1)]
}

/// The weight of each possible byte, 0 to 1023.
pub(super) fn table() -> [u16; 256] {
    std::array::from_fn(|byte| {
        let (base, step) = SCALE[(byte >> 5).min(SCALE.len() - 1)];
        (base + step * (byte as u32 & TOP)).min(1023) as u16
    })
}

/// How rare a stem is: near 0 when all sheets hold it, 1 when one does.
pub(super) fn rarity(docs: u32, holding: u32) -> f32 {
    let docs = docs.max(1) as f32;
    (1.0 + docs / holding.max(1) as f32).ln() / (1.0 + docs).ln()
}
