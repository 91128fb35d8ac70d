-- Until when the places that came free are kept for a class that waited, by the venue's clock, unless its teacher
-- confirms before; nothing when they are its own.
ALTER TABLE booking ADD COLUMN held_until TEXT CHECK (held_until IS NULL OR state = 'accepted');
