-- The pledge: the call that people sign, who signed it, and the public log of signatures.

CREATE TABLE pledge (                        -- one version of the call; never changed: a change is a new version
    number BIGINT PRIMARY KEY,               -- 1, 2, …
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    actions_en TEXT NOT NULL,                -- first actions to choose from, one a line
    actions_fr TEXT NOT NULL,                -- the same, in the same order
    origin TEXT NOT NULL,                    -- own, sample
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL
);

CREATE TABLE signature (                     -- of a withdrawn one nothing is left but that it was there, and when
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL REFERENCES pledge (number),
    kind TEXT NOT NULL,                      -- person, organisation
    sector TEXT NOT NULL,                    -- resident for a person; else association, organisation, …
    name TEXT NOT NULL,
    key TEXT NOT NULL,                       -- the name without accents and capitals, as one searches for it
    logo TEXT NOT NULL,                      -- an organisation's short name, as on a logo
    is_public BOOLEAN NOT NULL,              -- whether its owner wants it on the list
    province TEXT,
    postal_area TEXT CHECK (length(postal_area) = 3),
    place_id BIGINT,
    address_hash TEXT,                       -- of the e-mail address, under the secret of the house; NULL: none, withdrawn
    email TEXT,                              -- until it is confirmed, and then while reminders are wanted
    language TEXT NOT NULL,                  -- of its mail
    action BIGINT,                           -- which of the version's first actions, from 1 on
    action_words TEXT NOT NULL,              -- or in own words
    reminders BOOLEAN NOT NULL,
    reminded BIGINT NOT NULL,                -- how many reminders were sent
    outcome TEXT NOT NULL,                   -- what came of it, for the stewards
    state TEXT NOT NULL,                     -- unconfirmed, confirmed, withdrawn
    origin TEXT NOT NULL,                    -- own, list, sample
    mark TEXT NOT NULL,                      -- how the public log names it, once it is confirmed
    confirm_hash TEXT,                       -- of the token in the mail that confirms
    expires BIGINT,                          -- until when that works; then an unconfirmed signature is forgotten
    mails BIGINT NOT NULL,                   -- sent to this address since `mails_since`: a mailbox is not flooded
    mails_since BIGINT NOT NULL,
    made BIGINT NOT NULL,
    confirmed BIGINT,
    withdrawn BIGINT
);
CREATE UNIQUE INDEX signature_address ON signature (address_hash);
CREATE UNIQUE INDEX signature_confirm ON signature (confirm_hash);
CREATE INDEX signature_expires ON signature (expires);
CREATE INDEX signature_counted ON signature (state, province, sector, kind);
CREATE INDEX signature_day ON signature (state, confirmed);
CREATE INDEX signature_listed ON signature (key, id, province, sector) WHERE state = 'confirmed' AND is_public;

CREATE TABLE pledge_line (                   -- the public log; lines are only ever added
    number BIGINT PRIMARY KEY,               -- 1, 2, … without a gap
    act TEXT NOT NULL,                       -- signed, withdrawn
    day TEXT NOT NULL,                       -- 2026-10-15, UTC
    mark TEXT NOT NULL,                      -- a salted hash that its signer alone can explain; the same in both acts
    chain TEXT NOT NULL                      -- hash over the line and the chain of the line before
);
CREATE INDEX pledge_line_mark ON pledge_line (mark);
