//! Who may do what, decided here and nowhere else: by someone's role in the house, by their roles in communities, and
//! by which communities hold the thing in question; and, for a session, by who is named to run it.
//!
//! `guard` resolves it once a request, for the community or the thing that the address names; handlers and templates
//! ask `visit.may(Deed::…)`. Use cases that reach for another thing ask [`Rights`] with its holders.

use std::collections::HashSet;

use store::community::Kind;
use store::holding::{self, Kind as Thing};
use store::membership::{self, Role, Tie};
use store::person::{Person, Role as House};
use store::{Tx, facilitator, ids};

/// What someone may do in a community, or with a thing that communities hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// See what is for the community's own people.
    See,
    /// Speak and decide there as one of its people: rank, propose, vote on what is theirs.
    TakePart,
    /// Take down what someone else says: paper ballots, a talk at the door.
    Record,
    /// Prepare, open, translate, close, publish.
    Run,
    /// Decide about what others wrote, with reasons.
    Moderate,
    /// Look after the community itself: people, roles, invitations, settings, what it holds.
    Keep,
    /// Answer in the name of an institution.
    Answer,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Self; 7] =
        [Self::See, Self::TakePart, Self::Record, Self::Run, Self::Moderate, Self::Keep, Self::Answer];
}

/// What a role in a community allows. An institution's people answer and look after themselves; whatever their role,
/// they do not vote, run or moderate through it.
pub const fn allows(kind: Kind, role: Role) -> &'static [Deed] {
    use Deed::{Answer, Keep, Moderate, Record, Run, See, TakePart};
    match (kind, role) {
        (Kind::Institution, Role::Steward) => &[See, Answer, Keep],
        (Kind::Institution, Role::Responder) => &[See, Answer],
        (Kind::Institution, _) | (_, Role::Responder) => &[See],
        (_, Role::Steward) => &[See, TakePart, Record, Run, Moderate, Keep],
        (_, Role::Facilitator) => &[See, TakePart, Record, Run, Moderate],
        (_, Role::Connector) => &[See, TakePart, Record],
        (_, Role::Member) => &[See, TakePart],
    }
}

/// What someone brings to the question of what they may do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    house: Option<House>,
    ties: Vec<Tie>,
    /// The sessions that they are named to run.
    runs: Vec<i64>,
}

/// What whoever is named to run a session may do with it, without a role in the communities that hold it.
const NAMED: &[Deed] = &[Deed::See, Deed::Record, Deed::Run, Deed::Moderate];

impl Rights {
    /// Of a person, as things stand now.
    pub fn of(tx: &mut Tx<'_>, person: &Person) -> store::Result<Self> {
        let runs = match &person.email {
            Some(email) => facilitator::runs(tx, email)?,
            None => Vec::new(),
        };
        Ok(Self { house: Some(person.role), ties: membership::ties(tx, person.id)?, runs })
    }

    /// Whether they may speak and vote where everybody may. Guests and people do; an account that belongs to
    /// institutions alone answers for them, and does not.
    pub fn may_take_part(&self) -> bool {
        self.ties.is_empty() || self.ties.iter().any(|tie| tie.kind != Kind::Institution)
    }

    /// Whether their role in the house alone allows it, everywhere. Operators may do all but speak in a name that is not theirs;
    /// moderators prepare and moderate, unless they belong to institutions alone.
    pub fn in_house(&self, deed: Deed) -> bool {
        match self.house {
            Some(House::Operator) => !matches!(deed, Deed::TakePart | Deed::Answer),
            Some(House::Moderator) => {
                matches!(deed, Deed::See | Deed::Record | Deed::Run | Deed::Moderate) && self.may_take_part()
            }
            Some(House::Member) | None => false,
        }
    }

    /// Whether they may do this in a community.
    pub fn in_community(&self, community_id: i64, deed: Deed) -> bool {
        self.with_held(&[community_id], deed)
    }

    /// Whether they may do this with a thing that these communities hold together: what one of them allows is allowed.
    /// A thing without holders is the house's own.
    pub fn with_held(&self, holders: &[i64], deed: Deed) -> bool {
        let through =
            |tie: &Tie| holders.contains(&tie.community_id) && allows(tie.kind, tie.role).contains(&deed);
        self.in_house(deed) || self.ties.iter().any(through)
    }

    /// Whether they may do this with a thing.
    pub fn with(&self, tx: &mut Tx<'_>, kind: Thing, thing_id: i64, deed: Deed) -> store::Result<bool> {
        if self.in_house(deed) || self.is_named(kind, thing_id, deed) {
            return Ok(true);
        }
        if self.ties.is_empty() {
            return Ok(false);
        }
        Ok(self.with_held(&holding::holders(tx, kind, thing_id)?, deed))
    }

