use askama::Template;
use store::Bilingual;
use store::agenda::Prompt;
use store::note::Noted;
use store::room::{Hand, Pulse, Stage};
use store::seat::{Role, Seated};

use super::Here;
use super::check_in::Comes;
use super::forms::NEEDS;
use crate::consent::{Purpose, Viewer, may};
use crate::form::Form;
use crate::i18n::{Lang, Text};
use crate::note::Line;
use crate::page::View;
use crate::rights::Deed;
use crate::visit::Visit;

/// What a table is called.
pub fn table_name(lang: Lang, table_no: i64) -> String {
    match table_no {
        0 => lang.text("room-no-table"),
        _ => lang.t("room-table").with("table", table_no).to_string(),
    }
}

/// Key of what a role is called.
pub const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Speaker => "room-role-speaker",
        Role::Facilitator => "room-role-facilitator",
        Role::NoteTaker => "room-role-note-taker",
        Role::Timekeeper => "room-role-timekeeper",
    }
}

/// A text in both languages as whoever reads it in one sees it: with the language it is in, if that is another.
pub fn near(text: &Bilingual, lang: Lang) -> (&str, Option<&'static str>) {
    let (text, language) = text.nearest(lang.language());
    let written = Lang::from(language);
    (text, (written != lang).then(|| written.tag()))
}

macro_rules! of_session {
    ($page:ident, $key:literal) => {
        impl $crate::page::View for $page<'_> {
            fn visit(&self) -> &$crate::visit::Visit {
                self.visit
            }

            fn title(&self) -> String {
                let (title, _) = $crate::room::near(&self.here.session.title, self.visit.lang);
                self.t($key).with("session", title).to_string()
            }

            fn is_listed(&self) -> bool {
                false
            }
        }

        impl $page<'_> {
            fn path(&self) -> String {
                $crate::room::path(self.here.session.id)
            }

            fn session(&self) -> (&str, Option<&'static str>) {
                $crate::room::near(&self.here.session.title, self.visit.lang)
            }
        }
    };
}
pub(crate) use of_session;

/// Before the room is open, and after.
#[derive(Template)]
#[template(path = "room/waiting.html")]
pub struct Waiting<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
}
of_session!(Waiting, "room-title");

impl Waiting<'_> {
    fn is_over(&self) -> bool {
        self.here.room.stage == Stage::Closed
    }

    fn opens(&self) -> String {
        let session = &self.here.session;
        self.visit.lang.moment(session.starts - super::EARLY, &session.zone)
    }
}

/// The way in.
#[derive(Template)]
#[template(path = "room/check_in.html")]
pub struct CheckIn<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
    pub form: Form,
    pub comes: Comes,
}
of_session!(CheckIn, "room-come-title");

impl CheckIn<'_> {
    fn has_code(&self) -> bool {
        let is_refused = self.form.fault("code").is_some();
        !self.here.session.code.is_empty() && (self.comes.may_need_code() || is_refused)
    }

    /// Whom the device is known as, if whoever comes is asked about it: the id, and what they are called.
    fn known(&self) -> Option<(String, String)> {
        let one = self.comes.has_it.as_ref().filter(|_| !self.comes.answers.is_empty())?;
        let name = if one.name.is_empty() { self.visit.lang.text("room-nameless") } else { one.name.clone() };
        Some((crate::id::Id(one.id).to_string(), name))
    }

    fn answers(&self, name: String) -> Vec<(&'static str, String)> {
        let said = |word: &str| {
            self.visit.lang.t(&format!("room-who-{word}")).with("name", name.as_str()).to_string()
        };
        self.comes.answers.iter().map(|word| (*word, said(word))).collect()
    }

    fn languages(&self) -> Vec<(&'static str, String)> {
        ["en", "fr", "both"].map(|word| (word, self.visit.lang.text(&format!("room-speaks-{word}")))).to_vec()
    }

    fn needs(&self) -> Vec<(&'static str, String)> {
        NEEDS.map(|need| (need.word(), self.visit.lang.text(&format!("room-need-{}", need.word())))).to_vec()
    }
}

/// What the room holds of whoever looks.
pub struct Mine {
    pub has_hand_up: bool,
    pub is_called: bool,
    /// Hands that were raised before theirs.
    pub before: usize,
    pub said: Option<Pulse>,
    pub dots_left: usize,
}

/// The room.
#[derive(Template)]
#[template(path = "room/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
    pub people: Vec<Seated>,
    pub prompt: Option<Prompt>,
    pub called: Option<Hand>,
    pub mine: Mine,
    pub notes: String,
    pub wall: String,
    pub note: Form,
    pub pulse: Form,
}
of_session!(Show, "room-title");

