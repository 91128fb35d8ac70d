-- Accounts that were erased: the random identity alone, so that a device that still holds such a profile learns it.
CREATE TABLE erased (
    person TEXT COLLATE "C" PRIMARY KEY,
    at BIGINT NOT NULL
);
