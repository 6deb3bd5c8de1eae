//! What the pages of stories show.

use askama::Template;
use store::community::Community;
use store::consent::Consent;
use store::label::Label;
use store::report::Kind;
use store::story::{Home, Origin, Story};
use store::story_file::{Part, StoryFile, Typist};
use store::theme::Theme;

use super::prompts::{self, Prompt};
use crate::consent::{Asked, Purpose, Said, Viewer, may, said};
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::markdown;
use crate::page::{Nav, View};
use crate::visit::Visit;

/// Characters of a story in a list.
const EXCERPT: usize = 280;

/// A theme as a page names it.
pub struct Tag {
    pub id: Id,
    pub name: String,
}

impl Tag {
    fn of(theme: &Theme, lang: Lang) -> Self {
        Self { id: Id(theme.id), name: theme.name.nearest(lang.language()).0.to_owned() }
    }
}

/// A story in a list.
pub struct Line {
    pub path: String,
    pub heading: String,
    pub excerpt: String,
    /// Language tag, if it is not the page's.
    pub foreign: Option<&'static str>,
    pub name: Option<String>,
    pub day: String,
    pub tags: Vec<Tag>,
    pub is_sample: bool,
    /// It can be listened to.
    pub is_heard: bool,
}

impl Line {
    pub fn of(
        visit: &Visit,
        story: Story,
        is_named: bool,
        themes: Vec<Theme>,
        files: Vec<StoryFile>,
    ) -> Self {
        let told = Told::of(visit, &story, is_named, themes, files);
        let typed = told.sound.as_ref().map_or("", |sound| sound.words.as_str());
        Self {
            path: format!("/stories/{}", told.id),
            excerpt: markdown::excerpt(if told.text.is_empty() { typed } else { &told.text }, EXCERPT),
            is_heard: told.sound.is_some(),
            heading: if story.title.is_empty() { told.question } else { story.title },
            foreign: told.foreign,
            name: told.name,
            day: told.day,
            tags: told.tags,
            is_sample: told.is_sample,
        }
    }
}

/// A story as a page tells it.
pub struct Told {
    pub id: Id,
    pub question: String,
    pub title: String,
    pub text: String,
    pub foreign: Option<&'static str>,
    pub name: Option<String>,
    pub day: String,
    pub tags: Vec<Tag>,
    pub is_sample: bool,
    pub sound: Option<StoryFile>,
    pub photo: Option<StoryFile>,
}

impl Told {
    pub fn of(
        visit: &Visit,
        story: &Story,
        is_named: bool,
        themes: Vec<Theme>,
        files: Vec<StoryFile>,
    ) -> Self {
        let (mut sounds, photos): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file| file.part == Part::Sound);
        let lang = visit.lang;
        let written = Lang::from(story.language);
        let question = prompts::of_word(&story.prompt).map_or("", |prompt| prompt.question(lang));
        Self {
            id: Id(story.id),
            question: question.to_owned(),
            title: story.title.clone(),
            text: story.text.clone(),
            foreign: (written != lang).then(|| written.tag()),
            name: (is_named && !story.name.is_empty()).then(|| story.name.clone()),
            day: lang.date(story.made, "UTC"),
            tags: themes.iter().map(|theme| Tag::of(theme, lang)).collect(),
            is_sample: story.origin == Origin::Sample,
            sound: sounds.pop(),
            photo: photos.into_iter().next(),
        }
    }
}

/// Stories, with what was searched for.
#[derive(Template)]
#[template(path = "story/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub search: Form,
    pub lines: Vec<Line>,
    pub theme: Option<Theme>,
    pub themes: Vec<Theme>,
    pub home: Home,
    pub community: Option<Community>,
    pub viewer: Viewer,
    /// The last one shown, if there are more.
    pub more: Option<i64>,
}

impl List<'_> {
    fn home_word(&self) -> Option<String> {
        match self.home {
            Home::Any => None,
            Home::Programme => Some("programme".to_owned()),
            Home::Community(id) => Some(Id(id).to_string()),
        }
    }

    fn path(&self, theme: Option<i64>, before: Option<i64>, keeps_words: bool) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if keeps_words && !self.search.value("q").is_empty() {
            query.append_pair("q", self.search.value("q"));
        }
        for (name, value) in [
            ("home", self.home_word()),
            ("theme", theme.map(|id| Id(id).to_string())),
            ("before", before.map(|id| Id(id).to_string())),
        ] {
            if let Some(value) = value {
                query.append_pair(name, &value);
            }
        }
        let query = query.finish();
        if query.is_empty() { "/stories".to_owned() } else { format!("/stories?{query}") }
    }

    fn more_path(&self) -> Option<String> {
        Some(self.path(self.theme.as_ref().map(|theme| theme.id), Some(self.more?), true))
    }

    fn new_path(&self) -> String {
        match self.home_word() {
            Some(home) => format!("/stories/new?home={home}"),
            None => "/stories/new".to_owned(),
        }
    }

    fn prompts_path(&self) -> String {
        match self.home_word() {
            Some(home) => format!("/stories/prompts?home={home}"),
            None => "/stories/prompts".to_owned(),
        }
    }

    /// Themes to choose from, as (address, name, whether chosen).
    fn choices(&self) -> Vec<(String, String, bool)> {
        let chosen = self.theme.as_ref().map(|theme| theme.id);
        let lang = self.visit.lang;
        let choice = |theme: &Theme| {
            let is_chosen = chosen == Some(theme.id);
            (self.path((!is_chosen).then_some(theme.id), None, true), Tag::of(theme, lang).name, is_chosen)
        };
        self.themes.iter().map(choice).collect()
    }

    fn is_search(&self) -> bool {
        !self.search.value("q").is_empty() || self.theme.is_some()
    }

    fn is_steward(&self) -> bool {
        self.viewer == Viewer::Steward
    }

    fn takes_down(&self) -> bool {
        self.visit.rights.somewhere(crate::rights::Deed::Record)
    }

    fn looks_after_house(&self) -> bool {
        self.visit.rights.in_house(crate::rights::Deed::Moderate)
    }
}

