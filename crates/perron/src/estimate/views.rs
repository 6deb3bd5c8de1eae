//! The page of results: what was chosen, and the figures of it.

use askama::Template;
use store::story::Story;

use super::found::{Kind, Line, Part, View};
use super::names::attribute_name;
use super::pages::Read;
use super::path;
use super::picture::{Picture, Told};
use super::series::verdict;
use crate::benchmark;
use crate::i18n::Lang;
use crate::item::{Item, Outcome};
use crate::page::{Nav, View as Page};
use crate::visit::Visit;

/// How far the work is.
pub enum Progress {
    /// Nothing is being done.
    Rests,
    /// It goes on.
    Under { done: i64, all: i64 },
    /// It came to nothing.
    Failed,
}

/// The results of a wave.
#[derive(Template)]
#[template(path = "estimate/results.html")]
pub struct Results<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    /// And whether its author may be named.
    pub stories: Vec<(Story, bool)>,
    pub runs: bool,
    pub progress: Progress,
    pub kind: Kind,
    /// The question that is looked at closely.
    pub item: String,
    /// By what.
    pub by: Vec<String>,
}

impl Page for Results<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        let wave = self.visit.nearest(&self.read.wave.title).0;
        self.visit.t("estimate-title").with("wave", wave).to_string()
    }

    fn nav(&self) -> Nav {
        Nav::Communities
    }

    fn refresh(&self) -> Option<u32> {
        matches!(self.progress, Progress::Under { .. }).then_some(2)
    }
}

/// A choice among figures: address, words, whether it is chosen.
type Choice = (String, String, bool);

/// A question with its figure.
pub struct Shown {
    pub name: String,
    pub question: String,
    pub told: Told,
    pub with_opinion: Option<Told>,
    pub quality: String,
    pub counted: String,
    pub verdict: Option<String>,
    pub benchmarks: Vec<(String, String)>,
}

