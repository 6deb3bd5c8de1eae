CREATE TABLE self_identification (           -- what someone said of themselves; no other table leads here, and none from here
    pseudonym TEXT PRIMARY KEY,              -- follows from the person's id by a key that is in a file, not in the database
    sealed TEXT NOT NULL,                    -- the answers, encrypted with another key of that file; hexadecimal
    until BIGINT NOT NULL,                   -- removed after this day; the end of a stretch of 30, so that it dates nobody
    is_counted BOOLEAN NOT NULL              -- whether the counts that are shown know these answers
);
CREATE INDEX self_identification_until ON self_identification (until);
