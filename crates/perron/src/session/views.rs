//! The pages of sessions.

use std::sync::Arc;

use askama::Template;
use store::agenda::{Item, Prompt};
use store::registration::Counts;
use store::session::Session;
use store::{Bilingual, Tx, ids, series};

use super::facts;
use super::forms::{LEVERS, NOTE, TEXT};
use super::lists::Page;
use super::pages::Read;
use super::{Standing, copies, path};
use crate::conversation::{Holders, ZONES};
use crate::error::Error;
use crate::form::Form;
use crate::i18n::dates::machine;
use crate::markdown;
use crate::page::{View, view};
use crate::place::ask::Question;
use crate::rights::Deed;
use crate::visit::Visit;

/// The sessions of the house.
#[derive(Template)]
#[template(path = "session/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub page: Arc<Page>,
    pub is_past: bool,
}

view!(List, |page| page.visit.lang.text(if page.is_past { "session-list-past" } else { "session-list" }), nav Sessions);

impl List<'_> {
    fn may_make(&self) -> bool {
        self.visit.rights.somewhere(Deed::Run)
    }
}

/// The page of a session.
#[derive(Template)]
#[template(path = "session/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub now: i64,
    pub read: Read,
    pub may_run: bool,
    pub is_listed: bool,
}

impl View for Show<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.name().0
    }

    fn nav(&self) -> crate::page::Nav {
        crate::page::Nav::Sessions
    }

    fn is_listed(&self) -> bool {
        self.is_listed
    }
}

impl Show<'_> {
    const fn session(&self) -> &Session {
        &self.read.session
    }

    fn path(&self) -> String {
        path(self.session().id)
    }

    fn standing(&self) -> Standing {
        Standing::of(self.session(), self.now)
    }

    /// A text in the language of the page, or in the other one, with the language it is in.
    fn text(&self, text: &Bilingual) -> (String, &'static str) {
        let (text, language) = text.nearest(self.visit.lang.language());
        (text.to_owned(), crate::i18n::Lang::from(language).tag())
    }

    fn name(&self) -> (String, &'static str) {
        self.text(&self.session().title)
    }

    /// A text as HTML, safe to put on the page.
    fn written(&self, text: &Bilingual) -> String {
        markdown::to_html(&self.text(text).0)
    }

    fn machine(&self) -> String {
        machine(self.session().starts, &self.session().zone)
    }

    /// What one wants to know before registering, as pairs.
    fn facts(&self) -> Vec<(String, String)> {
        let (session, lang) = (self.session(), self.visit.lang);
        let own = |text: &Bilingual| text.nearest(lang.language()).0.to_owned();
        let mut facts = vec![
            (lang.text("session-when-label"), self.when()),
            (lang.text("session-where-label"), facts::place(lang, session.mode, &own(&session.venue))),
            (lang.text("session-speaks-label"), facts::speaks(lang, session.speaks, &session.speaks_also)),
        ];
        let levers: Vec<String> = LEVERS
            .iter()
            .filter(|(lever, _)| session.levers.contains(lever))
            .map(|(_, key)| lang.text(key))
            .collect();
        let themes: Vec<String> = self.read.themes.iter().map(|theme| own(&theme.name)).collect();
        let names: Vec<&str> = self.read.facilitators.iter().map(|one| one.name.as_str()).collect();
        let seats = facts::seats(lang, session.capacity, session.taken).unwrap_or_default();
        for (key, words) in [
            ("session-seats-label", seats),
            ("session-levers-label", levers.join(", ")),
            ("session-themes-label", themes.join(", ")),
            ("session-facilitators-label", names.join(", ")),
        ] {
            if !words.is_empty() {
                facts.push((lang.text(key), words));
            }
        }
        facts
    }

    fn when(&self) -> String {
        let session = self.session();
        facts::when(self.visit.lang, session.starts, session.minutes, &session.zone)
    }

    fn is_full(&self) -> bool {
        self.session().capacity.is_some_and(|capacity| self.session().taken >= capacity)
    }

    fn series(&self) -> Vec<(String, String)> {
        let language = self.visit.lang.language();
        let named =
            |(id, title): &(i64, Bilingual)| (crate::series::path(*id), title.nearest(language).0.to_owned());
        self.read.series.iter().map(named).collect()
    }

    fn holders(&self) -> Vec<(String, String)> {
        let language = self.visit.lang.language();
        let named = |(id, name): &(i64, Bilingual)| {
            (crate::community::path(*id), name.nearest(language).0.to_owned())
        };
        self.read.holders.iter().map(named).collect()
    }
}

/// What the form of a session offers besides its fields.
pub struct Texts {
    /// Communities that may hold a new one: id and name.
    pub communities: Vec<(String, String)>,
    /// Themes to choose from: id and name.
    pub themes: Vec<(String, String)>,
    /// The series it is made in: id and title.
    pub series: Option<(i64, String)>,
}

impl Texts {
    /// For whoever reads the form; the series only if they run it.
    pub async fn of(visit: &Visit, form: &Form) -> Result<Self, Error> {
        let (lang, rights) = (visit.lang.language(), visit.rights.clone());
        let series_id = ids::from_text(form.value("series"));
        let read = move |tx: &mut Tx<'_>| {
            let mut series = None;
            if let Some(id) = series_id
                && let Some(found) = series::by_id(tx, id)?
                && rights.with(tx, store::holding::Kind::Series, id, Deed::Run)?
            {
                series = Some((id, found.title.nearest(lang).0.to_owned()));
            }
            let named =
                |theme: store::theme::Theme| (ids::to_text(theme.id), theme.name.nearest(lang).0.to_owned());
            let themes = store::session::all_themes(tx)?.into_iter().map(named).collect();
            Ok::<_, store::Error>((series, themes))
        };
        let (series, themes) = visit.app.db.read(read).await?;
        let communities = crate::conversation::own_communities(visit).await?;
        Ok(Self { communities, themes, series })
    }
}

