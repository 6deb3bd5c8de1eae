//! What comes first: rounds whose rules are fixed when they open, with secret ballots on screens and on paper, an order in
//! which each place adds people who had none, objections with reasons, and the table's yes.

mod ballot;
mod card;
mod forms;
mod grid;
mod home;
mod objection;
pub(crate) mod order;
mod pages;
mod rules;
mod show;
mod views;

use store::community::{self, Kind as Community};
use store::priority::{self, Choice, Method, Place, Round, State, Voters};
use store::shift::{self, Hand, Shift};
use store::{Ids, Tx};
use store::{issue, news};

pub(crate) use home::OnCommunity;
pub(crate) use rules::publishes_ballots;
pub(crate) use show::FEWEST_BALLOTS;

use crate::error::{Error, OrNotFound};
use crate::i18n::dates::moment;
use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::visit::Visit;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/communities/{id}/priorities", Access::Anyone, pages::list),
        Route::get("/communities/{id}/priorities/new", Access::May(Deed::Run), pages::new),
        Route::post("/communities/{id}/priorities", Access::May(Deed::Run), pages::create),
        Route::get("/priorities/{id}", Access::Anyone, pages::show),
        Route::get("/priorities/{id}/rules.json", Access::Anyone, pages::rules),
        Route::get("/priorities/{id}/details", Access::Person, pages::details),
        Route::post("/priorities/{id}/details", Access::Person, pages::change),
        Route::post("/priorities/{id}/removal", Access::Person, pages::drop),
        Route::post("/priorities/{id}/opening", Access::Person, pages::begin),
        Route::post("/priorities/{id}/closure", Access::Person, pages::end),
        Route::post("/priorities/{id}/confirmation", Access::Person, pages::agree),
        Route::get("/priorities/{id}/ballot", Access::Voice, ballot::show),
        Route::post("/priorities/{id}/ballot", Access::Voice, ballot::cast),
        Route::post("/priorities/{id}/ballot/removal", Access::Voice, ballot::take_back),
        Route::get("/priorities/{id}/cards", Access::Person, card::list),
        Route::post("/priorities/{id}/cards", Access::Person, card::enter),
        Route::post("/priorities/{id}/cards/{card}/removal", Access::Person, card::remove),
        Route::get("/priorities/{id}/cards/paper", Access::Person, card::paper),
        Route::get("/priorities/{id}/grid", Access::Anyone, grid::show),
        Route::post("/priorities/{id}/grid", Access::Person, grid::set),
        Route::post("/priorities/{id}/objections", Access::Person, objection::raise),
        Route::post("/priorities/{id}/objections/{objection}/answer", Access::Person, objection::answer),
        Route::post(
            "/priorities/{id}/objections/{objection}/withdrawal",
            Access::Person,
            objection::withdraw,
        ),
        Route::post("/priorities/{id}/objections/{objection}/hiding", Access::Person, objection::hide),
    ]
}

/// The address of a round, without the language.
pub fn path(id: i64) -> String {
    format!("/priorities/{}", Id(id))
}

/// The address of the rounds of a community, without the language.
pub fn list_path(community_id: i64) -> String {
    format!("{}/priorities", crate::community::path(community_id))
}

/// What a round is at a moment: what somebody decided, narrowed by its closing time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Being prepared.
    Draft,
    /// People vote.
    Open,
    /// Nobody votes any more; the table has not said yes.
    Closed,
    /// The table said yes.
    Confirmed,
}

impl Standing {
    /// Of a round now.
    pub fn of(round: &Round, now: i64) -> Self {
        match round.state {
            State::Draft => Self::Draft,
            State::Open if round.closes.is_some_and(|closes| closes <= now) => Self::Closed,
            State::Open => Self::Open,
            State::Closed => Self::Closed,
            State::Confirmed => Self::Confirmed,
        }
    }

    /// Key of the word for it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "priority-draft",
            Self::Open => "priority-open",
            Self::Closed => "priority-closed",
            Self::Confirmed => "priority-confirmed",
        }
    }
}

