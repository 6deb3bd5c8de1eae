//! Whatever people write, and however much: one page or an error, never a panic.

use press::{
    Ballot, BallotStatement, Certificate, Error, Finding, Guide, Kit, Lang, Leaning, OnePage, Press, Prompt,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::sample;

/// Words as people write them, words that are none, other scripts, emoji, and characters that mean something
/// in markup.
pub fn text(longest: usize) -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[a-zà-ÿ]{1,12}",
        1 => "[A-Z]{20,60}",
        1 => "[#*_$@\\]\\[{}()<>/\\\\`~=+|^\"'-]{1,8}",
        1 => "[א-ת]{2,8}|[ا-ي]{2,8}|[ᐁ-ᙆ]{2,8}|[ऀ-ॿ]{1,6}|[一-龥]{1,12}",
        1 => "([aʔאشᐁ☺😀ກ中][\u{300}-\u{36f}\u{591}-\u{5c7}\u{64b}-\u{65f}\u{200b}-\u{200f}\u{20d0}-\u{20f0}]{1,3}){1,9}",
        1 => "\\PC{1,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    vec(word, 1..longest / 6).prop_map(move |words| words.join(" ").chars().take(longest).collect())
}

fn findings(of: Finding) -> impl Strategy<Value = Vec<Finding>> {
    let longest = prop_oneof![3 => Just(140_usize), 1 => Just(1000)];
    longest.prop_flat_map(|longest| vec(text(longest), 0..50)).prop_map(move |statements| {
        statements.into_iter().map(|statement| Finding { statement, ..of.clone() }).collect()
    })
}

fn one_page() -> impl Strategy<Value = OnePage> {
    let lang = prop_oneof![Just(Lang::En), Just(Lang::Fr)];
    lang.prop_flat_map(|lang| {
        let page = sample::one_page(lang);
        let ground = findings(page.common_ground.findings[0].clone());
        let divides = findings(page.divides.findings[0].clone());
        let minority = findings(page.minority.findings[0].clone());
        let leanings = vec(vec(text(200), 0..12), 3);
        (ground, divides, minority, leanings, text(300)).prop_map(
            move |(ground, divides, minority, leanings, title)| {
                let mut page = page.clone();
                page.meta.title = format!("? {title}");
                page.common_ground = sample::part(lang, "Ground", "", ground);
                page.divides = sample::part(lang, "Divides", "", divides);
                page.minority = sample::part(lang, "Minority", "", minority);
                page.portraits.more = sample::more(lang, leanings.iter().map(Vec::len).sum());
                for (group, statements) in page.groups.iter_mut().zip(leanings) {
                    group.statements = statements
                        .into_iter()
                        .map(|statement| Leaning {
                            says: "More often agree:".into(),
                            statement,
                            lang: Some("fr".into()),
                            note: String::new(),
                        })
                        .collect();
                }
                page
            },
        )
    })
}

fn ballot() -> impl Strategy<Value = Ballot> {
    (vec(text(1000), 1..8), any::<bool>()).prop_map(|(statements, large_print)| Ballot {
        statements: statements
            .into_iter()
            .enumerate()
            .map(|(i, text)| BallotStatement { number: i.to_string(), text })
            .collect(),
        ..sample::ballot(Lang::En, large_print)
    })
}

fn guide() -> impl Strategy<Value = Guide> {
    (vec([text(1000), text(400), text(400)], 0..6), text(300), any::<bool>()).prop_map(
        |(items, title, large_print)| {
            let mut guide = sample::guide(Lang::Fr, large_print);
            let item = guide.agenda.items[0].clone();
            guide.meta.title = format!("? {title}");
            guide.agenda.items = items
                .into_iter()
                .map(|[cue, title, prompt]| press::Item { cue, title, prompt, ..item.clone() })
                .collect();
            guide
        },
    )
}

fn kit() -> impl Strategy<Value = Kit> {
    (vec(text(1000), 0..4), any::<bool>()).prop_map(|(prompts, large_print)| {
        let prompt = |text| Prompt { label: String::from("Question"), text };
        Kit { prompts: prompts.into_iter().map(prompt).collect(), ..sample::kit(Lang::En, large_print) }
    })
}

fn certificate() -> impl Strategy<Value = Certificate> {
    (vec(text(120), 1..24), text(80), text(300)).prop_map(|(sessions, name, says)| Certificate {
        sessions,
        name: format!("A {name}"),
        says,
        ..sample::certificate(Lang::En)
    })
}

/// A page whose texts have at most this many characters each is always made.
const ALWAYS_FITS: usize = 400;

proptest! {
    // Typesetting without optimization is slow; PROPTEST_CASES asks for more.
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_page_is_one_page_or_says_which_text_is_too_long(page in one_page()) {
        match Press::new().one_page(&page) {
            Ok(pdf) => {
                prop_assert_eq!(pdf.pages, 1);
                for (part, shown) in [
                    (&page.common_ground, pdf.shown.common_ground),
                    (&page.divides, pdf.shown.divides),
                    (&page.minority, pdf.shown.minority),
                ] {
                    prop_assert!(shown >= part.findings.len().min(1) && shown <= part.findings.len());
                }
            }
            Err(Error::TooLong { text, chars, .. }) => {
                prop_assert_eq!(text.chars().count(), chars);
                prop_assert!(chars > ALWAYS_FITS, "{} characters do not fit", chars);
            }
            Err(error) => prop_assert!(false, "{error}"),
        }
    }

    #[test]
    fn guide_and_kit_take_any_text(guide in guide(), kit in kit()) {
        let pdf = Press::new().guide(&guide);
        prop_assert!(pdf.is_ok(), "{:?}", pdf.err());
        let pdf = Press::new().kit(&kit);
        prop_assert!(pdf.is_ok(), "{:?}", pdf.err());
    }

    #[test]
    fn certificate_is_one_page_or_too_long(certificate in certificate()) {
        match Press::new().certificate(&certificate) {
            Ok(pdf) => prop_assert_eq!(pdf.pages, 1),
            Err(error) => prop_assert!(matches!(error, Error::TooLong { .. }), "{error}"),
        }
    }

    #[test]
    fn ballot_takes_any_statement(ballot in ballot()) {
        let pdf = Press::new().ballot(&ballot);
        prop_assert!(pdf.is_ok(), "{:?}", pdf.err());
    }
}

pub fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(4)
}
