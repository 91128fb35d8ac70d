//! A `<metier>` element of Onisep's XML, in the schema of 2021–2024 (texts in elements) or of 2026
//! (synonyms as elements, ids and labels as attributes, a flat `format_court`).

use super::super::gender::{from_inclusive, from_pair};
use super::super::html::rich;
use super::super::xml::Node;
use super::Raw;
use crate::rich::RichText;
use crate::sheet::{FormationRef, Names};

pub(super) fn raw(metier: &Node) -> Result<Raw, String> {
    let text = |name: &str| {
        metier
            .child(name)
            .map(|node| rich(&node.text))
            .unwrap_or_default()
    };
    let labels = |tag: &str| -> Vec<String> {
        metier
            .all(tag)
            .into_iter()
            .filter_map(label)
            .map(str::to_owned)
            .collect()
    };
    let names = names(metier).ok_or("the sheet has no name")?;
    Ok(Raw {
        key: metier
            .value("identifiant")
            .or(metier.value("id"))
            .unwrap_or_default()
            .to_owned(),
        names,
        other_names: metier
            .all("synonyme")
            .into_iter()
            .filter_map(self::names)
            .collect(),
        rome: labels("romeV3"),
        presentation: text("accroche_metier"),
        brief: brief(metier),
        work: text("nature_travail"),
        skills: text("competences"),
        conditions: text("condition_travail"),
        access: text("acces_metier"),
        level: metier
            .child("niveau_acces_min")
            .and_then(label)
            .unwrap_or_default()
            .to_owned(),
        formations: metier
            .all("formation_min_requise")
            .into_iter()
            .filter_map(formation)
            .collect(),
        interests: labels("centre_interet"),
        close: metier
            .all("metier_associe")
            .into_iter()
            .filter_map(|node| node.value("id").map(str::to_owned))
            .collect(),
    })
}

/// The label of an element: a child, an attribute, or its own text.
fn label(node: &Node) -> Option<&str> {
    node.value("libelle")
        .or(Some(node.text.trim()))
        .filter(|label| !label.is_empty())
}

/// The names of a métier or of a synonym, which is plain text in the older schema.
fn names(node: &Node) -> Option<Names> {
    let pair = (
        node.value("libelle_feminin"),
        node.value("libelle_masculin"),
    );
    let inclusive = || {
        node.value("nom_metier")
            .or(Some(node.text.trim()))
            .map(from_inclusive)
    };
    let names = match pair {
        (Some(feminine), Some(masculine)) => Some(from_pair(feminine, masculine)),
        (Some(feminine), None) => inclusive().map(|names| from_pair(feminine, &names.masculine)),
        _ => inclusive(),
    };
    names.filter(|names| !names.feminine.is_empty())
}

/// The longest of the short forms: the others repeat it for printed dictionaries.
fn brief(metier: &Node) -> RichText {
    let text = |node: &Node| {
        node.value("descriptif")
            .unwrap_or(node.text.trim())
            .to_owned()
    };
    let forms = metier.all("format_court").into_iter().map(text);
    rich(&forms.max_by_key(String::len).unwrap_or_default())
}

fn formation(node: &Node) -> Option<FormationRef> {
    let label = super::super::clean::line(label(node)?);
    Some(FormationRef {
        id: node.value("id").map(str::to_owned),
        label,
    })
}
