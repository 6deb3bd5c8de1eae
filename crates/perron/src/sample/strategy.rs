//! The sample's strategy: being written, with clauses that rest on its conversation and its one page.

use serde::Deserialize;
use store::clause::{self, Cited, Clause, Kind, Parity, Source, SourceKind, Version, Words};
use store::holding::{self, Holding};
use store::strategy::{self, Origin, State, Strategy};
use store::summary::{self, Addressee, Doer};
use store::{Bilingual, Ids, Language, Tx, statement};

use crate::clause::{evidence, support};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// The strategy as it stands in `strategy.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    title_en: String,
    title_fr: String,
    lead_en: String,
    lead_fr: String,
    chapter: Vec<Chapter>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chapter {
    en: String,
    fr: String,
    clause: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    kind: String,
    title_en: String,
    title_fr: String,
    text_en: String,
    text_fr: String,
    plain_en: String,
    plain_fr: String,
    /// What it said before, if it has a history, and why it changed.
    before_en: Option<String>,
    before_fr: Option<String>,
    why_en: Option<String>,
    addressee: Option<String>,
    lever: Option<String>,
    doer: Option<String>,
    statements: Vec<usize>,
    lines: Vec<usize>,
}

fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: fr.to_owned() }
}

impl Sample {
    /// The strategy that comes with the program.
    pub fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("strategy.toml"))
    }

    /// Adds it to the communities that write it; what it rests on is there already.
    pub fn keep(
        &self,
        tx: &mut Tx,
        ids: &Ids,
        homes: &[i64],
        conversation_id: i64,
        now: i64,
    ) -> store::Result<()> {
        let (id, made) = (ids.next(), now - 40 * DAY);
        let one = Strategy {
            id,
            title: both(&self.title_en, &self.title_fr),
            lead: both(&self.lead_en, &self.lead_fr),
            place_id: None,
            zone: "America/Toronto".to_owned(),
            answer_days: 90,
            state: State::Open,
            version: 1,
            origin: Origin::Sample,
            made,
            made_by: None,
        };
        strategy::insert(tx, &one)?;
        for community_id in homes {
            let (kind, community_id, agreed) = (holding::Kind::Strategy, *community_id, Some(made));
            holding::put(tx, &Holding { kind, thing_id: id, community_id, agreed, made, made_by: None })?;
        }
        let mut lines = Vec::new();
        for page in summary::published(tx, 10)? {
            let own = summary::lines(tx, page.session_id)?;
            lines.extend(own.iter().map(|line| (SourceKind::SummaryLine, page.session_id, line.id)));
        }
        let said = statement::all(tx, conversation_id)?;
        let said: Vec<_> = said.iter().map(|one| (SourceKind::Statement, conversation_id, one.id)).collect();
        for chapter in &self.chapter {
            let chapter_id = ids.next();
            strategy::add_chapter(tx, id, chapter_id, &both(&chapter.en, &chapter.fr))?;
            for written in &chapter.clause {
                let number = written.keep(tx, id, chapter_id, made)?;
                let statements = written.statements.iter().filter_map(|at| said.get(*at));
                for (kind, within, record_id) in
                    statements.chain(written.lines.iter().filter_map(|at| lines.get(*at)))
                {
                    let source = Source { kind: *kind, within: *within, record_id: *record_id };
                    let (title, link) = (Bilingual::default(), String::new());
                    evidence::rest_on(
                        tx,
                        ids,
                        &one,
                        &Cited { number, id: ids.next(), source, title, link },
                        now,
                    )?;
                }
                support::keep(tx, id, number, now)?;
            }
        }
        Ok(())
    }
}

impl Written {
    fn keep(&self, tx: &mut Tx, strategy_id: i64, chapter_id: i64, made: i64) -> store::Result<i64> {
        let word = |word: &Option<String>| word.clone().unwrap_or_default();
        let clause = Clause {
            strategy_id,
            number: 0,
            chapter_id,
            position: 0,
            kind: Kind::of_word(&self.kind).unwrap_or(Kind::Principle),
            addressee: Addressee::of_word(&word(&self.addressee)),
            lever: summary::lever(&word(&self.lever)),
            doer: Doer::of_word(&word(&self.doer)),
            cost: Bilingual::default(),
            version: 1,
            retired: None,
            reason: String::new(),
            support: String::new(),
            counted: 0,
            made,
        };
        let words = Words {
            title: both(&self.title_en, &self.title_fr),
            text: both(&self.text_en, &self.text_fr),
            plain: both(&self.plain_en, &self.plain_fr),
        };
        let standing = Version {
            number: 0,
            version: 1,
            words,
            en: Parity::Current,
            fr: Parity::Current,
            why: word(&self.why_en),
            language: Language::English,
            made: made + 20 * DAY,
            made_by: None,
        };
        let (Some(en), Some(fr)) = (&self.before_en, &self.before_fr) else {
            return clause::insert(tx, &clause, &standing);
        };
        let words = Words { text: both(en, fr), plain: Bilingual::default(), ..standing.words.clone() };
        let first = Version { words, why: String::new(), made, ..standing.clone() };
        let number = clause::insert(tx, &clause, &first)?;
        clause::write(tx, strategy_id, &Version { number, version: 2, ..standing })?;
        Ok(number)
    }
}
