-- What communities say of the clauses and editions of a strategy, each by its own way of deciding; and what institutions
-- answer to what a strategy asks of them, and do about it.

CREATE TABLE endorsement (                   -- what a community says; the latest counts, earlier ones are its history
    id BIGINT PRIMARY KEY,
    strategy_id BIGINT NOT NULL REFERENCES strategy (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,                  -- of the clause; 0: of an edition as a whole
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,                 -- of the clause that they decided on; of an edition its number
    verdict TEXT NOT NULL,                   -- yes, reservation, objection
    reason_en TEXT NOT NULL,                 -- why; may be empty with a yes
    reason_fr TEXT NOT NULL,
    way TEXT NOT NULL,                       -- consent a round, vote
    people BIGINT NOT NULL,                  -- who took part
    yes BIGINT NOT NULL,                     -- of a vote
    no BIGINT NOT NULL,                      -- of a vote; of a round, objections that remained
    day TEXT NOT NULL,                       -- when they decided, 2027-01-31
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    CHECK (people > 0 AND yes >= 0 AND no >= 0 AND yes + no <= people)
);
CREATE INDEX endorsement_strategy ON endorsement (strategy_id, number, community_id, id);
CREATE INDEX endorsement_community ON endorsement (community_id, strategy_id);
CREATE INDEX endorsement_maker ON endorsement (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE reply (                         -- a recommendation that was addressed to an institution
    id BIGINT PRIMARY KEY,
    strategy_id BIGINT NOT NULL,
    number BIGINT NOT NULL,                  -- of the clause
    version BIGINT NOT NULL,                 -- of it, as it went out
    institution_id BIGINT REFERENCES community (id) ON DELETE SET NULL, -- if it is a community of this house
    who TEXT NOT NULL,                       -- the institution, as the page says it
    email TEXT,                              -- who is written to there, beside its people here; NULL: nobody
    language TEXT NOT NULL,                  -- en, fr: of the letters to that address
    asked BIGINT NOT NULL,
    due TEXT NOT NULL,                       -- the day by which it was asked to answer, 2027-01-31
    reminders BIGINT NOT NULL,               -- letters written since it was asked, or asked for time
    remind BIGINT,                           -- when the next one is written; NULL: no more
    promise_id BIGINT REFERENCES promise (id) ON DELETE SET NULL, -- what it promised with its answer
    ended BIGINT,                            -- since when nobody is asked any more
    ending TEXT NOT NULL,                    -- taken-back, not-ours; empty: it is asked
    asked_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    FOREIGN KEY (strategy_id, number) REFERENCES clause (strategy_id, number) ON DELETE CASCADE
);
CREATE INDEX reply_clause ON reply (strategy_id, number);
CREATE INDEX reply_institution ON reply (institution_id) WHERE institution_id IS NOT NULL;
CREATE INDEX reply_remind ON reply (remind) WHERE remind IS NOT NULL;
CREATE INDEX reply_email ON reply (email) WHERE email IS NOT NULL;
CREATE INDEX reply_promise ON reply (promise_id) WHERE promise_id IS NOT NULL;
CREATE INDEX reply_asker ON reply (asked_by) WHERE asked_by IS NOT NULL;

CREATE TABLE reply_answer (                  -- what it answered; the latest counts
    reply_id BIGINT NOT NULL REFERENCES reply (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    version BIGINT NOT NULL,                 -- of the clause that was answered to
    verdict TEXT NOT NULL,                   -- accepted, partly, declined, later
    words_en TEXT NOT NULL,                  -- reasons
    words_fr TEXT NOT NULL,
    due TEXT NOT NULL,                       -- by when, 2027-01-31; empty: not said
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL, -- NULL: by the link of a letter
    PRIMARY KEY (reply_id, id)
);
CREATE INDEX reply_answer_maker ON reply_answer (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE reply_progress (                -- what it says it has done about it
    reply_id BIGINT NOT NULL REFERENCES reply (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    state TEXT NOT NULL,                     -- underway, done, stopped
    words_en TEXT NOT NULL,
    words_fr TEXT NOT NULL,
    day TEXT NOT NULL,                       -- as of when, 2027-01-31
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (reply_id, id)
);
CREATE INDEX reply_progress_maker ON reply_progress (made_by) WHERE made_by IS NOT NULL;
