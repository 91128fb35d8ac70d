//! What every room needs to know of a métier: its grand domaine and the level it asks for.

use serde::{Deserialize, Serialize};

/// One of the 14 *grands domaines* of ROME 4.0, named by its letter.
///
/// Source: ROME 4.0, table `grand_domaine` (France Travail). The order is that of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum GrandDomaine {
    /// Agriculture, fishing, natural spaces, animal care.
    A,
    /// Arts and crafts.
    B,
    /// Banking, insurance, real estate.
    C,
    /// Commerce and sales.
    D,
    /// Communication, media, multimedia.
    E,
    /// Building and public works.
    F,
    /// Hotels, restaurants, tourism, leisure.
    G,
    /// Industry.
    H,
    /// Installation and maintenance.
    I,
    /// Health.
    J,
    /// Services to persons and to the community (teaching, law, security, social work…).
    K,
    /// Performing arts.
    L,
    /// Support to companies (management, research, IT…).
    M,
    /// Transport and logistics.
    N,
}

impl GrandDomaine {
    /// All fourteen, in the order of their letters.
    pub const ALL: [GrandDomaine; 14] = [
        Self::A,
        Self::B,
        Self::C,
        Self::D,
        Self::E,
        Self::F,
        Self::G,
        Self::H,
        Self::I,
        Self::J,
        Self::K,
        Self::L,
        Self::M,
        Self::N,
    ];

    /// The domain of a ROME letter; `None` for any other character.
    ///
    /// ```
    /// use domain::metier::GrandDomaine;
    /// assert_eq!(GrandDomaine::from_letter('J'), Some(GrandDomaine::J));
    /// assert_eq!(GrandDomaine::from_letter('Z'), None);
    /// ```
    pub fn from_letter(letter: char) -> Option<Self> {
        let index = (letter as u32).checked_sub('A' as u32)?;
        Self::ALL.get(index as usize).copied()
    }

    /// The ROME letter, `'A'` to `'N'`.
    pub fn letter(self) -> char {
        (b'A' + self.index() as u8) as char
    }

    /// Position in [`GrandDomaine::ALL`], 0 to 13.
    pub fn index(self) -> usize {
        self as usize
    }
}

/// The lowest level of training that opens a métier, from none to a doctorate.
///
/// Source: *niveau d'accès minimum* of the Onisep sheets, grouped as pupils hear it at school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum StudyLevel {
    /// No diploma needed.
    None,
    /// CAP or equivalent.
    Cap,
    /// Baccalauréat (general, technological or professional).
    Bac,
    /// Two years after the bac (BTS…).
    Bac2,
    /// Three years after the bac (BUT, licence…).
    Bac3,
    /// Four years after the bac.
    Bac4,
    /// Five years after the bac (master, engineer…).
    Bac5,
    /// More than five years (medicine, doctorate…).
    Bac6Plus,
}

impl StudyLevel {
    /// All levels, from the shortest to the longest.
    pub const ALL: [StudyLevel; 8] = [
        Self::None,
        Self::Cap,
        Self::Bac,
        Self::Bac2,
        Self::Bac3,
        Self::Bac4,
        Self::Bac5,
        Self::Bac6Plus,
    ];
}
