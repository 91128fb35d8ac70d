-- A class that its teacher asks or asked, what it was told, and as what its pupils want to be counted.
CREATE TABLE gap (
    class TEXT COLLATE "C" PRIMARY KEY REFERENCES class (id),
    asked BOOLEAN NOT NULL,
    ledger TEXT COLLATE "C" NOT NULL,
    figures TEXT COLLATE "C",
    told BIGINT
);

CREATE TABLE gender (
    person TEXT COLLATE "C" PRIMARY KEY REFERENCES person (id),
    class TEXT COLLATE "C" NOT NULL REFERENCES gap (class),
    said TEXT COLLATE "C" NOT NULL CHECK (said IN ('girl', 'boy', 'unsaid'))
);
CREATE INDEX gender_class ON gender (class);
