//! An edition on paper: the whole with what stands under each clause, the edition in plain words, and the one page.

use press::{
    Apart, Beside, Chapter, Cited, Clause, Date, Edition, EditionChapter, EditionPage, Endnotes, InShort,
    Link, Meta, Statement,
};

use super::content::Content;
use super::prose::{self, first_sentence, short};
use super::sheet::{Entry, Sheet};
use crate::i18n::Lang;
use crate::markdown;
use crate::tongue::Tag;

/// Letters of a title and of a sentence on the one page, where more would leave room for nothing else.
const LONGEST_TITLE: usize = 150;
const LONGEST_NAME: usize = 110;
const LONGEST_SENTENCE: usize = 240;
/// Sentences about those who stand behind it, on the one page.
const MOST_STANDS: usize = 3;

/// The whole.
pub fn whole(content: &Content, sheet: &Sheet, convener: &str) -> Edition {
    let lang = sheet.lang;
    let sources = |entry: &Entry| Cited {
        label: format!("{}\u{a0}\u{a0}{}", entry.number, titled(lang, entry)),
        sources: entry.sources.iter().map(source).collect(),
    };
    let cited: Vec<Cited> = sheet.clauses().filter(|entry| !entry.sources.is_empty()).map(sources).collect();
    Edition {
        chapters: chapters(sheet, |entry| clause(lang, entry)),
        notes: (!cited.is_empty()).then(|| Endnotes {
            heading: lang.text("edition-notes"),
            lead: lang.text("edition-notes-lead"),
            clauses: cited,
        }),
        ..bare(content, sheet, convener)
    }
}

/// In plain words.
pub fn plain(content: &Content, sheet: &Sheet, convener: &str) -> Edition {
    let lang = sheet.lang;
    let plainly = |entry: &Entry| {
        let (text, is_plain) = entry.plainly();
        Clause {
            text: prose::read(text),
            note: if is_plain { String::new() } else { lang.text("edition-plain-not-yet") },
            about: Vec::new(),
            beside: Vec::new(),
            ..clause(lang, entry)
        }
    };
    let edition = bare(content, sheet, convener);
    Edition {
        kicker: format!("{} · {}", lang.text("edition-plain"), sheet.kicker),
        chapters: chapters(sheet, plainly),
        large: true,
        ..edition
    }
}

/// Everything but the text.
fn bare(content: &Content, sheet: &Sheet, convener: &str) -> Edition {
    let lang = sheet.lang;
    let chapter = |heading: &str, paragraphs: &[String]| Chapter {
        heading: lang.text(heading),
        paragraphs: paragraphs.to_vec(),
    };
    let statement =
        |(who, text): &(String, String)| Statement { who: named(lang, who), text: prose::read(text) };
    Edition {
        meta: meta(content, sheet, convener),
        tongue: sheet.tongue.as_ref().and_then(Tag::on_paper),
        kicker: sheet.kicker.clone(),
        lead: sheet.lead.clone(),
        holders: sheet.holders.clone(),
        facts: [sheet.size.clone(), sheet.voices.clone()]
            .into_iter()
            .filter(|fact| !fact.is_empty())
            .chain(what_holds(sheet))
            .collect(),
        large: false,
        contents: lang.text("edition-contents"),
        chapters: Vec::new(),
        behind: Some(chapter("edition-behind", &sheet.behind)),
        apart: Apart {
            heading: lang.text("edition-apart"),
            lead: lang.text("edition-apart-lead"),
            statements: sheet.minorities.iter().map(statement).collect(),
            none: lang.text("edition-apart-none"),
        },
        notes: None,
        after: vec![chapter("edition-cite", &sheet.cite), chapter("edition-check", &sheet.check)],
        link: link(sheet),
        page: lang.text("edition-page"),
    }
}

/// Which languages hold, where the words are in another.
fn what_holds(sheet: &Sheet) -> Option<String> {
    sheet.tongue.as_ref().map(|_| sheet.lang.text("tongue-edition-of"))
}

fn chapters(sheet: &Sheet, clause: impl Fn(&Entry) -> Clause) -> Vec<EditionChapter> {
    let heading = |words: &str| {
        if words.is_empty() { sheet.lang.text("edition-chapter-unnamed") } else { words.to_owned() }
    };
    let one = |part: &super::sheet::Part| EditionChapter {
        heading: heading(&part.heading),
        clauses: part.clauses.iter().map(&clause).collect(),
    };
    sheet.chapters.iter().map(one).collect()
}

fn clause(lang: Lang, entry: &Entry) -> Clause {
    let beside = entry.beside.iter();
    Clause {
        number: entry.number.to_string(),
        title: titled(lang, entry),
        about: entry.about.clone(),
        text: prose::read(&entry.text),
        note: String::new(),
        beside: beside.map(|(label, lines)| Beside { label: label.clone(), lines: lines.clone() }).collect(),
    }
}

