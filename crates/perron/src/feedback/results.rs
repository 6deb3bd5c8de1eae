//! What came of the sheets: shares and means, never of fewer than ten.

use std::collections::BTreeMap;

use store::feedback::{Answer, Kind, Question};

/// Figures of fewer sheets than this are not shown.
pub const FEWEST: usize = 10;

/// What was answered to one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Result {
    /// As it is asked now, or was last.
    pub question: Question,
    /// How many answered it, in any version.
    pub answered: usize,
    /// How many of these read another wording.
    pub earlier: usize,
    /// How often each value was given: 1 to 5, or yes and no. Empty for words.
    pub counts: Vec<(String, usize)>,
    /// The words, those of the last sheet by number first: in no order that tells who wrote when.
    pub words: Vec<(String, store::Language)>,
}

impl Result {
    /// Whether enough answered for figures.
    pub const fn is_enough(&self) -> bool {
        self.answered >= FEWEST
    }

    /// The mean of a scale, from 1 to 5.
    pub fn mean(&self) -> Option<f64> {
        let all: usize = self.counts.iter().map(|(_, count)| count).sum();
        let sum: usize =
            self.counts.iter().filter_map(|(value, n)| Some(value.parse::<usize>().ok()? * n)).sum();
        (self.question.kind == Kind::Scale && all > 0).then(|| sum as f64 / all as f64)
    }

    /// The share of a value.
    pub fn share(&self, value: &str) -> Option<f64> {
        let count = self.counts.iter().find(|(one, _)| one == value)?.1;
        (self.answered > 0).then(|| count as f64 / self.answered as f64)
    }
}

/// Question by question, in order.
pub fn of(questions: &[Question], answers: &[Answer]) -> Vec<Result> {
    let mut last: BTreeMap<i64, &Question> = BTreeMap::new();
    for question in questions {
        let newer = last.get(&question.id).is_none_or(|known| known.version < question.version);
        if newer {
            last.insert(question.id, question);
        }
    }
    let mut results: Vec<Result> = last
        .into_values()
        .map(|question| {
            let own: Vec<&Answer> =
                answers.iter().filter(|answer| answer.question_id == question.id).collect();
            of_one(question, &own)
        })
        .filter(|result| result.answered > 0 || result.question.retired.is_none())
        .collect();
    results.sort_by_key(|result| (result.question.position, result.question.id));
    results
}

fn of_one(question: &Question, own: &[&Answer]) -> Result {
    let values: &[&str] = match question.kind {
        Kind::Scale => &["1", "2", "3", "4", "5"],
        Kind::YesNo => &["yes", "no"],
        Kind::Words => &[],
    };
    let count =
        |value: &&str| ((*value).to_owned(), own.iter().filter(|answer| answer.value == *value).count());
    let words = own.iter().filter(|_| question.kind == Kind::Words);
    Result {
        question: question.clone(),
        answered: own.len(),
        earlier: own.iter().filter(|answer| answer.version < question.version).count(),
        counts: values.iter().map(count).collect(),
        words: words.map(|answer| (answer.value.clone(), answer.language)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::{Bilingual, Language};

    fn question(id: i64, version: i64, kind: Kind) -> Question {
        let (key, text) = (String::new(), Bilingual::default());
        Question { id, version, key, position: id, kind, text, made: 0, retired: None }
    }

    fn answer(sheet: i64, question_id: i64, version: i64, value: &str) -> Answer {
        let (value, language, day) = (value.to_owned(), Language::English, "2027-01-31".to_owned());
        Answer { sheet, question_id, version, value, language, day }
    }

    #[test]
    fn every_version_counts_and_other_wordings_are_told() {
        let questions =
            [question(1, 1, Kind::Scale), question(1, 2, Kind::Scale), question(2, 1, Kind::YesNo)];
        let answers =
            [answer(1, 1, 1, "5"), answer(2, 1, 2, "4"), answer(3, 1, 2, "3"), answer(1, 2, 1, "no")];
        let results = of(&questions, &answers);
        assert_eq!(results.len(), 2);
        assert_eq!((results[0].answered, results[0].earlier, results[0].mean()), (3, 1, Some(4.0)));
        assert_eq!((results[1].share("no"), results[1].mean()), (Some(1.0), None));
        assert!(!results[0].is_enough());
    }

    #[test]
    fn a_question_that_nobody_answered_and_nobody_asks_is_gone() {
        let mut old = question(1, 1, Kind::Words);
        old.retired = Some(5);
        assert!(of(&[old.clone()], &[]).is_empty());
        assert_eq!(of(&[old], &[answer(1, 1, 1, "More tea")])[0].words.len(), 1);
    }
}