/// Why nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It was opened already, and its rules stand.
    Opened,
    /// Its question, or an issue on its list, is missing in one language.
    LanguageMissing,
    /// There is nothing to choose between.
    TooFew,
    /// An issue on its list does not stand any more.
    IssueGone,
    /// Its closing time has passed.
    TimePassed,
    /// Nobody votes in it now.
    NotOpen,
    /// People still vote.
    NotClosed,
    /// It was closed before.
    ClosedBefore,
    /// The table said yes already.
    ConfirmedBefore,
    /// Nobody voted.
    NoBallot,
    /// An objection waits for what the table makes of it.
    ObjectionStands,
    /// It is not of this table, or was taken back.
    NotYours,
    /// A card of this number was entered.
    Double,
}

impl Refusal {
    /// Key of the sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Opened => "priority-refused-opened",
            Self::LanguageMissing => "priority-refused-language",
            Self::TooFew => "priority-refused-too-few",
            Self::IssueGone => "priority-refused-issue-gone",
            Self::TimePassed => "priority-refused-time-passed",
            Self::NotOpen => "priority-refused-not-open",
            Self::NotClosed => "priority-refused-not-closed",
            Self::ClosedBefore => "priority-refused-closed-before",
            Self::ConfirmedBefore => "priority-refused-confirmed-before",
            Self::NoBallot => "priority-refused-no-ballot",
            Self::ObjectionStands => "priority-refused-objection",
            Self::NotYours => "priority-refused-not-yours",
            Self::Double => "priority-refused-double",
        }
    }
}

/// What became of it; the error is ours.
pub type Outcome = Result<Result<(), Refusal>, Error>;

/// Opens a round: from now on its rules and its list stand as they are, and anybody can check that they do.
pub fn open(tx: &mut Tx<'_>, id: i64, now: i64) -> Outcome {
    let mut round = priority::lock(tx, id)?.ok_or_not_found()?;
    let listed = issue::of_round(tx, id)?;
    let is_complete =
        round.title.is_complete() && listed.iter().all(|(_, issue)| issue.words.title.is_complete());
    let refusal = match round.state {
        State::Draft if listed.len() < 2 => Some(Refusal::TooFew),
        State::Draft if listed.iter().any(|(_, issue)| issue.state != issue::State::Open) => {
            Some(Refusal::IssueGone)
        }
        State::Draft if !is_complete => Some(Refusal::LanguageMissing),
        State::Draft if round.closes.is_some_and(|closes| closes <= now) => Some(Refusal::TimePassed),
        State::Draft => None,
        _ => Some(Refusal::Opened),
    };
    if let Some(refusal) = refusal {
        return Ok(Err(refusal));
    }
    (round.state, round.opens) = (State::Open, Some(now));
    round.rules_json = rules::sheet(&round, &listed);
    round.rules_sha256 = crate::cookie::sha256(&round.rules_json);
    priority::update(tx, &round)?;
    Ok(Ok(()))
}

/// Closes a round now, and keeps the order that came out.
pub fn close(tx: &mut Tx<'_>, id: i64, now: i64) -> Outcome {
    let mut round = priority::lock(tx, id)?.ok_or_not_found()?;
    match Standing::of(&round, now) {
        Standing::Open => {}
        Standing::Draft => return Ok(Err(Refusal::NotOpen)),
        Standing::Closed | Standing::Confirmed => return Ok(Err(Refusal::ClosedBefore)),
    }
    (round.state, round.closes) = (State::Closed, Some(now));
    priority::update(tx, &round)?;
    let places = count(tx, &round)?;
    priority::put_places(tx, id, &places)?;
    news::drop_of(tx, &path(id))?; // a digest to come would say that it is open
    Ok(Ok(()))
}

/// The order that comes out of the ballots of a round that is closed.
pub fn count(tx: &mut Tx<'_>, round: &Round) -> store::Result<Vec<Place>> {
    let items = priority::items(tx, round.id)?;
    let ballots = priority::choices(tx, round.id)?;
    let places = order::order(round.method, items.len(), &ballots);
    let place = |(placed, position): (order::Placed, i64)| {
        let issue_id = items[placed.item].issue_id;
        Place { issue_id, position, adds: placed.adds, votes: placed.votes, points: placed.points }
    };
    Ok(places.into_iter().zip(1..).map(place).collect())
}

