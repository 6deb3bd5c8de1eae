//! The page of results: places and groups side by side.

use super::names::{points, share};
use super::picture::{Picture, cell_name, tiles};
use super::views::Results;
use crate::pledge::tiles::Tile;

/// Two groups side by side, in words.
pub struct Beside {
    pub first: String,
    pub second: String,
    pub rates: [String; 2],
    pub counts: [String; 2],
    pub difference: String,
    pub ratio: String,
}

impl Results<'_> {
    pub(super) fn groups(&self) -> Option<Picture> {
        let view = self.view()?;
        let cells = view.cells.iter().filter(|cell| cell.figure.n.is_some() || cell.figure.why.is_some());
        let rows: Vec<_> =
            cells.map(|cell| (cell_name(self.lang(), &view.by, &cell.levels), &cell.figure)).collect();
        if rows.is_empty() {
            return None;
        }
        let title = self.lang().t("estimate-groups").with("by", self.by_name(&view.by));
        Some(Picture::of(self.lang(), title.to_string(), &rows))
    }

    pub(super) fn map(&self) -> Option<(Vec<Tile>, String)> {
        let view = self.view().filter(|view| view.by == ["province"])?;
        Some((tiles(self.lang(), view), self.groups()?.says))
    }

    pub(super) fn is_of_people(&self) -> bool {
        self.by.iter().any(|word| !matches!(word.as_str(), "province" | "postal-area"))
    }

    /// Which groups surely differ; all others are tied.
    pub(super) fn sure(&self) -> Vec<String> {
        let Some(view) = self.view() else { return Vec::new() };
        let name = |at: usize| cell_name(self.lang(), &view.by, &view.cells[at].levels);
        let one = |(high, low): &(usize, usize)| {
            self.visit.t("estimate-sure").with("high", name(*high)).with("low", name(*low)).to_string()
        };
        view.sure.iter().map(one).collect()
    }

    /// The places that each group may have.
    pub(super) fn ranks(&self) -> Vec<(String, String)> {
        let Some(view) = self.view() else { return Vec::new() };
        let one = |cell: &super::found::Cell| {
            let [best, worst] = cell.rank?;
            let key = if best == worst { "estimate-rank-one" } else { "estimate-rank" };
            let said = self.visit.t(key).with("best", best).with("worst", worst).to_string();
            Some((cell_name(self.lang(), &view.by, &cell.levels), said))
        };
        view.cells.iter().filter_map(one).collect()
    }

    pub(super) fn gaps(&self) -> Vec<Beside> {
        let (lang, Some(view)) = (self.lang(), self.view()) else { return Vec::new() };
        let name = |at: usize| cell_name(lang, &view.by, &view.cells[at].levels);
        let one = |gap: &super::found::Gap| {
            let [difference, low, high] = gap.difference.map(|value| points(lang, value));
            let said =
                lang.t("estimate-with-range").with("value", difference).with("low", low).with("high", high);
            let ratio = gap.ratio.map_or_else(
                || lang.text("estimate-no-ratio"),
                |ratio| {
                    let [value, low, high] = ratio.map(|value| lang.decimal(value, 2));
                    lang.t("estimate-with-range")
                        .with("value", value)
                        .with("low", low)
                        .with("high", high)
                        .to_string()
                },
            );
            Beside {
                first: name(gap.cells[0]),
                second: name(gap.cells[1]),
                rates: gap.rates.map(|rate| share(lang, rate)),
                counts: gap.counts.map(|count| lang.count(i64::try_from(count).unwrap_or(i64::MAX))),
                difference: said.to_string(),
                ratio,
            }
        };
        view.gaps.iter().map(one).collect()
    }
}
