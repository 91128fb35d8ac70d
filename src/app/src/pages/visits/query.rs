//! What is asked of the visits, as it stands in the address.

use catalogue::facet::{Facet, FacetSet};
use domain::metier::GrandDomaine;

use super::offer::Offer;
use crate::address::{self, Pairs, Query, keys, set};

/// Filters and the class that a teacher books for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// The class, by the words of its name; empty for the first one.
    pub class: String,
    /// Only what is reached without a coach.
    pub transit: bool,
    /// At most so many kilometres from the school.
    pub km: Option<u32>,
    /// At least so many places left.
    pub places: Option<u32>,
    /// Year and month.
    pub month: Option<(i16, i8)>,
    /// Any of these domains; all when empty.
    pub domains: FacetSet<GrandDomaine>,
}

/// The name of the class in addresses.
pub const CLASS: &str = "classe";
const TRANSIT: &str = "sans-car";
const KM: &str = "km";
const PLACES: &str = "places";
const MONTH: &str = "mois";
const DOMAINS: &str = "domaine";
const YES: &str = "oui";

/// The chip of slots reached without a coach.
pub const TRANSIT_KEY: &str = "car";

/// The chip of a distance.
pub fn km_key(km: u32) -> String {
    ["km-", &km.to_string()].concat()
}

/// The chip of a number of places.
pub fn places_key(places: u32) -> String {
    ["places-", &places.to_string()].concat()
}

/// The chip of a month, also its word in the address: `2026-12`.
pub fn month_key((year, month): (i16, i8)) -> String {
    let nought = if month < 10 { "-0" } else { "-" };
    [&year.to_string(), nought, &month.to_string()].concat()
}

fn month_of(key: &str) -> Option<(i16, i8)> {
    let (year, month) = key.split_once('-')?;
    let month = month
        .parse()
        .ok()
        .filter(|month| (1..=12).contains(month))?;
    Some((year.parse().ok()?, month))
}

impl Asked {
    /// Reads an address; unknown words in it are passed over.
    pub fn read(query: &Query) -> Self {
        Self::of(|name| query.get(name))
    }

    fn of(get: impl Fn(&str) -> String) -> Self {
        Self {
            class: get(CLASS),
            transit: get(TRANSIT) == YES,
            km: get(KM).parse().ok(),
            places: get(PLACES).parse().ok(),
            month: month_of(&get(MONTH)),
            domains: set(&get(DOMAINS)),
        }
    }

    /// The address of the list with this asked.
    pub fn href(&self) -> String {
        address::href("/visites", self.pairs())
    }

    fn pairs(&self) -> Pairs {
        let number = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
        vec![
            (CLASS, self.class.clone()),
            (TRANSIT, if self.transit { YES } else { "" }.to_owned()),
            (KM, number(self.km)),
            (PLACES, number(self.places)),
            (MONTH, self.month.map(month_key).unwrap_or_default()),
            (DOMAINS, keys(self.domains)),
        ]
    }

    /// Whether nothing is filtered.
    pub fn is_open(&self) -> bool {
        *self
            == Self {
                class: self.class.clone(),
                ..Self::default()
            }
    }

    /// The same without filters.
    pub fn open(&self) -> Self {
        Self {
            class: self.class.clone(),
            ..Self::default()
        }
    }

    /// The chips that are on.
    pub fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = self
            .domains
            .iter()
            .map(|domain| domain.key().to_owned())
            .collect();
        keys.extend(self.transit.then(|| TRANSIT_KEY.to_owned()));
        keys.extend(self.km.map(km_key));
        keys.extend(self.places.map(places_key));
        keys.extend(self.month.map(month_key));
        keys
    }

    /// Switches a chip; of distances, of places and of months one is on at most.
    pub fn switch(&mut self, key: &str, on: bool) {
        if key == TRANSIT_KEY {
            self.transit = on;
        } else if let Some(km) = key.strip_prefix("km-") {
            self.km = km.parse().ok().filter(|_| on);
        } else if let Some(places) = key.strip_prefix("places-") {
            self.places = places.parse().ok().filter(|_| on);
        } else if let Some(domain) = GrandDomaine::from_key(key) {
            self.domains.toggle(domain);
        } else if let Some(month) = month_of(key) {
            self.month = Some(month).filter(|_| on);
        }
    }

    /// Whether an offer passes all filters. A distance that is not known passes none.
    pub fn keeps(&self, offer: &Offer) -> bool {
        let draft = &offer.slot.draft;
        let near = self
            .km
            .is_none_or(|most| offer.km.is_some_and(|km| km <= f64::from(most)));
        let month = (draft.start.year(), draft.start.month());
        near && (!self.transit || draft.venue.transit.is_some())
            && self.places.is_none_or(|least| offer.left >= least)
            && self.month.is_none_or(|asked| asked == month)
            && (self.domains.is_empty() || self.domains.contains(draft.domain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_asked_and_is_read_back() {
        let mut asked = Asked {
            class: "4e-b".into(),
            places: Some(28),
            ..Asked::default()
        };
        for key in [TRANSIT_KEY, "km-5", "km-10", "2026-12", "h", "zz"] {
            asked.switch(key, true);
        }
        assert_eq!(asked.km, Some(10), "one distance at a time");
        assert_eq!(Asked::of(address::reader(asked.pairs())), asked);
        assert_eq!(asked.keys(), ["h", "car", "km-10", "places-28", "2026-12"]);
        asked.switch("2026-12", false);
        assert_eq!(asked.month, None);
        assert!(asked.open().is_open());
        assert_eq!(asked.open().class, "4e-b");
    }

    #[test]
    fn filters_keep_what_fits_and_an_unknown_distance_fits_none() {
        let offer = super::super::offer::sample();
        let with = |key: &str| {
            let mut asked = Asked::default();
            asked.switch(key, true);
            asked.keeps(&offer)
        };
        assert!(with("km-10") && !with("km-5"));
        assert!(with("places-12") && !with("places-13"));
        assert!(with("2026-12") && !with("2027-01"));
        assert!(with("h") && !with("j"));
        assert!(!with(TRANSIT_KEY));
        let unknown = Offer {
            km: None,
            ..offer.clone()
        };
        assert!(
            !Asked {
                km: Some(20),
                ..Asked::default()
            }
            .keeps(&unknown)
        );
        assert!(Asked::default().keeps(&unknown));
    }
}
