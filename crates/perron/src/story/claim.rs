//! A story that somebody took down becomes its owner's, by the code on their slip.

use askama::Template;
use axum::response::Response;
use store::taking;

use crate::app::App;
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::page::{View, view};
use crate::visit::Visit;

/// Letters of a code, in groups of four: 60 random bits.
const LETTERS: usize = 12;
/// None that looks like another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The page to type a code on.
#[derive(Template)]
#[template(path = "story/claim.html")]
struct Claim<'a> {
    visit: &'a Visit,
    form: Form,
}
view!(Claim, "story-claim-title", nav Stories, listed false);

/// A new code, as it is printed.
pub fn new_code() -> String {
    let letters: [u8; LETTERS] = rand::random();
    let letters: Vec<char> =
        letters.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The code that was typed, however it was written; `None` if it cannot be one.
fn read(typed: &str) -> Option<String> {
    let letters =
        typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
    let code: String = letters.collect();
    let is_one = code.len() == LETTERS && code.bytes().all(|letter| ALPHABET.contains(&letter));
    is_one.then_some(code)
}

/// Under which a code is kept: nobody who reads the database alone can try codes against it.
pub fn hash(app: &App, code: &str) -> String {
    app.secret.key("claim", &read(code).unwrap_or_default())
}

/// `GET /stories/claim`
pub async fn show(visit: Visit) -> Result<Response, Error> {
    visit.show(&Claim { visit: &visit, form: Form::new() })
}

/// `POST /stories/claim`
pub async fn take(visit: Visit, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Claim)?;
    visit.limit_all(Act::ClaimOfAll)?;
    let typed = form.text("code", 60);
    let owner = visit.holder().ok_or(Error::Form)?;
    let (hash, now) = (hash(&visit.app, &typed), visit.app.clock.now());
    if form.is_good()
        && read(&typed).is_some()
        && let Some(id) = visit.app.db.write(move |tx| taking::claim(tx, &hash, &owner, now)).await?
    {
        return visit.go_saying(&format!("/stories/{}/consent", Id(id)), "story-claimed");
    }
    if form.is_good() {
        form.refuse("code", "story-claim-wrong", &[]);
    }
    visit.refuse(&Claim { visit: &visit, form })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = new_code();
        assert_eq!(code.len(), LETTERS + 2);
        let plain = code.replace('-', "");
        for typed in
            [code.clone(), code.to_lowercase(), code.replace('-', " "), plain.clone(), format!(" {code}. ")]
        {
            assert_eq!(read(&typed).as_deref(), Some(plain.as_str()), "{typed}");
        }
        assert_eq!(read("oil0-oil0-oil0").as_deref(), Some("011001100110"));
        for wrong in ["", "ABCD-EFGH", "ABCD-EFGH-JKMN-P", "UUUU-UUUU-UUUU", "é"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert_ne!(new_code(), code);
    }
}
