use axum::extract::Path;
use axum::response::Response;
use store::community::Community;
use store::conversation::{self, Listed, State};
use store::fund::{self, Fund};
use store::holding::{self, Kind};
use store::membership::{self, Membership, Role};
use store::session::{self, Listed as Session};
use store::space::{self, Space};
use store::{Bilingual, Tx, community, plan, request, series};

use crate::community::is_visible;
use crate::community::views::{Head, Show};
use crate::conversation::Line;
use crate::error::Error;
use crate::form::Form;
use crate::fund::Here;
use crate::i18n::Lang;
use crate::id::Id;
use crate::issue::OnCommunity as OnIssues;
use crate::ledger::Brief;
use crate::place::{self, Found};
use crate::plan::OnCommunity as OnPlans;
use crate::priority::OnCommunity as OnPriorities;
use crate::promise::OnCommunity as OnPromises;
use crate::rights::Deed;
use crate::session::Line as Meeting;
use crate::space::views::Line as Room;
use crate::visit::Visit;
use crate::wave::OnCommunity as OnPulse;

/// `GET /communities/{id}`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::of(&visit, id).await?;
    visit.show(&read.view(&visit, Form::new()))
}

/// Sessions on the home of a community.
const SESSIONS: i64 = 12;

/// What a thing that a community may hold is called; `None` if it is gone.
pub fn held_name(tx: &mut Tx<'_>, kind: Kind, id: i64) -> store::Result<Option<Bilingual>> {
    Ok(match kind {
        Kind::Conversation => conversation::by_id(tx, id)?.map(|found| found.question),
        Kind::Series => series::by_id(tx, id)?.map(|found| found.title),
        Kind::Session => session::by_id(tx, id)?.map(|found| found.title),
        Kind::Plan => plan::by_id(tx, id)?.map(|found| found.title),
        Kind::Space => space::by_id(tx, id)?.map(|found| found.name),
        Kind::Fund => fund::by_id(tx, id)?.map(|found| found.said.title),
        Kind::Strategy => store::strategy::by_id(tx, id)?.map(|found| found.title),
    })
}

/// What the home of a community needs; read in one go.
pub struct Read {
    community: Community,
    people: Vec<Membership>,
    counts: Vec<(Role, i64)>,
    conversations: Vec<Listed>,
    sessions: Vec<Session>,
    funds: Vec<Fund>,
    /// What it was asked to hold: kind, id and name.
    asked: Vec<(Kind, i64, Bilingual)>,
    waiting: i64,
    place: Option<(String, String)>,
    plans: OnPlans,
    promises: OnPromises,
    issues: OnIssues,
    priorities: OnPriorities,
    pulse: OnPulse,
    spaces: Vec<Space>,
    ledger: Option<Brief>,
}

impl Read {
    pub async fn of(visit: &Visit, id: i64) -> Result<Self, Error> {
        let lang = visit.lang;
        let now = visit.app.clock.now();
        let runs = visit.rights.in_community(id, Deed::Run);
        let read = visit.app.db.read(move |tx| Self::all(tx, id, lang, (now, runs))).await?;
        if is_visible(visit, &read.community) { Ok(read) } else { Err(Error::NotFound) }
    }

    fn all(tx: &mut Tx<'_>, id: i64, lang: Lang, (now, runs): (i64, bool)) -> Result<Self, Error> {
        let community = community::by_id(tx, id)?.ok_or(Error::NotFound)?;
        let place = match community.place_id {
            Some(place_id) => place::find(tx, place_id, lang)?.as_ref().map(named),
            None => None,
        };
        let (mut conversations, mut asked) = (Vec::new(), Vec::new());
        for held in holding::of_community(tx, id)? {
            if held.agreed.is_none() {
                let name = held_name(tx, held.kind, held.thing_id)?;
                asked.extend(name.map(|name| (held.kind, held.thing_id, name)));
            } else if held.kind == Kind::Conversation {
                conversations.extend(conversation::listed(tx, held.thing_id)?);
            }
        }
        Ok(Self {
            people: membership::of_community(tx, id)?,
            counts: membership::count(tx, id)?,
            issues: OnIssues::read(tx, id)?,
            priorities: OnPriorities::read(tx, id, now)?,
            pulse: OnPulse::read(tx, id, now)?,
            waiting: i64::try_from(request::waiting(tx, id)?.len()).unwrap_or(i64::MAX),
            sessions: session::of_community(tx, id, now, SESSIONS)?,
            spaces: space::of_community(tx, id)?,
            ledger: Brief::of(tx, Some(id))?,
            funds: fund::of_community(tx, id)?,
            plans: OnPlans::read(tx, id, runs)?,
            promises: OnPromises::read(tx, &community)?,
            community,
            conversations,
            asked,
            place,
        })
    }

    pub fn view<'a>(&'a self, visit: &'a Visit, form: Form) -> Show<'a> {
        let may_run = visit.may(Deed::Run);
        let is_shown = |listed: &&Listed| may_run || listed.conversation.state != State::Draft;
        let now = visit.app.clock.now();
        let line = |listed: &Listed| Line::of(visit, listed, may_run, now);
        let stewards = || self.people.iter().filter(|one| one.role == Role::Steward);
        let asked = self.asked.iter().map(|(kind, id, name)| {
            (kind.word(), store::ids::to_text(*id), name.nearest(visit.lang.language()).0.to_owned())
        });
        Show {
            visit,
            head: Head::of(visit, &self.community),
            place: self.place.clone(),
            counts: self.counts.clone(),
            named: stewards().filter(|one| one.is_shown).map(|one| one.name.clone()).collect(),
            unnamed: i64::try_from(stewards().filter(|one| !one.is_shown).count()).unwrap_or(i64::MAX),
            conversations: self.conversations.iter().filter(is_shown).map(line).collect(),
            sessions: self.sessions.iter().map(|one| Meeting::of(visit.lang, one, now)).collect(),
            funds_here: Here::of(visit, self.community.id, &self.funds),
            asked: if visit.may(Deed::Keep) { asked.collect() } else { Vec::new() },
            waiting: self.waiting,
            plans: &self.plans,
            promises: &self.promises,
            issues: &self.issues,
            priorities: &self.priorities,
            pulse: &self.pulse,
            spaces: self.spaces.iter().map(|space| Room::of(visit.lang, space)).collect(),
            ledger: self.ledger.as_ref(),
            form,
        }
    }
}

/// The page of a place, and its name with that of its province.
fn named(found: &Found) -> (String, String) {
    let step = found.step();
    let name = match found.path.get(1) {
        Some(province) if province != step => format!("{}, {}", step.name, province.name),
        _ => step.name.clone(),
    };
    (step.id.path(), name)
}