impl View for List<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        match &self.community {
            Some(community) => {
                let name = community.name.nearest(self.visit.lang.language()).0;
                self.t("story-list-of").with("community", name).to_string()
            }
            None => self.t("story-list-title").to_string(),
        }
    }

    fn nav(&self) -> Nav {
        Nav::Stories
    }

    fn is_listed(&self) -> bool {
        !self.is_search()
    }
}

/// One story.
#[derive(Template)]
#[template(path = "story/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub told: Told,
    pub home: Option<Community>,
    pub labels: Vec<Label>,
    pub viewer: Viewer,
    pub consent: Consent,
    pub is_public: bool,
    pub taken_by: Option<String>,
    pub form: Form,
}

impl Show<'_> {
    fn html(&self) -> String {
        markdown::to_html(&self.told.text)
    }

    fn path(&self) -> String {
        format!("/stories/{}", self.told.id)
    }

    /// Key of who typed what the recording says; `None`: nobody yet.
    fn typed(&self) -> Option<&'static str> {
        let sound = self.told.sound.as_ref().filter(|sound| !sound.words.is_empty())?;
        Some(match sound.typed_by {
            Some(Typist::Owner) => "story-typed-owner",
            _ => "story-typed-helper",
        })
    }

    fn transcript(&self) -> String {
        self.told.sound.as_ref().map_or_else(String::new, |sound| markdown::to_html(&sound.words))
    }

    fn is_mine(&self) -> bool {
        self.viewer == Viewer::Owner
    }

    /// Where an issue is raised from it, if it was given for that.
    fn raise(&self) -> Option<String> {
        let is_given = may(&self.consent, Viewer::Steward, Purpose::Summary, self.visit.app.clock.now());
        let home = self.home.as_ref().filter(|_| is_given)?;
        crate::issue::raise_from_story(self.visit, home.id, self.told.id.0)
    }

    /// Who looks after it may have told it too.
    fn is_steward(&self) -> bool {
        Viewer::of(self.visit, None, self.consent.community_id) == Viewer::Steward
    }

    /// What its owner allows, for those who look after it.
    fn said(&self) -> Vec<Said> {
        said(&self.consent, &Asked::of(self.home.as_ref(), self.visit.lang), self.visit.lang)
    }

    fn home_name(&self) -> Option<&str> {
        Some(self.home.as_ref()?.name.nearest(self.visit.lang.language()).0)
    }

    fn report_path(&self) -> String {
        crate::report::path(Kind::Story, 0, self.told.id.0)
    }

    fn label_id(&self, label: &Label) -> Id {
        Id(label.id)
    }
}

impl View for Show<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        if self.told.title.is_empty() { self.told.question.clone() } else { self.told.title.clone() }
    }

    fn nav(&self) -> Nav {
        Nav::Stories
    }

    /// What someone told is for those who come by, until they take it back; a search engine would keep it.
    fn is_listed(&self) -> bool {
        false
    }
}

/// The questions to choose from.
#[derive(Template)]
#[template(path = "story/choose.html")]
pub struct Choose<'a> {
    pub visit: &'a Visit,
    pub community: Option<Community>,
    pub prompts: Vec<&'static Prompt>,
    /// For somebody else, who is sitting beside.
    pub is_taken: bool,
}

impl Choose<'_> {
    /// Address, question and hint of each.
    fn lines(&self) -> Vec<(String, &'static str, &'static str)> {
        let home = self.community.as_ref().map(|community| format!("&home={}", Id(community.id)));
        let home = home.unwrap_or_default();
        let lang = self.visit.lang;
        let line = |prompt: &&'static Prompt| {
            let page = if self.is_taken { "/stories/taken/new" } else { "/stories/new" };
            let path = format!("{page}?prompt={}{home}", prompt.word);
            (path, prompt.question(lang), prompt.hint(lang))
        };
        self.prompts.iter().map(line).collect()
    }

    fn home_name(&self) -> Option<&str> {
        Some(self.community.as_ref()?.name.nearest(self.visit.lang.language()).0)
    }
}

impl View for Choose<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.t(if self.is_taken { "story-taken-new" } else { "story-choose-title" }).to_string()
    }

    fn nav(&self) -> Nav {
        Nav::Stories
    }
}

/// The page to write on.
#[derive(Template)]
#[template(path = "story/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub form: Form,
    pub prompt: &'static Prompt,
    pub community: Option<Community>,
    pub asked: Asked,
    /// For somebody else, who is sitting beside.
    pub is_taken: bool,
}

impl New<'_> {
    fn hint(&self) -> &'static str {
        self.prompt.hint(self.visit.lang)
    }

    /// The same question, answered aloud.
    fn spoken_path(&self) -> String {
        format!("/stories/new?prompt={}&home={}&by=voice", self.prompt.word, self.home_word())
    }

    fn home_word(&self) -> String {
        self.community.as_ref().map(|community| Id(community.id).to_string()).unwrap_or_default()
    }

    fn home_name(&self) -> Option<&str> {
        Some(self.community.as_ref()?.name.nearest(self.visit.lang.language()).0)
    }
}

impl View for New<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.prompt.question(self.visit.lang).to_owned()
    }

    fn nav(&self) -> Nav {
        Nav::Stories
    }

    fn is_listed(&self) -> bool {
        false
    }
}
