//! An edition as Markdown, for a wiki, a newsletter, a repository.

use std::fmt::Write;

use super::paper::{named, titled};
use super::prose;
use super::sheet::{Entry, Sheet};
use crate::markdown::escape;

/// The whole.
pub fn markdown(sheet: &Sheet) -> String {
    let lang = sheet.lang;
    // writing to a String cannot fail
    let mut out = format!("# {}\n", escape(&sheet.title));
    for words in [&sheet.kicker, &sheet.holders, &sheet.lead, &sheet.size, &sheet.voices] {
        paragraph(&mut out, words);
    }
    for part in &sheet.chapters {
        let _ = write!(out, "\n## {}\n", escape(&part.heading));
        for entry in &part.clauses {
            clause(&mut out, sheet, entry);
        }
    }
    let _ = write!(out, "\n## {}\n", escape(&lang.text("edition-behind")));
    sheet.behind.iter().for_each(|words| paragraph(&mut out, words));
    let _ = write!(out, "\n## {}\n", escape(&lang.text("edition-apart")));
    if sheet.minorities.is_empty() {
        paragraph(&mut out, &lang.text("edition-apart-none"));
    }
    for (who, text) in &sheet.minorities {
        let _ = write!(
            out,
            "\n### {}\n\n{}",
            escape(&named(lang, who)),
            prose::to_markdown(&prose::read(text), "> ")
        );
    }
    for (heading, lines) in [("edition-cite", &sheet.cite), ("edition-check", &sheet.check)] {
        let _ = write!(out, "\n## {}\n", escape(&lang.text(heading)));
        lines.iter().for_each(|words| paragraph(&mut out, words));
    }
    let _ = write!(out, "\n<{}>\n", prose::address(&sheet.address));
    out
}

fn paragraph(out: &mut String, words: &str) {
    if !words.is_empty() {
        let _ = write!(out, "\n{}\n", prose::guarded(&escape(words)));
    }
}

fn clause(out: &mut String, sheet: &Sheet, entry: &Entry) {
    let _ = write!(out, "\n### {}. {}\n", entry.number, escape(&titled(sheet.lang, entry)));
    for words in &entry.about {
        let _ = write!(out, "\n*{}*\n", escape(words));
    }
    let _ = write!(out, "\n{}", prose::to_markdown(&prose::read(&entry.text), ""));
    if !entry.plain.is_empty() {
        let _ = write!(out, "\n**{}**\n", escape(&sheet.lang.text("edition-plain-title")));
        let _ = write!(out, "\n{}", prose::to_markdown(&prose::read(&entry.plain), ""));
    }
    out.push('\n');
    for (label, lines) in &entry.beside {
        let _ = writeln!(out, "- **{}**", escape(label));
        for line in lines {
            let _ = writeln!(out, "  - {}", prose::guarded(&escape(line)));
        }
    }
    if !entry.sources.is_empty() {
        out.push('\n');
    }
    for cite in &entry.sources {
        let _ = write!(out, "- {}\u{a0}\u{a0}{}", cite.number, escape(&cite.text));
        if !cite.url.is_empty() {
            let _ = write!(out, " <{}>", cite.url);
        }
        out.push('\n');
    }
}
