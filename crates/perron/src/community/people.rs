//! Who belongs to a community and what they are there. Every change locks the community first, so that whatever
//! happens at once, it always has a steward.

use store::community::{self, Community, Joining, Kind, State};
use store::handover::{self, Handover};
use store::membership::{self, Ending, Membership, Role};
use store::request::{self, Request};
use store::{Ids, Tx};

use crate::error::Error;

/// Why nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// They are the only steward.
    LastSteward,
    /// They belong already.
    Belongs,
    /// They asked already.
    Asked,
    /// Only whoever is invited comes in.
    InvitedOnly,
    /// It has ended, or is not there yet.
    NotActive,
    /// Only a steward themselves, or whoever runs the house, changes a steward's role.
    OtherSteward,
    /// It was answered, withdrawn or ended meanwhile.
    TooLate,
    /// Someone becomes a steward by accepting.
    ByAccepting,
    /// This kind of community has no such role.
    NoSuchRole,
    /// They are a steward already.
    Steward,
    /// They were offered it already.
    Offered,
    /// It was mailed to another address.
    OtherAddress,
}

impl Refusal {
    /// Key of the sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::LastSteward => "community-refused-last-steward",
            Self::Belongs => "community-refused-belongs",
            Self::Asked => "community-refused-asked",
            Self::InvitedOnly => "community-refused-invited-only",
            Self::NotActive => "community-refused-not-active",
            Self::OtherSteward => "community-refused-other-steward",
            Self::TooLate => "community-refused-too-late",
            Self::ByAccepting => "community-refused-by-accepting",
            Self::NoSuchRole => "community-refused-no-such-role",
            Self::Steward => "community-refused-steward",
            Self::Offered => "community-refused-offered",
            Self::OtherAddress => "community-refused-other-address",
        }
    }
}

/// What became of it; the error is ours.
pub type Outcome<T> = Result<Result<T, Refusal>, Error>;

/// Ends a use case that was refused: `let x = told!(ask(…))`.
macro_rules! told {
    ($asked:expr) => {
        match $asked {
            Ok(value) => value,
            Err(refusal) => return Ok(Err(refusal)),
        }
    };
}
pub(super) use told;

/// What every change needs.
pub struct Change<'a, 'b, 'c> {
    /// The transaction.
    pub tx: &'a mut Tx<'b>,
    /// Makes ids.
    pub ids: &'c Ids,
    /// When.
    pub now: i64,
    /// Where.
    pub community_id: i64,
}

/// The roles there are in a kind of community.
pub const fn roles(kind: Kind) -> &'static [Role] {
    match kind {
        Kind::Institution => &[Role::Steward, Role::Responder],
        _ => &[Role::Steward, Role::Facilitator, Role::Connector, Role::Member],
    }
}

/// What someone is who has no other role: an institution's people are there to answer.
pub const fn base(kind: Kind) -> Role {
    match kind {
        Kind::Institution => Role::Responder,
        _ => Role::Member,
    }
}

/// Someone who comes to belong, or to another role.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who.
    pub id: i64,
    /// As they want to be called there.
    pub name: String,
    /// Whether the public page may name them.
    pub is_shown: bool,
}

/// What became of asking to join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// They belong.
    Belongs,
    /// A steward answers.
    Asked,
}

