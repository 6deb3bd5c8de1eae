-- A device that passed on to somebody else: what was noted before that is not the next one's to see, to carry off or to delete,
-- in this session or in earlier ones. Whoever gets it back finds their own again.
DROP VIEW attendance_of;
CREATE VIEW attendance_of AS                 -- everybody who is there, by each device that is theirs now
    SELECT a.session_id, a.id AS attendance_id, a.holder FROM attendance a
    WHERE a.holder IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM attendance_device d JOIN attendance f ON f.session_id = d.session_id AND f.holder = d.holder
        WHERE d.holder = a.holder AND (d.session_id = a.session_id OR d.made > a.made))
    UNION ALL
    SELECT e.session_id, e.attendance_id, e.holder FROM attendance_device e
    WHERE NOT EXISTS (
        SELECT 1 FROM attendance_device d JOIN attendance f ON f.session_id = d.session_id AND f.holder = d.holder
        WHERE d.holder = e.holder AND d.made > e.made);

-- What the count of a fund found of each project by itself, so that its page reads no more than that.
CREATE TABLE fund_finding (
    fund_id BIGINT NOT NULL REFERENCES fund_outcome (fund_id) ON DELETE CASCADE,
    number BIGINT NOT NULL,                  -- of the project
    result TEXT NOT NULL,
    PRIMARY KEY (fund_id, number)
);