/// Keeps somebody's ballot; they may change it until the round closes.
pub fn cast(tx: &mut Tx<'_>, ids: &Ids, id: i64, holder: &str, choices: &[Choice], now: i64) -> Outcome {
    let round = priority::lock(tx, id)?.ok_or_not_found()?;
    if Standing::of(&round, now) != Standing::Open {
        return Ok(Err(Refusal::NotOpen));
    }
    priority::cast(tx, id, ids.next(), holder, choices, now)?;
    Ok(Ok(()))
}

/// What the table says when it says yes.
#[derive(Clone, Copy, Debug)]
pub struct Consent {
    /// How many were there.
    pub people: i64,
    /// Who chose what was on the list.
    pub agenda: Hand,
}

/// The table says yes to the order, with every objection answered or taken back; the ledger gets its line.
pub fn confirm(tx: &mut Tx<'_>, ids: &Ids, id: i64, said: Consent, now: i64) -> Outcome {
    let mut round = priority::lock(tx, id)?.ok_or_not_found()?;
    match Standing::of(&round, now) {
        Standing::Closed => {}
        Standing::Draft | Standing::Open => return Ok(Err(Refusal::NotClosed)),
        Standing::Confirmed => return Ok(Err(Refusal::ConfirmedBefore)),
    }
    if store::objection::of_round(tx, id)?.iter().any(store::objection::Objection::stands) {
        return Ok(Err(Refusal::ObjectionStands));
    }
    if priority::count(tx, id)? == 0 {
        return Ok(Err(Refusal::NoBallot));
    }
    let places = count(tx, &round)?;
    (round.state, round.confirmed, round.people) = (State::Confirmed, Some(now), Some(said.people));
    said.agenda.word().clone_into(&mut round.agenda);
    priority::update(tx, &round)?;
    priority::put_places(tx, id, &places)?;
    write_down(tx, ids, &round, said.agenda, now)?;
    crate::bundle::ask(tx, ids, now, store::bundle::Kind::Priority, id)?;
    Ok(Ok(()))
}

/// The line of the ledger.
fn write_down(tx: &mut Tx<'_>, ids: &Ids, round: &Round, agenda_by: Hand, now: i64) -> Result<(), Error> {
    let community = community::by_id(tx, round.community_id)?.ok_or_not_found()?;
    let (decided_by, holder) = match community.kind {
        Community::Institution => (Hand::Institution, Hand::Institution),
        Community::RoundTable | Community::Association => (Hand::Residents, Hand::Association),
        Community::WorkingGroup | Community::Programme => (Hand::Residents, Hand::Mixed),
    };
    let line = Shift {
        id: ids.next(),
        community_id: round.community_id,
        kind: shift::Kind::Priorities,
        thing_id: round.id,
        title: round.title.clone(),
        decided: now,
        agenda_by,
        decided_by,
        holder,
        cents: 0,
        currency: String::new(),
        minutes: 0,
        place_id: community.place_id,
        year: i64::from(moment(now, &round.zone).year()),
    };
    Ok(shift::put(tx, &line)?)
}

/// What whoever comes may do with the rounds of a community.
fn may(visit: &Visit, community_id: i64, deed: Deed) -> bool {
    visit.rights.in_community(community_id, deed)
}

/// Whether whoever comes may vote in a round: guests too, where everybody may.
fn may_vote(visit: &Visit, round: &Round) -> bool {
    match round.voters {
        Voters::Everyone => true,
        Voters::Members => may(visit, round.community_id, Deed::TakePart),
    }
}

/// Key of how people say it.
const fn method_key(method: Method) -> &'static str {
    match method {
        Method::Approval => "priority-method-approval",
        Method::Points => "priority-method-points",
        Method::Ranking => "priority-method-ranking",
    }
}