impl Show<'_> {
    fn runs(&self) -> bool {
        self.visit.may(Deed::Run)
    }

    fn asked(&self) -> Option<(&str, Option<&'static str>)> {
        self.prompt.as_ref().map(|prompt| near(&prompt.text, self.visit.lang))
    }

    fn stage(&self) -> Stage {
        self.here.room.stage
    }

    /// Who is at the table now, whoever looks first.
    fn around(&self) -> Vec<&Seated> {
        let me = self.here.me.as_ref().map(|me| me.id);
        let mut around: Vec<&Seated> = self.people.iter().filter(|one| one.is_here).collect();
        around.sort_by_key(|one| Some(one.seat.attendance_id) != me);
        around
    }

    fn is_me(&self, one: &Seated) -> bool {
        self.here.me.as_ref().is_some_and(|me| me.id == one.seat.attendance_id)
    }

    fn name(&self, name: &str) -> String {
        if name.is_empty() { self.visit.lang.text("room-nameless") } else { name.to_owned() }
    }

    fn roles(&self) -> impl Iterator<Item = &'static Role> {
        let mine = self.here.seat.map(|seat| seat.role);
        Role::ALL.iter().filter(move |role| Some(**role) != mine)
    }

    /// Whose words a note may be: who wrote it, or somebody at the table.
    fn speakers(&self) -> Vec<(String, String)> {
        let around = self.around().into_iter().filter(|one| !self.is_me(one));
        around.map(|one| (crate::id::Id(one.seat.attendance_id).to_string(), self.name(&one.name))).collect()
    }

    fn role_key(&self, role: &Role) -> &'static str {
        role_key(*role)
    }

    fn role_does(&self, role: &Role) -> &'static str {
        match role {
            Role::Speaker => "room-role-speaker-does",
            Role::Facilitator => "room-role-facilitator-does",
            Role::NoteTaker => "room-role-note-taker-does",
            Role::Timekeeper => "room-role-timekeeper-does",
        }
    }

    fn questions(&self) -> [(&'static str, String); 3] {
        ["contributed", "heard", "again"]
            .map(|word| (word, self.visit.lang.text(&format!("room-pulse-{word}"))))
    }

    fn answers(&self) -> Vec<(&'static str, String)> {
        ["1", "2", "3", "4", "5"]
            .map(|n| (n, self.visit.lang.text(&format!("room-pulse-answer-{n}"))))
            .to_vec()
    }
}

/// The newest notes of all tables; the same for everybody who is there.
#[derive(Template)]
#[template(path = "room/wall.html")]
pub struct Wall {
    lang: Lang,
    lines: Vec<Line>,
    count: i64,
}

impl Wall {
    /// Of so many notes, so many of the newest that people in the room may see.
    pub fn of(lang: Lang, noted: Vec<Noted>, (newest, count): (usize, i64), now: i64) -> Self {
        let lines = shown(lang, noted, now).take(newest).collect();
        Self { lang, lines, count }
    }

    fn t<'k>(&self, key: &'k str) -> Text<'k> {
        self.lang.t(key)
    }
}

/// The notes of one table; the same for everybody who sits there.
#[derive(Template)]
#[template(path = "room/table.html")]
pub struct Table {
    lang: Lang,
    path: String,
    lines: Vec<Line>,
}

impl Table {
    /// Of its notes, the newest first; another version stands after the one it is of.
    pub fn of(lang: Lang, session_id: i64, noted: Vec<Noted>, now: i64) -> Self {
        let mut lines: Vec<Line> = shown(lang, noted, now).collect();
        lines.sort_by_key(|line| {
            (std::cmp::Reverse(line.beside.unwrap_or(line.number)), line.beside.is_some())
        });
        Self { lang, path: address(lang, session_id), lines }
    }

    fn t<'k>(&self, key: &'k str) -> Text<'k> {
        self.lang.t(key)
    }
}

/// The notes that everybody who is there may see.
fn shown(lang: Lang, noted: Vec<Noted>, now: i64) -> impl Iterator<Item = Line> {
    let may_see = move |one: &Noted| may(&one.consent, Viewer::Member, Purpose::Page, now);
    noted.into_iter().filter(may_see).map(move |one| Line::of(lang, one))
}

/// With the language, for a part that no page stands around.
fn address(lang: Lang, session_id: i64) -> String {
    format!("/{}{}", lang.code(), super::path(session_id))
}