    /// Whether they may do this since they are named to run it.
    fn is_named(&self, kind: Thing, thing_id: i64, deed: Deed) -> bool {
        kind == Thing::Session && self.runs.contains(&thing_id) && NAMED.contains(&deed)
    }

    /// Whether they may do this in the house or in some community.
    pub fn somewhere(&self, deed: Deed) -> bool {
        self.in_house(deed) || self.communities(deed).next().is_some()
    }

    /// Whether a community they found is there at once: moderators of the house and stewards know what it asks. An
    /// institution is always asked for, since its people speak in a name that is not their own.
    pub fn may_found(&self, kind: Kind) -> bool {
        let is_steward = |tie: &Tie| tie.kind != Kind::Institution && tie.role == Role::Steward;
        self.in_house(Deed::Moderate) || kind != Kind::Institution && self.ties.iter().any(is_steward)
    }

    /// The communities through which they may do this.
    pub fn communities(&self, deed: Deed) -> impl Iterator<Item = i64> {
        let through = move |tie: &&Tie| allows(tie.kind, tie.role).contains(&deed);
        self.ties.iter().filter(through).map(|tie| tie.community_id)
    }

    /// What they are in a community now.
    pub fn role_in(&self, community_id: i64) -> Option<Role> {
        self.ties.iter().find(|tie| tie.community_id == community_id).map(|tie| tie.role)
    }

    /// As what they may do this with a thing: the word of a role in one of its communities, or else in the house.
    pub fn role_with(
        &self,
        tx: &mut Tx<'_>,
        kind: Thing,
        thing_id: i64,
        deed: Deed,
    ) -> store::Result<Option<&'static str>> {
        let holders = holding::holders(tx, kind, thing_id)?;
        let through =
            |tie: &&Tie| holders.contains(&tie.community_id) && allows(tie.kind, tie.role).contains(&deed);
        let own = self.ties.iter().find(through).map(|tie| tie.role.word());
        Ok(own.or_else(|| self.house.filter(|_| self.in_house(deed)).map(House::word)))
    }

    /// With which things of a kind they may do this.
    pub fn reach(&self, tx: &mut Tx<'_>, kind: Thing, deed: Deed) -> store::Result<Reach> {
        if self.in_house(deed) {
            return Ok(Reach::All);
        }
        let mut reach: HashSet<i64> =
            self.runs.iter().copied().filter(|id| self.is_named(kind, *id, deed)).collect();
        let communities: Vec<i64> = self.communities(deed).collect();
        if !communities.is_empty() {
            let held = holding::of_kind(tx, kind)?.into_iter();
            let held = held.filter(|holding| communities.contains(&holding.community_id));
            reach.extend(held.map(|holding| holding.thing_id));
        }
        Ok(Reach::Some(reach))
    }

    /// What they may do at an address.
    pub(crate) fn at(&self, tx: &mut Tx<'_>, place: Place) -> store::Result<Vec<Deed>> {
        let holders = match place {
            Place::Community(id) => vec![id],
            Place::Thing(kind, id) if !self.ties.is_empty() => holding::holders(tx, kind, id)?,
            Place::Thing(..) | Place::House => Vec::new(),
        };
        let is_named = |deed| matches!(place, Place::Thing(kind, id) if self.is_named(kind, id, deed));
        let may = |deed: &Deed| self.with_held(&holders, *deed) || is_named(*deed);
        Ok(Deed::ALL.into_iter().filter(may).collect())
    }
}

/// With which things of a kind someone may do something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// With all of them.
    All,
    /// With these.
    Some(HashSet<i64>),
}

impl Reach {
    /// Whether with this one.
    pub fn has(&self, thing_id: i64) -> bool {
        match self {
            Self::All => true,
            Self::Some(ids) => ids.contains(&thing_id),
        }
    }
}

/// What an address is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The house, or something that nobody holds.
    House,
    /// A community.
    Community(i64),
    /// A thing that communities may hold.
    Thing(Thing, i64),
}

