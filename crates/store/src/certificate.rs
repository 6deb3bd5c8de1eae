//! Certificates of participation: what somebody took part in.

use crate::{Result, Tx, params, statements};

/// A session of a series in which somebody was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attended {
    /// The session.
    pub session_id: i64,
    /// As they wished to be called there.
    pub name: String,
}

statements! {
    // By checking in themselves, or because a helper wrote down that who is registered is there.
    OF_HOLDER = "SELECT DISTINCT x.starts, x.id, a.name FROM attendance a
            JOIN session x ON x.id = a.session_id JOIN series_session s ON s.session_id = x.id
        WHERE s.series_id = $1 AND x.state IN ('open', 'over') AND x.starts + x.minutes * 60000 <= $2
            AND ((a.session_id, a.id) IN
                    (SELECT o.session_id, o.attendance_id FROM attendance_of o WHERE o.holder = $3) OR a.registration_id IN (SELECT g.id FROM registration g
                JOIN registrant r ON r.id = g.registrant_id WHERE r.holder = $3))
        ORDER BY x.starts, x.id";
}

/// The sessions of a series, over by now, in which a holder was there; the earliest first.
pub fn attended(tx: &mut Tx, series_id: i64, now: i64, holder: &str) -> Result<Vec<Attended>> {
    let mut all = tx.rows(OF_HOLDER, params![series_id, now, holder], |row| {
        Ok(Attended { session_id: row.get(1)?, name: row.get(2)? })
    })?;
    all.dedup_by_key(|one| one.session_id); // under two names
    Ok(all)
}
