//! An edition in the words of one language: what paper, a book and a Markdown file say alike.

use std::collections::HashMap;

use super::cited;
use super::content::{Answer, Clause, Content, Endorsement, Source, Support, Text};
use super::prose::address;
use crate::i18n::Lang;
use crate::markdown;
use crate::summary::sheet::day;
use crate::tongue::Tag;

/// Names of communities in a line; the others are counted.
const MOST_NAMES: usize = 12;

/// An edition in one language.
pub struct Sheet {
    pub lang: Lang,
    /// The language of its words, if that is neither English nor French.
    pub tongue: Option<Tag>,
    pub title: String,
    /// Which edition, of which day.
    pub kicker: String,
    pub lead: String,
    /// Who holds it; may be empty.
    pub holders: String,
    /// What stands under it in all; may be empty.
    pub voices: String,
    /// How many clauses it has.
    pub size: String,
    pub chapters: Vec<Part>,
    /// What communities say of the whole.
    pub behind: Vec<String>,
    /// Who does not agree, and what they say, in Markdown.
    pub minorities: Vec<(String, String)>,
    /// How to cite it.
    pub cite: Vec<String>,
    /// How to check it.
    pub check: Vec<String>,
    /// Its permanent address in this language.
    pub address: String,
}

/// A chapter.
pub struct Part {
    pub heading: String,
    pub clauses: Vec<Entry>,
}

/// A clause.
pub struct Entry {
    pub number: i64,
    pub title: String,
    /// What it is; whom it asks and who does it; what it costs.
    pub about: Vec<String>,
    /// In Markdown.
    pub text: String,
    /// In plain words, in Markdown; empty: not yet.
    pub plain: String,
    /// What stands under it: a word, and what there is to it.
    pub beside: Vec<(String, Vec<String>)>,
    pub sources: Vec<Cite>,
}

impl Entry {
    /// What the edition in plain words says, and whether it is in plain words.
    pub fn plainly(&self) -> (&str, bool) {
        if self.plain.trim().is_empty() { (&self.text, false) } else { (&self.plain, true) }
    }
}

/// A source of a clause.
pub struct Cite {
    /// `12.1`
    pub number: String,
    pub text: String,
    /// Whole; may be empty.
    pub url: String,
}

impl Sheet {
    /// In a language; `house` is the address of this house, to which what stands here is linked.
    pub fn of(content: &Content, sha256: &str, house: &str, lang: Lang) -> Self {
        let clauses: usize = content.chapters.iter().map(|chapter| chapter.clauses.len()).sum();
        let own = |text: &Text| markdown::plain(text.get(lang.language()));
        let holders: Vec<String> = content.holders.iter().map(own).collect();
        let held = (!holders.is_empty()).then(|| lang.t("edition-held").with("names", holders.join(" · ")));
        Self {
            lang,
            tongue: None,
            title: own(&content.title),
            kicker: kicker(content, lang),
            lead: own(&content.lead),
            holders: held.map(|held| held.to_string()).unwrap_or_default(),
            voices: counted(lang, &content.support).join(" · "),
            size: lang.t("edition-size").with("count", clauses).to_string(),
            chapters: content
                .chapters
                .iter()
                .map(|chapter| Part {
                    heading: own(&chapter.title),
                    clauses: chapter.clauses.iter().map(|clause| entry(clause, house, lang)).collect(),
                })
                .collect(),
            behind: behind(lang, content),
            minorities: content
                .minorities
                .iter()
                .map(|one| (own(&one.who), one.text.get(lang.language()).to_owned()))
                .collect(),
            cite: vec![
                cited::sentence(content, sha256, lang),
                lang.t("edition-cite-id").with("id", cited::id(content, sha256)).to_string(),
            ],
            check: vec![
                lang.text("edition-check-text"),
                lang.t("edition-check-file")
                    .with("address", format!("{}/edition.json", cited::address(content, lang)))
                    .to_string(),
                lang.t("edition-check-sha").with("sha", sha256).to_string(),
            ],
            address: cited::address(content, lang),
        }
    }

    /// The attributes of an element that holds its words: their language, if it is another, and their direction.
    pub fn said(&self) -> String {
        self.tongue.as_ref().map_or_else(|| "dir=\"auto\"".to_owned(), Tag::attributes)
    }

    /// Whether paper can show its words; those of English and French are always shown, with a box where a letter is not.
    pub fn is_printable(&self, press: &press::Press) -> bool {
        let of = |entry: &Entry| [&entry.title, &entry.text, &entry.plain].map(|words| press.writes(words));
        let heads = || self.chapters.iter().all(|part| press.writes(&part.heading));
        let is_written = || press.writes(&self.title) && press.writes(&self.lead) && heads();
        self.tongue.is_none() || is_written() && self.clauses().all(|entry| !of(entry).contains(&false))
    }

    /// The clauses, without their chapters.
    pub fn clauses(&self) -> impl Iterator<Item = &Entry> {
        self.chapters.iter().flat_map(|part| &part.clauses)
    }
}

