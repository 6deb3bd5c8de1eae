use store::vote::Choice;

use super::Sheet;
use crate::conversation::one_space;
use crate::form::Form;

/// Characters of the longest label.
pub const LABEL: usize = 40;

impl Sheet {
    /// `numbers` are those of the statements on the sheet; one left open has no answer.
    pub fn parse(form: &mut Form, numbers: impl Iterator<Item = i64>) -> Option<Self> {
        let label = one_space(&form.text("label", LABEL)).to_uppercase();
        let answer = |number: i64| {
            let choice = match form.value(&format!("n{number}")) {
                "agree" => Choice::Agree,
                "disagree" => Choice::Disagree,
                "pass" => Choice::Pass,
                _ => return None,
            };
            Some((number, choice))
        };
        let answers: Vec<(i64, Choice)> = numbers.filter_map(answer).collect();
        if answers.is_empty() && form.is_good() {
            form.refuse("answers", "ballot-empty", &[]);
        }
        form.is_good().then_some(Self { label, answers })
    }
}
