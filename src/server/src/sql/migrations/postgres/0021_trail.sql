-- Who did what, when and from where. Nothing that a person wrote, and no secret: identities, words of closed lists, and an
-- address without its last part. Lines are added and, when they are old, dropped; never changed. They name people and things
-- that may be gone, so they refer to no row.
CREATE TABLE trail (
    id TEXT COLLATE "C" PRIMARY KEY,
    at BIGINT NOT NULL,
    academy TEXT COLLATE "C",
    person TEXT COLLATE "C",
    role TEXT COLLATE "C",
    what TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL CHECK (outcome IN ('done', 'refused')),
    origin TEXT COLLATE "C" NOT NULL
);
CREATE INDEX trail_at ON trail (at);
CREATE INDEX trail_person ON trail (person, at);
