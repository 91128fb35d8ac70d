//! What several pages say of slots.

/// Slots to come, places taken of all, and requests that wait.
pub fn figures(slots: usize, taken: u32, capacity: u32, waiting: u32) -> String {
    let slots = match slots {
        0 => return "Aucun créneau à venir.".to_owned(),
        1 => "1\u{a0}créneau à venir".to_owned(),
        _ => format!("{slots}\u{a0}créneaux à venir"),
    };
    let waiting = match waiting {
        0 => String::new(),
        1 => ", 1\u{a0}demande en liste d’attente".to_owned(),
        _ => format!(", {waiting}\u{a0}demandes en liste d’attente"),
    };
    let places = if taken > 1 {
        "places prises"
    } else {
        "place prise"
    };
    format!("{slots}, {taken}\u{a0}{places} sur\u{a0}{capacity}{waiting}.")
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn figures_are_said_in_the_singular_and_the_plural() {
        assert_eq!(figures(0, 0, 0, 0), "Aucun créneau à venir.");
        assert_eq!(
            figures(1, 1, 24, 1),
            "1\u{a0}créneau à venir, 1\u{a0}place prise sur\u{a0}24, 1\u{a0}demande en liste d’attente."
        );
        assert_eq!(
            figures(3, 40, 72, 0),
            "3\u{a0}créneaux à venir, 40\u{a0}places prises sur\u{a0}72."
        );
    }
}
