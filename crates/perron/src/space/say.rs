//! Rules in words.

use store::space_rule::{Rule, Span, Who};

use crate::i18n::Lang;
use crate::money;

/// A minute of the day as the language writes it: `9:00 a.m.`, `21 h 30`, `midnight` for the last one.
pub fn minute(lang: Lang, minute: i64) -> String {
    if minute == super::rules::WHOLE_DAY {
        return lang.text("space-midnight");
    }
    lang.time(minute * 60_000, "UTC")
}

/// `9:00 a.m. to 9:00 p.m.`, or that it is closed.
pub fn span(lang: Lang, span: Span) -> String {
    match span {
        None => lang.text("space-closed"),
        Some((from, until)) if until - from >= super::rules::WHOLE_DAY => lang.text("space-all-day"),
        Some((from, until)) => lang
            .t("space-from-until")
            .with("from", minute(lang, from))
            .with("until", minute(lang, until))
            .to_string(),
    }
}

/// Minutes as people say them: `1 hour 30 minutes`.
pub fn duration(lang: Lang, minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let hours_said = lang.t("space-hours").with("hours", hours).to_string();
    let rest_said = lang.t("space-minutes").with("minutes", rest).to_string();
    match (hours, rest) {
        (0, _) => rest_said,
        (_, 0) => hours_said,
        _ => format!("{hours_said} {rest_said}"),
    }
}

/// What an hour costs, or that it costs nothing.
pub fn fee(lang: Lang, rule: &Rule) -> String {
    if rule.cents == 0 {
        return lang.text("space-free-of-charge");
    }
    lang.t("space-an-hour").with("amount", money::show(lang, rule.cents, &rule.currency)).to_string()
}

/// The rules as rows of name and value.
pub fn summary(lang: Lang, rule: &Rule) -> Vec<(String, String)> {
    let who = match rule.who {
        Who::Everyone => "space-who-everyone",
        Who::Members => "space-who-members",
    };
    let mut rows = vec![
        (lang.text("space-who"), lang.text(who)),
        (lang.text("space-longest"), duration(lang, rule.most_minutes)),
        (lang.text("space-ahead"), lang.t("space-days").with("days", rule.ahead_days).to_string()),
        (lang.text("space-fee"), fee(lang, rule)),
        (
            lang.text("space-quiet"),
            rule.quiet.map_or_else(|| lang.text("space-quiet-none"), |quiet| span(lang, Some(quiet))),
        ),
    ];
    rows.extend(opening(lang, rule));
    let words = rule.words.nearest(lang.language()).0;
    if !words.is_empty() {
        rows.push((lang.text("space-words"), words.to_owned()));
    }
    rows
}

/// When it is open: days in a row that are alike are one row.
fn opening(lang: Lang, rule: &Rule) -> Vec<(String, String)> {
    let mut rows: Vec<(usize, usize, Span)> = Vec::new();
    for (day, hours) in rule.hours.iter().enumerate() {
        match rows.last_mut() {
            Some((_, last, known)) if known == hours => *last = day,
            _ => rows.push((day, day, *hours)),
        }
    }
    let name = |day: usize| lang.text(&format!("space-weekday-{}", day + 1));
    rows.into_iter()
        .map(|(first, last, hours)| {
            let days = if first == last {
                name(first)
            } else {
                lang.t("space-weekdays").with("first", name(first)).with("last", name(last)).to_string()
            };
            (capital(&days), span(lang, hours))
        })
        .collect()
}

/// Begun with a capital letter, as at the head of a row.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
