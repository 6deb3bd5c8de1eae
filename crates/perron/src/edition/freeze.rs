//! A strategy as it stands becomes an edition: what would go out, why it may not yet, and the value that stays.

use jiff::civil::Date;
use store::clause::{self, Cited};
use store::{Bilingual, Language, Tx, edition};

use super::content::{Answer, Chapter, Clause, Content, FORMAT, Minority, Source, Text};
use crate::clause::evidence::{self, look};
use crate::clause::{Standing, in_text, support};
use crate::i18n::Lang;
use crate::id::Id;
use crate::issue::evidence::Eye;
use crate::strategy::read::Read;
use crate::tongue::Spoken;
use crate::visit::Visit;
use crate::{endorsement, reply};

/// Why an edition cannot go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// There is no clause.
    Empty,
    /// The strategy is a draft, or closed.
    NotOpen,
    /// A clause is missing, behind, or not approved in a language.
    Language(i64, Language, Standing),
    /// The strategy's title or lead is missing in a language.
    Head(Language),
    /// A chapter's title is missing in a language.
    Chapter(String, Language),
    /// Everything under a clause was taken back, and nobody has looked at it.
    Falls(i64),
    /// Nothing changed since the last edition, in the text or beside it.
    Same(i64),
}

/// Everything that stands in the way.
pub fn hindrances(read: &Read) -> Vec<Hindrance> {
    let mut found = Vec::new();
    if read.strategy.state != store::strategy::State::Open {
        found.push(Hindrance::NotOpen);
    }
    if in_text(&read.clauses).next().is_none() {
        found.push(Hindrance::Empty);
    }
    let strategy = &read.strategy;
    for language in Language::ALL.iter().copied() {
        let has_lead = strategy.lead == Bilingual::default() || !strategy.lead.get(language).is_empty();
        if strategy.title.get(language).is_empty() || !has_lead {
            found.push(Hindrance::Head(language));
        }
        for chapter in read.chapters.iter().filter(|one| !read.in_chapter(one.id).is_empty()) {
            if chapter.title.get(language).is_empty() {
                let other = chapter.title.get(language.other()).to_owned();
                found.push(Hindrance::Chapter(other, language));
            }
        }
        for clause in in_text(&read.clauses) {
            let Some(version) = read.versions.get(&clause.number) else { continue };
            let standing = Standing::of(version, language);
            if !standing.is_fit() {
                found.push(Hindrance::Language(clause.number, language, standing));
            }
        }
    }
    for clause in in_text(&read.clauses).filter(|clause| read.marked.contains_key(&clause.number)) {
        if read.support.get(&clause.number).is_none_or(super::content::Support::is_bare) {
            found.push(Hindrance::Falls(clause.number));
        }
    }
    found
}

/// Everything that stands in the way, that nothing would be new with it.
pub fn obstacles(tx: &mut Tx<'_>, visit: &Visit, read: &Read, today: Date) -> store::Result<Vec<Hindrance>> {
    let mut found = hindrances(read);
    let last = read.editions.first().map(|last| last.number);
    if let Some(number) = last.filter(|_| found.is_empty())
        && let Some((_, text)) = edition::one(tx, read.strategy.id, number)?
        && let Ok(said) = serde_json::from_str::<Content>(&text)
    {
        let now = freeze(tx, visit, read, number, today)?;
        // the day and the program are not what an edition says
        if (Content { day: said.day.clone(), program: said.program.clone(), ..now }) == said {
            found.push(Hindrance::Same(number));
        }
    }
    Ok(found)
}

/// The strategy as an edition with this number says it.
pub fn freeze(
    tx: &mut Tx<'_>,
    visit: &Visit,
    read: &Read,
    number: i64,
    today: Date,
) -> store::Result<Content> {
    let strategy = &read.strategy;
    // what a stranger sees, in each language
    let stranger =
        |lang| Visit { lang, person: None, guest: None, rights: Default::default(), ..visit.clone() };
    let strangers = Lang::ALL.map(stranger);
    let eyes = strangers.each_ref().map(|stranger| evidence::eye(stranger, visit.app.clock.now()));
    let mut answers = reply::frozen(tx, strategy.id, today)?;
    let mut chapters = Vec::new();
    for chapter in &read.chapters {
        let mut clauses = Vec::new();
        for one in read.in_chapter(chapter.id) {
            let answers = answers.remove(&one.number).unwrap_or_default();
            clauses.extend(frozen(tx, &eyes, read, one, answers)?);
        }
        if !clauses.is_empty() {
            chapters.push(Chapter { title: Text::from(&chapter.title), clauses });
        }
    }
    let mut spoken = Spoken::all(tx, strategy.id)?;
    spoken.retain(|one| one.is_whole(read));
    let minority =
        |one: &store::strategy::Minority| Minority { who: Text::from(&one.who), text: Text::from(&one.text) };
    Ok(Content {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        strategy: Id(strategy.id).to_string(),
        edition: number,
        day: today.to_string(),
        address: format!("{}/en{}", visit.app.settings.address, super::path(strategy.id, number)),
        title: Text::from(&strategy.title),
        lead: Text::from(&strategy.lead),
        holders: read.holders.iter().map(|one| Text::from(&one.name)).collect(),
        support: support::whole(tx, strategy.id, in_text(&read.clauses), visit.app.clock.now())?,
        chapters,
        minorities: read.minorities.iter().map(minority).collect(),
        endorsements: endorsement::frozen(tx, strategy.id, 0)?,
        tongues: spoken.iter().map(|one| one.frozen(read)).collect(),
    })
}

fn frozen(
    tx: &mut Tx<'_>,
    eyes: &[Eye<'_>],
    read: &Read,
    one: &clause::Clause,
    answers: Vec<Answer>,
) -> store::Result<Option<Clause>> {
    let Some(version) = read.versions.get(&one.number) else { return Ok(None) };
    let mut sources = Vec::new();
    for cited in clause::sources(tx, one.strategy_id, one.number)? {
        sources.extend(source(tx, eyes, &cited)?);
    }
    Ok(Some(Clause {
        number: one.number,
        kind: one.kind.word().to_owned(),
        version: one.version,
        title: Text::from(&version.words.title),
        text: Text::from(&version.words.text),
        plain: Text::from(&version.words.plain),
        addressee: one.addressee.map_or("", |word| word.word()).to_owned(),
        lever: one.lever.map_or("", |word| word.word()).to_owned(),
        doer: one.doer.map_or("", |word| word.word()).to_owned(),
        cost: Text::from(&one.cost),
        support: read.support.get(&one.number).cloned().unwrap_or_default(),
        sources,
        endorsements: endorsement::frozen(tx, one.strategy_id, one.number)?,
        answers,
    }))
}

/// Where a source is from, as anybody may know it; not its words, which may be taken back.
fn source(tx: &mut Tx<'_>, eyes: &[Eye<'_>], cited: &Cited) -> store::Result<Option<Source>> {
    let mut from = Text::default();
    let mut link = String::new();
    for eye in eyes {
        let rest = look(tx, eye, cited)?;
        if rest.is_lost {
            return Ok(None);
        }
        let named = rest.is_outside().then(|| rest.words.clone()).flatten();
        let name = named.unwrap_or_else(|| rest.from.clone());
        match eye.visit.lang {
            Lang::En => from.en = name,
            Lang::Fr => from.fr = name,
        }
        link = rest.path.unwrap_or_default();
    }
    Ok(Some(Source { kind: cited.source.kind.word().to_owned(), from, link }))
}
