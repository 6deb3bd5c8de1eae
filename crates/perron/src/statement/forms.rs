use store::Language;
use store::decision::Act;

use super::moderation::{Bulk, REASONS};
use super::{MOST, New};
use crate::conversation::one_space;
use crate::form::Form;

/// The languages a statement is written in, by their words.
pub const LANGUAGES: [(&str, Language); 2] = [("en", Language::English), ("fr", Language::French)];
/// Characters a moderator may add to a reason.
pub const WORDS: usize = 280;

impl New {
    /// What was typed; in the language of the page unless it says another.
    pub fn parse(form: &mut Form, page: Language, by_moderator: bool) -> Option<Self> {
        let text = one_space(&form.text("text", MOST));
        if form.is_good() && !text.chars().any(char::is_alphanumeric) {
            form.refuse("text", "statement-no-words", &[]);
        }
        let language =
            if form.is_given("language") { form.choice("language", &LANGUAGES) } else { Some(page) };
        let anyway = form.is_given("anyway");
        form.is_good().then_some(Self { text, language: language?, anyway, by_moderator })
    }
}

impl Bulk {
    pub fn parse(form: &mut Form) -> Option<Self> {
        let ids = |field| form.values(field).filter_map(store::ids::from_text).collect::<Vec<i64>>();
        let one = ids("accept");
        let is_one = !one.is_empty();
        let statement_ids = if is_one { one } else { ids("statement") };
        if statement_ids.is_empty() {
            form.refuse("statements", "statement-none-chosen", &[]);
        }
        let acts = [
            ("accept", Act::Accept),
            ("reject", Act::Reject),
            ("merge", Act::Merge),
            ("restore", Act::Restore),
            ("set-apart", Act::SetApart),
            ("take-in", Act::TakeIn),
        ];
        let act = if is_one { Some(Act::Accept) } else { form.choice("act", &acts) };
        let words = if is_one { None } else { form.optional("words", WORDS) };
        let reason = reason(form, act == Some(Act::Reject), words);
        let into = if act == Some(Act::Merge) { form.number("into", 1, i64::MAX) } else { None };
        form.is_good().then_some(Self { statement_ids, act: act?, reason, into })
    }
}

/// The reason as it is stored: a word of the list and, on the next line, what was added.
fn reason(form: &mut Form, is_needed: bool, words: Option<String>) -> String {
    let word = REASONS.iter().find(|word| form.value("reason") == **word).copied();
    if is_needed && word.is_none() {
        form.refuse("reason", "statement-reason-needed", &[]);
    }
    if is_needed && word == Some("other") && words.is_none() {
        form.refuse("words", "statement-words-needed", &[]);
    }
    let word = word.filter(|_| is_needed).unwrap_or_default();
    let reason = [Some(word.to_owned()), words].into_iter().flatten().filter(|part| !part.is_empty());
    reason.collect::<Vec<_>>().join("\n")
}

/// A statement in other words.
pub struct Rewording {
    pub text: String,
    pub language: Language,
    pub reason: String,
}

impl Rewording {
    pub fn parse(form: &mut Form) -> Option<Self> {
        let text = one_space(&form.text("text", MOST));
        let language = form.choice("language", &LANGUAGES);
        let reason = form.text("words", WORDS);
        form.is_good().then_some(Self { text, language: language?, reason })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_has_words_and_is_short() {
        let parse = |body: &str| New::parse(&mut Form::of_body(body.as_bytes()), Language::French, false);
        let new = parse("text=+Un%0D%0A+banc.++&language=en").expect("a good statement");
        assert_eq!((new.text.as_str(), new.language, new.anyway), ("Un banc.", Language::English, false));
        assert_eq!(parse("text=Un+banc").expect("a good statement").language, Language::French);
        assert!(parse("text=+%0A").is_none());
        assert!(parse("text=%21%3F").is_none());
        assert!(parse(&format!("text={}", "é".repeat(MOST + 1))).is_none());
        assert!(parse("text=Un+banc&language=de").is_none());
    }

    #[test]
    fn a_refusal_needs_a_reason() {
        let parse = |body: &str| Bulk::parse(&mut Form::of_body(body.as_bytes()));
        assert!(parse("act=reject&statement=10").is_none());
        assert!(parse("act=reject&statement=10&reason=other").is_none());
        assert!(parse("act=reject&reason=off").is_none());
        let bulk = parse("act=reject&statement=10&statement=11&reason=person&words=Names+a+shop.")
            .expect("a decision");
        assert_eq!(bulk.reason, "person\nNames a shop.");
        assert_eq!(bulk.statement_ids, [32, 33]);
        assert!(parse("act=merge&statement=10").is_none());
        assert_eq!(parse("act=merge&statement=10&into=3").expect("a merge").into, Some(3));
        assert_eq!(parse("accept=10&statement=11&reason=").expect("one accepted").statement_ids, [32]);
    }
}
