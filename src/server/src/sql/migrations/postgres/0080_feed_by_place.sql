-- Two indexes to write for a row of a feed instead of three: its place, and where it stands in all feeds, once in each.
DROP INDEX feed_order;
DROP INDEX feed_row;
ALTER TABLE feed DROP CONSTRAINT feed_pkey;
ALTER TABLE feed ADD PRIMARY KEY (scope, seq);
CREATE UNIQUE INDEX feed_row ON feed (collection, id, scope);
