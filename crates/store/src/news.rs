//! News: how someone wants it, what waits for their next digest, and which mails lean on consent.

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// How often someone wants to be written to with news.
    Pace {
        /// A mail for each thing, as it happens.
        AtOnce = "at-once",
        /// One mail a day, if there is anything.
        Daily = "daily",
        /// One mail a week, if there is anything.
        Weekly = "weekly",
        /// Never: only what they ask for themselves.
        Asked = "asked",
    }
}

/// How someone wants news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// How often.
    pub pace: Pace,
    /// When their last digest was written, or the pace chosen.
    pub digest: i64,
}

/// What waits for someone's next digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// Time-ordered.
    pub id: i64,
    /// For whom.
    pub person_id: i64,
    /// In their language, as all of it.
    pub title: String,
    /// A sentence or two.
    pub text: String,
    /// Where it leads, without its language.
    pub path: String,
    /// When it happened.
    pub made: i64,
}

/// That a mail leans on consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// The whole address that unsubscribes.
    pub link: String,
    /// Whether the consent is still there and not withdrawn.
    pub holds: bool,
}

statements! {
    WISH = "SELECT pace, digest FROM wish WHERE person_id = $1";
    SET_WISH = "INSERT INTO wish (person_id, pace, digest) VALUES ($1, $2, $3)
        ON CONFLICT (person_id) DO UPDATE SET pace = excluded.pace, digest = excluded.digest";
    ADD = "INSERT INTO news (id, person_id, title, text, path, made) VALUES ($1, $2, $3, $4, $5, $6)";
    WAITS_FOR = "SELECT DISTINCT n.person_id FROM news n JOIN wish w ON w.person_id = n.person_id
        WHERE (w.pace = 'daily' AND w.digest <= $1) OR (w.pace = 'weekly' AND w.digest <= $2)
            OR w.pace = 'at-once'";
    OF_PERSON = "SELECT id, person_id, title, text, path, made FROM news WHERE person_id = $1 ORDER BY id";
    CLEAR = "DELETE FROM news WHERE person_id = $1";
    DROP_OF = "DELETE FROM news WHERE path = $1";
    MARK = "INSERT INTO announcement (mail_id, consent_id, link) VALUES ($1, $2, $3)";
    MARK_REMINDER = "INSERT INTO announcement (mail_id, consent_id, link, signature_id) VALUES ($1, NULL, $2, $3)";
    MARK_OFFER = "INSERT INTO announcement (mail_id, consent_id, link, registrant_id) VALUES ($1, NULL, $2, $3)";
    MARKED = "SELECT a.link, coalesce(c.id, s.id, r.id), c.withdrawn
        FROM announcement a LEFT JOIN mail_consent c ON c.id = a.consent_id
            LEFT JOIN signature s ON s.id = a.signature_id AND s.reminders
            LEFT JOIN registrant r ON r.id = a.registrant_id AND r.wants_offers
        WHERE a.mail_id = $1";
}

/// How someone wants news; whoever did not say gets only what they ask for.
pub fn wish(tx: &mut Tx, person_id: i64) -> Result<Wish> {
    let wish =
        tx.row(WISH, params![person_id], |row| Ok(Wish { pace: Pace::read(row, 0)?, digest: row.get(1)? }))?;
    Ok(wish.unwrap_or(Wish { pace: Pace::Asked, digest: 0 }))
}

/// Keeps how someone wants news.
pub fn set_wish(tx: &mut Tx, person_id: i64, wish: Wish) -> Result<()> {
    tx.execute(SET_WISH, params![person_id, wish.pace, wish.digest])?;
    Ok(())
}

/// Puts something by for someone's next digest.
pub fn add(tx: &mut Tx, news: &News) -> Result<()> {
    let News { id, person_id, title, text, path, made } = news;
    tx.execute(ADD, params![*id, *person_id, title.as_str(), text.as_str(), path.as_str(), *made])?;
    Ok(())
}

/// For whom something waits that is due: the last daily digest before `day`, the last weekly one before `week`, or the
/// pace changed since to one without digests.
pub fn due(tx: &mut Tx, day: i64, week: i64) -> Result<Vec<i64>> {
    tx.rows(WAITS_FOR, params![day, week], |row| row.get(0))
}

/// What waits for someone, in order.
pub fn of_person(tx: &mut Tx, person_id: i64) -> Result<Vec<News>> {
    tx.rows(OF_PERSON, params![person_id], read)
}

/// Removes what waits for someone; returns how much.
pub fn clear(tx: &mut Tx, person_id: i64) -> Result<u64> {
    tx.execute(CLEAR, params![person_id])
}

/// Removes what waits for anybody about something, which is so no more; returns how much.
pub fn drop_of(tx: &mut Tx, path: &str) -> Result<u64> {
    tx.execute(DROP_OF, params![path])
}

/// Says that a mail leans on consent.
pub fn mark(tx: &mut Tx, mail_id: i64, consent_id: i64, link: &str) -> Result<()> {
    tx.execute(MARK, params![mail_id, consent_id, link])?;
    Ok(())
}

/// Says that a mail leans on the wish of someone who signed to be asked what came of it.
pub fn mark_reminder(tx: &mut Tx, mail_id: i64, signature_id: i64, link: &str) -> Result<()> {
    tx.execute(MARK_REMINDER, params![mail_id, link, signature_id])?;
    Ok(())
}

/// Says that a mail leans on the wish of someone who registers to be told of later sessions.
pub fn mark_offer(tx: &mut Tx, mail_id: i64, registrant_id: i64, link: &str) -> Result<()> {
    tx.execute(MARK_OFFER, params![mail_id, link, registrant_id])?;
    Ok(())
}

/// Whether a mail leans on consent; `None` for what was asked for.
pub fn announcement(tx: &mut Tx, mail_id: i64) -> Result<Option<Announcement>> {
    tx.row(MARKED, params![mail_id], |row| {
        let holds = row.get::<Option<i64>>(1)?.is_some() && row.get::<Option<i64>>(2)?.is_none();
        Ok(Announcement { link: row.get(0)?, holds })
    })
}

fn read(row: &Row) -> Result<News> {
    Ok(News {
        id: row.get(0)?,
        person_id: row.get(1)?,
        title: row.get(2)?,
        text: row.get(3)?,
        path: row.get(4)?,
        made: row.get(5)?,
    })
}
