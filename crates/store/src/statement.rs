//! A short answer to a conversation's question, to agree or disagree with.

use crate::words::{Language, words};
use crate::{Result, Row, Tx, Value, params, search, statements};

words! {
    /// Whether people vote on it.
    State {
        /// Waits for a moderator.
        Pending = "pending",
        /// People vote on it.
        Accepted = "accepted",
        /// A moderator refused it, with a reason.
        Rejected = "rejected",
        /// Its author took it back.
        Withdrawn = "withdrawn",
        /// Says the same as another, which goes on for both.
        Merged = "merged",
    }

    /// How it came in.
    Origin {
        /// Given by the convener.
        Seed = "seed",
        /// Added by a participant on a page of ours.
        Web = "web",
        /// Written on a paper ballot.
        Paper = "paper",
        /// In a Polis export.
        Polis = "polis",
        /// Made up, to show what Perron does.
        Sample = "sample",
    }
}

/// A short answer to agree or disagree with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Where.
    pub conversation_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// 1, 2, 3 … within the conversation; printed on ballots. Whatever [`insert`] is given here, it gives the next.
    pub number: i64,
    /// Number in the export it came from.
    pub outside_id: Option<i64>,
    /// Whose it is; `None`: given by the convener.
    pub participant_id: Option<i64>,
    /// What it says.
    pub text: String,
    /// What it says it in; `None`: another language, or not known.
    pub language: Option<Language>,
    /// Grows with every change of the text; makes translations stale.
    pub edition: i64,
    /// Whether people vote on it.
    pub state: State,
    /// Which one goes on for it.
    pub merged_into: Option<i64>,
    /// About the conversation itself: shown, kept out of the map.
    pub meta: bool,
    /// How it came in.
    pub origin: Origin,
    /// When.
    pub made: i64,
}

statements! {
    INSERT = "INSERT INTO statement (conversation_id, id, outside_id, participant_id, text, language, edition, state,
            merged_into, meta, origin, made, number)
        SELECT cast($1 AS BIGINT), cast($2 AS BIGINT), cast($3 AS BIGINT), cast($4 AS BIGINT), cast($5 AS TEXT),
            cast($6 AS TEXT), cast($7 AS BIGINT), cast($8 AS TEXT), cast($9 AS BIGINT), cast($10 AS BOOLEAN),
            cast($11 AS TEXT), cast($12 AS BIGINT), coalesce(max(number), 0) + 1
        FROM statement WHERE conversation_id = $1
        RETURNING number";
    NUMBERED = "INSERT INTO statement (conversation_id, id, number, outside_id, participant_id, text, language, edition,
            state, merged_into, meta, origin, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    NUMBERED_MANY = crate::chunk::chunk!("INSERT INTO statement (conversation_id, id, number, outside_id, participant_id, text, language, edition, state, merged_into, meta, origin, made) VALUES ", 13);
    BY_ID = "SELECT conversation_id, id, number, outside_id, participant_id, text, language, edition, state,
            merged_into, meta, origin, made
        FROM statement WHERE conversation_id = $1 AND id = $2";
    ALL = "SELECT conversation_id, id, number, outside_id, participant_id, text, language, edition, state,
            merged_into, meta, origin, made
        FROM statement WHERE conversation_id = $1 ORDER BY number";
    IN_STATE = "SELECT conversation_id, id, number, outside_id, participant_id, text, language, edition, state,
            merged_into, meta, origin, made
        FROM statement WHERE conversation_id = $1 AND state = $2 AND number > $3 ORDER BY number LIMIT $4";
    OF_PARTICIPANT = "SELECT conversation_id, id, number, outside_id, participant_id, text, language, edition, state,
            merged_into, meta, origin, made
        FROM statement WHERE conversation_id = $1 AND participant_id = $2 ORDER BY number DESC";
    COUNT = "SELECT state, count(*) FROM statement WHERE conversation_id = $1 GROUP BY state ORDER BY state";
    COUNT_OF = "SELECT count(*) FROM statement WHERE conversation_id = $1 AND participant_id = $2 AND made > $3";
    SET_STATE = "UPDATE statement SET state = $1, merged_into = $2 WHERE conversation_id = $3 AND id = $4";
    SET_TEXT = "UPDATE statement SET text = $1, language = $2, edition = edition + 1
        WHERE conversation_id = $3 AND id = $4";
    SET_META = "UPDATE statement SET meta = $1 WHERE conversation_id = $2 AND id = $3";
}

