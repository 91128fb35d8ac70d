//! What is typed in the form of a slot, and the draft that it makes.

use std::collections::BTreeSet;

use domain::metier::GrandDomaine;
use domain::school::Coordinates;
use domain::visit::{Reserve, Slot, SlotDraft, SlotError, Venue, check_draft, check_edit};
use jiff::civil::DateTime;
use leptos::prelude::*;

use super::texts;
use crate::texts::errors;

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `title`.
    Title,
    /// `about`.
    About,
    /// `practical`.
    Practical,
    /// `domain`.
    Domain,
    /// `start`.
    Start,
    /// `end`.
    End,
    /// `deadline`.
    Deadline,
    /// `venue.commune`.
    Commune,
    /// `capacity`.
    Capacity,
    /// `reserve.seats`.
    Kept,
    /// `reserve.until`.
    Until,
}

/// What is typed; each field is as its input has it. Copied freely.
#[derive(Clone, Copy)]
pub struct Typed {
    pub title: RwSignal<String>,
    pub about: RwSignal<String>,
    pub practical: RwSignal<String>,
    pub domain: RwSignal<String>,
    pub start: RwSignal<String>,
    pub end: RwSignal<String>,
    pub deadline: RwSignal<String>,
    pub address: RwSignal<String>,
    pub commune: RwSignal<String>,
    pub transit: RwSignal<String>,
    pub capacity: RwSignal<String>,
    pub kept: RwSignal<String>,
    pub until: RwSignal<String>,
    /// Ids of sheets.
    pub metiers: RwSignal<BTreeSet<String>>,
}

/// A moment as an input has it: « 2026-12-10T09:00 ».
pub fn typed_moment(at: DateTime) -> String {
    at.to_string().chars().take(16).collect()
}

fn letter(domain: GrandDomaine) -> String {
    let at = GrandDomaine::ALL.iter().position(|other| *other == domain);
    at.map(|at| at.to_string()).unwrap_or_default()
}

impl Typed {
    /// The fields of a draft, or empty ones.
    pub fn of(draft: Option<&SlotDraft>) -> Self {
        let text = |of: fn(&SlotDraft) -> String| RwSignal::new(draft.map(of).unwrap_or_default());
        Self {
            title: text(|draft| draft.title.clone()),
            about: text(|draft| draft.about.clone()),
            practical: text(|draft| draft.practical.clone()),
            domain: text(|draft| letter(draft.domain)),
            start: text(|draft| typed_moment(draft.start)),
            end: text(|draft| typed_moment(draft.end)),
            deadline: text(|draft| typed_moment(draft.deadline)),
            address: text(|draft| draft.venue.address.clone()),
            commune: text(|draft| draft.venue.commune.clone()),
            transit: text(|draft| draft.venue.transit.clone().unwrap_or_default()),
            capacity: text(|draft| draft.capacity.to_string()),
            kept: text(|draft| {
                draft
                    .reserve
                    .map(|kept| kept.seats.to_string())
                    .unwrap_or_default()
            }),
            until: text(|draft| {
                draft
                    .reserve
                    .map(|kept| kept.until.to_string())
                    .unwrap_or_default()
            }),
            metiers: RwSignal::new(draft.map(|draft| draft.metiers.clone()).unwrap_or_default()),
        }
    }

    /// All fields as text, in the order of this type.
    pub fn fields(self) -> Vec<RwSignal<String>> {
        vec![
            self.title,
            self.about,
            self.practical,
            self.domain,
            self.start,
            self.end,
            self.deadline,
            self.address,
            self.commune,
            self.transit,
            self.capacity,
            self.kept,
            self.until,
            self.metiers_in_lines(),
        ]
    }

    /// The métiers as text, one a line; each follows the other.
    fn metiers_in_lines(self) -> RwSignal<String> {
        let metiers = self.metiers;
        let lines = RwSignal::new(metiers.with_untracked(in_lines));
        Effect::new(move |_| {
            let now = metiers.with(in_lines);
            if lines.with_untracked(|lines| *lines != now) {
                lines.set(now);
            }
        });
        Effect::new(move |_| {
            let now: BTreeSet<_> = lines.with(|lines| lines.lines().map(str::to_owned).collect());
            if metiers.with_untracked(|metiers| *metiers != now) {
                metiers.set(now);
            }
        });
        lines
    }

