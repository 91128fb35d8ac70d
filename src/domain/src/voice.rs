//! A voice note as a file: what a device makes of what was said, and all that a server keeps of it.
//!
//! It is WAV with G.711 µ-law: one channel, 8,000 samples a second, a byte each. Every browser plays it, whatever recorded it;
//! a minute of speech needs no decoder of others to be judged, and the file's length tells how long it lasts.
//!
//! There is one way to write a note. Its head says nothing but how many samples follow, so a reader takes what begins with
//! exactly that head, and nothing else: no chunk of somebody else's (a place, a date, the name of a phone), no size that
//! tells another story than the file's end. After it every byte is a sample, and none of them can be wrong.

/// Samples a second.
pub const RATE: u32 = 8_000;
/// Longest note, in seconds: a few sentences, and fewer bytes than a photo may have.
pub const SECONDS: u32 = 30;

/// Bytes before the samples.
const HEAD: usize = 58;
/// What is added to a sample, so that its logarithm begins smoothly.
const BIAS: u32 = 0x84;

/// The file of what was heard, from -1 to 1, [`RATE`] a second. What is longer than [`SECONDS`] is cut.
pub fn encode(heard: &[f32]) -> Vec<u8> {
    let most = (RATE * SECONDS) as usize;
    let samples: Vec<u8> = heard.iter().take(most).copied().map(compress).collect();
    file(&samples)
}

/// The samples of a file, if it is a note of ours from its first byte to its last.
pub fn samples(file: &[u8]) -> Option<&[u8]> {
    let (head, samples) = file.split_at_checked(HEAD)?;
    milliseconds(u32::try_from(file.len()).ok()?)?;
    (head == head_of(samples.len())).then_some(samples)
}

/// A file from its samples alone. An odd one more is silence, since WAV counts in twos.
pub fn file(samples: &[u8]) -> Vec<u8> {
    let odd = samples.len() % 2 == 1;
    let silence = odd.then(|| compress(0.0));
    let all = samples.iter().copied().chain(silence);
    let head = head_of(samples.len() + usize::from(odd));
    head.into_iter().chain(all).collect()
}

/// Whether a file says of itself to be sound in this family of formats.
pub fn is_sound(file: &[u8]) -> bool {
    file.starts_with(b"RIFF") && file.get(8..12) == Some(b"WAVE")
}

/// How long a file of so many bytes lasts; `None` when no note has so many.
pub fn milliseconds(bytes: u32) -> Option<u32> {
    let samples = bytes.checked_sub(HEAD as u32)?;
    let fits = (1..=RATE * SECONDS).contains(&samples) && samples.is_multiple_of(2);
    fits.then_some(samples / (RATE / 1_000))
}

/// The head of a file with so many samples: RIFF, the format, how many samples, where they begin.
fn head_of(samples: usize) -> [u8; HEAD] {
    // A device makes no file of four thousand million bytes, and a reader has looked at its length before.
    let count = u32::try_from(samples).unwrap_or(u32::MAX);
    let after_sizes = count.saturating_add(HEAD as u32 - 8);
    let parts: [&[u8]; 15] = [
        b"RIFF",
        &after_sizes.to_le_bytes(),
        b"WAVEfmt ",
        &18_u32.to_le_bytes(),
        &7_u16.to_le_bytes(), // G.711 µ-law
        &1_u16.to_le_bytes(), // channels
        &RATE.to_le_bytes(),
        &RATE.to_le_bytes(),  // bytes a second
        &1_u16.to_le_bytes(), // bytes a sample
        &8_u16.to_le_bytes(), // bits a sample
        &0_u16.to_le_bytes(), // nothing more is said of the format
        b"fact\x04\0\0\0",
        &count.to_le_bytes(),
        b"data",
        &count.to_le_bytes(),
    ];
    let mut head = [0; HEAD];
    for (to, from) in head.iter_mut().zip(parts.concat()) {
        *to = from;
    }
    head
}

