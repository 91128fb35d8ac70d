-- Who did what, when and from where. Nothing that a person wrote, and no secret: identities, words of closed lists, and an
-- address without its last part. Lines are added and, when they are old, dropped; never changed. They name people and things
-- that may be gone, so they refer to no row.
CREATE TABLE trail (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    academy TEXT,
    person TEXT,
    role TEXT,
    what TEXT NOT NULL,
    subject TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
    origin TEXT NOT NULL
) STRICT;
CREATE INDEX trail_at ON trail (at);
CREATE INDEX trail_person ON trail (person, at);
