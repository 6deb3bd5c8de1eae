//! The outcome in words, for a terminal.

use std::fmt::{self, Write as _};

use budgeting::{NotFunded, Outcome, Reason, Rule, Rules, pb};

/// So many projects that are not funded are told one by one.
const MOST: usize = 40;

struct Report<'a> {
    file: &'a pb::File,
    rules: &'a Rules,
    outcome: &'a Outcome,
    text: String,
}

pub fn write(file: &pb::File, rules: &Rules, outcome: &Outcome) -> Result<String, fmt::Error> {
    let mut report = Report { file, rules, outcome, text: String::new() };
    report.head()?;
    report.winners()?;
    report.losers()?;
    report.people()?;
    report.foot()?;
    Ok(report.text)
}

/// A whole number in groups of three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn people(count: u64) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{} people", grouped(count)) }
}

impl Report<'_> {
    /// An amount in the units of the file, with cents where there are some.
    fn money(&self, amount: f64) -> String {
        let amount = amount / self.file.units as f64;
        let (cents, is_whole) = ((100.0 * amount).round() as u64, amount.fract().abs() < 0.005);
        let after = if is_whole { String::new() } else { format!(".{:02}", cents % 100) };
        format!("{}{after}", grouped(if is_whole { amount.round() as u64 } else { cents / 100 }))
    }

    fn whole(&self, amount: u64) -> String {
        self.money(amount as f64)
    }

    /// A project by its id and name, cut to fit a line.
    fn name(&self, project: usize) -> String {
        let id = &self.file.election.projects[project].id;
        let name = self.file.about.get(project).map_or("", |about| about.name.as_str());
        let full = if name.is_empty() { id.clone() } else { format!("{id} {name}") };
        let is_long = full.chars().count() > 48;
        let shown = full.chars().filter(|letter| !letter.is_control());
        if is_long { shown.take(47).chain(['…']).collect() } else { shown.collect() }
    }

    fn head(&mut self) -> fmt::Result {
        let (file, outcome) = (self.file, self.outcome);
        if let Some(what) = file.meta("description") {
            writeln!(
                self.text,
                "{}",
                what.chars().filter(|letter| !letter.is_control()).collect::<String>()
            )?;
        }
        let currency = file.meta("currency").map_or(String::new(), |currency| format!(" {currency}"));
        writeln!(
            self.text,
            "{}, {} projects, a budget of {}{currency}",
            people(outcome.voters),
            grouped(file.election.projects.len() as u64),
            self.whole(outcome.budget),
        )?;
        if file.unknown + file.repeated > 0 {
            writeln!(
                self.text,
                "Not counted: {} choices of projects that are not in the file, {} that stand on a ballot again",
                grouped(file.unknown),
                grouped(file.repeated)
            )?;
        }
        let rule = match outcome.rule {
            Rule::EqualShares => {
                "Equal Shares: everybody has the same money, and supporters buy projects together"
            }
            Rule::Greedy => "Most votes first, as far as the money goes",
            Rule::Phragmen => "Sequential Phragmén: supporters carry what projects cost as evenly as can be",
            Rule::BoundedOverspending => "Equal Shares with bounded overspending (experimental)",
        };
        writeln!(self.text, "{rule}")?;
        if let Some(endowment) = &outcome.endowment {
            writeln!(self.text, "Everybody had {} to spend", self.money(endowment.to_f64()))?;
        }
        if let Some(comparison) = outcome.comparison {
            writeln!(
                self.text,
                "Compared: {} prefer the outcome of Equal Shares, {} that of most votes first",
                people(comparison.for_equal_shares),
                people(comparison.for_greedy)
            )?;
        }
        Ok(())
    }

    fn winners(&mut self) -> fmt::Result {
        let outcome = self.outcome;
        writeln!(
            self.text,
            "\nFunded: {} projects for {}, {} left",
            outcome.winners.len(),
            self.whole(outcome.total_cost),
            self.whole(outcome.budget - outcome.total_cost)
        )?;
        for &project in &outcome.winners {
            let cost = self.whole(self.file.election.projects[project].cost);
            let how = match outcome.rounds.iter().find(|round| round.project == project) {
                _ if outcome.added.contains(&project) => "added with what was left".to_owned(),
                Some(round) if outcome.rule == Rule::Phragmen => {
                    format!("{} supporters", grouped(round.raw_votes))
                }
                Some(round) => format!(
                    "{} supporters, none paid more than {}{}",
                    grouped(round.raw_votes),
                    self.money(round.highest_payment.to_f64()),
                    self.tie(&round.tied)
                ),
                None => String::new(),
            };
            let name = self.name(project);
            writeln!(self.text, "  {name:<48} {cost:>12}  {how}")?;
        }
        Ok(())
    }

    fn tie(&self, tied: &[usize]) -> String {
        match tied.len() {
            0 => String::new(),
            2 => "; as good a buy as another, and first by the order of ties".to_owned(),
            others => format!("; as good a buy as {} others, and first by the order of ties", others - 1),
        }
    }

    fn losers(&mut self) -> fmt::Result {
        let mut losers: Vec<&NotFunded> = self.outcome.not_funded.iter().collect();
        if losers.is_empty() {
            return Ok(());
        }
        losers.sort_by_key(|one| std::cmp::Reverse(one.raw_votes));
        writeln!(self.text, "\nNot funded: {}", losers.len())?;
        for one in losers.iter().take(MOST) {
            let (name, cost) = (self.name(one.project), self.whole(one.cost));
            writeln!(self.text, "  {name:<48} {cost:>12}  {} supporters", grouped(one.raw_votes))?;
            writeln!(self.text, "      {}", self.reason(one))?;
        }
        if losers.len() > MOST {
            writeln!(self.text, "  … and {} with fewer supporters (--json tells all)", losers.len() - MOST)?;
        }
        Ok(())
    }

    fn reason(&self, one: &NotFunded) -> String {
        let short = self.money(one.shortfall);
        let why = match one.reason {
            Reason::NotEligible => "It did not stand for election".to_owned(),
            Reason::OverBudget => "It costs more than the whole budget".to_owned(),
            Reason::TooFew if one.raw_votes == 0 => "Nobody supported it".to_owned(),
            Reason::TooFew => {
                format!("Too few supporters: all their money together is {short} less than it costs")
            }
            Reason::SpentElsewhere => match one.money_went_to.first() {
                Some(flow) => format!(
                    "It cost {short} more than its supporters had left; most of their money went to {}",
                    self.file.election.projects[flow.project].id
                ),
                None => format!("It cost {short} more than its supporters had left"),
            },
            Reason::NoRoom => format!("Others came first, and what was left was {short} less than it costs"),
        };
        let needs = [
            one.extra_supporters.map(|extra| format!("{} more", people(extra))),
            one.cost_cut.map(|cut| format!("a cost lower by {}", self.whole(cut))),
        ];
        let needs: Vec<String> = needs.into_iter().flatten().collect();
        // the endowment is not searched for again
        let same = if self.outcome.endowment.is_some() { " and the same money for each" } else { "" };
        let mut said = format!("{why}.");
        if !needs.is_empty() {
            let _ = write!(said, " With {}{same} it would have won.", needs.join(", or "));
        }
        let too_much = [
            one.extra_too_much.map(|extra| format!("{} more", people(extra))),
            one.cut_too_much.map(|cut| format!("a cost lower by {}", self.whole(cut))),
        ];
        let too_much: Vec<String> = too_much.into_iter().flatten().collect();
        if !too_much.is_empty() {
            let with = too_much.join(", or ");
            let _ = write!(said, " With {with}{same} all together would have cost more than the budget.");
        }
        said
    }

    fn people(&mut self) -> fmt::Result {
        let (outcome, greedy) = (self.outcome, &self.outcome.greedy);
        writeln!(
            self.text,
            "\nAt least one project of theirs is funded: {} of {}; by most votes first it would be {}, with {} projects",
            grouped(outcome.people.with_a_winner),
            people(outcome.voters),
            grouped(greedy.voters_with_a_winner),
            greedy.winners.len()
        )?;
        if outcome.endowment.is_some() {
            let voters = outcome.people;
            writeln!(
                self.text,
                "They spent all of their money: {}; a part: {}; nothing: {}",
                grouped(voters.exhausted),
                grouped(voters.partly),
                grouped(voters.untouched)
            )?;
        }
        Ok(())
    }

    fn foot(&mut self) -> fmt::Result {
        writeln!(self.text, "Rule sheet: sha256 {}", self.rules.sha256(&self.file.election.projects))
    }
}
