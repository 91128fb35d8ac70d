//! Schools and companies: their public identifiers and what gives a school priority.

use serde::{Deserialize, Serialize};

/// A school's national identifier: seven digits and a check letter, such as `0572345K`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Uai(String);

/// Why a text is not a [`Uai`] or a [`Siret`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// The length or the kind of characters is wrong.
    #[error("the identifier does not have the right shape")]
    Shape,
    /// The check letter or check digit does not agree with the rest.
    #[error("the identifier's check character is wrong")]
    Check,
}

impl Uai {
    /// Reads a UAI; case and surrounding spaces are ignored.
    ///
    /// The check letter is the seven-digit number modulo 23 in the alphabet without I, O and Q
    /// (source: ministry of Education, *répertoire académique et ministériel des établissements*).
    ///
    /// ```
    /// use domain::school::{IdentifierError, Uai};
    /// assert_eq!(Uai::parse(" 0750001u ").unwrap().as_str(), "0750001U");
    /// assert_eq!(Uai::parse("0750001A"), Err(IdentifierError::Check));
    /// assert_eq!(Uai::parse("075"), Err(IdentifierError::Shape));
    /// ```
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";
        let text = text.trim().to_ascii_uppercase();
        let bytes = text.as_bytes();
        if bytes.len() != 8 || !bytes[..7].iter().all(u8::is_ascii_digit) {
            return Err(IdentifierError::Shape);
        }
        let number = bytes[..7]
            .iter()
            .fold(0usize, |sum, digit| sum * 10 + usize::from(digit - b'0'));
        if LETTERS[number % 23] == bytes[7] {
            Ok(Self(text))
        } else {
            Err(IdentifierError::Check)
        }
    }

    /// The eight characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first three digits: the département as the ministry numbers it (« 057 »).
    pub fn departement(&self) -> &str {
        &self.0[..3]
    }
}

impl TryFrom<String> for Uai {
    type Error = IdentifierError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Uai> for String {
    fn from(uai: Uai) -> Self {
        uai.0
    }
}

impl std::fmt::Display for Uai {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A company establishment's identifier: 14 digits that pass Luhn's check.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Siret(String);

impl Siret {
    /// Reads a SIRET; spaces are ignored.
    ///
    /// ```
    /// use domain::school::Siret;
    /// assert!(Siret::parse("732 829 320 00074").is_ok());
    /// assert!(Siret::parse("732 829 320 00075").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.len() != 14 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(IdentifierError::Shape);
        }
        let sum: u32 = digits
            .bytes()
            .rev()
            .enumerate()
            .map(|(place, digit)| {
                let value = u32::from(digit - b'0') * (1 + place as u32 % 2);
                value / 10 + value % 10
            })
            .sum();
        if sum.is_multiple_of(10) {
            Ok(Self(digits))
        } else {
            Err(IdentifierError::Check)
        }
    }

    /// The fourteen digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Siret {
    type Error = IdentifierError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Siret> for String {
    fn from(siret: Siret) -> Self {
        siret.0
    }
}

/// Whether a school belongs to an *éducation prioritaire* network.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ZoneEp {
    /// Not in a network.
    #[default]
    None,
    /// REP.
    Rep,
    /// REP+.
    RepPlus,
}

impl ZoneEp {
    /// Whether places reserved for priority schools are for this one.
    pub fn has_priority(self) -> bool {
        self != Self::None
    }
}

/// Level of a class of collège that has a parcours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Level {
    /// Cinquième, about 12 years old.
    Cinquieme,
    /// Quatrième, about 13.
    Quatrieme,
    /// Troisième, about 14.
    Troisieme,
}

/// The two years of the school year that a month is in: it begins in August.
///
/// ```
/// use domain::school::school_year;
/// assert_eq!(school_year(2026, 11), (2026, 2027));
/// assert_eq!(school_year(2027, 7), (2026, 2027));
/// ```
pub fn school_year(year: i16, month: i8) -> (i16, i16) {
    let first = if month >= 8 { year } else { year - 1 };
    (first, first + 1)
}

/// A point on the map, in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Coordinates {
    /// Latitude, degrees north.
    pub lat: f64,
    /// Longitude, degrees east.
    pub lon: f64,
}

impl Coordinates {
    /// Distance as the crow flies, in kilometres (haversine on a sphere of 6,371 km).
    pub fn distance_km(self, other: Self) -> f64 {
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let (dlat, dlon) = (lat2 - lat1, (other.lon - self.lon).to_radians());
        let h = (dlat / 2.0).sin().powi(2) + lat1.cos() * lat2.cos() * (dlon / 2.0).sin().powi(2);
        2.0 * 6371.0 * h.sqrt().min(1.0).asin()
    }
}
