//! Establishments of companies in the open data.

use crate::etablissement::Coordinates;

/// An establishment of a company.
#[derive(Debug, Clone, PartialEq)]
pub struct Entreprise {
    /// SIRET, 14 digits.
    pub siret: String,
    /// Name as the register writes it (capitals, cut, without accents).
    pub name: String,
    /// Sign over the door, where there is one.
    pub sign: Option<String>,
    /// NAF rév. 2 code without dot (`8413Z`).
    pub naf: String,
    /// Insee's code of the number of employees (`11` = 10 to 19, `12` = 20 to 49…).
    pub size: String,
    /// Street address.
    pub address: Option<String>,
    /// Postal code.
    pub postcode: String,
    /// Insee's code of the commune.
    pub commune: String,
    /// Where it stands; absent where the register has 0, 0.
    pub coordinates: Option<Coordinates>,
}
