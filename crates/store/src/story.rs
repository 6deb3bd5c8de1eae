//! Stories, in people's own words. Every list of them goes through the consent of their owners.

use crate::chunk::chunk;
use crate::consent::{self, Consent, seen_by};
use crate::report::{self, Thing};
use crate::words::words;
use crate::{Language, Result, Row, Tx, params, statements};
use crate::{ruling, search};

words! {
    /// How a story came in.
    Origin {
        /// Its owner wrote it here.
        Own = "own",
        /// Somebody took it down for its owner.
        Taken = "taken",
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

/// Every word that begins in one way, as a range of the numbers that `perron::story` writes words as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beginning {
    /// The least of them; 0 looks for no word.
    pub least: i64,
    /// The greatest.
    pub most: i64,
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
    /// Beginnings of words that must all be there.
    pub words: [Beginning; 3],
    /// With this theme.
    pub theme: Option<i64>,
    /// Older than this one; `i64::MAX` for the newest.
    pub before: i64,
    /// How many at most.
    pub limit: i64,
}

/// The columns of a story `s`, in the order of [`read`].
macro_rules! columns {
    () => {
        "s.id, s.owner, s.prompt, s.title, s.text, s.language, s.name, s.origin, s.made"
    };
}
pub(crate) use columns;

/// How many columns [`read`] takes.
pub(crate) const COLUMNS: usize = 9;

/// A page of stories, of whose texts a list shows the beginning; to SQLite the cross join says that it must go from story
/// to story, the newest first, and not sort what everybody allows. `$driver` is how they are found, newest first; all that was asked for holds in any case.
macro_rules! page {
    ($driver:literal) => {
        concat!(
            "SELECT s.id, s.owner, s.prompt, s.title, substr(s.text, 1, 1200), s.language, s.name, s.origin, s.made,
            c.kind, c.record_id, c.community_id, c.see, c.may_quote, c.may_name, c.may_summarise, c.may_strategy,
            c.may_institutions, c.keep_until, c.withdrawn, c.hidden, k.sharing
        FROM story s CROSS JOIN consent c LEFT JOIN community k ON k.id = c.community_id
        WHERE c.kind = 'story' AND c.record_id = s.id AND ",
            $driver,
            " AND s.id < $3 AND ",
            seen_by!(),
            " AND (cast($4 AS BIGINT) = 0 OR c.community_id = cast($4 AS BIGINT)
                OR (cast($4 AS BIGINT) = -1 AND c.community_id IS NULL))
            AND (cast($5 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM story_word w
                WHERE w.story_id = s.id AND w.word >= cast($5 AS BIGINT) AND w.word <= cast($6 AS BIGINT)))
            AND (cast($7 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM story_word w
                WHERE w.story_id = s.id AND w.word >= cast($7 AS BIGINT) AND w.word <= cast($8 AS BIGINT)))
            AND (cast($9 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM story_word w
                WHERE w.story_id = s.id AND w.word >= cast($9 AS BIGINT) AND w.word <= cast($10 AS BIGINT)))
            AND (cast($11 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM story_theme t
                WHERE t.story_id = s.id AND t.theme_id = cast($11 AS BIGINT)))
        ORDER BY s.id DESC LIMIT $12"
        )
    };
}

