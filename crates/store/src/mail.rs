//! The outbox: a mail is a row, written in the transaction of its cause.

use crate::words::{Language, words};
use crate::{Result, Row, Tx, params, statements};

words! {
    /// How far a mail is.
    State {
        /// To be sent when due.
        Waiting = "waiting",
        /// Handed to the mail server.
        Sent = "sent",
        /// Given up; `problem` says why.
        Failed = "failed",
        /// There is no mail server: kept for the operator to read.
        Kept = "kept",
    }
}

/// A mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Time-ordered.
    pub id: i64,
    /// To which address.
    pub recipient: String,
    /// In which language.
    pub language: Language,
    /// Its subject.
    pub subject: String,
    /// As plain text.
    pub text: String,
    /// As HTML.
    pub html: String,
    /// An entry for the reader's calendar, as iCalendar text; empty if there is none.
    pub calendar: String,
    /// How far it is.
    pub state: State,
    /// How often it was tried.
    pub attempts: i64,
    /// What was wrong the last time; empty if nothing.
    pub problem: String,
    /// Not before this time.
    pub due: i64,
    /// When it was written.
    pub made: i64,
}

statements! {
    INSERT = "INSERT INTO mail (id, recipient, language, subject, text, html, calendar, state, attempts, problem, due, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    BY_ID = "SELECT id, recipient, language, subject, text, html, calendar, state, attempts, problem, due, made
        FROM mail WHERE id = $1";
    DUE = "SELECT id, recipient, language, subject, text, html, calendar, state, attempts, problem, due, made
        FROM mail WHERE state = 'waiting' AND due <= $1 ORDER BY due, id LIMIT $2";
    PAGE = "SELECT id, recipient, language, subject, text, html, calendar, state, attempts, problem, due, made
        FROM mail WHERE id < $1 ORDER BY id DESC LIMIT $2";
    // Only one of two senders gets it: whoever moves `due` first.
    CLAIM = "UPDATE mail SET attempts = attempts + 1, due = $1 WHERE id = $2 AND state = 'waiting' AND due <= $3";
    SETTLE = "UPDATE mail SET state = $1, problem = $2 WHERE id = $3";
    // What was sent may hold a link that opens a door: its words are not kept.
    SENT = "UPDATE mail SET state = 'sent', problem = '', text = '', html = '', calendar = ''
        WHERE id = $1";
    STOP = "INSERT INTO stopped (address, code, made) VALUES ($1, $2, $3)
        ON CONFLICT (address) DO UPDATE SET code = excluded.code, made = excluded.made";
    IS_STOPPED = "SELECT count(*) FROM stopped WHERE address = $1";
    STOPPED = "SELECT address, code, made FROM stopped ORDER BY made DESC, address LIMIT $1";
    LIFT = "DELETE FROM stopped WHERE address = $1";
    FORGET_LETTER = "DELETE FROM mail WHERE recipient = $1 AND subject = $2";
    FORGET = "DELETE FROM mail WHERE state <> 'waiting' AND made < $1";
}

/// Writes a mail.
pub fn insert(tx: &mut Tx, mail: &Mail) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            mail.id,
            mail.recipient.as_str(),
            mail.language,
            mail.subject.as_str(),
            mail.text.as_str(),
            mail.html.as_str(),
            mail.calendar.as_str(),
            mail.state,
            mail.attempts,
            mail.problem.as_str(),
            mail.due,
            mail.made
        ],
    )?;
    Ok(())
}

/// The mail with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Mail>> {
    tx.row(BY_ID, params![id], read)
}

/// What is to be sent now, longest due first.
pub fn due(tx: &mut Tx, now: i64, limit: i64) -> Result<Vec<Mail>> {
    tx.rows(DUE, params![now, limit], read)
}

/// The next mails written before one, newest first; `before` is `i64::MAX` for the first page.
pub fn page(tx: &mut Tx, before: i64, limit: i64) -> Result<Vec<Mail>> {
    tx.rows(PAGE, params![before, limit], read)
}

/// Takes a mail that is due to send it; if that comes to nothing, it is due again at `retry`. False if another has it.
pub fn claim(tx: &mut Tx, id: i64, now: i64, retry: i64) -> Result<bool> {
    Ok(tx.execute(CLAIM, params![retry, id, now])? > 0)
}

/// Notes what became of a mail; `State::Waiting` with a problem leaves it for the next try.
pub fn settle(tx: &mut Tx, id: i64, state: State, problem: &str) -> Result<()> {
    tx.execute(SETTLE, params![state, problem, id])?;
    Ok(())
}

/// Notes that a mail was handed to the mail server, and forgets its words.
pub fn sent(tx: &mut Tx, id: i64) -> Result<()> {
    tx.execute(SENT, params![id])?;
    Ok(())
}

/// An address that a mail server refused for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// In lower case.
    pub address: String,
    /// The server's code.
    pub code: String,
    /// When it was refused.
    pub made: i64,
}

/// Notes that an address was refused for good: nothing more is sent to it.
pub fn stop(tx: &mut Tx, stopped: &Stopped) -> Result<()> {
    tx.execute(STOP, params![stopped.address.as_str(), stopped.code.as_str(), stopped.made])?;
    Ok(())
}

/// Whether nothing more is sent to an address.
pub fn is_stopped(tx: &mut Tx, address: &str) -> Result<bool> {
    Ok(tx.row(IS_STOPPED, params![address], |row| row.get::<i64>(0))?.unwrap_or(0) > 0)
}

/// The addresses that nothing more is sent to, the latest first.
pub fn stopped(tx: &mut Tx, limit: i64) -> Result<Vec<Stopped>> {
    tx.rows(STOPPED, params![limit], |row| {
        Ok(Stopped { address: row.get(0)?, code: row.get(1)?, made: row.get(2)? })
    })
}

/// Lets mail go to an address again; false if it always could.
pub fn lift(tx: &mut Tx, address: &str) -> Result<bool> {
    Ok(tx.execute(LIFT, params![address])? > 0)
}

/// Removes mails that were written before a time and no longer wait; returns how many.
pub fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET, params![before])
}

/// Removes the mails with this subject to somebody, sent or not.
pub fn forget_letter(tx: &mut Tx, recipient: &str, subject: &str) -> Result<()> {
    tx.execute(FORGET_LETTER, params![recipient, subject])?;
    Ok(())
}

fn read(row: &Row) -> Result<Mail> {
    Ok(Mail {
        id: row.get(0)?,
        recipient: row.get(1)?,
        language: Language::read(row, 2)?,
        subject: row.get(3)?,
        text: row.get(4)?,
        html: row.get(5)?,
        calendar: row.get(6)?,
        state: State::read(row, 7)?,
        attempts: row.get(8)?,
        problem: row.get(9)?,
        due: row.get(10)?,
        made: row.get(11)?,
    })
}