/// `Edition 2 · 20 October 2025`
pub fn kicker(content: &Content, lang: Lang) -> String {
    let day = day(lang, &content.day).unwrap_or_else(|| content.day.clone());
    lang.t("edition-number-day").with("number", content.edition).with("day", day).to_string()
}

/// The words of a key that ends in a word of the content; the word itself where there are none.
fn word(lang: Lang, key: String, word: &str) -> String {
    if lang.has(&key) { lang.text(&key) } else { word.to_owned() }
}

fn entry(clause: &Clause, house: &str, lang: Lang) -> Entry {
    let own = |text: &Text| text.get(lang.language()).to_owned();
    let sources = sources(clause, house, lang);
    let mut beside = support(lang, &clause.support);
    let endorsed = endorsed(lang, &clause.endorsements, clause.version);
    beside.push((lang.text("edition-beside-endorsed"), endorsed));
    if !clause.answers.is_empty() {
        let answers = clause.answers.iter().map(|answer| answered(lang, answer)).collect();
        beside.push((lang.text("edition-beside-answers"), answers));
    }
    if let Some(last) = sources.last() {
        let notes = lang.t("edition-notes-of").with("first", format!("{}.1", clause.number));
        let notes = notes.with("last", last.number.as_str()).with("count", sources.len()).to_string();
        beside.push((lang.text("edition-beside-sources"), vec![notes]));
    }
    Entry {
        number: clause.number,
        title: markdown::plain(&own(&clause.title)),
        about: about(lang, clause),
        text: own(&clause.text),
        plain: own(&clause.plain),
        beside,
        sources,
    }
}

/// What it is; whom it asks, who does it, which policy moves it; what it costs.
fn about(lang: Lang, clause: &Clause) -> Vec<String> {
    let Clause { kind, addressee, doer, lever, .. } = clause;
    let mut said = vec![word(lang, format!("edition-kind-{kind}"), kind)];
    if !addressee.is_empty() {
        let whom = word(lang, format!("summary-to-{addressee}"), addressee);
        said.push(lang.t("edition-asks").with("whom", whom).to_string());
    }
    if !doer.is_empty() {
        let who = word(lang, format!("summary-doer-{doer}"), doer);
        said.push(lang.t("edition-doer").with("who", who).to_string());
    }
    if !lever.is_empty() {
        let policy = word(lang, format!("summary-lever-{lever}"), lever);
        said.push(lang.t("edition-lever").with("policy", policy).to_string());
    }
    let cost = markdown::plain(clause.cost.get(lang.language()));
    let cost = (!cost.is_empty()).then(|| lang.t("edition-cost").with("cost", cost).to_string());
    [said.join(" · ")].into_iter().chain(cost).collect()
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Those of the counts that are not zero, in words.
fn counts<'a>(lang: Lang, of: impl IntoIterator<Item = (&'a str, u64)>) -> Vec<String> {
    let there = of.into_iter().filter(|(_, count)| *count > 0);
    there.map(|(key, count)| lang.t(key).with("count", number(count)).to_string()).collect()
}

/// Whose voices, from how many tables, sessions, communities and places.
pub fn counted(lang: Lang, support: &Support) -> Vec<String> {
    counts(
        lang,
        [
            ("edition-count-voices", support.voices),
            ("edition-count-tables", support.tables),
            ("edition-count-sessions", support.sessions),
            ("edition-count-communities", support.communities),
            ("edition-count-areas", support.areas.unwrap_or_default()),
            ("edition-count-provinces", support.provinces.unwrap_or_default()),
        ],
    )
}

/// What stands under a clause: a word, and what there is to it.
fn support(lang: Lang, support: &Support) -> Vec<(String, Vec<String>)> {
    if support.is_bare() {
        let lost = counts(lang, [("edition-count-lost", support.lost)]);
        let said = [lang.text("edition-unsupported")].into_iter().chain(lost).collect();
        return vec![(lang.text("edition-beside-voices"), said)];
    }
    let join = |lines: Vec<String>| (!lines.is_empty()).then(|| lines.join(", "));
    let voices = counts(lang, [("edition-count-voices", support.voices)]);
    let given = counts(
        lang,
        [
            ("edition-count-notes", support.notes),
            ("edition-count-stories", support.stories),
            ("edition-count-votes", support.votes),
        ],
    );
    let from = [("edition-count-tables", support.tables), ("edition-count-sessions", support.sessions)];
    let more = [("edition-count-figures", support.figures), ("edition-count-outside", support.outside)];
    let lost = counts(lang, [("edition-count-lost", support.lost)]);
    let lines = [join(voices), join(given), join(counts(lang, from)), join(counts(lang, more)), join(lost)];
    let mut beside = vec![(lang.text("edition-beside-voices"), lines.into_iter().flatten().collect())];
    if let Some(lowest) = support.lowest_group {
        let said = lang.t("edition-lowest").with("percent", number(lowest)).to_string();
        beside.push((lang.text("edition-beside-ground"), vec![said]));
    }
    if support.voices > 0 {
        beside.push((lang.text("edition-beside-places"), places(lang, support)));
    }
    beside
}

