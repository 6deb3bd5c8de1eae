//! The picture alone, to be shared: one SVG with its colours and words in it.

use askama::Template;

use super::drawing::{GroupShape, Picture};
use super::findings::Findings;
use super::live::Shown;
use super::views::Head;
use super::words;
use crate::error::Error;
use crate::visit::Visit;

/// Letters of the finding in one line, and of the question.
const FINDING_LINE: usize = 21;
const QUESTION_LINE: usize = 40;

#[derive(Template)]
#[template(path = "map/share.svg")]
struct Share<'a> {
    lang: &'static str,
    title: String,
    question: Vec<String>,
    finding: Vec<String>,
    source: String,
    address: String,
    picture: &'a Picture,
    keys: Vec<(String, String)>,
}

/// The picture, the question, the finding and the groups on one card of 1200 by 630.
pub fn draw(visit: &Visit, head: &Head, shown: &Shown) -> Result<String, Error> {
    let (lang, map) = (visit.lang, shown.map());
    let finding = words::finding(lang, map, &Findings::of(map));
    let address = visit.full_url(&head.path);
    let people = lang.t("map-source").with("votes", map.votes).with("people", map.participants);
    let date = lang.t("map-on-date").with("date", lang.date(shown.made, &head.zone));
    let key = |group: &GroupShape| {
        let size = i64::try_from(group.size).unwrap_or(i64::MAX);
        (group.shape.single(8.0, 8.0), format!("{} · {}", group.letter, lang.count(size)))
    };
    let share = Share {
        lang: lang.tag(),
        title: format!("{}. {finding}", head.question),
        question: lines(&head.question, QUESTION_LINE, 2),
        finding: lines(&finding, FINDING_LINE, 5),
        source: people.with("statements", map.statements).with("ago", date).to_string(),
        address: address.split_once("://").map_or(address.clone(), |(_, rest)| rest.to_owned()),
        picture: &shown.picture,
        keys: if map.k > 1 { shown.picture.groups.iter().map(key).collect() } else { Vec::new() },
    };
    Ok(share.render()?)
}

impl Share<'_> {
    /// Colour and dashes of a group, as `perron.css` has them.
    fn style(&self, group: &GroupShape) -> (&'static str, &'static str) {
        const STYLES: [(&str, &str); 8] = [
            ("#1e4d3b", "none"),
            ("#a26a00", "9 5"),
            ("#7a4480", ".1 5"),
            ("#2f6e91", "9 4 2 4"),
            ("#1f2a26", "3 3"),
            ("#1e4d3b", "14 4"),
            ("#a26a00", "6 3 2 3"),
            ("#7a4480", "2 6"),
        ];
        STYLES[group.id % STYLES.len()]
    }

    fn stroke(&self, is_square: bool) -> u32 {
        let width = if self.picture.fine { 7 } else { 9 };
        if is_square { width - 1 } else { width }
    }
}

/// Breaks a text into at most so many lines; what is left over ends in an ellipsis.
fn lines(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_break_between_words() {
        assert_eq!(lines("Three ways of seeing it", 10, 3), ["Three ways", "of seeing", "it"]);
        assert_eq!(lines("Three ways of seeing it", 10, 2), ["Three ways", "of seeing…"]);
        assert_eq!(lines("", 10, 2), [""]);
    }
}
