-- The power-shift ledger: for each decision, who set its agenda, who decided, and who holds what it is about.

CREATE TABLE shift (
    id BIGINT PRIMARY KEY,
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,                      -- priorities, plan, fund, award, space, promise
    thing_id BIGINT NOT NULL,                -- the round, plan, fund, award, space or vote on its hours, promise
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    decided BIGINT NOT NULL,                 -- when
    agenda TEXT NOT NULL,                    -- residents, association, institution, mixed: who said what is decided on
    decider TEXT NOT NULL,                   -- the same words: who decided
    keeper TEXT NOT NULL,                    -- the same words: who holds the money, the room or the data from then on
    cents BIGINT NOT NULL,                   -- what was decided on, in the smallest unit of the currency; 0: no money
    currency TEXT NOT NULL,                  -- ISO 4217; empty: no money
    minutes BIGINT NOT NULL,                 -- of the use of a room or ground, or of people's work; 0: none
    place_id BIGINT,                         -- NULL: not said
    year BIGINT NOT NULL,                    -- of `decided`, where the community is
    CHECK (cents >= 0 AND minutes >= 0 AND (cents = 0 OR currency <> ''))
);
CREATE UNIQUE INDEX shift_thing ON shift (kind, thing_id);
CREATE INDEX shift_community ON shift (community_id, decided, id);
CREATE INDEX shift_decided ON shift (decided, id);
