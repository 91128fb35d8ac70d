//! Now, by the server's clock and on the wall of the académie: a device may be a year off, or in another zone. And
//! fresh identities. For display and for what is said beforehand; the server decides by its own clock.

use std::cell::{Cell, RefCell};

use jiff::civil::{Date, DateTime};
use wasm_bindgen::{JsCast, JsValue};

const MINUTE: f64 = 60_000.0;
/// Clocks on walls change at full quarters of an hour only.
const QUARTER: f64 = 15.0 * MINUTE;

thread_local! {
    /// IANA name of the zone that is shown; empty for the device's own.
    static ZONE: RefCell<String> = const { RefCell::new(String::new()) };
    /// The quarter of an hour that was asked for last, and how far the wall is ahead of UTC in it.
    static LAST: Cell<(f64, f64)> = const { Cell::new((f64::NAN, 0.0)) };
}

/// Shows the clocks of this zone from now on (« Europe/Paris »).
pub fn set_zone(name: &str) {
    ZONE.with_borrow_mut(|zone| name.clone_into(zone));
    LAST.set((f64::NAN, 0.0));
}

/// Now, on the clock on the wall.
pub fn now() -> DateTime {
    wall(sync::server_now_ms())
}

/// Today, on that clock.
pub fn today() -> Date {
    now().date()
}

/// Now, in UTC.
pub fn utc_now() -> DateTime {
    civil(sync::server_now_ms())
}

/// A moment of the server, in milliseconds since 1970, on the clock on the wall.
pub fn wall_time(milliseconds: i64) -> DateTime {
    wall(milliseconds as f64)
}

/// Now, in milliseconds since 1970.
pub fn millis() -> i64 {
    sync::server_now_ms() as i64
}

fn wall(milliseconds: f64) -> DateTime {
    civil(milliseconds + ahead(milliseconds))
}

fn civil(milliseconds: f64) -> DateTime {
    let date = js_sys::Date::new(&milliseconds.into());
    DateTime::new(
        date.get_utc_full_year() as i16,
        date.get_utc_month() as i8 + 1,
        date.get_utc_date() as i8,
        date.get_utc_hours() as i8,
        date.get_utc_minutes() as i8,
        0,
        0,
    )
    .unwrap_or_default()
}

/// By how much the wall is ahead of UTC at this moment.
fn ahead(milliseconds: f64) -> f64 {
    let quarter = (milliseconds / QUARTER).floor();
    let (last, known) = LAST.get();
    if quarter == last {
        return known;
    }
    let date = js_sys::Date::new(&milliseconds.into());
    let device = || -date.get_timezone_offset() * MINUTE;
    let found = shown(&date).and_then(|text| difference(&text, milliseconds));
    let found = found.unwrap_or_else(device);
    LAST.set((quarter, found));
    found
}

/// The date in the zone, as browsers write it for Sweden: `2026-11-26 09:15:00`. `None` where the browser does not know
/// the zone.
fn shown(date: &js_sys::Date) -> Option<String> {
    let zone = ZONE.with_borrow(|zone| (!zone.is_empty()).then(|| JsValue::from(zone.as_str())))?;
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"timeZone".into(), &zone).ok()?;
    let write = js_sys::Reflect::get(date, &"toLocaleString".into()).ok()?;
    let write: js_sys::Function = write.dyn_into().ok()?;
    write
        .call2(date, &"sv-SE".into(), &options)
        .ok()?
        .as_string()
}

/// How far a written date, to the minute, is ahead of the moment it was written for. `None` for one of another form.
fn difference(text: &str, milliseconds: f64) -> Option<f64> {
    let mut parts = text
        .split(|part: char| !part.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<i64>().ok());
    let mut next = || parts.next().flatten();
    let (year, month, day, hour, minute) = (next()?, next()?, next()?, next()?, next()?);
    let minutes = ((days(year, month, day) * 24 + hour) * 60 + minute) as f64;
    let difference = (minutes - (milliseconds / MINUTE).floor()) * MINUTE;
    // No place on earth is further: it was read wrongly.
    (difference.abs() <= 15.0 * 60.0 * MINUTE).then_some(difference)
}

/// Days from 1970 to this day of the Gregorian calendar, reckoned in years that begin in March.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year.min(9_999) - i64::from(month <= 2);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let leap = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap + of_year - 719_468
}

/// A fresh identity.
pub fn fresh() -> uuid::Uuid {
    let milliseconds = js_sys::Date::now().max(0.0);
    let seconds = (milliseconds / 1000.0) as u64;
    let nanos = ((milliseconds % 1000.0) * 1e6) as u32;
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: f64 = 60.0 * MINUTE;
    /// 26 November 2026, 23:30 in UTC.
    const EVENING: f64 = 1_795_735_800_000.0;

    #[test]
    fn the_wall_is_read_from_what_browsers_write() {
        // In Metz it is the next day already, in Fort-de-France still the evening.
        assert_eq!(difference("2026-11-27 00:30:00", EVENING), Some(HOUR));
        assert_eq!(
            difference("2026-11-26 19:30:00", EVENING),
            Some(-4.0 * HOUR)
        );
        // Over the end of a February of 29 days.
        let leap = 1_835_478_000_000.0;
        assert_eq!(difference("2028-03-01 00:00:00", leap), Some(HOUR));
    }

    #[test]
    fn another_form_of_date_is_not_taken_for_it() {
        assert_eq!(difference("27/11/2026 00:30:00", EVENING), None);
        assert_eq!(difference("Invalid Date", EVENING), None);
    }
}
