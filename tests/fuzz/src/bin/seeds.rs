//! Writes the seeds anew, from the small samples of our own making that the readers' tests use:
//! `cargo run --manifest-path tests/fuzz/Cargo.toml --bin seeds`.

use std::fs;
use std::io;
use std::path::Path;

use catalogue::import::{Import, InMemory};
use catalogue::{pack, search};
use image::{ImageFormat, Rgb, RgbImage};
use protocol::travel;
use protocol::wire::{PullPage, PushRequest};

#[path = "../../../../src/catalogue/tests/samples/mod.rs"]
mod samples;

const STARTER: &str =
    include_str!("../../../../src/catalogue/tests/samples/gardien-de-nuages.toml");

const XML: &str = r#"<metiers><metier><identifiant>MET.1</identifiant><nom_metier>veilleur / veilleuse</nom_metier>
<synonymes><synonyme><nom_metier>guetteur / guetteuse</nom_metier></synonyme></synonymes><romesV3><romeV3>A1201</romeV3></romesV3>
<accroche_metier>&lt;p&gt;Veiller &amp;amp; noter.&lt;/p&gt;</accroche_metier><niveau_acces_min><id>REF.410</id><libelle>bac + 5</libelle></niveau_acces_min>
<centres_interet><centre_interet><libelle>j'aime la nature</libelle></centre_interet></centres_interet></metier></metiers>"#;
const IDEO: &str = "<items><item><libelle_metier>semeur / semeuse</libelle_metier><code_rome>A1201</code_rome>\
    <lien_site_onisepfr>http://www.onisep.fr/http/redirection/metier/slug/MET.30</lien_site_onisepfr><gfe>GFE A : agriculture</gfe></item></items>";
const FORMATION: &str = "# CAP nuages\n**ID:** FOR.1\n\n## Sigle\n\nCAP\n\n## Type\n\nCAP\n\n**Niveau de certification:** niveau 3 (CAP)\n\n\
    ## Description\n\nCompter.\n\n## Métiers associés\n\n- gardien de nuages (ID: MET.7)\n";
const SCHOOLS: [(&str, &str); 4] = [
    (
        "Liste_etablissements.csv",
        "uai;nom_etablissement;adresse;code_postal;commune;type_etab;zone_ep\n\
         0579991A;Collège A;1 rue;57000;Metz;Collège;REP+\n",
    ),
    (
        "lycees_pro_filtered.csv",
        "uai;nom_etablissement;adresse_1;code_postal;nom_commune;latitude;longitude;Lycee_des_metiers;Appartenance_Education_Prioritaire;\
         Statut_public_prive;Libelle_departement;Web;Voie_generale;Voie_technologique;Voie_professionnelle\n\
         0579992B;Lycée B;2 rue;57000;Metz;49.12;6.17;1;REP;Public;Moselle;https://exemple.fr;0;1;1\n",
    ),
    (
        "seed-colleges.csv",
        "Code UAI,coordinates\n0579991A,\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[6.17,49.12]}\"\n",
    ),
    (
        "college-qpv-proche.csv",
        "NUMERO_UAI,DISTANCE_QPV le plus proche\n0579991A,\"1,5\"\n",
    ),
];
const COMPANIES: &str = "siret,raisonsociale,enseigne,codenaf,trancheeffectif,numerorue,libellerue,codepostal,codecommune,coordinates_x,coordinates_y\n\
    73282932000074,Nuages,,0111Z,12,1,rue des Essais,57000,57463,6.17,49.12\n";
const PUSH: &str = r#"{"author":{"client":"0de30000-0000-7000-8000-000000000001","schema":1,"user":null},"lines":[{"n":1,"id":"0de30000-0000-7000-8000-000000000002","base_rev":0,"mutation":{"favourite.set":{"metier":"a1101","on":true}}}]}"#;
const PULL: &str = r#"{"sig":"parcours-sync-1","cursor":"x","reset":true,"more":false,"scopes":[],"changes":[],"acked":1,"results":[{"n":1,"outcome":"Done"}],"now":1795420800000}"#;
/// What stands before the digest.
const CARNET: &str = r#"{
"format":"parcours-carnet",
"version":1,
"pseudonym":"Colibri",
"made":"2027-05-14T09:30:00",
"entries":[
{"id":"0de30000-0000-7000-8000-000800000000","rev":3,"kind":"Metier","title":"Luthière","text":"Le bois","others":["L’érable"],"date":"2026-11-03","metiers":["a1101"],"feelings":["Curieux"],"visit":null,"etape":"5e-premiers-pas","shared":true,"deleted":false,"attachments":[{"blob":"0101010101010101010101010101010101010101010101010101010101010101","kind":"Photo","bytes":4,"width":4,"height":3,"alt":"L’atelier"}],"guide":"synthese","parts":{"moi":{"text":"Moi","others":["Moi aussi"]},"pages":{"text":"0de30000-0000-7000-8000-000800000000"}},"skills":["metiers"]}
],
"favourites":["a1101"],
"photos":[
{"id":"0101010101010101010101010101010101010101010101010101010101010101","base64":"/9j/4A=="}
],
"#;

