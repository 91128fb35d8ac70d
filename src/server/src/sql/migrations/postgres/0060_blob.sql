-- Files of carnets, as the server encoded them anew. `id` is the SHA-256 of what the device sent, in hexadecimal digits.
CREATE TABLE blob (
    person TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    id TEXT COLLATE "C" NOT NULL,
    media TEXT COLLATE "C" NOT NULL,
    digest BYTEA NOT NULL,
    size BIGINT NOT NULL,
    body BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person, id)
);
-- Pictures are compressed already.
ALTER TABLE blob ALTER COLUMN body SET STORAGE EXTERNAL;

-- What has come of a file that is not whole yet.
CREATE TABLE upload (
    person TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    id TEXT COLLATE "C" NOT NULL,
    total BIGINT NOT NULL,
    body BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person, id)
);
ALTER TABLE upload ALTER COLUMN body SET STORAGE EXTERNAL;

-- Which entry names which file: a file that none names goes away.
CREATE TABLE attachment (
    entry TEXT COLLATE "C" NOT NULL REFERENCES entry (id),
    blob TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (entry, blob),
    FOREIGN KEY (person, blob) REFERENCES blob (person, id)
);
CREATE INDEX attachment_blob ON attachment (blob, person);
