//! The readers of what surrounds the métiers: formations, schools, companies.

use catalogue::etablissement::Coordinates;
use catalogue::import::InMemory;
use catalogue::lycee::{Lycee, Voies};

use super::{Read, import, refusals, samples};

const FORMATIONS: Read = |import, files, watch| import.formations(files, watch);
const SCHOOLS: Read = |import, files, watch| import.etablissements(files, watch);
const COMPANIES: Read = |import, files, watch| import.entreprises(files, watch);

#[test]
fn formations_are_read() {
    let files = InMemory::from([
        (
            "FOR.12_cap_nuages.md",
            "# CAP nuages\n\n## Informations générales\n\n**Sigle:** CAPN\n**Durée:** 2 ans\n\
             **Niveau de certification:** niveau 3\n**Type:** CAP (CAP)\n\n\
             **Lien:** [x](https://exemple.fr/a)\n\n## Description\n\nOn compte.\n\n            ## Détail\n            Tout.\n\n\
             ## Métiers associés\n\n- gardien/ne de nuages\n",
        ),
        ("notes.md", "# Notes\n"),
    ]);
    let (catalogue, reports) = import(&[(FORMATIONS, files)]);
    let formation = &catalogue.formations[0];
    assert_eq!(
        (formation.id.as_str(), formation.level),
        ("FOR.12", Some(3))
    );
    assert_eq!(formation.duration.as_deref(), Some("2 ans"));
    assert_eq!(formation.link.as_deref(), Some("https://exemple.fr/a"));
    assert_eq!(formation.description.as_ref().unwrap().blocks.len(), 3);
    assert_eq!(formation.access, None);
    assert_eq!(refusals(&reports[0]), [("notes.md".to_owned(), 1)]);
}

#[test]
fn formations_and_metiers_name_each_other() {
    let formation = |metiers: &str| {
        format!(
            "# Un diplôme\n\n**Durée:** 2 ans\n**Type:** CAP (CAP)\n\n## Métiers associés\n\n{metiers}"
        )
    };
    let (named, naming) = (
        formation("- dompteur/euse de vent\n"),
        formation("- gardien/ne de nuages\n- poète\n"),
    );
    let files = InMemory::from([
        ("FOR.1_cap_nuages.md", named.as_str()),
        ("FOR.12_bp_nuages.md", naming.as_str()),
    ]);
    let (catalogue, _) = import(&[(super::ONISEP, samples::onisep()), (FORMATIONS, files)]);
    let metiers = |id: &str| {
        let mut all = catalogue.formations.iter();
        let found = all.find(|formation| formation.id == id).unwrap();
        found.metiers.join(", ")
    };
    assert_eq!(
        metiers("FOR.1"),
        "dompteur/euse de vent, met7",
        "a label without sheet stays; the sheet that names the formation follows"
    );
    assert_eq!(metiers("FOR.12"), "met7, met9");
    assert_eq!(catalogue.formations[0].kind.as_deref(), Some("CAP"));
    let formations = |id: &str| {
        let part = super::sheet(&catalogue, id).formations.as_ref();
        let named = part.map(|part| part.value.iter().filter_map(|named| named.id.clone()));
        named.map(Iterator::collect).unwrap_or_default()
    };
    let met7: Vec<String> = formations("met7");
    assert_eq!(met7, ["FOR.1", "FOR.12"]);
    assert_eq!(formations("met9"), ["FOR.12"], "poète named none itself");
    assert_eq!(formations("met8"), [""; 0], "absent, never invented");
}

