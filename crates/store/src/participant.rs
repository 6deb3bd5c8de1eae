//! A voice in one conversation.

use crate::words::words;
use crate::{Result, Row, Tx, Value, params, statements};

words! {
    /// How a voice came in.
    Origin {
        /// Through a page of ours.
        Web = "web",
        /// On a paper ballot.
        Paper = "paper",
        /// In a Polis export.
        Polis = "polis",
        /// Made up, to show what Perron does.
        Sample = "sample",
    }
}

/// A voice in one conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Where.
    pub conversation_id: i64,
    /// Who, within the conversation; for a voice from the web it follows from the holder.
    pub id: i64,
    /// `g…` a guest cookie, `p…` a person; `None`: paper, import, sample, or answers that were erased.
    pub holder: Option<String>,
    /// Number in the export it came from.
    pub outside_id: Option<i64>,
    /// How it came in.
    pub origin: Origin,
    /// When.
    pub made: i64,
}

statements! {
    KEEP = "INSERT INTO participant (conversation_id, id, holder, outside_id, origin, made)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    INSERT = "INSERT INTO participant (conversation_id, id, holder, outside_id, origin, made)
        VALUES ($1, $2, $3, $4, $5, $6)";
    INSERT_MANY = crate::chunk::chunk!("INSERT INTO participant (conversation_id, id, holder, outside_id, origin, made) VALUES ", 6);
    BY_ID = "SELECT conversation_id, id, holder, outside_id, origin, made
        FROM participant WHERE conversation_id = $1 AND id = $2";
    PAGE = "SELECT conversation_id, id, holder, outside_id, origin, made
        FROM participant WHERE conversation_id = $1 AND id > $2 ORDER BY id LIMIT $3";
    COUNT = "SELECT origin, count(*) FROM participant WHERE conversation_id = $1 GROUP BY origin ORDER BY origin";
    OF_HOLDER = "SELECT conversation_id, id, holder, outside_id, origin, made
        FROM participant WHERE conversation_id = $1 AND holder = $2";
    // One look a conversation, by the index; a holder alone would mean reading every participant there is.
    CLAIM = "UPDATE participant SET holder = $1
        WHERE holder = $2 AND conversation_id IN (SELECT id FROM conversation)
            AND NOT EXISTS (SELECT 1 FROM participant own
                WHERE own.conversation_id = participant.conversation_id AND own.holder = $1)";
    LET_GUESTS_GO = "UPDATE participant SET holder = NULL WHERE holder LIKE 'g%' AND made < $1";
    LET_GO = "UPDATE participant SET holder = NULL WHERE conversation_id = $1 AND id = $2";
    DELETE = "DELETE FROM participant WHERE conversation_id = $1 AND id = $2";
}

/// Adds a voice unless it is there: the first vote of a guest makes them a participant.
pub fn keep(tx: &mut Tx, participant: &Participant) -> Result<()> {
    tx.execute(KEEP, &values(participant))?;
    Ok(())
}

/// Adds many voices that are not there yet.
pub fn insert_many(tx: &mut Tx, participants: &[Participant]) -> Result<()> {
    crate::chunk::insert(tx, (INSERT_MANY, INSERT), participants, values)
}

/// The voice with this id.
pub fn by_id(tx: &mut Tx, conversation_id: i64, id: i64) -> Result<Option<Participant>> {
    tx.row(BY_ID, params![conversation_id, id], read)
}

/// The next voices after an id, in order of id; `after` is `i64::MIN` for the first page.
pub fn page(tx: &mut Tx, conversation_id: i64, after: i64, limit: i64) -> Result<Vec<Participant>> {
    tx.rows(PAGE, params![conversation_id, after, limit], read)
}

/// How many voices came in which way.
pub fn count(tx: &mut Tx, conversation_id: i64) -> Result<Vec<(Origin, i64)>> {
    tx.rows(COUNT, params![conversation_id], |row| Ok((Origin::read(row, 0)?, row.get(1)?)))
}

/// The voice of a holder. A person's may have another id than follows from the holder: they took it over as a guest.
pub fn of_holder(tx: &mut Tx, conversation_id: i64, holder: &str) -> Result<Option<Participant>> {
    tx.row(OF_HOLDER, params![conversation_id, holder], read)
}

/// Gives the voices of one holder to another, in every conversation where the other has none; returns how many.
pub fn claim(tx: &mut Tx, from: &str, to: &str) -> Result<u64> {
    tx.execute(CLAIM, params![to, from])
}

/// Cuts the tie of guests who came before a time, whose cookies are no more; returns how many.
pub fn let_guests_go(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(LET_GUESTS_GO, params![before])
}

/// Cuts the tie between a voice and who holds it.
pub fn let_go(tx: &mut Tx, conversation_id: i64, id: i64) -> Result<()> {
    tx.execute(LET_GO, params![conversation_id, id])?;
    Ok(())
}

/// Removes a voice; its votes must be gone.
pub fn delete(tx: &mut Tx, conversation_id: i64, id: i64) -> Result<()> {
    tx.execute(DELETE, params![conversation_id, id])?;
    Ok(())
}

fn values(participant: &Participant) -> [Value; 6] {
    [
        participant.conversation_id.into(),
        participant.id.into(),
        participant.holder.as_deref().into(),
        participant.outside_id.into(),
        participant.origin.into(),
        participant.made.into(),
    ]
}

fn read(row: &Row) -> Result<Participant> {
    Ok(Participant {
        conversation_id: row.get(0)?,
        id: row.get(1)?,
        holder: row.get(2)?,
        outside_id: row.get(3)?,
        origin: Origin::read(row, 4)?,
        made: row.get(5)?,
    })
}
