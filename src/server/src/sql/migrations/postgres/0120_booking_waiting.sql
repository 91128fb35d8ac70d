-- Those who wait for a slot are counted each time it is read; without this, every booking it ever had was.
CREATE INDEX booking_waiting ON booking (slot, arrival) WHERE state = 'waiting';
