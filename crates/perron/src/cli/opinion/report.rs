//! An opinion map in words, for a terminal.

use std::fmt::Write;

use opinion::{CommonGround, OpinionMap, Stance, StatementResult, Status};

use crate::exchange::Conversation;

/// Columns of a line.
const WIDTH: usize = 100;
/// Statements in one list.
const SHOWN: usize = 5;

/// The whole report. `names` are those of given groups, in the order of their ids.
pub fn write(conversation: &Conversation, map: &OpinionMap, names: Option<Vec<String>>) -> String {
    let mut report = Report { conversation, map, names, text: String::new() };
    report.head();
    report.groups();
    if map.method == "perron" {
        report.common_ground();
    } else {
        report.consensus();
    }
    report.slate();
    report.text
}

struct Report<'r> {
    conversation: &'r Conversation,
    map: &'r OpinionMap,
    names: Option<Vec<String>>,
    text: String,
}

impl Report<'_> {
    /// Adds a line, broken between words; further lines are indented a little more.
    fn line(&mut self, indent: usize, text: &str) {
        let mut column = indent;
        self.text.push_str(&" ".repeat(indent));
        for (at, word) in text.split_whitespace().enumerate() {
            let length = word.chars().count();
            if at > 0 && column + 1 + length > WIDTH {
                column = indent + 4;
                let _ = write!(self.text, "\n{}", " ".repeat(column));
            } else if at > 0 {
                self.text.push(' ');
                column += 1;
            }
            self.text.extend(word.chars().filter(|c| !c.is_control()));
            column += length;
        }
        self.text.push('\n');
    }

    fn title(&mut self, text: &str) {
        self.text.push('\n');
        self.line(0, text);
    }

    fn statement(&self, id: u64) -> String {
        match self.conversation.statement(id).map(|s| s.text.as_str()) {
            None | Some("") => format!("statement {id}"),
            Some(text) => format!("“{}” ({id})", text.trim()),
        }
    }

    fn group(&self, id: usize) -> String {
        match self.names.as_ref().and_then(|names| names.get(id)) {
            Some(name) => name.clone(),
            None if id < 26 => char::from(b'A' + id as u8).to_string(),
            None => (id + 1).to_string(),
        }
    }

    /// A group as [`opinion::GroupShare`] names it: an opinion group by its number, an attribute group by its name.
    fn group_named(&self, name: &str) -> String {
        match name.parse::<usize>() {
            Ok(id) if id < self.map.k => self.group(id),
            _ => name.to_owned(),
        }
    }

    fn head(&mut self) {
        let map = self.map;
        if !self.conversation.topic.is_empty() {
            self.line(0, &self.conversation.topic);
        }
        let out = map.statement.iter().filter(|s| s.moderated_out).count();
        let left_out =
            if out > 0 { format!(" ({out} of them left out by moderation)") } else { String::new() };
        self.line(
            0,
            &format!(
                "{} voted on {}{left_out}: {}. Method {}.",
                counted(map.participants, "person", "people"),
                counted(map.statements, "statement", "statements"),
                counted(map.votes, "vote", "votes"),
                map.method
            ),
        );
    }

    fn groups(&mut self) {
        let map = self.map;
        match map.k {
            0 => self.title("There are no opinion groups: nobody has voted."),
            1 => self.title("There are no distinct opinion groups."),
            k => self.title(&counted(k, "opinion group", "opinion groups")),
        }
        if let Some(stability) = &map.stability {
            self.line(
                0,
                &format!(
                    "Resampling the same votes {} times, the same groups came back in {} (mean agreement {:.2} of 1).",
                    stability.bootstraps, stability.same, stability.ari
                ),
            );
        }
        if map.k > 1 {
            for group in &map.group {
                self.line(
                    2,
                    &format!("{}: {}", self.group(group.id), counted(group.size, "person", "people")),
                );
                for r in &group.representative {
                    let stance = match r.stance {
                        Stance::Agree => "agree",
                        Stance::Disagree => "disagree",
                    };
                    let statement = self.statement(r.statement);
                    self.line(4, &format!("{} of {} {stance}: {statement}", r.successes, r.trials));
                }
            }
        }
        let without = map.participant.iter().filter(|p| p.group.is_none()).count();
        if without > 0 && map.k > 0 {
            let who = counted(without, "person is", "people are");
            self.line(2, &format!("{who} in no group: too few votes, or between groups."));
        }
    }

    fn common_ground(&mut self) {
        self.list("Common ground: every group agrees", |g| g.status == Status::CommonGround);
        self.list("Shared rejection: every group disagrees", |g| g.status == Status::SharedRejection);
        self.list("Nearly: one group does not go along", |g| g.status == Status::Open && g.holdout.is_some());
        self.list("What divides", |g| g.status == Status::Divided);
    }

    /// The strongest statements of some kind, and what each group says.
    fn list(&mut self, title: &str, is_it: impl Fn(&CommonGround) -> bool) {
        let mut found: Vec<(&StatementResult, &CommonGround)> = Vec::new();
        for s in &self.map.statement {
            found.extend(s.common_ground.as_ref().filter(|g| is_it(g)).map(|g| (s, g)));
        }
        if found.is_empty() {
            self.title(&format!("{title} (none so far)"));
            return;
        }
        found.sort_by(|a, b| strength(b.1).total_cmp(&strength(a.1)));
        self.title(&format!("{title} ({})", counted(found.len(), "statement", "statements")));
        for (s, ground) in found.iter().take(SHOWN) {
            let statement = self.statement(s.id);
            self.line(2, &statement);
            let shares = self.shares(ground);
            self.line(4, &shares);
        }
    }

    /// What each group says, and which does not go along.
    fn shares(&self, ground: &CommonGround) -> String {
        let share = |g: &opinion::GroupShare| match (g.share, g.against) {
            (Some(agree), Some(against)) => {
                format!(
                    "{}: {:.0}% agree, {:.0}% disagree",
                    self.group_named(&g.group),
                    100.0 * agree,
                    100.0 * against
                )
            }
            _ => format!("{}: no votes", self.group_named(&g.group)),
        };
        let mut text = ground.by_group.iter().map(share).collect::<Vec<_>>().join("; ");
        let _ = match (ground.status, &ground.holdout) {
            (Status::CommonGround, _) => {
                write!(text, "; surely {:.0}% or more in each", 100.0 * ground.score)
            }
            (Status::SharedRejection, _) => {
                write!(text, "; surely {:.0}% or more in each", 100.0 * strength(ground))
            }
            (Status::Open, Some(group)) => write!(text, "; {} does not go along", self.group_named(group)),
            _ => Ok(()),
        };
        text
    }

    fn consensus(&mut self) {
        for (records, title, word) in [
            (&self.map.consensus.agree, "Most people agree", "agree"),
            (&self.map.consensus.disagree, "Most people disagree", "disagree"),
        ] {
            if !records.is_empty() {
                self.title(title);
            }
            for r in records {
                self.line(
                    2,
                    &format!("{} of {} {word}: {}", r.successes, r.trials, self.statement(r.statement)),
                );
            }
        }
        let mut shared: Vec<&StatementResult> =
            self.map.statement.iter().filter(|s| !s.moderated_out).collect();
        shared.sort_by(|a, b| b.group_aware_consensus.total_cmp(&a.group_aware_consensus));
        if self.map.k > 1 {
            self.title("Most agreed in all groups (group-aware consensus; the method gives no certainty)");
            for s in shared.into_iter().take(SHOWN) {
                self.line(2, &format!("{:.2}: {}", s.group_aware_consensus, self.statement(s.id)));
            }
        }
    }

    fn slate(&mut self) {
        if self.map.slate.is_empty() {
            return;
        }
        self.title("If only these stood for everybody (each large enough group that agrees is represented)");
        for (at, id) in self.map.slate.iter().enumerate() {
            self.line(2, &format!("{}. {}", at + 1, self.statement(*id)));
        }
    }
}

/// What a list is ordered by: how surely the groups agree, or disagree, or how far apart they are.
fn strength(ground: &CommonGround) -> f64 {
    let lowest =
        |of: fn(&opinion::GroupShare) -> f64| ground.by_group.iter().map(of).fold(f64::INFINITY, f64::min);
    let highest = |of: fn(&opinion::GroupShare) -> f64| ground.by_group.iter().map(of).fold(0.0, f64::max);
    match ground.status {
        Status::CommonGround | Status::Open => ground.score,
        Status::SharedRejection => lowest(|g| g.against_low),
        Status::Divided => highest(|g| g.low).min(highest(|g| g.against_low)),
    }
}

fn counted(count: usize, one: &str, several: &str) -> String {
    let mut digits = count.to_string();
    for at in (1..digits.len()).rev().filter(|at| (digits.len() - at).is_multiple_of(3)).collect::<Vec<_>>() {
        digits.insert(at, ',');
    }
    format!("{digits} {}", if count == 1 { one } else { several })
}
