-- One text for SQLite and PostgreSQL. Ids are made by the program, time-ordered; times are milliseconds since 1970, UTC.
-- A key carries its conversation first, so that a database spread over machines can be split by it.

CREATE TABLE server (                        -- what one installation knows about itself: its secret, its name
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE person (                        -- someone with an account
    id BIGINT PRIMARY KEY,
    email TEXT UNIQUE,                       -- lower case; NULL for an operator made on the command line
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    role TEXT NOT NULL,                      -- member, moderator, operator
    made BIGINT NOT NULL
);

CREATE TABLE passkey (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    credential_id TEXT NOT NULL UNIQUE,
    credential TEXT NOT NULL,                -- JSON of webauthn-rs
    made BIGINT NOT NULL,
    used BIGINT
);
CREATE INDEX passkey_person ON passkey (person_id);

CREATE TABLE link (                          -- one-time sign-in link; only the hash of its token is kept
    token_hash TEXT PRIMARY KEY,
    email TEXT,                              -- NULL: the operator link of the command line
    role TEXT,                               -- role given on use; NULL keeps the person's own
    next TEXT NOT NULL,                      -- path to go to afterwards
    made BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used BIGINT
);

CREATE TABLE challenge (                     -- a question asked of a passkey; answered once, within minutes
    token_hash TEXT PRIMARY KEY,
    person_id BIGINT REFERENCES person (id) ON DELETE CASCADE, -- who adds a passkey; NULL: someone who signs in
    state TEXT NOT NULL,                     -- JSON of webauthn-rs
    expires BIGINT NOT NULL
);
CREATE INDEX challenge_expires ON challenge (expires);

CREATE TABLE sign_in (                       -- someone is signed in on one device
    token_hash TEXT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    device TEXT NOT NULL,                    -- browser and system in words, for the list of devices
    made BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX sign_in_person ON sign_in (person_id);

CREATE TABLE conversation (
    id BIGINT PRIMARY KEY,
    question_en TEXT NOT NULL,
    question_fr TEXT NOT NULL,
    background_en TEXT NOT NULL,
    background_fr TEXT NOT NULL,
    opens BIGINT,                            -- NULL: when opened by hand
    closes BIGINT,
    zone TEXT NOT NULL,                      -- IANA name in which the two times were given
    moderation TEXT NOT NULL,                -- before, after
    adding TEXT NOT NULL,                    -- everyone, moderators
    state TEXT NOT NULL,                     -- draft, open, closed
    published BIGINT,                        -- results signed off by a person
    origin TEXT NOT NULL,                    -- own, polis, sample
    version BIGINT NOT NULL,                 -- grows with every change to the conversation or its statements
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL
);

CREATE TABLE participant (                   -- a voice in one conversation
    conversation_id BIGINT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    holder TEXT,                             -- g… a guest cookie, p… a person; NULL: paper, import, sample, erased
    outside_id BIGINT,                       -- number in the export it came from
    origin TEXT NOT NULL,                    -- web, paper, polis, sample
    made BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, id),
    UNIQUE (conversation_id, holder)
);

CREATE TABLE statement (
    conversation_id BIGINT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    number BIGINT NOT NULL,                  -- 1, 2, 3 … within the conversation; printed on ballots
    outside_id BIGINT,                       -- number in the export it came from
    participant_id BIGINT,                   -- whose it is; NULL: given by the convener
    text TEXT NOT NULL,
    language TEXT,                           -- en, fr; NULL: another, or not known
    edition BIGINT NOT NULL,                 -- grows with every change of the text; makes translations stale
    state TEXT NOT NULL,                     -- pending, accepted, rejected, withdrawn, merged
    merged_into BIGINT,
    meta BOOLEAN NOT NULL,                   -- about the conversation itself: shown, kept out of the map
    origin TEXT NOT NULL,                    -- seed, web, paper, polis, sample
    made BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, id),
    UNIQUE (conversation_id, number)
);
CREATE INDEX statement_participant ON statement (conversation_id, participant_id);
CREATE INDEX statement_state ON statement (conversation_id, state, number);

CREATE TABLE translation (
    conversation_id BIGINT NOT NULL,
    statement_id BIGINT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    of_edition BIGINT NOT NULL,              -- stale when the statement's edition is larger
    translator TEXT NOT NULL,                -- who translated, in words, shown on the page
    person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
    made BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, statement_id, language),
    FOREIGN KEY (conversation_id, statement_id) REFERENCES statement (conversation_id, id) ON DELETE CASCADE
);

CREATE TABLE decision (                      -- what a moderator did to a statement, and why
    conversation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    statement_id BIGINT NOT NULL,
    person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
    act TEXT NOT NULL,                       -- accept, reject, merge, edit, restore, set-apart, take-in
    reason TEXT NOT NULL,
    made BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, id),
    FOREIGN KEY (conversation_id, statement_id) REFERENCES statement (conversation_id, id) ON DELETE CASCADE
);
CREATE INDEX decision_statement ON decision (conversation_id, statement_id);

CREATE TABLE vote (                          -- the last vote of a participant on a statement
    conversation_id BIGINT NOT NULL,
    participant_id BIGINT NOT NULL,
    statement_id BIGINT NOT NULL,
    value BIGINT,                            -- 1 agree, 0 pass, -1 disagree; NULL: taken back
    event BIGINT NOT NULL,                   -- time-ordered id of the change; readers ask for what is newer
    made BIGINT NOT NULL,
    carried_from BIGINT,                     -- the duplicate it was cast on, before that was merged into this one
    PRIMARY KEY (conversation_id, participant_id, statement_id)
);
-- Holds all that a follower of the events needs, so that millions are read in order without touching the table.
CREATE INDEX vote_event ON vote (conversation_id, event, participant_id, statement_id, value);

CREATE TABLE ballot (                        -- one paper ballot, entered by a moderator
    conversation_id BIGINT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    participant_id BIGINT NOT NULL,
    label TEXT NOT NULL,                     -- what is written on the sheet, so that none is entered twice
    entered_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    made BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, id),
    UNIQUE (conversation_id, label)
);

CREATE TABLE map (                           -- the last result of each method, and which input it stands for
    conversation_id BIGINT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    method TEXT NOT NULL,                    -- perron, polis
    last_event BIGINT NOT NULL,              -- the newest vote it has seen
    version BIGINT NOT NULL,                 -- of the conversation it was made with
    seed BIGINT NOT NULL,
    program TEXT NOT NULL,
    result TEXT NOT NULL,                    -- JSON without the participants
    participants TEXT NOT NULL,              -- JSON: where each stands
    made BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, method)
);

CREATE TABLE job (                           -- work that no request waits for
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    target BIGINT NOT NULL,                  -- what it is about: a conversation, a mail
    payload TEXT NOT NULL,                   -- JSON
    state TEXT NOT NULL,                     -- waiting, running, done, failed
    due BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    done_steps BIGINT NOT NULL,
    all_steps BIGINT NOT NULL,
    report TEXT NOT NULL,                    -- JSON: what came of it
    made BIGINT NOT NULL,
    changed BIGINT NOT NULL
);
CREATE INDEX job_due ON job (state, due);
CREATE INDEX job_target ON job (kind, target);

CREATE TABLE mail (                          -- the outbox; written in the transaction of its cause
    id BIGINT PRIMARY KEY,
    recipient TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    state TEXT NOT NULL,                     -- waiting, sent, failed, kept (no mail server)
    attempts BIGINT NOT NULL,
    problem TEXT NOT NULL,
    due BIGINT NOT NULL,
    made BIGINT NOT NULL
);
CREATE INDEX mail_due ON mail (state, due);
