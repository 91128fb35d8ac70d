-- An adult at the school's identity provider: the provider and the name that it has for the person, never an e-mail.
CREATE TABLE identity (
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    since INTEGER NOT NULL,
    PRIMARY KEY (provider, subject)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX identity_person ON identity (person, provider);

-- A visit to the provider that is under way, for some minutes: what comes back is good once, in the browser that went there.
CREATE TABLE identity_visit (
    state BLOB PRIMARY KEY,
    browser BLOB NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    person TEXT REFERENCES person (id),
    invitation BLOB,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
