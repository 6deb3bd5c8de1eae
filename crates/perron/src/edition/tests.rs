use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use press::Press;

use super::content::{Clause, Content, Minority, Source, Text};
use super::form::{Form, Made, Unread, read};
use super::{cited, prose};
use crate::i18n::Lang;

const JSON: &str = include_str!("../../tests/data/edition.json");
const SHA256: &str = "1f3a9c0d2b4e5f60718293a4b5c6d7e8f90123456789abcdef0123456789abcd";

static PRESS: LazyLock<Press> = LazyLock::new(Press::new);

fn sample() -> Content {
    read(JSON).unwrap()
}

/// What nobody should write, and somebody will.
fn hostile() -> Content {
    let both = |text: String| Text { en: text.clone(), fr: text };
    let texts = [
        "<script>alert(1)</script> <img src=x onerror=alert(1)>",
        "#let x = read(\"/etc/passwd\") @label $x^2$ *a_ ]] \\ `raw` ```",
        "שלום עולם, هذا نص طويل من اليمين إلى اليسار",
        "\u{202e}turned\u{202c} \u{0}\u{1}\u{b}\u{ffff} 你好 \u{1f600}",
        "[a](javascript:alert(1)) [b](https://e.ca/a\"b<c>é) ![c](https://e.ca/c.png)",
        "> > > > > > > > > > deep\n\n- a\n  - b\n    - c\n\n1. d\n\n===\n--- \\# {unbalanced} % ~ ^ &amp; ]]>",
    ];
    let mut content = sample();
    let clause = |at: usize, text: &str| Clause {
        number: 100 + i64::try_from(at).unwrap(),
        kind: "unheard-of".to_owned(),
        title: both(text.to_owned()),
        text: both(text.to_owned()),
        plain: both(text.to_owned()),
        cost: both(text.to_owned()),
        sources: vec![Source {
            kind: "outside".to_owned(),
            from: both(text.to_owned()),
            link: text.to_owned(),
        }],
        ..Clause::default()
    };
    let mut clauses: Vec<Clause> = texts.iter().enumerate().map(|(at, text)| clause(at, text)).collect();
    clauses.push(clause(50, &"x".repeat(600)));
    clauses.push(clause(51, &"very long ".repeat(120)));
    clauses.push(clause(52, ""));
    content.chapters[0].title = both(texts[1].to_owned());
    content.chapters[1].title = Text::default();
    content.chapters[1].clauses = clauses;
    content.title = both(format!("{} {}", texts[0], texts[1]));
    content.holders = texts.iter().map(|text| both((*text).to_owned())).collect();
    content.minorities = texts
        .iter()
        .map(|text| Minority { who: both((*text).to_owned()), text: both((*text).to_owned()) })
        .collect();
    content.minorities.push(Minority { who: Text::default(), text: both("No ".repeat(200)) });
    content
}

fn made(content: &Content, form: Form, lang: Lang) -> Vec<u8> {
    let made = Made {
        content,
        sha256: SHA256,
        house: "https://perron.example",
        convener: "The convener",
        lang,
        tongue: None,
    };
    made.bytes(&PRESS, form).unwrap()
}

/// Runs the checker that an environment variable names, of books or of PDF files.
fn check(variable: &str, ending: &str, bytes: &[u8]) {
    let Ok(command) = std::env::var(variable) else {
        println!("skipped: {variable} does not name a checker");
        return;
    };
    let mut file = tempfile::Builder::new().suffix(ending).tempfile().unwrap();
    file.write_all(bytes).unwrap();
    let mut words = command.split_whitespace();
    let checker = std::process::Command::new(words.next().unwrap()).args(words).arg(file.path()).output();
    let output = checker.unwrap();
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
    assert!(output.status.success(), "{said:?}");
}

/// The files of a book, in order: name, whether it is stored as it is, content.
fn unpacked(book: &[u8]) -> Vec<(String, bool, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let count = zip.len();
    let mut one = |at: usize| {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), file.compression() == zip::CompressionMethod::Stored, text)
    };
    (0..count).map(&mut one).collect()
}

#[test]
fn a_book_is_whole_and_well_formed_whatever_was_written() {
    for (content, lang) in
        [(sample(), Lang::En), (sample(), Lang::Fr), (hostile(), Lang::En), (hostile(), Lang::Fr)]
    {
        let book = made(&content, Form::Book, lang);
        assert_eq!(made(&content, Form::Book, lang), book, "the same edition is the same file");
        check("PERRON_EPUB_CHECK", ".epub", &book);
        let files = unpacked(&book);
        assert_eq!(files[0], ("mimetype".to_owned(), true, "application/epub+zip".to_owned()));
        for (name, _, text) in files.iter().filter(|(name, ..)| !name.ends_with(".css") && name != "mimetype")
        {
            let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
            let parsed = roxmltree::Document::parse_with_options(text, options);
            let document = parsed.unwrap_or_else(|problem| panic!("{name}: {problem}\n{text}"));
            assert!(!text.contains("<script") && !text.contains("href=\"javascript:"), "{name}: {text}");
            for link in document.descendants().filter_map(|node| node.attribute("href")) {
                let (file, part) = link.split_once('#').unwrap_or((link, ""));
                if link.contains("://") || name == "META-INF/container.xml" {
                    continue;
                }
                let found = files.iter().find(|(name, ..)| *name == format!("EPUB/{file}"));
                let (.., there) = found.unwrap_or_else(|| panic!("{name} leads to {link}"));
                assert!(
                    part.is_empty() || there.contains(&format!("id=\"{part}\"")),
                    "{name} leads to {link}"
                );
            }
        }
        let package = &files[2].2;
        for (name, ..) in files.iter().filter(|(name, ..)| name.ends_with(".xhtml")) {
            assert!(package.contains(&format!("href=\"{}\"", name.trim_start_matches("EPUB/"))), "{name}");
        }
    }
}

