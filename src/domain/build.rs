//! Turns the default étapes (`data/parcours/*.toml`) and the skills (`data/competences.toml`) into constants, so that the browser carries no TOML
//! reader and a mistake in the data stops the build.

use std::fmt::Write as _;
use std::path::Path;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Parcours {
    etape: Vec<Etape>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Etape {
    id: String,
    titre: String,
    invitation: String,
    consigne: String,
    minutes: u16,
    mois: u8,
    temps_fort: bool,
    activite: Activite,
    regle: Regle,
}

#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Activite {
    Questionnaire,
    Explorer,
    Comparer,
    Interview,
    Visite,
    Forum,
    Stage,
    Recherche,
    Projet,
    Lecture,
    Oral,
    Partager,
    Libre,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Regle {
    compte: Compte,
    au_moins: u32,
}

#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Compte {
    MetiersLus,
    Favoris,
    Domaines,
    Entrees,
    EntreesMetier,
    EntreesVisite,
    EntreesActivite,
    EntreesLibres,
    EntreesPartagees,
    PagesEtape,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Competences {
    competence: Vec<Competence>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Competence {
    cle: String,
    champ: String,
    titre: String,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=data");
    competences()?;
    parcours()
}

fn competences() -> Result<(), Box<dyn std::error::Error>> {
    let path = "data/competences.toml";
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let read: Competences = toml::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
    let mut code = String::from("static COMPETENCES: &[Competence] = &[\n");
    for Competence { cle, champ, titre } in read.competence {
        writeln!(
            code,
            "Competence {{ cle: {cle:?}, champ: {champ:?}, titre: {titre:?} }},"
        )?;
    }
    code.push_str("];\n");
    write("competences.rs", code)
}

fn write(name: &str, code: String) -> Result<(), Box<dyn std::error::Error>> {
    let out = std::env::var("OUT_DIR")?;
    Ok(std::fs::write(Path::new(&out).join(name), code)?)
}

fn parcours() -> Result<(), Box<dyn std::error::Error>> {
    let mut code = String::new();
    for (name, file) in [
        ("CINQUIEME", "5e"),
        ("QUATRIEME", "4e"),
        ("TROISIEME", "3e"),
        ("DECOUVERTE_3H", "dp3"),
        ("DECOUVERTE_6H", "dp6"),
    ] {
        let path = format!("data/parcours/{file}.toml");
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        let parcours: Parcours =
            toml::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
        writeln!(code, "static {name}: &[Etape] = &[")?;
        for (at, e) in parcours.etape.into_iter().enumerate() {
            let rang = (at + 1) * 100;
            writeln!(
                code,
                "Etape {{ id: Cow::Borrowed({:?}), rang: {rang}, titre: Cow::Borrowed({:?}), \
                 invitation: Cow::Borrowed({:?}), consigne: Cow::Borrowed({:?}), minutes: {}, mois: {}, jour: None, \
                 temps_fort: {}, activite: Activite::{:?}, regle: Regle {{ compte: Compte::{:?}, au_moins: {} }}, \
                 metiers: Vec::new(), questions: Vec::new(), retiree: false }},",
                e.id,
                e.titre,
                e.invitation,
                e.consigne,
                e.minutes,
                e.mois,
                e.temps_fort,
                e.activite,
                e.regle.compte,
                e.regle.au_moins
            )?;
        }
        writeln!(code, "];")?;
    }
    write("etapes.rs", code)
}