/// What it is called; a clause without a name is called by its number.
pub fn titled(lang: Lang, entry: &Entry) -> String {
    if entry.title.is_empty() {
        lang.t("edition-clause").with("number", entry.number).to_string()
    } else {
        entry.title.clone()
    }
}

/// Who says it; whoever has no name is somebody.
pub fn named(lang: Lang, who: &str) -> String {
    if who.is_empty() { lang.text("edition-apart-unnamed") } else { who.to_owned() }
}

fn source(cite: &super::sheet::Cite) -> press::Cite {
    let shown = cite.url.split_once("://").map_or(cite.url.as_str(), |(_, rest)| rest);
    press::Cite {
        number: cite.number.clone(),
        text: cite.text.clone(),
        url: cite.url.clone(),
        shown: shown.to_owned(),
    }
}

/// The file is of the day of the edition, whenever it is made: the same edition is the same file.
fn meta(content: &Content, sheet: &Sheet, convener: &str) -> Meta {
    let day: jiff::civil::Date = content.day.parse().unwrap_or(jiff::civil::Date::constant(2000, 1, 1));
    let held = content.holders.iter().map(|one| markdown::plain(one.get(sheet.lang.language())));
    let author = held.collect::<Vec<_>>().join(", ");
    Meta {
        lang: crate::ballot::paper::press_lang(sheet.lang),
        title: if sheet.title.is_empty() { sheet.lang.text("edition-unnamed") } else { sheet.title.clone() },
        author: if author.is_empty() { convener.to_owned() } else { author },
        date: Date {
            year: day.year().into(),
            month: day.month().unsigned_abs(),
            day: day.day().unsigned_abs(),
        },
        unprintable: sheet.lang.text("ballot-paper-unprintable"),
    }
}

fn link(sheet: &Sheet) -> Link {
    let url = prose::address(&sheet.address);
    Link {
        shown: url.split_once("://").map_or_else(|| url.clone(), |(_, rest)| rest.to_owned()),
        caption: sheet.lang.text("edition-link"),
        alt: sheet.lang.t("ballot-paper-alt").with("address", url.as_str()).to_string(),
        url,
    }
}

/// The one page.
pub fn page(content: &Content, sheet: &Sheet, convener: &str) -> EditionPage {
    let lang = sheet.lang;
    let mut meta = meta(content, sheet, convener);
    meta.title = short(&meta.title, LONGEST_TITLE);
    let link = Link { caption: lang.text("edition-page-link"), ..link(sheet) };
    let clauses: Vec<InShort> = sheet
        .clauses()
        .map(|entry| InShort {
            number: entry.number.to_string(),
            title: short(&titled(lang, entry), LONGEST_NAME),
            text: first_sentence(entry.plainly().0, LONGEST_SENTENCE),
        })
        .collect();
    let statements: Vec<InShort> = sheet
        .minorities
        .iter()
        .map(|(who, text)| InShort {
            number: String::new(),
            title: short(&named(lang, who), LONGEST_NAME),
            text: first_sentence(text, LONGEST_SENTENCE),
        })
        .collect();
    let more = |key: &str, all: usize| {
        let one =
            |count: usize| lang.t(key).with("count", count).with("address", link.shown.as_str()).to_string();
        (1..=all).map(one).collect()
    };
    let held = short(&sheet.holders, LONGEST_SENTENCE);
    EditionPage {
        kicker: [sheet.kicker.clone(), held]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        lead: short(&sheet.lead, LONGEST_SENTENCE),
        voices: short(&sheet.voices, LONGEST_SENTENCE),
        heading: lang.text("edition-in-short"),
        more: more("edition-more-clauses", clauses.len()),
        clauses,
        behind: lang.text("edition-behind"),
        stands: stands(sheet),
        tongue: sheet.tongue.as_ref().and_then(Tag::on_paper),
        apart: lang.text("edition-apart"),
        more_apart: more("edition-more-statements", statements.len()),
        statements,
        none: lang.text("edition-apart-none"),
        foot: what_holds(sheet)
            .into_iter()
            .chain([lang.text("edition-page-foot"), sheet.cite.last().cloned().unwrap_or_default()])
            .collect(),
        meta,
        link,
    }
}

/// The first of what communities say of the whole; the others are counted.
fn stands(sheet: &Sheet) -> Vec<String> {
    let all = &sheet.behind;
    let shown = if all.len() > MOST_STANDS { MOST_STANDS - 1 } else { MOST_STANDS };
    let mut said: Vec<String> = all.iter().take(shown).map(|line| short(line, LONGEST_SENTENCE)).collect();
    if all.len() > shown {
        said.push(sheet.lang.t("edition-more-stands").with("count", all.len() - shown).to_string());
    }
    said
}
