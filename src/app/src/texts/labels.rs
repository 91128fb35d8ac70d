//! French names of the closed lists: domains, levels, facets, feelings, kinds of entries.

use std::collections::BTreeSet;

use catalogue::explore::Thing;
use catalogue::facet::{Interest, Place, Subject};
use domain::carnet::{EntryKind, Feeling};
use domain::competence::{competence, competences};
use domain::metier::{GrandDomaine, StudyLevel};
use domain::projet::Genre;
use domain::role::Role;
use domain::school::{Level, ZoneEp};

/// The skills of a page in words, in the order of their list; one that is no more in it by its own key.
pub fn skills(keys: &BTreeSet<String>) -> Vec<String> {
    let known = competences()
        .iter()
        .filter(|skill| keys.contains(skill.cle))
        .map(|skill| skill.titre.to_owned());
    let gone = keys.iter().filter(|key| competence(key).is_none());
    known.chain(gone.cloned()).collect()
}

/// A word in French for a value of a closed list.
pub trait Label {
    /// The word, with a capital, as on a chip or in a list.
    fn label(&self) -> &'static str;
}

impl Label for GrandDomaine {
    fn label(&self) -> &'static str {
        match self {
            Self::A => "Agriculture, animaux, forêt",
            Self::B => "Arts, artisanat",
            Self::C => "Banque, assurance, immobilier",
            Self::D => "Commerce, vente",
            Self::E => "Communication, médias",
            Self::F => "Construction, bâtiment",
            Self::G => "Hôtellerie, tourisme, loisirs",
            Self::H => "Industrie",
            Self::I => "Installation, réparation",
            Self::J => "Santé",
            Self::K => "Éducation, droit, entraide",
            Self::L => "Spectacle, sport",
            Self::M => "Gestion, informatique, recherche",
            Self::N => "Transport, logistique",
        }
    }
}

impl Label for StudyLevel {
    fn label(&self) -> &'static str {
        match self {
            Self::None => "Sans diplôme",
            Self::Cap => "Après un CAP",
            Self::Bac => "Après un bac",
            Self::Bac2 => "Bac\u{a0}+\u{a0}2",
            Self::Bac3 => "Bac\u{a0}+\u{a0}3",
            Self::Bac4 => "Bac\u{a0}+\u{a0}4",
            Self::Bac5 => "Bac\u{a0}+\u{a0}5",
            Self::Bac6Plus => "Plus de 5\u{a0}ans après le bac",
        }
    }
}

impl Label for Place {
    fn label(&self) -> &'static str {
        match self {
            Self::Indoors => "Dedans",
            Self::Outdoors => "Dehors",
            Self::Vehicle => "Au volant, à bord",
            Self::Home => "Chez les gens",
            Self::Water => "Sur l’eau",
            Self::Height => "En hauteur",
            Self::Screen => "Sur écran",
            Self::Hands => "Avec les mains",
        }
    }
}

impl Label for Subject {
    fn label(&self) -> &'static str {
        match self {
            Self::Francais => "Français",
            Self::Maths => "Maths",
            Self::HistoireGeo => "Histoire-géo",
            Self::Emc => "EMC",
            Self::Svt => "SVT",
            Self::PhysiqueChimie => "Physique-chimie",
            Self::Technologie => "Technologie",
            Self::Arts => "Arts plastiques",
            Self::Musique => "Musique",
            Self::Eps => "EPS",
            Self::Langues => "Langues",
            Self::Latin => "Latin, grec",
            Self::Numerique => "Numérique",
        }
    }
}

