//! The summary of a session: one page or a gauge that says what is too long.

use press::{Block, Error, Lang, Line, Place, Press, Section, Summary};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::any_content::{cases, text};
use crate::pages::{LANGS, check_accessible, squeeze, text_of};
use crate::sample;

fn sections(summary: &mut Summary) -> [(Place, &mut Section); 6] {
    [
        (Place::Insights, &mut summary.insights),
        (Place::Recommendations, &mut summary.recommendations),
        (Place::Resources, &mut summary.resources),
        (Place::Collaborations, &mut summary.collaborations),
        (Place::Dissent, &mut summary.dissent),
        (Place::Open, &mut summary.open),
    ]
}

#[test]
fn a_summary_is_one_accessible_page_with_all_its_lines() {
    let press = Press::new();
    for lang in LANGS {
        let mut summary = sample::summary(lang);
        assert!(press.measure_summary(&summary).unwrap().fits());
        let pdf = press.summary(&summary).unwrap();
        assert_eq!(pdf.pages, 1);
        check_accessible(&pdf.bytes);
        let Some(text) = text_of(&pdf.bytes) else { continue };
        for (_, section) in sections(&mut summary) {
            for line in &section.lines {
                assert!(text.contains(&squeeze(&line.text)), "{} is missing in {text}", line.text);
                assert!(text.contains(&squeeze(&line.source)), "{} is missing in {text}", line.source);
            }
        }
    }
}

#[test]
fn an_empty_summary_keeps_the_place_of_dissent() {
    let mut summary = sample::summary(Lang::En);
    for (_, section) in sections(&mut summary) {
        section.lines.clear();
    }
    let pdf = Press::new().summary(&summary).unwrap();
    let Some(text) = text_of(&pdf.bytes) else { return };
    assert!(text.contains(&squeeze(&summary.dissent.heading)), "{text}");
    assert_eq!(text.matches(&squeeze(&summary.dissent.none)).count(), 6);
}

#[test]
fn the_gauge_names_the_section_that_is_too_long() {
    let press = Press::new();
    for place in [
        Place::Insights,
        Place::Recommendations,
        Place::Resources,
        Place::Collaborations,
        Place::Dissent,
        Place::Open,
    ] {
        let mut summary = sample::summary(Lang::Fr);
        for (name, section) in sections(&mut summary) {
            if name == place {
                let line = section.lines[0].clone();
                section.lines.extend(std::iter::repeat_n(line, 30));
            }
        }
        let gauge = press.measure_summary(&summary).unwrap();
        assert_eq!(gauge.too_long.iter().map(|excess| excess.place).collect::<Vec<_>>(), [place]);
        assert!(gauge.used > 1.0 && gauge.left == 0 && gauge.too_long[0].lines > 10, "{gauge:?}");
        assert!(matches!(press.summary(&summary), Err(Error::TooLong { .. })));
    }
}

#[test]
fn a_summary_fills_up_line_by_line() {
    let press = Press::new();
    let mut summary = sample::summary(Lang::En);
    let mut before = press.measure_summary(&summary).unwrap();
    while before.fits() {
        summary.insights.lines.push(summary.insights.lines[0].clone());
        let gauge = press.measure_summary(&summary).unwrap();
        assert!(gauge.used >= before.used && gauge.left <= before.left, "{before:?} {gauge:?}");
        assert_eq!(press.summary(&summary).is_ok(), gauge.fits());
        before = gauge;
    }
    assert_eq!(before.too_long[0].place, Place::Insights);
}

#[test]
fn a_report_is_accessible_and_whole() {
    let press = Press::new();
    for lang in LANGS {
        let mut report = sample::report(lang);
        let blocks = report.parts[0].blocks.clone();
        report.parts[0].blocks.extend(blocks.iter().cycle().take(24).cloned());
        let pdf = press.report(&report).unwrap();
        assert!(pdf.pages >= 3, "{} pages", pdf.pages);
        check_accessible(&pdf.bytes);
        let Some(text) = text_of(&pdf.bytes) else { continue };
        assert!(
            text.contains(&squeeze(&report.lead)) && text.contains(&squeeze(&report.parts[1].heading)),
            "{text}"
        );
        assert!(text.contains(&format!("Page1/{}", pdf.pages)), "{text}");
    }
}

#[test]
fn a_report_says_what_is_wrong_with_it() {
    let mut report = sample::report(Lang::En);
    report.parts[1].blocks =
        vec![Block::Table { caption: String::new(), head: vec!["A".into()], rows: vec![Vec::new()] }];
    assert!(matches!(Press::new().report(&report), Err(Error::Invalid(_))));
    report.parts[1].blocks = vec![Block::Ruled { lines: 0 }];
    assert!(matches!(Press::new().report(&report), Err(Error::Invalid(_))));
    report.parts[1].blocks = vec![Block::Heading { words: " ".into() }];
    assert!(matches!(Press::new().report(&report), Err(Error::Invalid(_))));
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let longest = prop_oneof![3 => Just(120_usize), 1 => Just(900)];
    let line = longest.prop_flat_map(text).prop_map(|text| Line {
        text,
        doer: None,
        about: String::new(),
        source: "9 notes · 5 tables · 8 postal areas".into(),
    });
    vec(line, 0..9)
}

fn summaries() -> impl Strategy<Value = Summary> {
    let lang = prop_oneof![Just(Lang::En), Just(Lang::Fr)];
    (lang, vec(lines(), 6), text(160)).prop_map(|(lang, lines, title)| {
        let mut summary = sample::summary(lang);
        summary.meta.title = format!("? {title}");
        for ((_, section), lines) in sections(&mut summary).into_iter().zip(lines) {
            section.lines = lines;
        }
        summary
    })
}

proptest! {
    // Typesetting without optimization is slow; PROPTEST_CASES asks for more.
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_summary_is_one_page_or_the_gauge_says_what_is_too_long(mut summary in summaries()) {
        let press = Press::new();
        let gauge = press.measure_summary(&summary).unwrap();
        match press.summary(&summary) {
            Ok(pdf) => {
                prop_assert!(gauge.fits() && gauge.used <= 1.0, "{gauge:?}");
                prop_assert_eq!(pdf.pages, 1);
            }
            Err(Error::TooLong { .. }) => {
                prop_assert!(!gauge.fits() && gauge.used > 1.0 && gauge.left == 0, "{gauge:?}");
                // who shortens what is named comes to an end
                for _ in 0..20 {
                    let gauge = press.measure_summary(&summary).unwrap();
                    if gauge.fits() { break }
                    for (place, section) in sections(&mut summary) {
                        if gauge.too_long.iter().any(|excess| excess.place == place) {
                            section.lines.truncate(section.lines.len() / 2);
                        }
                    }
                }
                prop_assert!(press.summary(&summary).is_ok());
            }
            Err(error) => prop_assert!(false, "{error}"),
        }
    }
}
