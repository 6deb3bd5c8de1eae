-- What a steward looks at before it is published is worked out in the background and kept; so is how many answered a wave
-- that is closed, since nothing changes there any more.

CREATE TABLE release_draft (                 -- a table, or a file with a row a person, as it would go out
    id BIGINT PRIMARY KEY,
    wave_id BIGINT NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                      -- table, rows
    arm TEXT NOT NULL,                       -- panel, open: whose answers
    outcome TEXT NOT NULL,                   -- empty for rows
    attributes TEXT NOT NULL,                -- by what, at most two with a space between
    is_rounded BOOLEAN NOT NULL,             -- counts to multiples of 5
    hides_more BOOLEAN NOT NULL,             -- for the sake of other tables
    basis TEXT NOT NULL,                     -- SHA-256 of everything that it was audited beside; empty: not yet
    shown TEXT NOT NULL,                     -- JSON: what a steward sees of it
    content TEXT NOT NULL,                   -- as everybody would read it; empty: it may not go out
    cells TEXT NOT NULL,                     -- JSON: its numbers for the ledger
    made BIGINT NOT NULL,
    UNIQUE (wave_id, kind, arm, outcome, attributes, is_rounded, hides_more)
);

CREATE TABLE response_count (                -- of a wave that is closed
    wave_id BIGINT NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
    arm TEXT NOT NULL,                       -- panel, open
    begun BIGINT NOT NULL,
    finished BIGINT NOT NULL,
    paper BIGINT NOT NULL,
    PRIMARY KEY (wave_id, arm)
);
