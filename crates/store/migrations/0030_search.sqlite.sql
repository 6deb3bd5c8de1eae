-- The index of `search` in SQLite: FTS5 over its column `marks`, which holds words only, so that the simplest of its
-- tokenizers does. What is deleted leaves nothing behind in its pages.
CREATE VIRTUAL TABLE search_marks USING fts5 (marks, content = 'search', content_rowid = 'id', tokenize = 'ascii',
    detail = 'none', columnsize = 0);
INSERT INTO search_marks (search_marks, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_comes AFTER INSERT ON search BEGIN
    INSERT INTO search_marks (rowid, marks) VALUES (new.id, new.marks);
END;
CREATE TRIGGER search_goes AFTER DELETE ON search BEGIN
    INSERT INTO search_marks (search_marks, rowid, marks) VALUES ('delete', old.id, old.marks);
END;
