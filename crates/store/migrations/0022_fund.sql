-- Shared funds: the money, what is proposed, who votes, what came of it, and what became of the money. Money is counted in
-- the smallest unit of its currency.

CREATE TABLE fund (
    id BIGINT PRIMARY KEY,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    about_en TEXT NOT NULL,
    about_fr TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,                  -- ISO 4217
    way TEXT NOT NULL,                       -- vote, committee: who decides
    voters TEXT NOT NULL,                    -- contact, code: what makes a ballot one person's
    codes BIGINT NOT NULL,                   -- how many codes were made
    most BIGINT NOT NULL,                    -- of one project; 0: the whole amount
    honoraria BIGINT NOT NULL,               -- percent of a project that may pay people
    areas TEXT NOT NULL,                     -- one a line; may be empty
    help_en TEXT NOT NULL,                   -- who helps to apply, and when
    help_fr TEXT NOT NULL,
    zone TEXT NOT NULL,                      -- IANA name
    proposals_until BIGINT NOT NULL,
    votes_until BIGINT NOT NULL,
    report_days BIGINT NOT NULL,             -- between the award and the outcome note
    kind TEXT NOT NULL,                      -- of the ballots: approval; cumulative, ordinal, scoring where they were brought
    increment BIGINT NOT NULL,               -- of the count; 0: by the size of the fund
    rules TEXT NOT NULL,                     -- the sheet, frozen when the vote opened; empty: not yet
    rules_sha256 TEXT NOT NULL,
    state TEXT NOT NULL,                     -- draft, proposals, voting, counting, decided
    round BIGINT NOT NULL,                   -- grows with each new vote
    renewed TEXT NOT NULL,                   -- why there is a new vote; public
    agenda TEXT NOT NULL,                    -- residents, association, institution, mixed
    keeper TEXT NOT NULL,                    -- the same: who holds the money
    origin TEXT NOT NULL,                    -- own, sample, brought
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL
);
CREATE INDEX fund_state ON fund (state, votes_until);
CREATE INDEX fund_maker ON fund (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE project (                       -- a proposal with a cost
    fund_id BIGINT NOT NULL REFERENCES fund (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    number BIGINT NOT NULL,                  -- from 1, in the order in which they came
    code TEXT NOT NULL,                      -- what the count calls it
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    language TEXT NOT NULL,                  -- en, fr: of both
    who TEXT NOT NULL,                       -- as the page names those who propose it
    kind TEXT NOT NULL,                      -- neighbours, group, organisation
    area TEXT NOT NULL,                      -- one of the fund's; may be empty
    cost BIGINT NOT NULL CHECK (cost >= 0),
    honoraria BIGINT NOT NULL CHECK (honoraria >= 0 AND honoraria <= cost),
    wants_help BOOLEAN NOT NULL,
    holder TEXT,                             -- p… a person, g… a guest: who typed it
    state TEXT NOT NULL,                     -- proposed, eligible, excluded, withdrawn
    reason TEXT NOT NULL,                    -- of the check; public
    costs_checker TEXT NOT NULL,             -- who looked at the costs, as the page says it; empty: nobody yet
    checked BIGINT,
    checked_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    made BIGINT NOT NULL,
    PRIMARY KEY (fund_id, id),
    UNIQUE (fund_id, number)
);
CREATE INDEX project_holder ON project (holder) WHERE holder IS NOT NULL;
CREATE INDEX project_checker ON project (checked_by) WHERE checked_by IS NOT NULL;

CREATE TABLE proposer (                      -- the two people behind a proposal; seen by those who run the fund alone
    fund_id BIGINT NOT NULL,
    project_id BIGINT NOT NULL,
    position BIGINT NOT NULL,                -- 1: the one who is written to
    name TEXT NOT NULL,
    email TEXT,
    PRIMARY KEY (fund_id, project_id, position),
    FOREIGN KEY (fund_id, project_id) REFERENCES project (fund_id, id) ON DELETE CASCADE
);
CREATE INDEX proposer_email ON proposer (email) WHERE email IS NOT NULL;

CREATE TABLE fund_ballot (
    fund_id BIGINT NOT NULL REFERENCES fund (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    mark TEXT NOT NULL,                      -- keyed hash of an address; c and the number of a code; n and the number on paper
    way TEXT NOT NULL,                       -- online, paper, brought
    choices TEXT,                            -- numbers of projects, in order; with points 7:3; NULL: nothing chosen yet
    language TEXT NOT NULL,                  -- en, fr
    entered_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    mails BIGINT NOT NULL,                   -- asked for since `mails_since`
    mails_since BIGINT NOT NULL,
    made BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    PRIMARY KEY (fund_id, id)
);
CREATE UNIQUE INDEX fund_ballot_once ON fund_ballot (fund_id, mark);
CREATE INDEX fund_ballot_mark ON fund_ballot (mark);
CREATE INDEX fund_ballot_enterer ON fund_ballot (entered_by) WHERE entered_by IS NOT NULL;

CREATE TABLE fund_outcome (                  -- what the count found, with its explanation
    fund_id BIGINT PRIMARY KEY REFERENCES fund (id) ON DELETE CASCADE,
    ballots BIGINT NOT NULL,
    result TEXT NOT NULL,
    program TEXT NOT NULL,                   -- which version counted
    counted BIGINT NOT NULL
);

CREATE TABLE committee_member (              -- a resident who decides about small grants
    fund_id BIGINT NOT NULL REFERENCES fund (id) ON DELETE CASCADE,
    person_id BIGINT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,                      -- as the page says it
    made BIGINT NOT NULL,
    PRIMARY KEY (fund_id, person_id)
);
CREATE INDEX committee_member_person ON committee_member (person_id);

CREATE TABLE committee_vote (
    fund_id BIGINT NOT NULL,
    project_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    verdict TEXT NOT NULL,                   -- yes, no, aside: steps aside for a conflict of interest
    reason TEXT NOT NULL,                    -- public
    made BIGINT NOT NULL,
    PRIMARY KEY (fund_id, project_id, person_id),
    FOREIGN KEY (fund_id, project_id) REFERENCES project (fund_id, id) ON DELETE CASCADE,
    FOREIGN KEY (fund_id, person_id) REFERENCES committee_member (fund_id, person_id) ON DELETE CASCADE
);
CREATE INDEX committee_vote_member ON committee_vote (fund_id, person_id);

CREATE TABLE award (                         -- money that a project gets
    fund_id BIGINT NOT NULL,
    project_id BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    way TEXT NOT NULL,                       -- vote, committee, override
    state TEXT NOT NULL,                     -- given, taken-back
    reason TEXT NOT NULL,                    -- of an override; public
    decided BIGINT NOT NULL,
    decided_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    due BIGINT NOT NULL,                     -- of the outcome note
    note TEXT NOT NULL,                      -- what came of it; empty: not told yet
    told BIGINT,
    reminded BIGINT NOT NULL,                -- letters: 0, 1 before it is due, 2 after
    PRIMARY KEY (fund_id, project_id),
    FOREIGN KEY (fund_id, project_id) REFERENCES project (fund_id, id) ON DELETE CASCADE
);
CREATE INDEX award_due ON award (due) WHERE told IS NULL;
CREATE INDEX award_decider ON award (decided_by) WHERE decided_by IS NOT NULL;

CREATE TABLE instalment (
    fund_id BIGINT NOT NULL,
    project_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    due TEXT NOT NULL,                       -- a day, 2026-01-31
    paid BIGINT,
    paid_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (fund_id, project_id, id),
    FOREIGN KEY (fund_id, project_id) REFERENCES award (fund_id, project_id) ON DELETE CASCADE
);
CREATE INDEX instalment_payer ON instalment (paid_by) WHERE paid_by IS NOT NULL;

CREATE TABLE receipt (                       -- what the money was spent on
    fund_id BIGINT NOT NULL,
    project_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    what TEXT NOT NULL,
    day TEXT NOT NULL,
    made BIGINT NOT NULL,
    PRIMARY KEY (fund_id, project_id, id),
    FOREIGN KEY (fund_id, project_id) REFERENCES award (fund_id, project_id) ON DELETE CASCADE
);

CREATE TABLE award_photo (
    fund_id BIGINT NOT NULL,
    project_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL UNIQUE,               -- of the file
    words TEXT NOT NULL,                     -- what it shows, for those who do not see it
    made BIGINT NOT NULL,
    PRIMARY KEY (fund_id, project_id, id),
    FOREIGN KEY (fund_id, project_id) REFERENCES award (fund_id, project_id) ON DELETE CASCADE
);
