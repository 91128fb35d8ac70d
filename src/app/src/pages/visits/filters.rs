//! The filters over the list, for those who book. What is on stands in the address.

use catalogue::facet::Facet;
use domain::metier::GrandDomaine;
use leptos::prelude::*;
use ui::{Button, ButtonKind, Choice, ChoiceChips};

use super::groups::Group;
use super::list::Found;
use super::offer::Offer;
use super::query::{Asked, TRANSIT_KEY, km_key, month_key, places_key};
use super::texts;
use crate::address::use_replace;
use crate::live::live_option;
use crate::texts::dates;
use crate::texts::labels::Label;

/// Distances one can ask for, in kilometres.
const KILOMETRES: [u32; 3] = [5, 10, 20];
/// Numbers of places one can ask for while the size of the class is not known.
const PLACES: [u32; 3] = [15, 25, 30];

/// The rows of chips, the most used ones in sight, and what takes them all away.
pub fn filters(found: Memo<Found>, asked: Memo<Asked>, group: Memo<Option<Group>>) -> AnyView {
    let go = use_replace();
    let clear = {
        let go = go.clone();
        Callback::new(move |()| go(&asked.get_untracked().open().href()))
    };
    let toggle = Callback::new(move |(key, on): (String, bool)| {
        let mut asked = asked.get_untracked();
        asked.switch(&key, on);
        go(&asked.href());
    });
    let some = Memo::new(move |_| asked.with(|asked| !asked.is_open()));
    let ways = move || {
        let seats = group.get().and_then(|group| group.seats());
        let chosen = asked.with(|asked| asked.places);
        found.with(|found| ways(&found.all, seats, chosen))
    };
    // Open where the address asks for one of them, so that no filter works unseen.
    let more = asked.with_untracked(|asked| asked.month.is_some() || !asked.domains.is_empty());
    view! {
        <div class="filters no-print">
            {row(texts::BY_WAY, ways, asked, toggle)}
            <details class="more-filters" open=more>
                <summary>{texts::MORE_FILTERS}</summary>
                {row(texts::BY_MONTH, move || found.with(|found| months(&found.all)), asked, toggle)}
                {row(texts::BY_DOMAIN, move || found.with(|found| domains(&found.all)), asked, toggle)}
            </details>
            {live_option(move || some.get().then(|| view! {
                <p><Button kind=ButtonKind::Quiet on_press=clear>{texts::CLEAR}</Button></p>
            }.into_any()))}
        </div>
    }
    .into_any()
}

fn row(
    legend: &'static str,
    options: impl Fn() -> Vec<Choice> + Send + Sync + 'static,
    asked: Memo<Asked>,
    on_toggle: Callback<(String, bool)>,
) -> AnyView {
    view! {
        <ChoiceChips
            legend=legend.to_owned()
            options=Signal::derive(options)
            selected=Signal::derive(move || asked.with(Asked::keys))
            on_toggle
        />
    }
    .into_any()
}

/// Distances are offered where the school's place is known; places are those of the class where its size is, and
/// the number that an address asks for is always among them.
fn ways(offers: &[Offer], seats: Option<u32>, chosen: Option<u32>) -> Vec<Choice> {
    let mut ways = vec![Choice::new(TRANSIT_KEY, texts::WITHOUT_COACH)];
    if offers.iter().any(|offer| offer.km.is_some()) {
        ways.extend(KILOMETRES.map(|km| Choice::new(km_key(km), texts::within(km))));
    }
    let mut places = seats.map_or_else(|| PLACES.to_vec(), |seats| vec![seats]);
    places.extend(chosen.filter(|chosen| !places.contains(chosen)));
    ways.extend(
        places
            .into_iter()
            .map(|places| Choice::new(places_key(places), texts::at_least(places))),
    );
    ways
}

fn months(offers: &[Offer]) -> Vec<Choice> {
    let mut months: Vec<(i16, i8)> = Vec::new();
    for offer in offers {
        let start = offer.slot.draft.start;
        let month = (start.year(), start.month());
        if months.last() != Some(&month) {
            months.push(month);
        }
    }
    months
        .into_iter()
        .map(|month| Choice::new(month_key(month), dates::month(month.1)))
        .collect()
}

fn domains(offers: &[Offer]) -> Vec<Choice> {
    let there = |domain: GrandDomaine| offers.iter().any(|offer| offer.slot.draft.domain == domain);
    GrandDomaine::ALL
        .into_iter()
        .filter(|domain| there(*domain))
        .map(|domain| Choice::new(domain.key(), domain.label()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::offer::sample;
    use super::*;

    fn labels(choices: &[Choice]) -> Vec<&str> {
        choices.iter().map(|choice| choice.value.as_str()).collect()
    }

    #[test]
    fn the_size_of_the_class_and_the_number_of_the_address_are_offered() {
        let there = [sample()];
        let nowhere = [Offer {
            km: None,
            ..sample()
        }];
        assert_eq!(
            labels(&ways(&there, Some(28), Some(12))),
            ["car", "km-5", "km-10", "km-20", "places-28", "places-12"]
        );
        assert_eq!(
            labels(&ways(&nowhere, None, Some(25))),
            ["car", "places-15", "places-25", "places-30"]
        );
    }

    #[test]
    fn each_month_and_each_domain_is_offered_once() {
        let offers = [sample(), sample()];
        assert_eq!(labels(&months(&offers)), ["2026-12"]);
        assert_eq!(labels(&domains(&offers)), ["h"]);
    }
}
