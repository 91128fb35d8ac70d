//! Each reader on small inputs, with the defects that the real files have.

#![allow(clippy::unwrap_used)]

mod lists;
mod samples;

use catalogue::collection::Catalogue;
use catalogue::facet::{FacetSet, Interest, Place};
use catalogue::import::{Files, Import, ImportError, InMemory, Report};
use catalogue::rich::Block;
use catalogue::sheet::{Sheet, Source};
use domain::metier::{GrandDomaine, StudyLevel};

type Read = fn(&mut Import, &dyn Files, &mut dyn FnMut(&Report)) -> Result<(), ImportError>;

fn import(sources: &[(Read, InMemory)]) -> (Catalogue, Vec<Report>) {
    let mut import = Import::new();
    for (read, files) in sources {
        read(&mut import, files, &mut |_| ()).unwrap();
    }
    import.finish()
}

const ROME: Read = |import, files, watch| import.rome(files, watch);
const ONISEP: Read = |import, files, watch| import.onisep(files, watch);
const STARTER: Read = |import, files, watch| import.starter_from(files, watch);
const IDEO: Read = |import, files, watch| import.ideo_metiers(files, watch);

fn sheet<'a>(catalogue: &'a Catalogue, id: &str) -> &'a Sheet {
    catalogue
        .sheets
        .iter()
        .find(|sheet| sheet.answers_to(id))
        .unwrap()
}

fn refusals(report: &Report) -> Vec<(String, u64)> {
    report
        .refused
        .iter()
        .map(|refusal| (refusal.file.clone(), refusal.line))
        .collect()
}

#[test]
fn rome_tables_make_sheets() {
    let (catalogue, reports) = import(&[(ROME, samples::rome())]);
    let clouds = sheet(&catalogue, "a1201");
    assert_eq!(
        clouds.names.both(),
        "Gardienne de nuages, gardien de nuages"
    );
    assert_eq!(
        clouds.other_names.len(),
        1,
        "the main appellation is not another name"
    );
    assert_eq!(clouds.hook.as_ref().unwrap().value, "Garde l’horizon.");
    assert_eq!(
        clouds.what.as_ref().unwrap().value.blocks,
        [Block::Paragraph(
            "Compte les gros œufs de pluie. Note tout.".into()
        )]
    );
    assert_eq!(clouds.level.as_ref().unwrap().value, StudyLevel::Cap);
    assert_eq!(
        clouds.skills.as_ref().unwrap().value,
        ["Compter les nuages"]
    );
    assert_eq!(
        clouds.values.as_ref().unwrap().value,
        ["Faire preuve de patience"]
    );
    assert_eq!(clouds.hours.as_ref().unwrap().value, ["Travail de nuit"]);
    assert_eq!(clouds.travel.as_ref().unwrap().value, ["Zone nationale"]);
    assert_eq!(clouds.close.as_ref().unwrap().value, ["a1202", "b1101"]);
    assert_eq!(clouds.places, FacetSet::from_iter([Place::Outdoors]));
    assert_eq!(clouds.interests, FacetSet::from_iter([Interest::Nature]));
    assert_eq!(clouds.day, None, "ROME tells no day");
    assert_eq!(
        sheet(&catalogue, "a1202").names.feminine,
        "Éleveuse de brume"
    );
    assert!(
        catalogue.licences[0]
            .line
            .contains("version 61 (février 2026)")
    );
    assert_eq!(reports[0].read, 4);
    assert_eq!(
        refusals(&reports[0]),
        [
            ("unix_referentiel_code_rome_v460_utf8.csv".to_owned(), 4),
            ("unix_texte_v460_utf8.csv".to_owned(), 7),
            (
                "unix_arborescence_centre_interet_v460_utf8.csv".to_owned(),
                3
            ),
        ]
    );
}

