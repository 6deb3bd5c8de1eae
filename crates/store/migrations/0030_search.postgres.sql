-- The index of `search` in PostgreSQL: GIN over its marks as a tsvector, which the row keeps too, so that the newest rows
-- can be looked through without the index.
ALTER TABLE search ADD COLUMN vector tsvector
    GENERATED ALWAYS AS (array_to_tsvector(string_to_array(marks, ' '))) STORED;
CREATE INDEX search_vector ON search USING gin (vector) WITH (fastupdate = off);
