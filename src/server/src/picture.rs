//! Pictures that pupils send: known by their content, decoded within limits, encoded anew.
//!
//! What is kept is our own JPEG, made of the pixels alone: nothing of the file that came is served, neither its metadata (a
//! place, a time, the name of a phone) nor anything that hides in it.

use std::io::Cursor;

use domain::attachment::PHOTO_SIDE;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

/// Most bytes that decoding may take: a picture of the largest size takes 10 MB, with what a decoder needs beside it.
const MEMORY: u64 = 48 * 1024 * 1024;
/// Quality of the JPEG: nobody sees a difference to what came.
const QUALITY: u8 = 80;

/// Why a file is no picture of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Neither JPEG, PNG nor WebP, or damaged.
    #[error("not a picture")]
    Unreadable,
    /// A side is longer than [`PHOTO_SIDE`], or it needs too much memory.
    #[error("too many pixels")]
    TooLarge,
}

impl From<ImageError> for PictureError {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooLarge,
            _ => Self::Unreadable,
        }
    }
}

/// Encodes a picture anew, as JPEG. What is transparent becomes white.
///
/// # Errors
/// [`PictureError`].
pub fn encode_anew(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    let format = image::guess_format(bytes)?;
    if !matches!(
        format,
        ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP
    ) {
        return Err(PictureError::Unreadable);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(PHOTO_SIDE);
    limits.max_image_height = Some(PHOTO_SIDE);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let pixels = on_white(reader.decode()?);
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&pixels)?;
    Ok(jpeg)
}

fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let mut flat = RgbImage::new(picture.width(), picture.height());
    for (to, from) in flat.pixels_mut().zip(picture.pixels()) {
        let [r, g, b, a] = from.0.map(u16::from);
        let over = |part: u16| ((part * a + 255 * (255 - a)) / 255) as u8;
        *to = Rgb([r, g, b].map(over));
    }
    flat
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let picture = image::RgbaImage::from_pixel(width, height, image::Rgba([200, 0, 0, 0]));
        picture
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .unwrap();
        bytes
    }

    #[test]
    fn a_picture_is_encoded_anew_and_what_is_transparent_is_white() {
        let jpeg = encode_anew(&png(20, 10)).unwrap();
        let again = image::load_from_memory_with_format(&jpeg, ImageFormat::Jpeg).unwrap();
        assert_eq!((again.width(), again.height()), (20, 10));
        let Rgb(pixel) = *again.to_rgb8().get_pixel(5, 5);
        assert!(pixel.iter().all(|part| *part > 250), "{pixel:?}");
    }

    #[test]
    fn a_flood_of_pixels_is_refused_before_it_is_decoded() {
        let side = PHOTO_SIDE + 1;
        let flood = png(side, 1);
        assert!(flood.len() < 2_000);
        assert_eq!(encode_anew(&flood), Err(PictureError::TooLarge));
        // One that says to have four thousand million pixels, in a few bytes.
        let mut bomb = png(1, 1);
        bomb[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
        assert!(encode_anew(&bomb).is_err());
    }

    #[test]
    fn what_is_no_picture_is_refused_whatever_it_says_to_be() {
        for bytes in [
            &b""[..],
            b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
            b"\x89PNG\r\n\x1a\n and no more",
            b"\xff\xd8\xff\xe0 and no more",
        ] {
            assert_eq!(encode_anew(bytes), Err(PictureError::Unreadable));
        }
    }
}
