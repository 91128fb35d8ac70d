-- Files of carnets, as the server encoded them anew. `id` is the SHA-256 of what the device sent, in hexadecimal digits.
CREATE TABLE blob (
    person TEXT NOT NULL REFERENCES person (id),
    id TEXT NOT NULL,
    media TEXT NOT NULL,
    digest BLOB NOT NULL,
    size INTEGER NOT NULL,
    body BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person, id)
) STRICT;

-- What has come of a file that is not whole yet.
CREATE TABLE upload (
    person TEXT NOT NULL REFERENCES person (id),
    id TEXT NOT NULL,
    total INTEGER NOT NULL,
    body BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person, id)
) STRICT;

-- Which entry names which file: a file that none names goes away.
CREATE TABLE attachment (
    entry TEXT NOT NULL REFERENCES entry (id),
    blob TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (entry, blob),
    FOREIGN KEY (person, blob) REFERENCES blob (person, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_blob ON attachment (blob, person);
