//! The search of the house: by which marks a record is found, and which records are to be read again for it.
//!
//! A record is a set of marks, which `perron::search` makes of its words: letters and digits, nothing else. Whatever
//! changes a record calls [`touch`] in the same transaction: from then on nobody finds it, until it was read again. What
//! is found is read once more before it is shown ([`crate::readable`]); the index decides about nothing.

use crate::words::words;
use crate::{Result, Row, Sql, Tx, params, statements};

words! {
    /// What can be found.
    Kind {
        /// A community.
        Community = "community",
        /// A story.
        Story = "story",
        /// A conversation.
        Conversation = "conversation",
        /// A statement in a conversation.
        Statement = "statement",
        /// A series of sessions.
        Series = "series",
        /// A session.
        Session = "session",
        /// A line of the one page of a session.
        Summary = "summary",
        /// An issue.
        Issue = "issue",
        /// An action plan.
        Plan = "plan",
        /// A strategy with its clauses.
        Strategy = "strategy",
        /// An action of a plan.
        Action = "action",
        /// What an institution promised.
        Promise = "promise",
        /// How a community works together.
        Terms = "terms",
        /// A shared fund.
        Fund = "fund",
        /// A proposal to a fund.
        Project = "project",
        /// A room or a ground.
        Space = "space",
        /// A wave of a pulse, with its figures.
        Wave = "wave",
        /// The pledge.
        Pledge = "pledge",
    }
}

/// Under which it is told that records are to be read again.
pub const TOPIC: &str = "search";

/// A record, by what leads to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub id: i64,
    /// What it is.
    pub kind: Kind,
    /// The conversation, session, plan, fund or community that it stands in; 0: none.
    pub within: i64,
}

/// One way to be found: for each group, any mark of it.
pub type Way = Vec<Vec<String>>;

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// All groups of any of these.
    pub ways: Vec<Way>,
    /// But of none of these.
    pub but: Vec<Way>,
    /// Of this kind alone.
    pub kind: Option<Kind>,
    /// With a smaller id than this one.
    pub before: i64,
    /// How many at most.
    pub limit: i64,
}

/// SQLite asks FTS5, which has no trouble with a word that half of all records have.
const FTS5: &str = "SELECT s.id, s.kind, s.within FROM search_marks m CROSS JOIN search s ON s.id = m.rowid
    WHERE m.search_marks MATCH ?1 AND m.rowid < ?2 ORDER BY m.rowid DESC LIMIT ?3";

/// PostgreSQL asks its index of text, which gathers all that there is of a word before it sorts it. What is asked comes from
/// a query of its own, and the order from a sum, so that it is always planned like that.
const FIND: Sql<'static> = Sql {
    postgres: "SELECT id, kind, within FROM search
        WHERE vector @@ (SELECT cast(cast($1 AS TEXT) AS tsquery)) AND id + 0 < $2 ORDER BY id + 0 DESC LIMIT $3",
    sqlite: FTS5,
};

/// So it looks through the newest first, among which what many have is soon found; of what these do not fill a list with,
/// the index has few.
const NEWEST: Sql<'static> = Sql {
    postgres: "SELECT id, kind, within FROM
            (SELECT id, kind, within, vector FROM search WHERE id < $2 ORDER BY id DESC LIMIT 2000) newest
        WHERE vector @@ cast(cast($1 AS TEXT) AS tsquery) ORDER BY id DESC LIMIT $3",
    sqlite: FTS5,
};
const NEWEST_OF_KIND: Sql<'static> = Sql {
    postgres: "SELECT id, kind, within FROM
            (SELECT id, kind, within, vector FROM search WHERE kind = $4 AND id < $2 ORDER BY id DESC LIMIT 2000) newest
        WHERE vector @@ cast(cast($1 AS TEXT) AS tsquery) ORDER BY id DESC LIMIT $3",
    sqlite: FTS5,
};

