//! A question open to everybody, answered by votes on short statements.

use crate::words::{Bilingual, words};
use crate::{Result, Row, Tx, params, search, statements};

words! {
    /// When statements of participants are read by a moderator.
    Moderation {
        /// Before others see them.
        Before = "before",
        /// Others see them at once; a moderator may take them out.
        After = "after",
    }

    /// Who may add statements.
    Adding {
        /// Whoever takes part.
        Everyone = "everyone",
        /// Moderators only.
        Moderators = "moderators",
    }

    /// What a person decided; the opening and closing times narrow `Open` further.
    State {
        /// Being written; only moderators see it.
        Draft = "draft",
        /// People vote, between the two times if they are given.
        Open = "open",
        /// Nobody votes any more.
        Closed = "closed",
    }

    /// Where something came from.
    Origin {
        /// Made here.
        Own = "own",
        /// Brought from a Polis export.
        Polis = "polis",
        /// Made up, to show what Perron does.
        Sample = "sample",
    }
}

/// A question open to everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// Time-ordered.
    pub id: i64,
    /// What is asked.
    pub question: Bilingual,
    /// What one should know first.
    pub background: Bilingual,
    /// When voting begins; `None`: when a person opens it.
    pub opens: Option<i64>,
    /// When voting ends; `None`: when a person closes it.
    pub closes: Option<i64>,
    /// IANA name of the zone in which the two times were given.
    pub zone: String,
    /// When statements are read by a moderator.
    pub moderation: Moderation,
    /// Who may add statements.
    pub adding: Adding,
    /// What a person decided.
    pub state: State,
    /// When a person signed the results off.
    pub published: Option<i64>,
    /// Where it came from.
    pub origin: Origin,
    /// Grows with every change to the conversation or its statements.
    pub version: i64,
    /// When it was made.
    pub made: i64,
    /// Who made it.
    pub made_by: Option<i64>,
}

/// A conversation in a list, with how much there is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The conversation.
    pub conversation: Conversation,
    /// How many people take or took part.
    pub participants: i64,
    /// How many statements can be voted on.
    pub statements: i64,
    /// How many statements wait for a moderator.
    pub pending: i64,
}

statements! {
    INSERT = "INSERT INTO conversation (id, question_en, question_fr, background_en, background_fr, opens, closes, zone,
            moderation, adding, state, published, origin, version, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    BY_ID = "SELECT id, question_en, question_fr, background_en, background_fr, opens, closes, zone,
            moderation, adding, state, published, origin, version, made, made_by
        FROM conversation WHERE id = $1";
    // Drafts are for moderators: the second parameter says whether to show them.
    PAGE = "SELECT id, question_en, question_fr, background_en, background_fr, opens, closes, zone,
            moderation, adding, state, published, origin, version, made, made_by,
            (SELECT count(*) FROM participant p WHERE p.conversation_id = c.id),
            (SELECT count(*) FROM statement s WHERE s.conversation_id = c.id AND s.state = 'accepted'),
            (SELECT count(*) FROM statement s WHERE s.conversation_id = c.id AND s.state = 'pending')
        FROM conversation c WHERE id < $1 AND (state <> 'draft' OR $2) ORDER BY id DESC LIMIT $3";
    LISTED = "SELECT id, question_en, question_fr, background_en, background_fr, opens, closes, zone,
            moderation, adding, state, published, origin, version, made, made_by,
            (SELECT count(*) FROM participant p WHERE p.conversation_id = c.id),
            (SELECT count(*) FROM statement s WHERE s.conversation_id = c.id AND s.state = 'accepted'),
            (SELECT count(*) FROM statement s WHERE s.conversation_id = c.id AND s.state = 'pending')
        FROM conversation c WHERE id = $1";
    IDS = "SELECT id FROM conversation ORDER BY id";
    UPDATE = "UPDATE conversation SET question_en = $1, question_fr = $2, background_en = $3, background_fr = $4,
            opens = $5, closes = $6, zone = $7, moderation = $8, adding = $9, version = version + 1
        WHERE id = $10";
    SET_STATE = "UPDATE conversation SET state = $1, published = $2, opens = $3, closes = $4, version = version + 1
        WHERE id = $5";
    TOUCH = "UPDATE conversation SET version = version + 1 WHERE id = $1 RETURNING version";
    DELETE = "DELETE FROM conversation WHERE id = $1";
    DELETE_VOTES = "DELETE FROM vote WHERE conversation_id = $1";
}

