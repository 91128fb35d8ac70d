//! Imports as an operator meets them: what is kept, what is refused, what a running server takes up.

use std::fs::File;
use std::path::{Path, PathBuf};

use catalogue::collection::LicenceOf;
use catalogue::import::Dir;
use catalogue::pack::Index;
use domain::school::Uai;
use protocol::session::NewSchool;
use server::import::{Source, import};

use crate::world::World;

const COMPANIES: &str = "siret,raisonsociale,enseigne,codenaf,trancheeffectif,numerorue,libellerue,codepostal,\
    codecommune,coordinates_x,coordinates_y\n";
const SIRET: &str = "73282932000074";

/// A file of companies with those SIRETs.
fn companies(world: &World, name: &str, sirets: &[&str]) -> PathBuf {
    let file = world.folder().join(name);
    let rows: String = sirets
        .iter()
        .map(|siret| format!("{siret},Scierie,,16.10A,11,1,rue du Bois,57000,57463,6.17,49.11\n"))
        .collect();
    std::fs::write(&file, format!("{COMPANIES}{rows}")).unwrap();
    file
}

fn run(world: &World, source: Source, path: &Path) -> Result<(), String> {
    let folder = world.folder().join("catalogue");
    import(&folder, source, path.to_owned(), false, Dir, &mut |_| ())
        .map_err(|error| format!("{error:#}"))
}

/// A folder of schools with one collège.
fn schools(world: &World, uai: &Uai) -> PathBuf {
    let folder = world.folder().join("schools");
    std::fs::create_dir_all(&folder).unwrap();
    let list = format!(
        "uai;nom_etablissement;adresse;code_postal;commune;type_etab;zone_ep\n\
         {uai};Collège de la liste;1 rue;57000;Metz;Collège;REP\n"
    );
    std::fs::write(folder.join("Liste_etablissements.csv"), list).unwrap();
    folder
}

/// What the attributions of the publication in use are about; `None` before any import.
fn published(world: &World) -> Option<Vec<LicenceOf>> {
    let folder = world.folder().join("catalogue");
    let version = std::fs::read_to_string(folder.join("current")).ok()?;
    let index = std::fs::read(folder.join(version).join("index")).unwrap();
    let licences = Index::decode(&index).unwrap().licences;
    Some(licences.into_iter().map(|line| line.of).collect())
}

#[tokio::test]
async fn a_source_of_which_every_record_is_refused_changes_nothing() {
    let world = World::new().await;
    let damaged = companies(&world, "damaged.csv", &["123", "456"]);
    let why = run(&world, Source::Entreprises, &damaged).unwrap_err();
    assert!(
        why.contains("entreprises: not one of the 2 records"),
        "{why}"
    );
    assert_eq!(published(&world), None);

    let half = companies(&world, "half.csv", &["123", SIRET]);
    run(&world, Source::Entreprises, &half).unwrap();
    assert!(published(&world).unwrap().contains(&LicenceOf::Entreprises));
    run(&world, Source::Entreprises, &damaged).unwrap_err();
    assert!(published(&world).unwrap().contains(&LicenceOf::Entreprises));
}

#[tokio::test]
async fn a_second_import_at_the_same_time_is_told_to_wait() {
    let world = World::new().await;
    let file = companies(&world, "companies.csv", &[SIRET]);
    let folder = world.folder().join("catalogue");
    std::fs::create_dir_all(&folder).unwrap();
    let first = File::create(folder.join("import.lock")).unwrap();
    first.lock().unwrap();
    let why = run(&world, Source::Entreprises, &file).unwrap_err();
    assert!(why.contains("another import"), "{why}");
    // Reading alone disturbs nobody.
    import(
        &folder,
        Source::Entreprises,
        file.clone(),
        true,
        Dir,
        &mut |_| (),
    )
    .unwrap();
    assert_eq!(published(&world), None);
    drop(first);
    run(&world, Source::Entreprises, &file).unwrap();
}

#[tokio::test]
async fn a_folder_imported_before_may_be_gone_and_come_back() {
    let world = World::new().await;
    let file = companies(&world, "companies.csv", &[SIRET]);
    run(&world, Source::Entreprises, &file).unwrap();
    let away = world.folder().join("away.csv");
    std::fs::rename(&file, &away).unwrap();
    let schools = schools(&world, &Uai::parse("0750004X").unwrap());
    run(&world, Source::Etablissements, &schools).unwrap();
    let without = published(&world).unwrap();
    assert!(without.contains(&LicenceOf::Etablissements));
    assert!(!without.contains(&LicenceOf::Entreprises));

    std::fs::rename(&away, &file).unwrap();
    run(&world, Source::Etablissements, &schools).unwrap();
    assert!(published(&world).unwrap().contains(&LicenceOf::Entreprises));
    // What is asked for by name has to be there.
    run(&world, Source::Rome, &away).unwrap_err();
}

#[tokio::test]
async fn a_running_server_knows_the_schools_that_were_imported() {
    let world = World::new().await;
    let uai = Uai::parse("0750004X").unwrap();
    let new = NewSchool {
        uai: uai.clone(),
        name: None,
        commune: None,
    };
    let officer = world.browser(4).await;
    assert_eq!(officer.post("/api/v1/schools", &new).await.status, 400);
    let folder = schools(&world, &uai);
    run(&world, Source::Etablissements, &folder).unwrap();
    assert!(world.app.schools.refresh().unwrap());
    assert!(!world.app.schools.refresh().unwrap());
    assert_eq!(officer.post("/api/v1/schools", &new).await.status, 200);
    // The list outlives its folder.
    std::fs::remove_dir_all(&folder).unwrap();
    let file = companies(&world, "companies.csv", &[SIRET]);
    run(&world, Source::Entreprises, &file).unwrap();
    world.app.schools.refresh().unwrap();
    assert!(world.app.schools.get(&uai).is_some());
}
