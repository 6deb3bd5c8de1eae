-- Provinces, divisions and municipalities are the program's own and are no rows: a code below ten million is one of them
-- (10 to 62 a province or territory, four digits a division, seven a municipality); any larger number is a row of `place`.

CREATE TABLE place (                         -- a neighbourhood or a block, added by a steward
    id BIGINT PRIMARY KEY,
    municipality BIGINT NOT NULL,            -- code of the municipality it lies in
    part_of BIGINT NOT NULL,                 -- that code, or the id of the neighbourhood a block is in
    kind TEXT NOT NULL,                      -- neighbourhood, block
    name_en TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    key_en TEXT NOT NULL,                    -- the name without accents and capitals, as one searches for it
    key_fr TEXT NOT NULL,
    latitude DOUBLE PRECISION,               -- the middle of its extent, if a map told; degrees
    longitude DOUBLE PRECISION,
    retired BIGINT,                          -- since when it is not offered any more; never removed, since people named it
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    UNIQUE (part_of, key_en)
);
CREATE INDEX place_municipality ON place (municipality);

CREATE TABLE residence (                     -- where a person said they live; no row: they did not say
    person_id BIGINT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    province TEXT NOT NULL,
    postal_area TEXT CHECK (length(postal_area) = 3),
    place_id BIGINT                          -- a municipality or a neighbourhood
);
