//! What of the database and of rows is of nobody.

use super::Fields;

/// What is in the database or in rows and tells nothing of a person.
#[derive(Debug, Clone, Copy)]
pub struct Impersonal {
    /// Columns of tables.
    pub columns: &'static [Fields],
    /// Fields of rows.
    pub rows: &'static [Fields],
}

/// Everything that is of nobody: places, companies as such, slots, classes as such, lessons, projects, contests, the order of feeds.
pub const IMPERSONAL: Impersonal = Impersonal {
    columns: &[
        ("academy", &["id", "name", "timezone"]),
        (
            "school",
            &["uai", "academy", "name", "commune", "zone", "lat", "lon"],
        ),
        ("company", &["id", "academy", "name", "commune"]),
        (
            "class",
            &[
                "id",
                "academy",
                "school",
                "name",
                "level",
                "code",
                "open_until",
                "erase_at",
            ],
        ),
        (
            "slot",
            &[
                "id",
                "academy",
                "company",
                "rev",
                "draft",
                "starts",
                "ends",
                "deadline",
                "open",
                "reason",
                "capacity",
                "reserved",
                "reserved_until",
                "used_priority",
                "used_others",
            ],
        ),
        (
            "booking",
            &[
                "id",
                "academy",
                "slot",
                "class",
                "seats",
                "priority",
                "state",
                "arrival",
                "notice",
                "held_until",
            ],
        ),
        ("etape", &["class", "id", "body"]),
        ("seance", &["id", "class", "body"]),
        ("gap", &["class", "asked", "ledger", "figures", "told"]),
        ("projet", &["id", "class", "body"]),
        ("equipe", &["id", "projet", "nom", "retiree"]),
        ("concours", &["id", "academy", "body"]),
        ("installation", &["n", "key_print"]),
        ("scope", &["name", "seq"]),
        // Copies of rows, each of which has its own line by the fields of its type.
        ("feed", &["scope", "seq", "collection", "id", "body"]),
        ("run", &["n", "id"]),
        ("scope_run", &["scope", "first", "run"]),
    ],
    rows: &[
        ("ClassEtape", &["class", "etape"]),
        ("ClassSeance", &["class", "seance"]),
        (
            "Projet",
            &[
                "id", "class", "titre", "genre", "consigne", "etapes", "retire",
            ],
        ),
        (
            "Concours",
            &["id", "titre", "reglement", "jusqu_au", "niveaux", "retire"],
        ),
        (
            "Slot",
            &[
                "id",
                "rev",
                "company",
                "company_name",
                "draft",
                "status",
                "used",
                "waiting",
            ],
        ),
        (
            "Booking",
            &[
                "id",
                "slot",
                "class",
                "class_name",
                "school_name",
                "seats",
                "state",
                "notice",
                "held_until",
            ],
        ),
        (
            "Class",
            &["id", "name", "level", "school", "pupils", "erase_at"],
        ),
        ("ClassDesk", &["class", "code", "open_until"]),
        ("School", &["uai", "name", "commune", "zone", "position"]),
        ("Company", &["id", "name", "commune"]),
    ],
};
