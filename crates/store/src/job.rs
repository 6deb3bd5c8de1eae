//! Work that no request waits for.

use crate::words::words;
use crate::{Result, Row, Tx, Value, params, statements};

words! {
    /// How far a job is.
    State {
        /// To be done when due.
        Waiting = "waiting",
        /// Somebody is at it.
        Running = "running",
        /// Done; its report says what came of it.
        Done = "done",
        /// Given up; its report says why.
        Failed = "failed",
    }
}

/// Work that no request waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Time-ordered.
    pub id: i64,
    /// Which work.
    pub kind: String,
    /// What it is about: a conversation, a mail.
    pub target: i64,
    /// What it needs to know: JSON.
    pub payload: String,
    /// How far it is.
    pub state: State,
    /// Not before this time.
    pub due: i64,
    /// How often it was begun.
    pub attempts: i64,
    /// Steps done, for the progress bar.
    pub done_steps: i64,
    /// Steps in all; 0: not known.
    pub all_steps: i64,
    /// What came of it: JSON.
    pub report: String,
    /// When it was asked for.
    pub made: i64,
    /// When it last moved.
    pub changed: i64,
}

statements! {
    INSERT = "INSERT INTO job (id, kind, target, payload, state, due, attempts, done_steps, all_steps, report, made, changed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    BY_ID = "SELECT id, kind, target, payload, state, due, attempts, done_steps, all_steps, report, made, changed
        FROM job WHERE id = $1";
    NEWEST = "SELECT id, kind, target, payload, state, due, attempts, done_steps, all_steps, report, made, changed
        FROM job WHERE kind = $1 AND target = $2 ORDER BY id DESC LIMIT 1";
    WAITING = "SELECT id FROM job WHERE kind = $1 AND target = $2 AND state = 'waiting' LIMIT 1";
    NEXT_DUE = "SELECT min(due) FROM job WHERE state = 'waiting' AND $1 LIKE '%,' || kind || ',%'";
    // `attempts` tells who is at it: a process that was taken for dead writes nothing over the next one's work.
    PROGRESS = "UPDATE job SET done_steps = $1, all_steps = $2, changed = $3
        WHERE id = $4 AND state = 'running' AND attempts = $5";
    FINISH = "UPDATE job SET state = $1, report = $2, changed = $3
        WHERE id = $4 AND state = 'running' AND attempts = $5";
    AGAIN = "UPDATE job SET state = 'waiting', due = $1, report = $2, changed = $3
        WHERE id = $4 AND state = 'running' AND attempts = $5";
    GIVE_BACK = "UPDATE job SET state = 'waiting', due = $1, changed = $1, attempts = attempts - 1
        WHERE id = $2 AND state = 'running' AND attempts = $3";
    // A process that died leaves its jobs running; after a while without a sign of life they are anybody's.
    REVIVE = "UPDATE job SET state = 'waiting' WHERE state = 'running' AND changed < $1";
    FORGET = "DELETE FROM job WHERE state IN ('done', 'failed') AND changed < $1";
    // Several processes on one PostgreSQL take different jobs; SQLite has one writer at a time and nothing to skip.
    TAKE = "UPDATE job SET state = 'running', attempts = attempts + 1, changed = $1
        WHERE id = (SELECT id FROM job WHERE state = 'waiting' AND due <= $1
                AND $2 LIKE '%,' || kind || ',%' ORDER BY due, id LIMIT 1
            FOR UPDATE SKIP LOCKED)
        RETURNING id, kind, target, payload, state, due, attempts, done_steps, all_steps, report, made, changed";
}

/// Asks for work.
pub fn insert(tx: &mut Tx, job: &Job) -> Result<()> {
    tx.execute(INSERT, &values(job))?;
    Ok(())
}

/// Asks for work unless the same is waiting already; whether it was added.
pub fn insert_once(tx: &mut Tx, job: &Job) -> Result<bool> {
    let waiting = tx.row(WAITING, params![job.kind.as_str(), job.target], |row| row.get::<i64>(0))?;
    if waiting.is_none() {
        insert(tx, job)?;
    }
    Ok(waiting.is_none())
}

/// The job with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Job>> {
    tx.row(BY_ID, params![id], read)
}

/// The last job of a kind about something, to show how far it is.
pub fn newest(tx: &mut Tx, kind: &str, target: i64) -> Result<Option<Job>> {
    tx.row(NEWEST, params![kind, target], read)
}

/// Takes the job of one of these kinds that has been due the longest; `None` if there is nothing to do.
pub fn take(tx: &mut Tx, kinds: &[&str], now: i64) -> Result<Option<Job>> {
    tx.row(TAKE, params![now, list(kinds)], read)
}

/// When the next waiting job of one of these kinds is due.
pub fn next_due(tx: &mut Tx, kinds: &[&str]) -> Result<Option<i64>> {
    Ok(tx.row(NEXT_DUE, params![list(kinds)], |row| row.get::<Option<i64>>(0))?.flatten())
}

/// Says how far a running job is, and that it lives. Like all that follows, it does nothing once another has the job.
pub fn progress(
    tx: &mut Tx,
    id: i64,
    attempts: i64,
    done_steps: i64,
    all_steps: i64,
    now: i64,
) -> Result<()> {
    tx.execute(PROGRESS, params![done_steps, all_steps, now, id, attempts])?;
    Ok(())
}

/// Ends a job, done or failed, with a report.
pub fn finish(tx: &mut Tx, id: i64, attempts: i64, state: State, report: &str, now: i64) -> Result<()> {
    tx.execute(FINISH, params![state, report, now, id, attempts])?;
    Ok(())
}

/// Puts a job off to a later time, with what was wrong this time.
pub fn again(tx: &mut Tx, id: i64, attempts: i64, due: i64, report: &str, now: i64) -> Result<()> {
    tx.execute(AGAIN, params![due, report, now, id, attempts])?;
    Ok(())
}

/// Gives a job back unfinished, because the process stops; this does not count as a try.
pub fn give_back(tx: &mut Tx, id: i64, attempts: i64, now: i64) -> Result<()> {
    tx.execute(GIVE_BACK, params![now, id, attempts])?;
    Ok(())
}

/// Gives jobs back that have been running without a sign of life since before a time; returns how many.
pub fn revive(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(REVIVE, params![before])
}

/// Removes jobs that ended before a time; returns how many.
pub fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET, params![before])
}

/// `,mail,map,`: one parameter for any number of kinds, in both databases.
fn list(kinds: &[&str]) -> String {
    format!(",{},", kinds.join(","))
}

fn values(job: &Job) -> [Value; 12] {
    [
        job.id.into(),
        job.kind.as_str().into(),
        job.target.into(),
        job.payload.as_str().into(),
        job.state.into(),
        job.due.into(),
        job.attempts.into(),
        job.done_steps.into(),
        job.all_steps.into(),
        job.report.as_str().into(),
        job.made.into(),
        job.changed.into(),
    ]
}

fn read(row: &Row) -> Result<Job> {
    Ok(Job {
        id: row.get(0)?,
        kind: row.get(1)?,
        target: row.get(2)?,
        payload: row.get(3)?,
        state: State::read(row, 4)?,
        due: row.get(5)?,
        attempts: row.get(6)?,
        done_steps: row.get(7)?,
        all_steps: row.get(8)?,
        report: row.get(9)?,
        made: row.get(10)?,
        changed: row.get(11)?,
    })
}
