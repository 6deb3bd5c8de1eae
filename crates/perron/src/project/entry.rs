//! A project in a list: what it is, what it costs, and what became of it.

use store::award::{Award, State as Awarded, Way};
use store::fund::{Fund, State as Step};
use store::project::{Kind, Project, State};

use super::path;
use crate::i18n::Lang;
use crate::money;

/// One project as pages list it.
#[derive(Clone)]
pub struct Entry {
    /// As ballots name it.
    pub number: i64,
    /// Its page.
    pub path: String,
    pub title: String,
    pub about: String,
    /// The language of both, if it is not the page's.
    pub foreign: Option<&'static str>,
    /// Who proposes it; empty where nobody says.
    pub who: String,
    pub area: String,
    pub cost: String,
    /// How far it is: the key of the word.
    pub state: &'static str,
    /// Whether that is good news.
    pub is_good: bool,
    /// Why it is not voted on; public.
    pub reason: String,
    /// Whether somebody is asked for help with it.
    pub wants_help: bool,
}

impl Entry {
    /// Of a project, with the awards of its fund.
    pub fn of(lang: Lang, fund: &Fund, project: &Project, awards: &[Award]) -> Self {
        let said = &project.said;
        let award = awards.iter().find(|award| award.project_id == project.id);
        let state = match award.map(|award| (award.state, award.way)) {
            Some((Awarded::Given, Way::Override)) => "project-state-override",
            Some((Awarded::Given, _)) => "project-state-funded",
            Some((Awarded::TakenBack, _)) => "project-state-taken-back",
            None => state_key(project.state, fund.state),
        };
        let own = Lang::from(said.language);
        let who = match (said.who.is_empty(), said.kind) {
            (true, _) => String::new(),
            (false, Kind::Neighbours | Kind::Organisation) => said.who.clone(),
            (false, Kind::Group) => lang.t("project-who-group").with("who", &said.who).to_string(),
        };
        Self {
            number: project.number,
            path: path(fund.id, project.id),
            title: said.title.clone(),
            about: said.about.clone(),
            foreign: (own != lang).then(|| own.tag()),
            who,
            area: said.area.clone(),
            cost: money::show(lang, said.cost, &fund.said.currency),
            state,
            is_good: award.is_some_and(|award| award.state == Awarded::Given),
            reason: project.reason.clone(),
            wants_help: said.wants_help,
        }
    }
}

const fn state_key(state: State, step: Step) -> &'static str {
    match (state, step) {
        (State::Proposed, _) => "project-state-proposed",
        (State::Eligible, Step::Decided) => "project-state-not-funded",
        (State::Eligible, _) => "project-state-eligible",
        (State::Excluded, _) => "project-state-excluded",
        (State::Withdrawn, _) => "project-state-withdrawn",
    }
}
