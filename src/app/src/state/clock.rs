//! The device's clock and its random source: for display and for identities only, never for order.

use jiff::civil::{Date, DateTime};

/// Now, on the clock on the wall where the device is.
pub fn now() -> DateTime {
    civil(&js_sys::Date::new_0())
}

/// Today, where the device is.
pub fn today() -> Date {
    now().date()
}

/// Now, in UTC.
pub fn utc_now() -> DateTime {
    let date = js_sys::Date::new_0();
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

/// A moment of the server, in milliseconds since 1970, on the clock on the wall where the device is.
pub fn wall_time(milliseconds: i64) -> DateTime {
    civil(&js_sys::Date::new(&(milliseconds as f64).into()))
}

/// Now, in milliseconds since 1970.
pub fn millis() -> i64 {
    js_sys::Date::now() as i64
}

fn civil(date: &js_sys::Date) -> DateTime {
    DateTime::new(
        date.get_full_year() as i16,
        date.get_month() as i8 + 1,
        date.get_date() as i8,
        date.get_hours() as i8,
        date.get_minutes() as i8,
        0,
        0,
    )
    .unwrap_or_default()
}

/// A fresh identity.
pub fn fresh() -> uuid::Uuid {
    let milliseconds = js_sys::Date::now().max(0.0);
    let seconds = (milliseconds / 1000.0) as u64;
    let nanos = ((milliseconds % 1000.0) * 1e6) as u32;
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos))
}
