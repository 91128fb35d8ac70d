-- A class that its teacher asks or asked, what it was told, and as what its pupils want to be counted.
CREATE TABLE gap (
    class TEXT PRIMARY KEY REFERENCES class (id),
    asked INTEGER NOT NULL CHECK (asked IN (0, 1)),
    ledger TEXT NOT NULL,
    figures TEXT,
    told INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE gender (
    person TEXT PRIMARY KEY REFERENCES person (id),
    class TEXT NOT NULL REFERENCES gap (class),
    said TEXT NOT NULL CHECK (said IN ('girl', 'boy', 'unsaid'))
) STRICT, WITHOUT ROWID;
CREATE INDEX gender_class ON gender (class);
