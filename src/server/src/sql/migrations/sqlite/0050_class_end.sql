-- Set once a class was closed at the year's end: from this instant on the accounts of its pupils who joined no other class are
-- erased. It is the date that pupils were told, so a later setting does not move it.
ALTER TABLE class ADD COLUMN erase_at INTEGER;
