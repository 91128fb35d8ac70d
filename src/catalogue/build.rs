//! Lists the starter texts, so that the readers carry them, and turns the data of the exploring pages into constants, so
//! that the browser carries no TOML reader and a mistake in the data stops the build.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// `data/items.toml`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Items {
    item: Vec<Item>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    id: String,
    texte: String,
    dessin: String,
    #[serde(default)]
    interets: Vec<String>,
    #[serde(default)]
    matieres: Vec<String>,
    #[serde(default)]
    lieux: Vec<String>,
}

/// `data/ideas.toml`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Ideas {
    idee: Vec<Idea>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Idea {
    texte: String,
    vrai: bool,
    explication: String,
    fiche: String,
}

/// `data/mots.toml`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    simples: Vec<String>,
    mot: Vec<Word>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    mot: String,
    #[serde(default)]
    formes: Vec<String>,
    #[serde(default)]
    sauf: Vec<String>,
    sens: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=starter");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("starter.rs"), starter(&root.join("starter"))?)?;
    fs::write(out.join("items.rs"), items(&root.join("data/items.toml"))?)?;
    fs::write(out.join("ideas.rs"), ideas(&root.join("data/ideas.toml"))?)?;
    fs::write(
        out.join("glossary.rs"),
        words(&root.join("data/mots.toml"))?,
    )?;
    Ok(())
}

fn starter(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".toml") {
            files.push(name);
        }
    }
    files.sort();
    let mut code =
        String::from("/// Name and text of each file.\nconst FILES: &[(&str, &str)] = &[\n");
    for name in files {
        let path = folder.join(&name);
        writeln!(code, "    ({name:?}, include_str!({path:?})),")?;
    }
    code.push_str("];\n");
    Ok(code)
}

fn items(file: &Path) -> Result<String, Box<dyn Error>> {
    let items: Items = read(file)?;
    let mut code = String::from(
        "/// All items, in the order in which they are shown.\npub static ITEMS: &[Item] = &[\n",
    );
    for item in items.item {
        writeln!(
            code,
            "    Item {{ id: {:?}, text: {:?}, drawing: {:?}, interests: {}, subjects: {}, places: {} }},",
            item.id,
            item.texte,
            item.dessin,
            variants("Interest", &item.interets)?,
            variants("Subject", &item.matieres)?,
            variants("Place", &item.lieux)?,
        )?;
    }
    code.push_str("];\n");
    Ok(code)
}

/// Values of a closed list by the names of their variants; one that does not exist stops the compiler.
fn variants(list: &str, names: &[String]) -> Result<String, io::Error> {
    let mut code = String::from("&[");
    for name in names {
        if !name.chars().all(|letter| letter.is_ascii_alphanumeric()) {
            return Err(io::Error::other(format!(
                "{name:?} names no value of {list}"
            )));
        }
        code.push_str(&format!("{list}::{name}, "));
    }
    code.push(']');
    Ok(code)
}

fn ideas(file: &Path) -> Result<String, Box<dyn Error>> {
    let ideas: Ideas = read(file)?;
    let mut code = String::from("/// All ideas.\npub static IDEAS: &[Idea] = &[\n");
    for idea in ideas.idee {
        writeln!(
            code,
            "    Idea {{ text: {:?}, is_true: {}, why: {:?}, sheet: {:?} }},",
            idea.texte, idea.vrai, idea.explication, idea.fiche,
        )?;
    }
    code.push_str("];\n");
    Ok(code)
}

/// The words in the order of the file, all forms in the order of the alphabet, and the long words that the tests take for known.
fn words(file: &Path) -> Result<String, Box<dyn Error>> {
    let words: Words = read(file)?;
    let mut code = String::from("/// All words.\npub static WORDS: &[Word] = &[\n");
    let mut forms = Vec::new();
    for (at, word) in words.mot.iter().enumerate() {
        writeln!(
            code,
            "    Word {{ word: {:?}, meaning: {:?} }},",
            word.mot, word.sens
        )?;
        forms.push((&word.mot, Some(at)));
        forms.extend(word.formes.iter().map(|form| (form, Some(at))));
        forms.extend(word.sauf.iter().map(|form| (form, None)));
    }
    forms.sort();
    code.push_str(
        "];\n/// Each form and the place of its word; none where it means something else there.\nstatic FORMS: &[(&str, Option<u16>)] = &[\n",
    );
    for (form, at) in forms {
        writeln!(code, "    ({form:?}, {at:?}),")?;
    }
    code.push_str("];\n#[cfg(test)]\nconst SIMPLE: &[&str] = &[\n");
    for word in words.simples {
        writeln!(code, "    {word:?},")?;
    }
    code.push_str("];\n");
    Ok(code)
}

fn read<T: serde::de::DeserializeOwned>(file: &Path) -> Result<T, Box<dyn Error>> {
    let at = |cause: &dyn Error| format!("{}: {cause}", file.display());
    let text = fs::read_to_string(file).map_err(|cause| at(&cause))?;
    Ok(toml::from_str(&text).map_err(|cause| at(&cause))?)
}
