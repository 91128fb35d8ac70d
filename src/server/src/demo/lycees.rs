//! Lycées of the demonstration, marked as invented. Published only where nothing was imported: beside the real
//! ones they would mislead.

use catalogue::etablissement::Coordinates;
use catalogue::lycee::{Lycee, Voies};

struct Invented {
    uai: &'static str,
    name: &'static str,
    commune: &'static str,
    departement: &'static str,
    lat: f64,
    lon: f64,
    private: bool,
    technologique: bool,
}

/// No real school has these UAIs.
const LYCEES: [Invented; 5] = [
    Invented {
        uai: "0579981P",
        name: "Lycée des métiers du bois et des toits (inventé)",
        commune: "Metz",
        departement: "Moselle",
        lat: 49.10342,
        lon: 6.19517,
        private: false,
        technologique: false,
    },
    Invented {
        uai: "0579982R",
        name: "Lycée des métiers de la table (inventé)",
        commune: "Thionville",
        departement: "Moselle",
        lat: 49.35871,
        lon: 6.16214,
        private: false,
        technologique: true,
    },
    Invented {
        uai: "0579983S",
        name: "Lycée des métiers du soin (inventé)",
        commune: "Woippy",
        departement: "Moselle",
        lat: 49.15083,
        lon: 6.15121,
        private: true,
        technologique: false,
    },
    Invented {
        uai: "0549981F",
        name: "Lycée des métiers de l’image et du son (inventé)",
        commune: "Nancy",
        departement: "Meurthe-et-Moselle",
        lat: 48.68932,
        lon: 6.17508,
        private: false,
        technologique: true,
    },
    Invented {
        uai: "0679981K",
        name: "Lycée des métiers de l’automobile (inventé)",
        commune: "Strasbourg",
        departement: "Bas-Rhin",
        lat: 48.57341,
        lon: 7.75211,
        private: false,
        technologique: false,
    },
];

/// The lycées as they are published.
pub(super) fn lycees() -> Vec<Lycee> {
    let published = LYCEES.iter().map(|one| Lycee {
        uai: one.uai.into(),
        name: one.name.into(),
        commune: one.commune.into(),
        departement: one.departement.into(),
        coordinates: Some(Coordinates {
            latitude: one.lat,
            longitude: one.lon,
        }),
        private: one.private,
        website: None,
        voies: Voies {
            generale: false,
            technologique: one.technologique,
            professionnelle: true,
        },
    });
    published.collect()
}
