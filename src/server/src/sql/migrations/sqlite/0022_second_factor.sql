-- An adult's second factor. The secret is not here: it is made from the seed under the installation's key, which lies in a file.
-- Until it was confirmed by a code, `since` is empty and nobody is asked for one. A code is good once: its step is noted.
CREATE TABLE second_factor (
    person TEXT PRIMARY KEY REFERENCES person (id),
    seed BLOB NOT NULL,
    since INTEGER,
    step INTEGER NOT NULL
) STRICT;

-- Codes that stand in for a lost device, once each, as keyed hashes.
CREATE TABLE recovery_code (
    person TEXT NOT NULL REFERENCES second_factor (person),
    hash BLOB NOT NULL,
    PRIMARY KEY (person, hash)
) STRICT, WITHOUT ROWID;
