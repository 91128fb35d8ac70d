//! Words of the visits.

/// Title.
pub const TITLE: &str = "Les visites";
/// Title for those who book.
pub const TITLE_BOOK: &str = "Réserver une visite";
/// Columns of the list.
pub const HEADS: [&str; 5] = ["Visite", "Quand", "Y aller", "Places", ""];
/// Name of the list.
pub const LIST: &str = "Visites à venir";
/// None to come.
pub const NONE_TITLE: &str = "Aucune visite pour l’instant";
/// Why.
pub const NONE: &str =
    "Dès qu’une entreprise en propose, elle apparaît ici, même sans réseau ensuite.";
/// No visit passes the filters.
pub const NONE_SUCH_TITLE: &str = "Aucune visite ne répond à tout cela";
/// What to do.
pub const NONE_SUCH: &str =
    "Retirez un filtre, ou revenez\u{a0}: de nouvelles visites paraissent toute l’année.";
/// Filters.
pub const BY_WAY: &str = "Distance et places";
/// The filters that are folded.
pub const MORE_FILTERS: &str = "Mois et domaine";
/// Filters.
pub const BY_MONTH: &str = "Mois";
/// Filters.
pub const BY_DOMAIN: &str = "Domaine";
/// Filter.
pub const WITHOUT_COACH: &str = "Sans car";
/// Takes all filters away.
pub const CLEAR: &str = "Effacer les filtres";
/// Filter.
pub fn within(km: u32) -> String {
    format!("À moins de {km}\u{a0}km")
}
/// Filter.
pub fn at_least(places: u32) -> String {
    format!("{places}\u{a0}places libres")
}
/// How many pass the filters.
pub fn count(count: usize) -> String {
    match count {
        0 => "Aucune visite".to_owned(),
        1 => "1\u{a0}visite".to_owned(),
        _ => format!("{count}\u{a0}visites"),
    }
}
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
/// Section of a pupil whose class comes.
pub const IN_CARNET: &str = "Dans mon carnet";
/// Makes a page before the visit.
pub const PREPARE: &str = "Préparer cette visite";
/// Makes a page since it began.
pub const TELL: &str = "Raconter cette visite";
/// Makes one more.
pub const WRITE_MORE: &str = "Écrire une autre page";
/// A page without a title.
pub const UNTITLED: &str = "Sans titre";
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
/// Which class comes.
pub const FOR_CLASS: &str = "Pour quelle classe\u{a0}?";
/// Field.
pub const NOTE: &str = "Un mot à l’entreprise";
/// What to write.
pub const NOTE_HINT: &str = "Accessibilité, attentes\u{a0}: 1\u{a0}000\u{a0}caractères au plus.";
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
/// Asks for the waiting list, for a class.
pub fn wait_for(class: &str) -> String {
    format!("Liste d’attente pour la {class}")
}
/// Places left, then of how many.
pub fn seats(left: u32, capacity: u32) -> (String, String) {
    let of = format!("sur {capacity}");
    match left {
        0 => ("Complet".into(), format!("({capacity}\u{a0}places)")),
        1 => ("1\u{a0}libre".into(), of),
        _ => (format!("{left}\u{a0}libres"), of),
    }
}
/// Places kept for priority schools.
pub fn kept(seats: u32, until: &str) -> String {
    format!("{seats}\u{a0}places gardées pour les REP jusqu’au {until}")
}
/// The class, its size, the school and its network.
pub fn eyebrow(class: Option<&str>, pupils: Option<u32>, school: &str, zone: &str) -> String {
    let mut parts = Vec::new();
    parts.extend(class.map(str::to_owned));
    parts.extend(pupils.map(|pupils| match pupils {
        0 | 1 => format!("{pupils}\u{a0}élève"),
        _ => format!("{pupils}\u{a0}élèves"),
    }));
    parts.push(if zone.is_empty() {
        school.to_owned()
    } else {
        format!("{school} ({zone})")
    });
    parts.join(" · ")
}
/// To one's requests, with the number of those that are live.
pub fn requests(live: usize) -> String {
    match live {
        0 => REQUESTS_TITLE.to_owned(),
        _ => format!("{REQUESTS_TITLE} ({live})"),
    }
}
/// Title of one's requests.
pub const REQUESTS_TITLE: &str = "Mes demandes";
/// Section: what happened.
pub const NEWS: &str = "À lire";
/// Section: to come.
pub const NEXT: &str = "À venir";
/// Section: over.
pub const OVER: &str = "Passées, annulées ou refusées";
/// The visit of a request left the device.
pub const GONE: &str = "Une visite qui n’est plus publiée";
/// How to begin.
pub const NO_BOOKING_NEXT: &str =
    "Choisissez une visite\u{a0}: la demande part même sans réseau, dès qu’il revient.";
