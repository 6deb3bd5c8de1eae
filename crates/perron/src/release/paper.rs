//! The report of a wave on paper: who answered, the outcomes with their intervals, what changed, the tables that went out with
//! what is hidden and why, how it was worked out, how to read it, and where its questions are from.

use axum::extract::Path;
use axum::response::Response;
use press::{Block, Estimate, Report, ReportPart, Span};
use store::release::{self, Kind, Release};
use store::{Tx, estimate};

use super::content::Content;
use super::here::closed;
use super::people::items;
use super::views::{heads, lines, share};
use super::words;
use crate::ballot::paper;
use crate::error::Error;
use crate::estimate::found::{Change, Figure, Found, Line, Part, Said, Verdict, Why};
use crate::id::Id;
use crate::item::Item;
use crate::visit::Visit;
use crate::wave::Read;

/// Figures of fewer people are not shown.
const FEWEST: i64 = 10;

/// `GET /waves/{id}/report.pdf`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = closed(&visit, id).await?;
    let gather = move |tx: &mut Tx<'_>| {
        let found = estimate::of_wave(tx, id)?.and_then(|found| serde_json::from_str(&found.result).ok());
        Ok::<_, store::Error>((found, release::of_wave(tx, id)?))
    };
    let (found, releases): (Option<Found>, Vec<Release>) = visit.app.db.read(gather).await?;
    let report = Writer { visit: &visit, read: &read }.report(&found.unwrap_or_default(), &releases);
    paper::print(&visit, &format!("pulse-{}", Id(id)), move |press| press.report(&report)).await
}

struct Writer<'a> {
    visit: &'a Visit,
    read: &'a Read,
}