/// The form of a session, new or to be changed.
#[derive(Template)]
#[template(path = "session/details.html")]
pub struct DetailsView<'a> {
    pub visit: &'a Visit,
    pub form: Form,
    pub place: Question,
    pub texts: Texts,
    pub action: String,
    pub back: String,
    pub is_new: bool,
    /// Whether people are told of what changes.
    pub is_told: bool,
}

view!(DetailsView, |page| page.visit.lang.text(if page.is_new { "session-new" } else { "session-change" }), nav Sessions, listed false);

impl<'a> DetailsView<'a> {
    pub fn new(visit: &'a Visit, form: Form, place: Question, texts: Texts) -> Self {
        let back = texts.series.as_ref().map_or_else(
            || "/sessions".to_owned(),
            |(id, _)| format!("{}/settings", crate::series::path(*id)),
        );
        let action = "/sessions".to_owned();
        Self { visit, form, place, texts, action, back, is_new: true, is_told: false }
    }

    pub fn change(visit: &'a Visit, session: &Session, form: Form, place: Question, texts: Texts) -> Self {
        let (action, back) =
            (format!("{}/details", path(session.id)), format!("{}/settings", path(session.id)));
        let is_told = session.state == store::session::State::Open;
        Self { visit, form, place, texts, action, back, is_new: false, is_told }
    }

    fn levers(&self) -> Vec<(&'static str, String)> {
        LEVERS.iter().map(|(lever, key)| (lever.word(), self.visit.lang.text(key))).collect()
    }

    fn series_id(&self) -> Option<String> {
        self.texts.series.as_ref().map(|(id, _)| ids::to_text(*id))
    }

    /// The zone of the form, if it is none of those offered.
    fn other_zone(&self) -> Option<&str> {
        let zone = self.form.value("zone");
        (!zone.is_empty() && !ZONES.iter().any(|(known, _)| *known == zone)).then_some(zone)
    }
}

/// What whoever runs a session can do with it.
#[derive(Template)]
#[template(path = "session/settings.html")]
pub struct Settings<'a> {
    pub visit: &'a Visit,
    pub session: Session,
    pub series: Vec<(i64, Bilingual)>,
    /// Series that it may be put into.
    pub others: Vec<(i64, Bilingual)>,
    pub holders: Holders,
    pub counts: Counts,
    /// Minutes of the agenda.
    pub planned: i64,
    pub address: Option<String>,
    pub form: Form,
    pub now: i64,
}

view!(Settings, "session-manage", nav Sessions, listed false);

impl Settings<'_> {
    fn path(&self) -> String {
        path(self.session.id)
    }

    fn name(&self) -> &str {
        self.session.title.nearest(self.visit.lang.language()).0
    }

    fn standing(&self) -> Standing {
        Standing::of(&self.session, self.now)
    }

    fn when(&self) -> String {
        facts::when(self.visit.lang, self.session.starts, self.session.minutes, &self.session.zone)
    }

    fn named<'b>(&self, title: &'b Bilingual) -> &'b str {
        title.nearest(self.visit.lang.language()).0
    }

    fn facts(&self) -> Vec<(String, String)> {
        let (session, lang) = (&self.session, self.visit.lang);
        let missing =
            |text: &str| if text.is_empty() { lang.text("conversation-missing") } else { text.to_owned() };
        let counts = lang
            .t("session-counts")
            .with("held", self.counts.held)
            .with("waiting", self.counts.waiting)
            .with("unconfirmed", self.counts.unconfirmed);
        let release = lang.moment(session.release, &session.zone);
        let mut facts = vec![
            (lang.text("session-title-en"), missing(&session.title.en)),
            (lang.text("session-title-fr"), missing(&session.title.fr)),
            (lang.text("session-when-label"), self.when()),
            (lang.text("session-registered"), counts.to_string()),
            (lang.text("session-release-label"), release),
            (lang.text("session-code-label"), session.code.clone()),
        ];
        if let Some(address) = &self.address {
            facts.push((lang.text("session-address"), self.visit.full_url(&format!("/s/{address}"))));
        }
        facts
    }
}

/// The agenda and the prompts, to be changed.
#[derive(Template)]
#[template(path = "session/agenda.html")]
pub struct Agenda<'a> {
    pub visit: &'a Visit,
    pub session: Session,
    pub items: Vec<Item>,
    pub prompts: Vec<Prompt>,
    pub form: Form,
}

view!(Agenda, "session-agenda", nav Sessions, listed false);

impl Agenda<'_> {
    fn path(&self) -> String {
        path(self.session.id)
    }

    fn own<'b>(&self, text: &'b Bilingual) -> &'b str {
        text.nearest(self.visit.lang.language()).0
    }

    fn planned(&self) -> i64 {
        self.items.iter().map(|item| item.minutes).sum()
    }

    fn question(&self, id: &i64) -> Option<&str> {
        self.prompts.iter().find(|prompt| prompt.id == *id).map(|prompt| self.own(&prompt.text))
    }
}

/// One item, to be changed.
#[derive(Template)]
#[template(path = "session/item.html")]
pub struct ItemView<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub item: Item,
    pub prompts: Vec<Prompt>,
    pub form: Form,
}

view!(ItemView, "session-item", nav Sessions, listed false);

/// One prompt, to be changed.
#[derive(Template)]
#[template(path = "session/prompt.html")]
pub struct PromptView<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub prompt: Prompt,
    pub form: Form,
}

view!(PromptView, "session-prompt", nav Sessions, listed false);