    fn moment(of: RwSignal<String>, part: Part) -> Result<DateTime, (Part, String)> {
        let typed = of.get_untracked();
        typed
            .parse()
            .map_err(|_| (part, texts::MOMENT_WRONG.to_owned()))
    }

    fn reserve(self) -> Result<Option<Reserve>, (Part, String)> {
        let kept = self.kept.get_untracked();
        if matches!(kept.trim(), "" | "0") {
            return Ok(None);
        }
        let seats = kept.trim().parse();
        let seats = seats.map_err(|_| (Part::Kept, texts::NUMBER_WRONG.to_owned()))?;
        let until = self.until.get_untracked().parse();
        let until = until.map_err(|_| (Part::Until, texts::UNTIL_WRONG.to_owned()))?;
        Ok(Some(Reserve { seats, until }))
    }

    /// The draft that is typed, checked as on the server; a venue has a position when `positions` knows its
    /// words.
    pub fn draft(
        self,
        positions: &[Venue],
        slot: Option<&Slot>,
        now: DateTime,
    ) -> Result<SlotDraft, (Part, String)> {
        let words = |of: RwSignal<String>| of.get_untracked().trim().to_owned();
        let domain = words(self.domain).parse().ok();
        let domain: Option<GrandDomaine> =
            domain.and_then(|at: usize| GrandDomaine::ALL.get(at).copied());
        let mut venue = Venue {
            address: words(self.address),
            commune: words(self.commune),
            position: None,
            transit: Some(words(self.transit)).filter(|transit| !transit.is_empty()),
        };
        venue.position = position(&venue, positions);
        let number = |_| (Part::Capacity, errors::slot(SlotError::Capacity).to_owned());
        let title = words(self.title);
        if title.is_empty() {
            return Err((Part::Title, errors::slot(SlotError::Title).to_owned()));
        }
        let draft = SlotDraft {
            title,
            about: words(self.about),
            practical: words(self.practical),
            domain: domain.ok_or_else(|| (Part::Domain, texts::DOMAIN_WRONG.to_owned()))?,
            metiers: self.metiers.get_untracked(),
            start: Self::moment(self.start, Part::Start)?,
            end: Self::moment(self.end, Part::End)?,
            deadline: Self::moment(self.deadline, Part::Deadline)?,
            venue,
            capacity: words(self.capacity).parse().map_err(number)?,
            reserve: self.reserve()?,
        };
        if draft.start <= now {
            return Err((Part::Start, texts::START_PAST.to_owned()));
        }
        let checked = match slot {
            Some(slot) => check_edit(slot, &draft),
            None => check_draft(&draft),
        };
        match checked {
            Ok(()) => Ok(draft),
            Err(error) => Err(place(error, &draft, slot)),
        }
    }
}

fn in_lines(metiers: &BTreeSet<String>) -> String {
    metiers
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join("\n")
}

/// A place whose words are those of a known one is where that one is.
fn position(venue: &Venue, known: &[Venue]) -> Option<Coordinates> {
    known
        .iter()
        .filter(|other| {
            other.address.trim() == venue.address && other.commune.trim() == venue.commune
        })
        .find_map(|other| other.position)
}

/// Beside which field an error is said, and how.
fn place(error: SlotError, draft: &SlotDraft, slot: Option<&Slot>) -> (Part, String) {
    let taken = slot.map_or(0, |slot| slot.used.all());
    let part = match error {
        SlotError::Title => Part::Title,
        SlotError::Text if draft.about.chars().count() > draft.practical.chars().count() => {
            Part::About
        }
        SlotError::Text => Part::Practical,
        SlotError::Times => Part::End,
        SlotError::Deadline => Part::Deadline,
        SlotError::Capacity if (1..taken).contains(&draft.capacity) => {
            return (Part::Capacity, texts::below_taken(taken));
        }
        SlotError::Capacity => Part::Capacity,
        SlotError::Reserve => Part::Kept,
        SlotError::Venue => Part::Commune,
    };
    (part, errors::slot(error).to_owned())
}
