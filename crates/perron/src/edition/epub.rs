//! An edition as a book for readers of books (EPUB 3.3): a title page, a chapter each, those who do not agree, the sources, and
//! how to cite and check it. Pure: the same edition gives the same bytes.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::result::ZipResult;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::content::Content;
use super::paper::{named, titled};
use super::prose::{self, xml};
use super::sheet::{Entry, Part, Sheet};
use crate::markdown;

/// A file of the book that is read: its name, what it is called, what stands in it.
struct Leaf {
    name: String,
    title: String,
    body: String,
    /// Clauses that the contents name under it: their number and title.
    clauses: Vec<(i64, String)>,
}

/// The book.
pub fn book(content: &Content, sheet: &Sheet) -> ZipResult<Vec<u8>> {
    let leaves = leaves(sheet);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // no clock: files of a book are of no day
    let plain = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let mut add = |name: &str, method: CompressionMethod, text: &str| {
        zip.start_file(name, plain.compression_method(method))?;
        zip.write_all(text.as_bytes())?;
        Ok::<_, zip::result::ZipError>(())
    };
    add("mimetype", CompressionMethod::Stored, "application/epub+zip")?;
    let mut pack = |name: &str, text: &str| add(name, CompressionMethod::Deflated, text);
    pack("META-INF/container.xml", CONTAINER)?;
    pack("EPUB/package.opf", &package(content, sheet, &leaves))?;
    pack("EPUB/nav.xhtml", &page(sheet, &sheet.lang.text("edition-contents"), &contents(sheet, &leaves)))?;
    pack("EPUB/style.css", STYLE)?;
    for leaf in &leaves {
        pack(&format!("EPUB/{}.xhtml", leaf.name), &page(sheet, &leaf.title, &leaf.body))?;
    }
    Ok(zip.finish()?.into_inner())
}

const CONTAINER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"#;

/// Pages of a book that is read from right to left are turned so too.
const TURNED: &str = " page-progression-direction=\"rtl\"";

