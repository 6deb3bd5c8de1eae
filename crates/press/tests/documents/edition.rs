use press::{Error, Font, Lang, Press, Prose, Run, Tongue};

use crate::pages::{LANGS, check_accessible, squeeze, text_of};
use crate::sample;

#[test]
fn an_edition_is_accessible_and_whole() {
    let press = Press::new();
    for lang in LANGS {
        let mut edition = sample::edition(lang, 3);
        for large in [false, true] {
            edition.large = large;
            let pdf = press.edition(&edition).unwrap();
            assert!(pdf.pages >= 4 && !pdf.replaced, "{} pages", pdf.pages);
            check_accessible(&pdf.bytes);
            let Some(text) = text_of(&pdf.bytes) else { continue };
            let clause = &edition.chapters[0].clauses[2];
            let beside = clause.beside.iter().flat_map(|one| one.lines.iter().chain([&one.label]));
            let rest = [
                &clause.title,
                &edition.apart.statements[0].who,
                &edition.after[0].paragraphs[0],
                &edition.holders,
            ];
            for words in beside.chain(rest) {
                assert!(text.contains(&squeeze(words)), "{words} is not in {text}");
            }
        }
    }
}

#[test]
fn an_edition_that_says_nothing_yet_keeps_the_place_of_those_who_do_not_agree() {
    let mut edition = sample::edition(Lang::Fr, 0);
    edition.apart.statements.clear();
    (edition.notes, edition.behind) = (None, None);
    edition.meta.title = "x".repeat(300);
    let pdf = Press::new().edition(&edition).unwrap();
    check_accessible(&pdf.bytes);
    let Some(text) = text_of(&pdf.bytes) else { return };
    assert!(text.contains(&squeeze(&edition.apart.none)), "{text}");
}