impl Place {
    /// By the route: a noun whose records are communities, or are held by them, and its id.
    pub(crate) fn of(route: &str, path: &str) -> Self {
        let path = path.split('?').next().unwrap_or_default();
        let (mut words, mut parts) = (route.split('/').skip(1), path.split('/').skip(1));
        let (noun, is_one) = (words.next(), words.next() == Some("{id}"));
        let Some(id) = parts.nth(1).filter(|_| is_one).and_then(ids::from_text) else { return Self::House };
        match noun {
            Some("communities") => Self::Community(id),
            Some("conversations") => Self::Thing(Thing::Conversation, id),
            Some("series") => Self::Thing(Thing::Series, id),
            Some("sessions") => Self::Thing(Thing::Session, id),
            Some("plans") => Self::Thing(Thing::Plan, id),
            Some("spaces") => Self::Thing(Thing::Space, id),
            Some("funds") => Self::Thing(Thing::Fund, id),
            Some("strategies") => Self::Thing(Thing::Strategy, id),
            _ => Self::House,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights(house: House, ties: &[(i64, Kind, Role)]) -> Rights {
        let tie = |&(community_id, kind, role)| Tie { community_id, kind, role };
        Rights { house: Some(house), ties: ties.iter().map(tie).collect(), runs: Vec::new() }
    }

    #[test]
    fn what_each_role_may() {
        // see, take part, record, run, moderate, keep, answer
        for (role, table, institution) in [
            (Role::Steward, "xxxxxx.", "x....xx"),
            (Role::Facilitator, "xxxxx..", "x......"),
            (Role::Connector, "xxx....", "x......"),
            (Role::Member, "xx.....", "x......"),
            (Role::Responder, "x......", "x.....x"),
        ] {
            for kind in Kind::ALL {
                let expected = if *kind == Kind::Institution { institution } else { table };
                let one = rights(House::Member, &[(7, *kind, role)]);
                let marks = |holders: &[i64]| -> String {
                    Deed::ALL
                        .iter()
                        .map(|deed| if one.with_held(holders, *deed) { 'x' } else { '.' })
                        .collect()
                };
                assert_eq!(marks(&[7]), expected, "{kind:?} {role:?}");
                assert_eq!(marks(&[3, 7]), expected, "held together with another");
                assert_eq!(marks(&[3]), ".......", "held by another");
                assert_eq!(marks(&[]), ".......", "the house's own");
            }
        }
    }

    #[test]
    fn who_belongs_to_institutions_alone_neither_votes_nor_moderates() {
        let city = (1, Kind::Institution, Role::Responder);
        let table = (2, Kind::RoundTable, Role::Member);
        for house in [House::Member, House::Moderator] {
            let alone = rights(house, &[city]);
            assert!(
                !alone.may_take_part() && !alone.somewhere(Deed::Moderate) && !alone.somewhere(Deed::Run)
            );
            let both = rights(house, &[city, table]);
            assert!(both.may_take_part());
            assert_eq!(both.somewhere(Deed::Moderate), house == House::Moderator);
        }
        assert!(rights(House::Member, &[]).may_take_part() && Rights::default().may_take_part());
        assert!(!rights(House::Operator, &[city]).may_take_part(), "an operator answers for them too");
        assert!(rights(House::Operator, &[city]).in_house(Deed::Keep), "and still runs the house");
    }

    #[test]
    fn who_is_named_for_a_session_runs_that_one_alone() {
        let named = Rights { runs: vec![7], ..rights(House::Member, &[]) };
        for deed in Deed::ALL {
            assert_eq!(named.is_named(Thing::Session, 7, deed), NAMED.contains(&deed), "{deed:?}");
            assert!(!named.is_named(Thing::Session, 8, deed) && !named.is_named(Thing::Series, 7, deed));
        }
        assert!(!named.somewhere(Deed::Run), "and makes none of their own");
    }

    #[test]
    fn an_address_says_what_it_is_about() {
        let id = ids::to_text(77);
        let at = |route: &str, path: &str| Place::of(route, path);
        assert_eq!(
            at("/communities/{id}/people", &format!("/communities/{id}/people?a=b")),
            Place::Community(77)
        );
        assert_eq!(at("/communities/{id}", &format!("/communities/{id}")), Place::Community(77));
        let conversation = Place::Thing(Thing::Conversation, 77);
        assert_eq!(at("/conversations/{id}/votes", &format!("/conversations/{id}/votes")), conversation);
        assert_eq!(
            at("/sessions/{id}/room", &format!("/sessions/{id}/room")),
            Place::Thing(Thing::Session, 77)
        );
        assert_eq!(at("/series/{id}", &format!("/series/{id}")), Place::Thing(Thing::Series, 77));
        assert_eq!(at("/plans/{id}", &format!("/plans/{id}")), Place::Thing(Thing::Plan, 77));
        let fund = at("/funds/{id}/projects/{project}", &format!("/funds/{id}/projects/{id}"));
        assert_eq!(fund, Place::Thing(Thing::Fund, 77));
        assert_eq!(at("/conversations/new", "/conversations/new"), Place::House);
        assert_eq!(at("/people/{id}/role", &format!("/people/{id}/role")), Place::House);
        assert_eq!(at("/conversations/{id}", "/conversations/%2e%2e"), Place::House);
    }
}
