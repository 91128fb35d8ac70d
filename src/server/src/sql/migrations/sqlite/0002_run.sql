-- The runs of servers on this database, in their order. A copy that is put back begins a run of its own, so a
-- place of a feed is named for good by its number and the run in which it was given.
CREATE TABLE run (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;

-- The first place that each run gave in a scope, for runs that gave any.
CREATE TABLE scope_run (
    scope TEXT NOT NULL REFERENCES scope (name),
    first INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES run (n),
    PRIMARY KEY (scope, first)
) STRICT, WITHOUT ROWID;

-- It held the epoch that runs replace, and nothing else.
DROP TABLE meta;
