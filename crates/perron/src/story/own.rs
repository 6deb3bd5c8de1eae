//! What the pages of one's own stories show, and the list of what is to be mended.

use askama::Template;
use store::consent::{Change, Consent, Grant};
use store::lean::Lean;
use store::story::Story;
use store::story_file::{Part, StoryFile};
use store::taking::Taking;

use super::prompts;
use crate::consent::{Asked, Said, said};
use crate::form::Form;
use crate::id::Id;
use crate::markdown;
use crate::page::{Nav, View};
use crate::visit::Visit;

/// One of mine in the list.
pub struct MineLine {
    pub path: String,
    pub heading: String,
    pub see: String,
    pub day: String,
    pub used: usize,
}

/// My stories.
#[derive(Template)]
#[template(path = "story/mine.html")]
pub struct Mine<'a> {
    pub visit: &'a Visit,
    pub lines: Vec<MineLine>,
}

impl<'a> Mine<'a> {
    pub fn of(visit: &'a Visit, stories: Vec<(Story, Consent, Vec<Lean>)>) -> Self {
        let lang = visit.lang;
        let line = |(story, consent, leans): (Story, Consent, Vec<Lean>)| {
            let see = match consent.withdrawn {
                Some(_) => lang.text("story-state-withdrawn"),
                None => {
                    let see = crate::consent::effective(&consent).see;
                    lang.text(&format!("story-state-{}", see.word()))
                }
            };
            let question = prompts::of_word(&story.prompt).map_or("", |prompt| prompt.question(lang));
            MineLine {
                path: format!("/stories/{}/consent", Id(story.id)),
                see,
                day: lang.date(story.made, "UTC"),
                used: leans.len(),
                heading: if story.title.is_empty() { question.to_owned() } else { story.title },
            }
        };
        Self { visit, lines: stories.into_iter().map(line).collect() }
    }
}

impl View for Mine<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.t("story-mine-title").to_string()
    }

    fn nav(&self) -> Nav {
        Nav::Stories
    }

    fn is_listed(&self) -> bool {
        false
    }
}

/// One of mine: what I allow, where my words went, my history.
#[derive(Template)]
#[template(path = "story/own.html")]
pub struct Own<'a> {
    pub visit: &'a Visit,
    pub story: &'a Story,
    pub consent: &'a Consent,
    pub asked: &'a Asked,
    pub leans: &'a [Lean],
    pub history: &'a [Change],
    pub taken: Option<&'a (Taking, Option<String>)>,
    pub files: &'a [StoryFile],
    pub form: Form,
}

impl Own<'_> {
    fn path(&self) -> String {
        format!("/stories/{}", Id(self.story.id))
    }

    fn sound(&self) -> Option<&StoryFile> {
        self.files.iter().find(|file| file.part == Part::Sound)
    }

    fn photo(&self) -> Option<&StoryFile> {
        self.files.iter().find(|file| file.part == Part::Photo)
    }

    /// Who took it down, and when they asked.
    fn taken_by(&self) -> Option<String> {
        let (taking, taker) = self.taken?;
        let lang = self.visit.lang;
        let by = super::taken::by(lang, taker.as_deref());
        let asked = lang.t("story-taken-asked").with("day", lang.date(taking.asked, "UTC"));
        Some(format!("{by} · {asked}"))
    }

    fn reason_path(&self) -> String {
        crate::report::reason_path(store::report::Kind::Story, 0, self.story.id)
    }

    fn html(&self) -> String {
        markdown::to_html(&self.story.text)
    }

    fn said(&self) -> Vec<Said> {
        said(self.consent, self.asked, self.visit.lang)
    }

    fn day(&self, millis: &i64) -> String {
        self.visit.lang.date(*millis, "UTC")
    }

    fn use_key(&self, grant: &Grant) -> String {
        use_key(*grant)
    }

    /// `Who may see it: everyone`, as the history says it.
    fn changed(&self, change: &Change) -> String {
        let lang = self.visit.lang;
        let value = match (change.grant, change.value.as_str()) {
            (Grant::See, word) => {
                lang.t(&format!("consent-see-{word}")).with("community", self.asked.name()).to_string()
            }
            (Grant::Until, "no") => lang.text("consent-until-open"),
            (Grant::Until, until) => {
                let day = lang.date(until.parse().unwrap_or_default(), "UTC");
                lang.t("consent-until-day").with("day", day).to_string()
            }
            (_, "yes") => lang.text("consent-yes"),
            _ => lang.text("consent-no"),
        };
        lang.t("story-history-line")
            .with("what", lang.text(&use_key(change.grant)))
            .with("value", value)
            .to_string()
    }
}

/// Key of what a use is called.
fn use_key(grant: Grant) -> String {
    match grant {
        Grant::See => "consent-see".to_owned(),
        Grant::Until => "consent-until".to_owned(),
        Grant::Withdrawal => "story-taken-back".to_owned(),
        other => format!("consent-use-{}", other.word()),
    }
}

impl View for Own<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        let question =
            prompts::of_word(&self.story.prompt).map_or("", |prompt| prompt.question(self.visit.lang));
        if self.story.title.is_empty() { question.to_owned() } else { self.story.title.clone() }
    }

    fn nav(&self) -> Nav {
        Nav::Stories
    }

    fn is_listed(&self) -> bool {
        false
    }
}

/// What waits to be mended.
#[derive(Template)]
#[template(path = "story/mending.html")]
pub struct Mending<'a> {
    pub visit: &'a Visit,
    pub marks: Vec<Lean>,
}

impl Mending<'_> {
    fn day(&self, millis: &Option<i64>) -> String {
        self.visit.lang.date(millis.unwrap_or_default(), "UTC")
    }

    fn use_key(&self, grant: &Grant) -> String {
        use_key(*grant)
    }

    fn action(&self, mark: &Lean) -> String {
        format!("/stories/{}/mending", Id(mark.record_id))
    }

    fn id(&self, mark: &Lean) -> Id {
        Id(mark.id)
    }
}

impl View for Mending<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.t("story-mending-title").to_string()
    }

    fn nav(&self) -> Nav {
        Nav::Desk
    }

    fn is_listed(&self) -> bool {
        false
    }
}
