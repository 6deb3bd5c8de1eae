//! What a facilitator types into the page, parsed.

use std::collections::BTreeSet;

use jiff::civil::Date;
use store::summary::{About, Addressee, Doer, Line, Section};
use store::{Bilingual, Language};

use crate::form::Form;

/// Characters of the longest line: half of the page would still be free.
pub const LONGEST: usize = 600;
/// Characters of whom or who.
pub const LONGEST_WHO: usize = 120;

/// A line as it was typed.
pub struct Typed {
    /// In which section.
    pub section: Section,
    /// What it says.
    pub text: Bilingual,
    /// The rest of it.
    pub about: About,
    /// The notes it rests on.
    pub notes: BTreeSet<i64>,
    /// Whether the language that was not changed still says the same.
    pub is_same: bool,
}

impl Typed {
    /// One language is enough; publishing asks for both.
    pub fn parse(form: &mut Form) -> Option<Self> {
        let sections: Vec<(&str, Section)> = Section::ALL.iter().map(|one| (one.word(), *one)).collect();
        let section = form.choice("section", &sections);
        let mut optional = |field, most| form.optional(field, most).unwrap_or_default();
        let text = Bilingual { en: optional("text-en", LONGEST), fr: optional("text-fr", LONGEST) };
        let who = Bilingual { en: optional("who-en", LONGEST_WHO), fr: optional("who-fr", LONGEST_WHO) };
        if text == Bilingual::default() && form.is_good() {
            form.refuse("text-en", "summary-no-text", &[]);
        }
        let about = About {
            addressee: Addressee::of_word(form.value("addressee")),
            lever: store::summary::lever(form.value("lever")),
            doer: Doer::of_word(form.value("doer")),
            who,
            by_when: form.date("by").map(|day| day.to_string()).unwrap_or_default(),
        };
        let notes = form.values("note").filter_map(store::ids::from_text).collect();
        let is_same = form.is_given("same");
        form.is_good().then_some(Self {
            section: section?,
            text,
            about: fitting(section?, about),
            notes,
            is_same,
        })
    }

    /// The line as it becomes: the language that was changed is fresh, the other one waits for it.
    pub fn change(self, line: &mut Line, now: i64) {
        line.section = self.section;
        set_text(line, self.text, &self.about.who, self.is_same, now);
        line.about = self.about;
    }
}

/// A recommendation has an addressee, a collaboration a day; what a section has no place for is left out.
fn fitting(section: Section, about: About) -> About {
    match section {
        Section::Recommendation => about,
        Section::Collaboration => About { addressee: None, lever: None, doer: None, ..about },
        Section::Resource => About { who: about.who, ..About::default() },
        _ => About::default(),
    }
}

/// Writes the texts of a line, and when each language was last made to say what the line says. Words in a language that
/// had none are a translation: both say the same from then on.
pub fn set_text(line: &mut Line, text: Bilingual, who: &Bilingual, is_same: bool, now: i64) {
    let changed = |language: Language| {
        line.text.get(language) != text.get(language) || line.about.who.get(language) != who.get(language)
    };
    let translated =
        |language: Language| line.text.get(language).is_empty() && !text.get(language).is_empty();
    let (en, fr) = (changed(Language::English), changed(Language::French));
    let is_same = is_same || translated(Language::English) || translated(Language::French);
    if en || is_same {
        line.en_changed = now;
    }
    if fr || is_same {
        line.fr_changed = now;
    }
    line.text = text;
}

/// The form of a new line in a section.
pub fn empty(section: Section) -> Form {
    Form::filled([("section", section.word())])
}

/// The form that changes a line.
pub fn filled(line: &Line, notes: impl Iterator<Item = i64>) -> Form {
    let about = &line.about;
    let day = about.by_when.parse::<Date>().ok();
    let part = |of: fn(Date) -> i64| day.map(|day| of(day).to_string()).unwrap_or_default();
    let mut form = Form::filled([
        ("section", line.section.word()),
        ("text-en", &line.text.en),
        ("text-fr", &line.text.fr),
        ("addressee", about.addressee.map_or("", Addressee::word)),
        ("lever", about.lever.map_or("", |lever| lever.word())),
        ("doer", about.doer.map_or("", Doer::word)),
        ("who-en", &about.who.en),
        ("who-fr", &about.who.fr),
        ("by-day", &part(|day| day.day().into())),
        ("by-month", &part(|day| day.month().into())),
        ("by-year", &part(|day| day.year().into())),
    ]);
    for note in notes {
        form.fill("note", &store::ids::to_text(note));
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Line {
        Line {
            id: 1,
            section: Section::Insight,
            position: 1,
            text: Bilingual { en: "A door".into(), fr: "Une porte".into() },
            en_changed: 5,
            fr_changed: 5,
            about: About::default(),
            made: 1,
        }
    }

    fn typed(body: &str) -> Option<Typed> {
        Typed::parse(&mut Form::of_body(body.as_bytes()))
    }

    #[test]
    fn the_language_that_was_not_changed_is_stale_until_somebody_says_it_is_the_same() {
        let mut line = line();
        typed("section=insight&text-en=A+door.&text-fr=Une+porte").expect("a line").change(&mut line, 9);
        assert!(line.is_stale(Language::French) && !line.is_stale(Language::English));
        typed("section=insight&text-en=A+door.&text-fr=Une+porte&same=on")
            .expect("a line")
            .change(&mut line, 10);
        assert!(!line.is_stale(Language::French) && !line.is_stale(Language::English));
    }

    #[test]
    fn a_section_keeps_what_it_has_a_place_for() {
        let body = "text-en=Do&addressee=province&doer=help&lever=housing&who-en=Us&by-day=31&by-month=1&by-year=2027";
        let about = typed(&format!("section=recommendation&{body}")).expect("a line").about;
        assert_eq!(about.by_when, "2027-01-31");
        assert_eq!((about.addressee, about.doer), (Some(Addressee::Province), Some(Doer::Help)));
        let about = typed(&format!("section=collaboration&{body}")).expect("a line").about;
        assert_eq!(
            (about.addressee, about.who.en.as_str(), about.by_when.as_str()),
            (None, "Us", "2027-01-31")
        );
        assert_eq!(typed(&format!("section=dissent&{body}")).expect("a line").about, About::default());
    }

    #[test]
    fn a_line_without_words_or_section_is_refused() {
        assert!(typed("section=insight&text-en=+").is_none());
        assert!(typed("section=nowhere&text-en=A").is_none());
        assert!(typed(&format!("section=open&text-en={}", "x".repeat(LONGEST + 1))).is_none());
    }

    #[test]
    fn what_is_filled_in_is_read_back() {
        let mut line = line();
        line.section = Section::Collaboration;
        line.about.by_when = "2027-02-28".into();
        let mut form = filled(&line, [7, 9].into_iter());
        let typed = Typed::parse(&mut form).expect("a good form");
        assert_eq!((typed.about.by_when.as_str(), typed.notes.len()), ("2027-02-28", 2));
    }
}
