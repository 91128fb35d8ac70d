-- Identities are UUIDs as text; instants are milliseconds since 1970 by the server's clock; civil dates
-- and times are ISO texts of the venue's clock, so that they compare as texts. Texts compare by their bytes, as in SQLite.

CREATE TABLE academy (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    timezone TEXT COLLATE "C" NOT NULL
);

CREATE TABLE school (
    uai TEXT COLLATE "C" PRIMARY KEY,
    academy TEXT COLLATE "C" NOT NULL REFERENCES academy (id),
    name TEXT COLLATE "C" NOT NULL,
    commune TEXT COLLATE "C" NOT NULL,
    zone TEXT COLLATE "C" NOT NULL CHECK (zone IN ('none', 'rep', 'rep_plus')),
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION
);
CREATE INDEX school_academy ON school (academy);

CREATE TABLE company (
    id TEXT COLLATE "C" PRIMARY KEY,
    academy TEXT COLLATE "C" NOT NULL REFERENCES academy (id),
    name TEXT COLLATE "C" NOT NULL,
    commune TEXT COLLATE "C" NOT NULL,
    UNIQUE (academy, name)
);

CREATE TABLE person (
    id TEXT COLLATE "C" PRIMARY KEY,
    academy TEXT COLLATE "C" NOT NULL REFERENCES academy (id),
    role TEXT COLLATE "C" NOT NULL CHECK (role IN ('pupil', 'teacher', 'head', 'company', 'academy')),
    name TEXT COLLATE "C" NOT NULL,
    school TEXT COLLATE "C" REFERENCES school (uai),
    company TEXT COLLATE "C" REFERENCES company (id),
    login TEXT COLLATE "C" UNIQUE,
    passphrase TEXT COLLATE "C",
    secret BYTEA,
    card BYTEA UNIQUE,
    last_seen BIGINT
);

CREATE TABLE class (
    id TEXT COLLATE "C" PRIMARY KEY,
    academy TEXT COLLATE "C" NOT NULL REFERENCES academy (id),
    school TEXT COLLATE "C" NOT NULL REFERENCES school (uai),
    name TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL CHECK (level IN ('5e', '4e', '3e')),
    code TEXT COLLATE "C" NOT NULL UNIQUE,
    open_until BIGINT,
    UNIQUE (school, name)
);

-- Pupils and teachers of a class. Only pupils have a pseudonym key, unique in the class.
CREATE TABLE membership (
    class TEXT COLLATE "C" NOT NULL REFERENCES class (id),
    person TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    pseudonym TEXT COLLATE "C",
    PRIMARY KEY (class, person),
    UNIQUE (class, pseudonym)
);
CREATE INDEX membership_person ON membership (person);

CREATE TABLE session (
    token BYTEA PRIMARY KEY,
    person TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person);
CREATE INDEX session_expires ON session (expires);

CREATE TABLE invitation (
    token BYTEA PRIMARY KEY,
    academy TEXT COLLATE "C" NOT NULL REFERENCES academy (id),
    role TEXT COLLATE "C" NOT NULL CHECK (role IN ('teacher', 'head', 'company', 'academy')),
    name TEXT COLLATE "C" NOT NULL,
    school TEXT COLLATE "C" REFERENCES school (uai),
    company TEXT COLLATE "C" REFERENCES company (id),
    expires BIGINT NOT NULL
);

-- Sync: the queues of the local databases and what became of each line.
CREATE TABLE client (
    id TEXT COLLATE "C" PRIMARY KEY,
    person TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    n BIGINT NOT NULL CHECK (n >= 0),
    seen BIGINT NOT NULL,
    -- The last line whose result was dropped for its age. The queue itself stays: begun anew, it would take old
    -- lines a second time.
    dropped BIGINT NOT NULL DEFAULT 0 CHECK (dropped BETWEEN 0 AND n)
);

CREATE TABLE result (
    client TEXT COLLATE "C" NOT NULL REFERENCES client (id),
    n BIGINT NOT NULL,
    mutation TEXT COLLATE "C" NOT NULL,
    digest BYTEA,
    outcome TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (client, n)
);

