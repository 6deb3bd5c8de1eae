//! Calendars that are subscribed to: the sessions of a community, of a series, of one registrant, who has a secret link for
//! it; and which call details were sent.

use crate::{Result, Row, Tx, params, statements};

/// The secret link of somebody's own calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Whose.
    pub registrant_id: i64,
    /// The secret.
    pub token: String,
    /// When it was made.
    pub made: i64,
}

/// Most sessions of one calendar.
const MOST: i64 = 500;

statements! {
    PUT = "INSERT INTO feed (registrant_id, token, made) VALUES ($1, $2, $3)
        ON CONFLICT (registrant_id) DO UPDATE SET token = excluded.token, made = excluded.made";
    BY_TOKEN = "SELECT registrant_id, token, made FROM feed WHERE token = $1";
    OF_REGISTRANT = "SELECT registrant_id, token, made FROM feed WHERE registrant_id = $1";
    DELETE = "DELETE FROM feed WHERE registrant_id = $1";
    OF_COMMUNITY = "SELECT x.id FROM session x JOIN holding h ON h.kind = 'session' AND h.thing_id = x.id
        WHERE h.community_id = $1 AND h.agreed IS NOT NULL AND x.state <> 'draft' AND x.starts >= $2
        ORDER BY x.starts, x.id LIMIT $3";
    OF_SERIES = "SELECT x.id FROM session x JOIN series_session a ON a.session_id = x.id
        WHERE a.series_id = $1 AND x.state <> 'draft' AND x.starts >= $2
        ORDER BY x.starts, x.id LIMIT $3";
    // Not before they are due, and again when they are due anew; not when there is nothing to tell, or nobody.
    TO_RELEASE = "SELECT id FROM session
        WHERE state = 'open' AND release <= $1 AND starts > $1 AND (released IS NULL OR released < release)
            AND (call_link <> '' OR call_en <> '' OR call_fr <> '')
        ORDER BY starts, id";
    SET_RELEASED = "UPDATE session SET released = $2 WHERE id = $1";
    RELEASED = "SELECT released FROM session WHERE id = $1";
}

/// Gives a registrant a link; one they had no longer works.
pub fn put(tx: &mut Tx, feed: &Feed) -> Result<()> {
    tx.execute(PUT, params![feed.registrant_id, feed.token.as_str(), feed.made])?;
    Ok(())
}

/// Whose link it is.
pub fn by_token(tx: &mut Tx, token: &str) -> Result<Option<Feed>> {
    tx.row(BY_TOKEN, params![token], read)
}

/// The link of a registrant.
pub fn of_registrant(tx: &mut Tx, registrant_id: i64) -> Result<Option<Feed>> {
    tx.row(OF_REGISTRANT, params![registrant_id], read)
}

/// Ends the link of a registrant; false if they have none.
pub fn delete(tx: &mut Tx, registrant_id: i64) -> Result<bool> {
    Ok(tx.execute(DELETE, params![registrant_id])? > 0)
}

/// The sessions that a community holds and shows, cancelled ones too, that begin after a time.
pub fn of_community(tx: &mut Tx, community_id: i64, after: i64) -> Result<Vec<i64>> {
    tx.rows(OF_COMMUNITY, params![community_id, after, MOST], |row| row.get(0))
}

/// The sessions of a series that are shown, cancelled ones too, that begin after a time.
pub fn of_series(tx: &mut Tx, series_id: i64, after: i64) -> Result<Vec<i64>> {
    tx.rows(OF_SERIES, params![series_id, after, MOST], |row| row.get(0))
}

/// Sessions whose call details are to be sent now.
pub fn to_release(tx: &mut Tx, now: i64) -> Result<Vec<i64>> {
    tx.rows(TO_RELEASE, params![now], |row| row.get(0))
}

/// Notes that the call details of a session were sent.
pub fn set_released(tx: &mut Tx, session_id: i64, now: i64) -> Result<()> {
    tx.execute(SET_RELEASED, params![session_id, now])?;
    Ok(())
}

/// When the call details of a session were last sent to all; `None`: not yet.
pub fn released(tx: &mut Tx, session_id: i64) -> Result<Option<i64>> {
    Ok(tx.row(RELEASED, params![session_id], |row| row.get::<Option<i64>>(0))?.flatten())
}

fn read(row: &Row) -> Result<Feed> {
    Ok(Feed { registrant_id: row.get(0)?, token: row.get(1)?, made: row.get(2)? })
}
