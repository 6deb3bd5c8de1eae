//! What the pages of a response show.

use askama::Template;
use store::wave::{PlaceLevel, Wave};

use super::forms::{field, words_field};
use super::keep::Way;
use crate::form::Form;
use crate::item::{Item, Kind, LONGEST_WORDS, REFUSED};
use crate::page::{View, view};
use crate::place::ask::Question as Place;
use crate::self_identification::{QUESTIONS, Question, UNSAID, say};
use crate::visit::Visit;
use crate::wave::sheet::Sheet;

/// What stands on a part of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Questions; the number of the page from 1.
    Questions(usize),
    /// Where they live.
    Place,
    /// What they say of themselves.
    Oneself,
}

/// The parts of a response, in order.
pub fn parts(wave: &Wave, sheet: &Sheet) -> Vec<Part> {
    let mut parts: Vec<Part> = (1..=sheet.pages()).map(Part::Questions).collect();
    if wave.place_level != PlaceLevel::None {
        parts.push(Part::Place);
    }
    if !sheet.attributes.is_empty() {
        parts.push(Part::Oneself);
    }
    parts
}

/// A question as a page shows it.
pub struct Asked {
    pub name: String,
    pub words_name: String,
    pub wording: String,
    pub hint: String,
    pub kind: Kind,
    /// Code and words; the last is that they would rather not say.
    pub choices: Vec<(String, String)>,
    pub number: usize,
}

impl Asked {
    pub fn of(visit: &Visit, at: usize, item: &Item) -> Self {
        let lang = visit.lang;
        let choice = |one: &crate::item::Choice| (one.code.clone(), one.text.get(lang).to_owned());
        let refused = (REFUSED.to_owned(), lang.text("response-refused"));
        Self {
            name: field(at),
            words_name: words_field(at),
            wording: item.wording.get(lang).to_owned(),
            hint: item.hint.get(lang).to_owned(),
            kind: item.kind,
            choices: item.choices.iter().map(choice).chain([refused]).collect(),
            number: at + 1,
        }
    }

    pub fn is_one(&self) -> bool {
        self.kind == Kind::One
    }

    pub fn is_words(&self) -> bool {
        self.kind == Kind::Words
    }
}

/// A part of somebody's response.
#[derive(Template)]
#[template(path = "response/part.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub wave: Wave,
    pub sheet: Sheet,
    pub way: Way,
    pub part: Part,
    pub place: Place,
    /// Whether what people say of themselves cannot be sealed now.
    pub is_shut: bool,
    pub form: Form,
}
view!(Show, |page| page.visit.nearest(&page.wave.title).0, nav Communities, listed false);

impl Show<'_> {
    fn action(&self) -> String {
        own_path(&self.wave, &self.way)
    }

    fn number(&self) -> usize {
        parts(&self.wave, &self.sheet).iter().position(|one| *one == self.part).map_or(1, |at| at + 1)
    }

    fn all(&self) -> usize {
        parts(&self.wave, &self.sheet).len()
    }

    fn is_last(&self) -> bool {
        self.number() == self.all()
    }

    /// Bricks laid of twenty.
    fn laid(&self) -> usize {
        20 * (self.number() - 1) / self.all().max(1)
    }

    fn questions(&self) -> Vec<Asked> {
        let Part::Questions(page) = self.part else { return Vec::new() };
        self.sheet.page(page).map(|(at, item)| Asked::of(self.visit, at, item)).collect()
    }

    fn is_place(&self) -> bool {
        self.part == Part::Place
    }

    fn why_place(&self) -> String {
        let level = self.wave.place_level.word();
        self.visit.lang.text(&format!("response-place-{level}"))
    }

    fn selves(&self) -> Vec<&'static Question> {
        let is_asked = |one: &&Question| self.sheet.attributes.iter().any(|word| word == one.word);
        let all = QUESTIONS.iter().filter(is_asked);
        if self.part == Part::Oneself { all.collect() } else { Vec::new() }
    }

    fn ask(&self, question: &str) -> String {
        self.visit.lang.text(&format!("self-ask-{question}"))
    }

    fn self_choices(&self, question: &Question) -> Vec<(&'static str, String)> {
        let words = question.choices.iter().copied().chain([UNSAID]);
        words.map(|word| (word, say(self.visit.lang, question.word, word))).collect()
    }

    fn purpose(&self) -> &str {
        self.sheet.purpose.get(self.visit.lang)
    }

    fn most(&self) -> usize {
        LONGEST_WORDS
    }

    fn is_panel(&self) -> bool {
        matches!(self.way, Way::Panel(..))
    }
}

/// What is said once a response is handed in, or when there is nothing to answer.
#[derive(Template)]
#[template(path = "response/done.html")]
pub struct Done<'a> {
    pub visit: &'a Visit,
    pub wave: Wave,
    pub way: Way,
    /// Whether a response was handed in.
    pub is_finished: bool,
    pub is_open: bool,
    /// For members of the panel: whether they are reminded.
    pub is_reminded: bool,
}
view!(Done, |page| page.visit.nearest(&page.wave.title).0, nav Communities, listed false);

impl Done<'_> {
    fn action(&self) -> String {
        own_path(&self.wave, &self.way)
    }

    fn home(&self) -> String {
        crate::wave::pulse_path(self.wave.community_id)
    }

    fn until(&self) -> Option<String> {
        self.wave.closes.map(|closes| self.visit.lang.moment(closes, &self.wave.zone))
    }

    fn closed_on(&self) -> String {
        let at = self.wave.closed.or(self.wave.closes).unwrap_or(self.visit.app.clock.now());
        self.visit.lang.date(at, &self.wave.zone)
    }

    fn is_panel(&self) -> bool {
        matches!(self.way, Way::Panel(..))
    }
}

/// Where somebody answers, without the language.
pub fn own_path(wave: &Wave, way: &Way) -> String {
    let path = crate::wave::path(wave.id);
    match way {
        Way::Open(_) => format!("{path}/response"),
        Way::Panel(key, _) => format!("{path}/invitations/{key}"),
    }
}