CREATE TABLE entry (
    id TEXT COLLATE "C" PRIMARY KEY,
    academy TEXT COLLATE "C" NOT NULL REFERENCES academy (id),
    person TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    body TEXT COLLATE "C" NOT NULL,
    history TEXT COLLATE "C" NOT NULL
);
CREATE INDEX entry_person ON entry (person);

CREATE TABLE favourite (
    person TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    metier TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (person, metier)
);

CREATE TABLE slot (
    id TEXT COLLATE "C" PRIMARY KEY,
    academy TEXT COLLATE "C" NOT NULL REFERENCES academy (id),
    company TEXT COLLATE "C" NOT NULL REFERENCES company (id),
    rev BIGINT NOT NULL CHECK (rev >= 1),
    draft TEXT COLLATE "C" NOT NULL,
    starts TEXT COLLATE "C" NOT NULL,
    ends TEXT COLLATE "C" NOT NULL,
    deadline TEXT COLLATE "C" NOT NULL,
    open BOOLEAN NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    capacity BIGINT NOT NULL,
    reserved BIGINT NOT NULL CHECK (reserved BETWEEN 0 AND capacity),
    reserved_until TEXT COLLATE "C",
    used_priority BIGINT NOT NULL CHECK (used_priority >= 0),
    used_others BIGINT NOT NULL CHECK (used_others >= 0),
    CHECK (used_priority + used_others <= capacity)
);
CREATE INDEX slot_academy ON slot (academy, starts);
CREATE INDEX slot_company ON slot (company);

CREATE TABLE booking (
    id TEXT COLLATE "C" PRIMARY KEY,
    academy TEXT COLLATE "C" NOT NULL REFERENCES academy (id),
    slot TEXT COLLATE "C" NOT NULL REFERENCES slot (id),
    class TEXT COLLATE "C" NOT NULL REFERENCES class (id),
    teacher TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    seats BIGINT NOT NULL CHECK (seats > 0),
    priority BOOLEAN NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('accepted', 'waiting', 'cancelled', 'slot_cancelled')),
    -- Order of arrival at the server among the requests of a slot.
    arrival BIGINT NOT NULL,
    notice TEXT COLLATE "C",
    -- Until when the places that came free are kept for a class that waited, by the venue's clock, unless its teacher
    -- confirms before; nothing when they are its own.
    held_until TEXT COLLATE "C" CHECK (held_until IS NULL OR state = 'accepted')
);
CREATE UNIQUE INDEX booking_live ON booking (slot, class) WHERE state IN ('accepted', 'waiting');
CREATE UNIQUE INDEX booking_arrival ON booking (slot, arrival);
CREATE INDEX booking_class ON booking (class);

-- What clients pull: the rows of each scope as of now, in the order in which they changed. A row that
-- went away keeps its place with no body.
CREATE TABLE scope (
    name TEXT COLLATE "C" PRIMARY KEY,
    seq BIGINT NOT NULL
);

CREATE TABLE feed (
    scope TEXT COLLATE "C" NOT NULL REFERENCES scope (name),
    seq BIGINT NOT NULL,
    collection TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C",
    PRIMARY KEY (scope, collection, id)
);
CREATE UNIQUE INDEX feed_order ON feed (scope, seq);
CREATE INDEX feed_row ON feed (collection, id);

-- The runs of servers on this database, in their order. A copy that is put back begins a run of its own, so a
-- place of a feed is named for good by its number and the run in which it was given.
CREATE TABLE run (
    n BIGINT PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE
);

-- The first place that each run gave in a scope, for runs that gave any.
CREATE TABLE scope_run (
    scope TEXT COLLATE "C" NOT NULL REFERENCES scope (name),
    first BIGINT NOT NULL,
    run BIGINT NOT NULL REFERENCES run (n),
    PRIMARY KEY (scope, first)
);

-- What this database belongs with: the print of the key under which its secrets are hashed.
CREATE TABLE installation (
    n BIGINT PRIMARY KEY CHECK (n = 1),
    key_print BYTEA NOT NULL
);
