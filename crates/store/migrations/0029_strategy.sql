-- Strategies: a living text in numbered clauses, every version of them, what each rests on, how people would change it, and
-- the editions that were published. Which communities hold a strategy stands in `holding`; held by none, it is the house's.

CREATE TABLE strategy (
    id BIGINT PRIMARY KEY,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    lead_en TEXT NOT NULL,                   -- what it is, in two sentences
    lead_fr TEXT NOT NULL,
    place_id BIGINT,                         -- where it holds; NULL: everywhere
    zone TEXT NOT NULL,                      -- IANA name: whose days its days are
    answer_days BIGINT NOT NULL,             -- days that whoever is addressed has to answer
    state TEXT NOT NULL,                     -- draft, open, closed
    version BIGINT NOT NULL,                 -- grows with each change of what it says
    origin TEXT NOT NULL,                    -- own, sample
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    CHECK (answer_days > 0)
);
CREATE INDEX strategy_maker ON strategy (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE chapter (
    strategy_id BIGINT NOT NULL REFERENCES strategy (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    PRIMARY KEY (strategy_id, id)
);

CREATE TABLE clause (
    strategy_id BIGINT NOT NULL REFERENCES strategy (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,                  -- given once, and never to another one
    chapter_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,                      -- definition, principle, recommendation, measure, commitment
    addressee TEXT NOT NULL,                 -- of a recommendation: as of a line of a summary; empty: not said
    lever TEXT NOT NULL,                     -- housing, education, healthcare, community; empty: none
    doer TEXT NOT NULL,                      -- community, help, institution; empty: not said
    cost_en TEXT NOT NULL,                   -- what it costs, in words; may be empty
    cost_fr TEXT NOT NULL,
    version BIGINT NOT NULL,                 -- the one that stands
    retired BIGINT,                          -- since when it is not in the text any more
    reason TEXT NOT NULL,                    -- why
    support TEXT NOT NULL,                   -- JSON: what stands under it, as last counted; empty: not counted yet
    counted BIGINT NOT NULL,                 -- when that was
    made BIGINT NOT NULL,
    PRIMARY KEY (strategy_id, number),
    FOREIGN KEY (strategy_id, chapter_id) REFERENCES chapter (strategy_id, id) ON DELETE CASCADE
);
CREATE INDEX clause_chapter ON clause (strategy_id, chapter_id, position);

CREATE TABLE clause_version (                -- never changed, but for what is said of its two languages
    strategy_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    version BIGINT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    plain_en TEXT NOT NULL,                  -- the same in plain words; may be empty
    plain_fr TEXT NOT NULL,
    en TEXT NOT NULL,                        -- current, stale, machine
    fr TEXT NOT NULL,
    why TEXT NOT NULL,                       -- what changed, and why
    language TEXT NOT NULL,                  -- en, fr: of that
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (strategy_id, number, version),
    FOREIGN KEY (strategy_id, number) REFERENCES clause (strategy_id, number) ON DELETE CASCADE
);
CREATE INDEX clause_version_maker ON clause_version (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE clause_source (                 -- what a clause rests on
    strategy_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,                      -- note, summary-line, statement, story, priority, release, clause, outside
    within BIGINT NOT NULL,                  -- the session, conversation, round, wave or strategy; 0: none
    record_id BIGINT NOT NULL,
    title_en TEXT NOT NULL,                  -- of something from outside: what it is called, who wrote it, when
    title_fr TEXT NOT NULL,
    link TEXT NOT NULL,                      -- of something from outside; may be empty
    made BIGINT NOT NULL,
    PRIMARY KEY (strategy_id, number, id),
    UNIQUE (strategy_id, number, kind, within, record_id),
    FOREIGN KEY (strategy_id, number) REFERENCES clause (strategy_id, number) ON DELETE CASCADE
);
CREATE INDEX clause_source_record ON clause_source (kind, within, record_id);

CREATE TABLE amendment (                     -- how somebody would word a clause
    strategy_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    id BIGINT NOT NULL,
    version BIGINT NOT NULL,                 -- the one they read
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    why TEXT NOT NULL,
    language TEXT NOT NULL,                  -- en, fr: of the reason
    holder TEXT,                             -- whose: p… a person, g… a guest; NULL: somebody who left
    name TEXT NOT NULL,                      -- as they want to be called; may be empty
    state TEXT NOT NULL,                     -- waiting, accepted, declined, withdrawn, hidden
    reason TEXT NOT NULL,                    -- of what was decided
    reason_language TEXT NOT NULL,
    decided BIGINT,
    decided_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    made BIGINT NOT NULL,
    PRIMARY KEY (strategy_id, number, id),
    FOREIGN KEY (strategy_id, number) REFERENCES clause (strategy_id, number) ON DELETE CASCADE
);
CREATE INDEX amendment_holder ON amendment (holder) WHERE holder IS NOT NULL;
CREATE INDEX amendment_decider ON amendment (decided_by) WHERE decided_by IS NOT NULL;

CREATE TABLE remark (                        -- what somebody says of a clause
    strategy_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    id BIGINT NOT NULL,
    amendment_id BIGINT,                     -- of this suggested change; NULL: of the clause
    holder TEXT,                             -- whose; NULL: somebody who left
    name TEXT NOT NULL,                      -- as they want to be called; may be empty
    words TEXT NOT NULL,
    language TEXT NOT NULL,
    hidden BIGINT,                           -- since when it is not shown
    made BIGINT NOT NULL,
    PRIMARY KEY (strategy_id, number, id),
    FOREIGN KEY (strategy_id, number) REFERENCES clause (strategy_id, number) ON DELETE CASCADE
);
CREATE INDEX remark_holder ON remark (holder) WHERE holder IS NOT NULL;

CREATE TABLE edition (                       -- what was published; never changed
    strategy_id BIGINT NOT NULL REFERENCES strategy (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    version BIGINT NOT NULL,                 -- of the strategy
    day TEXT NOT NULL,                       -- 2027-01-31, where the strategy is
    content TEXT NOT NULL,                   -- JSON: the whole text, what it rests on, who stands behind it
    sha256 TEXT NOT NULL,                    -- of the content
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (strategy_id, number)
);
CREATE INDEX edition_maker ON edition (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE minority (                      -- what those say who do not agree; it goes out with the edition
    strategy_id BIGINT NOT NULL REFERENCES strategy (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    who_en TEXT NOT NULL,
    who_fr TEXT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (strategy_id, id)
);
CREATE INDEX minority_maker ON minority (made_by) WHERE made_by IS NOT NULL;

CREATE INDEX lean_path ON lean (path);        -- what is marked under a clause
