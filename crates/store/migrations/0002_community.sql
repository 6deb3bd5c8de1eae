-- Communities: who belongs to them, for how long, and what they hold.

CREATE TABLE community (                     -- people who meet and decide together
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,                      -- round-table, association, working-group, programme, institution
    name_en TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    about_en TEXT NOT NULL,
    about_fr TEXT NOT NULL,
    speaks TEXT NOT NULL,                    -- en, fr, both
    speaks_also TEXT NOT NULL,               -- other languages, in the community's own words
    place_id BIGINT,                         -- where it is; NULL: not said
    joining TEXT NOT NULL,                   -- open, request, invitation
    sharing TEXT NOT NULL,                   -- here, aggregate, open
    state TEXT NOT NULL,                     -- proposed, active, declined, closed
    reason TEXT NOT NULL,                    -- why it was declined or closed
    origin TEXT NOT NULL,                    -- own, sample
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX community_state ON community (state, id);

CREATE TABLE membership (                    -- someone's role in a community; ended ones are its history
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role TEXT NOT NULL,                      -- steward, facilitator, connector, member, responder
    name TEXT NOT NULL,                      -- as they want to be called here
    is_shown BOOLEAN NOT NULL,               -- whether the public page may name them
    begun BIGINT NOT NULL,
    until BIGINT,                            -- end of the term; NULL: none was set
    ended BIGINT,                            -- NULL: it is theirs now
    ending TEXT,                             -- left, changed, term, handed-over, removed
    heir_id BIGINT REFERENCES person (id) ON DELETE SET NULL, -- whom it was handed over to
    given_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    notes_sent BIGINT NOT NULL,              -- letters before the end of the term: 0, 1 (a month), 2 (a week)
    PRIMARY KEY (community_id, id)
);
CREATE UNIQUE INDEX membership_now ON membership (community_id, person_id) WHERE ended IS NULL;
CREATE INDEX membership_person ON membership (person_id, community_id);
CREATE INDEX membership_until ON membership (until) WHERE ended IS NULL;

CREATE TABLE invitation (                    -- a code that lets one person in, once; only its hash is kept
    token_hash TEXT PRIMARY KEY,
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,                      -- names it on the stewards' page
    role TEXT NOT NULL,                      -- role it gives
    until BIGINT,                            -- end of the term it gives
    email TEXT,                              -- whom it was mailed to, who alone may use it; NULL: whoever has the link
    label TEXT NOT NULL,                     -- the steward's own reminder of whom it is for
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    expires BIGINT NOT NULL,
    used BIGINT
);
CREATE INDEX invitation_community ON invitation (community_id, id);
CREATE INDEX invitation_expires ON invitation (expires);

CREATE TABLE request (                       -- someone asks to join
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,                      -- as they want to be called there
    words TEXT NOT NULL,                     -- what they say to the stewards
    state TEXT NOT NULL,                     -- waiting, accepted, declined, withdrawn
    reason TEXT NOT NULL,                    -- what the stewards answered
    made BIGINT NOT NULL,
    answered BIGINT,
    answered_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (community_id, id)
);
CREATE UNIQUE INDEX request_waiting ON request (community_id, person_id) WHERE state = 'waiting';
CREATE INDEX request_person ON request (person_id);

CREATE TABLE handover (                      -- a steward offers the stewardship; nothing changes until it is accepted
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    giver_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    heir_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    stays BOOLEAN NOT NULL,                  -- whether the giver stays a steward beside the other
    until BIGINT,                            -- end of the new steward's term
    state TEXT NOT NULL,                     -- offered, accepted, declined, withdrawn
    made BIGINT NOT NULL,
    answered BIGINT,
    PRIMARY KEY (community_id, id)
);
CREATE UNIQUE INDEX handover_offered ON handover (community_id, heir_id) WHERE state = 'offered';
CREATE INDEX handover_heir ON handover (heir_id);
CREATE INDEX handover_giver ON handover (giver_id);

CREATE TABLE holding (                       -- a community holds a thing, alone or with others
    kind TEXT NOT NULL,                      -- conversation
    thing_id BIGINT NOT NULL,
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    agreed BIGINT,                           -- when its people said yes; NULL: they were asked
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (kind, thing_id, community_id)
);
CREATE INDEX holding_community ON holding (community_id, kind, thing_id);
