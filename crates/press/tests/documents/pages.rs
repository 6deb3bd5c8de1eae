//! The samples and texts of our choosing.

use std::process::Command;

use press::{Error, Lang, Meta, OnePage, Press};

use crate::sample;

pub const LANGS: [Lang; 2] = [Lang::En, Lang::Fr];

/// Text of a PDF as a reader's software finds it, or nothing when pdftotext is not installed.
pub fn text_of(bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("document.pdf");
    std::fs::write(&path, bytes).unwrap();
    match Command::new("pdftotext").arg("-raw").arg(&path).arg("-").output() {
        Ok(output) => Some(squeeze(&String::from_utf8(output.stdout).unwrap())),
        Err(_) => {
            println!("skipped: pdftotext (poppler-utils) is not installed");
            None
        }
    }
}

/// A text without white space and zero-width spaces, so that line breaks do not matter.
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

/// Runs the checker that `PERRON_PDF_CHECK` names (`tests/check_pdf.py` beside a Python that has
/// page-validation).
pub fn check_accessible(bytes: &[u8]) {
    let Ok(command) = std::env::var("PERRON_PDF_CHECK") else {
        println!("skipped: PERRON_PDF_CHECK does not name a checker");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("document.pdf");
    std::fs::write(&path, bytes).unwrap();
    let mut words = command.split_whitespace();
    let output = Command::new(words.next().unwrap()).args(words).arg(&path).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn one_page_is_one_accessible_page_with_its_texts() {
    let press = Press::new();
    for lang in LANGS {
        let page = sample::one_page(lang);
        let pdf = press.one_page(&page).unwrap();
        assert_eq!(pdf.pages, 1);
        assert!(!pdf.replaced);
        check_accessible(&pdf.bytes);
        let Some(text) = text_of(&pdf.bytes) else { continue };
        let shown = page.common_ground.findings.iter().take(pdf.shown.common_ground);
        for finding in shown.chain(&page.minority.findings[..pdf.shown.minority]) {
            assert!(text.contains(&squeeze(&finding.statement)), "{} is missing", finding.statement);
        }
        for given in [&page.meta.title, &page.participants, &page.method[0], &page.link.shown] {
            assert!(text.contains(&squeeze(given)), "{given} is missing in {text}");
        }
    }
}

#[test]
fn poster_is_one_accessible_page_in_one_language_or_two() {
    let press = Press::new();
    for langs in [&[Lang::En][..], &[Lang::Fr], &LANGS] {
        let poster = sample::poster(langs);
        let pdf = press.poster(&poster).unwrap();
        assert_eq!(pdf.pages, 1);
        check_accessible(&pdf.bytes);
        let Some(text) = text_of(&pdf.bytes) else { continue };
        let given = poster.texts.iter().flat_map(|t| [&t.question, &t.how, &t.scan, &t.dates, &t.convener]);
        for given in given.chain([&poster.link.shown]) {
            assert!(text.contains(&squeeze(given)), "{given} is missing in {text}");
        }
    }
}

#[test]
fn poster_says_which_text_is_too_long() {
    let mut poster = sample::poster(&LANGS);
    poster.texts[1].how = "une très longue phrase ".repeat(60);
    let Err(Error::TooLong { part, chars, .. }) = Press::new().poster(&poster) else {
        panic!("it cannot fit")
    };
    assert_eq!((part, chars), ("how", poster.texts[1].how.chars().count()));
}

#[test]
fn ballot_has_every_statement_and_its_number_on_every_page() {
    let press = Press::new();
    for (lang, large_print) in [(Lang::En, false), (Lang::En, true), (Lang::Fr, false), (Lang::Fr, true)] {
        let ballot = sample::ballot(lang, large_print);
        let pdf = press.ballot(&ballot).unwrap();
        assert!(pdf.pages >= if large_print { 3 } else { 2 });
        check_accessible(&pdf.bytes);
        let Some(text) = text_of(&pdf.bytes) else { continue };
        for statement in &ballot.statements {
            assert!(text.contains(&squeeze(&statement.text)), "{} is missing", statement.text);
        }
        for page in 1..=pdf.pages {
            let foot = format!("{} · {} {page} {} {}", ballot.number, ballot.page, ballot.of, pdf.pages);
            assert!(text.contains(&squeeze(&foot)), "{foot} is missing");
        }
        assert_eq!(text.matches(&squeeze(&ballot.privacy)).count(), pdf.pages);
        let boxes = ballot.statements.len() + pdf.pages;
        assert_eq!(
            text.matches(&squeeze(&ballot.labels.pass)).count(),
            boxes + count_in_instructions(&ballot)
        );
    }
}

#[test]
fn guide_and_kit_have_all_their_texts_and_numbered_pages() {
    let press = Press::new();
    for (lang, large_print) in [(Lang::En, false), (Lang::En, true), (Lang::Fr, false), (Lang::Fr, true)] {
        let guide = sample::guide(lang, large_print);
        let pdf = press.guide(&guide).unwrap();
        check_accessible(&pdf.bytes);
        assert!(pdf.pages <= 4);
        if let Some(text) = text_of(&pdf.bytes) {
            let items =
                guide.agenda.items.iter().flat_map(|item| [&item.title, &item.cue, &item.prompt, &item.time]);
            let facts = guide.facts.iter().flat_map(|fact| [&fact.label, &fact.value]);
            let lines = guide.before.iter().chain(&guide.after).flat_map(|steps| &steps.lines);
            for given in items.chain(facts).chain(lines).chain([&guide.meta.title, &guide.link.shown]) {
                assert!(text.contains(&squeeze(given)), "{given} is missing in {text}");
            }
        }

        let kit = sample::kit(lang, large_print);
        let pdf = press.kit(&kit).unwrap();
        check_accessible(&pdf.bytes);
        let Some(text) = text_of(&pdf.bytes) else { continue };
        let kinds = kit.notes.kinds.iter().chain(&kit.sign_in.columns);
        let parts = kit.harvest.parts.iter().flat_map(|part| [&part.label, &part.value]);
        for given in kinds.chain(parts).chain(kit.prompts.iter().map(|prompt| &prompt.text)) {
            assert!(text.contains(&squeeze(given)), "{given} is missing in {text}");
        }
        let on_a_sheet = if large_print { 2 } else { 3 };
        let notes = (1..=on_a_sheet).map(|n| squeeze(&format!("{} {n}", kit.notes.note)));
        for note in notes {
            assert_eq!(text.matches(&note).count(), kit.prompts.len(), "{note} on the sheet of each prompt");
        }
        for page in 1..=pdf.pages {
            let foot = format!("{} {page} {} {}", kit.foot.page, kit.foot.of, pdf.pages);
            assert!(text.contains(&squeeze(&foot)), "{foot} is missing");
        }
    }
}

#[test]
fn a_kit_without_agenda_and_prompts_has_sheets_to_write_on() {
    let mut kit = sample::kit(Lang::En, false);
    (kit.agenda.items, kit.prompts) = (Vec::new(), Vec::new());
    kit.notes.sheets = 2;
    let pdf = Press::new().kit(&kit).unwrap();
    check_accessible(&pdf.bytes);
    assert_eq!(pdf.pages, 1 + 2 + 1 + 1);
    let Some(text) = text_of(&pdf.bytes) else { return };
    assert!(text.contains(&squeeze(&kit.agenda.none)) && text.contains("Note6"), "{text}");
}

#[test]
fn certificate_is_one_page_or_says_what_is_too_long() {
    let press = Press::new();
    for lang in LANGS {
        let mut certificate = sample::certificate(lang);
        for count in [1, 6, 7, 24] {
            let session = certificate.sessions[0].clone();
            certificate.sessions.resize(count, session);
            let pdf = press.certificate(&certificate).unwrap();
            assert_eq!(pdf.pages, 1);
            check_accessible(&pdf.bytes);
            let Some(text) = text_of(&pdf.bytes) else { continue };
            assert!(text.contains(&squeeze(&certificate.name)), "{text}");
            assert_eq!(text.matches(&squeeze(&certificate.sessions[0])).count(), count);
        }
        certificate.name = "une très longue personne ".repeat(40);
        let Err(Error::TooLong { part, .. }) = press.certificate(&certificate) else {
            panic!("it cannot fit")
        };
        assert_eq!(part, "name");
        certificate.name = String::from(" ");
        assert!(matches!(press.certificate(&certificate), Err(Error::Invalid(_))));
    }
}

/// The instructions may name the third answer too, in any letter case that the label has.
fn count_in_instructions(ballot: &press::Ballot) -> usize {
    ballot.instructions.iter().map(|text| squeeze(text).matches(&squeeze(&ballot.labels.pass)).count()).sum()
}

#[test]
fn shares_may_be_rounded() {
    let mut page = sample::one_page(Lang::En);
    let row = &mut page.common_ground.findings[0].chart.rows[0];
    (row.low, row.share, row.high) = (-1e-17, 1.0, 1.0 - 1e-12);
    assert!(Press::new().one_page(&page).is_ok());
}

#[test]
fn same_data_gives_same_bytes() {
    let page = sample::one_page(Lang::Fr);
    let first = Press::new().one_page(&page).unwrap();
    let second = Press::new().one_page(&page).unwrap();
    assert!(first.bytes == second.bytes);
}

/// Things people write that mean something in markup, in PDF or to a typesetter.
const HOSTILE: [&str; 14] = [
    "#eval(\"1+1\") #panic() #read(\"/etc/passwd\")",
    "*bold* _emph_ `raw` $x^2$ = heading",
    "] [ ) ( } { \\ @ref <label> // comment /* open",
    "- list + enum / term: ~ -- ...",
    "https://example.org/a?b=c&d=e#f",
    "<script>alert(1)</script> &amp; %s \\u{41}",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "مرحبا بكم في شارعنا 2025",
    "שלום לכל השכנים",
    "ᐃᓄᒃᑎᑐᑦ ᓀᐦᐃᔭᐍᐏᐣ ᑌᓀᓱᒼᕄᓀ ᓱᖽᐧᖿ ᗸᘇᗱ ᖧᖨ",
    "kʷəl̓ɬx̣ʷ, ŁÁU,WELṈEW̱, hən̓q̓əmin̓əm̓",
    "\u{202e}evil\u{202c} \u{0}\u{7}\u{feff}tail",
    "Ï«\u{a0}é\u{a0}» œ Œ ’ … – —",
    "\"straight\" 'quotes' -- and dashes",
];

fn with_statement(text: &str) -> OnePage {
    let mut page = sample::one_page(Lang::En);
    page.common_ground.findings[0].statement = text.into();
    page
}

#[test]
fn texts_are_plain_text() {
    let mut ballot = sample::ballot(Lang::En, false);
    for (statement, hostile) in ballot.statements.iter_mut().zip(HOSTILE) {
        statement.text = hostile.into();
    }
    assert!(ballot.statements.len() >= HOSTILE.len());
    let pdf = Press::new().ballot(&ballot).unwrap();
    assert!(!pdf.replaced);
    check_accessible(&pdf.bytes);
    let Some(text) = text_of(&pdf.bytes) else { return };
    for hostile in HOSTILE.iter().filter(|hostile| hostile.is_ascii()) {
        assert!(text.contains(&squeeze(hostile)), "{hostile} is not in {text}");
    }
}

#[test]
fn the_first_finding_is_plain_text_too() {
    let hostile = HOSTILE[..6].join(" ");
    let pdf = Press::new().one_page(&with_statement(&hostile)).unwrap();
    let Some(text) = text_of(&pdf.bytes) else { return };
    assert!(text.contains(&squeeze(&hostile)), "{hostile} is not in {text}");
}

#[test]
fn what_has_no_glyph_is_a_box_and_said() {
    let pdf = Press::new().one_page(&with_statement("Tea 🫖, 你好, 👩‍👩‍👧‍👦 and 🏳️‍🌈")).unwrap();
    assert!(pdf.replaced);
    check_accessible(&pdf.bytes);
    let Some(text) = text_of(&pdf.bytes) else { return };
    assert!(text.contains("Tea□,□,□and□"), "{text}");
    assert!(text.contains("Thebox□stands"), "{text}");
}

#[test]
fn what_cannot_be_made_is_said_in_a_sentence() {
    let press = Press::new();
    let mut page = sample::one_page(Lang::En);
    page.participants = "very many people ".repeat(400);
    let Err(Error::TooLong { part, .. }) = press.one_page(&page) else { panic!("it cannot fit") };
    assert_eq!(part, "participants");

    let mut page = sample::one_page(Lang::En);
    page.common_ground.findings[0].chart.rows[0].group = 9;
    assert!(matches!(press.one_page(&page), Err(Error::Invalid(_))));

    let mut page = sample::one_page(Lang::En);
    page.divides.findings[0].chart.rows[0].share = f64::NAN;
    assert!(matches!(press.one_page(&page), Err(Error::Invalid(_))));

    let mut page = sample::one_page(Lang::En);
    page.link.url = "javascript:alert(1)".into();
    assert!(matches!(press.one_page(&page), Err(Error::Address(_))));

    let mut page = sample::one_page(Lang::En);
    page.meta = Meta { title: " ".into(), ..page.meta };
    assert!(matches!(press.one_page(&page), Err(Error::Invalid(_))));
}
