//! Forms: what was typed, parsed into typed input, with a sentence beside each field that needs another look.
//! Whatever was typed is kept and shown again.

use axum::extract::{FromRequest, Request};
use axum::http::header;

use crate::error::Error;
use crate::i18n::{Arg, Lang};
use crate::money;

/// A form that was posted, or an empty one.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    faults: Vec<Fault>,
}

/// A field that needs another look.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The field; also the id of its input.
    pub field: String,
    key: &'static str,
    args: Vec<(&'static str, Arg)>,
}

impl Fault {
    /// The sentence: what went wrong and what to do.
    pub fn text(&self, lang: &Lang) -> String {
        lang.t(self.key).with_all(&self.args).to_string()
    }
}

impl Form {
    /// An empty form, for the page that asks.
    pub fn new() -> Self {
        Self::default()
    }

    /// A form filled from what is stored, for the page that changes it.
    pub fn filled<const N: usize>(values: [(&str, &str); N]) -> Self {
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { values, faults: Vec::new() }
    }

    /// What came in parts, beside files; without the invisible NUL, which nobody types and no database keeps.
    pub fn of_pairs(mut values: Vec<(String, String)>) -> Self {
        values.iter_mut().for_each(|(_, value)| value.retain(|letter| letter != '\0'));
        Self { values, faults: Vec::new() }
    }

    /// What `name=value&…` says.
    pub fn of_body(body: &[u8]) -> Self {
        Self::of_pairs(form_urlencoded::parse(body).into_owned().collect())
    }

    /// Fills a field, for the page that changes it.
    pub fn fill(&mut self, field: &str, value: &str) {
        self.values.push((field.to_owned(), value.to_owned()));
    }

    /// Puts a value in the place of what was typed, which is forgotten.
    pub fn set(&mut self, field: &str, value: &str) {
        self.values.retain(|(name, _)| name != field);
        self.fill(field, value);
    }

    /// What was typed in a field; empty if nothing.
    pub fn value(&self, field: &str) -> &str {
        self.values.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    /// Everything chosen under one name.
    pub fn values<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Whether this value is among those chosen.
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.values(field).any(|chosen| chosen == value)
    }

    /// Whether a box is ticked or a button was used.
    pub fn is_given(&self, field: &str) -> bool {
        self.values(field).next().is_some()
    }

    /// Words that must be there, without spaces around them; at most so many characters.
    pub fn text(&mut self, field: &'static str, most: usize) -> String {
        let text = self.optional(field, most).unwrap_or_default();
        if text.is_empty() && self.fault(field).is_none() {
            self.refuse(field, "form-empty", &[]);
        }
        text
    }

    /// Words that may be left out.
    pub fn optional(&mut self, field: &'static str, most: usize) -> Option<String> {
        let text = self.value(field).replace("\r\n", "\n").trim().to_owned();
        let length = text.chars().count();
        if length > most {
            self.refuse(field, "form-too-long", &[("most", most.into()), ("length", length.into())]);
        }
        (!text.is_empty()).then_some(text)
    }

    /// One of the given words. `None`, with a fault, if none of them was chosen.
    pub fn choice<T: Copy>(&mut self, field: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let chosen = self.value(field);
        let found = choices.iter().find(|(word, _)| *word == chosen).map(|(_, meaning)| *meaning);
        if found.is_none() {
            self.refuse(field, "form-choose", &[]);
        }
        found
    }

    /// A whole number between two bounds. `None`, with a fault, if it is not.
    pub fn number(&mut self, field: &'static str, least: i64, most: i64) -> Option<i64> {
        let number = self.value(field).trim().parse().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.refuse(field, "form-number", &[("least", least.into()), ("most", most.into())]);
        }
        number
    }

    /// An amount of money, in the smallest unit of its currency. `None`, with a fault, if it is none.
    pub fn amount(&mut self, field: &'static str, currency: &str) -> Option<i64> {
        match money::parse(self.value(field), currency) {
            Ok(amount) => Some(amount),
            Err(wrong) => {
                self.refuse(field, wrong.key(), &[("currency", currency.into())]);
                None
            }
        }
    }

    /// The date of the three boxes `<field>-day`, `<field>-month`, `<field>-year`, if any of them is filled.
    pub fn date(&mut self, field: &'static str) -> Option<jiff::civil::Date> {
        let typed =
            ["day", "month", "year"].map(|part| self.value(&format!("{field}-{part}")).trim().to_owned());
        if typed.iter().all(String::is_empty) {
            return None;
        }
        let [day, month, year] = &typed;
        let date = || jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
        let date = date().filter(|date| (2000..2200).contains(&date.year()));
        if date.is_none() {
            self.refuse(field, "form-date", &[("date", typed.join(" ").into())]);
        }
        date
    }

    /// Says that a field needs another look, in the sentence of a key.
    pub fn refuse(&mut self, field: &str, key: &'static str, args: &[(&'static str, Arg)]) {
        self.faults.push(Fault { field: field.to_owned(), key, args: args.to_vec() });
    }

    /// Says of a field what was found wrong with the same words elsewhere.
    pub fn refuse_as(&mut self, field: &str, fault: Fault) {
        self.faults.push(Fault { field: field.to_owned(), ..fault });
    }

    /// What is wrong with a field, if anything.
    pub fn fault(&self, field: &str) -> Option<&Fault> {
        self.faults.iter().find(|fault| fault.field == field)
    }

    /// Everything that needs another look, in the order of the fields.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Whether nothing needs another look.
    pub fn is_good(&self) -> bool {
        self.faults.is_empty()
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            return Err(Error::Bad("not a form".to_owned()));
        }
        let body = axum::body::Bytes::from_request(request, state).await;
        Ok(Self::of_body(&body.map_err(|rejection| Error::of_status(rejection.status()))?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_and_what_was_typed_is_kept() {
        let mut form = Form::of_body(
            b"question=%20%20&text=%C3%A9t%C3%A9&kind=c&kind=d&n=12x&at-day=31&at-month=2&at-year=2027",
        );
        assert_eq!(form.text("question", 10), "");
        assert_eq!(form.text("text", 2), "été");
        assert_eq!(form.choice("kind", &[("a", 1), ("d", 2)]), None);
        assert_eq!(form.number("n", 1, 20), None);
        assert_eq!(form.date("at"), None);
        assert_eq!(form.date("until"), None);
        let said: Vec<_> = form.faults().iter().map(|fault| fault.text(&Lang::En)).collect();
        assert_eq!(said.len(), 5);
        assert!(said[1].contains('2') && said[1].contains('3'), "{}", said[1]);
        assert!(said[4].contains("31 2 2027"), "{}", said[4]);
        assert_eq!(form.value("text"), "été");
        assert!(form.has("kind", "d"));
    }

    #[test]
    fn a_good_form_is_good() {
        let mut form = Form::of_body(b"text=two%0D%0Alines&at-day=1&at-month=12&at-year=2026");
        assert_eq!(form.text("text", 20), "two\nlines");
        assert_eq!(form.date("at"), Some(jiff::civil::date(2026, 12, 1)));
        assert!(form.is_good());
    }
}
