-- What is said about entries, in the order of `n`; kept with the entry.
CREATE TABLE remark (
    id TEXT COLLATE "C" PRIMARY KEY,
    entry TEXT COLLATE "C" NOT NULL REFERENCES entry (id),
    person TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    n BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    standing TEXT COLLATE "C" CHECK (standing IN ('handed_in', 'given_back', 'validated')),
    at BIGINT NOT NULL,
    UNIQUE (entry, n)
);
CREATE INDEX remark_person ON remark (person);

-- Étapes that a class has of its own, or changed, as JSON.
CREATE TABLE etape (
    class TEXT COLLATE "C" NOT NULL REFERENCES class (id),
    id TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (class, id)
);
