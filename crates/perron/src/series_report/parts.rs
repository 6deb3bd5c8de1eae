//! The parts of the report in one language, for the screen and for paper alike.

use press::{Block, Line, ReportPart};
use store::session::Listed;
use store::summary::{Doer, Section};

use super::gather::{Gathered, Held, Lack};
use crate::coming::missing::Missing;
use crate::feedback::figure;
use crate::feedback::results::Result as Answered;
use crate::i18n::Lang;
use crate::id::Id;
use crate::pledge::counts::{FEW, Shown};
use crate::summary::facts::FEWEST;
use crate::summary::paper::sign;
use crate::summary::sheet::{Entry, Sheet};

/// Insights of each session at most.
const MOST_INSIGHTS: usize = 3;

/// A part: a heading, and what stands under it.
pub struct Part {
    pub heading: String,
    pub pieces: Vec<Piece>,
}

/// What stands in a part.
pub enum Piece {
    Text(String),
    /// With where it leads.
    Heading(String, Option<String>),
    Lines(Vec<Line>),
    Table {
        caption: String,
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
}

/// The report, part by part.
pub fn of(gathered: &Gathered, lang: Lang) -> Vec<Part> {
    let sheets: Vec<Option<Sheet>> =
        gathered.held.iter().map(|held| held.facts.as_ref().map(|facts| Sheet::of(facts, lang))).collect();
    let part = |key: &str, pieces: Vec<Piece>| Part { heading: lang.text(key), pieces };
    vec![
        part("lookback-sessions", sessions(gathered, &sheets, lang)),
        part("lookback-themes", themes(gathered, lang)),
        part("lookback-recommended", recommended(gathered, &sheets, lang)),
        part("lookback-participation", participation(gathered, lang)),
        part("lookback-missing", missing(gathered.missing.as_ref(), lang)),
        part("lookback-feedback", feedback(&gathered.feedback, lang)),
        part("lookback-dissent", lines(&sheets, lang, Section::Dissent)),
        part("lookback-forward", forward(gathered, &sheets, lang)),
    ]
}

fn plain(text: String, source: String) -> Line {
    Line { text, doer: None, about: String::new(), source }
}

fn dated(session: &Listed, lang: Lang) -> String {
    let title = session.title.nearest(lang.language()).0;
    format!("{title} · {}", lang.date(session.starts, &session.zone))
}

fn sessions(gathered: &Gathered, sheets: &[Option<Sheet>], lang: Lang) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (held, sheet) in gathered.held.iter().zip(sheets) {
        let path = format!("/sessions/{}", Id(held.session.id));
        let way = if sheet.is_some() { format!("{path}/summary") } else { path };
        pieces.push(Piece::Heading(dated(&held.session, lang), Some(way)));
        let insights = sheet.as_ref().and_then(|sheet| sheet.part(Section::Insight));
        let insights: Vec<Line> =
            insights.into_iter().flat_map(|part| &part.entries).take(MOST_INSIGHTS).map(line).collect();
        if !insights.is_empty() {
            pieces.push(Piece::Lines(insights));
        }
    }
    or_none(pieces, lang.text("archive-none"))
}

fn line(entry: &Entry) -> Line {
    Line {
        text: entry.text.clone(),
        doer: entry.doer.as_ref().map(|(doer, words)| (sign(*doer), words.clone())),
        about: entry.about.clone(),
        source: entry.source.clone(),
    }
}

fn themes(gathered: &Gathered, lang: Lang) -> Vec<Piece> {
    let one = |(name, sessions): &(store::Bilingual, usize)| {
        let told = lang.t("lookback-theme-in").with("sessions", *sessions).to_string();
        plain(name.nearest(lang.language()).0.to_owned(), told)
    };
    let themes: Vec<Line> = gathered.themes.iter().map(one).collect();
    let pieces = if themes.is_empty() { Vec::new() } else { vec![Piece::Lines(themes)] };
    or_none(pieces, lang.text("lookback-themes-none"))
}

fn recommended(gathered: &Gathered, sheets: &[Option<Sheet>], lang: Lang) -> Vec<Piece> {
    let (mut lines, mut answered) = (Vec::new(), 0usize);
    let mut doers = [0usize; 3];
    for (held, sheet) in gathered.held.iter().zip(sheets) {
        let entries = sheet.as_ref().and_then(|sheet| sheet.part(Section::Recommendation));
        for entry in entries.into_iter().flat_map(|part| &part.entries) {
            answered += usize::from(!entry.answers.is_empty());
            if let Some((doer, _)) = &entry.doer {
                doers[place(*doer)] += 1;
            }
            lines.push(with_answers(entry, &held.session, lang));
        }
    }
    let lead = lang.t("lookback-recommended-lead").with("all", lines.len()).with("answered", answered);
    let [community, help, institution] = doers;
    let by = lang.t("lookback-by-doer").with("community", community).with("help", help);
    let mut pieces = vec![Piece::Text(lead.to_string())];
    if !lines.is_empty() {
        pieces.push(Piece::Text(by.with("institution", institution).to_string()));
        pieces.push(Piece::Lines(lines));
    }
    pieces
}

const fn place(doer: Doer) -> usize {
    match doer {
        Doer::Community => 0,
        Doer::Help => 1,
        Doer::Institution => 2,
    }
}

