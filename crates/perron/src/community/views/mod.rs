//! What the pages of communities show.

mod home;
mod keep;
mod mine;

pub use home::{Details, List, ListLine, Show};
pub use keep::{Invitations, One, Past, People};
pub use mine::{Mine, Offer, Opened, Spent};

use store::Language;
use store::community::{Community, Kind};
use store::membership::Role;

use super::path;
use crate::visit::Visit;

/// Key of the word for a role.
pub const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Steward => "community-steward",
        Role::Facilitator => "community-facilitator",
        Role::Connector => "community-connector",
        Role::Member => "community-member",
        Role::Responder => "community-responder",
    }
}

/// Key of the word for a kind.
pub const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::RoundTable => "community-round-table",
        Kind::Association => "community-association",
        Kind::WorkingGroup => "community-working-group",
        Kind::Programme => "community-programme",
        Kind::Institution => "community-institution",
    }
}

/// What every page of one community says of it.
pub struct Head<'a> {
    pub path: String,
    pub community: &'a Community,
    pub name: &'a str,
    /// Where the name is in the other language only.
    pub foreign: Option<&'static str>,
}

impl<'a> Head<'a> {
    pub fn of(visit: &Visit, community: &'a Community) -> Self {
        let (name, language) = community.name.nearest(visit.lang.language());
        Self { path: path(community.id), community, name, foreign: other(visit, language) }
    }
}

fn other(visit: &Visit, language: Language) -> Option<&'static str> {
    (language != visit.lang.language()).then(|| language.word())
}
