//! The steps of a project in its form: titles, days, their order.

use domain::projet::{Genre, JALONS_MAX, Jalon};
use jiff::civil::Date;
use leptos::prelude::*;
use ui::{Button, Field, IconButton, icons, use_announcer};

use super::texts;
use crate::live::live;
use crate::pages::moves::{Words, moves};
use crate::state::clock::fresh;

/// A step as it is typed: identity, day, title.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    id: String,
    le: String,
    titre: String,
}

/// Steps as the form keeps them, one a line.
pub fn lines(steps: &[Jalon]) -> String {
    let row = |step: &Jalon| Row {
        id: step.id.clone(),
        le: step.le.map(|day| day.to_string()).unwrap_or_default(),
        titre: step.titre.clone(),
    };
    write(&steps.iter().map(row).collect::<Vec<_>>())
}

fn write(rows: &[Row]) -> String {
    let line = |row: &Row| [&row.id, "\t", &row.le, "\t", &row.titre].concat();
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn rows(lines: &str) -> Vec<Row> {
    let row = |line: &str| {
        let (id, rest) = line.split_once('\t')?;
        let (le, titre) = rest.split_once('\t')?;
        Some(Row {
            id: id.to_owned(),
            le: le.to_owned(),
            titre: titre.to_owned(),
        })
    };
    lines.lines().filter_map(row).collect()
}

/// The steps of such lines; rows in which nothing is typed are none. `None` where a day does not exist.
pub fn steps(lines: &str) -> Option<Vec<Jalon>> {
    let typed = rows(lines).into_iter();
    let typed = typed.filter(|row| !row.titre.trim().is_empty() || !row.le.is_empty());
    typed
        .map(|row| {
            let le = match row.le.as_str() {
                "" => None,
                day => Some(day.parse::<Date>().ok()?),
            };
            Some(Jalon {
                id: row.id,
                titre: row.titre.trim().to_owned(),
                le,
            })
        })
        .collect()
}

/// What is typed of one step.
#[derive(Clone, Copy)]
struct Typed {
    titre: RwSignal<String>,
    le: RwSignal<String>,
}

/// The field, over the lines of a form. `genre` is what kind of project is chosen.
pub fn jalons(kept: RwSignal<String>, genre: Signal<Option<Genre>>) -> AnyView {
    let said = use_announcer();
    // The list is drawn anew when a row comes, goes or moves, not while one types.
    let order = Memo::new(move |_| {
        let all = kept.with(|kept| rows(kept));
        all.into_iter().map(|row| row.id).collect::<Vec<_>>()
    });
    let add = move |titres: &[&str]| {
        kept.update(|kept| {
            let mut all = rows(kept);
            let left = JALONS_MAX.saturating_sub(all.len());
            all.extend(titres.iter().take(left).map(|titre| Row {
                id: fresh().simple().to_string(),
                le: String::new(),
                titre: (*titre).to_owned(),
            }));
            *kept = write(&all);
        });
    };
    let list = move || {
        let ids = order.get();
        let last = ids.len().saturating_sub(1);
        let each: Vec<_> = ids
            .into_iter()
            .enumerate()
            .map(|(at, id)| {
                let fields = of_row(kept, &id);
                let words = Words {
                    up: (at > 0).then(|| texts::step_up(at + 1)),
                    down: (at < last).then(|| texts::step_down(at + 1)),
                };
                let (moved, gone) = (id.clone(), id.clone());
                let shift = move |up: bool| {
                    let to = if up { at.saturating_sub(1) } else { at + 1 };
                    kept.update(|kept| {
                        let mut all = rows(kept);
                        if let Some(from) = all.iter().position(|row| row.id == moved) {
                            let row = all.remove(from);
                            all.insert(to.min(all.len()), row);
                        }
                        *kept = write(&all);
                    });
                    said.say(texts::step_at(to + 1));
                };
                let remove = move |()| {
                    kept.update(|kept| {
                        let mut all = rows(kept);
                        all.retain(|row| row.id != gone);
                        *kept = write(&all);
                    });
                    said.say(texts::STEP_GONE);
                };
                view! {
                    <li class="add-line">
                        <Field label=texts::step(at + 1) value=fields.titre name="etape" />
                        <Field label=texts::step_day(at + 1) value=fields.le name="le" input_type="date" optional=true />
                        <span class="picked-moves">
                            {moves(&id, words, shift)}
                            <IconButton icon=icons::BIN label=texts::step_remove(at + 1) on_press=Callback::new(remove) />
                        </span>
                    </li>
                }
            })
            .collect();
        view! { <ol class="stack steps-typed">{each}</ol> }.into_any()
    };
    let model = move || {
        let wanted = genre.get() == Some(Genre::MiniEntreprise) && order.with(Vec::is_empty);
        if !wanted {
            return ().into_any();
        }
        let take = move |()| add(&texts::MODEL);
        view! { <Button icon=icons::ROUTE on_press=Callback::new(take)>{texts::TAKE_MODEL}</Button> }
            .into_any()
    };
    let full = move || {
        let full = order.with(Vec::len) >= JALONS_MAX;
        if full {
            return view! { <p class="soft">{texts::steps_full(JALONS_MAX)}</p> }.into_any();
        }
        let one = move |()| add(&[""]);
        view! { <Button icon=icons::PLUS on_press=Callback::new(one)>{texts::STEP_ADD}</Button> }
            .into_any()
    };
    view! {
        <fieldset class="stack chips-field">
            <legend>{texts::STEPS}</legend>
            <p class="hint">{texts::STEPS_HINT}</p>
            {live(list)}
            <div class="actions">{live(full)} {live(model)}</div>
        </fieldset>
    }
    .into_any()
}

/// The fields of a row, which write into its line and follow it.
fn of_row(kept: RwSignal<String>, id: &str) -> Typed {
    let found = move |id: &str| {
        let all = kept.with(|kept| rows(kept));
        all.into_iter().find(|row| row.id == id)
    };
    let now = untrack(|| found(id));
    let (titre, le) = now.map_or_else(Default::default, |row| (row.titre, row.le));
    let fields = Typed {
        titre: RwSignal::new(titre),
        le: RwSignal::new(le),
    };
    let own = id.to_owned();
    Effect::new(move |_| {
        let (titre, le) = (fields.titre.get(), fields.le.get());
        let mut all = kept.with_untracked(|kept| rows(kept));
        let Some(row) = all.iter_mut().find(|row| row.id == own) else {
            return;
        };
        // A line is a line.
        let titre = titre.replace(['\n', '\t'], " ");
        if (row.titre != titre) || (row.le != le) {
            (row.titre, row.le) = (titre, le);
            kept.set(write(&all));
        }
    });
    let own = id.to_owned();
    Effect::new(move |_| {
        let Some(row) = found(&own) else { return };
        if fields
            .titre
            .with_untracked(|titre| titre.replace(['\n', '\t'], " ") != row.titre)
        {
            fields.titre.set(row.titre);
        }
        if fields.le.with_untracked(|le| *le != row.le) {
            fields.le.set(row.le);
        }
    });
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_keeps_are_the_steps_again_without_empty_rows() {
        let day = Date::constant(2026, 12, 4);
        let step = |id: &str, le| Jalon {
            id: id.into(),
            titre: "Choisir une idée".into(),
            le,
        };
        let all = vec![step("a", Some(day)), step("b", None)];
        assert_eq!(steps(&lines(&all)), Some(all.clone()));
        let with_empty = [&lines(&all), "\nc\t\t "].concat();
        assert_eq!(steps(&with_empty), Some(all));
        assert_eq!(steps("a\t2026-02-31\tUn"), None);
        assert_eq!(steps(""), Some(Vec::new()));
    }
}
