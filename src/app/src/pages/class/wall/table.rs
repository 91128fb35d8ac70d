//! The numbers of the wall: by domain, by métier, and as a file.

use domain::metier::GrandDomaine;
use domain::parcours::{ClassWall, Met};
use leptos::prelude::*;
use ui::{Cell, DataTable, Row};

use super::super::place::{Place, Tab};
use super::texts;
use crate::csv;
use crate::order::sorted;
use crate::state::catalogue::List;
use crate::texts::labels::Label;

/// A métier that somebody of the class met.
pub struct Line {
    /// Its domain, where the catalogue knows it.
    pub domain: Option<GrandDomaine>,
    /// The address of its sheet; `None` for one that the catalogue does not have.
    href: Option<String>,
    name: String,
    met: Met,
}

/// The word of a domain in addresses.
pub fn key(domain: GrandDomaine) -> String {
    domain.letter().to_ascii_lowercase().to_string()
}

/// The métiers of the wall, by domain, then by name: how many met one sets no order.
pub fn lines(wall: &ClassWall, list: &List) -> Vec<Line> {
    let lines = wall.metiers.iter().map(|((domain, id), met)| {
        let row = list.find(id);
        Line {
            domain: *domain,
            href: row.map(|row| ["/metiers/", list.id(row)].concat()),
            name: row.map_or_else(|| id.clone(), |row| list.names(row).both()),
            met: *met,
        }
    });
    sorted(lines.collect(), |line| {
        let last = GrandDomaine::ALL.len();
        let domain = line.domain.map_or(last, GrandDomaine::index);
        (domain as i64, catalogue::slug::words(&line.name))
    })
}

/// How many métiers of a domain the class met.
pub fn metiers_of(lines: &[Line], domain: GrandDomaine) -> usize {
    let of = lines.iter().filter(|line| line.domain == Some(domain));
    of.count()
}

/// The table of the domains that somebody touched: the others stand beside it as an invitation. The name of one leads to its métiers.
pub fn by_domain(wall: &ClassWall, lines: &[Line], class: &str) -> AnyView {
    let rows: Vec<_> = GrandDomaine::ALL
        .into_iter()
        .filter_map(|domain| Some((domain, *wall.domains.get(&domain)?)))
        .map(|(domain, met)| {
            let metiers = metiers_of(lines, domain);
            let href = Place {
                class: class.to_owned(),
                tab: Tab::Wall,
                domain: key(domain),
                ..Place::default()
            }
            .href();
            let name = view! { <a href=href>{domain.label()}</a> }.into_any();
            let [_, _, count, ..] = texts::DOMAIN_HEADS;
            row_of(name, met, wall.pupils, Some(cell(count, metiers)))
        })
        .collect();
    view! {
        <DataTable caption=texts::DOMAINS.to_owned() heads=texts::DOMAIN_HEADS.map(str::to_owned).to_vec()>
            {rows}
        </DataTable>
    }
    .into_any()
}

/// The table by métier, of one domain or of all.
pub fn by_metier(wall: &ClassWall, lines: &[Line], domain: &str) -> AnyView {
    let here = |line: &&Line| domain.is_empty() || line.domain.map(key).as_deref() == Some(domain);
    let rows: Vec<_> = lines
        .iter()
        .filter(here)
        .map(|line| {
            let name = line.name.clone();
            let name = match line.href.clone() {
                Some(href) => view! { <a href=href>{name}</a> }.into_any(),
                None => name.into_any(),
            };
            row_of(name, line.met, wall.pupils, None)
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="soft">{texts::NO_METIER}</p> }.into_any();
    }
    view! {
        <DataTable caption=texts::METIERS.to_owned() heads=texts::METIER_HEADS.map(str::to_owned).to_vec()>
            {rows}
        </DataTable>
    }
    .into_any()
}

fn cell(label: &'static str, count: usize) -> AnyView {
    view! { <Cell label=label>{count.to_string()}</Cell> }.into_any()
}

/// A line: the name, how many of the class, what else is counted, and by what they met it.
fn row_of(name: AnyView, met: Met, of: usize, more: Option<AnyView>) -> AnyView {
    let [_, pupils, ..] = texts::DOMAIN_HEADS;
    let words = texts::of_class(met.pupils, of);
    view! {
        <Row>
            <Cell head=true>{name}</Cell>
            <Cell label=pupils>{words}</Cell>
            {more}
            {cell(texts::BY_SHEET, met.by_sheet)}
            {cell(texts::BY_PERSON, met.by_person)}
            {cell(texts::BY_PLACE, met.by_place)}
        </Row>
    }
    .into_any()
}

/// The whole as a file: a line for each domain, touched or not, followed by those of its métiers.
pub fn file(wall: &ClassWall, lines: &[Line]) -> String {
    let mut rows = vec![texts::COLUMNS.map(str::to_owned).to_vec()];
    for domain in GrandDomaine::ALL {
        let met = wall.domains.get(&domain).copied().unwrap_or_default();
        rows.push(row(domain.label(), texts::WHOLE_DOMAIN, met));
        let of = lines.iter().filter(|line| line.domain == Some(domain));
        rows.extend(of.map(|line| row(domain.label(), &line.name, line.met)));
    }
    let others = lines.iter().filter(|line| line.domain.is_none());
    rows.extend(others.map(|line| row(texts::OTHER, &line.name, line.met)));
    csv::file(&rows)
}

fn row(domain: &str, name: &str, met: Met) -> Vec<String> {
    let counts = [met.pupils, met.by_sheet, met.by_person, met.by_place];
    let mut row = vec![domain.to_owned(), name.to_owned()];
    row.extend(counts.map(|count| count.to_string()));
    row
}
