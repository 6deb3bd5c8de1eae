//! The ledger as one picture: a bar each for who set the agenda, who decided and who holds, divided by hands.

use store::shift::Hand;

use super::Brief;
use crate::i18n::Lang;

/// The width of a bar.
const WIDTH: f64 = 340.0;
/// The height of a line of words.
const LINE: i64 = 22;
const BAR: i64 = 24;
const GAP: i64 = 18;
/// Hands named on one line below a bar.
const A_LINE: usize = 2;

/// The picture, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What it is.
    pub title: String,
    /// What it shows, in words.
    pub says: String,
    /// Its height.
    pub height: i64,
    /// Its bars, from above.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// `Who decided`
    pub name: String,
    /// Where its name stands.
    pub name_y: i64,
    /// Where it stands.
    pub y: i64,
    /// Its parts, from the left.
    pub parts: Vec<Part>,
    /// What is written below: where, and what.
    pub captions: Vec<(i64, String)>,
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub x: String,
    pub width: String,
    /// How it is filled, also in black and white.
    pub fill: &'static str,
    /// Whose.
    pub hand: String,
    pub count: i64,
}

impl Picture {
    pub fn of(lang: Lang, brief: &Brief) -> Self {
        let names = ["ledger-agenda", "ledger-decided", "ledger-holder"];
        let mut y = 0;
        let mut bars = Vec::new();
        for (key, counts) in names.into_iter().zip(&brief.hands) {
            let all: i64 = counts.values().sum();
            let (name_y, top) = (y + 15, y + LINE);
            let mut before = 0;
            let mut parts = Vec::new();
            for (hand, count) in counts {
                let at = |count: i64| WIDTH * count as f64 / all.max(1) as f64;
                parts.push(Part {
                    x: format!("{:.1}", at(before)),
                    width: format!("{:.1}", at(*count)),
                    fill: fill(*hand),
                    hand: lang.text(&format!("ledger-hand-{}", hand.word())),
                    count: *count,
                });
                before += count;
            }
            let said: Vec<String> =
                parts.iter().map(|part| format!("{}\u{a0}{}", part.hand, part.count)).collect();
            let mut below = top + BAR;
            let captions = said.chunks(A_LINE).map(|line| {
                below += LINE;
                (below - 4, line.join(" · "))
            });
            let captions: Vec<(i64, String)> = captions.collect();
            bars.push(Bar { name: lang.text(key), name_y, y: top, parts, captions });
            y = below + GAP;
        }
        let bar = |bar: &Bar| {
            let parts = bar.captions.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" · ");
            lang.t("ledger-picture-row").with("name", bar.name.as_str()).with("parts", parts).to_string()
        };
        Self {
            title: lang.t("ledger-picture").with("decisions", brief.moved.decisions).to_string(),
            says: bars.iter().map(bar).collect::<Vec<_>>().join(" "),
            height: y - GAP + 4,
            bars,
        }
    }
}

const fn fill(hand: Hand) -> &'static str {
    match hand {
        Hand::Residents => "var(--spruce)",
        Hand::Association => "var(--lichen)",
        Hand::Mixed => "url(#ledger-mixed)",
        Hand::Institution => "var(--card)",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::ledger::Moved;

    #[test]
    fn the_parts_of_each_bar_fill_it() {
        let row = |counts: &[(Hand, i64)]| counts.iter().copied().collect::<BTreeMap<_, _>>();
        let brief = Brief {
            moved: Moved { decisions: 4, ..Moved::default() },
            hands: [
                row(&[(Hand::Residents, 4)]),
                row(&[(Hand::Residents, 3), (Hand::Mixed, 1)]),
                row(&[(Hand::Residents, 1), (Hand::Association, 1), (Hand::Institution, 2)]),
            ],
        };
        let picture = Picture::of(Lang::En, &brief);
        for bar in &picture.bars {
            let width: f64 = bar.parts.iter().map(|part| part.width.parse::<f64>().unwrap()).sum();
            assert!((width - WIDTH).abs() < 0.3, "{width}");
            assert_eq!(bar.parts.iter().map(|part| part.count).sum::<i64>(), 4);
        }
        assert_eq!(picture.bars[2].captions.len(), 2, "two hands a line");
        let last = picture.bars[2].captions[1].0;
        assert!(last < picture.height && picture.height < last + 12);
        assert!(picture.says.contains("Residents\u{a0}3"), "{}", picture.says);
    }
}
