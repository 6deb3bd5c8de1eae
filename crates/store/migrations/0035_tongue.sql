-- Who drafted a wording, who read it and said that it says the same; and strategies in languages beside English and French.

ALTER TABLE amendment ADD COLUMN machine_en BOOLEAN NOT NULL DEFAULT FALSE; -- a machine translated the English
ALTER TABLE amendment ADD COLUMN machine_fr BOOLEAN NOT NULL DEFAULT FALSE; -- a machine translated the French

CREATE TABLE approval (                      -- somebody read a wording and says that it says what the clause says
    strategy_id BIGINT NOT NULL,
    number BIGINT NOT NULL,                  -- of the clause
    version BIGINT NOT NULL,                 -- of it
    tag TEXT NOT NULL,                       -- en, fr, or of another language
    role TEXT NOT NULL,                      -- as what: steward, facilitator, operator, moderator
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (strategy_id, number, version, tag),
    FOREIGN KEY (strategy_id, number) REFERENCES clause (strategy_id, number) ON DELETE CASCADE
);
CREATE INDEX approval_maker ON approval (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE tongue (                        -- a language in which a strategy is read beside English and French
    strategy_id BIGINT NOT NULL REFERENCES strategy (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,                       -- BCP 47: iu, pa-Arab
    name TEXT NOT NULL,                      -- as it calls itself
    title TEXT NOT NULL,                     -- of the strategy; may be empty
    lead TEXT NOT NULL,
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (strategy_id, tag)
);
CREATE INDEX tongue_maker ON tongue (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE tongue_chapter (                -- what a chapter is called in it
    strategy_id BIGINT NOT NULL,
    tag TEXT NOT NULL,
    chapter_id BIGINT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (strategy_id, tag, chapter_id),
    FOREIGN KEY (strategy_id, tag) REFERENCES tongue (strategy_id, tag) ON DELETE CASCADE,
    FOREIGN KEY (strategy_id, chapter_id) REFERENCES chapter (strategy_id, id) ON DELETE CASCADE
);
CREATE INDEX tongue_chapter_chapter ON tongue_chapter (strategy_id, chapter_id);

CREATE TABLE tongue_clause (                 -- what a clause says in it
    strategy_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    tag TEXT NOT NULL,
    version BIGINT NOT NULL,                 -- of the clause that it says; behind when that has moved on
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    plain TEXT NOT NULL,                     -- the same in plain words; may be empty
    state TEXT NOT NULL,                     -- current, machine
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (strategy_id, number, tag),
    FOREIGN KEY (strategy_id, number) REFERENCES clause (strategy_id, number) ON DELETE CASCADE,
    FOREIGN KEY (strategy_id, tag) REFERENCES tongue (strategy_id, tag) ON DELETE CASCADE
);
CREATE INDEX tongue_clause_tag ON tongue_clause (strategy_id, tag);
CREATE INDEX tongue_clause_maker ON tongue_clause (made_by) WHERE made_by IS NOT NULL;
