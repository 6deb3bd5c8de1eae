-- The live room of a session: who is there, at which table, what is noted down, and what the notes have in common.
-- Each table begins with the session, so that what belongs to one lies together.

CREATE TABLE room (                          -- how far a session is; no row: nobody has come yet
    session_id BIGINT PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    stage TEXT NOT NULL,                     -- lobby, running, closing, closed
    item_id BIGINT,                          -- where the agenda is
    item_started BIGINT,
    prompt_id BIGINT,                        -- what everybody is asked now
    round BIGINT NOT NULL,                   -- 0: no tables yet
    tables BIGINT NOT NULL,                  -- how many in this round
    version BIGINT NOT NULL                  -- grows with every change in the room
);

CREATE TABLE attendance (                    -- somebody is there, once, however often they check in
    session_id BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    registration_id BIGINT,                  -- NULL: came without
    holder TEXT,                             -- p… a person, g… a guest; NULL: a helper wrote them down
    name TEXT NOT NULL,                      -- as they wish
    language TEXT NOT NULL,                  -- en, fr, both
    postal_area TEXT NOT NULL,               -- three characters; empty: not said
    needs TEXT NOT NULL,                     -- what a table must have for them: words with spaces between
    leads BOOLEAN NOT NULL,                  -- ready to look after a table
    opinion_group BIGINT,                    -- in the conversation that tables are mixed by
    way TEXT NOT NULL,                       -- self, code, link, helper
    made BIGINT NOT NULL,
    gone BIGINT,                             -- when they left
    PRIMARY KEY (session_id, id),
    UNIQUE (session_id, holder),
    UNIQUE (session_id, registration_id)
);
CREATE INDEX attendance_holder ON attendance (holder);

CREATE TABLE seat (                          -- who sits where in a round
    session_id BIGINT NOT NULL,
    round BIGINT NOT NULL,
    attendance_id BIGINT NOT NULL,
    table_no BIGINT NOT NULL,
    role TEXT NOT NULL,                      -- speaker, facilitator, note-taker, timekeeper
    PRIMARY KEY (session_id, round, attendance_id),
    FOREIGN KEY (session_id, attendance_id) REFERENCES attendance (session_id, id) ON DELETE CASCADE
);
CREATE INDEX seat_attendance ON seat (session_id, attendance_id);

CREATE TABLE seat_wish (                     -- two who must or must not share a table; never explained to others
    session_id BIGINT NOT NULL,
    one_id BIGINT NOT NULL,                  -- the smaller of the two ids
    other_id BIGINT NOT NULL,
    kind TEXT NOT NULL,                      -- together, apart
    PRIMARY KEY (session_id, one_id, other_id),
    FOREIGN KEY (session_id, one_id) REFERENCES attendance (session_id, id) ON DELETE CASCADE,
    FOREIGN KEY (session_id, other_id) REFERENCES attendance (session_id, id) ON DELETE CASCADE
);
CREATE INDEX seat_wish_other ON seat_wish (session_id, other_id);

CREATE TABLE cluster (                       -- notes that a facilitator put together
    session_id BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (session_id, id)
);

CREATE TABLE note (                          -- one idea; what may be done with it stands in `consent`
    session_id BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    client_id TEXT NOT NULL,                 -- made by the device that wrote it: sent twice, it is kept once
    round BIGINT NOT NULL,
    table_no BIGINT NOT NULL,                -- 0: at no table
    prompt_id BIGINT,                        -- what was asked
    kind TEXT NOT NULL,                      -- story, strength, barrier, idea, recommendation, resource, offer, request, disagreement, quote
    text TEXT NOT NULL,
    language TEXT NOT NULL,                  -- en, fr
    attendance_id BIGINT,                    -- who wrote it, or whose words it is; NULL: nobody who can be found
    is_quote BOOLEAN NOT NULL,               -- somebody's exact words
    agreed BIGINT,                           -- so many at the table agree …
    of_how_many BIGINT,                      -- … of so many
    cluster_id BIGINT,
    origin TEXT NOT NULL,                    -- live, offline, paper
    beside_id BIGINT,                        -- another version of that note, written at the same time
    version BIGINT NOT NULL,                 -- grows with each wording
    made BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    typed_by BIGINT REFERENCES person (id) ON DELETE SET NULL, -- who typed a paper sheet in
    PRIMARY KEY (session_id, id),
    UNIQUE (session_id, client_id)
);
CREATE INDEX note_table ON note (session_id, round, table_no, id);
CREATE INDEX note_attendance ON note (session_id, attendance_id);
CREATE INDEX note_typist ON note (typed_by);

CREATE TABLE note_edition (                  -- earlier wordings: nothing is thrown away
    session_id BIGINT NOT NULL,
    note_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    changed BIGINT NOT NULL,
    PRIMARY KEY (session_id, note_id, version),
    FOREIGN KEY (session_id, note_id) REFERENCES note (session_id, id) ON DELETE CASCADE
);

CREATE TABLE note_dot (                      -- this matters most, says somebody
    session_id BIGINT NOT NULL,
    note_id BIGINT NOT NULL,
    attendance_id BIGINT NOT NULL,
    PRIMARY KEY (session_id, note_id, attendance_id),
    FOREIGN KEY (session_id, note_id) REFERENCES note (session_id, id) ON DELETE CASCADE,
    FOREIGN KEY (session_id, attendance_id) REFERENCES attendance (session_id, id) ON DELETE CASCADE
);
CREATE INDEX note_dot_attendance ON note_dot (session_id, attendance_id);

CREATE TABLE hand (                          -- who wants to speak, in order
    session_id BIGINT NOT NULL,
    attendance_id BIGINT NOT NULL,
    raised BIGINT NOT NULL,
    called BIGINT,                           -- since when it is their turn
    PRIMARY KEY (session_id, attendance_id),
    FOREIGN KEY (session_id, attendance_id) REFERENCES attendance (session_id, id) ON DELETE CASCADE
);

CREATE TABLE room_pulse (                    -- three questions at the end, 1 not at all to 5 very much
    session_id BIGINT NOT NULL,
    attendance_id BIGINT NOT NULL,
    contributed BIGINT NOT NULL,
    heard BIGINT NOT NULL,
    again BIGINT NOT NULL,
    made BIGINT NOT NULL,
    PRIMARY KEY (session_id, attendance_id),
    FOREIGN KEY (session_id, attendance_id) REFERENCES attendance (session_id, id) ON DELETE CASCADE
);