/// Adds a statement under the next number, which is returned. [`crate::conversation::touch`] comes first.
pub fn insert(tx: &mut Tx, statement: &Statement) -> Result<i64> {
    let number = tx.row(
        INSERT,
        params![
            statement.conversation_id,
            statement.id,
            statement.outside_id,
            statement.participant_id,
            statement.text.as_str(),
            statement.language.map(Language::word),
            statement.edition,
            statement.state,
            statement.merged_into,
            statement.meta,
            statement.origin,
            statement.made
        ],
        |row| row.get(0),
    )?;
    search::touch(tx, search::Kind::Statement, statement.conversation_id, statement.id)?;
    number.ok_or(crate::Error::ForeignKey)
}

/// Adds many statements under the numbers they carry.
pub fn insert_many(tx: &mut Tx, statements: &[Statement]) -> Result<()> {
    crate::chunk::insert(tx, (NUMBERED_MANY, NUMBERED), statements, values)?;
    let entry = |one: &Statement| search::Entry {
        id: one.id,
        kind: search::Kind::Statement,
        within: one.conversation_id,
    };
    search::touch_new(tx, &statements.iter().map(entry).collect::<Vec<_>>())
}

/// The statement with this id.
pub fn by_id(tx: &mut Tx, conversation_id: i64, id: i64) -> Result<Option<Statement>> {
    tx.row(BY_ID, params![conversation_id, id], read)
}

/// Every statement, by number.
pub fn all(tx: &mut Tx, conversation_id: i64) -> Result<Vec<Statement>> {
    tx.rows(ALL, params![conversation_id], read)
}

/// The next statements in a state after a number, by number.
pub fn in_state(
    tx: &mut Tx,
    conversation_id: i64,
    state: State,
    after: i64,
    limit: i64,
) -> Result<Vec<Statement>> {
    tx.rows(IN_STATE, params![conversation_id, state, after, limit], read)
}

/// A participant's own statements, newest first.
pub fn of_participant(tx: &mut Tx, conversation_id: i64, participant_id: i64) -> Result<Vec<Statement>> {
    tx.rows(OF_PARTICIPANT, params![conversation_id, participant_id], read)
}

/// How many statements are in which state.
pub fn count(tx: &mut Tx, conversation_id: i64) -> Result<Vec<(State, i64)>> {
    tx.rows(COUNT, params![conversation_id], |row| Ok((State::read(row, 0)?, row.get(1)?)))
}

/// How many statements a participant added after a time: a limit against flooding the queue.
pub fn added_since(tx: &mut Tx, conversation_id: i64, participant_id: i64, after: i64) -> Result<i64> {
    let count = tx.row(COUNT_OF, params![conversation_id, participant_id, after], |row| row.get(0))?;
    Ok(count.unwrap_or(0))
}

/// Changes the state; `merged_into` is given when it becomes `Merged`, and forgotten otherwise.
pub fn set_state(tx: &mut Tx, statement: (i64, i64), state: State, merged_into: Option<i64>) -> Result<bool> {
    let (conversation_id, id) = statement;
    search::touch(tx, search::Kind::Statement, conversation_id, id)?;
    Ok(tx.execute(SET_STATE, params![state, merged_into, conversation_id, id])? > 0)
}

/// Changes the text, which begins a new edition; votes stay, translations become stale.
pub fn set_text(tx: &mut Tx, statement: (i64, i64), text: &str, language: Option<Language>) -> Result<bool> {
    let (conversation_id, id) = statement;
    search::touch(tx, search::Kind::Statement, conversation_id, id)?;
    Ok(tx.execute(SET_TEXT, params![text, language.map(Language::word), conversation_id, id])? > 0)
}

/// Says whether it is about the conversation itself.
pub fn set_meta(tx: &mut Tx, statement: (i64, i64), meta: bool) -> Result<bool> {
    let (conversation_id, id) = statement;
    Ok(tx.execute(SET_META, params![meta, conversation_id, id])? > 0)
}

fn values(statement: &Statement) -> [Value; 13] {
    [
        statement.conversation_id.into(),
        statement.id.into(),
        statement.number.into(),
        statement.outside_id.into(),
        statement.participant_id.into(),
        statement.text.as_str().into(),
        statement.language.map(Language::word).into(),
        statement.edition.into(),
        statement.state.into(),
        statement.merged_into.into(),
        statement.meta.into(),
        statement.origin.into(),
        statement.made.into(),
    ]
}

fn read(row: &Row) -> Result<Statement> {
    Ok(Statement {
        conversation_id: row.get(0)?,
        id: row.get(1)?,
        number: row.get(2)?,
        outside_id: row.get(3)?,
        participant_id: row.get(4)?,
        text: row.get(5)?,
        language: Language::read_known(row, 6)?,
        edition: row.get(7)?,
        state: State::read(row, 8)?,
        merged_into: row.get(9)?,
        meta: row.get(10)?,
        origin: Origin::read(row, 11)?,
        made: row.get(12)?,
    })
}
