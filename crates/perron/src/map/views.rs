//! What the templates of the map are given.

use askama::Template;
use opinion::{OpinionMap, Stance, StatementResult, Status};

use super::drawing::{BarRow, Bars, Here, Shape, letter};
use super::findings::{self, Findings};
use super::live::{Newer, Shown};
use super::texts::{Said, Texts};
use super::words;
use crate::i18n::Lang;
use crate::page::{Nav, View};
use crate::visit::Visit;

/// The conversation a page is about.
pub struct Head {
    /// Of the conversation.
    pub id: i64,
    /// Its address without the language.
    pub path: String,
    /// What is asked.
    pub question: String,
    /// Whether people vote now.
    pub is_open: bool,
    /// The day on which the results were signed off, written.
    pub published: Option<String>,
    /// IANA name of its zone.
    pub zone: String,
}

/// The map and everything it says.
#[derive(Template)]
#[template(path = "map/map.html")]
pub struct MapPage<'a> {
    pub visit: &'a Visit,
    pub head: Head,
    pub shown: &'a Shown,
    pub finding: String,
    pub says: Says,
    pub parts: Vec<Part>,
    pub portraits: Vec<Portrait>,
    pub slate: Vec<Said>,
    pub table: Vec<TableRow>,
    pub mine: Option<Mine>,
    pub newer: Option<Newer>,
    /// Where an issue is raised from it.
    pub raise: Option<String>,
}

/// The sentences beside the picture.
pub struct Says {
    pub picture_title: String,
    pub picture: String,
    pub steady: Option<String>,
    /// That the groups are parts of one range, where they are.
    pub one_range: Option<String>,
    pub drawn: String,
    pub source: String,
}

impl Says {
    pub fn new(visit: &Visit, zone: &str, shown: &Shown) -> Self {
        let (lang, map, picture) = (visit.lang, shown.map(), &shown.picture);
        let drawn = if picture.drawn == picture.people { "map-drawn-all" } else { "map-drawn-some" };
        let drawn = lang.t(drawn).with("drawn", picture.drawn).with("people", picture.people);
        let title =
            lang.t("map-picture-title").with("drawn", picture.drawn).with("groups", picture.groups.len());
        let ago = words::ago(lang, shown.made, visit.app.clock.now(), zone);
        let source = lang.t("map-source").with("votes", map.votes).with("people", map.participants);
        Self {
            picture_title: title.to_string(),
            picture: words::picture(lang, picture),
            steady: words::steady(lang, map),
            one_range: words::one_range(lang, map),
            drawn: drawn.to_string(),
            source: source.with("statements", map.statements).with("ago", ago).to_string(),
        }
    }
}

/// Where the person who looks stands; nobody else is told.
pub struct Mine {
    /// On the picture, once they have voted enough.
    pub here: Option<Here>,
    /// After "You".
    pub words: String,
}

/// Statements of which the same is to be said.
pub struct Part {
    pub id: &'static str,
    pub heading: String,
    pub lead: String,
    pub items: Vec<Item>,
    /// Said where there are none.
    pub none: Option<String>,
    /// How many there are beyond those shown, in words.
    pub more: Option<String>,
}

/// One statement with its bars.
pub struct Item {
    pub said: Said,
    pub says: String,
    pub source: String,
    pub bars: Bars,
    pub bars_title: String,
    pub lang: Lang,
}

/// What a group's own votes say.
pub struct Portrait {
    pub letter: char,
    pub key: String,
    pub size: usize,
    pub agree: Vec<Line>,
    pub disagree: Vec<Line>,
}

/// A statement and a short text under it.
pub struct Line {
    pub said: Said,
    pub says: String,
}

/// One statement in a table.
pub struct TableRow {
    pub said: Said,
    pub result: &'static str,
    pub counts: [u32; 3],
    pub shares: Vec<String>,
}

/// How many of each are shown at first.
const MOST_SHARED: usize = 8;
const MOST_OTHERS: usize = 5;
const MOST_PORTRAIT: usize = 3;

