//! What the forms of a clause say, parsed.

use store::clause::{Clause, Kind, Parity, Version, Words};
use store::summary::{Addressee, Doer, lever};
use store::{Bilingual, Language};

use super::{TEXT, TITLE, WHY};
use crate::conversation::one_space;
use crate::form::Form;

/// A wording as it was typed.
#[derive(Clone, Debug)]
pub struct Worded {
    /// What it would say.
    pub words: Words,
    /// Why.
    pub why: String,
    /// The version that its author read; 0: there is none.
    pub read: i64,
    /// Whether the language that was not changed still says the same.
    pub says_same: bool,
    /// Whether a machine translated the English.
    pub machine_en: bool,
    /// Whether a machine translated the French.
    pub machine_fr: bool,
    /// As its author wants to be called; may be empty.
    pub name: String,
}

impl Worded {
    /// One language is enough; publishing asks for both.
    pub fn parse(form: &mut Form) -> Option<Self> {
        let mut line = |field| one_space(&form.optional(field, TITLE).unwrap_or_default());
        let title = Bilingual { en: line("title-en"), fr: line("title-fr") };
        let mut text = |field| form.optional(field, TEXT).unwrap_or_default();
        let words = Words {
            title,
            text: Bilingual { en: text("text-en"), fr: text("text-fr") },
            plain: Bilingual { en: text("plain-en"), fr: text("plain-fr") },
        };
        for language in Language::ALL {
            let (title, text) = (words.title.get(*language), words.text.get(*language));
            if title.is_empty() != text.is_empty() && form.is_good() {
                let part = if title.is_empty() { "title" } else { "text" };
                form.refuse(&format!("{part}-{}", language.word()), "clause-half", &[]);
            }
        }
        if words.text == Bilingual::default() && form.is_good() {
            form.refuse("text-en", "plan-no-text", &[]);
        }
        let why = form.optional("why", WHY).unwrap_or_default();
        let name = form.optional("name", 80).unwrap_or_default();
        let (read, says_same) = (form.value("version").parse().unwrap_or(0), form.is_given("same"));
        let by_machine = |language: Language| {
            form.is_given(machine_field(language)) && !words.text.get(language).is_empty()
        };
        let (machine_en, machine_fr) = (by_machine(Language::English), by_machine(Language::French));
        form.is_good().then_some(Self { words, why, read, says_same, machine_en, machine_fr, name })
    }

    /// Whether it is what a version says already, and nothing new is said of who wrote it.
    pub fn is_as(&self, version: &Version) -> bool {
        !self.machine_en && !self.machine_fr && version.words == self.words
    }

    /// The form that changes this version.
    pub fn filled(version: &Version) -> Form {
        let words = &version.words;
        Form::filled([
            ("title-en", words.title.en.as_str()),
            ("title-fr", words.title.fr.as_str()),
            ("text-en", words.text.en.as_str()),
            ("text-fr", words.text.fr.as_str()),
            ("plain-en", words.plain.en.as_str()),
            ("plain-fr", words.plain.fr.as_str()),
            ("version", version.version.to_string().as_str()),
        ])
    }
}

/// The field that says that a machine translated the words of a language.
const fn machine_field(language: Language) -> &'static str {
    match language {
        Language::English => "machine-en",
        Language::French => "machine-fr",
    }
}

/// How the words of a language stand when they are written: a machine's wait for a person.
pub const fn drafted(by_machine: bool) -> Parity {
    if by_machine { Parity::Machine } else { Parity::Current }
}

/// What a clause is, and whom it asks.
#[derive(Clone, Debug)]
pub struct About {
    pub kind: Kind,
    pub chapter_id: i64,
    pub position: Option<i64>,
    pub addressee: Option<Addressee>,
    pub lever: Option<store::session::Lever>,
    pub doer: Option<Doer>,
    pub cost: Bilingual,
}

impl About {
    /// In one of these chapters.
    pub fn parse(form: &mut Form, chapters: &[i64]) -> Option<Self> {
        let kind = form.choice("kind", &Kind::ALL.iter().map(|one| (one.word(), *one)).collect::<Vec<_>>());
        let chapter_id = store::ids::from_text(form.value("chapter")).filter(|id| chapters.contains(id));
        if chapter_id.is_none() {
            form.refuse("chapter", "form-choose", &[]);
        }
        let position = form.is_given("position").then(|| form.number("position", 1, 10_000)).flatten();
        let mut cost = |field| form.optional(field, TITLE).unwrap_or_default();
        let cost = Bilingual { en: cost("cost-en"), fr: cost("cost-fr") };
        let about = Self {
            kind: kind?,
            chapter_id: chapter_id?,
            position,
            addressee: Addressee::of_word(form.value("addressee")),
            lever: lever(form.value("lever")),
            doer: Doer::of_word(form.value("doer")),
            cost,
        };
        form.is_good().then_some(about)
    }

    /// The clause with this of it.
    pub fn onto(self, clause: Clause) -> Clause {
        let Self { kind, chapter_id, position, addressee, lever, doer, cost } = self;
        let is_asked = matches!(kind, Kind::Recommendation | Kind::Measure | Kind::Commitment);
        Clause {
            kind,
            chapter_id,
            position: position.unwrap_or(clause.position),
            addressee: addressee.filter(|_| kind == Kind::Recommendation),
            lever,
            doer: doer.filter(|_| is_asked),
            cost: if is_asked { cost } else { Bilingual::default() },
            ..clause
        }
    }

    /// The form that changes it.
    pub fn filled(clause: &Clause) -> Form {
        Form::filled([
            ("kind", clause.kind.word()),
            ("chapter", store::ids::to_text(clause.chapter_id).as_str()),
            ("position", clause.position.to_string().as_str()),
            ("addressee", clause.addressee.map_or("", Addressee::word)),
            ("lever", clause.lever.map_or("", |lever| lever.word())),
            ("doer", clause.doer.map_or("", Doer::word)),
            ("cost-en", clause.cost.en.as_str()),
            ("cost-fr", clause.cost.fr.as_str()),
        ])
    }
}
