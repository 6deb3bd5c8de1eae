//! Issues: what matters here. Raised by residents or taken down by a helper, merged with their lineage kept, each with what
//! it rests on; every change is refused while people vote on it.

pub(crate) mod evidence;
mod forms;
mod home;
mod merger;
mod pages;
pub(crate) mod sources;
mod views;

use store::issue::{self, Issue, Origin, Source, State, Words};
use store::priority;
use store::theme::{self, Theme};
use store::{Bilingual, Ids, Tx};

pub(crate) use home::OnCommunity;
pub(crate) use sources::{raise_from, raise_from_story};
pub(crate) use views::title;

use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::priority::Standing;
use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::visit::Visit;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/communities/{id}/issues", Access::Anyone, pages::list),
        Route::get("/communities/{id}/issues/new", Access::Voice, pages::new),
        Route::post("/communities/{id}/issues", Access::Voice, pages::create),
        Route::get("/communities/{id}/issues/sources", Access::May(Deed::TakePart), sources::choose),
        Route::get("/issues/{id}", Access::Anyone, pages::show),
        Route::get("/issues/{id}/details", Access::Voice, pages::details),
        Route::post("/issues/{id}/details", Access::Voice, pages::change),
        Route::get("/issues/{id}/sources", Access::Person, sources::show),
        Route::post("/issues/{id}/sources", Access::Person, sources::set),
        Route::get("/issues/{id}/merger", Access::Person, merger::show),
        Route::post("/issues/{id}/merger", Access::Person, merger::merge),
        Route::post("/issues/{id}/separation", Access::Person, merger::separate),
        Route::post("/issues/{id}/decision", Access::Person, pages::decide),
    ]
}

/// The address of an issue, without the language.
pub fn path(id: i64) -> String {
    format!("/issues/{}", Id(id))
}

/// The address of the issues of a community, without the language.
pub fn list_path(community_id: i64) -> String {
    format!("{}/issues", crate::community::path(community_id))
}

/// Characters of the longest title.
pub const TITLE: usize = 100;
/// Characters of the longest text about it.
pub const ABOUT: usize = 1_200;

/// Why nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// People vote on it now.
    VotedOn,
    /// It is a part of another one, or set apart.
    NotOpen,
    /// The other one is not there, or is a part of this one.
    NoSuchIssue,
}

impl Refusal {
    /// Key of the sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::VotedOn => "issue-refused-voted-on",
            Self::NotOpen => "issue-refused-not-open",
            Self::NoSuchIssue => "issue-refused-no-such",
        }
    }
}

/// What became of it; the error is ours.
pub type Outcome = Result<Result<(), Refusal>, Error>;

/// An issue that somebody raises.
#[derive(Clone, Debug)]
pub struct Raised {
    /// What it says.
    pub words: Words,
    /// Whether somebody said it to whoever writes.
    pub is_for_other: bool,
    /// A helper says that they read it back.
    pub sources: Vec<Source>,
    /// Themes, each with the key it is known by.
    pub themes: Vec<(Bilingual, String)>,
}

/// Who raises it, and whether it stands at once: what comes from outside is looked at first.
#[derive(Clone, Debug)]
pub struct Raiser {
    /// `p…` a person, `g…` a guest.
    pub holder: Option<String>,
    /// Their account.
    pub person_id: Option<i64>,
    /// Whether they take part here.
    pub is_own: bool,
}

/// Raises an issue; its id.
pub fn raise(
    tx: &mut Tx<'_>,
    (ids, now): (&Ids, i64),
    community_id: i64,
    raised: &Raised,
    by: &Raiser,
) -> Result<i64, Error> {
    let issue = Issue {
        id: ids.next(),
        community_id,
        words: raised.words.clone(),
        origin: origin(raised),
        holder: by.holder.clone().filter(|_| !raised.is_for_other),
        helper_id: by.person_id.filter(|_| raised.is_for_other),
        state: if by.is_own { State::Open } else { State::Waiting },
        merged_into: None,
        reason: String::new(),
        made: now,
        changed: now,
    };
    issue::insert(tx, &issue)?;
    set_themes(tx, ids, issue.id, &raised.themes, now)?;
    evidence::rest_on(tx, ids, &issue, &raised.sources, now)?;
    Ok(issue.id)
}

fn origin(raised: &Raised) -> Origin {
    match raised.sources.first().map(|source| source.kind) {
        _ if raised.is_for_other => Origin::Door,
        Some(issue::Kind::Note | issue::Kind::SummaryLine) => Origin::Session,
        Some(issue::Kind::Statement) => Origin::Conversation,
        Some(issue::Kind::Story) => Origin::Story,
        None => Origin::Resident,
    }
}

/// Gives an issue these themes and no others.
pub fn set_themes(
    tx: &mut Tx<'_>,
    ids: &Ids,
    issue_id: i64,
    named: &[(Bilingual, String)],
    now: i64,
) -> store::Result<()> {
    let mut themes = Vec::new();
    for (name, key) in named {
        themes.push(theme::keep(tx, &Theme { id: ids.next(), name: name.clone() }, key, now)?);
    }
    issue::set_themes(tx, issue_id, &themes)
}

