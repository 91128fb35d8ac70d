-- Identities are UUIDs as text; instants are milliseconds since 1970 by the server's clock; civil dates
-- and times are ISO texts of the venue's clock, so that they compare as texts.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE academy (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    timezone TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE school (
    uai TEXT PRIMARY KEY,
    academy TEXT NOT NULL REFERENCES academy (id),
    name TEXT NOT NULL,
    commune TEXT NOT NULL,
    zone TEXT NOT NULL CHECK (zone IN ('none', 'rep', 'rep_plus')),
    lat REAL,
    lon REAL
) STRICT, WITHOUT ROWID;
CREATE INDEX school_academy ON school (academy);

CREATE TABLE company (
    id TEXT PRIMARY KEY,
    academy TEXT NOT NULL REFERENCES academy (id),
    name TEXT NOT NULL,
    commune TEXT NOT NULL,
    UNIQUE (academy, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    academy TEXT NOT NULL REFERENCES academy (id),
    role TEXT NOT NULL CHECK (role IN ('pupil', 'teacher', 'head', 'company', 'academy')),
    name TEXT NOT NULL,
    school TEXT REFERENCES school (uai),
    company TEXT REFERENCES company (id),
    login TEXT UNIQUE,
    passphrase TEXT,
    secret BLOB,
    card BLOB UNIQUE,
    last_seen INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE class (
    id TEXT PRIMARY KEY,
    academy TEXT NOT NULL REFERENCES academy (id),
    school TEXT NOT NULL REFERENCES school (uai),
    name TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('5e', '4e', '3e')),
    code TEXT NOT NULL UNIQUE,
    open_until INTEGER,
    UNIQUE (school, name)
) STRICT, WITHOUT ROWID;

-- Pupils and teachers of a class. Only pupils have a pseudonym key, unique in the class.
CREATE TABLE membership (
    class TEXT NOT NULL REFERENCES class (id),
    person TEXT NOT NULL REFERENCES person (id),
    pseudonym TEXT,
    PRIMARY KEY (class, person),
    UNIQUE (class, pseudonym)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_person ON membership (person);

CREATE TABLE session (
    token BLOB PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_person ON session (person);
CREATE INDEX session_expires ON session (expires);

CREATE TABLE invitation (
    token BLOB PRIMARY KEY,
    academy TEXT NOT NULL REFERENCES academy (id),
    role TEXT NOT NULL CHECK (role IN ('teacher', 'head', 'company', 'academy')),
    name TEXT NOT NULL,
    school TEXT REFERENCES school (uai),
    company TEXT REFERENCES company (id),
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Sync: the queues of the local databases and what became of each line.
CREATE TABLE client (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    n INTEGER NOT NULL CHECK (n >= 0),
    seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE result (
    client TEXT NOT NULL REFERENCES client (id),
    n INTEGER NOT NULL,
    mutation TEXT NOT NULL,
    digest BLOB,
    outcome TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (client, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    id TEXT PRIMARY KEY,
    academy TEXT NOT NULL REFERENCES academy (id),
    person TEXT NOT NULL REFERENCES person (id),
    body TEXT NOT NULL,
    history TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_person ON entry (person);

CREATE TABLE favourite (
    person TEXT NOT NULL REFERENCES person (id),
    metier TEXT NOT NULL,
    PRIMARY KEY (person, metier)
) STRICT, WITHOUT ROWID;

CREATE TABLE slot (
    id TEXT PRIMARY KEY,
    academy TEXT NOT NULL REFERENCES academy (id),
    company TEXT NOT NULL REFERENCES company (id),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    draft TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    deadline TEXT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    reason TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    reserved INTEGER NOT NULL CHECK (reserved BETWEEN 0 AND capacity),
    reserved_until TEXT,
    used_priority INTEGER NOT NULL CHECK (used_priority >= 0),
    used_others INTEGER NOT NULL CHECK (used_others >= 0),
    CHECK (used_priority + used_others <= capacity)
) STRICT, WITHOUT ROWID;
CREATE INDEX slot_academy ON slot (academy, starts);
CREATE INDEX slot_company ON slot (company);

CREATE TABLE booking (
    id TEXT PRIMARY KEY,
    academy TEXT NOT NULL REFERENCES academy (id),
    slot TEXT NOT NULL REFERENCES slot (id),
    class TEXT NOT NULL REFERENCES class (id),
    teacher TEXT NOT NULL REFERENCES person (id),
    seats INTEGER NOT NULL CHECK (seats > 0),
    priority INTEGER NOT NULL CHECK (priority IN (0, 1)),
    note TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('accepted', 'waiting', 'cancelled', 'slot_cancelled')),
    -- Order of arrival at the server among the requests of all slots.
    arrival INTEGER NOT NULL,
    notice TEXT
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX booking_live ON booking (slot, class) WHERE state IN ('accepted', 'waiting');
CREATE UNIQUE INDEX booking_arrival ON booking (arrival);
CREATE INDEX booking_class ON booking (class);

-- What clients pull: the rows of each scope as of now, in the order in which they changed. A row that
-- went away keeps its place with no body.
CREATE TABLE scope (
    name TEXT PRIMARY KEY,
    seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE feed (
    scope TEXT NOT NULL REFERENCES scope (name),
    seq INTEGER NOT NULL,
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT,
    PRIMARY KEY (scope, collection, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX feed_order ON feed (scope, seq);
CREATE INDEX feed_row ON feed (collection, id);
