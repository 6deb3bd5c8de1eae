CREATE TABLE mail_consent (                       -- someone agreed to be written to with news; never changed but to say that it ended
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    ground TEXT NOT NULL,                    -- express, implied
    words TEXT NOT NULL,                     -- what stood beside the button, as it was read
    language TEXT NOT NULL,
    page TEXT NOT NULL,                      -- where it was given: a path without its language
    token TEXT NOT NULL UNIQUE,              -- in the link that withdraws it without signing in
    given BIGINT NOT NULL,
    until BIGINT,                            -- implied consent ends by itself; NULL: it does not
    withdrawn BIGINT,
    way TEXT                                 -- how it was withdrawn: page, link
);
CREATE INDEX mail_consent_person ON mail_consent (person_id, given);

CREATE TABLE wish (                          -- how someone wants news; no row: only what they ask for
    person_id BIGINT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    pace TEXT NOT NULL,                      -- at-once, daily, weekly, asked
    digest BIGINT NOT NULL                   -- when the last digest was written, or the pace chosen
);

CREATE TABLE news (                          -- what waits for someone's next digest
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    path TEXT NOT NULL,                      -- where it leads, without its language
    made BIGINT NOT NULL
);
CREATE INDEX news_person ON news (person_id, id);

CREATE TABLE announcement (                  -- a mail that leans on consent
    mail_id BIGINT PRIMARY KEY REFERENCES mail (id) ON DELETE CASCADE,
    consent_id BIGINT REFERENCES mail_consent (id) ON DELETE SET NULL, -- NULL: whoever agreed is gone
    link TEXT NOT NULL                       -- the whole address that unsubscribes
);
CREATE INDEX announcement_consent ON announcement (consent_id);

CREATE TABLE stopped (                       -- an address that a mail server refused for good: nothing more is sent to it
    address TEXT PRIMARY KEY,
    code TEXT NOT NULL,                      -- the server's
    made BIGINT NOT NULL
);
