-- Stories, in people's own words. What may be done with them stands in `consent`.

CREATE TABLE story (
    id BIGINT PRIMARY KEY,
    owner TEXT,                              -- p… a person, g… a guest; NULL: nobody's yet, or sample
    prompt TEXT NOT NULL,                    -- word of the question it answers
    title TEXT NOT NULL,                     -- may be empty
    text TEXT NOT NULL,                      -- Markdown
    key TEXT NOT NULL,                       -- its words without accents and capitals, each once, for the search
    language TEXT NOT NULL,                  -- en, fr
    name TEXT NOT NULL,                      -- as its owner wants to be called beside it; may be empty
    origin TEXT NOT NULL,                    -- own, sample
    made BIGINT NOT NULL
);
CREATE INDEX story_owner ON story (owner, id);

CREATE TABLE theme (                         -- what stories have in common, as stewards name it
    id BIGINT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,                -- the English name without accents and capitals
    name_en TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    made BIGINT NOT NULL
);

CREATE TABLE story_theme (
    story_id BIGINT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
    theme_id BIGINT NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    PRIMARY KEY (story_id, theme_id)
);
CREATE INDEX story_theme_theme ON story_theme (theme_id, story_id);
