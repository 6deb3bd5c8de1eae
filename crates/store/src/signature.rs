//! Who signed the pledge. Of a signature that was withdrawn nothing is left but that it was there, and when.

use crate::residence::Residence;
use crate::words::{Language, words};
use crate::{Result, Row, Tx, Value, params, statements};

words! {
    /// Who signs.
    Kind {
        /// For oneself.
        Person = "person",
        /// In the name of an organisation.
        Organisation = "organisation",
    }

    /// Which part of society a signatory belongs to.
    Sector {
        /// A person who signs for themselves.
        Resident = "resident",
        /// People of a neighbourhood, or of a common interest, who came together.
        Association = "association",
        /// A non-profit or a business.
        Organisation = "organisation",
        /// A school, a hospital, a library.
        Institution = "institution",
        /// A municipality, or a First Nation's government.
        Municipality = "municipality",
        /// A province or territory.
        Province = "province",
        /// The federal government.
        Federal = "federal",
    }

    /// Whether it counts.
    State {
        /// The link in the mail was not used yet.
        Unconfirmed = "unconfirmed",
        /// It counts.
        Confirmed = "confirmed",
        /// It counts no more, and nothing of who it was is kept.
        Withdrawn = "withdrawn",
    }

    /// Where it came from.
    Origin {
        /// Signed here.
        Own = "own",
        /// From a list that was kept elsewhere.
        List = "list",
        /// Made up, to show what Perron does.
        Sample = "sample",
    }
}

/// What a signatory says, and may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who signs.
    pub kind: Kind,
    /// Which part of society.
    pub sector: Sector,
    /// As they want to be called.
    pub name: String,
    /// The name as one searches for it.
    pub key: String,
    /// An organisation's short name.
    pub logo: String,
    /// Whether the list may name them.
    pub is_public: bool,
    /// Where they are, as far as they say.
    pub residence: Residence,
    /// Which of the version's first actions, from 1 on.
    pub action: Option<i64>,
    /// Or in their own words.
    pub action_words: String,
    /// Whether they want to be asked what came of it.
    pub reminders: bool,
}

/// A signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Time-ordered.
    pub id: i64,
    /// Which version of the call.
    pub version: i64,
    /// What its owner says.
    pub said: Said,
    /// Keyed hash of the e-mail address.
    pub address_hash: Option<String>,
    /// The address itself, until it is confirmed, and then while reminders are wanted.
    pub email: Option<String>,
    /// Language of its mail.
    pub language: Language,
    /// How many reminders were sent.
    pub reminded: i64,
    /// What came of it, in its owner's words.
    pub outcome: String,
    /// Whether it counts.
    pub state: State,
    /// Where it came from.
    pub origin: Origin,
    /// How the public log names it, once it is confirmed; empty before.
    pub mark: String,
    /// Hash of the token that confirms it.
    pub confirm_hash: Option<String>,
    /// Until when that works.
    pub expires: Option<i64>,
    /// Mails sent to the address since `mails_since`.
    pub mails: i64,
    /// When counting began.
    pub mails_since: i64,
    /// When it was made.
    pub made: i64,
    /// When it was confirmed.
    pub confirmed: Option<i64>,
    /// When it was withdrawn.
    pub withdrawn: Option<i64>,
}

macro_rules! columns {
    () => {
        "id, version, kind, sector, name, key, logo, is_public, province, postal_area, place_id, action, action_words,
            reminders, address_hash, email, language, reminded, outcome, state, origin, mark, confirm_hash, expires,
            mails, mails_since, made, confirmed, withdrawn"
    };
}

