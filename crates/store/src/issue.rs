//! Issues: what matters here, who raised it, what is strong here already, and what it rests on.

use crate::priority::Item;
use crate::session::Lever;
use crate::theme::Theme;
use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, params, search, statements};

words! {
    /// Where an issue was raised.
    Origin {
        /// By a resident, on their own.
        Resident = "resident",
        /// From what was said in a session.
        Session = "session",
        /// From a conversation.
        Conversation = "conversation",
        /// From a story.
        Story = "story",
        /// Said to a helper, at the door or on the phone.
        Door = "door",
    }

    /// What became of an issue.
    State {
        /// Somebody from outside raised it; those who run the table look at it first.
        Waiting = "waiting",
        /// It stands.
        Open = "open",
        /// It is a part of another one.
        Merged = "merged",
        /// It was set apart, with a reason.
        SetApart = "set-apart",
        /// It was resolved.
        Resolved = "resolved",
        /// Moderators hide it, after a report.
        Hidden = "hidden",
    }

    /// What an issue rests on.
    Kind {
        /// A note from a session.
        Note = "note",
        /// A line of the one page of a session.
        SummaryLine = "summary-line",
        /// A statement in a conversation.
        Statement = "statement",
        /// A story.
        Story = "story",
    }
}

/// What an issue says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// In a few words.
    pub title: Bilingual,
    /// Why it matters.
    pub about: Bilingual,
    /// What is strong here already.
    pub strengths: Bilingual,
    /// Where; `None`: everywhere here.
    pub place_id: Option<i64>,
    /// Which policy could move it.
    pub lever: Option<Lever>,
}

/// An issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Time-ordered.
    pub id: i64,
    /// Whose it is.
    pub community_id: i64,
    /// What it says.
    pub words: Words,
    /// Where it was raised.
    pub origin: Origin,
    /// Who raised it: `p…` a person, `g…` a guest.
    pub holder: Option<String>,
    /// Who wrote it down for somebody.
    pub helper_id: Option<i64>,
    /// What became of it.
    pub state: State,
    /// The issue that it is a part of now.
    pub merged_into: Option<i64>,
    /// Why it was set apart, or how it was resolved.
    pub reason: String,
    /// When it was raised.
    pub made: i64,
    /// When it was changed last.
    pub changed: i64,
}

/// Something that an issue rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// What it is.
    pub kind: Kind,
    /// The session or the conversation; 0 for a story.
    pub within: i64,
    /// Which.
    pub record_id: i64,
}

macro_rules! columns {
    () => {
        "id, community_id, title_en, title_fr, about_en, about_fr, strengths_en, strengths_fr, place_id, lever, origin,
            holder, raised_by_helper, state, merged_into, reason, made, changed"
    };
}

