//! Between columns and the types of the domain.

use std::str::FromStr;

use domain::role::Role;
use domain::school::{Level, Uai, ZoneEp};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::DbError;

pub(super) fn parse<T: FromStr>(column: &'static str, text: &str) -> Result<T, DbError> {
    text.parse().map_err(|_| DbError::Corrupt(column))
}

pub(super) fn parse_opt<T: FromStr>(
    column: &'static str,
    text: Option<String>,
) -> Result<Option<T>, DbError> {
    text.map(|text| parse(column, &text)).transpose()
}

pub(super) fn uai(column: &'static str, text: &str) -> Result<Uai, DbError> {
    Uai::parse(text).map_err(|_| DbError::Corrupt(column))
}

pub(super) fn uai_opt(column: &'static str, text: Option<String>) -> Result<Option<Uai>, DbError> {
    text.map(|text| uai(column, &text)).transpose()
}

pub(super) fn count<T: TryFrom<i64>>(column: &'static str, value: i64) -> Result<T, DbError> {
    T::try_from(value).map_err(|_| DbError::Corrupt(column))
}

pub(super) fn from_json<T: DeserializeOwned>(
    column: &'static str,
    text: &str,
) -> Result<T, DbError> {
    serde_json::from_str(text).map_err(|_| DbError::Corrupt(column))
}

pub(super) fn to_json<T: Serialize>(column: &'static str, value: &T) -> Result<String, DbError> {
    serde_json::to_string(value).map_err(|_| DbError::Corrupt(column))
}

pub(super) fn role_word(role: Role) -> &'static str {
    match role {
        Role::Pupil => "pupil",
        Role::Teacher => "teacher",
        Role::Head => "head",
        Role::Company => "company",
        Role::Academy => "academy",
    }
}

pub(super) fn role(word: &str) -> Result<Role, DbError> {
    match word {
        "pupil" => Ok(Role::Pupil),
        "teacher" => Ok(Role::Teacher),
        "head" => Ok(Role::Head),
        "company" => Ok(Role::Company),
        "academy" => Ok(Role::Academy),
        _ => Err(DbError::Corrupt("role")),
    }
}

pub(super) fn zone_word(zone: ZoneEp) -> &'static str {
    match zone {
        ZoneEp::None => "none",
        ZoneEp::Rep => "rep",
        ZoneEp::RepPlus => "rep_plus",
    }
}

pub(super) fn zone(word: &str) -> Result<ZoneEp, DbError> {
    match word {
        "none" => Ok(ZoneEp::None),
        "rep" => Ok(ZoneEp::Rep),
        "rep_plus" => Ok(ZoneEp::RepPlus),
        _ => Err(DbError::Corrupt("zone")),
    }
}

pub(super) fn level_word(level: Level) -> &'static str {
    match level {
        Level::Cinquieme => "5e",
        Level::Quatrieme => "4e",
        Level::Troisieme => "3e",
    }
}

pub(super) fn level(word: &str) -> Result<Level, DbError> {
    match word {
        "5e" => Ok(Level::Cinquieme),
        "4e" => Ok(Level::Quatrieme),
        "3e" => Ok(Level::Troisieme),
        _ => Err(DbError::Corrupt("level")),
    }
}
