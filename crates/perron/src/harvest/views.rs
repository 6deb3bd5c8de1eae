use askama::Template;
use store::cluster::Cluster;
use store::conversation::Conversation;
use store::note::Noted;

use super::{Harvest, Suggestion};
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::note::Line;
use crate::page::View;
use crate::room::{Here, near, of_session};
use crate::visit::Visit;

/// Notes by themselves on one page of the board.
const PAGE: usize = 60;

/// The board.
#[derive(Template)]
#[template(path = "harvest/board.html")]
pub struct Board<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
    pub harvest: Harvest,
    pub suggestions: Vec<Suggestion>,
    pub page: usize,
    pub form: Form,
    /// Where an issue is raised from the notes.
    pub raise: Option<String>,
}
of_session!(Board, "harvest-of");

fn lines(lang: Lang, noted: &[Noted]) -> Vec<Line> {
    noted.iter().map(|one| Line::of(lang, one.clone())).collect()
}

/// What a cluster is called.
fn called(cluster: &Cluster, lang: Lang) -> (&str, Option<&'static str>) {
    near(&cluster.title, lang)
}

impl Board<'_> {
    fn lines(&self, noted: &[Noted]) -> Vec<Line> {
        lines(self.visit.lang, noted)
    }

    fn called<'c>(&self, cluster: &'c Cluster) -> (&'c str, Option<&'static str>) {
        called(cluster, self.visit.lang)
    }

    fn pages(&self) -> usize {
        self.harvest.loose.len().div_ceil(PAGE).max(1)
    }

    /// Notes by themselves that this page shows.
    fn loose(&self) -> Vec<Line> {
        let first = (self.page - 1) * PAGE;
        let shown = self.harvest.loose.get(first..).unwrap_or_default();
        self.lines(&shown[..shown.len().min(PAGE)])
    }

    fn pages_path(&self) -> String {
        format!("{}/harvest?page=", self.path())
    }

    fn id(&self, id: &i64) -> Id {
        Id(*id)
    }

    /// What is suggested: the notes, and the cluster they would go to.
    fn suggested(&self) -> Vec<(Vec<Line>, Option<&Cluster>)> {
        let find = |id: &i64| self.harvest.loose.iter().find(|one| one.note.id == *id);
        let one = |suggestion: &Suggestion| {
            let notes = suggestion.notes.iter().filter_map(find);
            let notes = notes.map(|one| Line::of(self.visit.lang, one.clone())).collect();
            let clusters = self.harvest.clusters.iter().map(|(cluster, _)| cluster);
            (notes, clusters.into_iter().find(|cluster| Some(cluster.id) == suggestion.cluster_id))
        };
        self.suggestions.iter().map(one).collect()
    }
}

/// One cluster: its title in both languages and its notes.
#[derive(Template)]
#[template(path = "harvest/cluster.html")]
pub struct Gathered<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
    pub cluster: Cluster,
    pub notes: Vec<Noted>,
    pub form: Form,
}
of_session!(Gathered, "harvest-of");

impl Gathered<'_> {
    fn lines(&self) -> Vec<Line> {
        lines(self.visit.lang, &self.notes)
    }

    fn called(&self) -> (&str, Option<&'static str>) {
        called(&self.cluster, self.visit.lang)
    }

    fn address(&self) -> String {
        format!("{}/harvest/clusters/{}", self.path(), Id(self.cluster.id))
    }
}

/// A note to be sent into a conversation.
#[derive(Template)]
#[template(path = "harvest/statement.html")]
pub struct Statement<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
    pub noted: Noted,
    pub open: Vec<Conversation>,
    pub form: Form,
}
of_session!(Statement, "harvest-statement");

impl Statement<'_> {
    fn line(&self) -> Line {
        Line::of(self.visit.lang, self.noted.clone())
    }

    fn questions(&self) -> Vec<(String, &str)> {
        let lang = self.visit.lang;
        self.open.iter().map(|one| (Id(one.id).to_string(), near(&one.question, lang).0)).collect()
    }
}
