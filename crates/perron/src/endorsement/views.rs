//! The pages of what communities say of strategies.

use askama::Template;
use store::community::Community;
use store::endorsement::{Party, Verdict, WHOLE, Way};

use super::forms::WORDS;
use super::map::{Places, Row};
use super::pages::Question;
use super::read::Read;
use super::words::{Subject, Word, how, note, title};
use super::{list_path, new_path};
use crate::form::Form;
use crate::i18n::Lang;
use crate::markdown;
use crate::page::{View, view};
use crate::plan::day;
use crate::pledge::tiles::Tile;
use crate::strategy::path as strategy_path;
use crate::visit::Visit;

fn name(visit: &Visit, read: &Read) -> (String, Option<&'static str>) {
    visit.nearest(&read.strategy.title)
}

/// What communities say of each clause.
#[derive(Template)]
#[template(path = "endorsement/all.html")]
pub struct All<'a> {
    pub visit: &'a Visit,
    pub read: Read,
}

view!(All, "endorsement-title", nav Strategy);

impl All<'_> {
    fn strategy(&self) -> (String, Option<&'static str>) {
        name(self.visit, &self.read)
    }

    fn home(&self) -> String {
        strategy_path(self.read.strategy.id)
    }

    fn subjects(&self) -> Vec<Subject> {
        self.read.numbers().into_iter().map(|number| Subject::of(self.visit, &self.read, number)).collect()
    }

    /// All clauses together.
    fn places(&self) -> Places {
        let said = self.read.clauses.iter().flat_map(|clause| {
            let latest = self.read.latest(clause.number);
            latest.map(move |(party, one)| (party, one, one.version == clause.version))
        });
        Places::of(said)
    }

    fn tiles(&self) -> Vec<Tile> {
        self.places().tiles()
    }

    fn rows(&self) -> Vec<Row> {
        self.places().rows(self.visit.lang)
    }

    /// Who takes part.
    fn parties(&self) -> Vec<(String, String, Option<&'static str>)> {
        let party = |one: &Party| {
            let (name, tongue) = self.visit.nearest(&one.name);
            (crate::community::path(one.community_id), name, tongue)
        };
        self.read.parties.iter().map(party).collect()
    }

    /// Communities for which whoever comes speaks.
    fn own(&self) -> Vec<(String, String)> {
        let own = |one: &&Party| super::speaks_for(self.visit, one.community_id);
        let own = self.read.parties.iter().filter(own);
        own.map(|one| (list_path(one.community_id), self.visit.nearest(&one.name).0)).collect()
    }
}

/// What communities say of one of them, with what they said before.
#[derive(Template)]
#[template(path = "endorsement/one.html")]
pub struct One<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub number: i64,
    /// What institutions reply to it.
    pub asked: crate::reply::UnderClause,
}

view!(One, |page| title(page.visit, &page.read, page.number).0, nav Strategy);

impl One<'_> {
    fn strategy(&self) -> (String, Option<&'static str>) {
        name(self.visit, &self.read)
    }

    fn list(&self) -> String {
        super::path(self.read.strategy.id)
    }

    fn subject(&self) -> Subject {
        Subject::of(self.visit, &self.read, self.number)
    }

    fn places(&self) -> Places {
        let now = self.read.now(self.number);
        let said = self.read.latest(self.number);
        Places::of(said.map(|(party, one)| (party, one, now == Some(one.version))))
    }

    fn tiles(&self) -> Vec<Tile> {
        self.places().tiles()
    }

    fn rows(&self) -> Vec<Row> {
        self.places().rows(self.visit.lang)
    }

    /// What was said before, the latest first of each community.
    fn before(&self) -> Vec<Word> {
        let now = self.read.now(self.number);
        let earlier = self.read.parties.iter().flat_map(|party| {
            let own = self.read.of_community(party.community_id, self.number).skip(1);
            own.map(move |one| (party, one))
        });
        earlier.map(|(party, one)| Word::of(self.visit, party, one, now)).collect()
    }
}

/// What a community is asked of strategies.
#[derive(Template)]
#[template(path = "endorsement/asked.html")]
pub struct Asked<'a> {
    pub visit: &'a Visit,
    pub community: Community,
    pub strategies: Vec<Read>,
}

view!(Asked, "endorsement-asked-title", nav Communities, listed false);

/// A clause in the list of what a community is asked.
pub struct Line {
    pub path: String,
    pub title: String,
    pub tongue: Option<&'static str>,
    pub number: i64,
    /// Key of how it stands.
    pub key: String,
    /// Whether it waits for the community's word.
    pub waits: bool,
    pub said: Option<String>,
}

