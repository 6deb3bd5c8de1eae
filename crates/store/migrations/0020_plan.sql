-- Action plans: goals, objectives, actions and who does them; what residents say of them; suggestions; the terms of
-- reference of a table; what institutions promise. Which communities hold a plan stands in `holding`.

CREATE TABLE plan (
    id BIGINT PRIMARY KEY,
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    welcome_en TEXT NOT NULL,                -- the first words of the booklet
    welcome_fr TEXT NOT NULL,
    profile_en TEXT NOT NULL,                -- who lives here, and what is strong here already
    profile_fr TEXT NOT NULL,
    process_en TEXT NOT NULL,                -- how the plan was made
    process_fr TEXT NOT NULL,
    thanks_en TEXT NOT NULL,
    thanks_fr TEXT NOT NULL,
    zone TEXT NOT NULL,                      -- IANA name: whose days its days are
    state TEXT NOT NULL,                     -- draft, open, agreed, closed
    version BIGINT NOT NULL,                 -- grows with each change of what it says; not with what was done
    agreed BIGINT,                           -- when the table last agreed to it
    agreed_version BIGINT,
    agreed_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    room BIGINT NOT NULL,                    -- residents who said yes in a room, as counted there
    origin TEXT NOT NULL,                    -- own, sample
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    CHECK (room >= 0)
);
CREATE INDEX plan_maker ON plan (made_by) WHERE made_by IS NOT NULL;
CREATE INDEX plan_agreer ON plan (agreed_by) WHERE agreed_by IS NOT NULL;

CREATE TABLE goal (
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL
);
CREATE INDEX goal_plan ON goal (plan_id, position);

CREATE TABLE objective (
    id BIGINT PRIMARY KEY,
    goal_id BIGINT NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL
);
CREATE INDEX objective_goal ON objective (goal_id, position);