impl Writer<'_> {
    fn t(&self, key: &str) -> String {
        self.visit.lang.text(key)
    }

    fn report(&self, found: &Found, releases: &[Release]) -> Report {
        let (title, _) = self.visit.nearest(&self.read.wave.title);
        let community = self.visit.nearest(&self.read.community.name).0;
        let mut parts = vec![self.who(), self.asked()];
        for part in &found.parts {
            parts.extend(self.outcomes(part));
            parts.extend(self.change(part));
        }
        parts.extend(self.tables(releases));
        parts.push(self.lines("release-how", ["share", "hidden", "withheld", "never-zero"].map(how)));
        parts.push(self.lines("release-method", ["weights", "interval", "audit", "limits"].map(method)));
        parts.push(self.sources());
        let mut link = paper::link(self.visit, &super::path(self.read.wave.id));
        link.caption = self.t("release-paper-link");
        Report {
            meta: paper::sheet(self.visit, &title, &self.read.wave.zone),
            kicker: self.visit.t("release-paper-kicker").with("community", community).to_string(),
            lead: self.when(),
            parts,
            link,
            page: self.t("ballot-paper-page"),
        }
    }

    fn part(&self, key: &str, blocks: Vec<Block>) -> ReportPart {
        ReportPart { heading: self.t(key), blocks }
    }

    fn lines<const N: usize>(&self, key: &str, keys: [String; N]) -> ReportPart {
        self.part(key, keys.iter().map(|key| Block::Text { words: self.t(key) }).collect())
    }

    fn when(&self) -> String {
        let wave = &self.read.wave;
        let day = |at: i64| self.visit.lang.date(at, &wave.zone);
        match (wave.opened, wave.closed) {
            (Some(opened), Some(closed)) => self
                .visit
                .t("release-paper-when")
                .with("from", day(opened))
                .with("to", day(closed))
                .to_string(),
            _ => String::new(),
        }
    }

    /// Of how many: fewer than ten are not told.
    fn who(&self) -> ReportPart {
        let count = self.read.count;
        let said = |key: &str, n: i64| {
            let words = if n >= FEWEST {
                self.visit.t(key).with("people", n).to_string()
            } else {
                self.visit.t("release-paper-few").with("arm", self.t(arm_of(key))).to_string()
            };
            Block::Text { words }
        };
        let mut blocks = Vec::new();
        blocks.extend((count.panel > 0).then(|| said("release-paper-panel", count.panel)));
        blocks.extend((count.open > 0).then(|| said("release-paper-open", count.open)));
        if blocks.is_empty() {
            blocks.push(Block::Text { words: self.t("release-paper-nobody") });
        }
        self.part("release-paper-who", blocks)
    }

    fn asked(&self) -> ReportPart {
        let lang = self.visit.lang;
        let row = |(_, item): (usize, &Item)| press::Line {
            text: item.wording.get(lang).to_owned(),
            doer: None,
            about: words::item(lang, item),
            source: self.visit.t("release-counts-as").with("answers", words::counted(lang, item)).to_string(),
        };
        let lines = items(&self.read.sheet).map(row).collect();
        self.part("release-paper-asked", vec![Block::Lines { lines }])
    }

    fn name(&self, line: &Line) -> String {
        words::outcome(self.visit.lang, &self.read.sheet, &line.item)
    }

    /// The shares of everybody, drawn and as a table.
    fn outcomes(&self, part: &Part) -> Option<ReportPart> {
        let row = |line: &Line| Estimate {
            label: self.name(line),
            share: span(&line.all),
            reference: None,
            words: self.figure(&line.all),
        };
        if part.lines.is_empty() {
            return None;
        }
        let axis = [0.0, 0.5, 1.0].map(|share| self.visit.lang.percent(share));
        let drawn = Block::Intervals {
            caption: self.t("release-paper-drawn"),
            alt: self.t("release-paper-alt"),
            axis,
            rows: part.lines.iter().map(row).collect(),
        };
        let cells = |line: &Line| {
            let n = line.all.n.and_then(|n| i64::try_from(n).ok()).map(|n| self.visit.lang.count(n));
            vec![self.name(line), self.figure(&line.all), n.unwrap_or_else(|| self.t("release-hidden"))]
        };
        let head = ["release-item-head", "release-share-head", "release-people"].map(|key| self.t(key));
        let rows = part.lines.iter().map(cells).collect();
        let table = Block::Table { caption: String::new(), head: head.to_vec(), rows };
        let kind = self.t(&format!("release-kind-{}", part.kind.word()));
        let heading = self.visit.t("release-paper-outcomes").with("kind", kind).to_string();
        Some(ReportPart { heading, blocks: vec![drawn, table] })
    }

    fn figure(&self, figure: &Figure) -> String {
        let lang = self.visit.lang;
        match (span(figure), &figure.why) {
            // of those who took part alone: they are no sample, and have no range
            (Some(span), _) if figure.lo.is_none() => lang.percent(span.at),
            (Some(span), _) => {
                let whole = |share: f64| (100.0 * share).round() as i64;
                let said = lang
                    .t("release-share")
                    .with("percent", lang.percent(span.at))
                    .with("low", whole(span.low))
                    .with("high", whole(span.high))
                    .to_string();
                match figure.flag {
                    Some('E') => lang.t("release-careful").with("share", said).to_string(),
                    _ => said,
                }
            }
            (None, Some(Why::Few)) => lang.text("release-why-small"),
            (None, Some(Why::Protects | Why::FewSuch | Why::Alike)) => lang.text("release-why-withheld"),
            (None, Some(Why::Withheld(en, fr))) => {
                let name = if lang == crate::i18n::Lang::En { en } else { fr };
                lang.t("release-body-withholds").with("bodies", name.as_str()).to_string()
            }
            (None, Some(Why::Unsure) | None) => lang.text("release-unsure"),
        }
    }

    /// Since the wave before.
    fn change(&self, part: &Part) -> Option<ReportPart> {
        let said = |line: &Line| {
            let change: &Change = line.changes.first()?;
            Some(vec![
                self.name(line),
                change.said.as_ref().map_or_else(|| self.t("release-break"), |said| self.moved(said)),
            ])
        };
        let rows: Vec<Vec<String>> = part.lines.iter().filter_map(said).collect();
        let head = ["release-item-head", "release-change"].map(|key| self.t(key)).to_vec();
        let table = Block::Table { caption: self.t("release-change-say"), head, rows: rows.clone() };
        (!rows.is_empty()).then(|| self.part("release-change", vec![table]))
    }

    fn moved(&self, said: &Said) -> String {
        let key = match said.verdict {
            Verdict::Up => "release-went-up",
            Verdict::Down => "release-went-down",
            Verdict::Alike => "release-went-alike",
            Verdict::Unsure => "release-went-unsure",
        };
        let [at, low, high] = said.difference.map(|share| self.visit.lang.decimal(100.0 * share, 0));
        self.visit.t(key).with("points", at).with("low", low).with("high", high).to_string()
    }

    /// Every table that went out, with what is hidden and why.
    fn tables(&self, releases: &[Release]) -> Option<ReportPart> {
        let lang = self.visit.lang;
        let mut blocks = Vec::new();
        for release in releases.iter().filter(|one| one.kind == Kind::Table) {
            let Ok(content) = serde_json::from_str::<Content>(&release.content) else { continue };
            blocks.push(Block::Heading { words: words::name(lang, &self.read.sheet, release) });
            let [high, other] = heads(lang, self.read, &content.item);
            let rows = content.rows.iter().filter(|row| !row.is_nobody()).zip(lines(lang, &content));
            let row = |(row, line): (&super::content::Row, super::views::Line)| {
                let [n, yes, no] = line.figures;
                vec![line.label, n, yes, no, line.why.unwrap_or_else(|| share(lang, row))]
            };
            let head = vec![
                self.t("release-group"),
                self.t("release-people"),
                high,
                other,
                self.t("release-share-head"),
            ];
            blocks.push(Block::Table { caption: String::new(), head, rows: rows.map(row).collect() });
        }
        (!blocks.is_empty()).then(|| self.part("release-tables", blocks))
    }

    fn sources(&self) -> ReportPart {
        let mut sources: Vec<&str> =
            items(&self.read.sheet).map(|(_, item)| item.source.get(self.visit.lang)).collect();
        sources.sort_unstable();
        sources.dedup();
        let texts = sources.iter().filter(|text| !text.is_empty());
        let mut blocks: Vec<Block> = texts.map(|text| Block::Text { words: (*text).to_owned() }).collect();
        if !self.read.wave.sheet_sha256.is_empty() {
            let hash = self.read.wave.sheet_sha256.as_str();
            blocks.push(Block::Text {
                words: self.visit.t("release-paper-hash").with("hash", hash).to_string(),
            });
        }
        self.part("release-paper-sources", blocks)
    }
}

fn arm_of(key: &str) -> &'static str {
    if key == "release-paper-panel" { "release-arm-panel" } else { "release-arm-open" }
}

fn how(word: &str) -> String {
    format!("release-how-{word}")
}

fn method(word: &str) -> String {
    format!("release-method-{word}")
}

/// What is drawn of a figure: whole and in order, or nothing.
fn span(figure: &Figure) -> Option<Span> {
    let within = |share: f64| share.clamp(0.0, 1.0);
    let at = within(figure.est?);
    let (low, high) = (figure.lo.map_or(at, within), figure.hi.map_or(at, within));
    (low <= at && at <= high).then_some(Span { low, at, high })
}