statements! {
    INSERT = concat!("INSERT INTO signature (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24, $25, $26, $27, $28, $29)
        ON CONFLICT (address_hash) DO NOTHING");
    BY_ID = concat!("SELECT ", columns!(), " FROM signature WHERE id = $1");
    BY_ADDRESS = concat!("SELECT ", columns!(), " FROM signature WHERE address_hash = $1");
    BY_CONFIRMATION = concat!("SELECT ", columns!(), " FROM signature WHERE confirm_hash = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM signature WHERE id = $1 FOR UPDATE");
    CHANGE = "UPDATE signature SET kind = $2, sector = $3, name = $4, key = $5, logo = $6, is_public = $7, province = $8,
            postal_area = $9, place_id = $10, action = $11, action_words = $12, reminders = $13, email = $14
        WHERE id = $1 AND state <> 'withdrawn'";
    RENEW = "UPDATE signature SET version = $2, language = $3, confirm_hash = $4, expires = $5
        WHERE id = $1 AND state = 'unconfirmed'";
    // Of two presses on the same link only one confirms.
    CONFIRM = "UPDATE signature SET state = 'confirmed', confirmed = $2, confirm_hash = NULL, expires = NULL, email = $3,
            mark = $4
        WHERE id = $1 AND state = 'unconfirmed'";
    WITHDRAW = "UPDATE signature SET state = 'withdrawn', withdrawn = $2, name = '', key = '', logo = '', province = NULL,
            postal_area = NULL, place_id = NULL, address_hash = NULL, email = NULL, action = NULL, action_words = '',
            outcome = '', mark = '', reminders = $3, is_public = $3
        WHERE id = $1 AND state = 'confirmed'";
    MAILED = "UPDATE signature SET mails = $2, mails_since = $3 WHERE id = $1";
    COUNT = "SELECT count(*) FROM signature WHERE state = $1";
    KINDS = "SELECT kind, count(*) FROM signature WHERE state = 'confirmed' GROUP BY kind";
    FORGET = "DELETE FROM signature WHERE state = 'unconfirmed' AND expires <= $1";
    DELETE = "DELETE FROM signature WHERE id = $1 AND state = 'unconfirmed'";
}

/// Adds a signature; false if its address has one already.
pub fn insert(tx: &mut Tx, signature: &Signature) -> Result<bool> {
    Ok(tx.execute(INSERT, &values(signature))? > 0)
}

/// The signature with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Signature>> {
    tx.row(BY_ID, params![id], read)
}

/// The signature of an address, by its keyed hash, confirmed or not.
pub fn by_address(tx: &mut Tx, hash: &str) -> Result<Option<Signature>> {
    tx.row(BY_ADDRESS, params![hash], read)
}

/// The unconfirmed signature that a token confirms, by the token's hash, too late or not.
pub fn by_confirmation(tx: &mut Tx, hash: &str) -> Result<Option<Signature>> {
    tx.row(BY_CONFIRMATION, params![hash], read)
}

/// The signature with this id; others who would change it wait until this transaction ends.
pub fn lock(tx: &mut Tx, id: i64) -> Result<Option<Signature>> {
    tx.row(LOCK, params![id], read)
}

/// Keeps what its owner says now, and the address only if it is given here. False if it was withdrawn.
pub fn change(tx: &mut Tx, id: i64, said: &Said, email: Option<&str>) -> Result<bool> {
    let [province, area, place] = said.residence.columns();
    let changed = tx.execute(
        CHANGE,
        params![
            id,
            said.kind,
            said.sector,
            said.name.as_str(),
            said.key.as_str(),
            said.logo.as_str(),
            said.is_public,
            province,
            area,
            place,
            said.action,
            said.action_words.as_str(),
            said.reminders,
            email
        ],
    )?;
    Ok(changed > 0)
}

/// A newer mail confirms an unconfirmed signature; the older ones do not any more.
pub fn renew(tx: &mut Tx, signature: &Signature) -> Result<()> {
    tx.execute(
        RENEW,
        params![
            signature.id,
            signature.version,
            signature.language,
            signature.confirm_hash.as_deref(),
            signature.expires
        ],
    )?;
    Ok(())
}

