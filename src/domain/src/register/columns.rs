//! The lines of the register.

use super::{Ground, Item, Kept, Line, Reader, Whose, Why};

/// A line of the server about pupils, which only they and the operators read: the others say what differs.
const OF_PUPILS: Line = Line {
    item: Item::Carnet,
    whose: Whose::Pupils,
    why: Why::Parcours,
    ground: Ground::PublicMission,
    kept: Kept::Account,
    readers: &[Reader::Operators],
    columns: &[],
    rows: &[],
    device: &[],
};

pub(super) const LINES: [Line; 28] = [
    Line {
        item: Item::Account,
        whose: Whose::Everyone,
        why: Why::Recognise,
        readers: &[Reader::ClassTeachers, Reader::Operators],
        columns: &[
            ("person", &["id", "academy", "role", "school", "company"]),
            ("membership", &["class", "person"]),
            ("client", &["id", "person", "n", "seen", "dropped"]),
        ],
        rows: &[("Pupil", &["user", "class"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::Pseudonym,
        why: Why::Recognise,
        readers: &[Reader::ClassTeachers, Reader::Operators],
        columns: &[("person", &["name"]), ("membership", &["pseudonym"])],
        rows: &[("Pupil", &["pseudonym"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::PupilSecret,
        why: Why::Recognise,
        columns: &[("person", &["secret", "card"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::LastSeen,
        why: Why::Accompany,
        readers: &[Reader::ClassTeachers, Reader::Operators],
        columns: &[("person", &["last_seen"])],
        rows: &[("Pupil", &["last_seen"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::Carnet,
        columns: &[("entry", &["id", "academy", "person", "body", "history"])],
        rows: &[(
            "Entry",
            &[
                "id",
                "rev",
                "kind",
                "title",
                "text",
                "others",
                "date",
                "metiers",
                "feelings",
                "visit",
                "etape",
                "shared",
                "deleted",
                "attachments",
                "guide",
                "parts",
                "skills",
            ],
        )],
        ..OF_PUPILS
    },
    Line {
        item: Item::Photos,
        columns: &[
            (
                "blob",
                &["person", "id", "media", "digest", "size", "body", "at"],
            ),
            ("upload", &["person", "id", "total", "body", "at"]),
            ("attachment", &["entry", "blob", "person"]),
        ],
        ..OF_PUPILS
    },
    Line {
        item: Item::Shared,
        why: Why::Accompany,
        kept: Kept::UntilTakenBack,
        readers: &[Reader::ClassTeachers, Reader::Operators],
        rows: &[("SharedEntry", &["author", "entry"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::Remarks,
        whose: Whose::Everyone,
        why: Why::Accompany,
        readers: &[Reader::ClassTeachers, Reader::Operators],
        columns: &[(
            "remark",
            &["id", "entry", "person", "n", "body", "standing", "at"],
        )],
        rows: &[("Review", &["entry", "pupil", "remarks"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::Ready,
        why: Why::Accompany,
        readers: &[Reader::ClassTeachers, Reader::Operators],
        columns: &[("seance_ready", &["seance", "person", "at"])],
        rows: &[("Ready", &["seance", "user"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::Equipe,
        readers: &[Reader::Team, Reader::ClassTeachers, Reader::Operators],
        columns: &[
            ("equipe_membre", &["equipe", "person", "n", "fonction"]),
            ("equipe", &["travail", "history"]),
        ],
        rows: &[(
            "ClassEquipe",
            &["class", "equipe", "pseudonymes", "travail"],
        )],
        ..OF_PUPILS
    },
    Line {
        item: Item::Affiche,
        kept: Kept::UntilTakenBack,
        readers: &[Reader::Class, Reader::Contest, Reader::Operators],
        columns: &[("inscription", &["concours", "equipe", "body"])],
        rows: &[
            (
                "Affiche",
                &[
                    "equipe", "concours", "class", "nom", "projet", "genre", "school", "textes",
                ],
            ),
            ("Inscription", &["concours", "equipe"]),
        ],
        ..OF_PUPILS
    },
    Line {
        item: Item::Favourites,
        columns: &[("favourite", &["person", "metier"])],
        rows: &[("Favourite", &["metier"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::Gender,
        why: Why::Equality,
        kept: Kept::Class,
        columns: &[("gender", &["person", "class", "said"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::Queue,
        whose: Whose::Everyone,
        why: Why::Exchange,
        kept: Kept::Days(400),
        columns: &[(
            "result",
            &["client", "n", "mutation", "digest", "outcome", "at"],
        )],
        ..OF_PUPILS
    },
    Line {
        item: Item::Session,
        whose: Whose::Everyone,
        why: Why::Recognise,
        kept: Kept::Session,
        columns: &[(
            "session",
            &["token", "person", "created", "expires", "browser", "system"],
        )],
        ..OF_PUPILS
    },
    Line {
        item: Item::FamilyLink,
        why: Why::Rights,
        ground: Ground::LegalDuty,
        kept: Kept::Days(14),
        columns: &[("family_link", &["token", "person", "expires", "opened"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::Erased,
        why: Why::Erase,
        ground: Ground::LegalDuty,
        kept: Kept::Days(400),
        columns: &[("erased", &["person", "at"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::AdultName,
        whose: Whose::Adults,
        why: Why::Visits,
        readers: &[
            Reader::Class,
            Reader::School,
            Reader::Company,
            Reader::Operators,
        ],
        rows: &[("Booking", &["teacher_name"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::AdultLogin,
        whose: Whose::Adults,
        why: Why::Recognise,
        columns: &[("person", &["login", "passphrase"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::SecondFactor,
        whose: Whose::Adults,
        why: Why::Recognise,
        columns: &[
            ("second_factor", &["person", "seed", "since", "step"]),
            ("recovery_code", &["person", "hash"]),
        ],
        ..OF_PUPILS
    },
    Line {
        item: Item::Identity,
        whose: Whose::Adults,
        why: Why::Recognise,
        columns: &[
            ("identity", &["provider", "subject", "person", "since"]),
            (
                "identity_visit",
                &[
                    "state",
                    "browser",
                    "nonce",
                    "verifier",
                    "person",
                    "invitation",
                    "expires",
                ],
            ),
        ],
        ..OF_PUPILS
    },
    Line {
        item: Item::Invitation,
        whose: Whose::Adults,
        why: Why::Recognise,
        kept: Kept::Days(14),
        columns: &[(
            "invitation",
            &[
                "token", "academy", "role", "name", "school", "company", "expires",
            ],
        )],
        ..OF_PUPILS
    },
    Line {
        item: Item::Booking,
        whose: Whose::Adults,
        why: Why::Visits,
        kept: Kept::Visits,
        readers: &[
            Reader::Class,
            Reader::School,
            Reader::Company,
            Reader::Operators,
        ],
        columns: &[("booking", &["teacher", "note"])],
        rows: &[("Booking", &["note"])],
        ..OF_PUPILS
    },
    Line {
        item: Item::Trail,
        whose: Whose::Everyone,
        why: Why::Watch,
        ground: Ground::LegalDuty,
        kept: Kept::Trail,
        readers: &[Reader::Head, Reader::Operators],
        columns: &[(
            "trail",
            &[
                "id", "at", "academy", "person", "role", "what", "subject", "outcome", "origin",
                "school",
            ],
        )],
        ..OF_PUPILS
    },
    Line {
        item: Item::DeviceProfile,
        whose: Whose::Everyone,
        why: Why::Offline,
        kept: Kept::Sealed,
        readers: &[],
        device: &[
            (
                "profile",
                &[
                    "rows",
                    "outbox",
                    "meta",
                    "refusals",
                    "quarantine",
                    "drafts",
                    "blobs",
                    "blob-list",
                ],
            ),
            ("device", &["profiles"]),
            ("local storage", &["parcours.profil"]),
        ],
        ..OF_PUPILS
    },
    // In the drafts of the profile's database.
    Line {
        item: Item::DeviceNames,
        why: Why::Accompany,
        kept: Kept::Sealed,
        readers: &[Reader::ClassTeachers],
        ..OF_PUPILS
    },
    // There too.
    Line {
        item: Item::DevicePapers,
        why: Why::Accompany,
        kept: Kept::Sealed,
        readers: &[Reader::ClassTeachers],
        ..OF_PUPILS
    },
    Line {
        item: Item::DeviceSettings,
        whose: Whose::Everyone,
        why: Why::Offline,
        kept: Kept::Browser,
        readers: &[],
        device: &[
            ("device", &["settings"]),
            ("local storage", &["parcours.display"]),
        ],
        ..OF_PUPILS
    },
];
