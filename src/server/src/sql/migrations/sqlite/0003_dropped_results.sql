-- The last line whose result was dropped for its age. The queue itself stays: begun anew, it would take old
-- lines a second time.
ALTER TABLE client ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped BETWEEN 0 AND n);
