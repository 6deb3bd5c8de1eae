//! Who agreed to be written to with news: when, by which words, on which page, and when they took it back.

use crate::words::{Language, words};
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What consent rests on, as Canada's anti-spam law tells them apart.
    Ground {
        /// They said so.
        Express = "express",
        /// It follows from a tie that there is, and ends with time.
        Implied = "implied",
    }

    /// How consent was withdrawn.
    Way {
        /// On the page of one's account.
        Page = "page",
        /// By the link or the button of a mail.
        Link = "link",
    }
}

/// Consent that someone gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// Time-ordered.
    pub id: i64,
    /// Who gave it.
    pub person_id: i64,
    /// What it rests on.
    pub ground: Ground,
    /// What stood beside the button, as it was read.
    pub words: String,
    /// The language of these words.
    pub language: Language,
    /// Where it was given: a path without its language.
    pub page: String,
    /// In the link that withdraws it.
    pub token: String,
    /// When it was given.
    pub given: i64,
    /// When it ends by itself, if it does.
    pub until: Option<i64>,
    /// When and how it was withdrawn.
    pub withdrawn: Option<(i64, Way)>,
}

impl Consent {
    /// Whether one may write on the ground of it.
    pub fn holds(&self, now: i64) -> bool {
        self.withdrawn.is_none() && self.until.is_none_or(|until| until > now)
    }
}

statements! {
    INSERT = "INSERT INTO mail_consent
            (id, person_id, ground, words, language, page, token, given, until, withdrawn, way)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    OF_PERSON = "SELECT id, person_id, ground, words, language, page, token, given, until, withdrawn, way
        FROM mail_consent WHERE person_id = $1 ORDER BY given DESC, id DESC";
    BY_TOKEN = "SELECT id, person_id, ground, words, language, page, token, given, until, withdrawn, way
        FROM mail_consent WHERE token = $1";
    WITHDRAW = "UPDATE mail_consent SET withdrawn = $1, way = $2 WHERE person_id = $3 AND withdrawn IS NULL";
    FORGET = "DELETE FROM mail_consent WHERE withdrawn < $1 OR until < $1";
}

/// Writes down that someone agreed.
pub fn insert(tx: &mut Tx, consent: &Consent) -> Result<()> {
    let (withdrawn, way) =
        consent.withdrawn.map_or((None, None), |(when, way)| (Some(when), Some(way.word())));
    tx.execute(
        INSERT,
        params![
            consent.id,
            consent.person_id,
            consent.ground,
            consent.words.as_str(),
            consent.language,
            consent.page.as_str(),
            consent.token.as_str(),
            consent.given,
            consent.until,
            withdrawn,
            way
        ],
    )?;
    Ok(())
}

/// Everything that someone agreed to, the latest first.
pub fn of_person(tx: &mut Tx, person_id: i64) -> Result<Vec<Consent>> {
    tx.rows(OF_PERSON, params![person_id], read)
}

/// The latest consent of someone that holds now.
pub fn that_holds(tx: &mut Tx, person_id: i64, now: i64) -> Result<Option<Consent>> {
    Ok(of_person(tx, person_id)?.into_iter().find(|consent| consent.holds(now)))
}

/// The consent that a link withdraws.
pub fn by_token(tx: &mut Tx, token: &str) -> Result<Option<Consent>> {
    tx.row(BY_TOKEN, params![token], read)
}

/// Withdraws all that someone agreed to; false if nothing was left to withdraw.
pub fn withdraw(tx: &mut Tx, person_id: i64, way: Way, now: i64) -> Result<bool> {
    Ok(tx.execute(WITHDRAW, params![now, way, person_id])? > 0)
}

/// Removes what ended before a time; returns how many.
pub fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET, params![before])
}

fn read(row: &Row) -> Result<Consent> {
    let withdrawn = match row.get::<Option<i64>>(9)? {
        Some(when) => Some((when, Way::read(row, 10)?)),
        None => None,
    };
    Ok(Consent {
        id: row.get(0)?,
        person_id: row.get(1)?,
        ground: Ground::read(row, 2)?,
        words: row.get(3)?,
        language: Language::read(row, 4)?,
        page: row.get(5)?,
        token: row.get(6)?,
        given: row.get(7)?,
        until: row.get(8)?,
        withdrawn,
    })
}
