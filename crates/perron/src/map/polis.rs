//! The same votes with the method Polis publishes, for those who want to compare.

use askama::Template;
use opinion::{ConsensusRecord, OpinionMap, Stance};

use super::drawing::{Shape, letter};
use super::live::Shown;
use super::texts::{Said, Texts};
use super::views::{Head, Line, Says};
use crate::i18n::Lang;
use crate::page::{View, view};
use crate::visit::Visit;

/// How many statements of the group-aware consensus are shown.
const MOST_AWARE: usize = 10;

/// The Polis view.
#[derive(Template)]
#[template(path = "map/polis.html")]
pub struct PolisPage<'a> {
    pub visit: &'a Visit,
    pub head: Head,
    pub shown: &'a Shown,
    pub says: Says,
    pub groups: Vec<Group>,
    pub consensus: Vec<Line>,
    /// Statements and their score.
    pub aware: Vec<(Said, String)>,
}

/// A group of the Polis method.
pub struct Group {
    pub letter: char,
    pub key: String,
    pub size: usize,
    pub lines: Vec<Line>,
}

impl<'a> PolisPage<'a> {
    pub fn new(visit: &'a Visit, head: Head, shown: &'a Shown, texts: &Texts) -> Self {
        let (lang, map) = (visit.lang, shown.map());
        let says = Says::new(visit, &head.zone, shown);
        let groups = map.group.iter().map(|group| Group {
            letter: letter(group.id),
            key: Shape::of_group(group.id).single(8.0, 8.0),
            size: group.size,
            lines: group.representative.iter().map(|record| representative(lang, record, texts)).collect(),
        });
        let groups = groups.collect();
        Self {
            visit,
            head,
            shown,
            says,
            groups,
            consensus: consensus(lang, map, texts),
            aware: aware(lang, map, texts),
        }
    }
}

fn stance(lang: Lang, stance: Stance) -> String {
    lang.text(match stance {
        Stance::Agree => "map-polis-agree",
        Stance::Disagree => "map-polis-disagree",
    })
}

fn representative(lang: Lang, record: &opinion::Representative, texts: &Texts) -> Line {
    let says = lang.t("map-polis-represents").with("stance", stance(lang, record.stance));
    let says = says.with("count", record.successes).with("of", record.trials);
    let says = says.with("times", lang.decimal(record.repness, 1)).to_string();
    Line { said: texts.said(record.statement, lang), says }
}

fn consensus(lang: Lang, map: &OpinionMap, texts: &Texts) -> Vec<Line> {
    let line = |which, record: &ConsensusRecord| {
        let says = lang.t("map-polis-consensus-count").with("stance", stance(lang, which));
        let says = says.with("count", record.successes).with("of", record.trials).to_string();
        Line { said: texts.said(record.statement, lang), says }
    };
    let agree = map.consensus.agree.iter().map(|record| line(Stance::Agree, record));
    agree.chain(map.consensus.disagree.iter().map(|record| line(Stance::Disagree, record))).collect()
}

fn aware(lang: Lang, map: &OpinionMap, texts: &Texts) -> Vec<(Said, String)> {
    let mut all: Vec<_> = map.statement.iter().filter(|s| !s.moderated_out).collect();
    all.sort_by(|a, b| b.group_aware_consensus.total_cmp(&a.group_aware_consensus).then(a.id.cmp(&b.id)));
    let shown = all.into_iter().take(MOST_AWARE);
    shown.map(|s| (texts.said(s.id, lang), lang.decimal(s.group_aware_consensus, 2))).collect()
}

view!(PolisPage, "map-polis-title", nav Conversations, listed false);
