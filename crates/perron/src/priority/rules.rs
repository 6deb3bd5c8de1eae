//! The rules of a round as they are written down when it opens: the same text for the same round, and its hash, so that
//! anybody can see that they stayed as they were.

use serde_json::json;
use store::issue::Issue;
use store::priority::{Item, Method, Round};

use super::order::{MOST_ON_ONE, POINTS};
use crate::i18n::dates::machine;
use crate::id::Id;

/// The sheet, as JSON.
pub fn sheet(round: &Round, listed: &[(Item, Issue)]) -> String {
    let issues: Vec<_> = listed
        .iter()
        .map(|(item, issue)| {
            let title = &issue.words.title;
            json!({ "number": item.number, "issue": Id(issue.id).to_string(), "en": title.en, "fr": title.fr })
        })
        .collect();
    let order = match round.method {
        Method::Approval => "sequential Phragmén on approvals",
        Method::Points => "sum of points",
        Method::Ranking => "sum over ballots of issues placed below, issues left out last",
    };
    let time = |at: Option<i64>| at.map(|at| machine(at, &round.zone));
    let sheet = json!({
        "round": Id(round.id).to_string(),
        "question": { "en": round.title.en, "fr": round.title.fr },
        "method": round.method.word(),
        "order": order,
        "ties": "more votes, then the smaller number",
        "points": (round.method == Method::Points).then_some(json!({ "each": POINTS, "most_on_one": MOST_ON_ONE })),
        "voters": round.voters.word(),
        "ballots": "one a person; changed until the round closes; secret; paper cards once a number",
        "publishes_ballots": true,
        "wanted": round.wanted,
        "opens": time(round.opens),
        "closes": time(round.closes),
        "issues": issues,
    });
    format!("{sheet:#}\n")
}

/// Whether a frozen sheet says that ballots are published after the count, without names, if there are enough of them.
pub fn publishes_ballots(sheet: &str) -> bool {
    let sheet: serde_json::Value = serde_json::from_str(sheet).unwrap_or_default();
    sheet["publishes_ballots"] == true
}
