-- What this database belongs with: the print of the key under which its secrets are hashed.
CREATE TABLE installation (
    n INTEGER PRIMARY KEY CHECK (n = 1),
    key_print BLOB NOT NULL
) STRICT;