/// The parts of the page in their order; a part about which there is nothing to say is left out.
pub fn parts(lang: Lang, map: &OpinionMap, findings: &Findings<'_>, texts: &Texts) -> Vec<Part> {
    let part =
        |id, [heading, lead]: [&str; 2], list: &[&StatementResult], most: usize, none: Option<&str>| {
            let items: Vec<Item> =
                list.iter().take(most).map(|s| item(id, lang, s, map.k, texts.said(s.id, lang))).collect();
            let more = list.len() - items.len();
            Part {
                id,
                heading: lang.text(heading),
                lead: lang.text(lead),
                items,
                none: none.map(|key| lang.text(key)),
                more: (more > 0).then(|| lang.t("map-more").with("more", more).to_string()),
            }
        };
    let all = [
        part(
            "common",
            ["map-common", "map-common-lead"],
            &findings.shared,
            MOST_SHARED,
            Some("map-common-none"),
        ),
        part("held", ["map-held", "map-held-lead"], &findings.held_back, MOST_OTHERS, None),
        part("divides", ["map-divides", "map-divides-lead"], &findings.divided, MOST_OTHERS, None),
        part("rejected", ["map-rejected", "map-rejected-lead"], &findings.rejected, MOST_OTHERS, None),
    ];
    all.into_iter().filter(|part| part.none.is_some() || !part.items.is_empty()).collect()
}

/// What is said of a statement in a part of the page: the finding, and in smaller print what it rests on.
pub fn finding_of(part: &str, lang: Lang, statement: &StatementResult, groups: usize) -> (String, String) {
    let votes = findings::votes(statement);
    match part {
        "common" => common(lang, statement, groups),
        "rejected" => {
            let floor = words::at_least(lang, findings::floor_against(statement));
            let rests_on = lang.t("map-lowest-one-group").with("votes", votes);
            (lang.t("map-against-at-least").with("floor", floor).to_string(), rests_on.to_string())
        }
        "held" => {
            let share = lang.percent(findings::share_agreeing(statement));
            let overall = lang.t("map-overall").with("votes", votes).with("share", share);
            (holdout(lang, statement), overall.to_string())
        }
        _ => {
            let (least, most) = findings::extremes(statement).unwrap_or_default();
            let apart = lang.t("map-apart").with("votes", votes).with("most", lang.percent(most));
            (String::new(), apart.with("least", lang.percent(least)).to_string())
        }
    }
}

fn common(lang: Lang, statement: &StatementResult, groups: usize) -> (String, String) {
    let floor = words::at_least(lang, findings::floor(statement));
    let key = if groups > 1 { "map-at-least" } else { "map-at-least-one-group" };
    let says = lang.t(key).with("floor", floor).to_string();
    let votes = findings::votes(statement);
    let lowest =
        statement.common_ground.iter().flat_map(|g| &g.by_group).min_by(|a, b| a.low.total_cmp(&b.low));
    let letter = lowest.and_then(|group| words::group_letter(&group.group)).filter(|_| groups > 1);
    let mut source = match letter {
        Some(letter) => lang.t("map-lowest").with("letter", letter).with("votes", votes).to_string(),
        None => lang.t("map-lowest-one-group").with("votes", votes).to_string(),
    };
    if let Some(people) = statement.common_ground.as_ref().and_then(|ground| ground.robustness) {
        source = format!("{source} {}", lang.t("map-robust").with("people", people));
    }
    (says, source)
}

/// `Group C does not go along: 44% agree (33 to 56)`
fn holdout(lang: Lang, statement: &StatementResult) -> String {
    let Some(ground) = &statement.common_ground else { return String::new() };
    let answer = ground.by_group.iter().find(|g| Some(&g.group) == ground.holdout.as_ref());
    let Some((answer, letter)) = answer.and_then(|g| Some((g, words::group_letter(&g.group)?))) else {
        return String::new();
    };
    let share = lang.percent(answer.share.unwrap_or_default());
    let range = words::range(lang, answer.low, answer.high);
    format!("{} {range}", lang.t("map-holdout").with("letter", letter).with("share", share))
}

