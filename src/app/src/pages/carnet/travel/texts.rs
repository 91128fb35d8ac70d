//! Words of the files of a carnet.

use jiff::civil::Date;
use protocol::travel::{Plan, Unreadable};

/// Title.
pub const TITLE: &str = "Emporter mon carnet";
/// Under it.
pub const LEAD: &str = "Ton carnet est à toi. Garde-le, change de collège, reprends-le ailleurs.";
/// Back to the list.
pub const BACK: &str = "Tout mon carnet";

/// Section.
pub const TAKE_TITLE: &str = "L’emporter";
/// What one gets.
pub const TAKE: &str = "Deux fichiers, avec tes textes, tes photos et tes notes vocales. Personne d’autre ne les reçoit.";
/// There is nothing to take.
pub const TAKE_NONE: &str = "Ton carnet est vide. Écris une page, puis reviens ici.";
/// Makes the files.
pub const PREPARE: &str = "Préparer mes fichiers";
/// On paper.
pub const PRINT: &str = "L’imprimer";
/// The readable file.
pub const READABLE: &str = "Le carnet à lire";
/// The other one.
pub const PORTABLE: &str = "Le carnet à reprendre";
/// What each is for.
pub const WHICH: &str = "Le premier s’ouvre dans un navigateur, même sans réseau. Le second (.json) se reprend ici ou dans une autre installation.";
/// It could not be made.
pub const NOT_WRITTEN: &str =
    "Le fichier n’a pas pu être fait. Rien n’est perdu\u{a0}: recharge la page.";

/// Name of the files, without ending.
pub fn file_name(day: Date) -> String {
    ["carnet-", &day.to_string()].concat()
}

/// How far it is.
pub fn preparing(at: usize, all: usize) -> String {
    format!("Photos et notes vocales\u{a0}: {at} sur\u{a0}{all}…")
}

/// What is in the files: pages; photos and voice notes.
pub fn ready(pages: usize, (photos, voices): (usize, usize)) -> String {
    let mut all = counted_pages(pages);
    if voices > 0 {
        all = [all, counted_photos(photos)].join(", ");
    }
    let last = match voices {
        0 => counted_photos(photos),
        _ => counted_voices(voices),
    };
    format!("C’est prêt\u{a0}: {all} et {last}.")
}

/// Photos and voice notes that are not in the files.
pub fn missing(files: usize) -> String {
    match files {
        1 => "1\u{a0}photo ou note vocale n’y est pas\u{a0}: elle n’est pas sur cet appareil. Recommence avec le réseau.".into(),
        _ => format!("{files}\u{a0}photos ou notes vocales n’y sont pas\u{a0}: elles ne sont pas sur cet appareil. Recommence avec le réseau."),
    }
}

/// Section.
pub const BRING_TITLE: &str = "Vérifier ou reprendre un fichier";
/// What happens.
pub const BRING: &str = "Le fichier est d’abord vérifié, ici, sans réseau. Rien ne change avant ton accord, et rien n’est remplacé.";
/// Field.
pub const CHOOSE: &str = "Un carnet emporté";
/// Which one.
pub const CHOOSE_HINT: &str = "Le fichier qui finit par .json.";
/// It is read.
pub const READING: &str = "Vérification…";
/// It is whole.
pub const WHOLE: &str = "Ce fichier est entier";
/// Does not bring it.
pub const BRING_NOT: &str = "Ne rien reprendre";
/// All is there.
pub const DONE: &str = "C’est dans ton carnet";
/// Nobody sees it.
pub const DONE_HIDDEN: &str = "Ces pages ne sont montrées à personne. À toi de choisir.";
/// Opens the carnet.
pub const OPEN: &str = "Voir mon carnet";
/// After a failure.
pub const FAILED: &str = "Ce qui est déjà repris reste. Choisis encore le fichier pour continuer\u{a0}: rien ne sera doublé.";

/// Why a file is not taken.
pub fn refused(why: Unreadable) -> &'static str {
    match why {
        Unreadable::TooLarge => "Ce fichier est trop gros pour être un carnet. Rien n’a changé.",
        Unreadable::Foreign => {
            "Ce fichier n’est pas un carnet. Choisis «\u{a0}le carnet à reprendre\u{a0}», qui finit par .json. Rien n’a changé."
        }
        Unreadable::Damaged => {
            "Ce fichier est abîmé ou a été modifié. Rien n’a changé. Essaie avec une autre copie."
        }
        Unreadable::Newer => {
            "Ce fichier vient d’une version plus récente. Rien n’a changé. Recharge la page, puis recommence."
        }
        Unreadable::Bounds => {
            "Ce fichier contient plus qu’un carnet ne peut contenir. Rien n’a changé."
        }
    }
}

/// Whose carnet, and when it was taken.
pub fn about(pseudonym: &str, day: &str) -> String {
    format!("Le carnet de «\u{a0}{pseudonym}\u{a0}», emporté le {day}.")
}

/// The file bears another pseudonym.
pub fn of_another(mine: &str) -> String {
    format!("Ici, tu es «\u{a0}{mine}\u{a0}». Reprends ce carnet seulement si c’est le tien.")
}

/// How far it is.
pub fn coming(at: usize, all: usize) -> String {
    format!("Reprise\u{a0}: {at} sur\u{a0}{all}…")
}

/// Takes it up.
pub fn bring_now(pages: usize) -> String {
    match pages {
        0 => "Reprendre ce qui manque".into(),
        _ => format!("Reprendre {}", counted_pages(pages)),
    }
}

