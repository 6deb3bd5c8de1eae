//! Questions in an order, from which waves are made.

use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, params, statements};

words! {
    /// Whether it is offered.
    State {
        /// Waves can be made of it.
        Current = "current",
        /// Not offered any more.
        SetAside = "set-aside",
    }
}

/// A questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questionnaire {
    /// Time-ordered.
    pub id: i64,
    /// Whose it is.
    pub community_id: i64,
    /// What it is called.
    pub title: Bilingual,
    /// What stands above the first question.
    pub intro: Bilingual,
    /// Whether it is offered.
    pub state: State,
    /// When it was made.
    pub made: i64,
    /// When it last changed.
    pub changed: i64,
    /// By whom it was made.
    pub made_by: Option<i64>,
}

/// A question by its key, in a version.
pub type Asked = (String, i64);

macro_rules! columns {
    () => {
        "id, community_id, title_en, title_fr, intro_en, intro_fr, state, made, changed, made_by"
    };
}

statements! {
    INSERT = concat!("INSERT INTO questionnaire (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    UPDATE = "UPDATE questionnaire SET title_en = $2, title_fr = $3, intro_en = $4, intro_fr = $5, state = $6, changed = $7
        WHERE id = $1";
    BY_ID = concat!("SELECT ", columns!(), " FROM questionnaire WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM questionnaire WHERE id = $1 FOR UPDATE");
    OF_COMMUNITY = concat!("SELECT ", columns!(), " FROM questionnaire WHERE community_id = $1 ORDER BY id DESC");
    CLEAR = "DELETE FROM questionnaire_item WHERE questionnaire_id = $1";
    ADD = "INSERT INTO questionnaire_item (questionnaire_id, position, item_key, item_version) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING";
    ITEMS = "SELECT item_key, item_version FROM questionnaire_item WHERE questionnaire_id = $1 ORDER BY position";
}

/// Adds a questionnaire.
pub fn insert(tx: &mut Tx, one: &Questionnaire) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            one.id,
            one.community_id,
            one.title.en.as_str(),
            one.title.fr.as_str(),
            one.intro.en.as_str(),
            one.intro.fr.as_str(),
            one.state,
            one.made,
            one.changed,
            one.made_by
        ],
    )?;
    Ok(())
}

/// Keeps its words and its state as they are now.
pub fn update(tx: &mut Tx, one: &Questionnaire) -> Result<()> {
    tx.execute(
        UPDATE,
        params![
            one.id,
            one.title.en.as_str(),
            one.title.fr.as_str(),
            one.intro.en.as_str(),
            one.intro.fr.as_str(),
            one.state,
            one.changed
        ],
    )?;
    Ok(())
}

/// The questionnaire with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Questionnaire>> {
    tx.row(BY_ID, params![id], read)
}

/// The same, and others who would change it wait until this transaction ends.
pub fn lock(tx: &mut Tx, id: i64) -> Result<Option<Questionnaire>> {
    tx.row(LOCK, params![id], read)
}

/// Those of a community, the newest first.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Questionnaire>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// Asks these questions, in this order; a key that comes twice is asked once.
pub fn set_items(tx: &mut Tx, id: i64, items: &[Asked]) -> Result<()> {
    tx.execute(CLEAR, params![id])?;
    for (position, (key, version)) in (1_i64..).zip(items) {
        tx.execute(ADD, params![id, position, key.as_str(), *version])?;
    }
    Ok(())
}

/// Its questions, in order.
pub fn items(tx: &mut Tx, id: i64) -> Result<Vec<Asked>> {
    tx.rows(ITEMS, params![id], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn read(row: &Row) -> Result<Questionnaire> {
    Ok(Questionnaire {
        id: row.get(0)?,
        community_id: row.get(1)?,
        title: Bilingual { en: row.get(2)?, fr: row.get(3)? },
        intro: Bilingual { en: row.get(4)?, fr: row.get(5)? },
        state: State::read(row, 6)?,
        made: row.get(7)?,
        changed: row.get(8)?,
        made_by: row.get(9)?,
    })
}