/// It counts from now on, under this mark; the address is kept only if it is given here. False if it does already, or was
/// withdrawn.
pub fn confirm(tx: &mut Tx, id: i64, now: i64, email: Option<&str>, mark: &str) -> Result<bool> {
    Ok(tx.execute(CONFIRM, params![id, now, email, mark])? > 0)
}

/// It counts no more, and who it was is forgotten. False if it did not count.
pub fn withdraw(tx: &mut Tx, id: i64, now: i64) -> Result<bool> {
    Ok(tx.execute(WITHDRAW, params![id, now, false])? > 0)
}

/// Notes how many mails went to its address since a time.
pub fn mailed(tx: &mut Tx, id: i64, mails: i64, since: i64) -> Result<()> {
    tx.execute(MAILED, params![id, mails, since])?;
    Ok(())
}

/// How many there are in a state.
pub fn count(tx: &mut Tx, state: State) -> Result<i64> {
    Ok(tx.row(COUNT, params![state], |row| row.get(0))?.unwrap_or(0))
}

/// How many persons and how many organisations signed.
pub fn kinds(tx: &mut Tx) -> Result<(i64, i64)> {
    let rows = tx.rows(KINDS, params![], |row| Ok((Kind::read(row, 0)?, row.get::<i64>(1)?)))?;
    let of = |kind| rows.iter().find(|(found, _)| *found == kind).map_or(0, |(_, count)| *count);
    Ok((of(Kind::Person), of(Kind::Organisation)))
}

/// Removes those that were not confirmed in time; returns how many.
pub fn forget(tx: &mut Tx, now: i64) -> Result<u64> {
    tx.execute(FORGET, params![now])
}

/// Removes one that was not confirmed; false if it was.
pub fn delete(tx: &mut Tx, id: i64) -> Result<bool> {
    Ok(tx.execute(DELETE, params![id])? > 0)
}

fn values(signature: &Signature) -> [Value; 29] {
    let said = &signature.said;
    let [province, area, place] = said.residence.columns();
    [
        signature.id.into(),
        signature.version.into(),
        said.kind.into(),
        said.sector.into(),
        said.name.as_str().into(),
        said.key.as_str().into(),
        said.logo.as_str().into(),
        said.is_public.into(),
        province,
        area,
        place,
        said.action.into(),
        said.action_words.as_str().into(),
        said.reminders.into(),
        signature.address_hash.as_deref().into(),
        signature.email.as_deref().into(),
        signature.language.into(),
        signature.reminded.into(),
        signature.outcome.as_str().into(),
        signature.state.into(),
        signature.origin.into(),
        signature.mark.as_str().into(),
        signature.confirm_hash.as_deref().into(),
        signature.expires.into(),
        signature.mails.into(),
        signature.mails_since.into(),
        signature.made.into(),
        signature.confirmed.into(),
        signature.withdrawn.into(),
    ]
}

fn read(row: &Row) -> Result<Signature> {
    Ok(Signature {
        id: row.get(0)?,
        version: row.get(1)?,
        said: Said {
            kind: Kind::read(row, 2)?,
            sector: Sector::read(row, 3)?,
            name: row.get(4)?,
            key: row.get(5)?,
            logo: row.get(6)?,
            is_public: row.get(7)?,
            residence: Residence::read(row, 8)?,
            action: row.get(11)?,
            action_words: row.get(12)?,
            reminders: row.get(13)?,
        },
        address_hash: row.get(14)?,
        email: row.get(15)?,
        language: Language::read(row, 16)?,
        reminded: row.get(17)?,
        outcome: row.get(18)?,
        state: State::read(row, 19)?,
        origin: Origin::read(row, 20)?,
        mark: row.get(21)?,
        confirm_hash: row.get(22)?,
        expires: row.get(23)?,
        mails: row.get(24)?,
        mails_since: row.get(25)?,
        made: row.get(26)?,
        confirmed: row.get(27)?,
        withdrawn: row.get(28)?,
    })
}
