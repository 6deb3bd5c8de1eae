//! A statement in the other language, and who put it there.

use crate::words::Language;
use crate::{Result, Row, Tx, params, search, statements};

/// A statement in the other language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// Where.
    pub conversation_id: i64,
    /// Of which statement.
    pub statement_id: i64,
    /// Into which language.
    pub language: Language,
    /// What it says.
    pub text: String,
    /// The edition that was translated; stale when the statement's is larger.
    pub of_edition: i64,
    /// Who translated, in words, shown on the page.
    pub translator: String,
    /// Their account, if they have one.
    pub person_id: Option<i64>,
    /// When.
    pub made: i64,
}

statements! {
    PUT = "INSERT INTO translation (conversation_id, statement_id, language, text, of_edition, translator, person_id, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (conversation_id, statement_id, language) DO UPDATE SET text = excluded.text,
            of_edition = excluded.of_edition, translator = excluded.translator, person_id = excluded.person_id,
            made = excluded.made";
    ALL = "SELECT conversation_id, statement_id, language, text, of_edition, translator, person_id, made
        FROM translation WHERE conversation_id = $1 ORDER BY statement_id, language";
    OF_STATEMENT = "SELECT conversation_id, statement_id, language, text, of_edition, translator, person_id, made
        FROM translation WHERE conversation_id = $1 AND statement_id = $2 ORDER BY language";
    DELETE = "DELETE FROM translation WHERE conversation_id = $1 AND statement_id = $2 AND language = $3";
}

/// Writes a translation, in the place of any other into that language.
pub fn put(tx: &mut Tx, translation: &Translation) -> Result<()> {
    tx.execute(
        PUT,
        params![
            translation.conversation_id,
            translation.statement_id,
            translation.language,
            translation.text.as_str(),
            translation.of_edition,
            translation.translator.as_str(),
            translation.person_id,
            translation.made
        ],
    )?;
    search::touch(tx, search::Kind::Statement, translation.conversation_id, translation.statement_id)
}

/// Every translation of a conversation's statements, by statement.
pub fn all(tx: &mut Tx, conversation_id: i64) -> Result<Vec<Translation>> {
    tx.rows(ALL, params![conversation_id], read)
}

/// The translations of one statement.
pub fn of_statement(tx: &mut Tx, conversation_id: i64, statement_id: i64) -> Result<Vec<Translation>> {
    tx.rows(OF_STATEMENT, params![conversation_id, statement_id], read)
}

/// Removes a translation; false if there is none.
pub fn delete(tx: &mut Tx, conversation_id: i64, statement_id: i64, language: Language) -> Result<bool> {
    search::touch(tx, search::Kind::Statement, conversation_id, statement_id)?;
    Ok(tx.execute(DELETE, params![conversation_id, statement_id, language])? > 0)
}

fn read(row: &Row) -> Result<Translation> {
    Ok(Translation {
        conversation_id: row.get(0)?,
        statement_id: row.get(1)?,
        language: Language::read(row, 2)?,
        text: row.get(3)?,
        of_edition: row.get(4)?,
        translator: row.get(5)?,
        person_id: row.get(6)?,
        made: row.get(7)?,
    })
}
