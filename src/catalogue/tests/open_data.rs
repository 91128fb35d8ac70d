//! The readers on the real files, where they are at hand (`PARCOURS_OPEN_DATA`, by default
//! `../shared/data` beside the repository); skipped with a word where they are not.

#![allow(clippy::unwrap_used)]

mod opening;

use std::collections::BTreeSet;
use std::path::PathBuf;

use catalogue::collection::Catalogue;
use catalogue::import::{Dir, Import, Report};
use catalogue::pack::{self, BlockReader, LIST, LYCEES, ListReader};
use catalogue::sheet::Source;

/// The folder of the open data; `None` (and a word) when it is absent.
fn open_data() -> Option<PathBuf> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let folder =
        std::env::var_os("PARCOURS_OPEN_DATA").map_or(PathBuf::from(default), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: no open data in {}", folder.display());
    None
}

fn import() -> Option<(Catalogue, Vec<Report>)> {
    let folder = open_data()?;
    let mut import = Import::new();
    import.all(&folder, Dir, &mut |_| ()).unwrap();
    Some(import.finish())
}

fn report<'a>(reports: &'a [Report], source: &str) -> &'a Report {
    reports
        .iter()
        .find(|report| report.source == source)
        .unwrap()
}

#[test]
fn every_record_is_read_and_none_is_lost() {
    let Some((catalogue, reports)) = import() else {
        return;
    };
    for report in &reports {
        eprintln!(
            "{}: {} read, {} merged, {} own, {} aside, {} refused",
            report.source,
            report.read,
            report.merged,
            report.own,
            report.aside,
            report.refused.len()
        );
        for refusal in report.refused.iter().take(20) {
            eprintln!("  {}:{}: {}", refusal.file, refusal.line, refusal.reason);
        }
    }
    assert_eq!(report(&reports, "rome").read, 1584);
    assert_eq!(report(&reports, "onisep").read, 838);
    assert_eq!(report(&reports, "formations").read, 541);
    assert_eq!(report(&reports, "ideo-metiers").read, 1043);
    assert_eq!(report(&reports, "entreprises").read, 456);
    let of = |source: Source| {
        let refs = catalogue.sheets.iter().flat_map(|sheet| &sheet.sources);
        refs.filter(|reference| reference.source == source).count()
    };
    assert_eq!(of(Source::Rome), 1584);
    assert_eq!(
        of(Source::Onisep),
        1043,
        "838 sheets, and métiers of Idéo-Métiers alone"
    );
    assert_eq!(of(Source::Starter), report(&reports, "starter").read);
    for report in &reports {
        assert_eq!(report.refused, [], "{}", report.source);
        assert_eq!(
            report.read,
            report.merged + report.own + report.aside + report.refused.len(),
            "{}: a record is lost silently",
            report.source
        );
    }
}

#[test]
fn the_lycees_with_the_label_are_published_whole() {
    let Some((catalogue, _)) = import() else {
        return;
    };
    let lycees = &catalogue.lycees;
    assert_eq!(
        lycees.len(),
        458,
        "the file has 459 labelled rows, one twice"
    );
    assert!(lycees.iter().all(|one| one.coordinates.is_some()));
    assert!(lycees.iter().all(|one| !one.departement.is_empty()));
    assert_eq!(lycees.iter().filter(|one| one.private).count(), 75);
    let sites = lycees.iter().filter_map(|one| one.website.as_deref());
    assert!(sites.clone().count() > 450);
    assert!(sites.clone().all(|site| !site.contains('@')), "no mail");
    let moselle = lycees.iter().filter(|one| one.departement_code() == "057");
    assert!(moselle.clone().all(|one| one.departement == "Moselle"));
    assert_eq!(moselle.count(), 3);
    let published = pack::build(&catalogue, None);
    let part = published.index.part(LYCEES).unwrap();
    assert!(part.bytes < 60_000, "{} bytes", part.bytes);
    let bytes = published.parts.last().unwrap();
    assert_eq!(pack::verify(part, bytes), Ok(()));
    assert_eq!(pack::read_lycees(bytes).as_ref(), Ok(lycees));
}

