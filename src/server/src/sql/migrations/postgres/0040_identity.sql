-- An adult at the school's identity provider: the provider and the name that it has for the person, never an e-mail.
CREATE TABLE identity (
    provider TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (provider, subject)
);
CREATE UNIQUE INDEX identity_person ON identity (person, provider);

-- A visit to the provider that is under way, for some minutes: what comes back is good once, in the browser that went there.
CREATE TABLE identity_visit (
    state BYTEA PRIMARY KEY,
    browser BYTEA NOT NULL,
    nonce TEXT COLLATE "C" NOT NULL,
    verifier TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" REFERENCES person (id),
    invitation BYTEA,
    expires BIGINT NOT NULL
);
