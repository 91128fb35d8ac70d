//! Words of the visits.

/// Title.
pub const TITLE: &str = "Les visites";
/// Name of the list.
pub const LIST: &str = "Visites à venir";
/// None to come.
pub const NONE_TITLE: &str = "Aucune visite pour l’instant";
/// Why.
pub const NONE: &str =
    "Dès qu’une entreprise en propose, elle apparaît ici, même sans réseau ensuite.";
/// The slot is not here.
pub const UNKNOWN_TITLE: &str = "Cette visite n’est pas là";
/// Why.
pub const UNKNOWN: &str = "Elle n’est pas encore arrivée sur cet appareil, ou le lien est ancien.";
/// Back to the list.
pub const BACK: &str = "Toutes les visites";
/// Section.
pub const ABOUT: &str = "Ce qu’on y voit";
/// Section.
pub const PRACTICAL: &str = "À prévoir";
/// Section.
pub const METIERS: &str = "Métiers rencontrés";
/// Fact.
pub const WHERE: &str = "Où";
/// Fact.
pub const TRANSIT: &str = "Y aller sans car";
/// Fact.
pub const SEATS: &str = "Places";
/// Fact.
pub const DEADLINE: &str = "Demandes jusqu’au";
/// Section of the form.
pub const BOOK: &str = "Réserver";
/// Field.
pub const COUNT: &str = "Nombre de participants, adultes compris";
/// Choice when full.
pub const ON_FULL: &str = "Si c’est complet";
/// Waits.
pub const WAIT: &str = "Liste d’attente";
/// Refuses.
pub const REFUSE: &str = "Proposer d’autres dates";
/// Not a number of seats.
pub const COUNT_WRONG: &str = "Indiquez un nombre de 1 à 60.";
/// Gives a booking back.
pub const CANCEL: &str = "Annuler cette demande";
/// Read a notice.
pub const READ: &str = "J’ai lu";
/// The company cancelled.
pub const CANCELLED: &str = "Visite annulée par l’entreprise";
/// No booking.
pub const NO_BOOKING: &str = "Aucune demande pour l’instant.";
/// Before the alternatives of a refusal.
pub const ALTERNATIVES: &str = "Autres visites possibles\u{a0}:";

/// Asks for a class.
pub fn book_for(class: &str) -> String {
    format!("Réserver pour la {class}")
}
/// Places left of all.
pub fn seats(left: u32, capacity: u32) -> String {
    match left {
        0 => "complet".into(),
        1 => format!("1\u{a0}libre sur {capacity}"),
        _ => format!("{left}\u{a0}libres sur {capacity}"),
    }
}
/// Asked on this device.
pub const ON_DEVICE: &str = "Demandée, en attente d’envoi";
/// On its way.
pub const SENT: &str = "Envoyée, réponse attendue";
/// Given.
pub fn accepted(seats: u32) -> String {
    format!("Confirmée, {seats}\u{a0}places")
}
/// Waiting.
pub fn waiting(rank: u32) -> String {
    format!("Liste d’attente, rang\u{a0}{rank}")
}
/// Given back.
pub const GIVEN_BACK: &str = "Annulée";
/// To be given back.
pub const CANCELLING: &str = "Annulation en attente d’envoi";
/// From the waiting list.
pub const PROMOTED: &str =
    "Bonne nouvelle\u{a0}: des places se sont libérées, la demande est confirmée.";
/// The slot moved.
pub const MOVED: &str = "L’entreprise a changé la date ou le lieu. Vérifiez que cela convient.";
