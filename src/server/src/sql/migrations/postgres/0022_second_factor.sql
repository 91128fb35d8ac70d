-- An adult's second factor. The secret is not here: it is made from the seed under the installation's key, which lies in a file.
-- Until it was confirmed by a code, `since` is empty and nobody is asked for one. A code is good once: its step is noted.
CREATE TABLE second_factor (
    person TEXT COLLATE "C" PRIMARY KEY REFERENCES person (id),
    seed BYTEA NOT NULL,
    since BIGINT,
    step BIGINT NOT NULL
);

-- Codes that stand in for a lost device, once each, as keyed hashes.
CREATE TABLE recovery_code (
    person TEXT COLLATE "C" NOT NULL REFERENCES second_factor (person),
    hash BYTEA NOT NULL,
    PRIMARY KEY (person, hash)
);
