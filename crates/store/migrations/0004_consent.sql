-- What the owner of a record allows, one grant a use; every change of it; what leaned on the record; its labels.

CREATE TABLE consent (                       -- as it stands now; no row: nothing is allowed
    kind TEXT NOT NULL,                      -- story
    record_id BIGINT NOT NULL,
    community_id BIGINT,                     -- whose rule caps it, even once it is gone; NULL: the programme's
    see TEXT NOT NULL,                       -- owner, community, everyone
    may_quote BOOLEAN NOT NULL,
    may_name BOOLEAN NOT NULL,
    may_summarise BOOLEAN NOT NULL,
    may_strategy BOOLEAN NOT NULL,
    may_institutions BOOLEAN NOT NULL,
    keep_until BIGINT,                       -- NULL: until its owner takes it back
    withdrawn BIGINT,                        -- since when nothing is allowed any more
    hidden BIGINT,                           -- since when moderators hide it
    PRIMARY KEY (kind, record_id)
);
CREATE INDEX consent_until ON consent (keep_until);

CREATE TABLE consent_change (                -- the history: each line one use that changed
    kind TEXT NOT NULL,
    record_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    grant_name TEXT NOT NULL,                -- see, quote, name, summary, strategy, institutions, until, withdrawal
    value TEXT NOT NULL,                     -- yes, no, an audience, or milliseconds
    made BIGINT NOT NULL,
    PRIMARY KEY (kind, record_id, id)
);

CREATE TABLE lean (                          -- something used a record: where its words went
    kind TEXT NOT NULL,
    record_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    grant_name TEXT NOT NULL,                -- quote, name, summary, strategy, institutions: the use it rests on
    path TEXT NOT NULL,                      -- where it stands, without the language
    title TEXT NOT NULL,                     -- what it is called there
    community_id BIGINT REFERENCES community (id) ON DELETE CASCADE, -- whose people mend it; NULL: the house's
    made BIGINT NOT NULL,
    mend BIGINT,                             -- since when it rests on nothing
    mended BIGINT,
    PRIMARY KEY (kind, record_id, id)
);
CREATE INDEX lean_mend ON lean (mend) WHERE mend IS NOT NULL AND mended IS NULL;

CREATE TABLE label (                         -- what a community says must be known about a record, in its own words
    kind TEXT NOT NULL,
    record_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    community_id BIGINT REFERENCES community (id) ON DELETE CASCADE, -- who says so; NULL: its owner
    text TEXT NOT NULL,
    made BIGINT NOT NULL,
    PRIMARY KEY (kind, record_id, id)
);
