-- The pulse: questions as data, questionnaires of them, waves in which people answer, the panel that is asked again.

CREATE TABLE item (                          -- a question made or brought by stewards; those of the program are in the program
    id BIGINT PRIMARY KEY,
    community_id BIGINT REFERENCES community (id) ON DELETE CASCADE,   -- NULL: for the whole house
    key TEXT NOT NULL,
    version BIGINT NOT NULL,
    definition TEXT NOT NULL,                -- JSON: wording, answers, scoring, source, permission, as in the sheet of a wave
    retired BIGINT,                          -- since when it is not offered
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL
);
CREATE UNIQUE INDEX item_version ON item (coalesce(community_id, 0), key, version);
CREATE INDEX item_maker ON item (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE questionnaire (
    id BIGINT PRIMARY KEY,
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    intro_en TEXT NOT NULL,
    intro_fr TEXT NOT NULL,
    state TEXT NOT NULL,                     -- current, set-aside
    made BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX questionnaire_community ON questionnaire (community_id, id);
CREATE INDEX questionnaire_maker ON questionnaire (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE questionnaire_item (
    questionnaire_id BIGINT NOT NULL REFERENCES questionnaire (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,                -- from 1
    item_key TEXT NOT NULL,
    item_version BIGINT NOT NULL,
    PRIMARY KEY (questionnaire_id, position),
    UNIQUE (questionnaire_id, item_key)
);

CREATE TABLE wave (
    id BIGINT PRIMARY KEY,
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    questionnaire_id BIGINT REFERENCES questionnaire (id) ON DELETE SET NULL,
    series TEXT NOT NULL,                    -- the same for the waves of one pulse
    number BIGINT NOT NULL,                  -- in its series, from 1
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    zone TEXT NOT NULL,                      -- IANA name
    closes BIGINT,                           -- NULL: by hand
    is_panel BOOLEAN NOT NULL,               -- invited people answer
    is_open BOOLEAN NOT NULL,                -- whoever has the address answers
    place_level TEXT NOT NULL,               -- none, province, postal-area: what is asked at most
    attributes TEXT NOT NULL,                -- which questions on oneself are asked, with a space between
    purpose_en TEXT NOT NULL,                -- what for
    purpose_fr TEXT NOT NULL,
    keep_days BIGINT NOT NULL,               -- how long these are kept after the wave closes
    expected BIGINT NOT NULL,                -- how many answers are hoped for
    smallest_change DOUBLE PRECISION NOT NULL,   -- in points: what would matter
    reminders BIGINT NOT NULL,               -- 0, 1, 2
    state TEXT NOT NULL,                     -- draft, open, closed
    is_imported BOOLEAN NOT NULL,
    sheet TEXT NOT NULL,                     -- JSON: the questionnaire frozen at the opening; empty: not yet
    sheet_sha256 TEXT NOT NULL,
    opened BIGINT,
    closed BIGINT,
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    UNIQUE (community_id, series, number)
);
CREATE INDEX wave_state ON wave (state, closes);
CREATE INDEX wave_questionnaire ON wave (questionnaire_id) WHERE questionnaire_id IS NOT NULL;
CREATE INDEX wave_maker ON wave (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE panel_member (                  -- somebody who is asked again from wave to wave
    id BIGINT PRIMARY KEY,
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    code TEXT NOT NULL,                      -- a pseudonym; in downloads
    address TEXT,                            -- NULL: gets the link on paper
    language TEXT NOT NULL,                  -- en, fr
    is_reminded BOOLEAN NOT NULL,            -- false: said no to reminders
    gone BIGINT,                             -- since when they are not asked any more
    made BIGINT NOT NULL,
    UNIQUE (community_id, code),
    UNIQUE (community_id, address)
);
CREATE INDEX panel_member_address ON panel_member (address) WHERE address IS NOT NULL;

CREATE TABLE panel_invitation (              -- its link follows from the secret of the house and is kept nowhere
    wave_id BIGINT NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
    member_id BIGINT NOT NULL REFERENCES panel_member (id) ON DELETE CASCADE,
    sent BIGINT,                             -- NULL: on paper
    reminders BIGINT NOT NULL,
    reminded BIGINT,
    PRIMARY KEY (wave_id, member_id)
);
CREATE INDEX panel_invitation_member ON panel_invitation (member_id);

CREATE TABLE response (
    wave_id BIGINT NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    arm TEXT NOT NULL,                       -- panel, open
    member_id BIGINT REFERENCES panel_member (id) ON DELETE SET NULL,
    holder TEXT,                             -- p… a person, g… a guest
    paper BIGINT,                            -- the number on the sheet of paper
    origin TEXT NOT NULL,                    -- web, paper, import
    recorded_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    language TEXT NOT NULL,                  -- en, fr
    province TEXT,
    postal_area TEXT CHECK (length(postal_area) = 3),
    place_id BIGINT,
    answers TEXT NOT NULL,                   -- codes in the order of the sheet, `;` between; several `,`; `-` rather not say; empty: none
    weight DOUBLE PRECISION,                 -- the design weight that was brought
    stratum TEXT,
    cluster TEXT,
    started BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    finished BIGINT,
    PRIMARY KEY (wave_id, id),
    UNIQUE (wave_id, member_id),
    UNIQUE (wave_id, holder),
    UNIQUE (wave_id, paper)
);
CREATE INDEX response_member ON response (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX response_holder ON response (holder) WHERE holder IS NOT NULL;
CREATE INDEX response_recorder ON response (recorded_by) WHERE recorded_by IS NOT NULL;

CREATE TABLE response_word (                 -- an answer in somebody's own words
    wave_id BIGINT NOT NULL,
    response_id BIGINT NOT NULL,
    item_key TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (wave_id, response_id, item_key),
    FOREIGN KEY (wave_id, response_id) REFERENCES response (wave_id, id) ON DELETE CASCADE
);

CREATE TABLE response_self (                 -- what a respondent said of themselves, sealed; no other table leads here
    wave_id BIGINT NOT NULL REFERENCES wave (id) ON DELETE CASCADE,
    pseudonym TEXT NOT NULL,                 -- follows from the response by a key that is in a file, not in the database
    sealed TEXT NOT NULL,                    -- hexadecimal
    until BIGINT NOT NULL,                   -- removed after this day
    PRIMARY KEY (wave_id, pseudonym)
);
CREATE INDEX response_self_until ON response_self (until);
