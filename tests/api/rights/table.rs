//! Who may do what, as a table. `mod.rs` says who the columns are and asks each of them each line.
//!
//! `+` done; `?` nobody is signed in; `-` forbidden; `y` another's queue; `i` invalid, as for a thing that is not
//! there; `n` not found; `s` sent into the application; `a` the identity provider is away; `w` wrong, whoever says it; `c` nothing to confirm; `g` a link that is no more.

/// Visitor; pupil, pupil of the class, pupil of another school; teacher, of another school; head, of another school;
/// company, another; académie, another. All things are those of the first of each kind.
pub(super) const ROUTES: &[(&str, &str, &str)] = &[
    ("DELETE /api/v1/identity", "", "? --- nn nn nn nn"),
    ("DELETE /api/v1/session", "", "+ +++ ++ ++ ++ ++"),
    ("DELETE /api/v1/sessions", "", "? +++ ++ ++ ++ ++"),
    ("DELETE /api/v1/sessions/{session}", "", "? +++ ++ ++ ++ ++"),
    ("GET /api/v1/blobs/{blob}", "not shown", "? +nn nn nn nn nn"),
    ("GET /api/v1/blobs/{blob}", "shown", "? +nn +n nn nn nn"),
    ("GET /api/v1/catalogue/index", "", "+ +++ ++ ++ ++ ++"),
    (
        "GET /api/v1/catalogue/parts/{address}",
        "",
        "n nnn nn nn nn nn",
    ),
    (
        "GET /api/v1/classes/{class}/pupils",
        "",
        "? --- -- +- -- --",
    ),
    ("GET /api/v1/identity", "", "+ +++ ++ ++ ++ ++"),
    ("GET /api/v1/identity/return", "", "s sss ss ss ss ss"),
    ("GET /api/v1/me/export", "", "? +++ -- -- -- --"),
    ("GET /api/v1/openapi.json", "", "+ +++ ++ ++ ++ ++"),
    ("GET /api/v1/second-factor", "", "? --- ++ ++ ++ ++"),
    ("GET /api/v1/session", "", "? +++ ++ ++ ++ ++"),
    ("GET /api/v1/session/vault", "", "? +++ ++ ++ ++ ++"),
    ("GET /api/v1/sessions", "", "? +++ ++ ++ ++ ++"),
    ("GET /api/v1/sync/pull", "own queue", "? +++ ++ ++ ++ ++"),
    (
        "GET /api/v1/sync/pull",
        "the pupil’s queue",
        "? +yy yy yy yy yy",
    ),
    ("GET /healthz", "", "+ +++ ++ ++ ++ ++"),
    ("POST /api/v1/class-code", "", "+ +++ ++ ++ ++ ++"),
    ("POST /api/v1/classes", "", "? --- ++ ++ -- --"),
    ("POST /api/v1/classes/{class}/code", "", "? --- +- +- -- --"),
    ("POST /api/v1/enrolment", "", "+ +++ ++ ++ ++ ++"),
    ("POST /api/v1/family", "", "g ggg gg gg gg gg"),
    ("POST /api/v1/family/erase", "", "g ggg gg gg gg gg"),
    ("POST /api/v1/identity", "to sign in", "a aaa aa aa aa aa"),
    ("POST /api/v1/identity", "to link", "? --- aa aa aa aa"),
    ("POST /api/v1/invitations", "teacher", "? --- -- +- -- +n"),
    ("POST /api/v1/invitations", "head", "? --- -- -- -- +n"),
    ("POST /api/v1/invitations", "company", "? --- -- -- -- ++"),
    ("POST /api/v1/invitations/accept", "", "g ggg gg gg gg gg"),
    ("POST /api/v1/me/erase", "", "? +++ -- -- -- --"),
    ("POST /api/v1/passphrase", "", "? --- ++ ++ ++ ++"),
    ("POST /api/v1/pupils/{user}/erase", "", "? --- -- +- -- --"),
    (
        "POST /api/v1/pupils/{user}/family-link",
        "",
        "? --- -- +- -- --",
    ),
    ("POST /api/v1/pupils/{user}/secret", "", "? --- +- +- -- --"),
    ("POST /api/v1/schools", "", "? --- -- -- -- ++"),
    ("POST /api/v1/second-factor", "", "? --- ++ ++ ++ ++"),
    (
        "POST /api/v1/second-factor/confirm",
        "",
        "? --- cc cc cc cc",
    ),
    ("POST /api/v1/second-factor/end", "", "? --- ++ ++ ++ ++"),
    ("POST /api/v1/session/adult", "", "+ +++ ++ ++ ++ ++"),
    ("POST /api/v1/session/card", "", "w www ww ww ww ww"),
    ("POST /api/v1/session/pupil", "", "+ +++ ++ ++ ++ ++"),
    ("POST /api/v1/sync/push", "own queue", "? +++ ++ ++ ++ ++"),
    (
        "POST /api/v1/sync/push",
        "the pupil’s queue",
        "? +yy yy yy yy yy",
    ),
    ("PUT /api/v1/blobs/{blob}", "", "? +++ -- -- -- --"),
];

/// The same for what goes through a queue.
pub(super) const MUTATIONS: &[(&str, &str, &str)] = &[
    ("booking.ack", "", "? --- +- +- -- --"),
    ("booking.cancel", "", "? --- +- +- -- --"),
    ("booking.move", "", "? --- +- +- -- --"),
    ("booking.move", "to another académie", "? --- i- i- -- --"),
    ("booking.request", "", "? --- +- +- -- --"),
    (
        "booking.request",
        "of another académie",
        "? --- i- i- -- --",
    ),
    ("entry.attach", "", "? +ii -- -- -- --"),
    ("entry.create", "", "? +++ -- -- -- --"),
    ("entry.delete", "", "? +ii -- -- -- --"),
    ("entry.detach", "", "? +ii -- -- -- --"),
    ("entry.edit", "", "? +ii -- -- -- --"),
    ("favourite.set", "", "? +++ -- -- -- --"),
    ("slot.cancel", "", "? --- -- -- +- +-"),
    ("slot.edit", "", "? --- -- -- +- --"),
    ("slot.publish", "", "? --- -- -- +- --"),
];
