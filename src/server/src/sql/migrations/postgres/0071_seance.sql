-- Lessons of a class, as JSON, and which pupils' devices have all that they need.
CREATE TABLE seance (
    id TEXT COLLATE "C" PRIMARY KEY,
    class TEXT COLLATE "C" NOT NULL REFERENCES class (id),
    body TEXT COLLATE "C" NOT NULL
);
CREATE INDEX seance_class ON seance (class);

CREATE TABLE seance_ready (
    seance TEXT COLLATE "C" NOT NULL REFERENCES seance (id),
    person TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (seance, person)
);
CREATE INDEX seance_ready_person ON seance_ready (person);
