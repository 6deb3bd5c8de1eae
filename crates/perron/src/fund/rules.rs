//! The rules of a vote: written out when it opens, hashed, published, and read back when the ballots are counted.

use budgeting::{Increment, Rules, Utility};
use serde::{Deserialize, Serialize};
use store::fund::{Fund, Kind, Said, Voters, Way};
use store::project::Project;

use crate::cookie::sha256;

/// Everything that decides besides the ballots. Its JSON is the frozen sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Which vote of the fund this is.
    pub round: i64,
    /// What there is to share out, in the smallest unit.
    pub budget: i64,
    /// Of the money.
    pub currency: String,
    /// Who decides.
    pub way: String,
    /// What makes a ballot one person's.
    pub voters: String,
    /// What the ballots say.
    pub ballots: String,
    /// The most that one project may cost; 0: the whole budget.
    pub most_for_one: i64,
    /// Percent of a project that may pay people.
    pub honoraria_percent: i64,
    /// When the vote ends, in milliseconds since 1970.
    pub votes_until: i64,
    /// Whether all ballots are published after the count, without names, if there are enough of them; voters are told.
    #[serde(default)]
    pub publishes_ballots: bool,
    /// How the ballots are counted.
    pub count: Rules,
    /// The same in lines to read, with projects, costs and the order that breaks ties.
    pub lines: String,
}

impl Sheet {
    /// The sheet of a fund, and its SHA-256.
    pub fn write(fund: &Fund, projects: &[Project]) -> (String, String) {
        let Said { amount, currency, way, voters, most, honoraria, votes_until, .. } = &fund.said;
        let count = count(fund);
        let places: Vec<budgeting::Project> = projects.iter().map(place).collect();
        let sheet = Self {
            round: fund.round,
            budget: *amount,
            currency: currency.clone(),
            way: way_word(*way).to_owned(),
            voters: voters_word(*voters).to_owned(),
            ballots: fund.kind.word().to_owned(),
            most_for_one: *most,
            honoraria_percent: *honoraria,
            votes_until: *votes_until,
            publishes_ballots: true,
            lines: count.sheet(&places),
            count,
        };
        // strings and numbers can always be written
        let text = serde_json::to_string_pretty(&sheet).unwrap_or_default();
        let hash = sha256(&text);
        (text, hash)
    }

    /// The sheet that was frozen.
    pub fn read(fund: &Fund) -> Option<Self> {
        serde_json::from_str(&fund.rules).ok()
    }
}

const fn way_word(way: Way) -> &'static str {
    way.word()
}

const fn voters_word(voters: Voters) -> &'static str {
    voters.word()
}

/// How the ballots of a fund are counted: Equal Shares, completed by growing shares and then by votes.
pub fn count(fund: &Fund) -> Rules {
    let utility = match fund.kind {
        Kind::Approval => Utility::Cost,
        Kind::Cumulative | Kind::Scoring => Utility::Points,
        Kind::Ordinal => Utility::Borda,
    };
    let increment = match u64::try_from(fund.increment) {
        Ok(step) if step > 0 => Increment::Unit(step),
        _ => Increment::Auto,
    };
    Rules { utility, increment, ..Rules::default() }
}

/// A project as the count knows it.
pub fn place(project: &Project) -> budgeting::Project {
    budgeting::Project { id: project.code.clone(), cost: u64::try_from(project.said.cost).unwrap_or(0) }
}
