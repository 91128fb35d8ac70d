-- Accounts that were erased: the random identity alone, so that a device that still holds such a profile learns it.
CREATE TABLE erased (
    person TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
