//! Words for who saw or changed what.

use protocol::trail::{TrailKind, TrailLine};

use crate::texts::labels::Label;

/// Heading.
pub const LOG: &str = "Qui a vu ou changé quoi";
/// What it is.
pub const TEXT: &str = "Le journal de sécurité de votre établissement\u{a0}: connexions des adultes, copies et effacements de données, liens donnés aux familles, classes, secrets, demandes de visite, refus. Ni mot d’un carnet, ni secret. Le lire y laisse une ligne.";
/// Opens it.
pub const OPEN: &str = "Lire le journal";
/// No network.
pub const OFFLINE: &str = "Il faut le réseau pour lire le journal.";
/// Filter.
pub const KIND: &str = "Ce qui s’est passé";
/// Everything.
pub const ALL: &str = "Tout";
/// Takes the person out of the filter.
pub const EVERYBODY: &str = "Revoir tout le monde";
/// Columns.
pub const HEADS: [&str; 6] = ["Quand", "Qui", "Quoi", "Sur", "Réseau", ""];
/// Name of the file, without its ending.
pub const FILE: &str = "journal-etablissement";
/// Columns of the file.
pub const FILE_HEADS: [&str; 8] = [
    "Jour",
    "Heure",
    "Qui",
    "Rôle",
    "Quoi",
    "Sur",
    "Résultat",
    "Réseau",
];
/// Nothing.
pub const NONE: &str = "Aucune ligne.";
/// The next page.
pub const MORE: &str = "Lignes plus anciennes";
/// Tries again.
pub const AGAIN: &str = "Réessayer";
/// Makes the file.
pub const EXPORT: &str = "Préparer le fichier (CSV)";
/// Takes it.
pub const TAKE: &str = "Télécharger le fichier";
/// Somebody who is not in the school any more.
pub const GONE: &str = "compte effacé ou parti";
/// It was refused.
pub const REFUSED: &str = "refusé";
/// It was done.
const DONE: &str = "fait";

/// A kind.
pub fn kind(kind: TrailKind) -> &'static str {
    match kind {
        TrailKind::SignIns => "Connexions",
        TrailKind::Data => "Données lues ou copiées",
        TrailKind::Erasures => "Effacements",
        TrailKind::Classes => "Classes",
        TrailKind::Accounts => "Comptes et secrets",
        TrailKind::Visits => "Visites",
        TrailKind::Refusals => "Refus",
    }
}

/// Who did it.
pub fn who(line: &TrailLine) -> String {
    match &line.who {
        Some(who) => who.name.clone().unwrap_or_else(|| GONE.to_owned()),
        None if line.what == "family.read" => "La famille".to_owned(),
        None => "Le service".to_owned(),
    }
}

/// As what.
pub fn role(line: &TrailLine) -> &'static str {
    line.role.map_or("", |role| role.label())
}

/// What was done.
pub fn what(line: &TrailLine) -> &'static str {
    match line.what.as_str() {
        "session.begin" => "Connexion",
        "session.wrong" => "Connexion manquée",
        "session.end" => "Déconnexion",
        "session.end-all" => "Déconnexion de tous les appareils",
        "pupil.enrol" => "Inscription dans une classe",
        "class.pupils" => "Élèves inscrits depuis une liste",
        "pupil.class" => "Changement de classe",
        "pupil.secret" => "Nouveaux mots secrets donnés",
        "account.export" => "Copie de ses propres données",
        "account.erase" => "Compte effacé",
        "account.purge" => "Compte effacé à la date prévue",
        "family.link" => "Lien donné à une famille",
        "family.read" => "Données lues par le lien de la famille",
        "passphrase.change" => "Phrase de passe changée",
        "factor.begin" => "Deuxième étape de connexion ajoutée",
        "factor.end" => "Deuxième étape de connexion retirée",
        "identity.begin" => "Compte relié au service d’identité",
        "identity.end" => "Compte détaché du service d’identité",
        "invitation.create" => "Invitation préparée",
        "invitation.accept" => "Invitation prise",
        "class.create" => "Classe créée",
        "class.code" => "Code de classe ouvert, fermé ou changé",
        "class.close" => "Classe fermée (fin de l’année)",
        "trail.read" => "Journal lu",
        "trail.export" => "Journal copié",
        "etape.set" => "Étape du parcours modifiée",
        "etape.reset" => "Étape du parcours remise comme avant",
        "remark.add" => "Mot écrit sur une page montrée",
        "remark.remove" => "Mot sur une page repris",
        "seance.set" => "Séance préparée ou modifiée",
        "projet.set" => "Projet de classe écrit ou modifié",
        "equipe.set" => "Équipe faite ou modifiée",
        "equipe.edit" => "Travail d’une équipe modifié",
        "concours.enter" => "Équipe inscrite à un concours",
        "concours.withdraw" => "Équipe retirée d’un concours",
        "booking.request" => "Demande de visite",
        "booking.move" => "Demande de visite déplacée",
        "booking.cancel" => "Demande de visite annulée",
        "booking.ack" => "Réponse à une demande lue",
        "request" => route(line.route.as_deref().unwrap_or_default()),
        _ => "Autre action",
    }
}

/// What was asked for and refused.
fn route(route: &str) -> &'static str {
    match route.split_once("/api/v1/").map_or("", |(_, rest)| rest) {
        rest if rest.starts_with("classes") => "Action sur une classe",
        rest if rest.starts_with("pupils") => "Action sur le compte d’un élève",
        rest if rest.starts_with("invitations") => "Invitation",
        rest if rest.starts_with("trail") => "Lecture du journal",
        rest if rest.starts_with("me/") => "Action sur ses propres données",
        rest if rest.starts_with("sync") => "Échange avec le compte d’un autre",
        _ => "Action qui n’est pas de ce compte",
    }
}

/// To whom or what; nothing for oneself, nor for what has no name.
pub fn subject(line: &TrailLine) -> Option<String> {
    let subject = line.subject.as_ref()?;
    let has_name = ["account.", "family.", "pupil.", "class.", "trail."];
    has_name
        .iter()
        .any(|begin| line.what.starts_with(begin))
        .then(|| subject.name.clone().unwrap_or_else(|| GONE.to_owned()))
}

/// Whether it was done.
pub fn outcome(line: &TrailLine) -> &'static str {
    if line.done { DONE } else { REFUSED }
}

/// The filter by a person.
pub fn only(name: &str) -> String {
    ["Seulement\u{a0}: ", name].concat()
}

/// Filters by the person of a line.
pub const ONLY: &str = "Filtrer";

/// The same for one person, for screen readers.
pub fn only_of(name: &str) -> String {
    ["Ne voir que ", name].concat()
}
