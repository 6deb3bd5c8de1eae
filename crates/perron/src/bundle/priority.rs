//! What a round puts first, ordered again from the ballots without names.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use store::Tx;
use store::priority::{self, Choice, Method, State};

use super::finding::{Findings, Recount};
use super::kind::{FEWEST_BALLOTS, Gathered, NO_BALLOTS, fields, file, number, rows, table};
use super::manifest::{Files, RESULT, RULES};
use crate::error::Error;
use crate::id::Id;
use crate::priority::order::{Placed, order};
use crate::priority::{FEWEST_BALLOTS as FEWEST_COUNTS, path, publishes_ballots};

const BALLOTS: &str = "ballots.csv";
const BALLOT: [&str; 2] = ["people", "choices"];
/// Ballots of one round that are read: what a file says may not fill the memory of whoever checks it.
const MOST: usize = 2_000_000;
const TABLE: &str = "The table said it; there is nothing to count it from.";

/// The order that a table said yes to.
pub fn gather(tx: &mut Tx<'_>, id: i64) -> Result<Option<Gathered>, Error> {
    let found = priority::by_id(tx, id)?.filter(|round| round.state == State::Confirmed);
    let Some(round) = found else { return Ok(None) };
    let items = priority::items(tx, id)?;
    let ballots = priority::choices(tx, id)?;
    let mut files = Files::from([(RULES.to_owned(), round.rules_json.clone())]);
    let all = i64::try_from(ballots.len()).unwrap_or(i64::MAX);
    if publishes_ballots(&round.rules_json) && all >= FEWEST_BALLOTS {
        // in the order of their text, which tells nobody's turn
        let mut alike: BTreeMap<String, u64> = BTreeMap::new();
        ballots.iter().for_each(|ballot| *alike.entry(choices(round.method, ballot)).or_default() += 1);
        let alike = alike.into_iter().map(|(choices, people)| [people.to_string(), choices]);
        files.insert(BALLOTS.to_owned(), table(BALLOT, alike));
    }
    let order: Vec<Value> = priority::places(tx, id)?
        .iter()
        .map(|place| {
            let number =
                items.iter().find(|item| item.issue_id == place.issue_id).map_or(0, |item| item.number);
            let mut said = json!({ "number": number, "issue": Id(place.issue_id).to_string() });
            if all >= i64::try_from(FEWEST_COUNTS).unwrap_or(0) {
                said["adds"] = json!(place.adds);
                said["votes"] = json!(place.votes);
                said["points"] = json!(place.points);
            }
            said
        })
        .collect();
    let result =
        json!({ "method": round.method.word(), "ballots": all, "order": order, "people": round.people });
    Ok(Some(Gathered { title: round.title, thing: path(id), files, result: Some(fields(result)) }))
}

/// A ballot as text: numbers of the list, with points or ranks where there are any.
fn choices(method: Method, ballot: &[Choice]) -> String {
    let mut chosen = ballot.to_vec();
    chosen.sort_unstable();
    let one = |(number, weight): &Choice| match method {
        Method::Approval => number.to_string(),
        Method::Points | Method::Ranking => format!("{number}:{weight}"),
    };
    chosen.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn choice(text: &str) -> Result<Choice, String> {
    let (item, weight) = text.split_once(':').unwrap_or((text, "1"));
    Ok((number(BALLOTS, item)?, number::<u16>(BALLOTS, weight)?.into()))
}

/// Orders again; with the sums alone, looks whether they fit.
pub fn recount(files: &Files) -> Result<Recount, String> {
    let rules: Value = serde_json::from_str(file(files, RULES)?)
        .map_err(|problem| format!("{RULES} cannot be read: {problem}."))?;
    let method = rules["method"]
        .as_str()
        .and_then(Method::of_word)
        .ok_or_else(|| format!("{RULES} names no method."))?;
    let issues: Vec<&str> = rules["issues"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|issue| issue["issue"].as_str())
        .collect();
    let mut recount = Recount::default();
    recount.result.insert("method".to_owned(), json!(method.word()));
    recount.untold.insert("people", TABLE);
    if !files.contains_key(BALLOTS) {
        recount.untold.extend([("ballots", NO_BALLOTS), ("order", NO_BALLOTS)]);
        if let Some(text) = files.get(RESULT) {
            sums(&mut recount.findings, method, issues.len(), text)?;
        }
        return Ok(recount);
    }
    let mut ballots = Vec::new();
    for [people, chosen] in rows(files, BALLOTS, BALLOT)? {
        let ballot = chosen.split_whitespace().map(choice).collect::<Result<Vec<_>, _>>()?;
        let people: u32 = number(BALLOTS, &people)?;
        let all = ballots.len().saturating_add(usize::try_from(people).unwrap_or(usize::MAX));
        if all > MOST {
            return Err(format!(
                "{BALLOTS} says that more than {MOST} people voted, which no round of Perron has."
            ));
        }
        ballots.resize(all, ballot);
    }
    let said = |place: &Placed| {
        json!({ "number": place.item + 1, "issue": issues.get(place.item), "adds": place.adds, "votes": place.votes,
                "points": place.points })
    };
    let order: Vec<Value> = order(method, issues.len(), &ballots).iter().map(said).collect();
    recount.result.insert("ballots".to_owned(), json!(ballots.len()));
    recount.result.insert("order".to_owned(), order.into());
    Ok(recount)
}

/// Whether an order of which only the sums are known may be one.
fn sums(findings: &mut Findings, method: Method, issues: usize, result: &str) -> Result<(), String> {
    let said: Value =
        serde_json::from_str(result).map_err(|problem| format!("{RESULT} cannot be read: {problem}."))?;
    let order = said["order"].as_array().cloned().unwrap_or_default();
    let whole = |place: &Value, name: &str| place[name].as_i64();
    let mut numbers: Vec<Option<i64>> = order.iter().map(|place| whole(place, "number")).collect();
    numbers.sort_unstable();
    let each_once = numbers.iter().copied().eq((1..).map(Some).take(issues));
    findings.holds("sums.issues", each_once, "The order does not hold each issue of the list once.");
    let counts: Option<Vec<[i64; 4]>> = order
        .iter()
        .map(|place| {
            Some([
                whole(place, "points")?,
                whole(place, "votes")?,
                whole(place, "adds")?,
                whole(place, "number")?,
            ])
        })
        .collect();
    let Some(counts) = counts else {
        findings.unchecked("sums.votes", "There are so few ballots that no counts are told.");
        return Ok(());
    };
    let added: i64 = counts.iter().map(|[_, _, adds, _]| adds).sum();
    let fits = counts.iter().all(|[_, votes, adds, _]| (0..=*votes).contains(adds))
        && counts.first().is_none_or(|[_, votes, adds, _]| adds == votes)
        && said["ballots"].as_i64().is_some_and(|all| added <= all);
    findings.holds("sums.votes", fits, "What each place adds does not fit how many chose it.");
    if method != Method::Approval {
        let in_order = counts.is_sorted_by_key(|[points, votes, _, number]| (-points, -votes, *number));
        findings.holds("sums.order", in_order, "The order is not that of the points.");
    }
    Ok(())
}
