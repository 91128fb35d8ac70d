-- What is said about entries, in the order of `n`; kept with the entry.
CREATE TABLE remark (
    id TEXT PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    person TEXT NOT NULL REFERENCES person (id),
    n INTEGER NOT NULL,
    body TEXT NOT NULL,
    standing TEXT CHECK (standing IN ('handed_in', 'given_back', 'validated')),
    at INTEGER NOT NULL,
    UNIQUE (entry, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX remark_person ON remark (person);

-- Étapes that a class has of its own, or changed, as JSON.
CREATE TABLE etape (
    class TEXT NOT NULL REFERENCES class (id),
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (class, id)
) STRICT, WITHOUT ROWID;
