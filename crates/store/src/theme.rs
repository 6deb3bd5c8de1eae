//! Themes: what stories have in common, as stewards name it in both languages.

use crate::consent::seen_by;
use crate::story::Home;
use crate::{Bilingual, Result, Row, Tx, params, statements};

/// A theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Time-ordered.
    pub id: i64,
    /// What it is called.
    pub name: Bilingual,
}

statements! {
    KEEP = "INSERT INTO theme (id, key, name_en, name_fr, made) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (key) DO UPDATE SET name_fr = excluded.name_fr";
    BY_KEY = "SELECT id FROM theme WHERE key = $1";
    BY_ID = "SELECT id, name_en, name_fr FROM theme WHERE id = $1";
    OF_STORY = "SELECT t.id, t.name_en, t.name_fr FROM theme t JOIN story_theme s ON s.theme_id = t.id
        WHERE s.story_id = $1 ORDER BY t.id";
    /// To SQLite the cross joins say where to begin: with the few stories of a theme, or of a community.
    SEEN = concat!("SELECT t.id, t.name_en, t.name_fr FROM theme t WHERE EXISTS (SELECT 1 FROM story_theme s
            CROSS JOIN consent c LEFT JOIN community k ON k.id = c.community_id
        WHERE s.theme_id = t.id AND c.kind = 'story' AND c.record_id = s.story_id AND ", seen_by!(), "
            AND (cast($3 AS BIGINT) = 0 OR c.community_id IS NULL))
        ORDER BY t.id");
    SEEN_OF = concat!("SELECT t.id, t.name_en, t.name_fr FROM theme t WHERE t.id IN (SELECT s.theme_id FROM consent c
            CROSS JOIN story_theme s LEFT JOIN community k ON k.id = c.community_id
        WHERE c.community_id = $3 AND c.kind = 'story' AND s.story_id = c.record_id AND ", seen_by!(), ")
        ORDER BY t.id");
    OF_MANY = "SELECT s.story_id, t.id, t.name_en, t.name_fr FROM theme t JOIN story_theme s ON s.theme_id = t.id
        WHERE s.story_id IN
            ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        ORDER BY s.story_id, t.id";
    CLEAR = "DELETE FROM story_theme WHERE story_id = $1";
    GIVE = "INSERT INTO story_theme (story_id, theme_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
}

/// The theme of this key, made if it is new; one that is there takes the French name.
pub fn keep(tx: &mut Tx, theme: &Theme, key: &str, made: i64) -> Result<i64> {
    tx.execute(KEEP, params![theme.id, key, theme.name.en.as_str(), theme.name.fr.as_str(), made])?;
    Ok(tx.row(BY_KEY, params![key], |row| row.get(0))?.unwrap_or(theme.id))
}

/// The theme with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Theme>> {
    tx.row(BY_ID, params![id], |row| read(row, 0))
}

/// The themes of the stories that whoever looks may see; the word is that of `perron::consent`.
pub fn seen(tx: &mut Tx, viewer: &str, home: Home, now: i64) -> Result<Vec<Theme>> {
    let sql = if matches!(home, Home::Community(_)) { SEEN_OF } else { SEEN };
    tx.rows(sql, params![now, viewer, home.number()], |row| read(row, 0))
}

/// The themes of a story.
pub fn of_story(tx: &mut Tx, story_id: i64) -> Result<Vec<Theme>> {
    tx.rows(OF_STORY, params![story_id], |row| read(row, 0))
}

/// The themes of up to [`crate::story_file::MANY`] stories, each with the story's id.
pub fn of_many(tx: &mut Tx, story_ids: &[i64]) -> Result<Vec<(i64, Theme)>> {
    tx.rows(OF_MANY, &crate::story_file::many(story_ids), |row| Ok((row.get(0)?, read(row, 1)?)))
}

/// Gives a story these themes and no others.
pub fn set(tx: &mut Tx, story_id: i64, themes: &[i64]) -> Result<()> {
    tx.execute(CLEAR, params![story_id])?;
    for theme in themes {
        tx.execute(GIVE, params![story_id, *theme])?;
    }
    Ok(())
}

fn read(row: &Row, first: usize) -> Result<Theme> {
    let name = Bilingual { en: row.get(first + 1)?, fr: row.get(first + 2)? };
    Ok(Theme { id: row.get(first)?, name })
}