fn places(lang: Lang, support: &Support) -> Vec<String> {
    let all = [("edition-count-areas", support.areas), ("edition-count-provinces", support.provinces)];
    let mut said = counts(lang, all.into_iter().filter_map(|(key, count)| Some((key, count?))));
    if said.is_empty() {
        said.push(lang.text("edition-places-few"));
    }
    said.extend(counts(lang, [("edition-count-communities", support.communities)]));
    said
}

/// What communities say of the edition as a whole.
fn behind(lang: Lang, content: &Content) -> Vec<String> {
    if content.endorsements.is_empty() {
        return vec![lang.text("edition-behind-none")];
    }
    endorsed(lang, &content.endorsements, content.edition)
}

/// What communities say: how many say yes, and each reservation and objection with its reason.
fn endorsed(lang: Lang, all: &[Endorsement], version: i64) -> Vec<String> {
    if all.is_empty() {
        return vec![lang.text("edition-endorsed-none")];
    }
    let of = |verdict: &'static str| all.iter().filter(move |one| one.verdict == verdict);
    let name = |one: &Endorsement| {
        let mut name = markdown::plain(one.community.get(lang.language()));
        if !one.province.is_empty() {
            name = format!("{name}\u{a0}({})", one.province);
        }
        if one.version == version {
            name
        } else {
            let older = lang.t("edition-endorsed-older").with("name", name);
            older.with("version", one.version).to_string()
        }
    };
    let yes: Vec<String> = of("yes").map(name).collect();
    let mut said = Vec::new();
    if !yes.is_empty() {
        let mut names = yes.iter().take(MOST_NAMES).cloned().collect::<Vec<_>>().join(", ");
        if yes.len() > MOST_NAMES {
            let more = lang.t("edition-names-more").with("count", yes.len() - MOST_NAMES);
            names = format!("{names} {more}");
        }
        let line = lang.t("edition-endorsed-yes").with("count", yes.len()).with("all", all.len());
        said.push(line.with("names", names).to_string());
    }
    for (verdict, key) in
        [("reservation", "edition-endorsed-reservation"), ("objection", "edition-endorsed-objection")]
    {
        said.extend(of(verdict).map(|one| {
            let reason = markdown::plain(one.reason.get(lang.language()));
            lang.t(key).with("name", name(one)).with("reason", reason).to_string().trim_end().to_owned()
        }));
    }
    said
}

fn answered(lang: Lang, answer: &Answer) -> String {
    let verdict = word(lang, format!("edition-answer-{}", answer.verdict), &answer.verdict);
    let on = day(lang, &answer.day).unwrap_or_else(|| answer.day.clone());
    let key = if matches!(answer.verdict.as_str(), "silent" | "waiting") {
        "edition-asked"
    } else {
        "edition-answered"
    };
    let said = lang.t(key).with("who", answer.who.as_str()).with("verdict", verdict).with("day", on);
    let words = markdown::plain(answer.words.get(lang.language()));
    let due = day(lang, &answer.due).map(|due| lang.t("edition-due").with("day", due).to_string());
    let all = [Some(said.to_string()), Some(words).filter(|words| !words.is_empty()), due];
    all.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Sources that are the same but for who gave them are one line that counts them.
fn sources(clause: &Clause, house: &str, lang: Lang) -> Vec<Cite> {
    let mut lines: Vec<(&Source, i64)> = Vec::new();
    let mut seen: HashMap<(&str, &str, &str), usize> = HashMap::new();
    for source in &clause.sources {
        let key = (source.kind.as_str(), source.from.get(lang.language()), source.link.as_str());
        let at = *seen.entry(key).or_insert(lines.len());
        match lines.get_mut(at) {
            Some((_, count)) => *count += 1,
            None => lines.push((source, 1)),
        }
    }
    let cite = |(at, (source, count)): (usize, (&Source, i64))| Cite {
        number: format!("{}.{}", clause.number, at + 1),
        text: named(lang, source, count),
        url: linked(&source.link, house, lang),
    };
    lines.into_iter().enumerate().map(cite).collect()
}

fn named(lang: Lang, source: &Source, count: i64) -> String {
    let from = markdown::plain(source.from.get(lang.language()));
    let key = format!("edition-source-{}", source.kind);
    let kind =
        if lang.has(&key) { lang.t(&key).with("count", count).to_string() } else { source.kind.clone() };
    if from.is_empty() {
        kind
    } else {
        lang.t("edition-source").with("kind", kind).with("from", from).to_string()
    }
}

/// A page of this house in the language, or an address elsewhere.
fn linked(link: &str, house: &str, lang: Lang) -> String {
    let is_ours = link.starts_with('/') && !link.starts_with("//");
    if is_ours { address(&format!("{house}/{}{link}", lang.code())) } else { address(link) }
}
