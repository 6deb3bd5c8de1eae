-- What is known of a population, what is worked out of a wave, and who decides what is shown of groups.

CREATE TABLE margin (                        -- how many people there are, for the weights of a wave
    wave_id BIGINT NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
    attribute TEXT NOT NULL,                 -- province, postal-area, or the word of a question on oneself
    level TEXT NOT NULL,
    total BIGINT NOT NULL CHECK (total >= 0),
    PRIMARY KEY (wave_id, attribute, level)
);

CREATE TABLE margin_source (                 -- where the numbers are from
    wave_id BIGINT NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
    attribute TEXT NOT NULL,
    words TEXT NOT NULL,
    dated TEXT NOT NULL,                     -- of when they are, as whoever brought them says: 2021, May 2021
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (wave_id, attribute)
);
CREATE INDEX margin_source_maker ON margin_source (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE estimate (                      -- what was worked out of a wave, and of which input
    wave_id BIGINT PRIMARY KEY REFERENCES wave (id) ON DELETE CASCADE,
    input TEXT NOT NULL,                     -- SHA-256 of everything that decides
    result TEXT NOT NULL,                    -- JSON; holds no figure that may not be shown
    responses BIGINT NOT NULL,
    program TEXT NOT NULL,
    made BIGINT NOT NULL
);

CREATE TABLE estimate_view (                 -- by what groups figures may be shown: nothing, until somebody approves
    wave_id BIGINT NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
    first TEXT NOT NULL,                     -- the word of a question on oneself
    second TEXT NOT NULL,                    -- another one, or `province`; empty: none
    approved BIGINT NOT NULL,
    approved_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (wave_id, first, second)
);
CREATE INDEX estimate_view_approver ON estimate_view (approved_by) WHERE approved_by IS NOT NULL;

CREATE TABLE data_steward (                  -- a group whose own body decides what is shown of it
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,   -- whose pulse
    attribute TEXT NOT NULL,
    level TEXT NOT NULL,
    steward_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    named BIGINT NOT NULL,
    named_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    granted BIGINT,                          -- NULL: withheld
    until BIGINT,                            -- NULL: until it is taken back
    decided_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (community_id, attribute, level)
);
CREATE INDEX data_steward_body ON data_steward (steward_id);
CREATE INDEX data_steward_namer ON data_steward (named_by) WHERE named_by IS NOT NULL;
CREATE INDEX data_steward_decider ON data_steward (decided_by) WHERE decided_by IS NOT NULL;

CREATE TABLE wave_import (                   -- where an imported wave is from
    wave_id BIGINT PRIMARY KEY REFERENCES wave (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    mode TEXT NOT NULL,                      -- how people were asked, in a word: telephone
    held TEXT NOT NULL,                      -- when: 2012
    file_sha256 TEXT NOT NULL,
    made BIGINT NOT NULL
);
