-- Projects of a class, as JSON; their teams, what these work on with what the next merge needs, and their members in order.
CREATE TABLE projet (
    id TEXT COLLATE "C" PRIMARY KEY,
    class TEXT COLLATE "C" NOT NULL REFERENCES class (id),
    body TEXT COLLATE "C" NOT NULL
);
CREATE INDEX projet_class ON projet (class);

CREATE TABLE equipe (
    id TEXT COLLATE "C" PRIMARY KEY,
    projet TEXT COLLATE "C" NOT NULL REFERENCES projet (id),
    nom TEXT COLLATE "C" NOT NULL,
    retiree BOOLEAN NOT NULL,
    travail TEXT COLLATE "C" NOT NULL,
    history TEXT COLLATE "C" NOT NULL
);
CREATE INDEX equipe_projet ON equipe (projet);

CREATE TABLE equipe_membre (
    equipe TEXT COLLATE "C" NOT NULL REFERENCES equipe (id),
    person TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    n BIGINT NOT NULL,
    fonction TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (equipe, person)
);
CREATE INDEX equipe_membre_person ON equipe_membre (person);

-- Contests of an académie, as JSON, and the teams that are entered for them, each with the page that it had then.
CREATE TABLE concours (
    id TEXT COLLATE "C" PRIMARY KEY,
    academy TEXT COLLATE "C" NOT NULL REFERENCES academy (id),
    body TEXT COLLATE "C" NOT NULL
);
CREATE INDEX concours_academy ON concours (academy);

CREATE TABLE inscription (
    concours TEXT COLLATE "C" NOT NULL REFERENCES concours (id),
    equipe TEXT COLLATE "C" NOT NULL REFERENCES equipe (id),
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (concours, equipe)
);
CREATE INDEX inscription_equipe ON inscription (equipe);
