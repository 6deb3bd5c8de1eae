//! Who signed the pledge. Of a signature that was withdrawn nothing is left but that it was there, and when.
//! Long: the record of thirty columns, its statements and its reading are one thing.

use crate::reminder::Asked;
use crate::report::{self, Thing};
use crate::residence::Residence;
use crate::ruling;
use crate::signatory;
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

    /// What came of it, as its owner says.
    Progress {
        /// What they meant to do is done.
        Done = "done",
        /// They began.
        Begun = "begun",
        /// Nothing yet.
        NotYet = "not-yet",
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

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How far they are; `None` as long as they have not said.
    pub progress: Option<Progress>,
    /// In their own words.
    pub words: String,
    /// When they said so.
    pub when: Option<i64>,
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
    /// Whether and when its owner is asked what came of it.
    pub asked: Asked,
    /// What its owner said came of it.
    pub outcome: Outcome,
    /// Whether it counts.
    pub state: State,
    /// Where it came from.
    pub origin: Origin,
    /// Which list it came with; the same for all of one list.
    pub list_id: Option<i64>,
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

impl Signature {
    /// One that counts already: nobody is written to, and nobody has the address.
    pub fn counted(id: i64, version: i64, said: Said, mark: String, origin: Origin, at: i64) -> Self {
        Self {
            id,
            version,
            said,
            address_hash: None,
            email: None,
            language: Language::English,
            asked: Asked::default(),
            outcome: Outcome::default(),
            state: State::Confirmed,
            origin,
            list_id: None,
            mark,
            confirm_hash: None,
            expires: None,
            mails: 0,
            mails_since: at,
            made: at,
            confirmed: Some(at),
            withdrawn: None,
        }
    }
}

macro_rules! columns {
    () => {
        "id, version, kind, sector, name, key, logo, is_public, province, postal_area, place_id, action, action_words,
            reminders, address_hash, email, language, reminded, outcome, state, origin, mark, confirm_hash, expires,
            mails, mails_since, made, confirmed, withdrawn, agreed, agreed_words, remind, progress, answered, list_id"
    };
}

statements! {
    INSERT = concat!("INSERT INTO signature (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35)
        ON CONFLICT (address_hash) DO NOTHING");
    BY_ID = concat!("SELECT ", columns!(), " FROM signature WHERE id = $1");
    BY_ADDRESS = concat!("SELECT ", columns!(), " FROM signature WHERE address_hash = $1");
    BY_CONFIRMATION = concat!("SELECT ", columns!(), " FROM signature WHERE confirm_hash = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM signature WHERE id = $1 FOR UPDATE");
    CHANGE = "UPDATE signature SET kind = $2, sector = $3, name = $4, key = $5, logo = $6, is_public = (cast($7 AS BOOLEAN) AND hidden IS NULL), province = $8,
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
            outcome = '', mark = '', reminders = $3, is_public = $3, agreed = NULL, agreed_words = '', remind = NULL,
            progress = NULL, answered = NULL
        WHERE id = $1 AND state = 'confirmed'";
    HIDE = "UPDATE signature SET hidden = $2, is_public = $3 WHERE id = $1 AND state = 'confirmed'";
    SHOW = "UPDATE signature SET hidden = NULL WHERE id = $1";
    IS_HIDDEN = "SELECT hidden IS NOT NULL FROM signature WHERE id = $1";
    MAILED = "UPDATE signature SET mails = $2, mails_since = $3 WHERE id = $1";
    ANSWER = "UPDATE signature SET progress = $2, outcome = $3, answered = $4 WHERE id = $1 AND state = 'confirmed'";
    ANSWERED = concat!("SELECT ", columns!(), " FROM signature WHERE (answered, id) < ($1, $2)
        ORDER BY answered DESC, id DESC LIMIT $3");
    ANSWERS = "SELECT progress, count(*) FROM signature WHERE answered IS NOT NULL GROUP BY progress";
    OF_LIST = concat!("SELECT ", columns!(), " FROM signature
        WHERE list_id = $1 AND state = 'confirmed' AND (key, id) > ($2, $3) ORDER BY key, id LIMIT $4");
    FORGET = "DELETE FROM signature WHERE state = 'unconfirmed' AND expires <= $1";
    DELETE = "DELETE FROM signature WHERE id = $1 AND state = 'unconfirmed'";
}

/// Adds a signature; false if its address has one already. A confirmed one counts at once: `pledge::lock` came before.
pub fn insert(tx: &mut Tx, signature: &Signature) -> Result<bool> {
    let is_new = tx.execute(INSERT, &values(signature))? > 0;
    if is_new && signature.state == State::Confirmed {
        signatory::count_in(tx, signature.id)?;
    }
    Ok(is_new)
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

/// Keeps what its owner says now, and the address only if it is given here. False if it was withdrawn. `pledge::lock` came
/// before, since what is counted changes with it.
pub fn change(tx: &mut Tx, id: i64, said: &Said, email: Option<&str>) -> Result<bool> {
    signatory::count_out(tx, id)?;
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
    signatory::count_in(tx, id)?;
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
/// withdrawn. `pledge::lock` came before.
pub fn confirm(tx: &mut Tx, id: i64, now: i64, email: Option<&str>, mark: &str) -> Result<bool> {
    let is_new = tx.execute(CONFIRM, params![id, now, email, mark])? > 0;
    if is_new {
        signatory::count_in(tx, id)?;
    }
    Ok(is_new)
}

/// It counts no more, and who it was is forgotten. False if it did not count. `pledge::lock` came before.
pub fn withdraw(tx: &mut Tx, id: i64, now: i64) -> Result<bool> {
    signatory::count_out(tx, id)?;
    ruling::forget(tx, Thing { kind: report::Kind::Signature, within: 0, id })?;
    Ok(tx.execute(WITHDRAW, params![id, now, false])? > 0)
}

/// Moderators keep its name off the list since a time, or (`None`) no more: whether it comes back is its owner's choice.
/// `pledge::lock` came before.
pub fn hide(tx: &mut Tx, id: i64, since: Option<i64>) -> Result<()> {
    let Some(since) = since else { return tx.execute(SHOW, params![id]).map(drop) };
    signatory::count_out(tx, id)?;
    tx.execute(HIDE, params![id, since, false])?;
    signatory::count_in(tx, id)
}

/// Whether moderators keep its name off the list.
pub fn is_hidden(tx: &mut Tx, id: i64) -> Result<bool> {
    Ok(tx.row(IS_HIDDEN, params![id], |row| row.get(0))?.unwrap_or(false))
}

/// Keeps what its owner says came of it. False if it does not count.
pub fn answer(tx: &mut Tx, id: i64, outcome: &Outcome) -> Result<bool> {
    let progress = outcome.progress.map(Progress::word);
    Ok(tx.execute(ANSWER, params![id, progress, outcome.words.as_str(), outcome.when])? > 0)
}

/// The signatures whose owners said what came of it, the latest first; `before` is when and which was the last one of the
/// page before, `(i64::MAX, 0)` for the first page.
pub fn answered(tx: &mut Tx, before: (i64, i64), limit: i64) -> Result<Vec<Signature>> {
    tx.rows(ANSWERED, params![before.0, before.1, limit], read)
}

/// How many said that they are how far.
pub fn answers(tx: &mut Tx) -> Result<Vec<(Progress, i64)>> {
    tx.rows(ANSWERS, params![], |row| Ok((Progress::read(row, 0)?, row.get(1)?)))
}

/// Notes how many mails went to its address since a time.
pub fn mailed(tx: &mut Tx, id: i64, mails: i64, since: i64) -> Result<()> {
    tx.execute(MAILED, params![id, mails, since])?;
    Ok(())
}

/// The next signatures of a list that count still, by name; `after` as for `signatory::find`.
pub fn of_list(tx: &mut Tx, list_id: i64, after: (&str, i64), limit: i64) -> Result<Vec<Signature>> {
    tx.rows(OF_LIST, params![list_id, after.0, after.1, limit], read)
}

/// Removes those that were not confirmed in time; returns how many.
pub fn forget(tx: &mut Tx, now: i64) -> Result<u64> {
    tx.execute(FORGET, params![now])
}

/// Removes one that was not confirmed; false if it was.
pub fn delete(tx: &mut Tx, id: i64) -> Result<bool> {
    Ok(tx.execute(DELETE, params![id])? > 0)
}

fn values(signature: &Signature) -> [Value; 35] {
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
        signature.asked.times.into(),
        signature.outcome.words.as_str().into(),
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
        signature.asked.agreed.into(),
        signature.asked.words.as_str().into(),
        signature.asked.due.into(),
        signature.outcome.progress.map(Progress::word).into(),
        signature.outcome.when.into(),
        signature.list_id.into(),
    ]
}

fn read(row: &Row) -> Result<Signature> {
    let progress = row.get::<Option<String>>(32)?.map(|_| Progress::read(row, 32)).transpose()?;
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
        asked: Asked { agreed: row.get(29)?, words: row.get(30)?, due: row.get(31)?, times: row.get(17)? },
        outcome: Outcome { progress, words: row.get(18)?, when: row.get(33)? },
        state: State::read(row, 19)?,
        origin: Origin::read(row, 20)?,
        list_id: row.get(34)?,
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