impl Change<'_, '_, '_> {
    /// The community, locked; an active one.
    fn active(&mut self) -> Outcome<Community> {
        let community = self.locked()?;
        Ok(if community.state == State::Active { Ok(community) } else { Err(Refusal::NotActive) })
    }

    fn locked(&mut self) -> Result<Community, Error> {
        if !community::lock(self.tx, self.community_id)? {
            return Err(Error::NotFound);
        }
        community::by_id(self.tx, self.community_id)?.ok_or(Error::NotFound)
    }

    /// Begins a membership.
    pub(super) fn begin(
        &mut self,
        person: Person,
        role: Role,
        until: Option<i64>,
        given_by: Option<i64>,
    ) -> Result<(), Error> {
        let membership = Membership {
            community_id: self.community_id,
            id: self.ids.next(),
            person_id: person.id,
            role,
            name: person.name,
            is_shown: person.is_shown,
            begun: self.now,
            until,
            ended: None,
            ending: None,
            heir_id: None,
            given_by,
            notes_sent: 0,
        };
        membership::insert(self.tx, &membership)?;
        Ok(crate::mail::imply(self.tx, self.ids, self.now, membership.person_id, self.community_id)?)
    }

    /// Whether this is the only steward left.
    fn is_last_steward(&mut self, one: &Membership) -> Result<bool, Error> {
        let all = membership::of_community(self.tx, self.community_id)?;
        let stewards = all.iter().filter(|other| other.role == Role::Steward).count();
        Ok(one.role == Role::Steward && stewards == 1)
    }

    /// Joins, or asks to, as the community's rule says. Whom a steward removed asks, even where others walk in.
    pub fn join(&mut self, person: Person, words: String) -> Outcome<Joined> {
        let community = told!(self.active()?);
        let mut joining = community.joining;
        for (past, _) in membership::of_person(self.tx, person.id)? {
            if past.community_id != self.community_id {
                continue;
            }
            if past.ended.is_none() {
                return Ok(Err(Refusal::Belongs));
            }
            if past.ending == Some(Ending::Removed) && joining == Joining::Open {
                joining = Joining::Request;
            }
        }
        match joining {
            Joining::Invitation => Ok(Err(Refusal::InvitedOnly)),
            Joining::Open => {
                self.begin(person, base(community.kind), None, None)?;
                Ok(Ok(Joined::Belongs))
            }
            Joining::Request => self.ask(person, words),
        }
    }

    fn ask(&mut self, person: Person, words: String) -> Outcome<Joined> {
        let last = request::last(self.tx, self.community_id, person.id)?;
        if last.is_some_and(|last| last.state == request::State::Waiting) {
            return Ok(Err(Refusal::Asked));
        }
        let request = Request {
            community_id: self.community_id,
            id: self.ids.next(),
            person_id: person.id,
            name: person.name,
            words,
            state: request::State::Waiting,
            reason: String::new(),
            made: self.now,
            answered: None,
            answered_by: None,
        };
        request::insert(self.tx, &request)?;
        Ok(Ok(Joined::Asked))
    }

    /// Takes one's own question back.
    pub fn withdraw_request(&mut self, person_id: i64) -> Outcome<()> {
        self.locked()?;
        let last = request::last(self.tx, self.community_id, person_id)?.ok_or(Error::NotFound)?;
        let of = (self.community_id, last.id);
        let done = request::answer(self.tx, of, request::State::Withdrawn, "", self.now, person_id)?;
        Ok(if done { Ok(()) } else { Err(Refusal::TooLate) })
    }

    /// Answers someone who asks to join; a no carries its reason.
    pub fn answer_request(&mut self, id: i64, by: i64, declined: Option<&str>) -> Outcome<Request> {
        let community = told!(self.active()?);
        let asked = request::by_id(self.tx, self.community_id, id)?.ok_or(Error::NotFound)?;
        let state = if declined.is_some() { request::State::Declined } else { request::State::Accepted };
        let of = (self.community_id, id);
        if !request::answer(self.tx, of, state, declined.unwrap_or_default(), self.now, by)? {
            return Ok(Err(Refusal::TooLate));
        }
        let belongs = membership::now(self.tx, self.community_id, asked.person_id)?.is_some();
        if declined.is_none() && !belongs {
            let person = Person { id: asked.person_id, name: asked.name.clone(), is_shown: false };
            self.begin(person, base(community.kind), None, Some(by))?;
        }
        Ok(Ok(asked))
    }

    /// Leaves. The only steward hands over first.
    pub fn leave(&mut self, person_id: i64) -> Outcome<()> {
        self.locked()?;
        let own = membership::now(self.tx, self.community_id, person_id)?.ok_or(Error::NotFound)?;
        if self.is_last_steward(&own)? {
            return Ok(Err(Refusal::LastSteward));
        }
        self.end(&own, Ending::Left, None)?;
        Ok(Ok(()))
    }

    fn end(&mut self, one: &Membership, ending: Ending, heir_id: Option<i64>) -> Result<(), Error> {
        membership::end(self.tx, (one.community_id, one.id), self.now, ending, heir_id)?;
        Ok(handover::withdraw_of(self.tx, one.community_id, one.person_id, self.now)?)
    }

    /// Ends someone else's membership.
    pub fn remove(&mut self, id: i64, by: &By) -> Outcome<()> {
        self.locked()?;
        let one = told!(self.within_reach(id, by)?);
        if self.is_last_steward(&one)? {
            return Ok(Err(Refusal::LastSteward));
        }
        let ending = if one.person_id == by.person_id { Ending::Left } else { Ending::Removed };
        self.end(&one, ending, None)?;
        Ok(Ok(()))
    }

    /// Gives someone another role, or their role another term. A steward becomes one by accepting.
    pub fn give(&mut self, id: i64, role: Role, until: Option<i64>, by: &By) -> Outcome<()> {
        let community = told!(self.active()?);
        if !roles(community.kind).contains(&role) {
            return Ok(Err(Refusal::NoSuchRole));
        }
        let one = told!(self.within_reach(id, by)?);
        if one.role == role {
            membership::set_term(self.tx, self.community_id, id, until)?;
            return Ok(Ok(()));
        }
        if role == Role::Steward {
            return Ok(Err(Refusal::ByAccepting));
        }
        if self.is_last_steward(&one)? {
            return Ok(Err(Refusal::LastSteward));
        }
        self.end(&one, Ending::Changed, None)?;
        let person = Person { id: one.person_id, name: one.name, is_shown: one.is_shown };
        self.begin(person, role, until, Some(by.person_id))?;
        Ok(Ok(()))
    }

    /// A membership of now that this person may change.
    fn within_reach(&mut self, id: i64, by: &By) -> Outcome<Membership> {
        let all = membership::of_community(self.tx, self.community_id)?;
        let Some(one) = all.into_iter().find(|one| one.id == id) else { return Ok(Err(Refusal::TooLate)) };
        let is_free = one.role != Role::Steward || one.person_id == by.person_id || by.runs_house;
        Ok(if is_free { Ok(one) } else { Err(Refusal::OtherSteward) })
    }

    /// Offers the stewardship to someone who belongs.
    pub fn offer(
        &mut self,
        giver_id: i64,
        heir: i64,
        stays: bool,
        until: Option<i64>,
    ) -> Outcome<Membership> {
        told!(self.active()?);
        let all = membership::of_community(self.tx, self.community_id)?;
        let Some(heir) = all.into_iter().find(|one| one.id == heir) else { return Ok(Err(Refusal::TooLate)) };
        if heir.role == Role::Steward {
            return Ok(Err(Refusal::Steward));
        }
        let offered = handover::offered(self.tx, self.community_id)?;
        if offered.iter().any(|offered| offered.heir_id == heir.person_id) {
            return Ok(Err(Refusal::Offered));
        }
        let handover = Handover {
            community_id: self.community_id,
            id: self.ids.next(),
            giver_id,
            heir_id: heir.person_id,
            stays,
            until,
            state: handover::State::Offered,
            made: self.now,
            answered: None,
        };
        handover::insert(self.tx, &handover)?;
        Ok(Ok(heir))
    }

    /// Takes an offer back.
    pub fn withdraw_offer(&mut self, id: i64) -> Outcome<()> {
        self.locked()?;
        let done = handover::answer(self.tx, self.community_id, id, handover::State::Withdrawn, self.now)?;
        Ok(if done { Ok(()) } else { Err(Refusal::TooLate) })
    }

    /// Accepts or declines an offer. Whoever accepts is a steward from then on, and the giver is one no more, unless
    /// the offer was to share.
    pub fn answer_offer(&mut self, id: i64, heir_id: i64, accepts: bool) -> Outcome<()> {
        let community = told!(self.active()?);
        let offer = handover::by_id(self.tx, self.community_id, id)?.ok_or(Error::NotFound)?;
        if offer.heir_id != heir_id {
            return Err(Error::NotFound);
        }
        let heir = membership::now(self.tx, self.community_id, heir_id)?;
        let state = if accepts { handover::State::Accepted } else { handover::State::Declined };
        let (Some(heir), true) = (heir, handover::answer(self.tx, self.community_id, id, state, self.now)?)
        else {
            return Ok(Err(Refusal::TooLate));
        };
        if !accepts {
            return Ok(Ok(()));
        }
        self.end(&heir, Ending::Changed, None)?;
        let person = Person { id: heir_id, name: heir.name, is_shown: heir.is_shown };
        self.begin(person, Role::Steward, offer.until, Some(offer.giver_id))?;
        let giver = membership::now(self.tx, self.community_id, offer.giver_id)?;
        if let Some(giver) = giver.filter(|giver| giver.role == Role::Steward && !offer.stays) {
            self.end(&giver, Ending::HandedOver, Some(heir_id))?;
            let person = Person { id: giver.person_id, name: giver.name, is_shown: giver.is_shown };
            self.begin(person, base(community.kind), None, Some(heir_id))?;
        }
        Ok(Ok(()))
    }

    /// Comes in by an invitation, to the role it gives. Whoever belongs already changes role by it, and nobody loses a
    /// stewardship by it.
    pub fn enter(&mut self, person: Person, role: Role, until: Option<i64>, by: Option<i64>) -> Outcome<()> {
        let community = told!(self.active()?);
        if !roles(community.kind).contains(&role) {
            return Ok(Err(Refusal::NoSuchRole));
        }
        if let Some(own) = membership::now(self.tx, self.community_id, person.id)? {
            if own.role <= role {
                return Ok(Err(Refusal::Belongs));
            }
            self.end(&own, Ending::Changed, None)?;
        }
        if let Some(asked) = request::last(self.tx, self.community_id, person.id)? {
            let of = (self.community_id, asked.id);
            request::answer(self.tx, of, request::State::Accepted, "", self.now, person.id)?;
        }
        self.begin(person, role, until, by)?;
        Ok(Ok(()))
    }

    /// Ends a membership whose term is over; false if it goes on, because it is the only steward's or was renewed.
    /// Whoever had a role stays a member; an institution's people answer for it during their term only.
    pub fn end_term(&mut self, id: i64) -> Result<bool, Error> {
        let community = self.locked()?;
        let all = membership::of_community(self.tx, self.community_id)?;
        let due =
            all.into_iter().find(|one| one.id == id && one.until.is_some_and(|until| until <= self.now));
        let Some(one) = due else { return Ok(false) };
        if self.is_last_steward(&one)? {
            return Ok(false);
        }
        self.end(&one, Ending::Term, None)?;
        if community.kind != Kind::Institution && one.role != base(community.kind) {
            let person = Person { id: one.person_id, name: one.name, is_shown: one.is_shown };
            self.begin(person, base(community.kind), None, None)?;
        }
        Ok(true)
    }
}

/// Who makes a change.
#[derive(Clone, Copy, Debug)]
pub struct By {
    /// Who.
    pub person_id: i64,
    /// Whether they run the house, and so may change a steward's role too.
    pub runs_house: bool,
}
