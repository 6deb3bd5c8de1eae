//! What a map says, in sentences of one language.

use opinion::{GroupShare, OpinionMap, StatementResult};

use super::drawing::{Picture, letter};
use super::findings::Findings;
use crate::i18n::Lang;

/// Below this mean agreement of resamples, groups are a sketch.
const STEADY: f64 = 0.6;

/// The map's finding, as the title of its page.
pub fn finding(lang: Lang, map: &OpinionMap, findings: &Findings<'_>) -> String {
    let shared = findings.shared.len() + findings.rejected.len();
    let key = if map.k > 1 { "map-finding-shared" } else { "map-finding-shared-one-group" };
    let ways = lang
        .t(if is_one_range(map) { "map-finding-range" } else { "map-finding-ways" })
        .with("groups", map.k.max(1));
    lang.t("map-finding").with("ways", ways).with("shared", lang.t(key).with("shared", shared)).to_string()
}

/// Whether the groups are parts of one range of opinion, with no gap shown between them.
pub fn is_one_range(map: &OpinionMap) -> bool {
    map.k > 1 && map.stability.as_ref().is_some_and(opinion::Stability::is_one_range)
}

/// Where they are, the sentence that says so.
pub fn one_range(lang: Lang, map: &OpinionMap) -> Option<String> {
    is_one_range(map).then(|| lang.t("map-one-range").with("groups", map.k).to_string())
}

/// `91% (85 to 95)`: share and bounds, the bounds rounded outwards.
pub fn interval(lang: Lang, answer: &GroupShare) -> String {
    match answer.share {
        Some(share) => lang
            .t("map-interval")
            .with("share", lang.percent(share))
            .with("range", range(lang, answer.low, answer.high))
            .to_string(),
        None => lang.text("map-nobody"),
    }
}

/// `(85 to 95)`
pub fn range(lang: Lang, low: f64, high: f64) -> String {
    let low = i64::from(super::drawing::at_least(low));
    lang.t("map-range").with("low", low).with("high", super::drawing::at_most(high)).to_string()
}

/// A share that is not below this, in whole per cent.
pub fn at_least(lang: Lang, share: f64) -> String {
    lang.percent(f64::from(super::drawing::at_least(share)) / 100.0)
}

/// What a screen reader says of the bars of one statement.
pub fn bars(lang: Lang, statement: &StatementResult) -> String {
    let mut groups = Vec::new();
    for answer in statement.common_ground.iter().flat_map(|ground| &ground.by_group) {
        let Some(letter) = group_letter(&answer.group) else { continue };
        let text = match answer.share {
            Some(_) => lang.t("map-bars-group").with("share", interval(lang, answer)),
            None => lang.t("map-bars-nobody"),
        };
        groups.push(text.with("letter", letter).to_string());
    }
    lang.t("map-bars").with("groups", groups.join(" ")).to_string()
}

/// The letter of a group as results name it.
pub fn group_letter(group: &str) -> Option<String> {
    group.parse().ok().map(|id| letter(id).to_string())
}

/// What a screen reader says of the picture.
pub fn picture(lang: Lang, picture: &Picture) -> String {
    let mut sentences = vec![lang.text("map-picture-each")];
    if picture.groups.len() > 1 {
        for group in &picture.groups {
            let (place, shape) = (group.direction.key(), group.shape.key());
            let text = lang.t("map-picture-group").with("letter", group.letter.to_string());
            let text = text.with("people", group.size).with("shape", lang.text(shape));
            sentences.push(text.with("place", lang.text(place)).to_string());
        }
    }
    if picture.people_between > 0 {
        sentences.push(lang.t("map-picture-between").with("people", picture.people_between).to_string());
    }
    sentences.push(lang.text("map-picture-table"));
    sentences.join(" ")
}

/// How steady the groups are, in words; nothing where it was not measured.
pub fn steady(lang: Lang, map: &OpinionMap) -> Option<String> {
    let stability = map.stability.as_ref().filter(|s| s.bootstraps > 0)?;
    let key = if map.k > 1 { "map-steady-groups" } else { "map-steady-one" };
    let text =
        lang.t(key).with("times", stability.bootstraps).with("groups", map.k).with("same", stability.same);
    let weak = map.k > 1 && stability.ari < STEADY;
    let more = if weak { format!(" {}", lang.t("map-steady-weak")) } else { String::new() };
    Some(format!("{text}{more}"))
}

/// How long ago something was, by the clock of whoever reads.
pub fn ago(lang: Lang, then: i64, now: i64, zone: &str) -> String {
    const MINUTE: i64 = 60_000;
    const HOUR: i64 = 60 * MINUTE;
    match now - then {
        ..MINUTE => lang.text("map-just-now"),
        MINUTE..HOUR => lang.t("map-minutes-ago").with("minutes", (now - then) / MINUTE).to_string(),
        age if age < 24 * HOUR => lang.t("map-hours-ago").with("hours", age / HOUR).to_string(),
        _ => lang.t("map-on-date").with("date", lang.date(then, zone)).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(share: Option<f64>, low: f64, high: f64) -> GroupShare {
        GroupShare { group: "1".to_owned(), share, low, high, against: None, against_low: 0.0, n: 40 }
    }

    #[test]
    fn bounds_are_rounded_outwards() {
        let answer = answer(Some(0.914), 0.858, 0.951);
        assert_eq!(interval(Lang::En, &answer), "91% (85 to 96)");
        assert_eq!(interval(Lang::Fr, &answer), "91\u{a0}% (85 à 96)");
        assert_eq!(at_least(Lang::En, 0.7), "70%");
    }

    #[test]
    fn nobody_is_not_nought() {
        assert_eq!(interval(Lang::En, &answer(None, 0.0, 1.0)), "no votes");
    }

    #[test]
    fn an_age_is_told_in_the_unit_one_would_use() {
        let at = |millis| ago(Lang::En, 0, millis, "UTC");
        assert_eq!(at(-5), "just now");
        assert_eq!(at(59_999), "just now");
        assert_eq!(at(60_000), "1 minute ago");
        assert_eq!(at(7_200_000), "2 hours ago");
        assert_eq!(at(90_000_000), "on 1\u{a0}January 1970");
    }

    #[test]
    fn the_finding_is_a_sentence() {
        let map = super::super::drawing::tests::map(30, 3, 0.5, 1);
        let findings = Findings::of(&map);
        assert_eq!(
            finding(Lang::En, &map, &findings),
            "Three ways of seeing it, and nothing yet that all of them share"
        );
        assert_eq!(
            finding(Lang::Fr, &map, &findings),
            "Trois façons de voir, et rien encore que toutes partagent"
        );
    }
}
