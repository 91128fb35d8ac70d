//! The lycées that bear the label, all in one part: a page sorts them by distance, so it needs each.

use super::Damaged;
use super::codec::{Reader, Writer};
use crate::etablissement::Coordinates;
use crate::lycee::{Lycee, STEPS, Voies};

/// Bits of the byte of flags.
const PRIVATE: u8 = 1;
const GENERALE: u8 = 2;
const TECHNOLOGIQUE: u8 = 4;
const PROFESSIONNELLE: u8 = 8;
const PLACED: u8 = 16;

/// Writes lycées in their order.
pub(super) fn write(lycees: &[Lycee]) -> Vec<u8> {
    let mut out = Writer::default();
    out.count(lycees.len());
    for lycee in lycees {
        for text in [&lycee.uai, &lycee.name, &lycee.commune, &lycee.departement] {
            out.text(text);
        }
        out.text(lycee.website.as_deref().unwrap_or_default());
        let Voies {
            generale,
            technologique,
            professionnelle,
        } = lycee.voies;
        let flags = [
            (lycee.private, PRIVATE),
            (generale, GENERALE),
            (technologique, TECHNOLOGIQUE),
            (professionnelle, PROFESSIONNELLE),
            (lycee.coordinates.is_some(), PLACED),
        ];
        let set = flags.into_iter().filter(|(on, _)| *on);
        out.byte(set.fold(0, |flags, (_, bit)| flags | bit));
        if let Some(point) = lycee.coordinates {
            out.number(steps(point.latitude, 90.0));
            out.number(steps(point.longitude, 180.0));
        }
    }
    out.bytes
}

/// Reads the part of the lycées.
///
/// # Errors
/// [`Damaged`] when the bytes are not lycées; never panics.
pub fn read_lycees(bytes: &[u8]) -> Result<Vec<Lycee>, Damaged> {
    let input = &mut Reader::new(bytes);
    let lycees = input.list(|input| {
        let mut lycee = Lycee {
            uai: input.string()?,
            name: input.string()?,
            commune: input.string()?,
            departement: input.string()?,
            website: Some(input.string()?).filter(|site| !site.is_empty()),
            ..Lycee::default()
        };
        let flags = input.byte()?;
        lycee.private = flags & PRIVATE != 0;
        lycee.voies = Voies {
            generale: flags & GENERALE != 0,
            technologique: flags & TECHNOLOGIQUE != 0,
            professionnelle: flags & PROFESSIONNELLE != 0,
        };
        if flags & PLACED != 0 {
            lycee.coordinates = Some(Coordinates {
                latitude: degrees(input.bits()?, 90)?,
                longitude: degrees(input.bits()?, 180)?,
            });
        }
        Ok(lycee)
    })?;
    input.end()?;
    Ok(lycees)
}

/// Steps from the south pole, or from the far meridian.
fn steps(degrees: f64, most: f64) -> u64 {
    ((degrees + most) * STEPS).round() as u64
}

fn degrees(steps: u32, most: i64) -> Result<f64, Damaged> {
    let steps = i64::from(steps) - most * STEPS as i64;
    let degrees = steps as f64 / STEPS;
    if degrees.abs() <= most as f64 {
        Ok(degrees)
    } else {
        Err(Damaged::Format)
    }
}