statements! {
    INSERT = concat!("INSERT INTO issue (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)");
    BY_ID = concat!("SELECT ", columns!(), " FROM issue WHERE id = $1");
    LOCK = concat!("SELECT ", columns!(), " FROM issue WHERE id = $1 FOR UPDATE");
    OF_COMMUNITY = concat!("SELECT ", columns!(), " FROM issue WHERE community_id = $1 ORDER BY id DESC");
    PARTS = concat!("SELECT ", columns!(), " FROM issue WHERE merged_into = $1 ORDER BY id");
    OF_PLAN = concat!("SELECT ", columns!(), ", action_id FROM action_issue JOIN issue ON id = issue_id
        WHERE action_id IN (SELECT a.id FROM action a WHERE a.plan_id = $1) ORDER BY action_id, id");
    OF_ROUND = concat!("SELECT ", columns!(), ", number, impact, feasibility FROM priority_item JOIN issue ON id = issue_id
        WHERE round_id = $1 ORDER BY number");
    UPDATE = "UPDATE issue SET title_en = $1, title_fr = $2, about_en = $3, about_fr = $4, strengths_en = $5,
            strengths_fr = $6, place_id = $7, lever = $8, changed = $9
        WHERE id = $10";
    SET_STATE = "UPDATE issue SET state = $1, merged_into = $2, reason = $3, changed = $4 WHERE id = $5";
    CLAIM = "UPDATE issue SET holder = $1 WHERE holder = $2";
    REST_ON = "INSERT INTO issue_source (issue_id, id, kind, within, record_id, made) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (issue_id, kind, within, record_id) DO NOTHING";
    LET_GO = "DELETE FROM issue_source WHERE issue_id = $1 AND kind = $2 AND within = $3 AND record_id = $4";
    SOURCES = "SELECT kind, within, record_id FROM issue_source WHERE issue_id = $1 AND link = '' ORDER BY id";
    ELSEWHERE = "SELECT kind, link FROM issue_source WHERE issue_id = $1 AND link <> '' ORDER BY id";
    COUNT_SOURCES = "SELECT s.issue_id, count(*) FROM issue_source s JOIN issue i ON i.id = s.issue_id
        WHERE i.community_id = $1 GROUP BY s.issue_id ORDER BY s.issue_id";
    THEMES = "SELECT t.id, t.name_en, t.name_fr FROM theme t JOIN issue_theme i ON i.theme_id = t.id
        WHERE i.issue_id = $1 ORDER BY t.id";
    THEMES_HERE = "SELECT x.issue_id, t.id, t.name_en, t.name_fr FROM issue i JOIN issue_theme x ON x.issue_id = i.id
            JOIN theme t ON t.id = x.theme_id
        WHERE i.community_id = $1 ORDER BY x.issue_id, t.id";
    CLEAR_THEMES = "DELETE FROM issue_theme WHERE issue_id = $1";
    GIVE_THEME = "INSERT INTO issue_theme (issue_id, theme_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
}

/// Adds an issue.
pub fn insert(tx: &mut Tx, issue: &Issue) -> Result<()> {
    let words = &issue.words;
    tx.execute(
        INSERT,
        params![
            issue.id,
            issue.community_id,
            words.title.en.as_str(),
            words.title.fr.as_str(),
            words.about.en.as_str(),
            words.about.fr.as_str(),
            words.strengths.en.as_str(),
            words.strengths.fr.as_str(),
            words.place_id,
            words.lever.map_or("", Lever::word),
            issue.origin,
            &issue.holder,
            issue.helper_id,
            issue.state,
            issue.merged_into,
            issue.reason.as_str(),
            issue.made,
            issue.changed
        ],
    )?;
    search::touch(tx, search::Kind::Issue, 0, issue.id)
}

/// The issue with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Issue>> {
    tx.row(BY_ID, params![id], read)
}

/// The same, and others who would change it wait until this transaction ends.
pub fn lock(tx: &mut Tx, id: i64) -> Result<Option<Issue>> {
    tx.row(LOCK, params![id], read)
}

/// The issues of a community, the newest first, whatever became of them.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Issue>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// The issues that were merged into this one, the first first.
pub fn parts(tx: &mut Tx, id: i64) -> Result<Vec<Issue>> {
    tx.rows(PARTS, params![id], read)
}

/// The issues that the actions of a plan answer, each with the action.
pub fn of_plan(tx: &mut Tx, plan_id: i64) -> Result<Vec<(i64, Issue)>> {
    tx.rows(OF_PLAN, params![plan_id], |row| Ok((row.get(18)?, read(row)?)))
}

/// The issues on the list of a round, in its order.
pub fn of_round(tx: &mut Tx, round_id: i64) -> Result<Vec<(Item, Issue)>> {
    tx.rows(OF_ROUND, params![round_id], |row| {
        let issue = read(row)?;
        Ok((Item::of(issue.id, row.get(18)?, (row.get(19)?, row.get(20)?)), issue))
    })
}

/// Keeps what an issue says now.
pub fn update(tx: &mut Tx, id: i64, words: &Words, changed: i64) -> Result<()> {
    tx.execute(
        UPDATE,
        params![
            words.title.en.as_str(),
            words.title.fr.as_str(),
            words.about.en.as_str(),
            words.about.fr.as_str(),
            words.strengths.en.as_str(),
            words.strengths.fr.as_str(),
            words.place_id,
            words.lever.map_or("", Lever::word),
            changed,
            id
        ],
    )?;
    search::touch(tx, search::Kind::Issue, 0, id)
}

/// Keeps what became of it.
pub fn set_state(tx: &mut Tx, issue: &Issue) -> Result<()> {
    tx.execute(
        SET_STATE,
        params![issue.state, issue.merged_into, issue.reason.as_str(), issue.changed, issue.id],
    )?;
    search::touch(tx, search::Kind::Issue, 0, issue.id)
}

/// What a guest raised is theirs once they are signed in.
pub fn claim(tx: &mut Tx, from: &str, to: &str) -> Result<()> {
    tx.execute(CLAIM, params![to, from])?;
    Ok(())
}

/// An issue rests on something from now on; false if it did before.
pub fn rest_on(tx: &mut Tx, issue_id: i64, id: i64, source: Source, made: i64) -> Result<bool> {
    let values = params![issue_id, id, source.kind, source.within, source.record_id, made];
    Ok(tx.execute(REST_ON, values)? > 0)
}

/// It does not any more; false if it did not.
pub fn let_go(tx: &mut Tx, issue_id: i64, source: Source) -> Result<bool> {
    Ok(tx.execute(LET_GO, params![issue_id, source.kind, source.within, source.record_id])? > 0)
}

/// What an issue rests on that stands on the server its community came from: what it is, and its address there.
pub fn elsewhere(tx: &mut Tx, issue_id: i64) -> Result<Vec<(Kind, String)>> {
    tx.rows(ELSEWHERE, params![issue_id], |row| Ok((Kind::read(row, 0)?, row.get(1)?)))
}

/// What an issue rests on that stands here, the first first.
pub fn sources(tx: &mut Tx, issue_id: i64) -> Result<Vec<Source>> {
    tx.rows(SOURCES, params![issue_id], |row| {
        Ok(Source { kind: Kind::read(row, 0)?, within: row.get(1)?, record_id: row.get(2)? })
    })
}

/// On how many things each issue of a community rests.
pub fn count_sources(tx: &mut Tx, community_id: i64) -> Result<Vec<(i64, i64)>> {
    tx.rows(COUNT_SOURCES, params![community_id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The themes of an issue.
pub fn themes(tx: &mut Tx, issue_id: i64) -> Result<Vec<Theme>> {
    tx.rows(THEMES, params![issue_id], |row| theme(row, 0))
}

/// The themes of all issues of a community, each with the issue's id.
pub fn themes_here(tx: &mut Tx, community_id: i64) -> Result<Vec<(i64, Theme)>> {
    tx.rows(THEMES_HERE, params![community_id], |row| Ok((row.get(0)?, theme(row, 1)?)))
}

/// Gives an issue these themes and no others.
pub fn set_themes(tx: &mut Tx, issue_id: i64, themes: &[i64]) -> Result<()> {
    tx.execute(CLEAR_THEMES, params![issue_id])?;
    for theme in themes {
        tx.execute(GIVE_THEME, params![issue_id, *theme])?;
    }
    Ok(())
}

fn theme(row: &Row, first: usize) -> Result<Theme> {
    let name = Bilingual { en: row.get(first + 1)?, fr: row.get(first + 2)? };
    Ok(Theme { id: row.get(first)?, name })
}

fn read(row: &Row) -> Result<Issue> {
    let both = |at: usize| Ok::<_, crate::Error>(Bilingual { en: row.get(at)?, fr: row.get(at + 1)? });
    Ok(Issue {
        id: row.get(0)?,
        community_id: row.get(1)?,
        words: Words {
            title: both(2)?,
            about: both(4)?,
            strengths: both(6)?,
            place_id: row.get(8)?,
            lever: crate::summary::lever(&row.get::<String>(9)?),
        },
        origin: Origin::read(row, 10)?,
        holder: row.get(11)?,
        helper_id: row.get(12)?,
        state: State::read(row, 13)?,
        merged_into: row.get(14)?,
        reason: row.get(15)?,
        made: row.get(16)?,
        changed: row.get(17)?,
    })
}