#[test]
fn every_metier_of_onisep_has_a_name_in_both_genders_and_a_domain() {
    let Some((catalogue, _)) = import() else {
        return;
    };
    let names = |id: &str| {
        let mut sheets = catalogue.sheets.iter();
        let sheet = sheets.find(|sheet| sheet.answers_to(id)).unwrap();
        let all = std::iter::once(&sheet.names).chain(&sheet.other_names);
        all.map(|names| names.both()).collect::<Vec<_>>()
    };
    for (id, wanted) in [
        ("met815", "Gestionnaire actif / passif"),
        ("met105", "Géologue modélisatrice, géologue modélisateur"),
        (
            "met845",
            "Gynécologue-obstétricienne, gynécologue-obstétricien",
        ),
        ("met385", "Journaliste sportive, journaliste sportif"),
        (
            "met690",
            "Militaire technicienne de l’air (MTA), militaire technicien de l’air (MTA)",
        ),
    ] {
        let names = names(id);
        assert!(names.iter().any(|name| name == wanted), "{id}: {names:?}");
    }
    let without: Vec<&str> = catalogue
        .sheets
        .iter()
        .filter(|sheet| sheet.domain.is_none())
        .map(|sheet| sheet.id.as_str())
        .collect();
    assert_eq!(without, [""; 0]);
}

#[test]
fn formations_unfold_on_the_sheets_that_they_lead_to() {
    let Some((catalogue, _)) = import() else {
        return;
    };
    let told: BTreeSet<&str> = catalogue
        .formations
        .iter()
        .map(|formation| formation.id.as_str())
        .collect();
    let unfolding = catalogue.sheets.iter().filter(|sheet| {
        let named = sheet.formations.iter().flat_map(|part| &part.value);
        let mut ids = named.filter_map(|formation| formation.id.as_deref());
        ids.any(|id| told.contains(id))
    });
    let unfolding = unfolding.count();
    let ids: BTreeSet<&str> = catalogue
        .sheets
        .iter()
        .map(|sheet| sheet.id.as_str())
        .collect();
    let metiers = || catalogue.formations.iter().flat_map(|one| &one.metiers);
    let linked = metiers().filter(|metier| ids.contains(metier.as_str()));
    let (linked, all) = (linked.count(), metiers().count());
    eprintln!("{unfolding} sheets with a formation that unfolds; {linked} of {all} métiers linked");
    assert!(unfolding > 234, "what Onisep's own sheets name");
    assert!(linked * 10 > all * 9);
}

/// Starter texts whose lowest level is not the one that Onisep writes for the métier, each with what
/// the sources say that speaks for ours.
const OTHER_LEVELS: [(&str, &str); 10] = [
    (
        "assistant-maternel",
        "Onisep: « aucune condition de niveau d’études n’est imposée »",
    ),
    (
        "createur-contenu",
        "Onisep: most « sont autodidactes »; ROME E1406: « sans qualification particulière »",
    ),
    (
        "employe-etage",
        "Onisep: « peut être exercé sans diplôme »; ROME G1501: no certificate is compulsory",
    ),
    (
        "facteur",
        "Onisep: « au minimum du diplôme national du brevet »",
    ),
    (
        "garde-parc-naturel",
        "Onisep: « l’accès au métier exige le bac »",
    ),
    (
        "hote-de-caisse",
        "Onisep: « accessible sans exigence de diplôme »",
    ),
    (
        "mecanicien-auto",
        "Onisep, technicien automobile: who repairs and replaces has the CAP, who finds the fault the bac",
    ),
    (
        "poseur-voies-ferrees",
        "Onisep: « niveau fin de 3e ou un CAP »",
    ),
    (
        "preparateur-commandes",
        "Onisep: « le métier peut être exercé sans diplôme »",
    ),
    (
        "technicien-eolien",
        "ROME I1321: « de niveau Bac à Bac +3 »",
    ),
];

#[test]
fn levels_of_the_starter_texts_are_onisep_s_or_have_a_reason() {
    let Some(folder) = open_data() else { return };
    let mut import = Import::new();
    import
        .onisep(&Dir(folder.join("onisep-fiches-metiers")), &mut |_| ())
        .unwrap();
    let (alone, _) = import.finish();
    import.starter(&mut |_| ());
    let (merged, _) = import.finish();
    let (mut compared, mut other) = (0, BTreeSet::new());
    for sheet in &merged.sheets {
        let onisep = alone
            .sheets
            .iter()
            .find(|own| sheet.aliases.contains(&own.id));
        let theirs = onisep.and_then(|own| own.level.as_ref());
        let (Some(theirs), Some(ours)) = (theirs, &sheet.level) else {
            continue;
        };
        compared += 1;
        if theirs.value != ours.value {
            other.insert(sheet.id.as_str());
        }
    }
    assert!(compared > 100, "only {compared} levels compared");
    let listed = OTHER_LEVELS.iter().map(|(id, _)| *id).collect();
    assert_eq!(other, listed);
}

