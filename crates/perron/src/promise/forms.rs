//! What the forms of promises say, parsed.

use store::community::{Community, Kind as Home};
use store::promise::{Kind, Promise, State};
use store::{Bilingual, Language};

use crate::form::Form;
use crate::mail::Address;
use crate::money;
use crate::plan::forms::{Hands, LINE, WORDS, cost, fill_day, some};

/// What a promise says.
#[derive(Clone, Debug)]
pub struct Said {
    pub institution_id: Option<i64>,
    pub who: String,
    pub kind: Kind,
    pub text: Bilingual,
    pub cents: Option<i64>,
    pub made_on: String,
    pub due: String,
    pub email: Option<String>,
    pub language: Language,
}

impl Said {
    /// `institutions` are those of this house; money is in this currency.
    pub fn parse(form: &mut Form, institutions: &[Community], currency: &str) -> Option<Self> {
        let chosen = store::ids::from_text(form.value("institution"));
        let chosen = institutions.iter().find(|one| Some(one.id) == chosen && one.kind == Home::Institution);
        let who = match chosen {
            Some(home) => home.name.nearest(Language::English).0.to_owned(),
            None => form.text("who", 160),
        };
        let kinds: Vec<(&str, Kind)> = Kind::ALL.iter().map(|one| (one.word(), *one)).collect();
        let kind = form.choice("kind", &kinds);
        let text = some(form, "text-en", "text-fr", LINE);
        let cents = if kind == Some(Kind::Fund) { cost(form, currency) } else { None };
        let (made_on, due) = (form.date("made-on"), form.date("due"));
        if due.is_none() && form.fault("due").is_none() {
            form.refuse("due", "promise-no-day", &[]);
        }
        if made_on.is_some() && due.is_some() && due < made_on {
            form.refuse("due", "promise-due-before", &[]);
        }
        let email = form.optional("email", 254);
        let address = email.as_deref().and_then(Address::parse);
        if email.is_some() && address.is_none() {
            form.refuse("email", "promise-no-address", &[]);
        }
        let language = if form.value("language") == "fr" { Language::French } else { Language::English };
        form.is_good().then_some(Self {
            institution_id: chosen.map(|home| home.id),
            who,
            kind: kind?,
            text,
            cents,
            made_on: made_on.map(|day| day.to_string()).unwrap_or_default(),
            due: due?.to_string(),
            email: address.map(|address| address.as_str().to_owned()),
            language,
        })
    }

    pub fn onto(self, promise: Promise) -> Promise {
        let Self { institution_id, who, kind, text, cents, made_on, due, email, language } = self;
        Promise { institution_id, who, kind, text, cents, made_on, due, email, language, ..promise }
    }

    pub fn filled(promise: &Promise) -> Form {
        let cost = promise.cents.map(|cents| money::plain(cents, &promise.currency)).unwrap_or_default();
        let mut form = Form::filled([
            ("institution", &promise.institution_id.map(store::ids::to_text).unwrap_or_default()),
            ("who", &promise.who),
            ("kind", promise.kind.word()),
            ("text-en", &promise.text.en),
            ("text-fr", &promise.text.fr),
            ("cost", &cost),
            ("email", promise.email.as_deref().unwrap_or_default()),
            ("language", promise.language.word()),
        ]);
        fill_day(&mut form, "made-on", &promise.made_on);
        fill_day(&mut form, "due", &promise.due);
        form
    }
}

/// What became of a promise: for one that was kept, who decides and holds what it is about.
#[derive(Clone, Debug)]
pub struct Settled {
    pub state: State,
    pub words: String,
    pub hands: Option<Hands>,
}

impl Settled {
    pub fn parse(form: &mut Form) -> Option<Self> {
        let states = [("kept", State::Kept), ("broken", State::Broken), ("open", State::Open)];
        let state = form.choice("state", &states);
        let words = form.optional("words", WORDS).unwrap_or_default();
        if state.is_some_and(|state| state != State::Open) && words.is_empty() {
            form.refuse("words", "promise-no-words", &[]);
        }
        let hands = if state == Some(State::Kept) { Hands::parse(form) } else { None };
        form.is_good().then_some(Self { state: state?, words, hands })
    }
}
