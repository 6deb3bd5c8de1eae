//! Codes that a community gives out: each opens one ballot. They follow from the secret of the house and are kept nowhere.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::fund::{self, Fund, Voters};

use super::views::Top;
use super::{path, seen};
use crate::cookie::{Secret, same};
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::page::{View, view};
use crate::visit::Visit;

/// Codes of one fund at most.
pub const MOST: i64 = 5_000;
/// Letters after the number.
const LETTERS: usize = 8;
/// Those that nobody mixes up, read aloud or by hand.
const ALPHABET: &[u8; 24] = b"ACDEFHJKLMNPRTUVWXY34679";

/// The code with this number: `12-7HKD-XM3P`.
pub fn code(secret: &Secret, fund_id: i64, number: i64) -> String {
    let key = secret.key("fund code", &format!("{fund_id} {number}"));
    let letter = |pair: &[u8]| {
        let value = pair
            .iter()
            .fold(0_usize, |sum, byte| sum * 16 + (*byte as char).to_digit(16).unwrap_or(0) as usize);
        char::from(ALPHABET[value % ALPHABET.len()])
    };
    // four hexadecimal digits a letter, so that all letters are nearly as frequent
    let letters: String = key.as_bytes().chunks(4).take(LETTERS).map(letter).collect();
    format!("{number}-{}-{}", &letters[..4], &letters[4..])
}

/// The number of a code, however it is typed, if it is one of this fund.
pub fn number(secret: &Secret, fund: &Fund, typed: &str) -> Option<i64> {
    let typed: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (number, letters) = typed.split_once('-')?;
    let number: i64 = number.parse().ok().filter(|number| (1..=fund.codes).contains(number))?;
    let letters = letters.replace('-', "").to_uppercase();
    let right = code(secret, fund.id, number);
    let right = right.split_once('-')?.1.replace('-', "");
    same(&right, &letters).then_some(number)
}

/// The mark of the ballot that a code opens.
pub fn mark(number: i64) -> String {
    format!("c{number}")
}

#[derive(Template)]
#[template(path = "fund/codes.html")]
struct Codes<'a> {
    visit: &'a Visit,
    fund: Fund,
    form: Form,
}

view!(Codes, "fund-codes", nav Communities, listed false);

impl Codes<'_> {
    fn top(&self) -> Top {
        Top::of(self.visit.lang, &self.fund, None)
    }

    fn codes(&self) -> Vec<String> {
        (1..=self.fund.codes).map(|number| code(&self.visit.app.secret, self.fund.id, number)).collect()
    }

    fn address(&self) -> String {
        self.visit.full_url(&format!("{}/ballot", path(self.fund.id)))
    }
}

async fn by_code(visit: &Visit, id: i64) -> Result<Fund, Error> {
    let fund = seen(visit, id).await?;
    if fund.said.voters == Voters::Code { Ok(fund) } else { Err(Error::NotFound) }
}

/// `GET /funds/{id}/codes`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let fund = by_code(&visit, id).await?;
    visit.show(&Codes { visit: &visit, fund, form: Form::new() })
}

/// `POST /funds/{id}/codes`: so many in all; those that were given out stay good.
pub async fn make(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let fund = by_code(&visit, id).await?;
    let Some(codes) = form.number("codes", fund.codes.max(1), MOST) else {
        return visit.refuse(&Codes { visit: &visit, fund, form });
    };
    visit.app.db.write(move |tx| fund::set_codes(tx, id, codes)).await?;
    visit.go_saying(&format!("{}/codes", path(id)), "fund-codes-made")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fund::pages::blank;
    use store::fund::{Hand, Said, Way};

    fn fund() -> Fund {
        let said = Said {
            title: store::Bilingual::default(),
            about: store::Bilingual::default(),
            amount: 1,
            currency: "CAD".to_owned(),
            way: Way::Vote,
            voters: Voters::Code,
            most: 0,
            honoraria: 50,
            areas: String::new(),
            help: store::Bilingual::default(),
            zone: "UTC".to_owned(),
            proposals_until: 0,
            votes_until: 1,
            report_days: 30,
            agenda_by: Hand::Residents,
            kept_by: Hand::Residents,
        };
        Fund { codes: 20, ..blank(7, said, 0) }
    }

    #[test]
    fn a_code_opens_its_own_ballot_alone_however_it_is_typed() {
        let (secret, fund) = (Secret::new(vec![3; 32]), fund());
        for one in 1..=20 {
            let code = code(&secret, fund.id, one);
            assert_eq!(number(&secret, &fund, &code), Some(one), "{code}");
            assert_eq!(number(&secret, &fund, &format!(" {} ", code.to_lowercase())), Some(one));
            let (_, letters) = code.split_once('-').expect("a number first");
            assert_eq!(number(&secret, &fund, &format!("{}-{letters}", one + 1)), None);
        }
        assert_eq!(number(&secret, &fund, &code(&secret, fund.id, 21)), None, "not made yet");
        assert_eq!(number(&secret, &fund, &code(&secret, 8, 1)), None, "of another fund");
        for typed in ["", "-", "1-", "x-ACDEFHJK", "99999999999999999999-ACDE"] {
            assert_eq!(number(&secret, &fund, typed), None);
        }
    }
}
