-- Bundles: what was published, with what it was counted from, so that anybody can count again. They stand in one log, are only
-- ever added, and are never changed.
CREATE TABLE bundle (
    number BIGINT PRIMARY KEY,               -- its place in the log: 0, 1, 2 … without a gap
    kind TEXT NOT NULL,                      -- pledge, fund, priority, map, release
    thing_id BIGINT NOT NULL,                -- of what it is the result; 0: of the pledge
    title_en TEXT NOT NULL,
    title_fr TEXT NOT NULL,
    leaf TEXT NOT NULL,                      -- hash of the manifest as the log holds it (RFC 6962), in hexadecimal
    manifest TEXT NOT NULL,                  -- JSON: what is inside, by its SHA-256
    signature TEXT NOT NULL,                 -- of the manifest, as a line of a signed note
    checkpoint TEXT NOT NULL,                -- the log with this bundle as its last, as a signed note
    corrects BIGINT,                         -- the bundle of the same result that this one stands for from now on
    made BIGINT NOT NULL
);
CREATE INDEX bundle_thing ON bundle (kind, thing_id, number);

CREATE TABLE bundle_part (
    bundle_number BIGINT NOT NULL REFERENCES bundle (number) ON DELETE CASCADE,
    name TEXT NOT NULL,                      -- of the file
    part BIGINT NOT NULL,                    -- 0, 1, 2 …: long files are kept in parts
    content TEXT NOT NULL,
    PRIMARY KEY (bundle_number, name, part)
);
