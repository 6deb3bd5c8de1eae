//! What stands of a fund where it is only named: on the page of its community, in lists, above its own pages.

use store::Tx;
use store::fund::{Fund, State, Way};
use store::holding::{self, Kind};

use super::path;
use crate::i18n::Lang;
use crate::money;
use crate::rights::Deed;
use crate::visit::Visit;

/// One fund in a list.
pub struct Line {
    /// Its page.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// The language of the title, if it is not the page's.
    pub foreign: Option<&'static str>,
    /// How far it is: the key of the word.
    pub state: &'static str,
    /// Whether something can be done now.
    pub is_open: bool,
    /// How much, and until when.
    pub facts: String,
}

impl Line {
    fn of(lang: Lang, fund: &Fund) -> Self {
        let (title, language) = fund.said.title.nearest(lang.language());
        let facts = match fund.state {
            State::Proposals if fund.said.way == Way::Vote => {
                Some(("fund-until-proposals", fund.said.proposals_until))
            }
            State::Voting => Some(("fund-until-votes", fund.said.votes_until)),
            _ => None,
        };
        let amount = money::show(lang, fund.said.amount, &fund.said.currency);
        let until =
            facts.map(|(key, at)| lang.t(key).with("day", lang.date(at, &fund.said.zone)).to_string());
        Self {
            path: path(fund.id),
            title: title.to_owned(),
            foreign: (Lang::from(language) != lang).then(|| Lang::from(language).tag()),
            state: state_key(fund),
            is_open: matches!(fund.state, State::Proposals | State::Voting),
            facts: [Some(amount), until].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        }
    }
}

/// How far a fund is, in a word.
pub const fn state_key(fund: &Fund) -> &'static str {
    match (fund.state, fund.said.way) {
        (State::Draft, _) => "fund-state-draft",
        (State::Proposals, Way::Vote) => "fund-state-proposals",
        (State::Proposals, Way::Committee) | (State::Voting, Way::Committee) => "fund-state-committee",
        (State::Voting, Way::Vote) => "fund-state-voting",
        (State::Counting, _) => "fund-state-counting",
        (State::Decided, _) => "fund-state-decided",
    }
}

/// The funds of a community.
#[derive(Default)]
pub struct Here {
    /// Those that whoever asks may see, the newest first.
    pub lines: Vec<Line>,
    /// Whether they may make one.
    pub may_run: bool,
    /// The address of the community.
    pub community: String,
}

impl Here {
    /// Of these funds, as they were read.
    pub fn of(visit: &Visit, community_id: i64, funds: &[Fund]) -> Self {
        let may_run = visit.rights.in_community(community_id, Deed::Run);
        let shown = funds.iter().filter(|fund| fund.state != State::Draft || may_run);
        Self {
            lines: shown.map(|fund| Line::of(visit.lang, fund)).collect(),
            may_run,
            community: crate::community::path(community_id),
        }
    }
}

/// The community that holds a fund first, with its name.
pub fn home(tx: &mut Tx<'_>, fund_id: i64) -> store::Result<Option<store::community::Community>> {
    match holding::holders(tx, Kind::Fund, fund_id)?.first() {
        Some(id) => store::community::by_id(tx, *id),
        None => Ok(None),
    }
}

/// The number of a project as a form says it, for templates, which hand over references.
pub fn written(number: &i64) -> String {
    number.to_string()
}