/// The issue, locked, if nobody votes on it.
fn unvoted(tx: &mut Tx<'_>, id: i64, now: i64) -> Result<Result<Issue, Refusal>, Error> {
    let issue = issue::lock(tx, id)?.ok_or_not_found()?;
    let is_voted_on =
        priority::of_issue(tx, id)?.iter().any(|round| Standing::of(round, now) == Standing::Open);
    Ok(if is_voted_on { Err(Refusal::VotedOn) } else { Ok(issue) })
}

/// Keeps what an issue says now.
pub fn change(tx: &mut Tx<'_>, ids: &Ids, id: i64, raised: &Raised, now: i64) -> Outcome {
    if let Err(refusal) = unvoted(tx, id, now)? {
        return Ok(Err(refusal));
    }
    issue::update(tx, id, &raised.words, now)?;
    set_themes(tx, ids, id, &raised.themes, now)?;
    Ok(Ok(()))
}

/// Lets an issue stand, sets it apart or calls it resolved, with the reason.
pub fn decide(tx: &mut Tx<'_>, id: i64, state: State, reason: &str, now: i64) -> Outcome {
    let issue = match unvoted(tx, id, now)? {
        // what a report hid, a ruling shows again
        Ok(issue) if !matches!(issue.state, State::Merged | State::Hidden) => issue,
        Ok(_) => return Ok(Err(Refusal::NotOpen)),
        Err(refusal) => return Ok(Err(refusal)),
    };
    issue::set_state(tx, &Issue { state, reason: reason.to_owned(), changed: now, ..issue })?;
    Ok(Ok(()))
}

/// Makes an issue a part of another one of the same community. It keeps its page, its words and what it rests on, and
/// counts with the other from now on.
pub fn merge(tx: &mut Tx<'_>, id: i64, into: i64, now: i64) -> Outcome {
    // always in the same order, so that two who merge each way do not wait for one another
    for one in [id.min(into), id.max(into)] {
        if issue::lock(tx, one)?.is_none() {
            return Ok(Err(Refusal::NoSuchIssue));
        }
    }
    let (issue, whole) = match (unvoted(tx, id, now)?, unvoted(tx, into, now)?) {
        (Ok(issue), Ok(whole)) => (issue, whole),
        (Err(refusal), _) | (_, Err(refusal)) => return Ok(Err(refusal)),
    };
    if whole.state != State::Open || whole.community_id != issue.community_id || id == into {
        return Ok(Err(Refusal::NoSuchIssue));
    }
    if issue.state != State::Open {
        return Ok(Err(Refusal::NotOpen));
    }
    let merged =
        Issue { state: State::Merged, merged_into: Some(into), reason: String::new(), changed: now, ..issue };
    issue::set_state(tx, &merged)?;
    Ok(Ok(()))
}

/// Takes an issue out of the one it was merged into: it stands again.
pub fn separate(tx: &mut Tx<'_>, id: i64, now: i64) -> Outcome {
    let issue = issue::lock(tx, id)?.ok_or_not_found()?;
    let Some(into) = issue.merged_into.filter(|_| issue.state == State::Merged) else {
        return Ok(Err(Refusal::NotOpen));
    };
    if let Err(refusal) = unvoted(tx, into, now)? {
        return Ok(Err(refusal));
    }
    issue::set_state(tx, &Issue { state: State::Open, merged_into: None, changed: now, ..issue })?;
    Ok(Ok(()))
}

/// An issue with all that was merged into it, and into these, itself first.
pub fn lineage(tx: &mut Tx<'_>, issue: Issue) -> store::Result<Vec<Issue>> {
    let mut all = vec![issue];
    let mut at = 0;
    while at < all.len() {
        let parts = issue::parts(tx, all[at].id)?;
        all.extend(parts);
        at += 1;
    }
    Ok(all)
}

/// What whoever comes may do with the issues of a community.
pub fn may(visit: &Visit, community_id: i64, deed: Deed) -> bool {
    visit.rights.in_community(community_id, deed)
}

/// Whether whoever comes raised it.
fn is_mine(visit: &Visit, issue: &Issue) -> bool {
    issue.holder.is_some() && issue.holder == visit.holder()
}

/// Whether whoever comes may read it: what waits, or is hidden, is its raiser's and the table's.
pub fn is_seen(visit: &Visit, issue: &Issue) -> bool {
    let is_public = !matches!(issue.state, State::Waiting | State::Hidden);
    is_public || is_mine(visit, issue) || may(visit, issue.community_id, Deed::Record)
}

/// Whether whoever comes may change its words: who raised it, and who runs the table.
fn may_change(visit: &Visit, issue: &Issue) -> bool {
    let is_closed = matches!(issue.state, State::SetApart | State::Hidden);
    may(visit, issue.community_id, Deed::Run) || is_mine(visit, issue) && !is_closed
}
