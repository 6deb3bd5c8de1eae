//! The outcome for a program.

use budgeting::{Completion, Exact, Outcome, Rule, Rules, pb};
use serde::Serialize;
use serde_json::{Number, Value};

#[derive(Serialize)]
pub struct Decided<'a> {
    file: &'a str,
    rule: &'static str,
    utility: &'static str,
    completion: Option<&'static str>,
    increment: Option<Value>,
    stop_when_exhaustive: bool,
    rule_sheet_sha256: String,
    voters: u64,
    budget: Value,
    endowment: Option<String>,
    winners: Vec<&'a str>,
    added: Vec<&'a str>,
    total_cost: Value,
    rounds: Vec<Round<'a>>,
    not_funded: Vec<NotFunded<'a>>,
    greedy: Greedy<'a>,
    comparison: Option<budgeting::Comparison>,
    voters_with_a_winner: u64,
    voters_exhausted: u64,
    voters_partly: u64,
    voters_untouched: u64,
}

#[derive(Serialize)]
struct Round<'a> {
    project: &'a str,
    raw_votes: u64,
    effective_votes: f64,
    highest_payment: String,
    paid_in_full: u64,
    paid_in_part: u64,
    paid_nothing: u64,
    tied: Vec<&'a str>,
    runners_up: Vec<&'a str>,
}

#[derive(Serialize)]
struct NotFunded<'a> {
    project: &'a str,
    cost: Value,
    raw_votes: u64,
    shortfall: f64,
    effective_support: Option<f64>,
    extra_supporters: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra_too_much: Option<u64>,
    cost_cut: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cut_too_much: Option<Value>,
    reason: budgeting::Reason,
    money_went_to: Vec<Flow<'a>>,
}

#[derive(Serialize)]
struct Flow<'a> {
    project: &'a str,
    amount: Value,
}

#[derive(Serialize)]
struct Greedy<'a> {
    winners: Vec<&'a str>,
    total_cost: Value,
    voters_with_a_winner: u64,
}

/// Everything in the units of the file.
pub fn of<'a>(name: &'a str, file: &'a pb::File, rules: &Rules, outcome: &Outcome) -> Decided<'a> {
    let projects = &file.election.projects;
    let id = |project: usize| projects[project].id.as_str();
    let ids = |all: &[usize]| -> Vec<&'a str> { all.iter().map(|&project| id(project)).collect() };
    let money = |amount: u64| money(amount, file.units);
    let exact = |amount: &Exact| amount.per(file.units).to_string();
    let is_equal_shares = rules.rule == Rule::EqualShares;
    let rounds = outcome.rounds.iter().map(|round| Round {
        project: id(round.project),
        raw_votes: round.raw_votes,
        effective_votes: round.effective_votes,
        highest_payment: exact(&round.highest_payment),
        paid_in_full: round.paid_in_full,
        paid_in_part: round.paid_in_part,
        paid_nothing: round.paid_nothing,
        tied: ids(&round.tied),
        runners_up: ids(&round.runners_up),
    });
    let not_funded = outcome.not_funded.iter().map(|one| NotFunded {
        project: id(one.project),
        cost: money(one.cost),
        raw_votes: one.raw_votes,
        shortfall: one.shortfall / file.units as f64,
        effective_support: one.effective_support,
        extra_supporters: one.extra_supporters,
        extra_too_much: one.extra_too_much,
        cost_cut: one.cost_cut.map(money),
        cut_too_much: one.cut_too_much.map(money),
        reason: one.reason,
        money_went_to: one
            .money_went_to
            .iter()
            .map(|flow| Flow { project: id(flow.project), amount: money(flow.amount) })
            .collect(),
    });
    Decided {
        file: name,
        rule: outcome.rule.word(),
        utility: rules.utility.word(),
        completion: is_equal_shares.then_some(rules.completion.word()),
        increment: outcome.increment.filter(|_| rules.completion != Completion::None).map(money),
        stop_when_exhaustive: rules.stop_when_exhaustive,
        rule_sheet_sha256: rules.sha256(projects),
        voters: outcome.voters,
        budget: money(outcome.budget),
        endowment: outcome.endowment.as_ref().map(exact),
        winners: ids(&outcome.winners),
        added: ids(&outcome.added),
        total_cost: money(outcome.total_cost),
        rounds: rounds.collect(),
        not_funded: not_funded.collect(),
        greedy: Greedy {
            winners: ids(&outcome.greedy.winners),
            total_cost: money(outcome.greedy.total_cost),
            voters_with_a_winner: outcome.greedy.voters_with_a_winner,
        },
        comparison: outcome.comparison,
        voters_with_a_winner: outcome.people.with_a_winner,
        voters_exhausted: outcome.people.exhausted,
        voters_partly: outcome.people.partly,
        voters_untouched: outcome.people.untouched,
    }
}

/// An amount as the file counts: whole where it is.
fn money(amount: u64, units: u64) -> Value {
    let whole = amount.checked_rem(units) == Some(0);
    let number = if whole {
        Some(Number::from(amount / units))
    } else {
        Number::from_f64(amount as f64 / units as f64)
    };
    number.map_or(Value::Null, Value::Number)
}
