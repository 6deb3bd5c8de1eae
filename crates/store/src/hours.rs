//! A vote on how the time of a space is shared: what it could be used for each week, who wants what, and what came of it.

use crate::shift::Hand;
use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, params, statements};

words! {
    /// How far it has come.
    State {
        /// Being written.
        Draft = "draft",
        /// People vote; its rules are fixed, and nobody counts.
        Open = "open",
        /// It was counted.
        Closed = "closed",
    }
}

/// A vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// Of which space.
    pub space_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// What it is called: a season, a year.
    pub title: Bilingual,
    /// What it is about.
    pub about: Bilingual,
    /// Minutes a week to be shared.
    pub minutes: i64,
    /// For how many weeks.
    pub weeks: i64,
    /// When voting ends.
    pub closes: i64,
    /// How far it has come.
    pub state: State,
    /// The rules of the vote as they stood when it opened.
    pub sheet: String,
    /// Their SHA-256.
    pub sheet_sha256: String,
    /// What came of it, as JSON.
    pub outcome: String,
    /// Who said what is voted on.
    pub agenda_by: Hand,
    /// When it opened.
    pub opened: Option<i64>,
    /// When it was counted.
    pub closed: Option<i64>,
    /// When it was made.
    pub made: i64,
    /// Who made it.
    pub made_by: Option<i64>,
}

/// Something that the space could be used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Time-ordered.
    pub id: i64,
    /// What it is.
    pub title: Bilingual,
    /// For whom, and when.
    pub about: Bilingual,
    /// Minutes it needs each week.
    pub minutes: i64,
}

/// Somebody's ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Time-ordered.
    pub id: i64,
    /// Whose; `None`: it came on paper, or they left.
    pub person_id: Option<i64>,
    /// What is written on the paper.
    pub paper: Option<String>,
    /// Who entered it for them.
    pub entered_by: Option<i64>,
    /// The uses they want.
    pub uses: Vec<i64>,
    /// When it was last changed.
    pub made: i64,
}

macro_rules! columns {
    () => {
        "space_id, id, title_en, title_fr, about_en, about_fr, minutes, weeks, closes, state, sheet, sheet_sha256, outcome,
            agenda, opened, closed, made, made_by"
    };
}

statements! {
    INSERT = concat!("INSERT INTO hours (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)");
    SETTLE = "UPDATE hours SET state = $3, sheet = $4, sheet_sha256 = $5, outcome = $6, opened = $7, closed = $8
        WHERE space_id = $1 AND id = $2";
    BY_ID = concat!("SELECT ", columns!(), " FROM hours WHERE space_id = $1 AND id = $2");
    LOCK = concat!("SELECT ", columns!(), " FROM hours WHERE space_id = $1 AND id = $2 FOR UPDATE");
    OF_SPACE = concat!("SELECT ", columns!(), " FROM hours WHERE space_id = $1 ORDER BY id DESC");
    SPACE_OF = "SELECT space_id FROM hours WHERE id = $1";
    ADD_USE = "INSERT INTO hours_use (space_id, hours_id, id, title_en, title_fr, about_en, about_fr, minutes)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    REMOVE_USE = "DELETE FROM hours_use WHERE space_id = $1 AND hours_id = $2 AND id = $3";
    USES = "SELECT id, title_en, title_fr, about_en, about_fr, minutes FROM hours_use
        WHERE space_id = $1 AND hours_id = $2 ORDER BY id";
    CAST = "INSERT INTO hours_ballot (space_id, hours_id, id, person_id, uses, made) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (space_id, hours_id, person_id) DO UPDATE SET uses = excluded.uses, made = excluded.made";
    ENTER = "INSERT INTO hours_ballot (space_id, hours_id, id, paper, entered_by, uses, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (space_id, hours_id, paper) DO NOTHING";
    TAKE_BACK = "DELETE FROM hours_ballot WHERE space_id = $1 AND hours_id = $2 AND person_id = $3";
    OF_PERSON = "SELECT id, person_id, paper, entered_by, uses, made FROM hours_ballot
        WHERE space_id = $1 AND hours_id = $2 AND person_id = $3";
    BALLOTS = "SELECT id, person_id, paper, entered_by, uses, made FROM hours_ballot
        WHERE space_id = $1 AND hours_id = $2 ORDER BY id";
    PAPERS = "SELECT paper FROM hours_ballot
        WHERE space_id = $1 AND hours_id = $2 AND entered_by = $3 AND paper IS NOT NULL ORDER BY id DESC LIMIT 20";
}

/// Adds a vote.
pub fn insert(tx: &mut Tx, hours: &Hours) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            hours.space_id,
            hours.id,
            hours.title.en.as_str(),
            hours.title.fr.as_str(),
            hours.about.en.as_str(),
            hours.about.fr.as_str(),
            hours.minutes,
            hours.weeks,
            hours.closes,
            hours.state,
            hours.sheet.as_str(),
            hours.sheet_sha256.as_str(),
            hours.outcome.as_str(),
            hours.agenda_by,
            hours.opened,
            hours.closed,
            hours.made,
            hours.made_by
        ],
    )?;
    Ok(())
}

/// Writes how far it has come. `lock` came before.
pub fn settle(tx: &mut Tx, hours: &Hours) -> Result<()> {
    tx.execute(
        SETTLE,
        params![
            hours.space_id,
            hours.id,
            hours.state,
            hours.sheet.as_str(),
            hours.sheet_sha256.as_str(),
            hours.outcome.as_str(),
            hours.opened,
            hours.closed
        ],
    )?;
    Ok(())
}