#[test]
fn a_missing_table_or_column_is_an_error() {
    let mut files = samples::rome();
    files.0.remove("unix_texte_v460_utf8.csv");
    let error = Import::new().rome(&files, &mut |_| ()).unwrap_err();
    assert!(matches!(error, ImportError::Missing(file) if file.contains("texte")));
    let mut files = samples::rome();
    files.0.insert(
        "unix_texte_v460_utf8.csv".into(),
        b"\"code_rome\"\n".to_vec(),
    );
    let error = Import::new().rome(&files, &mut |_| ()).unwrap_err();
    assert!(matches!(
        error,
        ImportError::Column {
            column: "libelle_type_texte",
            ..
        }
    ));
}

#[test]
fn onisep_markdown_keeps_inner_headings_inside() {
    let (catalogue, reports) = import(&[(ONISEP, samples::onisep())]);
    let clouds = sheet(&catalogue, "met7");
    assert_eq!(
        clouds.hook.as_ref().unwrap().value,
        "La gardienne veille sur le ciel."
    );
    assert_eq!(
        clouds.what.as_ref().unwrap().value.blocks,
        [
            Block::Paragraph("Elle note tout\u{a0}!".into()),
            Block::Heading("Compter".into()),
            Block::Paragraph("Chaque matin, compter.".into()),
            Block::Heading("Présentation".into()),
            Block::Paragraph("Elle présente ses comptes.".into()),
        ]
    );
    assert_eq!(
        clouds.access.as_ref().unwrap().value.blocks,
        [
            Block::Paragraph("Le CAP suffit.".into()),
            Block::Heading("Après la 3e".into()),
            Block::Paragraph("CAP nuages".into()),
        ]
    );
    assert_eq!(clouds.other_names[0].feminine, "Guetteuse de pluie");
    assert_eq!(clouds.level.as_ref().unwrap().value, StudyLevel::Cap);
    let formations = &clouds.formations.as_ref().unwrap().value;
    assert_eq!(formations[0].id.as_deref(), Some("FOR.1"));
    assert_eq!(
        (formations[1].id.as_deref(), formations[1].label.as_str()),
        (None, "stage d’été")
    );
    assert_eq!(clouds.interests, FacetSet::from_iter([Interest::Nature]));
    assert_eq!(clouds.places, FacetSet::from_iter([Place::Outdoors]));

    let seaweed = sheet(&catalogue, "met8");
    assert!(seaweed.names.is_epicene());
    assert_eq!(
        (seaweed.domain, seaweed.rome.len()),
        (Some(GrandDomaine::A), 0)
    );
    assert_eq!(
        seaweed
            .what
            .as_ref()
            .unwrap()
            .value
            .texts()
            .collect::<Vec<_>>(),
        ["Tresser des algues."]
    );
    assert_eq!(
        seaweed.access.as_ref().unwrap().value.blocks.len(),
        2,
        "the studies out of « En bref »"
    );

    assert_eq!(reports[0].read, 5);
    assert_eq!(
        refusals(&reports[0]),
        [
            ("MET.10_sans_titre.md".to_owned(), 1),
            ("MET.9_redite.md".to_owned(), 1)
        ]
    );
}

