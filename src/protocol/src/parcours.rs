//! What teachers of one school see of each other's parcours: étapes, nothing about a pupil.

use domain::ids::ClassId;
use domain::parcours::Etape;
use domain::school::Level;
use serde::{Deserialize, Serialize};

/// Answer to `GET /api/v1/parcours`: the classes of the teacher's school that have étapes of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SchoolParcours {
    /// By name.
    pub classes: Vec<ClassParcours>,
}

/// A class whose teachers changed its parcours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClassParcours {
    /// Which one.
    pub class: ClassId,
    /// Its name.
    pub name: String,
    /// Its level, of whose default parcours it is a change.
    pub level: Level,
    /// How many étapes were changed, added or taken out.
    pub own: u32,
}

/// Answer to `GET /api/v1/classes/{class}/parcours`: what a class has of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnEtapes {
    /// The étapes that were changed, added or taken out; the others are those of its level.
    pub etapes: Vec<Etape>,
}