/// A sample in a byte: its sign, the power of two below it, four digits after that one. What is no number is silence.
fn compress(heard: f32) -> u8 {
    let linear = (heard * 32_768.0) as i32;
    let sign = if linear < 0 { 0x80 } else { 0 };
    let large = (linear.unsigned_abs() + BIAS).min(0x7fff);
    let power = large.ilog2() - 7;
    let digits = (large >> (power + 3)) & 0x0f;
    !(sign | (power << 4 | digits) as u8)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// What a browser hears in a sample.
    fn expand(sample: u8) -> f32 {
        let bits = !sample;
        let power = u32::from(bits >> 4 & 7);
        let large = ((u32::from(bits & 0x0f) << 3) + BIAS) << power;
        let size = (large - BIAS) as f32 / 32_768.0;
        if bits & 0x80 == 0 { size } else { -size }
    }

    #[test]
    fn a_tone_comes_back_within_the_error_of_eight_bits() {
        let tone: Vec<f32> = (0..RATE)
            .map(|at| (at as f32 * 440.0 * std::f32::consts::TAU / RATE as f32).sin() * 0.8)
            .collect();
        let file = encode(&tone);
        let heard: Vec<f32> = samples(&file)
            .unwrap()
            .iter()
            .copied()
            .map(expand)
            .collect();
        assert_eq!(heard.len(), tone.len());
        for (said, heard) in tone.iter().zip(heard) {
            // A step is a sixteenth of the power of two below the sample; half of one, and the smallest step.
            let most = said.abs() / 32.0 + 0.001;
            assert!((said - heard).abs() <= most, "{said} became {heard}");
        }
    }

    #[test]
    fn the_bytes_are_those_of_the_recommendation() {
        for (heard, byte) in [
            (0.0, 0xff),
            (1.0, 0x80),
            (-1.0, 0x00),
            (2.0, 0x80),
            (f32::NAN, 0xff),
            (f32::NEG_INFINITY, 0x00),
            (-0.000_1, 0x7f),
            (0.5, 0x8f),
        ] {
            assert_eq!(compress(heard), byte, "{heard}");
        }
    }

    #[test]
    fn a_file_says_what_it_is_and_how_long_it_lasts() {
        let file = encode(&[0.0; 8_001]);
        assert!(is_sound(&file) && !is_sound(b"RIFF\0\0\0\0WEBP"));
        assert_eq!(file.len(), 58 + 8_002);
        assert_eq!(&file[..4], b"RIFF");
        assert_eq!(file[4..8], 8_052_u32.to_le_bytes());
        assert_eq!(&file[38..42], b"fact");
        assert_eq!(&file[50..54], b"data");
        assert_eq!(file[54..58], 8_002_u32.to_le_bytes());
        assert_eq!(milliseconds(file.len() as u32), Some(1_000));
        let long = encode(&vec![0.1; 1_000_000]);
        assert_eq!(milliseconds(long.len() as u32), Some(30_000));
        assert_eq!(samples(&long).unwrap().len(), 240_000);
    }

    #[test]
    fn whatever_is_not_written_as_ours_is_none() {
        let good = encode(&[0.3; 16]);
        assert!(samples(&good).is_some());
        for at in 0..HEAD {
            let mut bad = good.clone();
            bad[at] ^= 1;
            assert_eq!(samples(&bad), None, "byte {at} of the head");
        }
        let longer = [&good[..], b"LIST"].concat();
        for bad in [
            &b""[..],
            &good[..HEAD],
            &good[..good.len() - 2],
            &longer,
            &encode(&[]),
        ] {
            assert_eq!(samples(bad), None);
        }
        let flood = file(&vec![0; 240_002]);
        assert_eq!(samples(&flood), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_note_of_ours_or_none(bytes in vec(any::<u8>(), 0..200)) {
            if let Some(samples) = samples(&bytes) {
                prop_assert_eq!(file(samples), bytes);
            }
        }

        #[test]
        fn any_samples_are_a_note_that_reads(heard in vec(any::<f32>(), 1..200)) {
            let file = encode(&heard);
            let kept = samples(&file).map(<[u8]>::len);
            prop_assert_eq!(kept, Some(heard.len().next_multiple_of(2)));
        }
    }
}