#[test]
fn onisep_xml_of_both_schemas_and_a_damaged_record() {
    let xml = "<metiers>\n\
        <metier><identifiant>MET.1</identifiant><nom_metier>gardien/ne</nom_metier>\
        <libelle_feminin>gardienne</libelle_feminin><libelle_masculin>gardien</libelle_masculin>\
        <synonymes><synonyme>guetteur/euse</synonyme></synonymes><romesV3><romeV3>A1201</romeV3></romesV3>\
        <accroche_metier><![CDATA[\n <p>Garder.</p>]]></accroche_metier>\
        <metiers_associes><metier_associe><id>MET.3</id><libelle>autre</libelle></metier_associe></metiers_associes>\
        <niveau_acces_min><id>REF.410</id><libelle>Bac\u{a0}+\u{a0}5</libelle></niveau_acces_min>\
        <centres_interet><centre_interet><id>T</id><libelle>j'aime la nature</libelle></centre_interet></centres_interet></metier>\n\
        <metier><identifiant>MET.2</identifiant><nom_metier>perdu</nom_metier>\n\
        <metier><identifiant>MET.3</identifiant><nom_metier>veilleur/euse</nom_metier>\
        <synonymes><synonyme><nom_metier>dormeur/euse</nom_metier><libelle_feminin>dormeuse</libelle_feminin></synonyme></synonymes>\
        <format_court>Veiller &amp; dormir.</format_court><metiers_associes/>\
        <centre_interet id=\"T\" libelle=\"j'aime la nature\"/></metier>\n\
        <metier><identifiant>MET.4</identifiant><nom_metier>a</b></nom_metier></metier>\n\
        </metiers>";
    let files = InMemory::from([("metiers.xml", xml)]);
    let (catalogue, reports) = import(&[(ONISEP, files)]);
    let old = sheet(&catalogue, "met1");
    assert_eq!(old.other_names[0].both(), "Guetteuse, guetteur");
    assert_eq!(old.level.as_ref().unwrap().value, StudyLevel::Bac5);
    assert_eq!(old.close.as_ref().unwrap().value, ["met3"]);
    assert_eq!(old.interests, FacetSet::from_iter([Interest::Nature]));
    let new = sheet(&catalogue, "met3");
    assert_eq!(new.names.both(), "Veilleuse, veilleur");
    assert_eq!(new.other_names[0].both(), "Dormeuse, dormeur");
    assert_eq!(
        new.what.as_ref().unwrap().value.texts().collect::<Vec<_>>(),
        ["Veiller & dormir."]
    );
    assert_eq!(new.interests, old.interests);
    assert_eq!(reports[0].read, 4);
    assert_eq!(
        refusals(&reports[0]),
        [("metiers.xml".to_owned(), 4), ("metiers.xml".to_owned(), 6)]
    );
}

#[test]
fn merging_needs_the_code_and_a_name() {
    let (catalogue, reports) = import(&[(ROME, samples::rome()), (ONISEP, samples::onisep())]);
    assert_eq!(
        catalogue.sheets.len(),
        5,
        "3 fiches and 3 métiers, of which one is both"
    );
    let clouds = sheet(&catalogue, "a1201");
    assert_eq!(
        (clouds.id.as_str(), clouds.aliases.as_slice()),
        ("met7", &["a1201".to_owned()][..])
    );
    assert_eq!(clouds.hook.as_ref().unwrap().source, Source::Onisep);
    assert_eq!(clouds.skills.as_ref().unwrap().source, Source::Rome);
    // « Poète » has the code of « Rimailleur » and another name.
    assert_eq!(sheet(&catalogue, "met9").family, ["b1101"]);
    assert_eq!(sheet(&catalogue, "b1101").family, ["met9"]);
    let merged: Vec<usize> = reports.iter().map(|report| report.merged).collect();
    assert_eq!(merged, [1, 1]);
    insta::assert_debug_snapshot!(clouds);
}

#[test]
fn a_child_of_the_code_merges_too() {
    let file = "# éleveur/euse de brume\n**ID:** MET.20\n\n**Appellations:**\n- Féminin: éleveuse de brume\n\
                - Masculin: éleveur de brume\n\n**Codes ROME:**\n- A1201\n\n## Présentation\n\nBrumes.\n";
    let files = InMemory::from([("MET.20_x.md", file)]);
    let (catalogue, _) = import(&[(ROME, samples::rome()), (ONISEP, files)]);
    assert_eq!(sheet(&catalogue, "met20").aliases, ["a1202"]);
    assert_eq!(
        sheet(&catalogue, "a1201").close.as_ref().unwrap().value[0],
        "met20"
    );
}