/// Adds a conversation.
pub fn insert(tx: &mut Tx, conversation: &Conversation) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            conversation.id,
            conversation.question.en.as_str(),
            conversation.question.fr.as_str(),
            conversation.background.en.as_str(),
            conversation.background.fr.as_str(),
            conversation.opens,
            conversation.closes,
            conversation.zone.as_str(),
            conversation.moderation,
            conversation.adding,
            conversation.state,
            conversation.published,
            conversation.origin,
            conversation.version,
            conversation.made,
            conversation.made_by
        ],
    )?;
    search::touch(tx, search::Kind::Conversation, 0, conversation.id)
}

/// The conversation with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Conversation>> {
    tx.row(BY_ID, params![id], read)
}

/// The next conversations made before one, newest first; `before` is `i64::MAX` for the first page.
pub fn page(tx: &mut Tx, before: i64, drafts: bool, limit: i64) -> Result<Vec<Listed>> {
    tx.rows(PAGE, params![before, drafts, limit], read_listed)
}

/// One conversation, with how much there is in it.
pub fn listed(tx: &mut Tx, id: i64) -> Result<Option<Listed>> {
    tx.row(LISTED, params![id], read_listed)
}

/// Every conversation's id, oldest first.
pub fn ids(tx: &mut Tx) -> Result<Vec<i64>> {
    tx.rows(IDS, params![], |row| row.get(0))
}

/// Writes what the form of a conversation asks: its texts, times and rules. State, origin and maker stay.
pub fn update(tx: &mut Tx, conversation: &Conversation) -> Result<()> {
    tx.execute(
        UPDATE,
        params![
            conversation.question.en.as_str(),
            conversation.question.fr.as_str(),
            conversation.background.en.as_str(),
            conversation.background.fr.as_str(),
            conversation.opens,
            conversation.closes,
            conversation.zone.as_str(),
            conversation.moderation,
            conversation.adding,
            conversation.id
        ],
    )?;
    touch_all(tx, conversation.id)
}

/// Writes what opening, closing and publishing change: state, sign-off and the two times.
pub fn set_state(tx: &mut Tx, conversation: &Conversation) -> Result<()> {
    tx.execute(
        SET_STATE,
        params![
            conversation.state,
            conversation.published,
            conversation.opens,
            conversation.closes,
            conversation.id
        ],
    )?;
    touch_all(tx, conversation.id)
}

/// The search reads it again, with its statements.
fn touch_all(tx: &mut Tx, id: i64) -> Result<()> {
    search::touch(tx, search::Kind::Conversation, 0, id)?;
    search::touch_within(tx, search::Kind::Statement, id)
}

/// Says that a statement changed; returns the new version.
///
/// Comes first in every transaction that changes statements: on PostgreSQL it makes others that do so wait their
/// turn, so that no two statements get the same number.
pub fn touch(tx: &mut Tx, id: i64) -> Result<i64> {
    tx.row(TOUCH, params![id], |row| row.get(0))?.ok_or(crate::Error::ForeignKey)
}

/// Removes a conversation and everything in it.
pub fn delete(tx: &mut Tx, id: i64) -> Result<bool> {
    touch_all(tx, id)?;
    tx.execute(DELETE_VOTES, params![id])?;
    crate::holding::forget(tx, crate::holding::Kind::Conversation, id)?;
    Ok(tx.execute(DELETE, params![id])? > 0)
}

fn read_listed(row: &Row) -> Result<Listed> {
    Ok(Listed {
        conversation: read(row)?,
        participants: row.get(16)?,
        statements: row.get(17)?,
        pending: row.get(18)?,
    })
}

fn read(row: &Row) -> Result<Conversation> {
    Ok(Conversation {
        id: row.get(0)?,
        question: Bilingual { en: row.get(1)?, fr: row.get(2)? },
        background: Bilingual { en: row.get(3)?, fr: row.get(4)? },
        opens: row.get(5)?,
        closes: row.get(6)?,
        zone: row.get(7)?,
        moderation: Moderation::read(row, 8)?,
        adding: Adding::read(row, 9)?,
        state: State::read(row, 10)?,
        published: row.get(11)?,
        origin: Origin::read(row, 12)?,
        version: row.get(13)?,
        made: row.get(14)?,
        made_by: row.get(15)?,
    })
}
