use press::{Error, Lang, Press, Prose, Run};

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
