//! A key on someone's device that signs them in.

use crate::{Result, Row, Tx, params, statements};

/// A key on someone's device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Time-ordered.
    pub id: i64,
    /// Whose it is.
    pub person_id: i64,
    /// As its owner calls it.
    pub name: String,
    /// The authenticator's own name for it, in hexadecimal.
    pub credential_id: String,
    /// What is needed to check it: JSON of webauthn-rs.
    pub credential: String,
    /// When it was added.
    pub made: i64,
    /// When it last signed someone in.
    pub used: Option<i64>,
}

statements! {
    INSERT = "INSERT INTO passkey (id, person_id, name, credential_id, credential, made, used)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OF_PERSON = "SELECT id, person_id, name, credential_id, credential, made, used
        FROM passkey WHERE person_id = $1 ORDER BY id";
    BY_CREDENTIAL = "SELECT id, person_id, name, credential_id, credential, made, used
        FROM passkey WHERE credential_id = $1";
    USED = "UPDATE passkey SET credential = $1, used = $2 WHERE id = $3";
    DELETE = "DELETE FROM passkey WHERE person_id = $1 AND id = $2";
}

/// Adds a key; a conflict if it is there already.
pub fn insert(tx: &mut Tx, key: &Passkey) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            key.id,
            key.person_id,
            key.name.as_str(),
            key.credential_id.as_str(),
            key.credential.as_str(),
            key.made,
            key.used
        ],
    )?;
    Ok(())
}

/// A person's keys, oldest first.
pub fn of_person(tx: &mut Tx, person_id: i64) -> Result<Vec<Passkey>> {
    tx.rows(OF_PERSON, params![person_id], read)
}

/// The key that an authenticator names.
pub fn by_credential(tx: &mut Tx, credential_id: &str) -> Result<Option<Passkey>> {
    tx.row(BY_CREDENTIAL, params![credential_id], read)
}

/// Notes that a key signed someone in, with its new counter.
pub fn used(tx: &mut Tx, id: i64, credential: &str, now: i64) -> Result<()> {
    tx.execute(USED, params![credential, now, id])?;
    Ok(())
}

/// Removes a key of this person; false if it is not theirs.
pub fn delete(tx: &mut Tx, person_id: i64, id: i64) -> Result<bool> {
    Ok(tx.execute(DELETE, params![person_id, id])? > 0)
}

fn read(row: &Row) -> Result<Passkey> {
    Ok(Passkey {
        id: row.get(0)?,
        person_id: row.get(1)?,
        name: row.get(2)?,
        credential_id: row.get(3)?,
        credential: row.get(4)?,
        made: row.get(5)?,
        used: row.get(6)?,
    })
}
