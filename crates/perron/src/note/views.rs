use askama::Template;
use store::agenda::Prompt;
use store::consent::{Audience, Consent};
use store::note::{Edition, Kind, Noted, Origin};
use store::session::Session;

use crate::consent::{Purpose, Viewer, may};
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::page::{View, view};
use crate::room::{Here, near, of_session, table_name};
use crate::visit::Visit;

/// A note in a list.
pub struct Line {
    /// Its id, for addresses and forms.
    pub id: Id,
    /// The same as a number, by which notes are in order.
    pub number: i64,
    /// In its words; a quote in quotation marks.
    pub text: String,
    /// The language it is in, if the page is in another.
    pub foreign: Option<&'static str>,
    /// What it is.
    pub kind: String,
    /// How many at the table agree.
    pub agreement: Option<String>,
    /// How many say that it matters most; `None`: nobody.
    pub dots: Option<String>,
    /// The note that it is another version of.
    pub beside: Option<i64>,
    /// Only those who run the session see it.
    pub is_sensitive: bool,
    /// Its owner took it back.
    pub is_withdrawn: bool,
    /// Those who run the session set it aside.
    pub is_hidden: bool,
    /// Where it was said: table and round.
    pub place: String,
    /// Typed in from paper, or written without a line to the server.
    pub came: Option<&'static str>,
    /// May be quoted in its words.
    pub may_quote: bool,
}

impl Line {
    /// As whoever reads in this language sees it.
    pub fn of(lang: Lang, noted: Noted) -> Self {
        let Noted { note, consent, dots, .. } = noted;
        let written = Lang::from(note.language);
        let text = match note.is_quote {
            true => lang.t("vote-quoted").with("text", note.text.as_str()).to_string(),
            false => note.text,
        };
        let agreement = note.agreement.map(|(agreed, of)| {
            lang.t("note-agreement-said").with("agreed", agreed).with("of", of).to_string()
        });
        let place = match note.round {
            0 => table_name(lang, note.table_no),
            round => lang.t("note-place").with("table", note.table_no).with("round", round).to_string(),
        };
        Self {
            id: Id(note.id),
            number: note.id,
            text,
            foreign: (written != lang).then(|| written.tag()),
            kind: kind_name(lang, note.kind),
            agreement,
            dots: (dots > 0).then(|| lang.t("note-dots").with("dots", dots).to_string()),
            beside: note.beside_id,
            is_sensitive: consent.grants.see == Audience::Owner,
            is_withdrawn: consent.withdrawn.is_some(),
            is_hidden: consent.hidden.is_some(),
            place,
            came: match note.origin {
                Origin::Live => None,
                Origin::Offline => Some("note-came-offline"),
                Origin::Paper => Some("note-came-paper"),
            },
            may_quote: may(&consent, Viewer::Steward, Purpose::Quote, 0),
        }
    }
}

impl Line {
    /// Its beginning, as a title for what says the same.
    pub fn title(&self) -> String {
        let whole = self.text.chars().count() <= 80;
        let mut title: String = self.text.chars().take(80).collect();
        if !whole {
            title.push('…');
        }
        title
    }
}

/// What a kind of note is called.
pub fn kind_name(lang: Lang, kind: Kind) -> String {
    lang.text(&format!("note-kind-{}", kind.word()))
}

/// The kinds to choose from, each with what it means.
pub fn kind_choices(lang: &Lang) -> Vec<(&'static str, String)> {
    let choice = |kind: &Kind| {
        let what = lang.text(&format!("note-what-{}", kind.word()));
        let choice = lang.t("note-choice").with("kind", kind_name(*lang, *kind)).with("what", what);
        (kind.word(), choice.to_string())
    };
    Kind::ALL.iter().map(choice).collect()
}

/// One note: its words, how many agree, what may be done with it.
#[derive(Template)]
#[template(path = "note/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
    pub noted: Noted,
    pub may_word: bool,
    pub editions: Vec<Edition>,
    pub form: Form,
}
of_session!(Show, "note-title");

impl Show<'_> {
    fn line(&self) -> Line {
        Line::of(self.visit.lang, self.noted.clone())
    }

    fn consent(&self) -> &Consent {
        &self.noted.consent
    }

    fn is_mine(&self) -> bool {
        self.here.is_mine(&self.noted.note)
    }

    fn before(&self) -> Vec<(&str, String)> {
        let when = |at| self.visit.lang.moment(at, &self.here.session.zone);
        self.editions.iter().map(|edition| (edition.text.as_str(), when(edition.changed))).collect()
    }
}

/// One's own notes in a session, and those one gave a dot to.
#[derive(Template)]
#[template(path = "note/own.html")]
pub struct Own<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
    pub noted: Vec<Noted>,
    pub dotted: Vec<Noted>,
}
of_session!(Own, "note-own-title");

impl Own<'_> {
    fn lines(&self) -> impl Iterator<Item = Line> {
        self.noted.iter().map(|one| Line::of(self.visit.lang, one.clone()))
    }

    fn dots(&self) -> impl Iterator<Item = Line> {
        let now = self.visit.app.clock.now();
        let still = move |one: &&Noted| may(&one.consent, Viewer::Member, Purpose::Page, now);
        self.dotted.iter().filter(still).map(|one| Line::of(self.visit.lang, one.clone()))
    }
}

/// One's own notes of every session.
#[derive(Template)]
#[template(path = "note/mine.html")]
pub struct Mine<'a> {
    pub visit: &'a Visit,
    pub noted: Vec<Noted>,
    pub sessions: Vec<Session>,
}
view!(Mine, "note-mine-title", listed false);

impl Mine<'_> {
    /// The notes of a session.
    fn of(&self, session: &Session) -> Vec<Line> {
        let of_it = self.noted.iter().filter(|one| one.note.session_id == session.id);
        of_it.map(|one| Line::of(self.visit.lang, one.clone())).collect()
    }

    fn called<'s>(&self, session: &'s Session) -> (&'s str, Option<&'static str>) {
        near(&session.title, self.visit.lang)
    }

    fn path(&self, session: &Session) -> String {
        crate::room::path(session.id)
    }
}

/// A sheet of paper to type in.
#[derive(Template)]
#[template(path = "note/paper.html")]
pub struct Paper<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
    pub prompts: Vec<Prompt>,
    pub form: Form,
}
of_session!(Paper, "note-paper-title");

impl Paper<'_> {
    fn asked(&self) -> Vec<(String, &str)> {
        let lang = self.visit.lang;
        self.prompts.iter().map(|prompt| (Id(prompt.id).to_string(), near(&prompt.text, lang).0)).collect()
    }
}

/// The page that works without a line to the server.
#[derive(Template)]
#[template(path = "note/offline.html")]
pub struct Offline<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
    pub runs: bool,
    pub form: Form,
}

impl View for Offline<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.t("note-offline-title")
            .with("session", near(&self.here.session.title, self.visit.lang).0)
            .to_string()
    }

    fn scripts(&self) -> &'static [&'static str] {
        &["offline.js"]
    }

    fn is_listed(&self) -> bool {
        false
    }
}

impl Offline<'_> {
    fn id(&self) -> Id {
        Id(self.here.session.id)
    }

    fn path(&self) -> String {
        crate::room::path(self.here.session.id)
    }

    fn session(&self) -> (&str, Option<&'static str>) {
        near(&self.here.session.title, self.visit.lang)
    }
}