#[test]
fn onisep_and_rome_share_a_sheet_by_code_and_name_only() {
    let Some(folder) = open_data() else { return };
    let mut import = Import::new();
    import
        .onisep(&Dir(folder.join("onisep-fiches-metiers")), &mut |_| ())
        .unwrap();
    import
        .rome(&Dir(folder.join("rome-v460")), &mut |_| ())
        .unwrap();
    let (catalogue, reports) = import.finish();
    assert_eq!(
        reports
            .iter()
            .map(|report| report.merged)
            .collect::<Vec<_>>(),
        [176, 176]
    );
    assert_eq!(catalogue.sheets.len(), 838 + 1584 - 176);
    for sheet in catalogue
        .sheets
        .iter()
        .filter(|sheet| sheet.sources.len() == 1)
    {
        let linked = sheet.rome.is_empty()
            || sheet.sources[0].source == Source::Rome
            || !sheet.family.is_empty();
        assert!(linked, "{} is not linked to {:?}", sheet.id, sheet.rome);
    }
}

#[test]
fn no_defect_of_the_files_is_left() {
    let Some((catalogue, _)) = import() else {
        return;
    };
    let (mut texts, mut names) = (Vec::new(), Vec::new());
    for sheet in &catalogue.sheets {
        let long = [
            &sheet.what,
            &sheet.day,
            &sheet.conditions,
            &sheet.asks,
            &sheet.access,
        ];
        texts.extend(
            long.into_iter()
                .flatten()
                .flat_map(|text| text.value.texts()),
        );
        texts.extend(sheet.hook.iter().map(|hook| hook.value.as_str()));
        let main = format!("{} {}", sheet.names.feminine, sheet.names.masculine);
        assert!(
            !main.contains(" / ") || main.contains(" / LSF") || main.contains("actif / passif"),
            "two genders in {main:?}"
        );
        let all = std::iter::once(&sheet.names).chain(&sheet.other_names);
        names.extend(all.flat_map(|names| [names.feminine.as_str(), &names.masculine]));
    }
    for text in texts.iter().chain(&names) {
        assert!(!text.is_empty());
        for wrong in ["’’", "'", "##", "**", "</", "  ", "(ID:"] {
            assert!(!text.contains(wrong), "{wrong:?} in {text:?}");
        }
        assert!(!text.chars().any(char::is_control), "{text:?}");
    }
}

#[test]
fn a_repeated_import_changes_nothing() {
    let (Some((one, _)), Some((other, _))) = (import(), import()) else {
        return;
    };
    assert_eq!(pack::build(&one, None), pack::build(&other, None));
}

#[test]
fn every_sheet_is_found_in_its_block() {
    let Some((catalogue, _)) = import() else {
        return;
    };
    let published = pack::build(&catalogue, None);
    let bytes = |name: &str| {
        let at = published
            .index
            .parts
            .iter()
            .position(|part| part.name == name)
            .unwrap();
        published.parts[at].as_slice()
    };
    let list = ListReader::open(bytes(LIST)).unwrap();
    for (row, sheet) in catalogue.sheets.iter().enumerate() {
        assert_eq!(list.find(&sheet.slug()), Some(row));
        for alias in &sheet.aliases {
            assert_eq!(list.find(alias), Some(row));
        }
        let block = BlockReader::open(bytes(&published.index.block_of(&sheet.id))).unwrap();
        assert_eq!(block.sheet(&sheet.id).unwrap().as_ref(), Some(sheet));
    }
}

#[test]
fn no_list_of_suggestions_closes_the_view_over_the_whole_catalogue() {
    let Some((catalogue, _)) = import() else {
        return;
    };
    let list = ListReader::open(pack::write_list(&catalogue.sheets)).unwrap();
    for answers in opening::extremes() {
        opening::panorama_is_open(&list, &answers, 1);
    }
    for sheet in &catalogue.sheets {
        opening::neighbours_are_open(&list, sheet);
    }
}
