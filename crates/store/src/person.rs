//! Someone with an account.

use crate::words::{Language, words};
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What someone may do; each role may do all that the ones before it may.
    Role {
        /// Takes part.
        Member = "member",
        /// Makes conversations, moderates, enters ballots.
        Moderator = "moderator",
        /// Runs the server.
        Operator = "operator",
    }
}

/// Someone with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Time-ordered.
    pub id: i64,
    /// Lower case; `None` for an operator made on the command line.
    pub email: Option<String>,
    /// As they want to be called; may be empty.
    pub name: String,
    /// What we write to them in.
    pub language: Language,
    /// What they may do.
    pub role: Role,
    /// When the account was made.
    pub made: i64,
}

statements! {
    INSERT = "INSERT INTO person (id, email, name, language, role, made) VALUES ($1, $2, $3, $4, $5, $6)";
    // The update changes nothing; it is there so that the person of whoever came first is returned.
    KEEP = "INSERT INTO person (id, email, name, language, role, made) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (email) DO UPDATE SET email = excluded.email
        RETURNING id, email, name, language, role, made";
    BY_ID = "SELECT id, email, name, language, role, made FROM person WHERE id = $1";
    BY_EMAIL = "SELECT id, email, name, language, role, made FROM person WHERE email = $1";
    PAGE = "SELECT id, email, name, language, role, made FROM person WHERE id > $1 ORDER BY id LIMIT $2";
    SET_ROLE = "UPDATE person SET role = $1 WHERE id = $2";
    SET_PROFILE = "UPDATE person SET name = $1, language = $2 WHERE id = $3";
    COUNT = "SELECT count(*) FROM person WHERE role = $1";
    WITHOUT_ADDRESS = "SELECT id, email, name, language, role, made FROM person
        WHERE email IS NULL AND role = 'operator' ORDER BY id LIMIT 1";
    LOCK_OPERATORS = "SELECT id FROM person WHERE role = 'operator' ORDER BY id FOR UPDATE";
    DELETE = "DELETE FROM person WHERE id = $1";
}

/// Adds a person; a conflict if the address has an account.
pub fn insert(tx: &mut Tx, person: &Person) -> Result<()> {
    tx.execute(INSERT, &values(person))?;
    Ok(())
}

/// The account of this address: the one there is, or this one, added. The address must be given and proven.
pub fn keep(tx: &mut Tx, person: &Person) -> Result<Person> {
    let held = tx.row(KEEP, &values(person), read)?;
    Ok(held.unwrap_or_else(|| person.clone()))
}

/// The person with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Person>> {
    tx.row(BY_ID, params![id], read)
}

/// The person with this address, in lower case.
pub fn by_email(tx: &mut Tx, email: &str) -> Result<Option<Person>> {
    tx.row(BY_EMAIL, params![email], read)
}

/// The next people after an id, in order of id.
pub fn page(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<Person>> {
    tx.rows(PAGE, params![after, limit], read)
}

/// Gives a role; false if there is no such person.
pub fn set_role(tx: &mut Tx, id: i64, role: Role) -> Result<bool> {
    Ok(tx.execute(SET_ROLE, params![role, id])? > 0)
}

/// Changes name and language; false if there is no such person.
pub fn set_profile(tx: &mut Tx, id: i64, name: &str, language: Language) -> Result<bool> {
    Ok(tx.execute(SET_PROFILE, params![name, language, id])? > 0)
}

/// The operator made on the command line, whom only a link of the command line or a passkey signs in.
pub fn without_address(tx: &mut Tx) -> Result<Option<Person>> {
    tx.row(WITHOUT_ADDRESS, params![], read)
}

/// The ids of all operators, who cannot change until this transaction ends.
pub fn lock_operators(tx: &mut Tx) -> Result<Vec<i64>> {
    tx.rows(LOCK_OPERATORS, params![], |row| row.get(0))
}

/// How many have this role.
pub fn count(tx: &mut Tx, role: Role) -> Result<i64> {
    Ok(tx.row(COUNT, params![role], |row| row.get(0))?.unwrap_or(0))
}

/// Removes a person with their passkeys and devices; what they decided stays, without a name.
pub fn delete(tx: &mut Tx, id: i64) -> Result<bool> {
    Ok(tx.execute(DELETE, params![id])? > 0)
}

fn values(person: &Person) -> [crate::Value; 6] {
    [
        person.id.into(),
        person.email.as_deref().into(),
        person.name.as_str().into(),
        person.language.into(),
        person.role.into(),
        person.made.into(),
    ]
}

pub(crate) fn read(row: &Row) -> Result<Person> {
    read_at(row, 0)
}

/// Reads a person whose columns start at `first`.
pub(crate) fn read_at(row: &Row, first: usize) -> Result<Person> {
    Ok(Person {
        id: row.get(first)?,
        email: row.get(first + 1)?,
        name: row.get(first + 2)?,
        language: Language::read(row, first + 3)?,
        role: Role::read(row, first + 4)?,
        made: row.get(first + 5)?,
    })
}
