//! What an institution promises to a community: to step back, to fund, to open a door; by a day.

use crate::words::words;
use crate::{Bilingual, Language, Result, Row, Tx, Value, params, search, statements};

pub use crate::plan::Origin;

words! {
    /// What it will do.
    Kind {
        /// Leave to the community what it can do itself.
        StepBack = "step-back",
        /// Give money.
        Fund = "fund",
        /// Open a room, a register, a meeting: what was closed to residents.
        Door = "door",
    }

    /// What became of it.
    State {
        /// It is not kept yet; after its day it is late.
        Open = "open",
        /// The community says that it was kept.
        Kept = "kept",
        /// The community says that it was not, and will not be.
        Broken = "broken",
    }
}

/// What an institution promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Time-ordered.
    pub id: i64,
    /// To whom.
    pub community_id: i64,
    /// The institution, if it is a community of this house.
    pub institution_id: Option<i64>,
    /// The institution, as the page says it.
    pub who: String,
    /// What it will do.
    pub kind: Kind,
    /// In a sentence.
    pub text: Bilingual,
    /// How much, in the smallest unit; `None`: not said.
    pub cents: Option<i64>,
    /// ISO 4217.
    pub currency: String,
    /// The day it was promised, `2027-01-31`.
    pub made_on: String,
    /// The day by which.
    pub due: String,
    /// IANA name: whose days these are.
    pub zone: String,
    /// Who is reminded there, beside its people here.
    pub email: Option<String>,
    /// Of the letters.
    pub language: Language,
    /// What became of it.
    pub state: State,
    /// How it was kept, or what came instead.
    pub words: String,
    /// What the institution says of it; may be empty.
    pub answer: String,
    /// When it said so.
    pub answered: Option<i64>,
    /// When it was settled.
    pub settled: Option<i64>,
    /// Letters written.
    pub reminders: i64,
    /// When the next one is written; `None`: no more.
    pub remind: Option<i64>,
    /// Where it came from.
    pub origin: Origin,
    /// When it was written down.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

macro_rules! columns {
    () => {
        "id, community_id, institution_id, who, kind, text_en, text_fr, cents, currency, made_on, due, zone, email, language,
            state, words, answer, answered, settled, reminders, remind, origin, made, made_by"
    };
}

statements! {
    INSERT = concat!("INSERT INTO promise (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24)");
    UPDATE = "UPDATE promise SET institution_id = $3, who = $4, kind = $5, text_en = $6, text_fr = $7, cents = $8,
            currency = $9, made_on = $10, due = $11, zone = $12, email = $13, language = $14, state = $15, words = $16,
            answer = $17, answered = $18, settled = $19, reminders = $20, remind = $21
        WHERE id = $1 AND community_id = $2";
    SIGN_SETTLED = "UPDATE promise SET settled_by = $2 WHERE id = $1";
    SIGN_ANSWERED = "UPDATE promise SET answered_by = $2 WHERE id = $1";
    ONE = concat!("SELECT ", columns!(), " FROM promise WHERE community_id = $1 AND id = $2");
    LOCK = "SELECT id FROM promise WHERE id = $1 FOR UPDATE";
    BY_ID = concat!("SELECT ", columns!(), " FROM promise WHERE id = $1");
    OF_COMMUNITY = concat!("SELECT ", columns!(), " FROM promise WHERE community_id = $1 ORDER BY due, id");
    OF_INSTITUTION = concat!("SELECT ", columns!(), " FROM promise WHERE institution_id = $1 ORDER BY due, id");
    TO_REMIND = "SELECT id FROM promise WHERE remind <= $1 AND state = 'open' ORDER BY remind, id LIMIT $2";
}

/// Keeps a promise.
pub fn insert(tx: &mut Tx, promise: &Promise) -> Result<()> {
    let made: [Value; 3] = [promise.origin.into(), promise.made.into(), promise.made_by.into()];
    tx.execute(INSERT, &[&said(promise)[..], &made].concat())?;
    search::touch(tx, search::Kind::Promise, promise.community_id, promise.id)
}

/// Keeps all of it but origin and maker.
pub fn update(tx: &mut Tx, promise: &Promise) -> Result<()> {
    tx.execute(UPDATE, &said(promise))?;
    search::touch(tx, search::Kind::Promise, promise.community_id, promise.id)
}

/// Says who settled it.
pub fn sign_settled(tx: &mut Tx, id: i64, by: Option<i64>) -> Result<()> {
    tx.execute(SIGN_SETTLED, params![id, by])?;
    Ok(())
}

/// Says who answered for the institution.
pub fn sign_answered(tx: &mut Tx, id: i64, by: Option<i64>) -> Result<()> {
    tx.execute(SIGN_ANSWERED, params![id, by])?;
    Ok(())
}

/// A promise to a community.
pub fn one(tx: &mut Tx, community_id: i64, id: i64) -> Result<Option<Promise>> {
    tx.row(ONE, params![community_id, id], read)
}

/// A promise, whoever it was made to.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Promise>> {
    tx.row(BY_ID, params![id], read)
}

/// A promise, locked until the end of the transaction.
pub fn lock(tx: &mut Tx, id: i64) -> Result<Option<Promise>> {
    tx.row(LOCK, params![id], |row| row.get::<i64>(0))?;
    by_id(tx, id)
}

/// What was promised to a community, the earliest due first.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Promise>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// What an institution of this house promised, the earliest due first.
pub fn of_institution(tx: &mut Tx, institution_id: i64) -> Result<Vec<Promise>> {
    tx.rows(OF_INSTITUTION, params![institution_id], read)
}

/// Promises of which somebody is to be reminded now.
pub fn to_remind(tx: &mut Tx, now: i64, limit: i64) -> Result<Vec<i64>> {
    tx.rows(TO_REMIND, params![now, limit], |row| row.get(0))
}

fn said(promise: &Promise) -> [Value; 21] {
    [
        promise.id.into(),
        promise.community_id.into(),
        promise.institution_id.into(),
        promise.who.as_str().into(),
        promise.kind.into(),
        promise.text.en.as_str().into(),
        promise.text.fr.as_str().into(),
        promise.cents.into(),
        promise.currency.as_str().into(),
        promise.made_on.as_str().into(),
        promise.due.as_str().into(),
        promise.zone.as_str().into(),
        promise.email.as_deref().into(),
        promise.language.into(),
        promise.state.into(),
        promise.words.as_str().into(),
        promise.answer.as_str().into(),
        promise.answered.into(),
        promise.settled.into(),
        promise.reminders.into(),
        promise.remind.into(),
    ]
}

fn read(row: &Row) -> Result<Promise> {
    Ok(Promise {
        id: row.get(0)?,
        community_id: row.get(1)?,
        institution_id: row.get(2)?,
        who: row.get(3)?,
        kind: Kind::read(row, 4)?,
        text: Bilingual { en: row.get(5)?, fr: row.get(6)? },
        cents: row.get(7)?,
        currency: row.get(8)?,
        made_on: row.get(9)?,
        due: row.get(10)?,
        zone: row.get(11)?,
        email: row.get(12)?,
        language: Language::read(row, 13)?,
        state: State::read(row, 14)?,
        words: row.get(15)?,
        answer: row.get(16)?,
        answered: row.get(17)?,
        settled: row.get(18)?,
        reminders: row.get(19)?,
        remind: row.get(20)?,
        origin: Origin::read(row, 21)?,
        made: row.get(22)?,
        made_by: row.get(23)?,
    })
}
