-- What an issue rests on may stand on the server that its community came from.

ALTER TABLE issue_source ADD COLUMN link TEXT NOT NULL DEFAULT ''; -- its whole address there; empty: it stands here
