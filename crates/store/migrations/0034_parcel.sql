-- Everything that a community holds, packed to be taken along; and what was removed when it had left.

CREATE TABLE parcel (                        -- everything a community held at one moment, as a file in the data folder
    id BIGINT PRIMARY KEY,
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE,
    state TEXT NOT NULL,                     -- waiting, ready, failed, gone
    file TEXT NOT NULL,                      -- its name in the folder; empty unless ready
    bytes BIGINT NOT NULL,
    row_count BIGINT NOT NULL,
    sha256 TEXT NOT NULL,                    -- of the file
    content TEXT NOT NULL,                   -- SHA-256 of what was packed, the same for the same records
    lock TEXT NOT NULL,                      -- what opens its private part; empty once the file is gone
    made BIGINT NOT NULL,
    made_by BIGINT REFERENCES person (id) ON DELETE SET NULL,
    until BIGINT NOT NULL                    -- when the file goes
);
CREATE INDEX parcel_community ON parcel (community_id, id);

CREATE TABLE departure (                     -- a community left: the receipt of what was removed
    id BIGINT PRIMARY KEY,
    community_id BIGINT NOT NULL,
    name_en TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    moved_to TEXT NOT NULL,                  -- the address of the server it moved to; empty: not said
    sha256 TEXT NOT NULL,                    -- of the parcel that was made before
    removed TEXT NOT NULL,                   -- JSON: rows of each table
    files BIGINT NOT NULL,
    note TEXT NOT NULL,                      -- the receipt as a text, signed
    made BIGINT NOT NULL
);
CREATE INDEX departure_community ON departure (community_id, id);

CREATE TABLE departure_thing (               -- whose addresses say that it left
    kind TEXT NOT NULL,
    thing_id BIGINT NOT NULL,
    departure_id BIGINT NOT NULL REFERENCES departure (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, thing_id)
);
CREATE INDEX departure_thing_of ON departure_thing (departure_id);
