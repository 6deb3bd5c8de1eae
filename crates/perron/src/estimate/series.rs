//! The page of results: from wave to wave.

use super::change;
use super::found::{Break, Change, Kind, Verdict};
use super::names::{points, share};
use super::picture::Picture;
use super::views::Results;
use crate::i18n::Lang;

/// What is said of an earlier wave, or why the series breaks there.
pub struct Step {
    pub wave: String,
    pub words: String,
}

impl Results<'_> {
    /// The waves of the series, the first first, as far as they can stand in one line with this one.
    pub(super) fn series(&self) -> Option<Picture> {
        let lang = self.lang();
        let (line, item) = (self.line()?, self.question(&self.item)?);
        let gap = |wave: i64| {
            line.changes.iter().find(|change| change.wave_id == wave).and_then(|change| change.gap)
        };
        let mut rows = Vec::new();
        for (wave, found) in self.read.series.iter().filter(|(wave, _)| wave.number < self.read.wave.number) {
            let then = crate::wave::sheet::Sheet::of(&wave.sheet).unwrap_or_default();
            if gap(wave.id).is_some() || change::gap(item, &then, true).is_some() {
                rows.clear(); // a line is drawn only from the last break on
                continue;
            }
            let part = found.parts.iter().find(|part| part.kind == self.kind);
            if let Some(before) = part.and_then(|part| part.lines.iter().find(|one| one.item == line.item)) {
                rows.push((self.visit.nearest(&wave.title).0, &before.all));
            }
        }
        if rows.is_empty() {
            return None;
        }
        rows.push((self.visit.nearest(&self.read.wave.title).0, &line.all));
        Some(Picture::of(lang, lang.text("estimate-series"), &rows))
    }

    /// What is said of each earlier wave.
    pub(super) fn steps(&self) -> Vec<Step> {
        let Some(line) = self.line() else { return Vec::new() };
        let one = |change: &Change| {
            let wave = self.read.series.iter().find(|(wave, _)| wave.id == change.wave_id)?;
            Some(Step { wave: self.visit.nearest(&wave.0.title).0, words: self.changed(change) })
        };
        line.changes.iter().filter_map(one).collect()
    }

    pub(super) fn changed(&self, change: &Change) -> String {
        let lang = self.lang();
        let Some(said) = &change.said else {
            let key = match change.gap {
                Some(Break::Absent) | None => "estimate-break-absent",
                Some(Break::Version) => "estimate-break-version",
                Some(Break::Answers) => "estimate-break-answers",
                Some(Break::Mode) => "estimate-break-mode",
            };
            return lang.text(key);
        };
        let key = if self.kind == Kind::Panel { "estimate-change-panel" } else { "estimate-change" };
        lang.t(key)
            .with("verdict", verdict(lang, said.verdict))
            .with("then", share(lang, said.rates[0]))
            .with("now", share(lang, said.rates[1]))
            .with("points", points(lang, said.difference[0]))
            .with("low", points(lang, said.difference[1]))
            .with("high", points(lang, said.difference[2]))
            .with("n", said.counts[1])
            .with("before", said.counts[0])
            .with("detectable", lang.decimal(100.0 * said.detectable, 1))
            .to_string()
    }
}

/// A change in few words.
pub fn verdict(lang: Lang, verdict: Verdict) -> String {
    lang.text(match verdict {
        Verdict::Up => "estimate-verdict-up",
        Verdict::Down => "estimate-verdict-down",
        Verdict::Alike => "estimate-verdict-alike",
        Verdict::Unsure => "estimate-verdict-unsure",
    })
}