/// What each database is asked in its own words, for the test that prepares every statement.
pub(crate) const OF_EACH: &[Sql<'static>] = &[FIND, NEWEST, NEWEST_OF_KIND];

statements! {
    PUT = "INSERT INTO search (id, kind, within, marks) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
    HIDE = "DELETE FROM search WHERE id = $1 AND kind = $2";
    HIDE_DUE = "DELETE FROM search WHERE id IN (SELECT id FROM search_due)";
    NEXT = "SELECT id, kind, within FROM search WHERE id > $1 ORDER BY id LIMIT $2";

    DUE = "INSERT INTO search_due (id, kind, within) VALUES ($1, $2, $3) ON CONFLICT (kind, within, id) DO NOTHING";
    DUE_NEW = crate::chunk::chunk!("INSERT INTO search_due (id, kind, within) VALUES ", 3);
    DUE_NEXT = "SELECT id, kind, within FROM search_due ORDER BY id DESC LIMIT $1 FOR UPDATE SKIP LOCKED";
    DONE = "DELETE FROM search_due WHERE kind = $1 AND within = $2 AND id = $3";
    DUE_STATEMENTS = "INSERT INTO search_due (id, kind, within)
        SELECT id, 'statement', conversation_id FROM statement WHERE conversation_id = $1
        ON CONFLICT (kind, within, id) DO NOTHING";
    DUE_LINES = "INSERT INTO search_due (id, kind, within)
        SELECT id, 'summary', session_id FROM summary_line WHERE session_id = $1
        ON CONFLICT (kind, within, id) DO NOTHING";
    DUE_LINES_ON = "INSERT INTO search_due (id, kind, within)
        SELECT line_id, 'summary', session_id FROM summary_source WHERE note_id = $1
        ON CONFLICT (kind, within, id) DO NOTHING";
    DUE_ACTIONS = "INSERT INTO search_due (id, kind, within)
        SELECT id, 'action', plan_id FROM action WHERE plan_id = $1
        ON CONFLICT (kind, within, id) DO NOTHING";
    DUE_PROJECTS = "INSERT INTO search_due (id, kind, within)
        SELECT id, 'project', fund_id FROM project WHERE fund_id = $1
        ON CONFLICT (kind, within, id) DO NOTHING";
    DUE_TERMS = "INSERT INTO search_due (id, kind, within)
        SELECT id, 'terms', community_id FROM terms WHERE community_id = $1
        ON CONFLICT (kind, within, id) DO NOTHING";
    DUE_PLEDGES = "INSERT INTO search_due (id, kind, within)
        SELECT number, 'pledge', 0 FROM pledge WHERE number > 0
        ON CONFLICT (kind, within, id) DO NOTHING";
    /// A community, all that is its own, and all that it holds.
    DUE_COMMUNITY = "INSERT INTO search_due (id, kind, within)
        SELECT id, 'community', 0 FROM community WHERE id = $1
        UNION ALL SELECT record_id, 'story', 0 FROM consent WHERE community_id = $1 AND kind = 'story'
        UNION ALL SELECT id, 'issue', 0 FROM issue WHERE community_id = $1
        UNION ALL SELECT id, 'promise', community_id FROM promise WHERE community_id = $1
        UNION ALL SELECT id, 'terms', community_id FROM terms WHERE community_id = $1
        UNION ALL SELECT id, 'wave', 0 FROM wave WHERE community_id = $1
        UNION ALL SELECT thing_id, kind, 0 FROM holding WHERE community_id = $1
        UNION ALL SELECT s.id, 'statement', s.conversation_id FROM statement s
            JOIN holding h ON h.kind = 'conversation' AND h.thing_id = s.conversation_id WHERE h.community_id = $1
        UNION ALL SELECT l.id, 'summary', l.session_id FROM summary_line l
            JOIN holding h ON h.kind = 'session' AND h.thing_id = l.session_id WHERE h.community_id = $1
        UNION ALL SELECT a.id, 'action', a.plan_id FROM action a
            JOIN holding h ON h.kind = 'plan' AND h.thing_id = a.plan_id WHERE h.community_id = $1
        UNION ALL SELECT p.id, 'project', p.fund_id FROM project p
            JOIN holding h ON h.kind = 'fund' AND h.thing_id = p.fund_id WHERE h.community_id = $1
        ON CONFLICT (kind, within, id) DO NOTHING";
    /// Everything of every kind.
    DUE_ALL = "INSERT INTO search_due (id, kind, within)
        SELECT id, 'community', 0 FROM community
        UNION ALL SELECT id, 'story', 0 FROM story
        UNION ALL SELECT id, 'conversation', 0 FROM conversation
        UNION ALL SELECT id, 'statement', conversation_id FROM statement
        UNION ALL SELECT id, 'series', 0 FROM series
        UNION ALL SELECT id, 'session', 0 FROM session
        UNION ALL SELECT id, 'summary', session_id FROM summary_line
        UNION ALL SELECT id, 'issue', 0 FROM issue
        UNION ALL SELECT id, 'plan', 0 FROM plan
        UNION ALL SELECT id, 'action', plan_id FROM action
        UNION ALL SELECT id, 'strategy', 0 FROM strategy
        UNION ALL SELECT id, 'promise', community_id FROM promise
        UNION ALL SELECT id, 'terms', community_id FROM terms
        UNION ALL SELECT id, 'fund', 0 FROM fund
        UNION ALL SELECT id, 'project', fund_id FROM project
        UNION ALL SELECT id, 'space', 0 FROM space
        UNION ALL SELECT id, 'wave', 0 FROM wave
        UNION ALL SELECT number, 'pledge', 0 FROM pledge WHERE number > 0
        ON CONFLICT (kind, within, id) DO NOTHING";
}

/// A record changed, came or goes: nobody finds it any more, and it is to be read again.
pub(crate) fn touch(tx: &mut Tx, kind: Kind, within: i64, id: i64) -> Result<()> {
    // first the one that waits for whoever reads it now: what they put there is then seen, and goes too
    tx.execute(DUE, params![id, kind, within])?;
    tx.execute(HIDE, params![id, kind])?;
    tx.tell_once(TOPIC);
    Ok(())
}

/// The same of all that stands in one thing: the statements of a conversation, the lines of a session, the actions of a
/// plan, the projects of a fund, the terms of a community.
pub(crate) fn touch_within(tx: &mut Tx, kind: Kind, within: i64) -> Result<()> {
    let due = match kind {
        Kind::Statement => DUE_STATEMENTS,
        Kind::Summary => DUE_LINES,
        Kind::Action => DUE_ACTIONS,
        Kind::Project => DUE_PROJECTS,
        _ => DUE_TERMS,
    };
    tx.execute(due, params![within])?;
    hide_due(tx)
}

/// The same of many that came just now: none of them is due.
pub(crate) fn touch_new(tx: &mut Tx, new: &[Entry]) -> Result<()> {
    let values = |entry: &Entry| [entry.id.into(), entry.kind.into(), entry.within.into()];
    crate::chunk::insert(tx, (DUE_NEW, DUE), new, values)?;
    tx.tell_once(TOPIC);
    Ok(())
}

/// The same of the lines that rest on a note.
pub(crate) fn touch_lines_on(tx: &mut Tx, note_id: i64) -> Result<()> {
    if tx.execute(DUE_LINES_ON, params![note_id])? > 0 {
        hide_due(tx)?;
    }
    Ok(())
}

/// The same of a community, and of all that is its own or that it holds: what it decides about itself decides about these.
pub(crate) fn touch_community(tx: &mut Tx, id: i64) -> Result<()> {
    tx.execute(DUE_COMMUNITY, params![id])?;
    hide_due(tx)
}

/// The same of every version of the pledge: the last one alone is found.
pub(crate) fn touch_pledges(tx: &mut Tx) -> Result<()> {
    tx.execute(DUE_PLEDGES, params![])?;
    hide_due(tx)
}

fn hide_due(tx: &mut Tx) -> Result<()> {
    tx.execute(HIDE_DUE, params![])?;
    tx.tell_once(TOPIC);
    Ok(())
}

/// Everything is to be read again; meanwhile what was found is found. Returns how many records wait now for that reason.
pub fn touch_all(tx: &mut Tx) -> Result<u64> {
    let due = tx.execute(DUE_ALL, params![])?;
    tx.tell_once(TOPIC);
    Ok(due)
}

/// Some records that are to be read again, the newest first; locked, so that nobody else reads them at the same time.
pub fn due(tx: &mut Tx, limit: i64) -> Result<Vec<Entry>> {
    tx.rows(DUE_NEXT, params![limit], read)
}

/// A record was read again: it is found by these marks, with a space between, or not at all.
pub fn put(tx: &mut Tx, entry: Entry, marks: Option<&str>) -> Result<()> {
    tx.execute(HIDE, params![entry.id, entry.kind])?;
    if let Some(marks) = marks {
        tx.execute(PUT, params![entry.id, entry.kind, entry.within, marks])?;
    }
    tx.execute(DONE, params![entry.kind, entry.within, entry.id])?;
    Ok(())
}

/// The next records that are found, in the order of their ids: to see whether they still may be.
pub fn next(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<Entry>> {
    tx.rows(NEXT, params![after, limit], read)
}

/// A record that may be found no more, whatever took it away.
pub fn forget(tx: &mut Tx, entry: Entry) -> Result<()> {
    touch(tx, entry.kind, entry.within, entry.id)
}

/// The records that have what is wanted, the newest first. Each is to be read before it is shown.
pub fn find(tx: &mut Tx, wanted: &Wanted) -> Result<Vec<Entry>> {
    let is_postgres = tx.is_postgres();
    let Some(question) = written(wanted, is_postgres) else { return Ok(Vec::new()) };
    let values = params![question, wanted.before, wanted.limit].to_vec();
    if is_postgres {
        let newest = match wanted.kind {
            Some(kind) => tx.rows(NEWEST_OF_KIND, &[&values[..], &params![kind][..]].concat(), read)?,
            None => tx.rows(NEWEST, &values, read)?,
        };
        if newest.len() as i64 >= wanted.limit {
            return Ok(newest);
        }
    }
    tx.rows(FIND, &values, read)
}

/// What is wanted, as one of the two writes it; `None` if that is nothing. A mark is letters and digits: none of it can
/// be taken for a sign of the question.
fn written(wanted: &Wanted, is_postgres: bool) -> Option<String> {
    let [and, or, not, quote] =
        if is_postgres { [" & ", " | ", " & !", "'"] } else { [" AND ", " OR ", " NOT ", "\""] };
    let group = |marks: &Vec<String>| {
        let good = marks.iter().filter(|mark| !mark.is_empty() && mark.chars().all(char::is_alphanumeric));
        let quoted: Vec<String> = good.map(|mark| format!("{quote}{mark}{quote}")).collect();
        (!quoted.is_empty()).then(|| format!("({})", quoted.join(or)))
    };
    let ways = |ways: &[Way]| {
        let each = ways.iter().filter_map(|way| {
            let groups: Option<Vec<String>> = way.iter().map(group).collect();
            groups.filter(|groups| !groups.is_empty()).map(|groups| format!("({})", groups.join(and)))
        });
        let each: Vec<String> = each.collect();
        (!each.is_empty()).then(|| format!("({})", each.join(or)))
    };
    let mut question = ways(&wanted.ways)?;
    if let Some(kind) = wanted.kind {
        question = format!("({question}{and}{quote}{}{quote})", mark_of(kind));
    }
    if let Some(but) = ways(&wanted.but) {
        question = format!("{question}{not}{but}");
    }
    Some(question)
}

/// The mark that every record of a kind has.
pub fn mark_of(kind: Kind) -> String {
    format!("k{}", kind.word())
}

fn read(row: &Row) -> Result<Entry> {
    Ok(Entry { id: row.get(0)?, kind: Kind::read(row, 1)?, within: row.get(2)? })
}