/// A recommendation with what was answered, or that nobody has.
fn with_answers(entry: &Entry, session: &Listed, lang: Lang) -> Line {
    let title = session.title.nearest(lang.language()).0;
    let answers =
        entry.answers.iter().map(|answer| format!("{} {}", answer.head, answer.words).trim().to_owned());
    let answers: Vec<String> = answers.collect();
    let told = if answers.is_empty() { lang.text("lookback-unanswered") } else { answers.join(" ") };
    let mut line = line(entry);
    line.about = if line.about.is_empty() { told } else { format!("{} · {told}", line.about) };
    line.source = format!("{} · {title}", line.source);
    line
}

fn participation(gathered: &Gathered, lang: Lang) -> Vec<Piece> {
    let head = ["session", "registered", "there", "tables", "areas", "notes"];
    let head: Vec<String> = head.iter().map(|word| lang.text(&format!("lookback-{word}"))).collect();
    let count = |n: usize| lang.count(i64::try_from(n).unwrap_or(i64::MAX));
    let people = |n: usize| if n < FEWEST { lang.text("lookback-few") } else { count(n) };
    let row = |held: &Held| {
        let areas = if held.people < FEWEST { lang.text("lookback-unsaid") } else { count(held.areas) };
        vec![
            dated(&held.session, lang),
            people(held.registered),
            people(held.people),
            count(held.tables),
            areas,
            count(held.notes),
        ]
    };
    let rows: Vec<Vec<String>> = gathered.held.iter().map(row).collect();
    if rows.is_empty() {
        return vec![Piece::Text(lang.text("archive-none"))];
    }
    vec![Piece::Table { caption: lang.text("lookback-participation-lead"), head, rows }]
}

/// From where fewer came than would have if people came alike from everywhere.
fn missing(lack: Option<&Lack>, lang: Lang) -> Vec<Piece> {
    let Some(Lack { place, source, parts }) = lack else {
        return vec![Piece::Text(lang.text("lookback-missing-no-numbers"))];
    };
    let Some(parts) = parts else { return vec![Piece::Text(lang.text("lookback-missing-unknown"))] };
    let told = |one: &Missing| {
        let (key, count) = match one.coming {
            Shown::Count(0) => ("lookback-missing-nobody", 0),
            Shown::Count(count) => ("lookback-missing-count", count),
            Shown::Few | Shown::Hidden | Shown::Untold => ("lookback-missing-few", FEW),
        };
        let told = lang.t(key).with("count", count).with("expected", one.expected).to_string();
        plain(format!("{} · {told}", one.part.name(lang)), String::new())
    };
    let lines: Vec<Line> = parts.iter().map(told).collect();
    let found = if lines.is_empty() { Vec::new() } else { vec![Piece::Lines(lines)] };
    let mut pieces = or_none(found, lang.text("lookback-missing-none"));
    let place = place.nearest(lang.language()).0;
    let numbers = lang.t("lookback-missing-numbers").with("place", place).with("source", source.as_str());
    pieces.push(Piece::Text(numbers.to_string()));
    pieces
}

fn feedback(results: &[Answered], lang: Lang) -> Vec<Piece> {
    let told = results.iter().filter(|result| result.is_enough() && !result.counts.is_empty());
    let lines: Vec<Line> = told
        .map(|result| plain(result.question.text.nearest(lang.language()).0.to_owned(), figure(lang, result)))
        .collect();
    let pieces = if lines.is_empty() { Vec::new() } else { vec![Piece::Lines(lines)] };
    or_none(pieces, lang.text("lookback-feedback-none"))
}

/// The lines of one section over all sessions.
fn lines(sheets: &[Option<Sheet>], lang: Lang, section: Section) -> Vec<Piece> {
    let mut lines = Vec::new();
    for sheet in sheets.iter().flatten() {
        for entry in sheet.part(section).into_iter().flat_map(|part| &part.entries) {
            let mut line = line(entry);
            line.source = format!("{} · {}", line.source, sheet.title);
            lines.push(line);
        }
    }
    let pieces = if lines.is_empty() { Vec::new() } else { vec![Piece::Lines(lines)] };
    or_none(pieces, lang.text("lookback-none"))
}

fn forward(gathered: &Gathered, sheets: &[Option<Sheet>], lang: Lang) -> Vec<Piece> {
    let coming: Vec<Line> = gathered
        .coming
        .iter()
        .map(|one| plain(one.title.nearest(lang.language()).0.to_owned(), lang.moment(one.starts, &one.zone)))
        .collect();
    let next = if coming.is_empty() { Vec::new() } else { vec![Piece::Lines(coming)] };
    let mut pieces = vec![Piece::Heading(lang.text("lookback-next"), None)];
    pieces.extend(or_none(next, lang.text("lookback-next-none")));
    for (key, section) in [("lookback-open", Section::Open), ("lookback-together", Section::Collaboration)] {
        pieces.push(Piece::Heading(lang.text(key), None));
        pieces.extend(lines(sheets, lang, section));
    }
    pieces
}

fn or_none(pieces: Vec<Piece>, none: String) -> Vec<Piece> {
    if pieces.is_empty() { vec![Piece::Text(none)] } else { pieces }
}

/// The same for paper, where nothing leads anywhere.
pub fn paper(parts: Vec<Part>) -> Vec<ReportPart> {
    let block = |piece: Piece| match piece {
        Piece::Text(words) => Block::Text { words },
        Piece::Heading(words, _) => Block::Heading { words },
        Piece::Lines(lines) => Block::Lines { lines },
        Piece::Table { caption, head, rows } => Block::Table { caption, head, rows },
    };
    let part = |part: Part| ReportPart {
        heading: part.heading,
        blocks: part.pieces.into_iter().map(block).collect(),
    };
    parts.into_iter().map(part).collect()
}