CREATE TABLE action (
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    objective_id BIGINT NOT NULL REFERENCES objective (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    why_en TEXT NOT NULL,
    why_fr TEXT NOT NULL,
    doer TEXT NOT NULL,                      -- community, help, institution: who does it
    lead_id BIGINT REFERENCES person (id) ON DELETE SET NULL, -- the resident who leads it
    lead TEXT NOT NULL,                      -- who leads it and has no account; may be empty
    spot_en TEXT NOT NULL,                   -- where
    spot_fr TEXT NOT NULL,
    cents BIGINT,                            -- what it costs, in the smallest unit of the currency; NULL: not known
    currency TEXT NOT NULL,                  -- ISO 4217
    source_en TEXT NOT NULL,                 -- where the money comes from
    source_fr TEXT NOT NULL,
    starts TEXT NOT NULL,                    -- a day, 2027-01-31; empty: none
    due TEXT NOT NULL,                       -- the same
    recurs TEXT NOT NULL,                    -- weekly, monthly, yearly, always; empty: once
    indicator_en TEXT NOT NULL,              -- by which one sees that it worked: a number or a story
    indicator_fr TEXT NOT NULL,
    review TEXT NOT NULL,                    -- the day on which the table looks at it again; empty: none
    state TEXT NOT NULL,                     -- idea, agreed, not-started, underway, blocked, done, done-recurring, dropped
    words TEXT NOT NULL,                     -- blocked: on whom; dropped: why
    step BIGINT NOT NULL,                    -- the id of the last entry in action_step
    changed BIGINT NOT NULL,                 -- when it was last said how far it is
    made BIGINT NOT NULL,
    CHECK (cents IS NULL OR cents >= 0)
);
CREATE INDEX action_plan ON action (plan_id, objective_id, position);
CREATE INDEX action_objective ON action (objective_id);
CREATE INDEX action_lead ON action (lead_id) WHERE lead_id IS NOT NULL;

CREATE TABLE action_partner (
    action_id BIGINT NOT NULL REFERENCES action (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,                      -- an association, an organisation, an institution
    part TEXT NOT NULL,                      -- lead, support, approve, fund
    PRIMARY KEY (action_id, id)
);

CREATE TABLE action_issue (                  -- what it answers
    action_id BIGINT NOT NULL REFERENCES action (id) ON DELETE CASCADE,
    issue_id BIGINT NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    PRIMARY KEY (action_id, issue_id)
);
CREATE INDEX action_issue_issue ON action_issue (issue_id);

CREATE TABLE action_step (                   -- how far it was, and when that was said
    action_id BIGINT NOT NULL REFERENCES action (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    state TEXT NOT NULL,
    words TEXT NOT NULL,
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (action_id, id)
);
CREATE INDEX action_step_maker ON action_step (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE action_evidence (               -- what shows that it was done, and what came of it
    action_id BIGINT NOT NULL REFERENCES action (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    words TEXT NOT NULL,
    language TEXT NOT NULL,
    link TEXT NOT NULL,                      -- may be empty
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    PRIMARY KEY (action_id, id)
);
CREATE INDEX action_evidence_maker ON action_evidence (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE terms (                         -- the terms of reference of a community; a version is never changed
    id BIGINT PRIMARY KEY,
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    state TEXT NOT NULL,                     -- proposed, agreed, replaced, withdrawn
    agreed BIGINT,
    agreed_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    room BIGINT NOT NULL,                    -- residents who said yes in a room, as counted there
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    CHECK (room >= 0)
);
CREATE UNIQUE INDEX terms_version ON terms (community_id, version);
CREATE INDEX terms_maker ON terms (made_by) WHERE made_by IS NOT NULL;
CREATE INDEX terms_agreer ON terms (agreed_by) WHERE agreed_by IS NOT NULL;

CREATE TABLE assent (                        -- what a resident says: to a plan, to terms, whether an action is done
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,                      -- plan, terms, action
    thing_id BIGINT NOT NULL,
    person_id BIGINT REFERENCES person (id) ON DELETE SET NULL,
    verdict TEXT NOT NULL,                   -- yes, no
    words TEXT NOT NULL,                     -- why not; may be empty
    language TEXT NOT NULL,                  -- en, fr: of the words
    version BIGINT NOT NULL,                 -- of the plan, or the step of the action, that they spoke of
    made BIGINT NOT NULL
);
CREATE UNIQUE INDEX assent_once ON assent (kind, thing_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX assent_thing ON assent (kind, thing_id, id);
CREATE INDEX assent_person ON assent (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE suggestion (                    -- how somebody would change a plan
    id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    action_id BIGINT REFERENCES action (id) ON DELETE SET NULL, -- NULL: the plan as a whole
    holder TEXT,                             -- p… a person, g… a guest
    name TEXT NOT NULL,                      -- as they want to be called; may be empty
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,                     -- waiting, accepted, declined, hidden
    reason TEXT NOT NULL,
    answered BIGINT,
    answered_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    made BIGINT NOT NULL
);
CREATE INDEX suggestion_plan ON suggestion (plan_id, state, id);
CREATE INDEX suggestion_action ON suggestion (action_id) WHERE action_id IS NOT NULL;
CREATE INDEX suggestion_holder ON suggestion (holder) WHERE holder IS NOT NULL;
CREATE INDEX suggestion_answerer ON suggestion (answered_by) WHERE answered_by IS NOT NULL;

CREATE TABLE promise (                       -- what an institution will do by a day, said to a community
    id BIGINT PRIMARY KEY,
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    institution_id BIGINT REFERENCES community (id) ON DELETE SET NULL, -- if it is a community of this house
    who TEXT NOT NULL,                       -- the institution, as the page says it
    kind TEXT NOT NULL,                      -- step-back, fund, door
    text_en TEXT NOT NULL,
    text_fr TEXT NOT NULL,
    cents BIGINT,                            -- of a fund; NULL: not said
    currency TEXT NOT NULL,
    made_on TEXT NOT NULL,                   -- the day it was promised, 2027-01-31
    due TEXT NOT NULL,                       -- the day by which
    zone TEXT NOT NULL,                      -- IANA name: whose days these are
    email TEXT,                              -- who is reminded there, beside its people here; NULL: nobody
    language TEXT NOT NULL,                  -- en, fr: of the letters
    state TEXT NOT NULL,                     -- open, kept, broken
    words TEXT NOT NULL,                     -- how it was kept, or what came instead
    answer TEXT NOT NULL,                    -- what the institution says of it; may be empty
    answered BIGINT,
    answered_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    settled BIGINT,
    settled_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    reminders BIGINT NOT NULL,               -- letters written
    remind BIGINT,                           -- when the next one is written; NULL: no more
    origin TEXT NOT NULL,                    -- own, sample
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    CHECK (cents IS NULL OR cents >= 0)
);
CREATE INDEX promise_community ON promise (community_id, due);
CREATE INDEX promise_institution ON promise (institution_id) WHERE institution_id IS NOT NULL;
CREATE INDEX promise_remind ON promise (remind) WHERE remind IS NOT NULL;
CREATE INDEX promise_email ON promise (email) WHERE email IS NOT NULL;
CREATE INDEX promise_maker ON promise (made_by) WHERE made_by IS NOT NULL;
CREATE INDEX promise_settler ON promise (settled_by) WHERE settled_by IS NOT NULL;
CREATE INDEX promise_answerer ON promise (answered_by) WHERE answered_by IS NOT NULL;
