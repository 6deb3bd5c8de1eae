-- In which language an answer is written, so that a page in the other says so. What was written before was mostly answered
-- in the language of what it answers.

ALTER TABLE objection ADD COLUMN answer_language TEXT NOT NULL DEFAULT 'en';   -- en, fr
ALTER TABLE suggestion ADD COLUMN reason_language TEXT NOT NULL DEFAULT 'en';  -- the same
UPDATE objection SET answer_language = language;
UPDATE suggestion SET reason_language = language;
