-- What matters here: issues with what they rest on; rounds in which people say what comes first, and what the table made of it.

CREATE TABLE issue (
    id BIGINT PRIMARY KEY,
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    about_en TEXT NOT NULL,                  -- why it matters
    about_fr TEXT NOT NULL,
    strengths_en TEXT NOT NULL,              -- what is strong here already
    strengths_fr TEXT NOT NULL,
    place_id BIGINT,                         -- NULL: all of the community's
    lever TEXT NOT NULL,                     -- housing, education, healthcare, community; empty: not said
    origin TEXT NOT NULL,                    -- resident, session, conversation, story, door
    holder TEXT,                             -- who raised it: p… a person, g… a guest; NULL: nobody who can be found
    raised_by_helper BIGINT REFERENCES person (id) ON DELETE SET NULL, -- who wrote it down for somebody
    state TEXT NOT NULL,                     -- waiting, open, merged, set-apart, resolved
    merged_into BIGINT,                      -- the issue that it is a part of now
    reason TEXT NOT NULL,                    -- why it was set apart, or how it was resolved
    made BIGINT NOT NULL,
    changed BIGINT NOT NULL
);
CREATE INDEX issue_community ON issue (community_id, id);
CREATE INDEX issue_merged ON issue (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX issue_holder ON issue (holder) WHERE holder IS NOT NULL;
CREATE INDEX issue_helper ON issue (raised_by_helper) WHERE raised_by_helper IS NOT NULL;

CREATE TABLE issue_source (                  -- what an issue rests on
    issue_id BIGINT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,                      -- note, summary-line, statement, story
    within BIGINT NOT NULL,                  -- the session or the conversation; 0 for a story
    record_id BIGINT NOT NULL,
    made BIGINT NOT NULL,
    PRIMARY KEY (issue_id, id),
    UNIQUE (issue_id, kind, within, record_id)
);

CREATE TABLE issue_theme (
    issue_id BIGINT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    theme_id BIGINT NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    PRIMARY KEY (issue_id, theme_id)
);
CREATE INDEX issue_theme_theme ON issue_theme (theme_id);

CREATE TABLE priority_round (                -- people say which issues come first
    id BIGINT PRIMARY KEY,
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    method TEXT NOT NULL,                    -- approval, points, ranking
    voters TEXT NOT NULL,                    -- members, everyone
    wanted BIGINT NOT NULL,                  -- how many the table will work on
    state TEXT NOT NULL,                     -- draft, open, closed, confirmed
    opens BIGINT,                            -- since when people vote
    closes BIGINT,                           -- until when; NULL: until somebody closes it
    zone TEXT NOT NULL,
    rules_json TEXT NOT NULL,                -- the rules as they were when it opened; empty: a draft
    rules_sha256 TEXT NOT NULL,
    confirmed BIGINT,                        -- when the table said yes
    people BIGINT,                           -- how many were there
    agenda TEXT NOT NULL,                    -- who chose what was on the list; empty: not confirmed yet
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX priority_round_community ON priority_round (community_id, id);
CREATE INDEX priority_round_maker ON priority_round (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE priority_item (                 -- an issue on the list of a round
    round_id BIGINT NOT NULL REFERENCES priority_round (id) ON DELETE CASCADE,
    issue_id BIGINT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,                  -- 1, 2, 3 … on ballots
    impact BIGINT NOT NULL,                  -- 1 to 5, as the table sees it; 0: not looked at
    feasibility BIGINT NOT NULL,             -- the same
    PRIMARY KEY (round_id, issue_id)
);
CREATE INDEX priority_item_issue ON priority_item (issue_id);

CREATE TABLE priority_ballot (               -- one a person, or one a paper card
    round_id BIGINT NOT NULL REFERENCES priority_round (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    holder TEXT,                             -- p… a person, g… a guest; NULL: paper, or nobody who can be found
    card TEXT,                               -- the number on the paper card
    entered_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    choices TEXT NOT NULL,                   -- number:weight with spaces between: 1, points, or the rank
    made BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    PRIMARY KEY (round_id, id),
    UNIQUE (round_id, holder),
    UNIQUE (round_id, card)
);
CREATE INDEX priority_ballot_holder ON priority_ballot (holder) WHERE holder IS NOT NULL;
CREATE INDEX priority_ballot_clerk ON priority_ballot (entered_by) WHERE entered_by IS NOT NULL;

CREATE TABLE priority_place (                -- the order that came out
    round_id BIGINT NOT NULL REFERENCES priority_round (id) ON DELETE CASCADE,
    issue_id BIGINT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    adds BIGINT NOT NULL,                    -- people with nothing on the list above
    votes BIGINT NOT NULL,                   -- people who chose it
    points BIGINT NOT NULL,                  -- theirs, as the method counts
    PRIMARY KEY (round_id, issue_id)
);
CREATE INDEX priority_place_issue ON priority_place (issue_id);

CREATE TABLE objection (                     -- somebody of the table cannot live with the order, and why
    round_id BIGINT NOT NULL REFERENCES priority_round (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    holder TEXT,                             -- whose it is; NULL: said aloud, or nobody who can be found
    recorded_by BIGINT REFERENCES person (id) ON DELETE SET NULL, -- who wrote it down for somebody
    words TEXT NOT NULL,
    language TEXT NOT NULL,                  -- en, fr
    answer TEXT NOT NULL,                    -- what the table made of it; empty: nothing yet
    answered BIGINT,
    answered_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    withdrawn BIGINT,
    hidden BIGINT,                           -- since when its words are not shown
    made BIGINT NOT NULL,
    PRIMARY KEY (round_id, id)
);
CREATE INDEX objection_holder ON objection (holder) WHERE holder IS NOT NULL;
CREATE INDEX objection_writer ON objection (recorded_by) WHERE recorded_by IS NOT NULL;
CREATE INDEX objection_answerer ON objection (answered_by) WHERE answered_by IS NOT NULL;
