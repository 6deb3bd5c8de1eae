//! Who registers for sessions, by e-mail address: one registrant for all sessions of the house, with or without an account.

use crate::residence::Residence;
use crate::series::Origin;
use crate::words::Language;
use crate::{Result, Row, Tx, Value, params, statements};

/// What a registrant says, and may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// As they want to be called.
    pub name: String,
    /// Language of their mail.
    pub language: Language,
    /// IANA name of the zone of times in their mail.
    pub zone: String,
    /// Where they are, as far as they say.
    pub residence: Residence,
    /// Whether they want to be told of later sessions of a series.
    pub wants_offers: bool,
}

/// Somebody who registers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registrant {
    /// Time-ordered.
    pub id: i64,
    /// Who confirmed it: `p…` a person, `g…` a guest.
    pub holder: Option<String>,
    /// What they say.
    pub said: Said,
    /// Their address, in lower case.
    pub email: String,
    /// When the link in the mail was used; `None`: not yet.
    pub confirmed: Option<i64>,
    /// Sessions published until then are known to them.
    pub offered: i64,
    /// Mails asked for with the form since `mails_since`.
    pub mails: i64,
    /// When counting began.
    pub mails_since: i64,
    /// Where it came from.
    pub origin: Origin,
    /// When it was made.
    pub made: i64,
}

macro_rules! columns {
    () => {
        "id, holder, name, email, language, zone, province, postal_area, place_id, confirmed, wants_offers, offered, mails,
            mails_since, origin, made"
    };
}

/// Registrants of a series that a session `x` of it, published since they were last told, is news to.
macro_rules! news_to {
    () => {
        "FROM session x JOIN series_session a ON a.session_id = x.id
            JOIN series_session b ON b.series_id = a.series_id
            JOIN registration g ON g.session_id = b.session_id AND g.state <> 'unconfirmed'
            JOIN registrant r ON r.id = g.registrant_id
        WHERE x.state = 'open' AND x.starts > $1 AND r.wants_offers AND r.confirmed IS NOT NULL
            AND x.published > r.offered
            AND NOT EXISTS (SELECT 1 FROM registration o WHERE o.session_id = x.id AND o.registrant_id = r.id)"
    };
}

statements! {
    INSERT = concat!("INSERT INTO registrant (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ON CONFLICT (email) DO NOTHING");
    BY_ID = concat!("SELECT ", columns!(), " FROM registrant WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM registrant WHERE id = $1 FOR UPDATE");
    BY_EMAIL = concat!("SELECT ", columns!(), " FROM registrant WHERE email = $1 FOR UPDATE");
    OF_HOLDER = concat!("SELECT ", columns!(), " FROM registrant WHERE holder = $1 ORDER BY id LIMIT 1");
    CHANGE = "UPDATE registrant SET name = $2, language = $3, zone = $4, province = $5, postal_area = $6, place_id = $7,
            wants_offers = $8
        WHERE id = $1";
    CONFIRM = "UPDATE registrant SET confirmed = coalesce(confirmed, $2), holder = coalesce(holder, $3) WHERE id = $1";
    MAILED = "UPDATE registrant SET mails = $2, mails_since = $3 WHERE id = $1";
    OFFERED = "UPDATE registrant SET offered = $2 WHERE id = $1";
    QUIET = "UPDATE registrant SET wants_offers = $2 WHERE id = $1";
    TO_OFFER = concat!("SELECT DISTINCT r.id ", news_to!(), " ORDER BY r.id LIMIT $2");
    OFFERS = concat!("SELECT DISTINCT x.id, x.starts ", news_to!(), " AND r.id = $2 ORDER BY x.starts, x.id");
    TO_REMIND = "SELECT DISTINCT g.registrant_id FROM session x JOIN registration g ON g.session_id = x.id
        WHERE x.state = 'open' AND x.starts > $1 AND x.starts <= $2 AND g.state = 'held' AND g.reminded IS NULL
        ORDER BY g.registrant_id LIMIT $3";
    FORGET_UNCONFIRMED = "DELETE FROM registrant WHERE confirmed IS NULL AND made < $1";
    FORGET = "DELETE FROM registrant WHERE made < $1 AND NOT EXISTS (SELECT 1 FROM registration g
        JOIN session x ON x.id = g.session_id WHERE g.registrant_id = registrant.id AND x.starts >= $1)";
    DELETE = "DELETE FROM registrant WHERE id = $1";
}

/// Adds a registrant; false if the address is one's already.
pub fn insert(tx: &mut Tx, registrant: &Registrant) -> Result<bool> {
    Ok(tx.execute(INSERT, &values(registrant))? > 0)
}

/// The registrant with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Registrant>> {
    tx.row(BY_ID, params![id], |row| read(row, 0))
}

