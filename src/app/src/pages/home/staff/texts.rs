//! Words of the adults' start page.

/// Heading: what happened to requests.
pub const NEWS: &str = "À lire";
/// Heading.
pub const NEXT: &str = "Prochaines visites";
/// Nothing under it.
pub const NO_NEXT: &str = "Aucune visite demandée pour l’instant.";
/// To all requests.
pub const ALL_REQUESTS: &str = "Toutes mes demandes";
/// Columns of the next visits.
pub const HEADS: [&str; 3] = ["Visite", "Classe", "État"];
/// Heading.
pub const WITHOUT: &str = "Encore sans visite";
/// To the visits, for a class.
pub fn visit_for(class: &str) -> String {
    format!("Chercher pour la {class}")
}
/// To the desk.
pub const TO_CLASSES: &str = "Mes classes";
/// To the desk.
pub const TO_SCHOOL: &str = "Mon établissement";
/// To the desk.
pub const TO_SLOTS: &str = "Mes créneaux";
/// To the desk.
pub const TO_ACADEMY: &str = "L’académie";
/// To the visits, to book.
pub const TO_BOOK: &str = "Réserver une visite";
/// To the visits.
pub const TO_VISITS: &str = "Voir les visites";
/// To the catalogue.
pub const TO_METIERS: &str = "Explorer les métiers";

/// Columns of slots.
pub const SLOT_HEADS: [&str; 4] = ["Visite", "Quand", "Places", "Demandes"];
/// Heading: slots with requests.
pub const ASKED: &str = "Classes attendues";
/// Heading: slots that nobody asked for.
pub const QUIET: &str = "Encore sans demande";
/// Places taken.
pub fn taken(taken: u32) -> String {
    match taken {
        0 | 1 => format!("{taken}\u{a0}place prise"),
        _ => format!("{taken}\u{a0}places prises"),
    }
}
/// Of how many.
pub fn of(capacity: u32) -> String {
    format!("sur\u{a0}{capacity}")
}
/// Last day for requests, after those that wait.
pub fn until(waiting: u32, day: &str) -> String {
    match waiting {
        0 => format!("Jusqu’au {day}"),
        _ => format!("{waiting}\u{a0}en attente, jusqu’au {day}"),
    }
}
