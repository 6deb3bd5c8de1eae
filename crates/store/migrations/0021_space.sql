-- Spaces: a room or a ground, the rules that residents gave it, who has it when, and how its hours are shared.

CREATE TABLE space (
    id BIGINT PRIMARY KEY,
    name_en TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    about_en TEXT NOT NULL,
    about_fr TEXT NOT NULL,
    venue TEXT NOT NULL,                     -- where one goes, as a letter says it
    access_en TEXT NOT NULL,                 -- steps, lift, washroom, bus
    access_fr TEXT NOT NULL,
    keys_en TEXT NOT NULL,                   -- how one gets in: seen by who has a booking, from a day before
    keys_fr TEXT NOT NULL,
    place_id BIGINT,                         -- the municipality or neighbourhood; NULL: not said
    zone TEXT NOT NULL,                      -- IANA name
    keeper TEXT NOT NULL,                    -- residents, association, institution, mixed: who has the lease, or owns it
    rule BIGINT NOT NULL,                    -- number of the rules in force; 0: none, and nobody books
    is_open BOOLEAN NOT NULL,                -- whether it can be booked
    origin TEXT NOT NULL,                    -- own, sample
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX space_maker ON space (made_by);

CREATE TABLE space_rule (                    -- one version of the rules; one that was in force is never changed
    space_id BIGINT NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,                  -- from 1
    who TEXT NOT NULL,                       -- everyone, members
    hours TEXT NOT NULL,                     -- Monday to Sunday, with spaces between: 540-1260 in minutes of the day, or -
    most_minutes BIGINT NOT NULL,            -- the longest booking
    ahead_days BIGINT NOT NULL,              -- how far ahead
    cents BIGINT NOT NULL,                   -- an hour, in the smallest unit; 0: it costs nothing
    currency TEXT NOT NULL,                  -- ISO 4217
    quiet_from BIGINT,                       -- minute of the day; NULL: no quiet hours
    quiet_until BIGINT,
    words_en TEXT NOT NULL,                  -- what else holds
    words_fr TEXT NOT NULL,
    state TEXT NOT NULL,                     -- proposed, in-force, past
    meeting_en TEXT NOT NULL,                -- where people agreed to it; may be empty
    meeting_fr TEXT NOT NULL,
    meeting_people BIGINT NOT NULL,          -- how many agreed there
    agenda TEXT NOT NULL,                    -- who proposed it: residents, association, institution, mixed
    decider TEXT NOT NULL,                   -- who decided; empty while it is proposed
    since BIGINT,                            -- when it came into force
    until BIGINT,                            -- when it was replaced
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (space_id, number),
    CHECK (most_minutes > 0 AND ahead_days > 0 AND cents >= 0 AND meeting_people >= 0)
);
CREATE INDEX space_rule_maker ON space_rule (made_by);

CREATE TABLE space_agreement (               -- somebody of the community agrees to rules that are proposed
    space_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
    made BIGINT NOT NULL,
    PRIMARY KEY (space_id, number, id),
    FOREIGN KEY (space_id, number) REFERENCES space_rule (space_id, number) ON DELETE CASCADE
);
CREATE UNIQUE INDEX space_agreement_once ON space_agreement (space_id, number, person_id);
CREATE INDEX space_agreement_person ON space_agreement (person_id);

CREATE TABLE booking (
    space_id BIGINT NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    run_id BIGINT NOT NULL,                  -- the first of those that were booked together
    starts BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    title TEXT NOT NULL,                     -- what for, as everybody sees it
    is_loud BOOLEAN NOT NULL,
    name TEXT NOT NULL,                      -- who; seen by those who look after the space
    email TEXT NOT NULL,                     -- empty a month after it
    language TEXT NOT NULL,                  -- of the mail
    holder TEXT,                             -- p… a person, g… a guest; NULL: nobody any more
    state TEXT NOT NULL,                     -- unconfirmed, booked, cancelled
    kept BIGINT NOT NULL,                    -- one that is asked for keeps its time until then
    sequence BIGINT NOT NULL,                -- grows with what a calendar entry shows
    reason TEXT NOT NULL,                    -- why those who look after the space cancelled it
    made BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    PRIMARY KEY (space_id, id),
    CHECK (ends > starts)
);
CREATE INDEX booking_time ON booking (space_id, ends, starts) WHERE state <> 'cancelled';
CREATE INDEX booking_run ON booking (run_id);
CREATE INDEX booking_email ON booking (email) WHERE email <> '';
CREATE INDEX booking_holder ON booking (holder) WHERE holder IS NOT NULL;
CREATE INDEX booking_ends ON booking (ends);

CREATE TABLE hours (                         -- a vote on how the time of a space is shared
    space_id BIGINT NOT NULL REFERENCES space (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    about_en TEXT NOT NULL,
    about_fr TEXT NOT NULL,
    minutes BIGINT NOT NULL,                 -- a week, to be shared
    weeks BIGINT NOT NULL,                   -- for which it is shared
    closes BIGINT NOT NULL,                  -- nobody votes after that
    state TEXT NOT NULL,                     -- draft, open, closed
    sheet TEXT NOT NULL,                     -- the rules of the vote, as they stood when it opened; empty before
    sheet_sha256 TEXT NOT NULL,
    outcome TEXT NOT NULL,                   -- JSON; empty before it is closed
    agenda TEXT NOT NULL,                    -- who said what is voted on: residents, association, institution, mixed
    opened BIGINT,
    closed BIGINT,
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (space_id, id),
    CHECK (minutes > 0 AND weeks > 0)
);
CREATE UNIQUE INDEX hours_id ON hours (id);
CREATE INDEX hours_maker ON hours (made_by);

CREATE TABLE hours_use (                     -- something that the space could be used for, each week
    space_id BIGINT NOT NULL,
    hours_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    about_en TEXT NOT NULL,
    about_fr TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes > 0),
    PRIMARY KEY (space_id, hours_id, id),
    FOREIGN KEY (space_id, hours_id) REFERENCES hours (space_id, id) ON DELETE CASCADE
);

CREATE TABLE hours_ballot (
    space_id BIGINT NOT NULL,
    hours_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT REFERENCES person (id) ON DELETE SET NULL, -- NULL: on paper, or somebody who left
    paper TEXT,                              -- what is written on a paper ballot, so that it is entered once
    entered_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    uses TEXT NOT NULL,                      -- their ids, with spaces between
    made BIGINT NOT NULL,
    PRIMARY KEY (space_id, hours_id, id),
    FOREIGN KEY (space_id, hours_id) REFERENCES hours (space_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX hours_ballot_person ON hours_ballot (space_id, hours_id, person_id);
CREATE UNIQUE INDEX hours_ballot_paper ON hours_ballot (space_id, hours_id, paper);
CREATE INDEX hours_ballot_voter ON hours_ballot (person_id);
CREATE INDEX hours_ballot_helper ON hours_ballot (entered_by);
