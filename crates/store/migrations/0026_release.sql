-- What a pulse publishes of places and groups: every table that ever went out, number by number, so that a new one can be
-- audited beside all of them. Nothing is ever taken out of this ledger: what was read is known.

CREATE TABLE release (                       -- a table, or a file with a row a person, that went out
    id BIGINT PRIMARY KEY,
    wave_id BIGINT NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                      -- table, rows
    arm TEXT NOT NULL,                       -- panel, open: whose answers
    outcome TEXT NOT NULL,                   -- empty for rows
    attributes TEXT NOT NULL,                -- by what, at most two with a space between
    base BIGINT NOT NULL,                    -- counts are multiples of it: 1, 5
    content TEXT NOT NULL,                   -- as everybody reads it: JSON
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    UNIQUE (wave_id, kind, arm, outcome, attributes)
);
CREATE INDEX release_maker ON release (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE release_cell (                  -- one number of it, and what it tells
    release_id BIGINT NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,                -- from 1
    outcome TEXT NOT NULL,
    people TEXT NOT NULL,                    -- whom it counts: `answer=high;gender=woman`; empty: everybody who answered
    told TEXT NOT NULL,                      -- exactly, between, small, withheld
    low BIGINT NOT NULL,
    high BIGINT NOT NULL,
    PRIMARY KEY (release_id, position)
);
