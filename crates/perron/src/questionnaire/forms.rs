//! A questionnaire, and a question of one's own, parsed.

use store::Bilingual;

use crate::conversation::one_space;
use crate::form::Form;
use crate::item::{Choice, ChoiceKind, French, Item, Kind, Outcome, Scoring, Text, presets};

/// Characters of a title.
const TITLE: usize = 120;
/// Characters above the first question.
const INTRO: usize = 800;
/// Characters of a question.
const WORDING: usize = 300;
/// Characters of one answer.
const ANSWER: usize = 80;
/// Answers of one question.
const MOST_ANSWERS: usize = 15;

/// Title and introduction, both in both languages; the introduction may be left out.
pub fn words(form: &mut Form) -> Option<(Bilingual, Bilingual)> {
    let title = Bilingual {
        en: one_space(&form.text("title-en", TITLE)),
        fr: one_space(&form.text("title-fr", TITLE)),
    };
    let mut intro = |field| form.optional(field, INTRO).unwrap_or_default();
    let intro = Bilingual { en: intro("intro-en"), fr: intro("intro-fr") };
    if intro.en.is_empty() != intro.fr.is_empty() {
        form.refuse(if intro.en.is_empty() { "intro-en" } else { "intro-fr" }, "questionnaire-both", &[]);
    }
    form.is_good().then_some((title, intro))
}

/// A question of one's own, in both languages.
pub fn question(form: &mut Form, key: String) -> Option<Item> {
    let wording =
        Text { en: one_space(&form.text("text-en", WORDING)), fr: one_space(&form.text("text-fr", WORDING)) };
    let mut hint = |field| one_space(&form.optional(field, WORDING).unwrap_or_default());
    let hint = Text { en: hint("hint-en"), fr: hint("hint-fr") };
    if hint.en.is_empty() != hint.fr.is_empty() {
        form.refuse(if hint.en.is_empty() { "hint-en" } else { "hint-fr" }, "questionnaire-both", &[]);
    }
    let outcomes: Vec<(&str, Outcome)> = Outcome::ALL.iter().map(|one| (one.word(), *one)).collect();
    let outcome = form.choice("outcome", &outcomes);
    let answered = ["agree", "yes-no", "one", "several", "words"].map(|word| (word, word));
    let answered = form.choice("answered", &answered)?;
    let (kind, choices, counted) = match answered {
        "agree" => (Kind::One, preset("pr_say"), codes(&["4", "5"])),
        "yes-no" => (Kind::One, yes_no(), codes(&["1"])),
        "words" => (Kind::Words, Vec::new(), Vec::new()),
        own => {
            let choices = choices(form);
            let counted = counted(form, choices.len());
            (if own == "one" { Kind::One } else { Kind::Several }, choices, counted)
        }
    };
    form.is_good().then_some(Item {
        key,
        version: 1,
        kind,
        wording,
        hint,
        choices,
        scoring: Scoring { counted, ..Scoring::default() },
        scale: String::new(),
        outcome: outcome?,
        source: Text::default(),
        french: French::Brought,
        is_checked: true,
    })
}

fn codes(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

/// The answers of a question of the program.
fn preset(key: &str) -> Vec<Choice> {
    presets::items().into_iter().find(|item| item.key == key).map(|item| item.choices).unwrap_or_default()
}

fn yes_no() -> Vec<Choice> {
    [("1", "Yes", "Oui"), ("2", "No", "Non")].map(|(code, en, fr)| choice(code.to_owned(), en, fr)).to_vec()
}

fn choice(code: String, en: &str, fr: &str) -> Choice {
    Choice { code, text: Text { en: en.to_owned(), fr: fr.to_owned() }, kind: ChoiceKind::Answer }
}

/// Answers, one a line, as many in each language.
fn choices(form: &mut Form) -> Vec<Choice> {
    let lines = |field: &str| -> Vec<String> {
        let all = form.value(field).lines().map(one_space);
        all.filter(|line| !line.is_empty()).collect()
    };
    let (en, fr) = (lines("choices-en"), lines("choices-fr"));
    let is_long = en.iter().chain(&fr).any(|line| line.chars().count() > ANSWER);
    if en.len() < 2 || en.len() > MOST_ANSWERS || is_long {
        let most = [("most", MOST_ANSWERS.into()), ("letters", ANSWER.into())];
        form.refuse("choices-en", "questionnaire-answers-count", &most);
    } else if en.len() != fr.len() {
        let counts = [("en", en.len().into()), ("fr", fr.len().into())];
        form.refuse("choices-fr", "questionnaire-answers-match", &counts);
    }
    (1..)
        .zip(en.iter().zip(&fr))
        .map(|(number, (en, fr)): (usize, _)| choice(number.to_string(), en, fr))
        .collect()
}

/// The numbers of the answers whose share is shown.
fn counted(form: &mut Form, answers: usize) -> Vec<String> {
    let typed = form.value("counted").to_owned();
    let numbers: Vec<&str> =
        typed.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let is_one = |text: &&str| text.parse().is_ok_and(|number: usize| (1..=answers).contains(&number));
    if numbers.is_empty() || !numbers.iter().all(is_one) {
        form.refuse("counted", "questionnaire-counted-wrong", &[("most", answers.into())]);
    }
    let mut counted: Vec<String> =
        numbers.iter().map(|text| text.trim_start_matches('0').to_owned()).collect();
    counted.dedup();
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(body: &str) -> (Option<Item>, Form) {
        let mut form = Form::of_body(body.as_bytes());
        (question(&mut form, "own_1".to_owned()), form)
    }

    #[test]
    fn a_question_needs_both_languages_and_answers_in_both() {
        let words = "text-en=Where?&text-fr=O%C3%B9%3F&outcome=none";
        let (item, _) = parse(&format!("{words}&answered=one&choices-en=a%0Ab&choices-fr=c%0Ad&counted=2"));
        let item = item.expect("good");
        assert!(item.is_whole() && item.scoring.counted == ["2"] && item.choices[1].text.fr == "d");
        for (body, field) in [
            ("text-en=Where?&outcome=none&answered=agree".to_owned(), "text-fr"),
            (format!("{words}&answered=one&choices-en=a%0Ab&choices-fr=c&counted=1"), "choices-fr"),
            (format!("{words}&answered=one&choices-en=a&choices-fr=c&counted=1"), "choices-en"),
            (format!("{words}&answered=several&choices-en=a%0Ab&choices-fr=c%0Ad&counted=3"), "counted"),
            (format!("{words}&answered=nothing"), "answered"),
            (format!("{words}&answered=words&hint-en=a"), "hint-fr"),
        ] {
            let (item, form) = parse(&body);
            assert!(item.is_none() && form.fault(field).is_some(), "{body}");
        }
        assert!(parse(&format!("{words}&answered=agree")).0.is_some_and(|item| item.choices.len() == 5));
        assert!(parse(&format!("{words}&answered=words")).0.is_some_and(|item| item.is_whole()));
    }
}
