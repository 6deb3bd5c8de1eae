//! A sheet of answers, and a question, parsed.

use store::Bilingual;
use store::feedback::{Kind, Question};

use super::{LONGEST_ANSWER, LONGEST_QUESTION};
use crate::form::Form;

/// The name of the field of a question.
pub fn field(question: &Question) -> String {
    format!("q-{}", store::ids::to_text(question.id))
}

/// What was answered: each question with a value. Every question may be left out, but not all of them.
pub fn answers<'a>(form: &mut Form, questions: &'a [Question]) -> Option<Vec<(&'a Question, String)>> {
    let mut given = Vec::new();
    for question in questions {
        let name = field(question);
        let value = form.value(&name).trim().replace("\r\n", "\n");
        if value.is_empty() {
            continue;
        }
        let is_one = match question.kind {
            Kind::Scale => matches!(value.as_str(), "1" | "2" | "3" | "4" | "5"),
            Kind::YesNo => matches!(value.as_str(), "yes" | "no"),
            Kind::Words => {
                let length = value.chars().count();
                if length > LONGEST_ANSWER {
                    form.refuse(
                        &name,
                        "form-too-long",
                        &[("most", LONGEST_ANSWER.into()), ("length", length.into())],
                    );
                }
                true
            }
        };
        if is_one {
            given.push((question, value));
        } else {
            form.refuse(&name, "form-choose", &[]);
        }
    }
    if given.is_empty() && form.is_good() {
        let first = questions.first().map(field).unwrap_or_default();
        form.refuse(&first, "feedback-nothing", &[]);
    }
    form.is_good().then_some(given)
}

/// A question in both languages, and how it is answered.
pub fn question(form: &mut Form) -> Option<(Kind, Bilingual)> {
    let kinds: Vec<(&str, Kind)> = Kind::ALL.iter().map(|kind| (kind.word(), *kind)).collect();
    let text =
        Bilingual { en: form.text("text-en", LONGEST_QUESTION), fr: form.text("text-fr", LONGEST_QUESTION) };
    let kind = form.choice("kind", &kinds);
    form.is_good().then_some((kind?, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_taken_as_far_as_it_is_filled_in() {
        let questions = super::super::preset(1);
        let names: Vec<String> = questions.iter().map(field).collect();
        let mut body = Form::new();
        body.fill(&names[0], "4");
        body.fill(&names[4], "yes");
        let given = answers(&mut body, &questions).expect("a good sheet");
        assert_eq!(given.iter().map(|(q, v)| (q.id, v.as_str())).collect::<Vec<_>>(), [(1, "4"), (5, "yes")]);
        let mut wrong = Form::new();
        wrong.fill(&names[0], "9");
        assert!(answers(&mut wrong, &questions).is_none());
        assert!(answers(&mut Form::new(), &questions).is_none(), "an empty sheet says nothing");
        let mut long = Form::new();
        long.fill(&names[6], &"x".repeat(LONGEST_ANSWER + 1));
        assert!(answers(&mut long, &questions).is_none());
    }
}
