-- A feed lies in the order of its places, as it is pulled. Where a row stands in all feeds is one index, which also keeps it from
-- standing twice in one: two trees to write for a row instead of three, and the places of a row side by side.
CREATE TABLE feed_by_place (
    scope TEXT NOT NULL REFERENCES scope (name),
    seq INTEGER NOT NULL,
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT,
    PRIMARY KEY (scope, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO feed_by_place (scope, seq, collection, id, body)
    SELECT scope, seq, collection, id, body FROM feed ORDER BY scope, seq;
DROP TABLE feed;
ALTER TABLE feed_by_place RENAME TO feed;
CREATE UNIQUE INDEX feed_row ON feed (collection, id, scope);
