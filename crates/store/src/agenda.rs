//! What happens in a session, in order: the items of its agenda, and the prompts that everybody is asked.

use crate::words::Bilingual;
use crate::{Result, Row, Sql, Tx, params, statements};

/// What is asked of everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// Of which session.
    pub session_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// 1, 2, …
    pub position: i64,
    /// The question.
    pub text: Bilingual,
}

/// A part of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Of which session.
    pub session_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// 1, 2, …
    pub position: i64,
    /// What it is called.
    pub title: Bilingual,
    /// How long it takes.
    pub minutes: i64,
    /// What the facilitator alone sees.
    pub cue: Bilingual,
    /// What is asked meanwhile.
    pub prompt_id: Option<i64>,
}

statements! {
    PROMPTS = "SELECT session_id, id, position, text_en, text_fr FROM session_prompt
        WHERE session_id = $1 ORDER BY position, id";
    PUT_PROMPT = "INSERT INTO session_prompt (session_id, id, position, text_en, text_fr) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (session_id, id) DO UPDATE SET position = excluded.position, text_en = excluded.text_en,
            text_fr = excluded.text_fr";
    PLACE_PROMPT = "UPDATE session_prompt SET position = $3 WHERE session_id = $1 AND id = $2";
    REMOVE_PROMPT = "DELETE FROM session_prompt WHERE session_id = $1 AND id = $2";
    UNASK = "UPDATE session_item SET prompt_id = NULL WHERE session_id = $1 AND prompt_id = $2";
    ITEMS = "SELECT session_id, id, position, title_en, title_fr, minutes, cue_en, cue_fr, prompt_id FROM session_item
        WHERE session_id = $1 ORDER BY position, id";
    PUT_ITEM = "INSERT INTO session_item (session_id, id, position, title_en, title_fr, minutes, cue_en, cue_fr, prompt_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (session_id, id) DO UPDATE SET position = excluded.position, title_en = excluded.title_en,
            title_fr = excluded.title_fr, minutes = excluded.minutes, cue_en = excluded.cue_en, cue_fr = excluded.cue_fr,
            prompt_id = excluded.prompt_id";
    PLACE_ITEM = "UPDATE session_item SET position = $3 WHERE session_id = $1 AND id = $2";
    REMOVE_ITEM = "DELETE FROM session_item WHERE session_id = $1 AND id = $2";
}

/// The prompts of a session, in order.
pub fn prompts(tx: &mut Tx, session_id: i64) -> Result<Vec<Prompt>> {
    tx.rows(PROMPTS, params![session_id], |row| {
        Ok(Prompt {
            session_id: row.get(0)?,
            id: row.get(1)?,
            position: row.get(2)?,
            text: Bilingual { en: row.get(3)?, fr: row.get(4)? },
        })
    })
}

/// Adds a prompt, or writes one anew.
pub fn put_prompt(tx: &mut Tx, prompt: &Prompt) -> Result<()> {
    let Prompt { session_id, id, position, text } = prompt;
    tx.execute(PUT_PROMPT, params![*session_id, *id, *position, text.en.as_str(), text.fr.as_str()])?;
    Ok(())
}

/// Removes a prompt; items that asked it ask nothing.
pub fn remove_prompt(tx: &mut Tx, session_id: i64, id: i64) -> Result<bool> {
    tx.execute(UNASK, params![session_id, id])?;
    Ok(tx.execute(REMOVE_PROMPT, params![session_id, id])? > 0)
}

/// Moves a prompt one up or down; false if it stands at that end already. `session::lock` came before.
pub fn move_prompt(tx: &mut Tx, session_id: i64, id: i64, up: bool) -> Result<bool> {
    let ids: Vec<i64> = prompts(tx, session_id)?.into_iter().map(|prompt| prompt.id).collect();
    reorder(tx, PLACE_PROMPT, session_id, ids, id, up)
}

/// The items of a session, in order.
pub fn items(tx: &mut Tx, session_id: i64) -> Result<Vec<Item>> {
    tx.rows(ITEMS, params![session_id], read)
}

/// Adds an item, or writes one anew.
pub fn put_item(tx: &mut Tx, item: &Item) -> Result<()> {
    let Item { session_id, id, position, title, minutes, cue, prompt_id } = item;
    tx.execute(
        PUT_ITEM,
        params![
            *session_id,
            *id,
            *position,
            title.en.as_str(),
            title.fr.as_str(),
            *minutes,
            cue.en.as_str(),
            cue.fr.as_str(),
            *prompt_id
        ],
    )?;
    Ok(())
}

/// Removes an item.
pub fn remove_item(tx: &mut Tx, session_id: i64, id: i64) -> Result<bool> {
    Ok(tx.execute(REMOVE_ITEM, params![session_id, id])? > 0)
}

/// Moves an item one up or down; false if it stands at that end already. `session::lock` came before.
pub fn move_item(tx: &mut Tx, session_id: i64, id: i64, up: bool) -> Result<bool> {
    let ids: Vec<i64> = items(tx, session_id)?.into_iter().map(|item| item.id).collect();
    reorder(tx, PLACE_ITEM, session_id, ids, id, up)
}

fn reorder(
    tx: &mut Tx,
    place: Sql<'static>,
    session_id: i64,
    mut ids: Vec<i64>,
    id: i64,
    up: bool,
) -> Result<bool> {
    let Some(at) = ids.iter().position(|one| *one == id) else { return Ok(false) };
    let other = if up { at.checked_sub(1) } else { Some(at + 1).filter(|next| *next < ids.len()) };
    let Some(other) = other else { return Ok(false) };
    ids.swap(at, other);
    for (position, id) in (1i64..).zip(ids) {
        tx.execute(place, params![session_id, id, position])?;
    }
    Ok(true)
}

fn read(row: &Row) -> Result<Item> {
    Ok(Item {
        session_id: row.get(0)?,
        id: row.get(1)?,
        position: row.get(2)?,
        title: Bilingual { en: row.get(3)?, fr: row.get(4)? },
        minutes: row.get(5)?,
        cue: Bilingual { en: row.get(6)?, fr: row.get(7)? },
        prompt_id: row.get(8)?,
    })
}