#[test]
fn schools_are_joined_by_uai() {
    let list = "uai;type_etab;nom_etablissement;adresse;code_postal;commune;zone_ep\n\
        0570001A;Collège;Faux;;57000;Metz;\n\
        0350044H;Collège;Chateaubriand;1 rue;2600;Saint-Malo;REP+\n\
        0650050B;Lycée;Voltaire;;65000;Tarbes;\n";
    let professional = "uai;nom_etablissement;adresse_1;code_postal;nom_commune;latitude;longitude;Lycee_des_metiers;Appartenance_Education_Prioritaire;\
        Statut_public_prive;Libelle_departement;Web;Voie_generale;Voie_technologique;Voie_professionnelle\n\
        0650050B;Voltaire;;65000;Tarbes;43.2345678;0.1;1;;Privé;Hautes-Pyrénées;https://exemple.fr/;0;1;1\n\
        0650050B;Voltaire bis;;65000;Tarbes;43.2;0.1;1;;Public;Hautes-Pyrénées;http://exemple.fr;1;0;1\n\
        0210025N;Dunant;;21000;Dijon;0;0;1;;Public;Côte-d'Or;http://exemple.fr/a@exemple.fr;0;0;1\n\
        0210026A;Faux;;21000;Dijon;0;0;1;;Public;Côte-d'Or;;0;0;1\n";
    let colleges = "Code UAI,coordinates\n\
        0350044H,\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[-2.00601,48.6509]}\"\n\
        0940071S,\"{\"\"coordinates\"\":[1,2]}\"\n";
    let qpv = "NUMERO_UAI,DISTANCE_QPV le plus proche\n0350044H,\"161,25\"\n";
    let files = InMemory::from([
        ("Liste_etablissements.csv", list),
        ("lycees_pro_filtered.csv", professional),
        ("seed-colleges.csv", colleges),
        ("college-qpv-proche.csv", qpv),
    ]);
    let (catalogue, reports) = import(&[(SCHOOLS, files)]);
    let [dijon, malo, tarbes] = catalogue.etablissements.as_slice() else {
        panic!("three schools")
    };
    assert_eq!(dijon.coordinates, None, "0, 0 is nowhere");
    assert_eq!(
        (malo.postcode.as_str(), malo.qpv_distance),
        ("02600", Some(161.25))
    );
    assert_eq!(malo.coordinates.unwrap().longitude, -2.00601);
    assert!(tarbes.coordinates.is_some());
    let [unplaced, labelled] = catalogue.lycees.as_slice() else {
        panic!("two schools with the label")
    };
    assert_eq!(unplaced.coordinates, None);
    assert_eq!(unplaced.website, None, "a mail address is no site");
    assert_eq!(
        *labelled,
        Lycee {
            uai: "0650050B".into(),
            name: "Voltaire".into(),
            commune: "Tarbes".into(),
            departement: "Hautes-Pyrénées".into(),
            coordinates: Some(Coordinates {
                latitude: 43.23457,
                longitude: 0.1,
            }),
            private: true,
            website: Some("https://exemple.fr/".into()),
            voies: Voies {
                generale: false,
                technologique: true,
                professionnelle: true,
            },
        },
        "the first line of a lycée that is there twice"
    );
    let report = &reports[0];
    assert_eq!(
        (report.read, report.merged, report.own, report.aside),
        (10, 4, 3, 1),
        "a school of another file that the list does not know is counted aside"
    );
    assert_eq!(
        refusals(&reports[0]),
        [
            ("Liste_etablissements.csv".to_owned(), 2),
            ("lycees_pro_filtered.csv".to_owned(), 5)
        ]
    );
}

#[test]
fn companies_are_checked() {
    let header = "siret,raisonsociale,enseigne,codenaf,trancheeffectif,numerorue,libellerue,codepostal,codecommune,coordinates_x,coordinates_y\n";
    let rows = "73282932000074,NUAGES,,8413Z,12,5B,RUE HAUTE,57000,57463,6.1,49.1\n\
                73282932000075,FAUX,,8413Z,12,,,57000,57463,6.1,49.1\n\
                35600000000048,LA POSTE,,5310Z,12,,,57000,57463,0,0\n";
    let files = InMemory::from([("a.csv", format!("{header}{rows}").as_str())]);
    let (catalogue, reports) = import(&[(COMPANIES, files)]);
    assert_eq!(catalogue.entreprises.len(), 2);
    assert_eq!(catalogue.entreprises[0].coordinates, None);
    assert_eq!(
        catalogue.entreprises[1].address.as_deref(),
        Some("5B RUE HAUTE")
    );
    assert_eq!(refusals(&reports[0]), [("a.csv".to_owned(), 3)]);
}
