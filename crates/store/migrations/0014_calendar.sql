-- Calendars: an entry goes with a letter, call details go out once, and everybody may have a calendar of their own.

ALTER TABLE mail ADD COLUMN calendar TEXT NOT NULL DEFAULT '';  -- iCalendar text; empty: none
ALTER TABLE session ADD COLUMN released BIGINT;   -- when the call details were last sent to all; NULL: not yet

CREATE TABLE feed (                          -- the secret link of somebody's own calendar
    registrant_id BIGINT PRIMARY KEY REFERENCES registrant (id) ON DELETE CASCADE,
    token TEXT NOT NULL UNIQUE,
    made BIGINT NOT NULL
);
