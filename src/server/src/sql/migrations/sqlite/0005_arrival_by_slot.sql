-- The order of arrival is one of a slot: PostgreSQL numbers the requests of several académies at a time.
DROP INDEX booking_arrival;
CREATE UNIQUE INDEX booking_arrival ON booking (slot, arrival);
