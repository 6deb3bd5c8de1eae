-- Series of sessions, the sessions, who registers for them, and what they need to take part.

CREATE TABLE series (                        -- a run of sessions with one page and one registration form
    id BIGINT PRIMARY KEY,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    about_en TEXT NOT NULL,                  -- what it is
    about_fr TEXT NOT NULL,
    audience_en TEXT NOT NULL,               -- who should join
    audience_fr TEXT NOT NULL,
    logistics_en TEXT NOT NULL,              -- how it goes
    logistics_fr TEXT NOT NULL,
    benefits_en TEXT NOT NULL,               -- what members gain
    benefits_fr TEXT NOT NULL,
    values_en TEXT NOT NULL,
    values_fr TEXT NOT NULL,
    contact TEXT NOT NULL,                   -- whom to ask: an address, a telephone number
    gives_certificates BOOLEAN NOT NULL,
    state TEXT NOT NULL,                     -- draft, open, closed
    origin TEXT NOT NULL,                    -- own, sample
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX series_state ON series (state, id);
CREATE INDEX series_maker ON series (made_by);

CREATE TABLE session (                       -- one meeting
    id BIGINT PRIMARY KEY,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    about_en TEXT NOT NULL,
    about_fr TEXT NOT NULL,
    levers TEXT NOT NULL,                    -- housing, education, healthcare, community; with spaces between
    starts BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    zone TEXT NOT NULL,                      -- IANA name
    mode TEXT NOT NULL,                      -- online, in-person, both
    venue_en TEXT NOT NULL,                  -- where one goes
    venue_fr TEXT NOT NULL,
    access_en TEXT NOT NULL,                 -- steps, lift, washroom, bus
    access_fr TEXT NOT NULL,
    place_id BIGINT,                         -- the municipality or neighbourhood; NULL: not said
    call_link TEXT NOT NULL,                 -- where one joins online; seen by who is registered, from `release` on
    call_en TEXT NOT NULL,                   -- passcode, telephone
    call_fr TEXT NOT NULL,
    release BIGINT NOT NULL,                 -- when the call details go out
    capacity BIGINT,                         -- NULL: no limit
    taken BIGINT NOT NULL,                   -- seats held
    speaks TEXT NOT NULL,                    -- en, fr, both
    speaks_also TEXT NOT NULL,               -- other languages, interpretation
    code TEXT NOT NULL,                      -- what is typed at the door
    sequence BIGINT NOT NULL,                -- grows with what a calendar entry shows
    state TEXT NOT NULL,                     -- draft, open, cancelled, over
    published BIGINT,                        -- when it was first opened
    origin TEXT NOT NULL,                    -- own, sample
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    CHECK (taken >= 0 AND (capacity IS NULL OR taken <= capacity))
);
CREATE INDEX session_starts ON session (state, starts, id);
CREATE INDEX session_maker ON session (made_by);

CREATE TABLE series_session (                -- a joint session stands in two series
    series_id BIGINT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    session_id BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    PRIMARY KEY (series_id, session_id)
);
CREATE INDEX series_session_session ON series_session (session_id);

CREATE TABLE short_address (                 -- /s/spring-2027; an address that was given once leads there for good
    word TEXT PRIMARY KEY,
    kind TEXT NOT NULL,                      -- series, session
    thing_id BIGINT NOT NULL,
    made BIGINT NOT NULL
);
CREATE INDEX short_address_thing ON short_address (kind, thing_id, made);

CREATE TABLE session_theme (
    session_id BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    theme_id BIGINT NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    PRIMARY KEY (session_id, theme_id)
);
CREATE INDEX session_theme_theme ON session_theme (theme_id, session_id);

CREATE TABLE session_facilitator (           -- who runs it, with or without a role in a community
    session_id BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,                      -- as the page says it
    email TEXT,                              -- whoever proves this address may run it; NULL: only named
    PRIMARY KEY (session_id, id)
);
CREATE INDEX session_facilitator_email ON session_facilitator (email) WHERE email IS NOT NULL;

CREATE TABLE session_prompt (                -- what is asked of everybody, in order
    session_id BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    PRIMARY KEY (session_id, id)
);

CREATE TABLE session_item (                  -- the agenda, in order
    session_id BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    cue_en TEXT NOT NULL,                    -- seen by the facilitator alone
    cue_fr TEXT NOT NULL,
    prompt_id BIGINT,                        -- what is asked meanwhile; NULL: nothing
    PRIMARY KEY (session_id, id)
);

CREATE TABLE registrant (                    -- who registers, by e-mail address; the same for all sessions
    id BIGINT PRIMARY KEY,
    holder TEXT,                             -- p… a person, g… a guest: who confirmed it; NULL: nobody yet
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,                  -- en, fr: of the mail
    zone TEXT NOT NULL,                      -- IANA name: times in mail
    province TEXT,
    postal_area TEXT CHECK (length(postal_area) = 3),
    place_id BIGINT,
    confirmed BIGINT,                        -- when the link in the mail was used; NULL: not yet
    wants_offers BOOLEAN NOT NULL,           -- whether to be told of later sessions of the series
    offered BIGINT NOT NULL,                 -- sessions published until then are known to them
    mails BIGINT NOT NULL,                   -- asked for with the form since `mails_since`
    mails_since BIGINT NOT NULL,
    origin TEXT NOT NULL,                    -- own, sample
    made BIGINT NOT NULL
);
CREATE INDEX registrant_holder ON registrant (holder) WHERE holder IS NOT NULL;
CREATE INDEX registrant_unconfirmed ON registrant (made) WHERE confirmed IS NULL;

CREATE TABLE registration (                  -- a seat in a session, or the wish for one
    session_id BIGINT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    registrant_id BIGINT NOT NULL REFERENCES registrant (id) ON DELETE CASCADE,
    state TEXT NOT NULL,                     -- unconfirmed, held, waiting, cancelled
    rsvp TEXT NOT NULL,                      -- yes, no, maybe, unsaid
    sequence BIGINT NOT NULL,                -- grows with what its calendar entry shows
    waiting_since BIGINT,                    -- the place in the waiting list
    reminded BIGINT,
    made BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    PRIMARY KEY (session_id, id)
);
CREATE UNIQUE INDEX registration_once ON registration (session_id, registrant_id);
CREATE INDEX registration_registrant ON registration (registrant_id);
CREATE INDEX registration_waiting ON registration (session_id, waiting_since, id) WHERE state = 'waiting';

CREATE TABLE accommodation (                 -- what someone needs to take part
    session_id BIGINT NOT NULL,
    registration_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,                      -- interpreter, captions, childcare, transit, honorarium, step-free, other
    words TEXT NOT NULL,                     -- may be empty
    provided BIGINT,                         -- when it was seen to; NULL: not yet
    provided_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (session_id, registration_id, id),
    FOREIGN KEY (session_id, registration_id) REFERENCES registration (session_id, id) ON DELETE CASCADE
);
CREATE INDEX accommodation_provider ON accommodation (provided_by) WHERE provided_by IS NOT NULL;

ALTER TABLE announcement ADD COLUMN registrant_id BIGINT REFERENCES registrant (id) ON DELETE SET NULL; -- whose wish it leans on
