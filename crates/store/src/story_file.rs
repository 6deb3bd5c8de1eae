//! Recordings and photos of stories. A row says that the file belongs; the file itself lies in the data folder, under a
//! name that nobody else chose, and is whole before its row is written.

use crate::words::words;
use crate::{Result, Row, Tx, Value, params, search, statements};

words! {
    /// What a file is to its story.
    Part {
        /// Somebody's voice.
        Sound = "sound",
        /// A picture.
        Photo = "photo",
    }

    /// Who typed what a recording says, or what a photo shows.
    Typist {
        /// Whose story it is.
        Owner = "owner",
        /// Somebody who looks after the stories.
        Helper = "helper",
    }
}

/// A file of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryFile {
    /// Whose.
    pub story_id: i64,
    /// As what.
    pub part: Part,
    /// Its name in the folder.
    pub name: String,
    /// `webm`, `ogg`, `mp4`, `mp3`, `jpeg`.
    pub format: String,
    /// How large it is.
    pub bytes: i64,
    /// What the recording says, empty until somebody typed it; what the photo shows.
    pub words: String,
    /// Who typed that.
    pub typed_by: Option<Typist>,
    /// When.
    pub made: i64,
}

/// Stories asked about at once.
pub const MANY: usize = 20;

statements! {
    PUT = "INSERT INTO story_file (story_id, part, name, format, bytes, words, typed_by, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (story_id, part) DO UPDATE SET name = excluded.name, format = excluded.format,
            bytes = excluded.bytes, words = excluded.words, typed_by = excluded.typed_by, made = excluded.made";
    OF = "SELECT story_id, part, name, format, bytes, words, typed_by, made FROM story_file
        WHERE story_id = $1 ORDER BY part DESC";
    OF_OWNER = "SELECT f.story_id, f.part, f.name, f.format, f.bytes, f.words, f.typed_by, f.made
        FROM story s JOIN story_file f ON f.story_id = s.id WHERE s.owner = $1 ORDER BY f.story_id, f.part DESC";
    OF_MANY = "SELECT story_id, part, name, format, bytes, words, typed_by, made FROM story_file
        WHERE story_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        ORDER BY story_id, part DESC";
    TYPE = "UPDATE story_file SET words = $1, typed_by = $2 WHERE story_id = $3 AND part = $4";
    REMOVE = "DELETE FROM story_file WHERE story_id = $1 AND part = $2";
    NAMES = "SELECT name FROM story_file ORDER BY name";
}

/// Keeps a file's row, in place of that of an older file of the same part.
pub fn put(tx: &mut Tx, file: &StoryFile) -> Result<()> {
    tx.execute(
        PUT,
        params![
            file.story_id,
            file.part,
            file.name.as_str(),
            file.format.as_str(),
            file.bytes,
            file.words.as_str(),
            file.typed_by.map(Typist::word),
            file.made
        ],
    )?;
    search::touch(tx, search::Kind::Story, 0, file.story_id)
}

/// Everything beside somebody's stories.
pub fn of_owner(tx: &mut Tx, owner: &str) -> Result<Vec<StoryFile>> {
    tx.rows(OF_OWNER, params![owner], read)
}

/// The files of a story, the recording first.
pub fn of(tx: &mut Tx, story_id: i64) -> Result<Vec<StoryFile>> {
    tx.rows(OF, params![story_id], read)
}

/// The files of up to [`MANY`] stories.
pub fn of_many(tx: &mut Tx, story_ids: &[i64]) -> Result<Vec<StoryFile>> {
    tx.rows(OF_MANY, &many(story_ids), read)
}

/// Parameters for [`MANY`] stories; no story has the number 0.
pub(crate) fn many(story_ids: &[i64]) -> Vec<Value> {
    (0..MANY).map(|index| Value::from(story_ids.get(index).copied().unwrap_or(0))).collect()
}

/// Somebody typed what a file says or shows; false if there is no such file.
pub fn set_words(tx: &mut Tx, story_id: i64, part: Part, words: &str, typed_by: Typist) -> Result<bool> {
    search::touch(tx, search::Kind::Story, 0, story_id)?;
    Ok(tx.execute(TYPE, params![words, typed_by, story_id, part])? > 0)
}

/// Removes a file's row.
pub fn remove(tx: &mut Tx, story_id: i64, part: Part) -> Result<bool> {
    search::touch(tx, search::Kind::Story, 0, story_id)?;
    Ok(tx.execute(REMOVE, params![story_id, part])? > 0)
}

/// The names of all files, in order.
pub fn names(tx: &mut Tx) -> Result<Vec<String>> {
    tx.rows(NAMES, &[], |row| row.get(0))
}

fn read(row: &Row) -> Result<StoryFile> {
    let typed_by: Option<String> = row.get(6)?;
    Ok(StoryFile {
        story_id: row.get(0)?,
        part: Part::read(row, 1)?,
        name: row.get(2)?,
        format: row.get(3)?,
        bytes: row.get(4)?,
        words: row.get(5)?,
        typed_by: typed_by.map(|_| Typist::read(row, 6)).transpose()?,
        made: row.get(7)?,
    })
}
