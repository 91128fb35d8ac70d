-- Of which school the person was, or the pupil that a line is about: the head reads the lines of the school, also once the account
-- is no more. Lines about people who are gone already stay without.
ALTER TABLE trail ADD COLUMN school TEXT COLLATE "C";
UPDATE trail SET school = (SELECT person.school FROM person WHERE person.id = trail.person);
CREATE INDEX trail_school ON trail (school, at);
