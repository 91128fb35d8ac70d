//! Voice notes that pupils send, by the reader that the server judges them with.

use domain::voice;

/// What is taken is what we would have written, to the byte, and lasts as long as its length says.
pub fn samples(bytes: &[u8]) {
    if let Some(samples) = voice::samples(bytes) {
        assert_eq!(voice::file(samples), bytes);
        assert!(voice::is_sound(bytes));
        let length = u32::try_from(bytes.len()).expect("a note is short");
        assert!(voice::milliseconds(length).is_some());
    }
}
