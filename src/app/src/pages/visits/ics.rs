//! A visit as an iCalendar file (RFC 5545), for « ajouter à mon agenda ».

use domain::visit::Slot;
use jiff::civil::DateTime;
use leptos::prelude::*;
use protocol::overlay::BookingItem;
use ui::{Icon, icons};

use super::texts;
use crate::state::clock::utc_now;

/// Longest line, in bytes, before it is folded (RFC 5545, 3.1).
const LINE: usize = 75;

/// « Ajouter à mon agenda »: the file is made here, so that it works without a network.
pub fn link(slot: &Slot, item: &BookingItem) -> AnyView {
    let class = item
        .booking
        .as_ref()
        .map(|booking| booking.class_name.clone());
    let notes: Vec<String> = class
        .into_iter()
        .chain([slot.draft.practical.clone()])
        .chain(slot.draft.venue.transit.clone())
        .filter(|note| !note.trim().is_empty())
        .collect();
    let text = calendar(slot, utc_now(), &notes);
    let encoded = String::from(js_sys::encode_uri_component(&text));
    let href = ["data:text/calendar;charset=utf-8,", &encoded].concat();
    let name = [&catalogue::slug::words(&slot.draft.title), ".ics"].concat();
    view! {
        <a class="btn" href=href download=name>
            <Icon of=icons::CALENDAR_PLUS />
            <span>{texts::AGENDA}</span>
        </a>
    }
    .into_any()
}

/// The calendar with this one visit.
///
/// Its times are without zone: those of the clock on the wall of the venue, as the company wrote them.
/// `stamp` is the present instant in UTC; `notes` go into the description, one line each.
fn calendar(slot: &Slot, stamp: DateTime, notes: &[String]) -> String {
    let draft = &slot.draft;
    let place = [
        &slot.company_name,
        &draft.venue.address,
        &draft.venue.commune,
    ]
    .into_iter()
    .filter(|part| !part.trim().is_empty())
    .map(String::as_str)
    .collect::<Vec<_>>()
    .join(", ");
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Parcours metiers//FR".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        ["UID:", &slot.id.to_string(), "@parcours-metiers"].concat(),
        ["SEQUENCE:", &slot.rev.to_string()].concat(),
        ["DTSTAMP:", &moment(stamp), "Z"].concat(),
        ["DTSTART:", &moment(draft.start)].concat(),
        ["DTEND:", &moment(draft.end)].concat(),
        ["SUMMARY:", &escaped(&draft.title)].concat(),
        ["LOCATION:", &escaped(&place)].concat(),
        ["DESCRIPTION:", &escaped(&notes.join("\n"))].concat(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

/// `20261210T093000`.
fn moment(at: DateTime) -> String {
    let mut text = String::with_capacity(15);
    let mut digits = |value: i32, width: usize| {
        let value = value.to_string();
        for _ in value.len()..width {
            text.push('0');
        }
        text.push_str(&value);
    };
    digits(at.year().into(), 4);
    digits(at.month().into(), 2);
    digits(at.day().into(), 2);
    digits(at.hour().into(), 2);
    digits(at.minute().into(), 2);
    digits(at.second().into(), 2);
    text.insert(8, 'T');
    text
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// The line with its end, cut between letters where it is too long.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut room = LINE;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        room -= letter.len_utf8();
        out.push(letter);
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::super::offer::sample;
    use super::*;

    fn stamp() -> DateTime {
        DateTime::constant(2026, 11, 24, 0, 5, 0, 0)
    }

    #[test]
    fn a_visit_has_its_local_times_and_its_place() {
        let mut slot = sample().slot;
        slot.draft.title = "Du tronc, à la table; \\o/".into();
        let text = calendar(&slot, stamp(), &["4e B".to_owned(), "Bottes".to_owned()]);
        for line in [
            "DTSTAMP:20261124T000500Z\r\n",
            "DTSTART:20261210T090000\r\n",
            "DTEND:20261210T110000\r\n",
            "SUMMARY:Du tronc\\, à la table\\; \\\\o/\r\n",
            "LOCATION:Ateliers du Rail\\, Metz\r\n",
            "DESCRIPTION:4e B\\nBottes\r\n",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn long_lines_are_folded_between_letters_and_unfold_to_the_same() {
        let mut slot = sample().slot;
        slot.draft.title = "é".repeat(120);
        let text = calendar(&slot, stamp(), &[]);
        assert!(text.split("\r\n").all(|line| line.len() <= LINE));
        assert!(text.replace("\r\n ", "").contains(&slot.draft.title));
    }
}
