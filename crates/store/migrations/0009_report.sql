-- What people say is wrong with something others wrote, and what those who look after it decided. A thing is named by
-- its kind, the conversation it stands in (0 for all but statements), and its id.

CREATE TABLE report (
    kind TEXT NOT NULL,                      -- story, statement, community
    within BIGINT NOT NULL,
    thing_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    holder TEXT,                             -- who says so: p… a person, g… a guest; shown to nobody; NULL once let go
    reason TEXT NOT NULL,                    -- hate, person, private, danger, name, spam, other
    words TEXT NOT NULL,                     -- may be empty
    made BIGINT NOT NULL,
    ruling_id BIGINT,                        -- what answered it; NULL: it waits
    PRIMARY KEY (kind, within, thing_id, id)
);
CREATE UNIQUE INDEX report_once ON report (holder, kind, within, thing_id) WHERE ruling_id IS NULL;
CREATE INDEX report_waiting ON report (id) WHERE ruling_id IS NULL;

CREATE TABLE ruling (                        -- what was decided; lines are only ever added, and an appeal once
    kind TEXT NOT NULL,
    within BIGINT NOT NULL,
    thing_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    act TEXT NOT NULL,                       -- hide, leave, show
    reason TEXT NOT NULL,                    -- as for reports; empty: none was needed
    words TEXT NOT NULL,                     -- to its author
    on_appeal BOOLEAN NOT NULL,              -- it answers an appeal, and is the last word
    person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
    made BIGINT NOT NULL,
    appeal TEXT NOT NULL,                    -- why its author wants another look; may be empty
    appealed BIGINT,
    answer_id BIGINT,                        -- the ruling that answered the appeal
    PRIMARY KEY (kind, within, thing_id, id)
);
CREATE INDEX ruling_appealed ON ruling (appealed) WHERE appealed IS NOT NULL AND answer_id IS NULL;
CREATE INDEX ruling_made ON ruling (id);
