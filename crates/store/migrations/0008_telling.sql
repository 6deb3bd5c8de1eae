-- Stories: found by their words, taken down for somebody, with sound or a photo; which questions are asked.

CREATE TABLE story_word (                    -- each word of a story once, as a number that sorts as words do
    story_id BIGINT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    word BIGINT NOT NULL,
    PRIMARY KEY (story_id, word)
);
CREATE INDEX story_word_word ON story_word (word, story_id);
ALTER TABLE story DROP COLUMN key;
CREATE INDEX consent_community ON consent (community_id, kind, record_id);

CREATE TABLE taking (                        -- a story that somebody took down for its owner
    story_id BIGINT PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
    person_id BIGINT REFERENCES person (id) ON DELETE SET NULL, -- who took it down and asked
    asked BIGINT NOT NULL,                   -- the day on which its owner was asked what they allow
    code_hash TEXT UNIQUE,                   -- of the code that its owner holds; NULL: none was printed, or it was used
    claimed BIGINT,
    made BIGINT NOT NULL
);
CREATE INDEX taking_person ON taking (person_id, story_id);

CREATE TABLE story_file (                    -- a recording or a photo; the file itself is in the data folder
    story_id BIGINT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    part TEXT NOT NULL,                      -- sound, photo
    name TEXT NOT NULL UNIQUE,               -- of the file
    format TEXT NOT NULL,                    -- webm, ogg, mp4, mp3, jpeg
    bytes BIGINT NOT NULL,
    words TEXT NOT NULL,                     -- what the sound says, may be empty; what the photo shows
    typed_by TEXT,                           -- owner, helper; NULL: nobody yet
    made BIGINT NOT NULL,
    PRIMARY KEY (story_id, part)
);

CREATE TABLE story_prompt (                  -- the questions that are asked, where not all of them are
    community_id BIGINT NOT NULL,            -- 0: the programme's
    prompt TEXT NOT NULL,                    -- word of the question
    position BIGINT NOT NULL,
    PRIMARY KEY (community_id, prompt)
);
