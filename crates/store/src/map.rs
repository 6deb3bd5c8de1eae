//! The last result of each method on a conversation, and which input it stands for.

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// How the map was made.
    Method {
        /// Our own.
        Perron = "perron",
        /// The published Polis mathematics.
        Polis = "polis",
    }
}

/// The last result of one method on a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// Of which conversation.
    pub conversation_id: i64,
    /// By which method.
    pub method: Method,
    /// The newest vote it has seen.
    pub last_event: i64,
    /// Version of the conversation it was made with.
    pub version: i64,
    /// What its random draws came from.
    pub seed: i64,
    /// Name and version of the engine.
    pub program: String,
    /// JSON, without the participants.
    pub result: String,
    /// When it was made.
    pub made: i64,
}

statements! {
    PUT = "INSERT INTO map (conversation_id, method, last_event, version, seed, program, result, made, participants)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (conversation_id, method) DO UPDATE SET last_event = excluded.last_event,
            version = excluded.version, seed = excluded.seed, program = excluded.program, result = excluded.result,
            made = excluded.made, participants = excluded.participants";
    GET = "SELECT conversation_id, method, last_event, version, seed, program, result, made
        FROM map WHERE conversation_id = $1 AND method = $2";
    STANDS_FOR = "SELECT last_event, version FROM map WHERE conversation_id = $1 AND method = $2";
    PARTICIPANTS = "SELECT participants FROM map WHERE conversation_id = $1 AND method = $2";
}

/// Keeps a result in the place of the one before; `participants` is JSON: where each stands.
pub fn put(tx: &mut Tx, map: &Map, participants: &str) -> Result<()> {
    tx.execute(
        PUT,
        params![
            map.conversation_id,
            map.method,
            map.last_event,
            map.version,
            map.seed,
            map.program.as_str(),
            map.result.as_str(),
            map.made,
            participants
        ],
    )?;
    Ok(())
}

/// The last result.
pub fn get(tx: &mut Tx, conversation_id: i64, method: Method) -> Result<Option<Map>> {
    tx.row(GET, params![conversation_id, method], read)
}

/// Newest vote and version that the last result stands for: whether there is anything to do.
pub fn stands_for(tx: &mut Tx, conversation_id: i64, method: Method) -> Result<Option<(i64, i64)>> {
    tx.row(STANDS_FOR, params![conversation_id, method], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Where each participant stands in the last result: JSON, up to some megabytes.
pub fn participants(tx: &mut Tx, conversation_id: i64, method: Method) -> Result<Option<String>> {
    tx.row(PARTICIPANTS, params![conversation_id, method], |row| row.get(0))
}

fn read(row: &Row) -> Result<Map> {
    Ok(Map {
        conversation_id: row.get(0)?,
        method: Method::read(row, 1)?,
        last_event: row.get(2)?,
        version: row.get(3)?,
        seed: row.get(4)?,
        program: row.get(5)?,
        result: row.get(6)?,
        made: row.get(7)?,
    })
}