impl Label for Interest {
    fn label(&self) -> &'static str {
        match self {
            Self::Build => "Créer, construire, rénover",
            Self::Lead => "Diriger une équipe",
            Self::Business => "Le sens des affaires",
            Self::Contact => "Le contact avec les gens",
            Self::PublicService => "Être utile à tous",
            Self::Detail => "Le souci du détail",
            Self::Drawing => "Dessiner",
            Self::Convince => "Communiquer, convaincre",
            Self::Nature => "La nature",
            Self::Discover => "Faire des découvertes",
            Self::Law => "Faire respecter les règles",
            Self::Words => "Jouer avec les mots",
            Self::Physical => "Bouger, faire du sport",
            Self::Manual => "Travailler de ses mains",
            Self::Numbers => "Les chiffres",
            Self::Travel => "Voyager, se déplacer",
            Self::Animals => "Les animaux",
            Self::Organise => "Organiser, planifier",
            Self::Drive => "Piloter, conduire",
            Self::Environment => "Protéger l’environnement",
            Self::Children => "S’occuper d’enfants",
            Self::Care => "Prendre soin des autres",
            Self::Rescue => "Protéger et secourir",
            Self::Teach => "Transmettre",
            Self::Thrills => "Les sensations fortes",
            Self::Backstage => "L’envers du décor",
            Self::Cooking => "La cuisine",
            Self::Cultures => "Les autres cultures",
            Self::Technology => "Les nouvelles technologies",
            Self::Artist => "L’art",
        }
    }
}

impl Label for Thing {
    fn label(&self) -> &'static str {
        match self {
            Self::Interest(value) => value.label(),
            Self::Subject(value) => value.label(),
            Self::Place(value) => value.label(),
        }
    }
}

impl Label for Feeling {
    fn label(&self) -> &'static str {
        match self {
            Self::Surpris => "Une surprise",
            Self::Curieux => "De la curiosité",
            Self::Content => "Du plaisir",
            Self::Fier => "De la fierté",
            Self::Ennuye => "De l’ennui",
            Self::Inquiet => "De l’inquiétude",
            Self::Partage => "Je ne sais pas encore",
        }
    }
}

impl Label for EntryKind {
    fn label(&self) -> &'static str {
        match self {
            Self::Metier => "Un métier",
            Self::Visite => "Une visite",
            Self::Activite => "Une activité",
            Self::Libre => "Une page libre",
        }
    }
}

impl Label for Level {
    fn label(&self) -> &'static str {
        match self {
            Self::Cinquieme => "5e",
            Self::Quatrieme => "4e",
            Self::Troisieme => "3e",
        }
    }
}

impl Label for ZoneEp {
    fn label(&self) -> &'static str {
        match self {
            Self::None => "",
            Self::Rep => "REP",
            Self::RepPlus => "REP+",
        }
    }
}

impl Label for Role {
    fn label(&self) -> &'static str {
        match self {
            Self::Pupil => "Élève",
            Self::Teacher => "Équipe pédagogique",
            Self::Head => "Direction",
            Self::Company => "Entreprise",
            Self::Academy => "Académie",
        }
    }
}

impl Label for Genre {
    fn label(&self) -> &'static str {
        match self {
            Self::MiniEntreprise => "Mini-entreprise",
            Self::Projet => "Projet",
        }
    }
}

/// In the place of the pseudonym of a member who has left the class.
pub const FORMER_MEMBER: &str = "Ancien membre";

/// What a piece of the page that a team presents says, by its word among `domain::equipe::AFFICHE`.
pub fn affiche(piece: &str) -> &'static str {
    match piece {
        "titre" => "Le titre",
        "besoin" => "Le besoin",
        "idee" => "Notre idée",
        "realisation" => "Ce que nous avons fait",
        "equipe" => "Qui fait quoi",
        _ => "Et maintenant",
    }
}

/// A voice note of so many bytes, with how long it lasts: at least a second.
pub fn voice_note(bytes: u32) -> String {
    let milliseconds = domain::voice::milliseconds(bytes).unwrap_or(0);
    let seconds = milliseconds.div_ceil(1_000).max(1);
    ["Note vocale, ", &seconds.to_string(), "\u{a0}s"].concat()
}
