//! ROME's *contextes de travail* as short items and kinds of places.

use super::super::clean::line;
use crate::facet::{FacetSet, Place};
use crate::rich::{Block, RichText};

/// One *contexte de travail*.
pub(super) struct Context {
    kind: Kind,
    label: String,
    place: Option<Place>,
}

enum Kind {
    Where,
    Hours,
    With,
    Travel,
    Condition,
}

impl Context {
    /// From its type and label; `None` for the types that tell of contracts.
    pub(super) fn new(kind: &str, label: &str) -> Option<Self> {
        let kind = match (kind, label) {
            ("1", "Déplacements professionnels") | ("3", _) => Kind::Travel,
            ("1", _) if is_where(label) => Kind::Where,
            ("1", _) => Kind::Condition,
            ("2", _) => Kind::Hours,
            ("5", _) => Kind::With,
            ("6", _) => Kind::Where,
            _ => return None,
        };
        Some(Self {
            kind,
            label: line(label),
            place: place(label),
        })
    }
}

fn is_where(label: &str) -> bool {
    ["En ", "Au domicile", "Sur chantier"]
        .iter()
        .any(|start| label.starts_with(start))
        && label != "En flux tendu"
}

/// The kind of place that a label states beyond doubt.
fn place(label: &str) -> Option<Place> {
    Some(match label {
        "En extérieur" | "Sur chantier" => Place::Outdoors,
        "En atelier"
        | "En bureau d'études"
        | "En laboratoire"
        | "En bloc opératoire"
        | "En salle blanche"
        | "En ligne ou ilot de production"
        | "En chambre noire"
        | "En salle d'accouchement"
        | "En studio"
        | "Sans lumière naturelle" => Place::Indoors,
        "Au domicile d'un particulier" | "Au domicile de l'intervenant" => Place::Home,
        "En grande hauteur" => Place::Height,
        "En milieu maritime" | "En milieu aquatique" => Place::Water,
        "Activités de motricité fine (dextérité...)" => Place::Hands,
        _ => return None,
    })
}

/// The contexts of one fiche.
#[derive(Debug, Default)]
pub(super) struct Contexts {
    pub(super) where_: Vec<String>,
    pub(super) hours: Vec<String>,
    pub(super) with: Vec<String>,
    pub(super) travel: Vec<String>,
    pub(super) places: FacetSet<Place>,
    conditions: Vec<String>,
}

impl Contexts {
    pub(super) fn add(&mut self, context: &Context) {
        let list = match context.kind {
            Kind::Where => &mut self.where_,
            Kind::Hours => &mut self.hours,
            Kind::With => &mut self.with,
            Kind::Travel => &mut self.travel,
            Kind::Condition => &mut self.conditions,
        };
        list.push(context.label.clone());
        if let Some(place) = context.place {
            self.places.insert(place);
        }
    }

    /// The other conditions (loads, noise, equipment…), as a list.
    pub(super) fn conditions(&self) -> RichText {
        let list = (!self.conditions.is_empty()).then(|| Block::List(self.conditions.clone()));
        RichText {
            blocks: list.into_iter().collect(),
        }
    }
}