const STYLE: &str = "\
body { line-height: 1.5; margin: 5%; }
h1, h2, h3 { font-family: serif; line-height: 1.2; text-align: start; }
h1 { font-weight: normal; }
.number { color: #1e4d3b; font-weight: normal; }
.text { font-size: 1.15em; font-family: serif; }
.small, .beside { font-size: 0.85em; }
.beside { border-inline-start: 0.3em solid #b7c7a3; margin: 1em 0; padding-inline-start: 1em; }
.beside dt { font-weight: bold; }
.beside dd { margin: 0 0 0.2em 0; }
.apart { border: 0.15em solid #a8452e; padding: 0 1em; }
blockquote { border-inline-start: 0.2em solid #cfc5b2; margin-inline: 0; padding-inline-start: 1em; }
";

fn page(sheet: &Sheet, title: &str, body: &str) -> String {
    let lang = sheet.lang.tag();
    let title = if title.is_empty() { sheet.lang.text("edition-unnamed") } else { title.to_owned() };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{lang}\" xml:lang=\"{lang}\">\n<head>\n<title>{}</title>\n\
         <link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n{body}</body>\n</html>\n",
        xml(&title)
    )
}

fn leaves(sheet: &Sheet) -> Vec<Leaf> {
    let chapters = (1..).zip(&sheet.chapters).map(|(number, part)| chapter(sheet, number, part));
    let leaf = |name: &str, key: &str, body: String| Leaf {
        name: name.to_owned(),
        title: sheet.lang.text(key),
        body,
        clauses: Vec::new(),
    };
    let title = Leaf { title: sheet.title.clone(), ..leaf("title", "edition-unnamed", title_page(sheet)) };
    let mut all: Vec<Leaf> = [title].into_iter().chain(chapters).collect();
    all.push(leaf("behind", "edition-behind", lines(sheet, "edition-behind", &sheet.behind)));
    all.push(leaf("apart", "edition-apart", apart(sheet)));
    if sheet.clauses().any(|entry| !entry.sources.is_empty()) {
        all.push(leaf("notes", "edition-notes", notes(sheet)));
    }
    let about = lines(sheet, "edition-cite", &sheet.cite) + &lines(sheet, "edition-check", &sheet.check);
    all.push(leaf("about", "edition-cite", about));
    all
}

/// The attributes of an element that holds words of the edition.
fn said(sheet: &Sheet) -> String {
    let tag = sheet.tongue.as_ref().map(|tag| format!(" xml:lang=\"{tag}\"")).unwrap_or_default();
    format!("{}{tag}", sheet.said())
}

fn small(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("<p class=\"small\">{}</p>\n", xml(words)) }
}

fn lines(sheet: &Sheet, heading: &str, lines: &[String]) -> String {
    let words: String = lines.iter().map(|line| format!("<p dir=\"auto\">{}</p>\n", xml(line))).collect();
    format!("<section>\n<h1>{}</h1>\n{words}</section>\n", xml(&sheet.lang.text(heading)))
}

fn title_page(sheet: &Sheet) -> String {
    let (address, said) = (xml(&prose::address(&sheet.address)), said(sheet));
    format!(
        "<section epub:type=\"titlepage\">\n{}<h1 {said}>{}</h1>\n<p {said}>{}</p>\n{}{}{}\
         <p class=\"small\"><a href=\"{address}\">{address}</a></p>\n</section>\n",
        small(&sheet.kicker),
        xml(&sheet.title),
        xml(&sheet.lead),
        small(&sheet.holders),
        small(&sheet.size),
        small(&sheet.voices),
    )
}

fn chapter(sheet: &Sheet, number: usize, part: &Part) -> Leaf {
    let name = if part.heading.is_empty() {
        sheet.lang.text("edition-chapter-unnamed")
    } else {
        part.heading.clone()
    };
    let mut body = format!(
        "<section epub:type=\"chapter\" role=\"doc-chapter\" aria-labelledby=\"chapter\">\n<h1 id=\"chapter\" {}>{}</h1>\n",
        said(sheet),
        xml(&name)
    );
    part.clauses.iter().for_each(|entry| body.push_str(&clause(sheet, entry)));
    body.push_str("</section>\n");
    Leaf {
        name: format!("chapter-{number}"),
        title: name,
        body,
        clauses: part.clauses.iter().map(|entry| (entry.number, titled(sheet.lang, entry))).collect(),
    }
}

fn clause(sheet: &Sheet, entry: &Entry) -> String {
    let (number, said) = (entry.number, said(sheet));
    // writing to a String cannot fail
    let mut out = format!(
        "<section id=\"clause-{number}\" aria-labelledby=\"title-{number}\">\n<h2 id=\"title-{number}\" {said}>\
         <span class=\"number\">{number}</span> {}</h2>\n",
        xml(&titled(sheet.lang, entry))
    );
    entry.about.iter().for_each(|words| out.push_str(&small(words)));
    let _ =
        write!(out, "<div class=\"text\" {said}>\n{}</div>\n", prose::to_xhtml(&prose::read(&entry.text)));
    if !entry.plain.is_empty() {
        let heading = xml(&sheet.lang.text("edition-plain-title"));
        let plain = prose::to_xhtml(&prose::read(&entry.plain));
        let _ = write!(out, "<h3>{heading}</h3>\n<div {said}>\n{plain}</div>\n");
    }
    out.push_str("<dl class=\"beside\">\n");
    for (label, lines) in &entry.beside {
        let _ = writeln!(out, "<dt>{}</dt>", xml(label));
        lines.iter().for_each(|line| {
            let _ = writeln!(out, "<dd dir=\"auto\">{}</dd>", xml(line));
        });
    }
    out.push_str("</dl>\n");
    if !entry.sources.is_empty() {
        let label = xml(&sheet.lang.text("edition-beside-sources"));
        let _ = writeln!(
            out,
            "<p class=\"small\"><a epub:type=\"noteref\" role=\"doc-noteref\" href=\"notes.xhtml#notes-{number}\">{label} {number}</a></p>"
        );
    }
    out.push_str("</section>\n");
    out
}

fn apart(sheet: &Sheet) -> String {
    let mut out = format!("<section class=\"apart\">\n<h1>{}</h1>\n", xml(&sheet.lang.text("edition-apart")));
    out.push_str(&small(&sheet.lang.text("edition-apart-lead")));
    if sheet.minorities.is_empty() {
        out.push_str(&small(&sheet.lang.text("edition-apart-none")));
    }
    for (who, text) in &sheet.minorities {
        let who = named(sheet.lang, who);
        let _ = write!(out, "<h2 dir=\"auto\">{}</h2>\n{}", xml(&who), prose::to_xhtml(&prose::read(text)));
    }
    out.push_str("</section>\n");
    out
}

fn notes(sheet: &Sheet) -> String {
    let mut out = format!(
        "<section epub:type=\"endnotes\" role=\"doc-endnotes\">\n<h1>{}</h1>\n{}",
        xml(&sheet.lang.text("edition-notes")),
        small(&sheet.lang.text("edition-notes-lead"))
    );
    for (chapter, part) in (1..).zip(&sheet.chapters) {
        for entry in part.clauses.iter().filter(|entry| !entry.sources.is_empty()) {
            let number = entry.number;
            let _ = write!(
                out,
                "<section id=\"notes-{number}\">\n<h2 dir=\"auto\"><a href=\"chapter-{chapter}.xhtml#clause-{number}\">{number} {}</a></h2>\n\
                 <ul>\n",
                xml(&titled(sheet.lang, entry))
            );
            for cite in &entry.sources {
                let text = xml(&cite.text);
                let text = if cite.url.is_empty() {
                    text
                } else {
                    format!("<a href=\"{}\">{text}</a>", xml(&cite.url))
                };
                let _ = writeln!(out, "<li dir=\"auto\">{} {text}</li>", cite.number);
            }
            out.push_str("</ul>\n</section>\n");
        }
    }
    out.push_str("</section>\n");
    out
}

fn contents(sheet: &Sheet, leaves: &[Leaf]) -> String {
    let mut out = format!(
        "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\">\n<h1>{}</h1>\n<ol>\n",
        xml(&sheet.lang.text("edition-contents"))
    );
    for leaf in leaves {
        let title =
            if leaf.title.is_empty() { sheet.lang.text("edition-unnamed") } else { leaf.title.clone() };
        let _ = write!(out, "<li><a href=\"{}.xhtml\">{}</a>", leaf.name, xml(&title));
        if !leaf.clauses.is_empty() {
            out.push_str("\n<ol>\n");
            for (number, title) in &leaf.clauses {
                let _ = writeln!(
                    out,
                    "<li><a href=\"{}.xhtml#clause-{number}\">{number} {}</a></li>",
                    leaf.name,
                    xml(title)
                );
            }
            out.push_str("</ol>\n");
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n</nav>\n");
    out
}

fn package(content: &Content, sheet: &Sheet, leaves: &[Leaf]) -> String {
    let lang = sheet.lang;
    let title = if sheet.title.is_empty() { lang.text("edition-unnamed") } else { sheet.title.clone() };
    let day: jiff::civil::Date = content.day.parse().unwrap_or(jiff::civil::Date::constant(2000, 1, 1));
    let holders: String = content
        .holders
        .iter()
        .map(|one| {
            format!("    <dc:creator>{}</dc:creator>\n", xml(&markdown::plain(one.get(lang.language()))))
        })
        .collect();
    let items: String = leaves
        .iter()
        .map(|leaf| {
            format!(
                "    <item id=\"{0}\" href=\"{0}.xhtml\" media-type=\"application/xhtml+xml\"/>\n",
                leaf.name
            )
        })
        .collect();
    let spine: String =
        leaves.iter().map(|leaf| format!("    <itemref idref=\"{}\"/>\n", leaf.name)).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="address" xml:lang="{tag}">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="address">{address}</dc:identifier>
    <dc:title>{title}</dc:title>
    <dc:language>{own}</dc:language>
{beside}{holders}    <dc:date>{day}</dc:date>
    <dc:description>{lead}</dc:description>
    <meta property="dcterms:modified">{day}T00:00:00Z</meta>
    <meta property="schema:accessMode">textual</meta>
    <meta property="schema:accessModeSufficient">textual</meta>
    <meta property="schema:accessibilityFeature">structuralNavigation</meta>
    <meta property="schema:accessibilityFeature">tableOfContents</meta>
    <meta property="schema:accessibilityFeature">readingOrder</meta>
    <meta property="schema:accessibilityFeature">displayTransformability</meta>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">{summary}</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="style" href="style.css" media-type="text/css"/>
{items}  </manifest>
  <spine{turned}>
{spine}  </spine>
</package>
"#,
        tag = lang.tag(),
        own = sheet.tongue.as_ref().map_or(lang.tag(), |tag| tag.as_str()),
        beside = sheet
            .tongue
            .as_ref()
            .map_or(String::new(), |_| { format!("    <dc:language>{}</dc:language>\n", lang.tag()) }),
        turned = sheet.tongue.as_ref().filter(|tag| tag.dir() == "rtl").map_or("", |_| TURNED),
        address = xml(&sheet.address),
        title = xml(&title),
        lead = xml(if sheet.lead.is_empty() { &sheet.kicker } else { &sheet.lead }),
        summary = xml(&lang.text("edition-book-access")),
    )
}
