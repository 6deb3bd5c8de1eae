//! What people say is wrong with something that others wrote.

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What can be reported, and hidden.
    Kind {
        /// A story.
        Story = "story",
        /// A statement in a conversation.
        Statement = "statement",
        /// A signature of the pledge: the name on the list.
        Signature = "signature",
        /// A community: its name and what it says of itself.
        Community = "community",
        /// An issue that somebody raised.
        Issue = "issue",
        /// What somebody says of a clause.
        Remark = "remark",
        /// A wording that somebody suggests for a clause.
        Amendment = "amendment",
    }

    /// What is wrong with it.
    Reason {
        /// It is against people for who they are.
        Hate = "hate",
        /// It attacks or insults someone.
        Person = "person",
        /// It tells what someone else wants to keep private.
        Private = "private",
        /// Someone may be in danger.
        Danger = "danger",
        /// It is written in the name of someone who did not write it.
        Name = "name",
        /// It sells something, or has nothing to do with this.
        Spam = "spam",
        /// Something else, said in words.
        Other = "other",
    }
}

/// Something that others wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Thing {
    /// What it is.
    pub kind: Kind,
    /// The conversation that a statement stands in, the strategy of a remark or a suggested wording; 0 for everything else.
    pub within: i64,
    /// Which.
    pub id: i64,
}

/// Somebody says that something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// With what.
    pub thing: Thing,
    /// Time-ordered.
    pub id: i64,
    /// Who says so: `p…` a person, `g…` a guest. No page shows it; it keeps one voice from being many.
    pub holder: Option<String>,
    /// What is wrong.
    pub reason: Reason,
    /// In their words; may be empty.
    pub words: String,
    /// When.
    pub made: i64,
}

statements! {
    PUT = "INSERT INTO report (kind, within, thing_id, id, holder, reason, words, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
    // What was taken back, or whose time is over, is seen by nobody and waits for nobody.
    WAITING = "SELECT r.kind, r.within, r.thing_id, count(*) FROM report r
        WHERE r.ruling_id IS NULL AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.kind = r.kind
            AND c.record_id = r.thing_id AND (c.withdrawn IS NOT NULL OR c.keep_until <= $1))
        GROUP BY r.kind, r.within, r.thing_id ORDER BY min(r.id) LIMIT $2";
    OF = "SELECT kind, within, thing_id, id, holder, reason, words, made FROM report
        WHERE kind = $1 AND within = $2 AND thing_id = $3 AND ruling_id IS NULL ORDER BY id";
    ANSWER = "UPDATE report SET ruling_id = $1 WHERE kind = $2 AND within = $3 AND thing_id = $4 AND ruling_id IS NULL";
    CLAIM = "UPDATE report SET holder = $1
        WHERE holder = $2 AND NOT EXISTS (SELECT 1 FROM report own WHERE own.holder = $1 AND own.kind = report.kind
            AND own.within = report.within AND own.thing_id = report.thing_id AND own.ruling_id IS NULL)";
    LET_GO = "UPDATE report SET holder = NULL WHERE holder = $1";
    FORGET = "DELETE FROM report WHERE kind = $1 AND within = $2 AND thing_id = $3";
}

/// Adds a report; the same voice says it once until it is answered. Whether it was added.
pub fn put(tx: &mut Tx<'_>, report: &Report) -> Result<bool> {
    let values = params![
        report.thing.kind,
        report.thing.within,
        report.thing.id,
        report.id,
        report.holder.clone(),
        report.reason,
        report.words.as_str(),
        report.made
    ];
    Ok(tx.execute(PUT, values)? > 0)
}

/// The things that wait for an answer, and how many reported each; the one reported first comes first.
pub fn waiting(tx: &mut Tx<'_>, now: i64, limit: i64) -> Result<Vec<(Thing, i64)>> {
    tx.rows(WAITING, params![now, limit], |row| Ok((thing(row)?, row.get(3)?)))
}

/// Those about one thing that wait for an answer, the oldest first.
pub fn of(tx: &mut Tx<'_>, thing: Thing) -> Result<Vec<Report>> {
    tx.rows(OF, params![thing.kind, thing.within, thing.id], read)
}

/// A ruling answers all that wait about a thing.
pub(crate) fn answer(tx: &mut Tx<'_>, thing: Thing, ruling_id: i64) -> Result<()> {
    tx.execute(ANSWER, params![ruling_id, thing.kind, thing.within, thing.id])?;
    Ok(())
}

/// What a guest reported is a person's from now on.
pub fn claim(tx: &mut Tx<'_>, holder: &str, guest: &str) -> Result<()> {
    tx.execute(CLAIM, params![holder, guest])?;
    Ok(())
}

/// What somebody reported stands, without who they are.
pub fn let_go(tx: &mut Tx<'_>, holder: &str) -> Result<usize> {
    Ok(tx.execute(LET_GO, params![holder])? as usize)
}

/// A thing that is gone is reported no more.
pub fn forget(tx: &mut Tx<'_>, thing: Thing) -> Result<()> {
    tx.execute(FORGET, params![thing.kind, thing.within, thing.id])?;
    Ok(())
}

fn thing(row: &Row) -> Result<Thing> {
    Ok(Thing { kind: Kind::read(row, 0)?, within: row.get(1)?, id: row.get(2)? })
}

fn read(row: &Row) -> Result<Report> {
    Ok(Report {
        thing: thing(row)?,
        id: row.get(3)?,
        holder: row.get(4)?,
        reason: Reason::read(row, 5)?,
        words: row.get(6)?,
        made: row.get(7)?,
    })
}
