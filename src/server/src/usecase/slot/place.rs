//! Where a slot is on the map, when its company wrote only words: without a position no distance is shown, and a
//! filter by distance would hide the slot from every class.
//!
//! The middle of the town is near enough for a distance in kilometres. Towns are known by the schools of the
//! académie, by those of the imported list that are in the same départements (the first three digits of a UAI), and
//! by the slots published before.

use std::collections::BTreeSet;

use catalogue::slug::words;
use domain::school::Coordinates;
use domain::visit::Venue;

use crate::sql::DbError;
use crate::usecase::Work;

/// Points further apart are not of one town, in kilometres: two towns of that name.
const TOWN: f64 = 25.0;

/// Gives a venue its position, when it has none and its words say enough.
///
/// # Errors
/// Of the database.
pub(super) async fn locate(work: &mut Work, venue: &mut Venue) -> Result<(), DbError> {
    if venue.position.is_some() {
        return Ok(());
    }
    let academy = work.academy();
    let before = work.tx.venues(academy).await?;
    let same = before.iter().filter(|other| other.is_same_place(venue));
    venue.position = same.filter_map(|other| other.position).next();
    if venue.position.is_some() {
        return Ok(());
    }
    let town = town(&venue.commune);
    let of_town = |commune: &str| self::town(commune) == town;
    let mut schools = work.tx.schools(academy).await?;
    let departements: BTreeSet<String> = schools
        .iter()
        .map(|school| school.uai.departement().to_owned())
        .collect();
    schools.extend(work.schools.list(|school| {
        departements.contains(school.uai.departement()) && of_town(&school.commune)
    }));
    schools.retain(|school| of_town(&school.commune));
    let points = schools.iter().filter_map(|school| school.position);
    let slots = before.iter().filter(|other| of_town(&other.commune));
    venue.position = middle(points).or_else(|| middle(slots.filter_map(|other| other.position)));
    Ok(())
}

/// The form under which two spellings of a town are the same: « St Denis cedex » and « Saint-Denis », « Paris 15e
/// Arrondissement » and « Paris ».
fn town(commune: &str) -> String {
    let all = words(commune);
    let mut parts: Vec<&str> = all.split('-').collect();
    if let Some(at) = parts.iter().position(|part| *part == "cedex") {
        parts.truncate(at);
    }
    if let [town @ .., _, "arrondissement"] = parts.as_slice() {
        parts = town.to_vec();
    }
    for part in &mut parts {
        *part = match *part {
            "st" => "saint",
            "ste" => "sainte",
            part => part,
        };
    }
    parts.join("-")
}

/// The middle of points that lie near each other; `None` without any.
fn middle(points: impl Iterator<Item = Coordinates>) -> Option<Coordinates> {
    let points: Vec<Coordinates> = points.collect();
    let first = *points.first()?;
    if points.iter().any(|point| first.distance_km(*point) > TOWN) {
        return None;
    }
    let mean =
        |of: fn(&Coordinates) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
    Some(Coordinates {
        lat: mean(|point| point.lat),
        lon: mean(|point| point.lon),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_is_known_however_it_is_written() {
        for (one, other) in [
            ("St Denis cedex 2", "Saint-Denis"),
            ("PARIS", "Paris 15e  Arrondissement"),
            ("villeneuve d’ascq", "Villeneuve-d'Ascq"),
            ("Longeville lès Metz", "LONGEVILLE-LES-METZ"),
        ] {
            assert_eq!(town(one), town(other));
        }
        assert_ne!(town("Metz"), town("Metzervisse"));
    }

    #[test]
    fn two_towns_of_one_name_are_nowhere() {
        let at = |lat, lon| Coordinates { lat, lon };
        let near = [at(49.0, 6.0), at(49.1, 6.2)];
        let far = [at(49.0, 6.0), at(43.0, 1.0)];
        let found = middle(near.into_iter());
        assert!(found.is_some_and(|point| point.distance_km(at(49.05, 6.1)) < 0.1));
        assert_eq!(middle(far.into_iter()), None);
        assert_eq!(middle([].into_iter()), None);
    }
}
