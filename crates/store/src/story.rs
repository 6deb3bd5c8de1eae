//! Stories, in people's own words. Every list of them goes through the consent of their owners.

use crate::consent::{self, Consent, seen_by};
use crate::words::words;
use crate::{Language, Result, Row, Tx, params, statements};

words! {
    /// How a story came in.
    Origin {
        /// Its owner wrote it here.
        Own = "own",
        /// Made up, to show what Perron does.
        Sample = "sample",
    }
}

/// A story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Time-ordered.
    pub id: i64,
    /// `p…` a person, `g…` a guest; `None`: nobody's yet, or sample.
    pub owner: Option<String>,
    /// The question it answers, by its word.
    pub prompt: String,
    /// May be empty.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// The language it is written in.
    pub language: Language,
    /// As its owner wants to be called beside it; may be empty.
    pub name: String,
    /// How it came in.
    pub origin: Origin,
    /// When.
    pub made: i64,
}

/// Whose stories a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// All.
    Any,
    /// Given to the programme.
    Programme,
    /// Given to a community.
    Community(i64),
}

impl Home {
    /// As the statements ask for it.
    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::Any => 0,
            Self::Programme => -1,
            Self::Community(id) => id,
        }
    }
}

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Search {
    /// The moment.
    pub now: i64,
    /// Who looks, by the word that `perron::consent` has for them.
    pub viewer: &'static str,
    /// Whose stories.
    pub home: Home,
    /// Beginnings of words, made like the key; empty ones find all.
    pub words: [String; 3],
    /// With this theme.
    pub theme: Option<i64>,
    /// Older than this one; `i64::MAX` for the newest.
    pub before: i64,
    /// How many at most.
    pub limit: i64,
}

statements! {
    INSERT = "INSERT INTO story (id, owner, prompt, title, text, key, language, name, origin, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    BY_ID = "SELECT id, owner, prompt, title, text, language, name, origin, made FROM story WHERE id = $1";
    PAGE = concat!("SELECT s.id, s.owner, s.prompt, s.title, s.text, s.language, s.name, s.origin, s.made,
            c.kind, c.record_id, c.community_id, c.see, c.may_quote, c.may_name, c.may_summarise, c.may_strategy,
            c.may_institutions, c.keep_until, c.withdrawn, c.hidden, k.sharing
        FROM story s JOIN consent c ON c.kind = 'story' AND c.record_id = s.id
            LEFT JOIN community k ON k.id = c.community_id
        WHERE s.id < $3 AND ", seen_by!(), "
            AND (cast($4 AS BIGINT) = 0 OR c.community_id = cast($4 AS BIGINT)
                OR (cast($4 AS BIGINT) = -1 AND c.community_id IS NULL))
            AND (cast($5 AS TEXT) = '' OR replace(' ' || s.key, ' ' || cast($5 AS TEXT), '') <> ' ' || s.key)
            AND (cast($6 AS TEXT) = '' OR replace(' ' || s.key, ' ' || cast($6 AS TEXT), '') <> ' ' || s.key)
            AND (cast($7 AS TEXT) = '' OR replace(' ' || s.key, ' ' || cast($7 AS TEXT), '') <> ' ' || s.key)
            AND (cast($8 AS BIGINT) = 0
                OR EXISTS (SELECT 1 FROM story_theme t WHERE t.story_id = s.id AND t.theme_id = cast($8 AS BIGINT)))
        ORDER BY s.id DESC LIMIT $9");
    OF_OWNER = "SELECT s.id, s.owner, s.prompt, s.title, s.text, s.language, s.name, s.origin, s.made,
            c.kind, c.record_id, c.community_id, c.see, c.may_quote, c.may_name, c.may_summarise, c.may_strategy,
            c.may_institutions, c.keep_until, c.withdrawn, c.hidden, k.sharing
        FROM story s JOIN consent c ON c.kind = 'story' AND c.record_id = s.id
            LEFT JOIN community k ON k.id = c.community_id
        WHERE s.owner = $1 ORDER BY s.id DESC";
    CLAIM = "UPDATE story SET owner = $1 WHERE owner = $2";
    DELETE = "DELETE FROM story WHERE id = $1";
}

/// Adds a story; `key` is made of its words for the search.
pub fn insert(tx: &mut Tx, story: &Story, key: &str) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            story.id,
            story.owner.clone(),
            story.prompt.as_str(),
            story.title.as_str(),
            story.text.as_str(),
            key,
            story.language,
            story.name.as_str(),
            story.origin,
            story.made
        ],
    )?;
    Ok(())
}

/// The story with this id, whoever may see it.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Story>> {
    tx.row(BY_ID, params![id], read)
}

/// The next stories that whoever looks may see, the newest first.
pub fn page(tx: &mut Tx, search: &Search) -> Result<Vec<(Story, Consent)>> {
    let home = search.home.number();
    let [first, second, third] = &search.words;
    let (before, theme) = (search.before, search.theme.unwrap_or(0));
    tx.rows(
        PAGE,
        params![
            search.now,
            search.viewer,
            before,
            home,
            first.as_str(),
            second.as_str(),
            third.as_str(),
            theme,
            search.limit
        ],
        read_both,
    )
}

/// Everything of one owner, whatever they allow, the newest first.
pub fn of_owner(tx: &mut Tx, owner: &str) -> Result<Vec<(Story, Consent)>> {
    tx.rows(OF_OWNER, params![owner], read_both)
}

/// What a guest told becomes the person's whom they turn out to be.
pub fn claim(tx: &mut Tx, from: &str, to: &str) -> Result<u64> {
    tx.execute(CLAIM, params![to, from])
}

/// Removes a story with its consent, its history and its labels; what leaned on it is marked.
pub fn delete(tx: &mut Tx, id: i64, now: i64) -> Result<bool> {
    consent::forget(tx, consent::Kind::Story, id, now)?;
    Ok(tx.execute(DELETE, params![id])? > 0)
}

fn read(row: &Row) -> Result<Story> {
    Ok(Story {
        id: row.get(0)?,
        owner: row.get(1)?,
        prompt: row.get(2)?,
        title: row.get(3)?,
        text: row.get(4)?,
        language: Language::read(row, 5)?,
        name: row.get(6)?,
        origin: Origin::read(row, 7)?,
        made: row.get(8)?,
    })
}

fn read_both(row: &Row) -> Result<(Story, Consent)> {
    Ok((read(row)?, consent::read(row, 9)?))
}
