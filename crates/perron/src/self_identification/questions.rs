//! The questions, in the order of the page, and the answers to them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::form::Form;

/// A question; all are optional, and several answers may be given to each.
pub struct Question {
    /// Its word in forms, in what is kept, and in the keys of its texts.
    pub word: &'static str,
    /// The words of its answers.
    pub choices: &'static [&'static str],
    /// The field for an answer in one's own words, where there is one.
    pub own: Option<&'static str>,
}

/// Whoever would rather not say.
pub const UNSAID: &str = "unsaid";
/// Answers in one's own words, as they are counted.
pub const OWN: &str = "own";
/// Characters of an answer in one's own words.
const LONGEST: usize = 120;

const fn question(word: &'static str, choices: &'static [&'static str]) -> Question {
    Question { word, choices, own: None }
}

const fn open(word: &'static str, choices: &'static [&'static str], own: &'static str) -> Question {
    Question { word, choices, own: Some(own) }
}

/// Indigenous identity stands first; nobody who answers it is sent past the next question. Population groups are in the
/// order of the census.
pub const QUESTIONS: &[Question] = &[
    question("indigenous", &["no", "first-nations", "metis", "inuk", "unsure"]),
    open(
        "group",
        &[
            "white",
            "south-asian",
            "chinese",
            "black",
            "filipino",
            "arab",
            "latin-american",
            "southeast-asian",
            "west-asian",
            "korean",
            "japanese",
        ],
        "group-own",
    ),
    open("gender", &["man", "woman", "non-binary"], "gender-own"),
    open("orientation", &["straight", "gay", "bi"], "orientation-own"),
    question("disability", &["yes", "no"]),
    question("limits", &["often", "sometimes", "never"]),
    question("arrival", &["born", "five", "ten", "longer", "temporary"]),
    question("official", &["english", "french", "neither"]),
    open("home", &["english", "french"], "home-own"),
    question(
        "age",
        &["fifteen", "twenty-five", "thirty-five", "forty-five", "fifty-five", "sixty-five", "seventy-five"],
    ),
    question("needs", &["hard", "somewhat", "neither", "easy"]),
    question("housing", &["own-home", "rent", "other-home", "no-home"]),
    question("care", &["child", "adult", "no"]),
];

impl Question {
    /// The words under which its answers are counted.
    pub fn answers(&self) -> impl Iterator<Item = &'static str> {
        self.choices.iter().copied().chain(self.own.map(|_| OWN)).chain([UNSAID])
    }
}

/// What someone said to one question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The words of what they chose.
    pub chosen: BTreeSet<String>,
    /// In their own words; empty if not.
    #[serde(default)]
    pub own: String,
}

impl Answer {
    /// Whether it is this answer, by the word under which it is counted.
    pub fn is(&self, word: &str) -> bool {
        self.chosen.contains(word) || (word == OWN && !self.own.is_empty())
    }
}

/// What someone said, by question; what they passed over is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers(pub BTreeMap<String, Answer>);

impl Answers {
    /// What was chosen and typed; `None`, with faults, if something is too long. "Prefer not to say" stands alone.
    pub fn parse(form: &mut Form) -> Option<Self> {
        let mut answers = BTreeMap::new();
        for question in QUESTIONS {
            let own = question.own.and_then(|field| form.optional(field, LONGEST)).unwrap_or_default();
            let known = question.choices.iter().filter(|choice| form.has(question.word, choice));
            let chosen: BTreeSet<String> = known.map(|choice| (*choice).to_owned()).collect();
            let answer = if form.has(question.word, UNSAID) {
                Answer { chosen: BTreeSet::from([UNSAID.to_owned()]), own: String::new() }
            } else {
                Answer { chosen, own }
            };
            if answer != Answer::default() {
                answers.insert(question.word.to_owned(), answer);
            }
        }
        form.is_good().then_some(Self(answers))
    }

    /// The form as it was sent.
    pub fn form(&self) -> Form {
        let mut form = Form::new();
        for question in QUESTIONS {
            let Some(answer) = self.0.get(question.word) else { continue };
            answer.chosen.iter().for_each(|choice| form.fill(question.word, choice));
            if let Some(field) = question.own {
                form.fill(field, &answer.own);
            }
        }
        form
    }
}
