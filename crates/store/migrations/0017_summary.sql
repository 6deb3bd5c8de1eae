-- What stays of a session: the one page, what its people say of it, what institutions answered, what people thought of
-- the session, recordings and other resources.

CREATE TABLE summary (
    session_id BIGINT PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    state TEXT NOT NULL,                     -- draft, confirming, published
    version BIGINT NOT NULL,                 -- grows with each change of a line
    left_out BIGINT NOT NULL,                -- notes whose words the draft could not take
    drafted BIGINT NOT NULL,
    drafted_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    asked BIGINT,                            -- since when those present are asked whether it is right
    published BIGINT,
    published_by BIGINT REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX summary_published ON summary (published) WHERE published IS NOT NULL;
CREATE INDEX summary_drafter ON summary (drafted_by) WHERE drafted_by IS NOT NULL;
CREATE INDEX summary_publisher ON summary (published_by) WHERE published_by IS NOT NULL;

CREATE TABLE summary_line (
    session_id BIGINT NOT NULL REFERENCES summary (session_id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    section TEXT NOT NULL,                   -- insight, recommendation, resource, collaboration, dissent, open
    position BIGINT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    en_changed BIGINT NOT NULL,              -- when the English was last made to say what the line says
    fr_changed BIGINT NOT NULL,
    addressee TEXT NOT NULL,                 -- of a recommendation: resident, association, organisation, institution,
                                             -- municipality, province, federal; empty: not said
    lever TEXT NOT NULL,                     -- housing, education, healthcare, community; empty: none
    doer TEXT NOT NULL,                      -- community, help, institution; empty: not said
    who_en TEXT NOT NULL,                    -- whom exactly, or who does it
    who_fr TEXT NOT NULL,
    by_when TEXT NOT NULL,                   -- a day, 2026-01-31; empty: none
    made BIGINT NOT NULL,
    PRIMARY KEY (session_id, id)
);

CREATE TABLE summary_source (                -- the notes a line rests on
    session_id BIGINT NOT NULL,
    line_id BIGINT NOT NULL,
    note_id BIGINT NOT NULL,
    speaks BOOLEAN NOT NULL,                 -- the line is in the words of this note
    PRIMARY KEY (session_id, line_id, note_id),
    FOREIGN KEY (session_id, line_id) REFERENCES summary_line (session_id, id) ON DELETE CASCADE
);
CREATE INDEX summary_source_note ON summary_source (session_id, note_id);

CREATE TABLE confirmation (                  -- what someone who was there says of the page
    session_id BIGINT NOT NULL REFERENCES summary (session_id) ON DELETE CASCADE,
    attendance_id BIGINT NOT NULL,
    table_no BIGINT,                         -- where they sat last; NULL: nowhere
    verdict TEXT NOT NULL,                   -- right, missing
    words TEXT NOT NULL,                     -- what is missing; may be empty
    language TEXT NOT NULL,                  -- en, fr: of the words
    version BIGINT NOT NULL,                 -- of the page they read
    hidden BIGINT,                           -- since when its words are not shown
    made BIGINT NOT NULL,
    PRIMARY KEY (session_id, attendance_id)
);

CREATE TABLE answer (                        -- what whoever was addressed said to a recommendation
    session_id BIGINT NOT NULL,
    line_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    verdict TEXT NOT NULL,                   -- accepted, partly, declined, later
    who TEXT NOT NULL,                       -- who answered, as the page says it
    words_en TEXT NOT NULL,                  -- reasons
    words_fr TEXT NOT NULL,
    answered TEXT NOT NULL,                  -- a day
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (session_id, line_id, id),
    FOREIGN KEY (session_id, line_id) REFERENCES summary_line (session_id, id) ON DELETE CASCADE
);
CREATE INDEX answer_maker ON answer (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE feedback_question (             -- a version of a question is never changed; an answer names the one it read
    session_id BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    key TEXT NOT NULL,                       -- the same question in every session of a series; empty: asked here alone
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,                      -- scale, yes-no, words
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    made BIGINT NOT NULL,
    retired BIGINT,                          -- since when it is not asked, or another version is
    PRIMARY KEY (session_id, id, version)
);

CREATE TABLE feedback_answer (               -- nobody's: a sheet has a number drawn at random, and a day
    session_id BIGINT NOT NULL,
    sheet BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    value TEXT NOT NULL,                     -- 1 to 5; yes, no; or words
    language TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (session_id, sheet, question_id),
    FOREIGN KEY (session_id, question_id, version) REFERENCES feedback_question (session_id, id, version) ON DELETE CASCADE
);
CREATE INDEX feedback_answer_question ON feedback_answer (session_id, question_id, version);

CREATE TABLE feedback_given (                -- who handed a sheet in, and not which
    session_id BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    attendance_id BIGINT NOT NULL,
    PRIMARY KEY (session_id, attendance_id)
);

CREATE TABLE resource (                      -- a recording, slides, a link: what one may look up afterwards
    session_id BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,                      -- recording, slides, link
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    link TEXT NOT NULL,
    passcode TEXT NOT NULL,                  -- may be empty
    made BIGINT NOT NULL,
    PRIMARY KEY (session_id, id)
);
