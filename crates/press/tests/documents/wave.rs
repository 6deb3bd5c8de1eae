use press::{Block, Error, Lang, Press, Span};

use crate::pages::{check_accessible, squeeze, text_of};
use crate::sample;

#[test]
fn shares_are_drawn_with_their_figures_in_words() {
    let press = Press::new();
    for lang in [Lang::En, Lang::Fr] {
        let report = sample::wave(lang);
        let pdf = press.report(&report).unwrap();
        check_accessible(&pdf.bytes);
        let Some(text) = text_of(&pdf.bytes) else { continue };
        let Block::Intervals { rows, caption, axis, .. } = &report.parts[1].blocks[0] else { panic!() };
        for words in rows.iter().flat_map(|row| [&row.label, &row.words]).chain([caption]).chain(axis) {
            assert!(text.contains(&squeeze(words)), "{words} is not in {text}");
        }
    }
}

#[test]
fn long_words_and_many_shares_stay_on_the_paper() {
    let mut report = sample::wave(Lang::Fr);
    let Block::Intervals { rows, .. } = &mut report.parts[1].blocks[0] else { panic!() };
    let mut long = rows[0].clone();
    long.label = "Personnes qui appartiennent à plusieurs de ces groupes à la fois ".repeat(2);
    long.words = "retenu par une intendance des données qui n’a pas encore répondu ".repeat(2);
    long.share = Some(Span { low: 0.0, at: 0.0, high: 1.0 });
    rows.splice(0..0, std::iter::repeat_n(long, 12));
    let pdf = Press::new().report(&report).unwrap();
    check_accessible(&pdf.bytes);
    assert!(pdf.pages >= 2);
}

#[test]
fn a_share_that_cannot_be_drawn_is_said() {
    let wrong = |change: fn(&mut Vec<press::Estimate>)| {
        let mut report = sample::wave(Lang::En);
        let Block::Intervals { rows, .. } = &mut report.parts[1].blocks[0] else { panic!() };
        change(rows);
        assert!(matches!(Press::new().report(&report), Err(Error::Invalid(_))));
    };
    wrong(|rows| rows[0].share = Some(Span { low: 0.5, at: 0.4, high: 0.6 }));
    wrong(|rows| rows[0].share = Some(Span { low: 0.5, at: 0.6, high: f64::NAN }));
    wrong(|rows| rows[0].reference = Some(1.2));
    wrong(|rows| rows[0].label = " ".into());
    wrong(Vec::clear);
}
