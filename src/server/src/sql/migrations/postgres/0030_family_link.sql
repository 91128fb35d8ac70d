-- A link by which a pupil's family reads all that is kept of the pupil, and may erase it. Kept as a hash; one for a pupil at most.
-- `opened` is when it was first used: it is good for a day from then.
CREATE TABLE family_link (
    token BYTEA PRIMARY KEY,
    person TEXT COLLATE "C" NOT NULL UNIQUE REFERENCES person (id),
    expires BIGINT NOT NULL,
    opened BIGINT
);
