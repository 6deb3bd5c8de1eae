//! Recordings, slides and links of a session, to look up afterwards.

use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, params, statements};

words! {
    /// What it is.
    Kind {
        /// A recording.
        Recording = "recording",
        /// Slides.
        Slides = "slides",
        /// Anything else with an address.
        Link = "link",
    }
}

/// Something to look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// Time-ordered.
    pub id: i64,
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub title: Bilingual,
    /// Where.
    pub link: String,
    /// What one types there; may be empty.
    pub passcode: String,
    /// When it was put here.
    pub made: i64,
}

statements! {
    INSERT = "INSERT INTO resource (session_id, id, kind, title_en, title_fr, link, passcode, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF = "SELECT id, kind, title_en, title_fr, link, passcode, made FROM resource WHERE session_id = $1 ORDER BY id";
    REMOVE = "DELETE FROM resource WHERE session_id = $1 AND id = $2";
}

/// Adds one.
pub fn insert(tx: &mut Tx, session_id: i64, resource: &Resource) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            session_id,
            resource.id,
            resource.kind,
            resource.title.en.as_str(),
            resource.title.fr.as_str(),
            resource.link.as_str(),
            resource.passcode.as_str(),
            resource.made
        ],
    )?;
    Ok(())
}

/// Those of a session, the first first.
pub fn of(tx: &mut Tx, session_id: i64) -> Result<Vec<Resource>> {
    tx.rows(OF, params![session_id], read)
}

/// Removes one; false if it is gone.
pub fn remove(tx: &mut Tx, session_id: i64, id: i64) -> Result<bool> {
    Ok(tx.execute(REMOVE, params![session_id, id])? > 0)
}

fn read(row: &Row) -> Result<Resource> {
    Ok(Resource {
        id: row.get(0)?,
        kind: Kind::read(row, 1)?,
        title: Bilingual { en: row.get(2)?, fr: row.get(3)? },
        link: row.get(4)?,
        passcode: row.get(5)?,
        made: row.get(6)?,
    })
}
