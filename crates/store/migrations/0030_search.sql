-- The search of the house: which words each record that anybody may read is found by. All of it is made of other records and
-- can be made again from them. The index itself differs: `0030_search.sqlite.sql`, `0030_search.postgres.sql`.

CREATE TABLE search (
    id BIGINT PRIMARY KEY,                   -- of the record; time-ordered, so that the newest come first
    kind TEXT NOT NULL,                      -- what it is
    within BIGINT NOT NULL,                  -- the conversation, session, plan, fund or community it stands in; 0: none
    marks TEXT NOT NULL                      -- what it is found by: stems with their marks, a space between
);
CREATE INDEX search_kind ON search (kind, id);

CREATE TABLE search_due (                    -- records that changed since they were read for the search
    kind TEXT NOT NULL,
    within BIGINT NOT NULL,
    id BIGINT NOT NULL,
    PRIMARY KEY (kind, within, id)
);
CREATE INDEX search_due_id ON search_due (id);

CREATE INDEX summary_source_of ON summary_source (note_id);
