//! The wall: one block per family, filled as things are met. Progress is shown, never ranked.

use leptos::prelude::*;

use crate::Hue;

/// The cells of a block, before it grows.
const LEAST: usize = 3;
/// The cells of a block at most.
const MOST: usize = 6;

/// One family of the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MosaicGroup {
    /// Its colours.
    pub hue: Hue,
    /// Its name and counts in words: the link's name and tip.
    pub label: String,
    /// Where its things are.
    pub href: String,
    /// How many were really met: ringed cells.
    pub met: usize,
    /// How many were only looked at: filled cells.
    pub seen: usize,
    /// A number under it, which its label says too.
    pub number: Option<usize>,
}

/// A wall of families; untouched ones stay pale, as an invitation.
#[component]
pub fn Mosaic(
    /// The families, in order.
    #[prop(into)]
    groups: Signal<Vec<MosaicGroup>>,
) -> impl IntoView {
    let blocks = move || {
        let groups = groups.get();
        let fullest = groups.iter().map(|g| g.met + g.seen).max();
        let rows = fullest.unwrap_or(0).clamp(LEAST, MOST);
        groups
            .into_iter()
            .map(|group| {
                let number = group.number.map(|number| view! { <b aria-hidden="true">{number.to_string()}</b> });
                let cells: Vec<_> = cells(&group, rows)
                    .into_iter()
                    .map(|class| view! { <span class=class></span> })
                    .collect();
                view! {
                    <li class=group.hue.class()>
                        <a href=group.href title=group.label.clone() aria-label=group.label>{cells}{number}</a>
                    </li>
                }
            })
            .collect_view()
    };
    view! { <ul class="mosaic">{blocks}</ul> }.into_any()
}

/// The classes of a block's cells: met ones first.
fn cells(group: &MosaicGroup, rows: usize) -> Vec<&'static str> {
    (0..rows)
        .map(|index| {
            if index < group.met {
                "cell cell-met"
            } else if index < group.met + group.seen {
                "cell cell-seen"
            } else {
                "cell"
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn met_come_first_and_the_rest_stays_pale() {
        let group = MosaicGroup {
            hue: Hue::of('A'),
            label: String::new(),
            href: String::new(),
            met: 1,
            seen: 1,
            number: None,
        };
        assert_eq!(
            cells(&group, 3),
            ["cell cell-met", "cell cell-seen", "cell"]
        );
    }
}
