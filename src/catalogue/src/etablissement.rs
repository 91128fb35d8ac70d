//! Secondary schools of the open data, and where they stand.

/// A point on the Earth in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coordinates {
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
}

/// Kind of a secondary school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EtablissementKind {
    /// Collège (6e to 3e).
    College,
    /// General or technological lycée.
    Lycee,
    /// *Lycée professionnel*.
    LyceeProfessionnel,
    /// *Établissement régional d'enseignement adapté*.
    Erea,
}

/// *Éducation prioritaire*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ZoneEp {
    /// REP.
    Rep,
    /// REP+.
    RepPlus,
}

/// A secondary school.
#[derive(Debug, Clone, PartialEq)]
pub struct Etablissement {
    /// *Unité administrative immatriculée*: seven digits and a check letter.
    pub uai: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: EtablissementKind,
    /// Street address.
    pub address: Option<String>,
    /// Postal code, five characters.
    pub postcode: String,
    /// Commune.
    pub commune: String,
    /// *Éducation prioritaire*, if any.
    pub zone_ep: Option<ZoneEp>,
    /// Where it stands; absent for most collèges, and then no distance is computed.
    pub coordinates: Option<Coordinates>,
    /// Distance in metres to the nearest *quartier prioritaire*, where known (2019).
    pub qpv_distance: Option<f64>,
}
