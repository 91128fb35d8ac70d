-- Lessons of a class, as JSON, and which pupils' devices have all that they need.
CREATE TABLE seance (
    id TEXT PRIMARY KEY,
    class TEXT NOT NULL REFERENCES class (id),
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX seance_class ON seance (class);

CREATE TABLE seance_ready (
    seance TEXT NOT NULL REFERENCES seance (id),
    person TEXT NOT NULL REFERENCES person (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (seance, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX seance_ready_person ON seance_ready (person);