/// Arabic, and Cree in syllabics.
fn tongues() -> [(Tongue, &'static str); 2] {
    let one = |lang: &str, script: &str, leftward| Tongue {
        lang: lang.into(),
        script: Some(script.into()),
        region: None,
        leftward,
    };
    [(one("ar", "arab", true), "نحن ننتمي إلى هذا الحي"), (one("cr", "cans", false), "ᐁᑎᐸᒋᒧᔮᓂ ᐅᑕ")]
}

#[test]
fn an_edition_in_another_language_says_so_of_its_words_and_of_no_others() {
    let press = Press::new();
    for (tongue, words) in tongues() {
        assert!(press.writes(words) && !press.writes("नमस्ते"));
        let mut edition = sample::edition(Lang::Fr, 2);
        let tag = format!("/Lang({}", tongue.lang);
        let has_tag = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(&tag);
        assert!(!has_tag(&press.edition(&edition).unwrap().bytes));
        edition.tongue = Some(tongue.clone());
        edition.meta.title = words.into();
        edition.lead = words.into();
        let clause = &mut edition.chapters[0].clauses[0];
        clause.title = words.into();
        clause.text = vec![Prose::Words { runs: vec![Run { text: words.into(), ..Run::default() }] }];
        let pdf = press.edition(&edition).unwrap();
        assert!(!pdf.replaced && has_tag(&pdf.bytes));
        check_accessible(&pdf.bytes);
        let mut page = sample::edition_page(Lang::En, 5);
        (page.tongue, page.meta.title, page.lead) = (Some(tongue), words.into(), words.into());
        page.clauses[0].title = words.into();
        let pdf = press.edition_page(&page).unwrap();
        assert!(!pdf.replaced && pdf.pages == 1 && has_tag(&pdf.bytes));
        check_accessible(&pdf.bytes);
        page.tongue = Some(Tongue { lang: "(a".into(), script: None, region: None, leftward: true });
        assert!(matches!(press.edition_page(&page), Err(Error::Invalid(_))));
    }
}

#[test]
fn fonts_come_from_a_folder_or_it_is_said_why_not() {
    let folder = tempfile::tempdir().unwrap();
    let why = || Font::in_folder(folder.path()).map(|fonts| fonts.len()).map_err(|error| error.to_string());
    assert!(why().unwrap_err().contains("no .ttf"));
    std::fs::copy("fonts/LibertinusSerif-Bold.otf", folder.path().join("one.OTF")).unwrap();
    std::fs::write(folder.path().join("read.me"), "not a font").unwrap();
    assert_eq!(why(), Ok(1));
    assert!(Press::with_fonts(Font::in_folder(folder.path()).unwrap()).writes("é"));
    std::fs::write(folder.path().join("two.ttf"), "not a font").unwrap();
    assert!(why().unwrap_err().contains("two.ttf"));
    assert!(Font::in_folder(&folder.path().join("nowhere")).is_err());
}

#[test]
fn what_people_write_is_no_markup_and_may_be_long() {
    let mut edition = sample::edition(Lang::En, 1);
    let run = |text: &str| Run { text: text.into(), ..Run::default() };
    edition.chapters[0].clauses[0].text = vec![
        Prose::Words {
            runs: vec![run("#link(\"a\")[b] *not bold* @label $x$ \u{202e}\u{0} 你"), run("שלום עולם")],
        },
        Prose::Words { runs: vec![run("نص من اليمين إلى اليسار")] },
        Prose::Words { runs: vec![] },
        Prose::List { start: Some(7), items: vec![vec![], vec![Prose::Quote { blocks: vec![] }]] },
        Prose::Words { runs: vec![run(&"long ".repeat(4000))] },
    ];
    let pdf = Press::new().edition(&edition).unwrap();
    assert!(pdf.replaced && pdf.pages > 4);
    check_accessible(&pdf.bytes);
    let Some(text) = text_of(&pdf.bytes) else { return };
    assert!(text.contains("*notbold*@label$x$"), "{text}");
}

#[test]
fn an_edition_says_what_is_wrong_with_it() {
    let mut edition = sample::edition(Lang::En, 1);
    edition.chapters[0].clauses[0].title = " ".into();
    assert!(matches!(Press::new().edition(&edition), Err(Error::Invalid(_))));
    let mut edition = sample::edition(Lang::En, 1);
    let astray = Run { text: "x".into(), url: "javascript:alert(1)".into(), ..Run::default() };
    let quote = Prose::Quote { blocks: vec![Prose::Words { runs: vec![astray] }] };
    edition.apart.statements[0].text = vec![quote];
    assert!(matches!(Press::new().edition(&edition), Err(Error::Address(_))));
}

#[test]
fn the_one_page_is_one_page_however_many_clauses_and_says_what_it_leaves_out() {
    let press = Press::new();
    for lang in LANGS {
        for (clauses, sentences, all) in
            [(0, true, true), (3, true, true), (16, true, true), (40, false, true), (150, false, false)]
        {
            let page = sample::edition_page(lang, clauses);
            let pdf = press.edition_page(&page).unwrap();
            assert_eq!(pdf.pages, 1);
            let held = pdf.shown;
            assert_eq!((held.sentences, held.clauses == clauses), (sentences, all), "{clauses}: {held:?}");
            assert!(held.statements >= 1);
            check_accessible(&pdf.bytes);
            let Some(text) = text_of(&pdf.bytes) else { continue };
            let hidden = clauses - held.clauses;
            if hidden > 0 {
                assert!(text.contains(&squeeze(&page.more[hidden - 1])), "{text}");
            }
            assert!(text.contains(&squeeze(&page.apart)) && text.contains(&squeeze(&page.foot[0])), "{text}");
        }
    }
}

#[test]
fn what_cannot_fit_one_page_is_named() {
    let mut page = sample::edition_page(Lang::En, 3);
    page.lead = "very long ".repeat(2000);
    let Err(Error::TooLong { part, .. }) = Press::new().edition_page(&page) else { panic!("it cannot fit") };
    assert_eq!(part, "lead");
    let mut page = sample::edition_page(Lang::En, 3);
    page.more.clear();
    assert!(matches!(Press::new().edition_page(&page), Err(Error::Invalid(_))));
}
