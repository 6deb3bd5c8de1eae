//! A note as it is typed, parsed.

use store::note::Kind;
use store::{Language, ids};

use super::{Allowed, LONGEST, Words};
use crate::conversation::one_space;
use crate::form::Form;

/// The languages a note is written in, by their words.
pub const LANGUAGES: [(&str, Language); 2] = [("en", Language::English), ("fr", Language::French)];
/// Characters of the longest number that a device makes.
const LONGEST_CLIENT: usize = 64;

impl Words {
    /// `None`, with a sentence beside the field, if something needs another look.
    pub fn parse(form: &mut Form, page: Language) -> Option<Self> {
        let text = one_space(&form.text("text", LONGEST));
        if form.is_good() && !text.chars().any(char::is_alphanumeric) {
            form.refuse("text", "note-no-words", &[]);
        }
        let kinds: Vec<(&str, Kind)> = Kind::ALL.iter().map(|kind| (kind.word(), *kind)).collect();
        let kind = if form.is_given("kind") { form.choice("kind", &kinds) } else { Some(Kind::Idea) };
        let language =
            if form.is_given("language") { form.choice("language", &LANGUAGES) } else { Some(page) };
        let is_quote = form.is_given("is-quote") || kind == Some(Kind::Quote);
        let allowed = allowed(form);
        let client_id = client(form.value("client"))?;
        form.is_good().then_some(Self {
            client_id,
            kind: kind?,
            text,
            language: language?,
            is_quote,
            allowed,
        })
    }
}

/// What is allowed, by its two boxes.
pub fn allowed(form: &Form) -> Allowed {
    Allowed { quote: form.is_given("may-quote"), is_sensitive: form.is_given("sensitive") }
}

/// A number made by a device, if it is one.
pub fn client(text: &str) -> Option<String> {
    let is_one = !text.is_empty()
        && text.len() <= LONGEST_CLIENT
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    is_one.then(|| text.to_owned())
}

/// So many agree, of so many; `Some(None)`: nobody was asked.
pub fn agreement(form: &mut Form, agreed: &'static str, of: &'static str) -> Option<Option<(i64, i64)>> {
    if form.value(agreed).trim().is_empty() && form.value(of).trim().is_empty() {
        return Some(None);
    }
    let of_how_many = form.number(of, 1, 1_000);
    let most = of_how_many.unwrap_or(1_000);
    let agreed = form.number(agreed, 0, most);
    Some(Some((agreed?, of_how_many?)))
}

/// Whose words it is: nobody's who can be found, or (`Err`) whoever writes.
pub fn whose(form: &Form) -> Result<Option<i64>, ()> {
    match form.value("whose") {
        "" | "me" => Err(()),
        "nobody" => Ok(None),
        other => Ok(ids::from_text(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_one_short_idea() {
        let parse = |body: &str| Words::parse(&mut Form::of_body(body.as_bytes()), Language::French);
        let note = parse("text=+Un%0D%0Abanc.+&kind=idea&client=A1&language=en").expect("a good note");
        assert_eq!(
            (note.text.as_str(), note.kind, note.language),
            ("Un banc.", Kind::Idea, Language::English)
        );
        assert_eq!(parse("text=Un+banc&client=A1").expect("a good note").language, Language::French);
        assert!(parse("text=Un+banc&kind=quote&client=A1").expect("a good note").is_quote);
        assert!(parse("text=Un+banc").is_none(), "without a number it might come twice");
        assert!(parse("text=%21%3F&client=A1").is_none());
        assert!(parse("text=Un+banc&kind=poem&client=A1").is_none());
        assert!(parse(&format!("client=A1&text={}", "é".repeat(LONGEST))).is_some());
        assert!(parse(&format!("client=A1&text={}", "é".repeat(LONGEST + 1))).is_none());
    }

    #[test]
    fn nobody_agrees_more_often_than_there_are_people() {
        let parse = |body: &str| agreement(&mut Form::of_body(body.as_bytes()), "agreed", "of");
        assert_eq!(parse("agreed=5&of=6"), Some(Some((5, 6))));
        assert_eq!(parse("agreed=&of="), Some(None));
        assert_eq!(parse("agreed=7&of=6"), None);
        assert_eq!(parse("agreed=7"), None);
    }

    #[test]
    fn the_number_of_a_device_is_letters_and_digits() {
        assert_eq!(client("0b9e-11").as_deref(), Some("0b9e-11"));
        assert_eq!(client(""), None);
        assert_eq!(client("a b"), None);
        assert_eq!(client(&"a".repeat(65)), None);
    }
}