/// Size of a group.
pub fn group(seats: u32) -> String {
    match seats {
        1 => "1\u{a0}participant".to_owned(),
        _ => format!("{seats}\u{a0}participants"),
    }
}
/// Into the calendar.
pub const AGENDA: &str = "Ajouter à mon agenda";
/// Opens the dialog that moves a booking.
pub const MOVE: &str = "Changer de date";
/// Title of that dialog.
pub const MOVE_TITLE: &str = "Changer de date ou de visite";
/// What it does.
pub const MOVE_LEAD: &str = "Vos places restent gardées jusqu’à la réponse. Si l’autre visite est complète, vous les gardez.";
/// Field.
pub const MOVE_TO: &str = "Nouvelle visite";
/// Sends the change.
pub const MOVE_NOW: &str = "Demander ce changement";
/// Leaves all as it is.
pub const MOVE_KEEP: &str = "Garder la visite prévue";
/// No visit to move to.
pub const MOVE_NONE: &str = "Aucune autre visite n’a assez de places pour ce groupe en ce moment.";
/// The change is on the device.
pub const MOVE_NOTED: &str = "Changement noté. Il part dès que possible.";
/// A move was refused.
pub const MOVE_REFUSED: &str = "Le changement n’a pas été possible, vos places restent gardées. ";
/// A cancelling was refused.
pub const CANCEL_REFUSED: &str = "L’annulation n’a pas été possible. ";
/// Where a change under way leads.
pub fn moving_to(title: &str, when: &str) -> String {
    format!("Changement demandé vers «\u{a0}{title}\u{a0}», {when}.")
}
/// The slot's times moved.
pub fn moved_times(before: &str, now: &str) -> String {
    format!("L’entreprise a changé la date. C’était {before}\u{a0}; c’est maintenant {now}. ")
}
/// The slot's place moved; where it was, when that is known.
pub fn moved_place(before: Option<&str>, now: &str) -> String {
    match before {
        Some(before) => {
            format!(
                "L’entreprise a changé le lieu. C’était {before}\u{a0}; c’est maintenant {now}. "
            )
        }
        None => format!("L’entreprise a changé le lieu\u{a0}: {now}. "),
    }
}
/// A place in words.
pub fn place(address: &str, commune: &str) -> String {
    if address.trim().is_empty() {
        commune.to_owned()
    } else {
        format!("{address}, {commune}")
    }
}
/// After what moved.
pub const KEPT: &str = "Votre demande est gardée.";
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
/// From the waiting list, to be confirmed.
pub const HELD: &str = "Bonne nouvelle\u{a0}: des places se sont libérées et vous sont gardées. Confirmez à temps, sinon elles iront à la classe suivante.";
/// Confirms places that are kept.
pub const CONFIRM: &str = "Je confirme";
/// To a teacher who has not asked for a visit that is cancelled.
pub const CANCELLED_CHOOSE: &str =
    "L’entreprise a annulé cette visite. D’autres visites sont ouvertes.";
/// Kept until then.
pub fn held(until: &str) -> String {
    format!("Places gardées, à confirmer avant {until}")
}
/// Not confirmed in time.
pub const LAPSED: &str = "Les places qui vous étaient gardées n’ont pas été confirmées à temps\u{a0}: elles sont allées à la classe suivante.";
/// The slot moved.
pub const MOVED: &str = "L’entreprise a changé la date ou le lieu. Vérifiez que cela convient.";
