-- A name on the list can be reported and hidden like other words.

ALTER TABLE signature ADD COLUMN hidden BIGINT;           -- since when moderators keep it off the list