impl Asked<'_> {
    fn name(&self) -> &str {
        self.community.name.nearest(self.visit.lang.language()).0
    }

    fn home(&self) -> String {
        crate::community::path(self.community.id)
    }

    fn may_say(&self) -> bool {
        super::speaks_for(self.visit, self.community.id)
    }

    fn strategy(&self, read: &Read) -> (String, Option<&'static str>) {
        name(self.visit, read)
    }

    fn strategy_home(&self, read: &Read) -> String {
        strategy_path(read.strategy.id)
    }

    fn all(&self, read: &Read) -> String {
        super::path(read.strategy.id)
    }

    fn lines(&self, read: &Read) -> Vec<Line> {
        let (visit, id) = (self.visit, self.community.id);
        let line = |number: i64| {
            let own = read.of_community(id, number).next();
            let now = read.now(number);
            let waits = own.is_none_or(|one| now != Some(one.version));
            let key = match own {
                None => "endorsement-not-said".to_owned(),
                Some(_) if waits => "endorsement-again".to_owned(),
                Some(one) => format!("endorsement-verdict-{}", one.verdict.word()),
            };
            let (title, tongue) = title(visit, read, number);
            let said = own.map(|one| match note(visit.lang, one, now) {
                Some(note) => format!("{} · {note}", how(visit.lang, one)),
                None => how(visit.lang, one),
            });
            Line { path: new_path(id, read.strategy.id, number), title, tongue, number, key, waits, said }
        };
        read.numbers().into_iter().map(line).collect()
    }
}

/// Where what a community decided is written down.
#[derive(Template)]
#[template(path = "endorsement/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub question: Question,
    pub form: Form,
    pub may_say: bool,
}

view!(New, |page| title(page.visit, &page.question.read, page.question.number).0, nav Communities, listed false);

impl New<'_> {
    fn name(&self) -> &str {
        self.question.community.name.nearest(self.visit.lang.language()).0
    }

    fn list(&self) -> String {
        list_path(self.question.community.id)
    }

    fn strategy(&self) -> (String, Option<&'static str>) {
        name(self.visit, &self.question.read)
    }

    fn strategy_id(&self) -> String {
        store::ids::to_text(self.question.read.strategy.id)
    }

    fn is_whole(&self) -> bool {
        self.question.number == WHOLE
    }

    fn heading(&self) -> (String, Option<&'static str>) {
        title(self.visit, &self.question.read, self.question.number)
    }

    /// The page of the text.
    fn text_path(&self) -> String {
        let id = self.question.read.strategy.id;
        if self.is_whole() { strategy_path(id) } else { crate::clause::path(id, self.question.number) }
    }

    /// The text of the clause as HTML, and its language.
    fn text(&self) -> Option<(String, &'static str)> {
        let version = self.question.read.words(self.question.number)?;
        let (text, language) = version.words.text.nearest(self.visit.lang.language());
        Some((markdown::to_html(text), Lang::from(language).tag()))
    }

    fn versions(&self) -> Vec<(String, String)> {
        let now = self.question.read.now(self.question.number);
        let version = |(number, since): &(i64, jiff::civil::Date)| {
            let key = match (self.is_whole(), now == Some(*number)) {
                (true, _) => "endorsement-choose-edition",
                (false, true) => "endorsement-choose-now",
                (false, false) => "endorsement-choose-version",
            };
            let text = self.visit.t(key).with("version", *number);
            (number.to_string(), text.with("day", day(self.visit.lang, &since.to_string())).to_string())
        };
        self.question.versions.iter().map(version).collect()
    }

    /// What they said before, the latest first.
    fn before(&self) -> Vec<Word> {
        let Question { read, number, community, .. } = &self.question;
        let now = read.now(*number);
        let party = read.parties.iter().find(|party| party.community_id == community.id);
        let own = read.of_community(community.id, *number);
        party.map(|party| own.map(|one| Word::of(self.visit, party, one, now)).collect()).unwrap_or_default()
    }

    fn verdicts(&self) -> Vec<(&'static str, String)> {
        Verdict::ALL
            .iter()
            .map(|one| (one.word(), self.visit.lang.text(&format!("endorsement-verdict-{}", one.word()))))
            .collect()
    }

    fn ways(&self) -> Vec<(&'static str, String)> {
        Way::ALL
            .iter()
            .map(|one| (one.word(), self.visit.lang.text(&format!("endorsement-way-{}", one.word()))))
            .collect()
    }
}
