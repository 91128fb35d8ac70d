//! A voice note in the file of a carnet.

use super::*;

/// A page with a voice note beside its photo.
fn with_voice() -> Carnet {
    let mut carnet = with_photo();
    let bytes = domain::voice::encode(&[0.25; 800]);
    carnet.entries[0].attachments.push(Attachment {
        blob: digest(&bytes),
        kind: AttachmentKind::Voice,
        bytes: u32::try_from(bytes.len()).unwrap(),
        width: 0,
        height: 0,
        alt: "Ce que j’ai entendu".into(),
    });
    carnet.files.insert(digest(&bytes), bytes);
    carnet
}

#[test]
fn a_voice_note_goes_along_in_a_version_that_knows_it_and_a_carnet_without_one_in_the_former() {
    let head = |carnet: &Carnet| write(carnet).unwrap().lines().nth(2).unwrap().to_owned();
    assert_eq!(head(&with_photo()), "\"version\":1,");
    assert_eq!(head(&with_voice()), "\"version\":2,");
    let read = read(write(&with_voice()).unwrap().as_bytes()).unwrap();
    assert_eq!(read, with_voice());
    assert_eq!(read.counts(), (1, 1));
    let mut view = View::default();
    let come = plan(&read, THERE, &view);
    assert_eq!((come.photos, come.voices, come.absent), (1, 1, 0));
    carry_out(&mut view, &come.steps);
    assert_eq!(taken(&view, THERE), unshown(&read));
    assert!(plan(&read, THERE, &view).is_done());
}

#[test]
fn a_voice_note_that_is_none_does_not_come() {
    let mut damaged = with_voice();
    for bytes in damaged.files.values_mut() {
        if domain::voice::is_sound(bytes) {
            bytes.truncate(100);
        }
    }
    let text = write(&damaged).unwrap();
    assert_eq!(read(text.as_bytes()), Err(Unreadable::Bounds));
    let mut other = with_voice();
    for bytes in other.files.values_mut() {
        *bytes = jpeg(1);
    }
    let told = plan(&other, THERE, &View::default());
    assert_eq!((told.photos, told.voices, told.absent), (1, 0, 1));
}
