//! The page of results: what its figures are, what they assume, and how they were made.

use super::found::Trouble;
use super::names::{attribute_name, level_name, share};
use super::views::Results;

impl Results<'_> {
    /// What kind of figure this is and what it assumes.
    pub(super) fn basis(&self) -> Vec<String> {
        let lang = self.lang();
        let Some(part) = self.part() else { return Vec::new() };
        let mut said =
            vec![lang.t(&format!("estimate-basis-{}", part.kind.word())).with("n", part.n).to_string()];
        if let Some(weighting) = &part.weighting {
            if weighting.is_brought {
                said.push(lang.text("estimate-basis-brought"));
            }
            if !weighting.margins.is_empty() {
                let by: Vec<String> =
                    weighting.margins.iter().map(|word| attribute_name(lang, word)).collect();
                said.push(lang.t("estimate-basis-margins").with("by", by.join(", ")).to_string());
            }
            if weighting.came_by_themselves {
                said.push(lang.text("estimate-basis-came"));
            }
        }
        if part.left_out > 0 {
            said.push(lang.t("estimate-basis-left-out").with("n", part.left_out).to_string());
        }
        said
    }

    pub(super) fn trouble(&self) -> Option<String> {
        let lang = self.lang();
        let said = |key: &str, attribute: &str, level: &str| {
            let text = lang.t(key).with("attribute", attribute_name(lang, attribute));
            text.with("level", level_name(lang, attribute, level)).to_string()
        };
        Some(match self.part()?.trouble.as_ref()? {
            Trouble::Few => lang.text("estimate-trouble-few"),
            Trouble::Refused => lang.text("estimate-trouble-refused"),
            Trouble::NoWeight => lang.text("estimate-trouble-no-weight"),
            Trouble::Unweighted => lang.text("estimate-trouble-unweighted"),
            Trouble::NoTotal(attribute, level) => said("estimate-trouble-no-total", attribute, level),
            Trouble::Nobody(attribute, level) => said("estimate-trouble-nobody", attribute, level),
            Trouble::Contradiction(first, a, second, b) => lang
                .t("estimate-trouble-contradiction")
                .with("first", attribute_name(lang, first))
                .with("second", attribute_name(lang, second))
                .with("all", lang.count(*a))
                .with("other", lang.count(*b))
                .to_string(),
            Trouble::Engine(words) => lang.t("estimate-trouble-engine").with("words", words).to_string(),
        })
    }

    /// How the figures were made: name and value.
    pub(super) fn made(&self) -> Vec<(String, String)> {
        let lang = self.lang();
        let Some(kept) = &self.read.kept else { return Vec::new() };
        let row = |key: &str, value: String| (lang.text(key), value);
        let mut rows = vec![row("estimate-made-responses", lang.count(kept.responses))];
        if let Some(from) = &self.read.imported {
            rows.push(row("estimate-made-source", format!("{} ({}, {})", from.source, from.mode, from.held)));
        }
        if let Some(weighting) = self.part().and_then(|part| part.weighting.as_ref()) {
            rows.push(row("estimate-made-deff", lang.decimal(weighting.kish_deff, 2)));
            if weighting.trimmed > 0 {
                let error = share(lang, weighting.margin_error);
                let said =
                    lang.t("estimate-made-trimmed-said").with("n", weighting.trimmed).with("error", error);
                rows.push(row("estimate-made-trimmed", said.to_string()));
            }
        }
        for margin in &self.read.margins {
            let name = lang
                .t("estimate-made-margin")
                .with("by", attribute_name(lang, &margin.attribute))
                .to_string();
            rows.push((name, format!("{}, {}", margin.source, margin.dated)));
        }
        rows.push(row("estimate-made-when", lang.moment(kept.made, &self.read.wave.zone)));
        rows.push(row("estimate-made-program", format!("Perron {}", kept.program)));
        rows.push(row("estimate-made-input", kept.input.clone()));
        rows
    }
}
