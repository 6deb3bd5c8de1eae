-- What the list of signatories is searched and counted by, kept in step with `signature`; and when a signatory is asked what
-- came of it, and what they answered.

CREATE TABLE signature_word (                -- each word in the names on the public list
    signature_id BIGINT NOT NULL REFERENCES signature (id) ON DELETE CASCADE,
    word TEXT NOT NULL,
    key TEXT NOT NULL,                       -- of the signature, in which order the list stands; as are the next two
    province TEXT,
    sector TEXT NOT NULL,
    PRIMARY KEY (signature_id, word)
);
CREATE INDEX signature_word_found ON signature_word (word, key, signature_id, province, sector);

CREATE TABLE signature_count (               -- how many signatures count
    province TEXT NOT NULL,                  -- empty: they did not say
    sector TEXT NOT NULL,
    is_public BOOLEAN NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (province, sector, is_public)
);

CREATE TABLE signature_date (                -- how many of them were confirmed on each day, counted from 1970, UTC
    day BIGINT PRIMARY KEY,
    count BIGINT NOT NULL
);

INSERT INTO signature_word (signature_id, word, key, province, sector)
WITH RECURSIVE part (id, key, province, sector, word, rest) AS (
    SELECT id, key, province, sector, cast('' AS TEXT), key FROM signature WHERE state = 'confirmed' AND is_public
    UNION ALL
    -- the letters before the first space are those that go when all letters but spaces are trimmed from the left
    SELECT id, key, province, sector, substr(rest, 1, length(rest) - length(ltrim(rest, replace(rest, ' ', '')))),
        ltrim(ltrim(rest, replace(rest, ' ', '')), ' ')
    FROM part WHERE rest <> ''
)
SELECT DISTINCT id, word, key, province, sector FROM part WHERE word <> '';

INSERT INTO signature_count (province, sector, is_public, count)
SELECT coalesce(province, ''), sector, is_public, count(*) FROM signature WHERE state = 'confirmed'
GROUP BY coalesce(province, ''), sector, is_public;

INSERT INTO signature_date (day, count)
SELECT confirmed / 86400000, count(*) FROM signature WHERE state = 'confirmed' AND confirmed IS NOT NULL
GROUP BY confirmed / 86400000;

DROP INDEX signature_counted;
DROP INDEX signature_day;
DROP INDEX signature_listed;
CREATE INDEX signature_listed ON signature (key, id) WHERE state = 'confirmed' AND is_public;
CREATE INDEX signature_listed_province ON signature (province, key, id) WHERE state = 'confirmed' AND is_public;
CREATE INDEX signature_listed_sector ON signature (sector, key, id) WHERE state = 'confirmed' AND is_public;
CREATE INDEX signature_listed_both ON signature (province, sector, key, id) WHERE state = 'confirmed' AND is_public;

ALTER TABLE signature ADD COLUMN agreed BIGINT;           -- when they agreed to be asked what came of it
ALTER TABLE signature ADD COLUMN agreed_words TEXT NOT NULL DEFAULT ''; -- what stood there then, as it was read
ALTER TABLE signature ADD COLUMN remind BIGINT;           -- when they are asked next; NULL: never
ALTER TABLE signature ADD COLUMN progress TEXT;           -- what came of it: done, begun, not-yet; NULL: not answered
ALTER TABLE signature ADD COLUMN answered BIGINT;         -- when they said so
ALTER TABLE signature ADD COLUMN list_id BIGINT;          -- of those from one list, the same; the job with its report
CREATE INDEX signature_list ON signature (list_id, key, id);
CREATE INDEX signature_remind ON signature (remind);
CREATE INDEX signature_answered ON signature (answered, id);
UPDATE signature SET agreed = confirmed, remind = confirmed + 7776000000 WHERE state = 'confirmed' AND reminders;

ALTER TABLE announcement ADD COLUMN signature_id BIGINT REFERENCES signature (id) ON DELETE SET NULL; -- whose wish it leans on