/// The vote with this id.
pub fn by_id(tx: &mut Tx, space_id: i64, id: i64) -> Result<Option<Hours>> {
    tx.row(BY_ID, params![space_id, id], read)
}

/// The vote with this id; others who would vote in it, or change it, wait until this transaction ends.
pub fn lock(tx: &mut Tx, space_id: i64, id: i64) -> Result<Option<Hours>> {
    tx.row(LOCK, params![space_id, id], read)
}

/// Those of a space, the latest first.
pub fn of_space(tx: &mut Tx, space_id: i64) -> Result<Vec<Hours>> {
    tx.rows(OF_SPACE, params![space_id], read)
}

/// The space of a vote; `None` if there is no such vote.
pub fn space_of(tx: &mut Tx, id: i64) -> Result<Option<i64>> {
    tx.row(SPACE_OF, params![id], |row| row.get(0))
}

/// Adds a use. The vote is a draft.
pub fn add_use(tx: &mut Tx, (space_id, hours_id): (i64, i64), one: &Use) -> Result<()> {
    tx.execute(
        ADD_USE,
        params![
            space_id,
            hours_id,
            one.id,
            one.title.en.as_str(),
            one.title.fr.as_str(),
            one.about.en.as_str(),
            one.about.fr.as_str(),
            one.minutes
        ],
    )?;
    Ok(())
}

/// Removes a use. The vote is a draft.
pub fn remove_use(tx: &mut Tx, (space_id, hours_id): (i64, i64), id: i64) -> Result<()> {
    tx.execute(REMOVE_USE, params![space_id, hours_id, id])?;
    Ok(())
}

/// What is voted on, the first first.
pub fn uses(tx: &mut Tx, space_id: i64, hours_id: i64) -> Result<Vec<Use>> {
    tx.rows(USES, params![space_id, hours_id], |row| {
        Ok(Use {
            id: row.get(0)?,
            title: Bilingual { en: row.get(1)?, fr: row.get(2)? },
            about: Bilingual { en: row.get(3)?, fr: row.get(4)? },
            minutes: row.get(5)?,
        })
    })
}

/// Keeps a person's ballot, in the place of the one they gave before. The vote is open.
pub fn cast(tx: &mut Tx, (space_id, hours_id): (i64, i64), ballot: &Ballot) -> Result<()> {
    let uses = written(&ballot.uses);
    tx.execute(CAST, params![space_id, hours_id, ballot.id, ballot.person_id, uses, ballot.made])?;
    Ok(())
}

/// Keeps a paper ballot; false if one of this label is there already. The vote is open.
pub fn enter(tx: &mut Tx, (space_id, hours_id): (i64, i64), ballot: &Ballot) -> Result<bool> {
    let (paper, uses) = (ballot.paper.as_deref(), written(&ballot.uses));
    let entered = params![space_id, hours_id, ballot.id, paper, ballot.entered_by, uses, ballot.made];
    Ok(tx.execute(ENTER, entered)? > 0)
}

/// Takes a person's ballot back. The vote is open.
pub fn take_back(tx: &mut Tx, (space_id, hours_id): (i64, i64), person_id: i64) -> Result<()> {
    tx.execute(TAKE_BACK, params![space_id, hours_id, person_id])?;
    Ok(())
}

/// A person's ballot.
pub fn of_person(tx: &mut Tx, (space_id, hours_id): (i64, i64), person_id: i64) -> Result<Option<Ballot>> {
    tx.row(OF_PERSON, params![space_id, hours_id, person_id], read_ballot)
}

/// Every ballot, in the order in which they came.
pub fn ballots(tx: &mut Tx, space_id: i64, hours_id: i64) -> Result<Vec<Ballot>> {
    tx.rows(BALLOTS, params![space_id, hours_id], read_ballot)
}

/// The labels of the paper ballots that somebody entered last.
pub fn papers(tx: &mut Tx, (space_id, hours_id): (i64, i64), person_id: i64) -> Result<Vec<String>> {
    tx.rows(PAPERS, params![space_id, hours_id, person_id], |row| row.get(0))
}

fn written(uses: &[i64]) -> String {
    uses.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn read_ballot(row: &Row) -> Result<Ballot> {
    let uses: String = row.get(4)?;
    Ok(Ballot {
        id: row.get(0)?,
        person_id: row.get(1)?,
        paper: row.get(2)?,
        entered_by: row.get(3)?,
        uses: uses.split(' ').filter_map(|id| id.parse().ok()).collect(),
        made: row.get(5)?,
    })
}

fn read(row: &Row) -> Result<Hours> {
    Ok(Hours {
        space_id: row.get(0)?,
        id: row.get(1)?,
        title: Bilingual { en: row.get(2)?, fr: row.get(3)? },
        about: Bilingual { en: row.get(4)?, fr: row.get(5)? },
        minutes: row.get(6)?,
        weeks: row.get(7)?,
        closes: row.get(8)?,
        state: State::read(row, 9)?,
        sheet: row.get(10)?,
        sheet_sha256: row.get(11)?,
        outcome: row.get(12)?,
        agenda_by: Hand::read(row, 13)?,
        opened: row.get(14)?,
        closed: row.get(15)?,
        made: row.get(16)?,
        made_by: row.get(17)?,
    })
}
