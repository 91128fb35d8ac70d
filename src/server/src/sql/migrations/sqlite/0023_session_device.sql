-- By what a person knows a session of theirs again: the names of the browser and of the system, of a closed list; empty
-- when they are not known. Nothing else of what the browser says of itself is kept.
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN system TEXT NOT NULL DEFAULT '';