#[test]
fn a_starter_text_goes_before_the_others() {
    let starter = include_str!("samples/gardien-de-nuages.toml");
    let files = InMemory::from([("gardien-de-nuages.toml", starter)]);
    let (catalogue, _) = import(&[
        (ROME, samples::rome()),
        (ONISEP, samples::onisep()),
        (STARTER, files),
    ]);
    let clouds = sheet(&catalogue, "gardien-de-nuages");
    assert_eq!(clouds.aliases, ["met7", "a1201"]);
    assert_eq!(clouds.slug(), "gardien-de-nuages");
    assert_eq!(
        catalogue.sheets[0].id, clouds.id,
        "texts for pupils come first"
    );
    insta::assert_debug_snapshot!(clouds);
}

#[test]
fn a_wrong_starter_text_is_refused_where_it_is_wrong() {
    let good = include_str!("samples/gardien-de-nuages.toml");
    for (from, to, line) in [
        ("level = \"cap\"", "level = \"brevet\"", 30),
        ("\"outdoors\"", "\"space\"", 25),
        ("id = \"gardien-de-nuages\"", "id = \"Gardien\"", 1),
        ("rome = \"A1201\"", "rome = \"A12\"", 5),
    ] {
        assert!(good.contains(from));
        let bad = good.replace(from, to);
        let files = InMemory::from([("bad.toml", bad.as_str()), ("good.toml", good)]);
        let (catalogue, reports) = import(&[(STARTER, files)]);
        assert_eq!(
            refusals(&reports[0]),
            [("bad.toml".to_owned(), line)],
            "{to}"
        );
        assert_eq!(catalogue.sheets.len(), 1);
    }
}

#[test]
fn ideo_metiers_completes_once_per_metier_and_loses_none() {
    let item = |met: &str, name: &str, rome: &str, gfe: &str| {
        format!(
            "<item><libelle_metier>{name}</libelle_metier><lien_site_onisepfr>https://a/slug/{met}</lien_site_onisepfr>\
             <gfe>{gfe}</gfe><code_rome>{rome}</code_rome>\
             <domainesous-domaine>agriculture, animaux/forêt| sciences/physique| agriculture, animaux/pêche</domainesous-domaine></item>"
        )
    };
    let xml = [
        "<root>",
        &item("MET.8", "fleuriste de mer", " B1101 |A15", ""),
        &item("MET.8", "fleuriste de mer", " B1101 |A15", ""),
        &item("MET.9", "poète / poétesse", "", "GFE O : transport"),
        &item("MET.30", "semeur / semeuse", "", ""),
        &item("MET.31", "éleveur / éleveuse de brume", "A1201", ""),
        &item("x", "perdu / perdue", "", ""),
        &item("MET.32", "", "", ""),
        "</root>",
    ]
    .concat();
    let files = InMemory::from([("ideo.xml", xml.as_str())]);
    let (catalogue, reports) = import(&[
        (ROME, samples::rome()),
        (ONISEP, samples::onisep()),
        (IDEO, files),
    ]);
    assert_eq!(sheet(&catalogue, "met8").rome, ["B1101"]);
    let alone = sheet(&catalogue, "met30");
    assert_eq!(alone.names.both(), "Semeuse, semeur");
    assert_eq!(alone.domain, Some(GrandDomaine::A), "two pairs of three");
    assert_eq!(
        (alone.hook.as_ref(), alone.sources[0].source),
        (None, Source::Onisep)
    );
    assert_eq!(
        sheet(&catalogue, "met31").aliases,
        ["a1202"],
        "the rule of code and name holds for it too"
    );
    let readable = catalogue.sheets.iter().map(|sheet| sheet.hook.is_some());
    assert!(
        readable.is_sorted_by(|before, after| before >= after),
        "what has nothing to read comes last"
    );
    let ideo = &reports[2];
    assert_eq!(
        (ideo.read, ideo.merged, ideo.own, ideo.refused.len()),
        (6, 3, 1, 2)
    );
    let onisep = &reports[1];
    assert_eq!(
        (onisep.read, onisep.merged, onisep.own, onisep.refused.len()),
        (5, 1, 2, 2)
    );
}