/// What would come.
pub fn preview(plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    if plan.is_done() {
        lines.push("Tout ce qu’il contient est déjà dans ton carnet.".to_owned());
    } else {
        let coming = [
            (plan.pages > 0).then(|| counted_pages(plan.pages)),
            (plan.photos > 0).then(|| counted_photos(plan.photos)),
            (plan.voices > 0).then(|| counted_voices(plan.voices)),
            (plan.favourites > 0).then(|| counted_favourites(plan.favourites)),
        ];
        let coming: Vec<_> = coming.into_iter().flatten().collect();
        lines.push(format!("À reprendre\u{a0}: {}.", coming.join(", ")));
    }
    match plan.there {
        0 => {}
        1 => lines.push("1\u{a0}page est déjà là.".into()),
        there => lines.push(format!("{there}\u{a0}pages sont déjà là.")),
    }
    match plan.differing {
        0 => {}
        1 => {
            lines.push("1\u{a0}page est déjà là avec un autre texte\u{a0}: la tienne reste.".into())
        }
        there => lines.push(format!(
            "{there}\u{a0}pages sont déjà là avec un autre texte\u{a0}: les tiennes restent."
        )),
    }
    lines.extend(lacking(plan));
    lines
}

/// What came.
pub fn report(plan: &Plan) -> Vec<String> {
    let came = [
        Some(counted_pages(plan.pages)),
        Some(counted_photos(plan.photos)),
        (plan.voices > 0).then(|| counted_voices(plan.voices)),
        Some(counted_favourites(plan.favourites)),
    ];
    let came: Vec<_> = came.into_iter().flatten().collect();
    let mut lines = vec![format!("Repris\u{a0}: {}.", came.join(", "))];
    lines.extend(lacking(plan));
    lines
}

/// What cannot come.
fn lacking(plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    match plan.absent {
        0 => {}
        1 => lines.push("1\u{a0}photo ou note vocale n’est pas dans ce fichier.".to_owned()),
        absent => lines.push(format!(
            "{absent}\u{a0}photos ou notes vocales ne sont pas dans ce fichier."
        )),
    }
    match plan.crowded {
        0 => {}
        1 => lines.push("1\u{a0}photo ou note vocale ne tient plus sur sa page.".to_owned()),
        crowded => lines.push(format!(
            "{crowded}\u{a0}photos ou notes vocales ne tiennent plus sur leur page."
        )),
    }
    for title in &plan.too_large {
        lines.push(format!(
            "La page «\u{a0}{title}\u{a0}» est trop longue pour être reprise d’un coup."
        ));
    }
    lines
}

fn counted_pages(count: usize) -> String {
    match count {
        1 => "1\u{a0}page".into(),
        _ => format!("{count}\u{a0}pages"),
    }
}

fn counted_photos(count: usize) -> String {
    match count {
        1 => "1\u{a0}photo".into(),
        _ => format!("{count}\u{a0}photos"),
    }
}

fn counted_voices(count: usize) -> String {
    match count {
        1 => "1\u{a0}note vocale".into(),
        _ => format!("{count}\u{a0}notes vocales"),
    }
}

fn counted_favourites(count: usize) -> String {
    match count {
        1 => "1\u{a0}favori".into(),
        _ => format!("{count}\u{a0}favoris"),
    }
}

/// Title.
pub const GIVE_TITLE: &str = "Donner mon travail en fichier";
/// Under it.
pub const GIVE_LEAD: &str =
    "Pas de réseau\u{a0}? Un petit fichier porte tes pages jusqu’à ton professeur.";
/// Opens the page.
pub const GIVE_OPEN: &str = "Pas de réseau\u{a0}? Donner mon travail en fichier";
/// There is nothing to give.
pub const GIVE_NONE_TITLE: &str = "Rien à donner pour l’instant";
/// What then.
pub const GIVE_NONE: &str = "Écris d’abord une page pour une étape, puis reviens ici.";
/// Nobody to give it to.
pub const GIVE_NO_CLASS: &str =
    "Tu n’es dans aucune classe\u{a0}: entre d’abord le code de la tienne.";
/// Field.
pub const GIVE_PAGES: &str = "Les pages à donner";
/// What happens.
pub const GIVE_SHOWN: &str = "Tu les montres à ton professeur. Le reste de ton carnet n’y est pas.";
/// Makes the file.
pub const GIVE_MAKE: &str = "Préparer le fichier";
/// Saves it.
pub const GIVE_SAVE: &str = "Enregistrer le fichier";
/// What to do.
pub const GIVE_STEP_SAVE: &str = "Enregistre le fichier.";
/// What to do.
pub const GIVE_STEP_CARRY: &str = "Mets-le sur la clé USB ou dans le dossier de la classe.";
/// Photos and voice notes stay.
pub const GIVE_PHOTOS: &str =
    "Les photos et les notes vocales n’y sont pas. Elles partiront avec le réseau.";
/// Nothing is doubled.
pub const GIVE_ONCE: &str =
    "Quand le réseau revient, tes pages partent aussi toutes seules. Rien ne sera en double.";
/// It is too large.
pub const GIVE_TOO_LARGE: &str =
    "Ces pages sont trop longues pour un seul fichier. Choisis-en moins, puis recommence.";
/// Back.
pub const GIVE_BACK: &str = "Revenir";

/// The title of a page.
pub fn page_title(title: &str) -> String {
    match title.trim() {
        "" => "Sans titre".to_owned(),
        title => title.to_owned(),
    }
}

/// The file is made.
pub fn given(pages: usize) -> String {
    format!("C’est prêt\u{a0}: {}.", counted_pages(pages))
}

/// Name of the file, without ending.
pub fn given_name(pseudonym: &str, class: &str, day: Date) -> String {
    let words = catalogue::slug::words(&[pseudonym, " ", class].concat());
    ["travail-", &words, "-", &day.to_string()].concat()
}