impl Results<'_> {
    /// What was asked for, as far as it is there; else belonging, by province.
    pub fn choose(&mut self, item: &str, by: &str) {
        let keys: Vec<String> = self
            .part()
            .map_or_else(Vec::new, |part| part.lines.iter().map(|line| line.item.clone()).collect());
        let is_belonging =
            |key: &&String| self.question(key).is_some_and(|one| one.outcome == Outcome::Belonging);
        let asked = keys.iter().find(|key| *key == item).or_else(|| keys.iter().find(is_belonging));
        let item = asked.or_else(|| keys.first()).cloned().unwrap_or_default();
        let line = self.part().and_then(|part| part.lines.iter().find(|line| line.item == item));
        let views =
            line.map_or_else(Vec::new, |line| line.views.iter().map(|view| view.by.clone()).collect());
        let asked = views.iter().find(|view| view.join(".") == by).or_else(|| views.first());
        let by = asked.cloned().unwrap_or_default();
        self.item = item;
        self.by = by;
    }

    pub(super) fn lang(&self) -> Lang {
        self.visit.lang
    }

    pub(super) fn part(&self) -> Option<&Part> {
        self.read.found.parts.iter().find(|part| part.kind == self.kind)
    }

    pub(super) fn question(&self, key: &str) -> Option<&Item> {
        self.read.sheet.items.iter().find(|item| item.key == key)
    }

    pub(super) fn line(&self) -> Option<&Line> {
        self.part()?.lines.iter().find(|line| line.item == self.item)
    }

    pub(super) fn view(&self) -> Option<&View> {
        self.line()?.views.iter().find(|view| view.by == self.by)
    }

    fn here(&self) -> String {
        path(self.read.wave.id)
    }

    fn wave_path(&self) -> String {
        crate::wave::path(self.read.wave.id)
    }

    fn home(&self) -> (String, String) {
        let community = &self.read.community;
        (crate::wave::pulse_path(community.id), self.visit.nearest(&community.name).0)
    }

    fn link(&self, kind: Kind, item: &str, by: &[String]) -> String {
        let kind = kind.word();
        self.visit.url(&format!("{}?kind={kind}&item={item}&by={}", self.here(), by.join(".")))
    }

    fn kinds(&self) -> Vec<Choice> {
        let one = |part: &Part| {
            let name = self.lang().text(&format!("estimate-kind-{}", part.kind.word()));
            (self.link(part.kind, &self.item, &self.by), name, part.kind == self.kind)
        };
        self.read.found.parts.iter().map(one).collect()
    }

    fn items(&self) -> Vec<Choice> {
        let lines = self.part().map_or(&[][..], |part| &part.lines);
        let one = |line: &Line| {
            (self.link(self.kind, &line.item, &self.by), self.name(&line.item), line.item == self.item)
        };
        lines.iter().map(one).collect()
    }

    fn views(&self) -> Vec<Choice> {
        let views = self.line().map_or(&[][..], |line| &line.views);
        let has_any =
            |view: &&View| view.cells.iter().any(|cell| cell.figure.n.is_some() || cell.figure.why.is_some());
        let one = |view: &View| {
            (self.link(self.kind, &self.item, &view.by), self.by_name(&view.by), view.by == self.by)
        };
        views.iter().filter(has_any).map(one).collect()
    }

    pub(super) fn by_name(&self, by: &[String]) -> String {
        let names: Vec<String> = by.iter().map(|word| attribute_name(self.lang(), word)).collect();
        names.join(" × ")
    }

    /// An outcome's name, or the question itself.
    fn name(&self, key: &str) -> String {
        match self.question(key) {
            Some(item) if item.outcome != Outcome::None => {
                self.lang().text(&format!("estimate-outcome-{}", item.outcome.word()))
            }
            Some(_) if self.lang().has(&format!("estimate-item-{key}")) => {
                self.lang().text(&format!("estimate-item-{key}"))
            }
            Some(item) => item.wording.get(self.lang()).to_owned(),
            None => key.to_owned(),
        }
    }

    /// The outcomes first, then the other questions; as one picture.
    fn overview(&self) -> Picture {
        let lines = self.part().map_or(&[][..], |part| &part.lines);
        let mut rows: Vec<(usize, String, _)> = Vec::new();
        for line in lines {
            let outcome = self.question(&line.item).map_or(Outcome::None, |item| item.outcome);
            let place = Outcome::ALL.iter().position(|one| *one == outcome).unwrap_or(9);
            rows.push((place, self.name(&line.item), &line.all));
        }
        rows.sort_by_key(|(place, ..)| *place);
        let rows: Vec<_> = rows.into_iter().map(|(_, name, figure)| (name, figure)).collect();
        Picture::of(self.lang(), self.lang().text("estimate-overview"), &rows)
    }

    fn shown(&self) -> Option<Shown> {
        let (lang, line) = (self.lang(), self.line()?);
        let item = self.question(&line.item)?;
        let counted: Vec<&str> = item
            .choices
            .iter()
            .filter(|one| item.scoring.counted.contains(&one.code))
            .map(|one| one.text.get(lang))
            .collect();
        let [refused, no_opinion, nothing] =
            line.quality.map(|part| super::names::share(lang, part as f64 / 10_000.0));
        let quality = lang
            .t("estimate-quality")
            .with("refused", refused)
            .with("opinion", no_opinion)
            .with("nothing", nothing);
        let verdict = line
            .changes
            .first()
            .and_then(|change| change.said.as_ref())
            .map(|said| verdict(lang, said.verdict));
        let beside = |one: &'static benchmark::Benchmark| {
            let text = lang
                .t("estimate-benchmark")
                .with("place", one.place_name(lang))
                .with("year", one.year.as_str());
            let text =
                text.with("share", super::names::share(lang, one.share)).with("source", one.source(lang));
            (format!("{}#{}", self.visit.url("/benchmarks"), one.id), format!("{text} {}", one.limits(lang)))
        };
        let benchmarks = if self.kind == Kind::Population {
            benchmark::beside(item).map(beside).collect()
        } else {
            Vec::new()
        };
        Some(Shown {
            name: self.name(&line.item),
            question: item.wording.get(lang).to_owned(),
            told: Told::of(lang, &line.all),
            with_opinion: line.with_opinion.as_ref().map(|figure| Told::of(lang, figure)),
            quality: quality.to_string(),
            counted: counted.join(lang.text("estimate-or").as_str()),
            verdict,
            benchmarks,
        })
    }

    fn source(&self) -> String {
        self.question(&self.item).map_or_else(String::new, |item| item.source.get(self.lang()).to_owned())
    }

    fn ties(&self) -> Option<Picture> {
        let part = self.part().filter(|part| !part.ties.is_empty())?;
        let name = |word: &String| self.lang().text(&format!("estimate-tie-{word}"));
        let rows: Vec<_> = part.ties.iter().map(|(word, figure)| (name(word), figure)).collect();
        Some(Picture::of(self.lang(), self.lang().text("estimate-ties"), &rows))
    }

    fn told_stories(&self) -> Vec<(String, String, String)> {
        let one = |(story, is_named): &(Story, bool)| {
            let words = crate::markdown::excerpt(&story.text, 240);
            let name = if *is_named { story.name.clone() } else { String::new() };
            (self.visit.url(&format!("/stories/{}", crate::id::Id(story.id))), words, name)
        };
        self.stories.iter().map(one).collect()
    }

    fn percent(&self) -> i64 {
        match self.progress {
            Progress::Under { done, all } if all > 0 => (100 * done / all).clamp(0, 99),
            _ => 0,
        }
    }

    fn laid(&self) -> usize {
        usize::try_from(self.percent() / 5).unwrap_or(0)
    }

    fn range_of(&self, told: &Told) -> String {
        if told.interval.is_empty() { String::new() } else { told.interval.clone() }
    }
}
