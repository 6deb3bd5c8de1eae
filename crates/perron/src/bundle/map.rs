//! The opinion map of a conversation whose results are signed off, made again from the votes without names.

use std::collections::{BTreeMap, BTreeSet};

use opinion::{Cast, OpinionMap, Votes};
use serde_json::json;
use store::map::Method;
use store::{Tx, conversation, statement, vote};

use super::finding::Recount;
use super::kind::{Gathered, fields, file, number, pretty, rows, table};
use super::manifest::{Files, RULES};
use crate::conversation::path;
use crate::error::Error;
use crate::export::{FEWEST, statement_numbers};
use crate::map::draw::fit;
use crate::map::engine::LeftOut;

const STATEMENTS: &str = "statements.csv";
const STATEMENT: [&str; 2] = ["statement", "standing"];
const VOTES: &str = "votes.csv";
const VOTE: [&str; 3] = ["participant", "statement", "vote"];
const IN: &str = "in";
const OUT: &str = "out";
const META: &str = "meta";

/// The votes of a conversation that is signed off; nothing where so few voted that there is no map.
pub fn gather(tx: &mut Tx<'_>, id: i64) -> Result<Option<Gathered>, Error> {
    let found = conversation::by_id(tx, id)?.filter(|conversation| conversation.published.is_some());
    let Some(conversation) = found else { return Ok(None) };
    let statements = statement::all(tx, id)?;
    let numbers = statement_numbers(&statements);
    let mut by_person: BTreeMap<i64, Vec<(u64, i8)>> = BTreeMap::new();
    vote::all(tx, id, |vote| {
        if let (Some(choice), Some(number)) = (vote.choice, numbers.get(&vote.statement_id)) {
            by_person.entry(vote.participant_id).or_default().push((*number, choice.number()));
        }
    })?;
    if by_person.len() < FEWEST {
        return Ok(None);
    }
    let mut people: Vec<Vec<(u64, i8)>> = by_person.into_values().collect();
    people.iter_mut().for_each(|votes| votes.sort_unstable());
    // numbered by what they voted, which tells nobody's turn
    people.sort_unstable();
    let votes = (1..).zip(&people).flat_map(|(person, votes): (u64, &Vec<(u64, i8)>)| {
        votes
            .iter()
            .map(move |(statement, value)| [person.to_string(), statement.to_string(), value.to_string()])
    });
    let standing = |one: &statement::Statement| {
        let word = match one.state {
            _ if one.meta => META,
            statement::State::Accepted => IN,
            _ => OUT,
        };
        numbers.get(&one.id).map(|number| (*number, word))
    };
    let standing: BTreeMap<u64, &str> = statements.iter().filter_map(standing).collect();
    let standing = standing.into_iter().map(|(number, word)| [number.to_string(), word.to_owned()]);
    let rules = json!({
        "method": Method::Perron.word(),
        "seed": conversation.id.cast_unsigned(),
        "people_at_least": FEWEST,
        "left_out": "statements that are out or meta are only counted",
        "votes": "1 agree, -1 disagree, 0 pass",
    });
    let files = Files::from([
        (RULES.to_owned(), pretty(&rules)),
        (STATEMENTS.to_owned(), table(STATEMENT, standing)),
        (VOTES.to_owned(), table(VOTE, votes)),
    ]);
    Ok(Some(Gathered { title: conversation.question, thing: path(id), files, result: None }))
}

/// Makes the map again.
pub fn recount(files: &Files) -> Result<Recount, String> {
    let rules: serde_json::Value = serde_json::from_str(file(files, RULES)?)
        .map_err(|problem| format!("{RULES} cannot be read: {problem}."))?;
    let seed = rules["seed"].as_u64().ok_or_else(|| format!("{RULES} names no seed."))?;
    if rules["method"].as_str() != Some(Method::Perron.word()) {
        return Err(format!("{RULES} names a method that this program does not know."));
    }
    let mut left_out = LeftOut::default();
    for [statement, standing] in rows(files, STATEMENTS, STATEMENT)? {
        let statement: u64 = number(STATEMENTS, &statement)?;
        match standing.as_str() {
            IN => {}
            OUT => drop(left_out.moderated_out.insert(statement)),
            META => drop(left_out.meta.insert(statement)),
            other => return Err(format!("{STATEMENTS} cannot be read: “{other}” is no standing.")),
        }
    }
    let mut casts = Vec::new();
    let mut seen = BTreeSet::new();
    for [participant, statement, value] in rows(files, VOTES, VOTE)? {
        let (participant, statement) = (number(VOTES, &participant)?, number(VOTES, &statement)?);
        let value: i8 = number(VOTES, &value)?;
        if !(-1..=1).contains(&value) || !seen.insert((participant, statement)) {
            return Err(format!(
                "{VOTES} cannot be read: participant {participant} votes twice or otherwise than it may."
            ));
        }
        casts.push(Cast { participant, statement, value, time: 0 });
    }
    let source = fit(Method::Perron, None, &Votes::from_casts(&casts), left_out, seed, &|_, _| {});
    let crate::map::live::Source::Model(model) = source else {
        return Err("The map cannot be made.".to_owned());
    };
    written(model.map())
}

/// The map as the fields of a result: of participants no more than their group.
fn written(map: &OpinionMap) -> Result<Recount, String> {
    let groups: Vec<Option<usize>> = map.participant.iter().map(|person| person.group).collect();
    let bare = OpinionMap { participant: Vec::new(), ..map.clone() };
    let mut result = fields(serde_json::to_value(&bare).map_err(|problem| problem.to_string())?);
    result.remove("participant");
    result.insert("group_of_participant".to_owned(), json!(groups));
    Ok(Recount { result, ..Recount::default() })
}
