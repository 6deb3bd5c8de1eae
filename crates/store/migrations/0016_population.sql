-- How many people live where, as somebody brings it from a census: beside it one sees who is missing.

CREATE TABLE population (                    -- of one place, and of its parts
    place_id BIGINT NOT NULL,                -- the place: a code of the program's own or the id of a row of `place`
    part TEXT NOT NULL,                      -- two letters of a province or territory, or a postal area
    people BIGINT NOT NULL,
    PRIMARY KEY (place_id, part)
);

CREATE TABLE population_source (             -- where the numbers of a place are from
    place_id BIGINT PRIMARY KEY,
    words TEXT NOT NULL,                     -- as whoever brought them says
    made BIGINT NOT NULL
);