/// The registrant with this id; others who would change it wait until this transaction ends.
pub fn lock(tx: &mut Tx, id: i64) -> Result<Option<Registrant>> {
    tx.row(LOCK, params![id], |row| read(row, 0))
}

/// The registrant of an address, locked like [`lock`].
pub fn by_email(tx: &mut Tx, email: &str) -> Result<Option<Registrant>> {
    tx.row(BY_EMAIL, params![email], |row| read(row, 0))
}

/// The registrant whom somebody confirmed first.
pub fn of_holder(tx: &mut Tx, holder: &str) -> Result<Option<Registrant>> {
    tx.row(OF_HOLDER, params![holder], |row| read(row, 0))
}

/// Keeps what they say now.
pub fn change(tx: &mut Tx, id: i64, said: &Said) -> Result<()> {
    let [province, area, place] = said.residence.columns();
    tx.execute(
        CHANGE,
        params![
            id,
            said.name.as_str(),
            said.language,
            said.zone.as_str(),
            province,
            area,
            place,
            said.wants_offers
        ],
    )?;
    Ok(())
}

/// The link in the mail was used, by whom; the first time counts.
pub fn confirm(tx: &mut Tx, id: i64, now: i64, holder: Option<&str>) -> Result<()> {
    tx.execute(CONFIRM, params![id, now, holder])?;
    Ok(())
}

/// Notes how many mails were asked for since a time.
pub fn mailed(tx: &mut Tx, id: i64, mails: i64, since: i64) -> Result<()> {
    tx.execute(MAILED, params![id, mails, since])?;
    Ok(())
}

/// They know of what was published until a time.
pub fn set_offered(tx: &mut Tx, id: i64, until: i64) -> Result<()> {
    tx.execute(OFFERED, params![id, until])?;
    Ok(())
}

/// They want to be told of later sessions no more.
pub fn be_quiet(tx: &mut Tx, id: i64) -> Result<()> {
    tx.execute(QUIET, params![id, false])?;
    Ok(())
}

/// Registrants whom a session to come, of a series they registered in, was not told to yet.
pub fn to_offer(tx: &mut Tx, now: i64, limit: i64) -> Result<Vec<i64>> {
    tx.rows(TO_OFFER, params![now, limit], |row| row.get(0))
}

/// The sessions that one of them was not told of yet, the soonest first.
pub fn offers(tx: &mut Tx, now: i64, id: i64) -> Result<Vec<i64>> {
    tx.rows(OFFERS, params![now, id], |row| row.get(0))
}

/// Registrants with a seat in a session that begins after one time and not after another, who were not reminded of it.
pub fn to_remind(tx: &mut Tx, after: i64, until: i64, limit: i64) -> Result<Vec<i64>> {
    tx.rows(TO_REMIND, params![after, until, limit], |row| row.get(0))
}

/// Removes those who never confirmed, of before a time; returns how many.
pub fn forget_unconfirmed(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET_UNCONFIRMED, params![before])
}

/// Removes those whose last session began before a time, as did they; returns how many.
pub fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET, params![before])
}

/// Removes a registrant, with the registrations; seats that were held are given back before.
pub fn delete(tx: &mut Tx, id: i64) -> Result<()> {
    tx.execute(DELETE, params![id])?;
    Ok(())
}

fn values(registrant: &Registrant) -> [Value; 16] {
    let said = &registrant.said;
    let [province, area, place] = said.residence.columns();
    [
        registrant.id.into(),
        registrant.holder.as_deref().into(),
        said.name.as_str().into(),
        registrant.email.as_str().into(),
        said.language.into(),
        said.zone.as_str().into(),
        province,
        area,
        place,
        registrant.confirmed.into(),
        said.wants_offers.into(),
        registrant.offered.into(),
        registrant.mails.into(),
        registrant.mails_since.into(),
        registrant.origin.into(),
        registrant.made.into(),
    ]
}

/// How many columns [`read`] reads.
pub(crate) const COLUMNS: usize = 16;

pub(crate) fn read(row: &Row, first: usize) -> Result<Registrant> {
    Ok(Registrant {
        id: row.get(first)?,
        holder: row.get(first + 1)?,
        said: Said {
            name: row.get(first + 2)?,
            language: Language::read(row, first + 4)?,
            zone: row.get(first + 5)?,
            residence: Residence::read(row, first + 6)?,
            wants_offers: row.get(first + 10)?,
        },
        email: row.get(first + 3)?,
        confirmed: row.get(first + 9)?,
        offered: row.get(first + 11)?,
        mails: row.get(first + 12)?,
        mails_since: row.get(first + 13)?,
        origin: Origin::read(row, first + 14)?,
        made: row.get(first + 15)?,
    })
}