statements! {
    INSERT = "INSERT INTO story (id, owner, prompt, title, text, language, name, origin, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE = "UPDATE story SET title = $1, text = $2, language = $3, name = $4 WHERE id = $5";
    BY_ID = concat!("SELECT ", columns!(), " FROM story s WHERE s.id = $1");
    /// One after the other: for what many have.
    PAGE = page!("1 = 1");
    /// By a word that few have.
    PAGE_OF_WORD = page!("s.id IN (SELECT w.story_id FROM story_word w
        WHERE w.word >= cast($5 AS BIGINT) AND w.word <= cast($6 AS BIGINT))");
    /// By a theme that few have.
    PAGE_OF_THEME =
        page!("s.id IN (SELECT t.story_id FROM story_theme t WHERE t.theme_id = cast($11 AS BIGINT))");
    /// By a community that few were given to.
    PAGE_OF_HOME = page!("s.id IN (SELECT o.record_id FROM consent o
        WHERE o.community_id = cast($4 AS BIGINT) AND o.kind = 'story')");
    WITH_WORD = "SELECT count(*) FROM
        (SELECT 1 AS one FROM story_word WHERE word >= $1 AND word <= $2 LIMIT $3) found";
    WITH_THEME = "SELECT count(*) FROM (SELECT 1 AS one FROM story_theme WHERE theme_id = $1 LIMIT $2) found";
    WITH_HOME = "SELECT count(*) FROM
        (SELECT 1 AS one FROM consent WHERE community_id = $1 AND kind = 'story' LIMIT $2) found";
    OF_OWNER = concat!("SELECT ", columns!(), ",
            c.kind, c.record_id, c.community_id, c.see, c.may_quote, c.may_name, c.may_summarise, c.may_strategy,
            c.may_institutions, c.keep_until, c.withdrawn, c.hidden, k.sharing
        FROM story s JOIN consent c ON c.kind = 'story' AND c.record_id = s.id
            LEFT JOIN community k ON k.id = c.community_id
        WHERE s.owner = $1 ORDER BY s.id DESC");
    CLAIM = "UPDATE story SET owner = $1 WHERE owner = $2";
    DELETE = "DELETE FROM story WHERE id = $1";
    FORGET_WORDS = "DELETE FROM story_word WHERE story_id = $1";
    ADD_WORDS = chunk!("INSERT INTO story_word (story_id, word) VALUES ", 2);
    ADD_WORD = "INSERT INTO story_word (story_id, word) VALUES ($1, $2)";
    WITHOUT_WORDS = concat!("SELECT ", columns!(), " FROM story s WHERE s.id > $1
            AND NOT EXISTS (SELECT 1 FROM story_word w WHERE w.story_id = s.id)
        ORDER BY s.id LIMIT $2");
}

/// A word that fewer stories have than this is looked up; among what more of them have, the newest are soon found.
const FEW: i64 = 4_000;

/// Adds a story; `words` are its words for the search, each once.
pub fn insert(tx: &mut Tx, story: &Story, words: &[i64]) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            story.id,
            story.owner.clone(),
            story.prompt.as_str(),
            story.title.as_str(),
            story.text.as_str(),
            story.language,
            story.name.as_str(),
            story.origin,
            story.made
        ],
    )?;
    set_words(tx, story.id, words)?;
    search::touch(tx, search::Kind::Story, 0, story.id)
}

/// Writes its title, text, language and name anew.
pub fn update(tx: &mut Tx, story: &Story) -> Result<()> {
    let (title, text, name) = (story.title.as_str(), story.text.as_str(), story.name.as_str());
    tx.execute(UPDATE, params![title, text, story.language, name, story.id])?;
    search::touch(tx, search::Kind::Story, 0, story.id)
}

/// A story is found by these words and no others, each given once.
pub fn set_words(tx: &mut Tx, id: i64, words: &[i64]) -> Result<()> {
    tx.execute(FORGET_WORDS, params![id])?;
    crate::chunk::insert(tx, (ADD_WORDS, ADD_WORD), words, |word| [id.into(), (*word).into()])
}

/// Stories after this one that no search finds yet.
pub fn without_words(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<Story>> {
    tx.rows(WITHOUT_WORDS, params![after, limit], read)
}

/// The story with this id, whoever may see it.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Story>> {
    tx.row(BY_ID, params![id], read)
}

/// How the fewest stories must be looked at for a search: the statement, and the word that comes first in it.
fn driver(tx: &mut Tx, search: &Search) -> Result<(crate::Sql<'static>, usize)> {
    let mut best = (FEW, PAGE, 0);
    for (index, word) in search.words.iter().enumerate().filter(|(_, word)| word.least > 0) {
        let found = count(tx, WITH_WORD, params![word.least, word.most, FEW])?;
        if found < best.0 {
            best = (found, PAGE_OF_WORD, index);
        }
    }
    if let Some(theme) = search.theme {
        let found = count(tx, WITH_THEME, params![theme, FEW])?;
        if found < best.0 {
            best = (found, PAGE_OF_THEME, best.2);
        }
    }
    if let Home::Community(id) = search.home {
        let found = count(tx, WITH_HOME, params![id, FEW])?;
        if found < best.0 {
            best = (found, PAGE_OF_HOME, best.2);
        }
    }
    Ok((best.1, best.2))
}

fn count(tx: &mut Tx, sql: crate::Sql<'static>, params: &[crate::Value]) -> Result<i64> {
    Ok(tx.row(sql, params, |row| row.get(0))?.unwrap_or(0))
}

/// The next stories that whoever looks may see, the newest first; of long texts only the beginning.
pub fn page(tx: &mut Tx, search: &Search) -> Result<Vec<(Story, Consent)>> {
    let (sql, index) = driver(tx, search)?;
    let mut words = search.words;
    words.swap(0, index);
    let [first, second, third] = words;
    tx.rows(
        sql,
        params![
            search.now,
            search.viewer,
            search.before,
            search.home.number(),
            first.least,
            first.most,
            second.least,
            second.most,
            third.least,
            third.most,
            search.theme.unwrap_or(0),
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
    consent::forget(tx, consent::Kind::Story, id, now)?; // and so nobody finds it
    ruling::forget(tx, Thing { kind: report::Kind::Story, within: 0, id })?;
    Ok(tx.execute(DELETE, params![id])? > 0)
}

pub(crate) fn read(row: &Row) -> Result<Story> {
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
    Ok((read(row)?, consent::read(row, COLUMNS)?))
}
