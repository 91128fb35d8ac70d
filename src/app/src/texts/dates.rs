//! Dates, times and distances as a person says them in French.

use jiff::civil::{Date, DateTime, Time, Weekday};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_SHORT: [&str; 12] = [
    "janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
];

/// « décembre » for 12; empty outside 1 to 12.
pub fn month(month: i8) -> &'static str {
    usize::try_from(month - 1)
        .ok()
        .and_then(|at| MONTHS.get(at))
        .copied()
        .unwrap_or("")
}

fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "lundi",
        Weekday::Tuesday => "mardi",
        Weekday::Wednesday => "mercredi",
        Weekday::Thursday => "jeudi",
        Weekday::Friday => "vendredi",
        Weekday::Saturday => "samedi",
        Weekday::Sunday => "dimanche",
    }
}

fn day_number(date: Date) -> String {
    match date.day() {
        1 => "1er".into(),
        day => day.to_string(),
    }
}

/// « jeudi 14 mai 2027 »; the year is left out when it is that of `today`.
pub fn long(date: Date, today: Date) -> String {
    let mut text = [
        weekday(date),
        "\u{a0}",
        &day_number(date),
        "\u{a0}",
        month(date.month()),
    ]
    .concat();
    if date.year() != today.year() {
        text.push('\u{a0}');
        text.push_str(&date.year().to_string());
    }
    text
}

/// « 14 mai 2027 », as at the head of a letter.
pub fn whole(date: Date) -> String {
    let year = date.year().to_string();
    [
        &day_number(date),
        "\u{a0}",
        month(date.month()),
        "\u{a0}",
        &year,
    ]
    .concat()
}

/// « jeu. 14 mai », for tables and the path.
pub fn short(date: Date) -> String {
    let weekday: String = weekday(date).chars().take(3).collect();
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|at| MONTHS_SHORT.get(at))
        .copied();
    [
        &weekday,
        ".\u{a0}",
        &day_number(date),
        "\u{a0}",
        month.unwrap_or(""),
    ]
    .concat()
}

/// « 9 h », « 9 h 30 ».
pub fn time(time: Time) -> String {
    let mut text = time.hour().to_string();
    text.push_str("\u{a0}h");
    if time.minute() > 0 {
        text.push('\u{a0}');
        if time.minute() < 10 {
            text.push('0');
        }
        text.push_str(&time.minute().to_string());
    }
    text
}

/// « jeudi 14 mai, 9 h 30 – 11 h 30 », or both days when it ends on another one.
pub fn span(start: DateTime, end: DateTime, today: Date) -> String {
    let from = [&long(start.date(), today), ", ", &time(start.time())].concat();
    if start.date() == end.date() {
        // The joiner keeps both times on one line: a dash alone lets it break.
        [&from, "\u{a0}–\u{2060}\u{a0}", &time(end.time())].concat()
    } else {
        [
            &from,
            " – ",
            &long(end.date(), today),
            ", ",
            &time(end.time()),
        ]
        .concat()
    }
}

/// « 400 m », « 4 km », « 12 km ».
pub fn distance(km: f64) -> String {
    if km < 1.0 {
        let metres = ((km * 10.0).round() * 100.0).max(100.0) as u32;
        return [&metres.to_string(), "\u{a0}m"].concat();
    }
    [&(km.round() as u32).to_string(), "\u{a0}km"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_dates_read_as_people_say_them() {
        let today = Date::constant(2026, 11, 23);
        let start = DateTime::constant(2026, 12, 1, 9, 5, 0, 0);
        let end = DateTime::constant(2026, 12, 1, 11, 0, 0, 0);
        assert_eq!(
            span(start, end, today).replace('\u{a0}', " "),
            "mardi 1er décembre, 9 h 05 –\u{2060} 11 h"
        );
        let next_year = Date::constant(2027, 5, 14);
        assert_eq!(
            long(next_year, today).replace('\u{a0}', " "),
            "vendredi 14 mai 2027"
        );
        assert_eq!(whole(next_year).replace('\u{a0}', " "), "14 mai 2027");
        assert_eq!(short(next_year).replace('\u{a0}', " "), "ven. 14 mai");
    }
}
