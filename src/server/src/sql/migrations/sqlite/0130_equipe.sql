-- Projects of a class, as JSON; their teams, what these work on with what the next merge needs, and their members in order.
CREATE TABLE projet (
    id TEXT PRIMARY KEY,
    class TEXT NOT NULL REFERENCES class (id),
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX projet_class ON projet (class);

CREATE TABLE equipe (
    id TEXT PRIMARY KEY,
    projet TEXT NOT NULL REFERENCES projet (id),
    nom TEXT NOT NULL,
    retiree INTEGER NOT NULL CHECK (retiree IN (0, 1)),
    travail TEXT NOT NULL,
    history TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX equipe_projet ON equipe (projet);

CREATE TABLE equipe_membre (
    equipe TEXT NOT NULL REFERENCES equipe (id),
    person TEXT NOT NULL REFERENCES person (id),
    n INTEGER NOT NULL,
    fonction TEXT NOT NULL,
    PRIMARY KEY (equipe, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX equipe_membre_person ON equipe_membre (person);

-- Contests of an académie, as JSON, and the teams that are entered for them, each with the page that it had then.
CREATE TABLE concours (
    id TEXT PRIMARY KEY,
    academy TEXT NOT NULL REFERENCES academy (id),
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX concours_academy ON concours (academy);

CREATE TABLE inscription (
    concours TEXT NOT NULL REFERENCES concours (id),
    equipe TEXT NOT NULL REFERENCES equipe (id),
    body TEXT NOT NULL,
    PRIMARY KEY (concours, equipe)
) STRICT, WITHOUT ROWID;
CREATE INDEX inscription_equipe ON inscription (equipe);