fn main() -> io::Result<()> {
    let starter = InMemory::from([("gardien-de-nuages.toml", STARTER)]);
    for (name, files) in [
        ("rome", samples::rome()),
        ("onisep", samples::onisep()),
        ("starter", starter),
        ("etablissements", InMemory::from(SCHOOLS)),
    ] {
        write(name, "sample", &folder(&files))?;
    }
    for (name, file, text) in [
        ("onisep", "metiers.xml", XML),
        ("ideo", "ideo.xml", IDEO),
        ("formations", "FOR.1_cap_nuages.md", FORMATION),
        ("entreprises", "entreprises.csv", COMPANIES),
    ] {
        write(name, file, &folder(&InMemory::from([(file, text)])))?;
    }
    // A seed that its own reader refuses would teach nothing.
    serde_json::from_str::<PushRequest>(PUSH)?;
    serde_json::from_str::<PullPage>(PULL)?;
    travel::read(travel::close(CARNET.to_owned()).as_bytes()).map_err(io::Error::other)?;
    write("push", "favourite", PUSH.as_bytes())?;
    write("carnet", "page", CARNET.as_bytes())?;
    write("answers", "page", PULL.as_bytes())?;
    pictures()?;
    let tone: Vec<f32> = (0..400).map(|at| (at as f32 / 5.0).sin()).collect();
    write("voice", "tone", &domain::voice::encode(&tone))?;
    packs()
}

/// A small picture in each format that is taken.
fn pictures() -> io::Result<()> {
    let picture = RgbImage::from_fn(9, 7, |x, y| Rgb([x as u8 * 28, y as u8 * 36, 90]));
    for (name, format) in [
        ("jpeg", ImageFormat::Jpeg),
        ("png", ImageFormat::Png),
        ("webp", ImageFormat::WebP),
    ] {
        let mut bytes = io::Cursor::new(Vec::new());
        let written = picture.write_to(&mut bytes, format);
        written.map_err(io::Error::other)?;
        write("picture", name, bytes.get_ref())?;
    }
    Ok(())
}

/// The packs of the samples' sheets.
fn packs() -> io::Result<()> {
    let mut import = Import::new();
    let watch = &mut |_: &_| ();
    let formations = InMemory::from([("FOR.1_cap_nuages.md", FORMATION)]);
    let read = import
        .rome(&samples::rome(), watch)
        .and_then(|()| import.onisep(&samples::onisep(), watch))
        .and_then(|()| import.formations(&formations, watch))
        .and_then(|()| import.etablissements(&InMemory::from(SCHOOLS), watch));
    read.map_err(io::Error::other)?;
    let (catalogue, _) = import.finish();
    let published = pack::build(&catalogue, Some(search::of_sheets(&catalogue.sheets)));
    write("pack_index", "sample", &published.index.encode())?;
    for (part, bytes) in published.index.parts.iter().zip(&published.parts) {
        match part.name.as_str() {
            pack::LIST => write("pack_list", "sample", bytes)?,
            pack::FORMATIONS => write("pack_formations", "sample", bytes)?,
            pack::LYCEES => write("pack_lycees", "sample", bytes)?,
            pack::SEARCH => write(
                "search",
                "sample",
                &[b"gardiene nuage\n", bytes.as_slice()].concat(),
            )?,
            pack::FIRST => {}
            _ => write("pack_block", &part.name, bytes)?,
        }
    }
    Ok(())
}

/// As the importers' targets read it: see `import.rs`.
fn folder(files: &InMemory) -> Vec<u8> {
    let files: Vec<Vec<u8>> = files
        .0
        .iter()
        .map(|(name, content)| [name.as_bytes(), &[0x1f], content].concat())
        .collect();
    files.join(&0x1e)
}

fn write(reader: &str, name: &str, bytes: &[u8]) -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(reader);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name.replace('/', "-")), bytes)
}