fn item(part: &str, lang: Lang, statement: &StatementResult, groups: usize, said: Said) -> Item {
    let (says, mut source) = finding_of(part, lang, statement, groups);
    if let Some(note) = &said.note {
        source = format!("{source} {note}.");
    }
    let bars = statement.common_ground.as_ref().map(Bars::new).unwrap_or_default();
    Item { said, says, source, bars, bars_title: words::bars(lang, statement), lang }
}

/// Each group in the statements that set it apart.
pub fn portraits(lang: Lang, map: &OpinionMap, texts: &Texts) -> Vec<Portrait> {
    let portrait = |group: &opinion::GroupResult| {
        let lines = |stance| {
            let of_stance = group.representative.iter().filter(|r| r.stance == stance).take(MOST_PORTRAIT);
            let line = |r: &opinion::Representative| Line {
                said: texts.said(r.statement, lang),
                says: lang
                    .t("map-portrait-count")
                    .with("count", r.successes)
                    .with("of", r.trials)
                    .to_string(),
            };
            of_stance.map(line).collect()
        };
        Portrait {
            letter: letter(group.id),
            key: Shape::of_group(group.id).single(8.0, 8.0),
            size: group.size,
            agree: lines(Stance::Agree),
            disagree: lines(Stance::Disagree),
        }
    };
    map.group.iter().map(portrait).collect()
}

/// One statement for a table.
pub fn table_row(lang: Lang, map: &OpinionMap, statement: &StatementResult, texts: &Texts) -> TableRow {
    let of_group = |id: usize| {
        let ground = statement.common_ground.iter().flat_map(|ground| &ground.by_group);
        let answer = ground.into_iter().find(|g| g.group.parse() == Ok(id));
        answer.map(|g| words::interval(lang, g)).unwrap_or_default()
    };
    TableRow {
        said: texts.said(statement.id, lang),
        result: result(statement),
        counts: [statement.agrees, statement.disagrees, statement.passes],
        shares: map.group.iter().map(|group| of_group(group.id)).collect(),
    }
}

/// Key of the word for what a map says of a statement.
fn result(statement: &StatementResult) -> &'static str {
    let Some(ground) = statement.common_ground.as_ref().filter(|_| !statement.moderated_out) else {
        return if statement.moderated_out { "map-is-left-out" } else { "map-is-open" };
    };
    match ground.status {
        Status::CommonGround => "map-is-shared",
        Status::SharedRejection => "map-is-rejected",
        _ if findings::is_held_back(statement, ground) => "map-is-held",
        Status::Divided => "map-is-divided",
        Status::Open => "map-is-open",
    }
}

impl Item {
    fn percent(&self, share: &u32) -> String {
        self.lang.percent(f64::from(*share) / 100.0)
    }

    fn range(&self, row: &BarRow) -> String {
        self.lang.t("map-range").with("low", row.low).with("high", row.high).to_string()
    }
}

impl MapPage<'_> {
    fn count(&self, people: &usize) -> String {
        self.visit.lang.count(i64::try_from(*people).unwrap_or(i64::MAX))
    }

    fn letter(&self, group: &usize) -> String {
        letter(*group).to_string()
    }

    fn percent(&self, (done, all): &(i64, i64)) -> String {
        self.visit.lang.percent(*done as f64 / (*all).max(1) as f64)
    }

    fn here(&self) -> Option<&Here> {
        self.mine.as_ref()?.here.as_ref()
    }
}

impl View for MapPage<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.t("map-title").with("question", self.head.question.as_str()).to_string()
    }

    fn nav(&self) -> Nav {
        Nav::Conversations
    }

    fn picture(&self) -> Option<String> {
        Some(self.visit.full_url(&format!("{}/map.svg", self.head.path)))
    }
}
