-- Another device of somebody who is there already: who opens the link of their registration on a second device is the same
-- person in the room on both.
CREATE TABLE attendance_device (
    session_id BIGINT NOT NULL,
    holder TEXT NOT NULL,                    -- p… a person, g… a guest; the first one stands in `attendance`
    attendance_id BIGINT NOT NULL,
    made BIGINT NOT NULL,
    PRIMARY KEY (session_id, holder),
    FOREIGN KEY (session_id, attendance_id) REFERENCES attendance (session_id, id) ON DELETE CASCADE
);
CREATE INDEX attendance_device_holder ON attendance_device (holder);
CREATE INDEX attendance_device_attendance ON attendance_device (session_id, attendance_id);

CREATE VIEW attendance_of AS                 -- everybody who is there, by each device they came with
    SELECT session_id, id AS attendance_id, holder FROM attendance WHERE holder IS NOT NULL
    UNION ALL SELECT session_id, attendance_id, holder FROM attendance_device;

-- A decision of several communities: a line of the ledger stands in that of each, and counts once in all.
CREATE TABLE shift_also (
    shift_id BIGINT NOT NULL REFERENCES shift (id) ON DELETE CASCADE,
    community_id BIGINT NOT NULL REFERENCES community (id) ON DELETE CASCADE, -- beside the one that the line names
    PRIMARY KEY (shift_id, community_id)
);
CREATE INDEX shift_also_community ON shift_also (community_id);

-- News that was told: each thing once, however often the job runs.
CREATE TABLE told (
    kind TEXT NOT NULL,                      -- what happened
    thing_id BIGINT NOT NULL,                -- to what
    turn BIGINT NOT NULL,                    -- the how manieth time
    made BIGINT NOT NULL,
    PRIMARY KEY (kind, thing_id, turn)
);