#[test]
fn markdown_says_everything_and_nothing_in_it_is_markup_that_was_not() {
    let text = String::from_utf8(made(&sample(), Form::Text, Lang::Fr)).unwrap();
    for words in [
        "## Ce que nous sommes les uns pour les autres",
        "### 3. Une pièce commune dans chaque immeuble",
        "**être connu**",
        "- décider ensemble de ce qui est proche;",
        "873 voix",
        "  - 4 sur 5 disent oui\u{a0}: ",
        "s’y oppose\u{a0}: «\u{a0}Connu\u{a0}» peut vouloir dire surveillé.",
        "A provincial housing office, 12\u{a0}janvier 2027\u{a0}: acceptée en partie.",
        "- 1.1\u{a0}\u{a0}6 notes",
        "<https://perron.example/fr/sessions/0000000000010>",
        "### Table de la côte et des îles\n\n> Nous ne pouvons signer",
        "<https://perron.example/fr/strategies/01h2p3k4m5n6q/editions/2>",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    let html = crate::markdown::to_html(&String::from_utf8(made(&hostile(), Form::Text, Lang::En)).unwrap());
    for bad in ["<script", "<img", "href=\"javascript"] {
        assert!(!html.contains(bad), "{bad} in {html}");
    }
}

#[test]
fn paper_is_the_same_whenever_it_is_made() {
    let content = sample();
    for form in [Form::PlainPaper, Form::OnePage] {
        let pdf = made(&content, form, Lang::En);
        assert!(pdf.starts_with(b"%PDF-"), "{form:?}");
        assert_eq!(pdf, made(&content, form, Lang::En), "{form:?}");
        check("PERRON_PDF_CHECK", ".pdf", &pdf);
    }
}

#[test]
fn whatever_is_written_is_printed_and_one_page_is_one() {
    let content = hostile();
    let sheet = super::sheet::Sheet::of(&content, SHA256, "https://perron.example", Lang::Fr);
    let page = PRESS.edition_page(&super::paper::page(&content, &sheet, "X")).unwrap();
    assert_eq!(page.pages, 1);
    let whole = PRESS.edition(&super::paper::whole(&content, &sheet, "X")).unwrap();
    assert!(whole.pages > 3 && whole.replaced);
    check("PERRON_PDF_CHECK", ".pdf", &whole.bytes);
    check("PERRON_PDF_CHECK", ".pdf", &made(&sample(), Form::Paper, Lang::Fr));
}

#[test]
fn a_citation_names_the_edition_and_keeps_its_braces() {
    let content = sample();
    assert_eq!(cited::id(&content, SHA256), "perron:01h2p3k4m5n6q/2#1f3a9c0d2b4e");
    let sentence = cited::sentence(&content, SHA256, Lang::Fr);
    assert_eq!(
        sentence,
        "Table des rues de la rivière, Table du vieux port (2027). Une stratégie de l’appartenance, dans les mots de celles et \
         ceux qui la vivent. Édition 2 · 31\u{a0}janvier 2027. \
         https://perron.example/fr/strategies/01h2p3k4m5n6q/editions/2 (perron:01h2p3k4m5n6q/2#1f3a9c0d2b4e)"
    );
    for (content, lang) in [(sample(), Lang::En), (hostile(), Lang::Fr)] {
        let bibtex = cited::bibtex(&content, SHA256, lang);
        let depth = bibtex.chars().fold(0_i32, |depth, c| {
            assert!(depth >= 0, "{bibtex}");
            depth + i32::from(c == '{') - i32::from(c == '}')
        });
        assert_eq!(depth, 0, "{bibtex}");
        let csl: serde_json::Value = serde_json::from_str(&cited::csl(&content, SHA256, lang)).unwrap();
        assert_eq!(csl[0]["issued"]["date-parts"][0], serde_json::json!([2027, 1, 31]));
    }
    assert!(
        cited::bibtex(&content, SHA256, Lang::En).contains("note = {perron:01h2p3k4m5n6q/2\\#1f3a9c0d2b4e}")
    );
}

#[test]
fn a_later_form_is_not_read_and_what_is_broken_is_said() {
    let later = JSON.replacen("\"format\": 1", "\"format\": 2", 1);
    assert_eq!(read(&later), Err(Unread::Newer(2)));
    assert!(matches!(read("{\"format\": 1}"), Err(Unread::Broken(_))));
    assert!(matches!(read("[]"), Err(Unread::Broken(_))));
}

#[test]
fn links_lead_to_this_house_in_the_language_or_to_the_web() {
    let content = sample();
    let sheet = super::sheet::Sheet::of(&content, SHA256, "https://perron.example", Lang::Fr);
    let urls: Vec<&str> =
        sheet.clauses().flat_map(|entry| &entry.sources).map(|cite| cite.url.as_str()).collect();
    assert!(urls.contains(&"https://perron.example/fr/sessions/0000000000010"));
    assert!(urls.contains(&"https://example.org/studies/social-connection-2024?table=3&part=b"));
    let first = sheet.clauses().next().unwrap();
    assert_eq!(first.sources.len(), 5, "sources that are the same are one line");
    assert_eq!(first.sources[0].text, "6 notes · Série d’automne, séance 1");
    for bad in ["//evil.example/a", "javascript:alert(1)", "ftp://a", "data:text/html,a", " https://a"] {
        assert_eq!(prose::address(bad), "", "{bad}");
    }
}
