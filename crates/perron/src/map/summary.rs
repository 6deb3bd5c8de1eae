//! The one page of a conversation, made from its map.

use std::sync::Arc;

use opinion::{CommonGround, OpinionMap, Stance, StatementResult};
use press::{Chart, Date, Finding, Group, Leaning, Link, Mark, Meta, OnePage, Part, Portraits, Press, Row};

use super::drawing::{Shape, letter};
use super::findings::{self, FEWEST_PEOPLE, Findings};
use super::live::Shown;
use super::texts::{Said, Texts};
use super::views::{Head, finding_of};
use super::words;
use crate::error::Error;
use crate::i18n::{Lang, dates};
use crate::visit::Visit;

/// The page as PDF in the language of the visit; made once for each map.
pub async fn pdf(visit: &Visit, head: Head, shown: Arc<Shown>) -> Result<Vec<u8>, Error> {
    let kept = shown.page(visit.lang).get().cloned();
    if let Some(pdf) = kept {
        return Ok(pdf);
    }
    let page = one_page(visit, &head, &shown);
    let (app, lang) = (visit.app.clone(), visit.lang);
    let made = tokio::task::spawn_blocking(move || make(&app.press, &page)).await;
    let pdf = made.map_err(|problem| Error::Internal(format!("the one page broke off: {problem}")))??;
    Ok(shown.page(lang).get_or_init(|| pdf).clone())
}

fn make(press: &Press, page: &OnePage) -> Result<Vec<u8>, Error> {
    let pdf = press.one_page(page);
    Ok(pdf.map_err(|problem| Error::Internal(format!("the one page could not be made: {problem}")))?.bytes)
}

fn one_page(visit: &Visit, head: &Head, shown: &Shown) -> OnePage {
    let (lang, map, texts) = (visit.lang, shown.map(), &*shown.texts);
    let findings = Findings::of(map);
    let part = |heading: &str, lead: String, none: &str, lists: &[(&'static str, &[&StatementResult])]| {
        let of_list = |(id, list): &(&'static str, &[&StatementResult])| {
            list.iter().map(|s| finding(id, lang, map, s, texts)).collect::<Vec<_>>()
        };
        let findings: Vec<Finding> = lists.iter().flat_map(of_list).collect();
        Part {
            heading: lang.text(heading),
            lead,
            none: lang.text(none),
            more: more(lang, findings.len()),
            findings,
        }
    };
    let common: [(&str, &[_]); 2] = [("common", &findings.shared), ("rejected", &findings.rejected)];
    let floor = if map.k > 1 && !findings.shared.is_empty() {
        lang.text("map-page-common-lead")
    } else {
        String::new()
    };
    let groups: Vec<Group> = map.group.iter().map(|group| portrait(lang, group, texts)).collect();
    let leanings = groups.iter().map(|group| group.statements.len()).sum();
    let path = format!("{}/map", head.path);
    let url = visit.full_url(&path);
    OnePage {
        meta: Meta {
            lang: match lang {
                Lang::En => press::Lang::En,
                Lang::Fr => press::Lang::Fr,
            },
            title: head.question.clone(),
            author: visit.app.settings.convener.clone().unwrap_or_else(|| lang.text("map-page-author")),
            date: date(shown.made, &head.zone),
            unprintable: lang.text("map-page-unprintable"),
        },
        kicker: lang.text("map-page-kicker"),
        participants: participants(lang, map),
        common_ground: part("map-common", floor, "map-page-common-none", &common),
        divides: part(
            "map-divides",
            String::new(),
            "map-page-divides-none",
            &[("divides", &findings.divided)],
        ),
        minority: part(
            "map-page-held",
            String::new(),
            "map-page-held-none",
            &[("held", &findings.held_back)],
        ),
        portraits: Portraits {
            heading: lang.text("map-portraits"),
            lead: words::one_range(lang, map).unwrap_or_default(),
            more: more(lang, leanings),
        },
        groups,
        method: method(lang, shown, head),
        link: Link {
            shown: url.split_once("://").map_or_else(|| url.clone(), |(_, rest)| rest.to_owned()),
            caption: lang.text("map-page-caption"),
            alt: lang.t("map-page-alt").with("address", url.as_str()).to_string(),
            url,
        },
    }
}

/// How many took part; a number under ten is not told.
fn participants(lang: Lang, map: &OpinionMap) -> String {
    if map.participants < FEWEST_PEOPLE {
        return lang.text("map-page-few");
    }
    let text = lang.t("map-page-people").with("people", map.participants).with("votes", map.votes);
    text.with("statements", map.statements).to_string()
}

fn method(lang: Lang, shown: &Shown, head: &Head) -> Vec<String> {
    let mut method = vec![lang.text("map-page-method")];
    method.extend(words::steady(lang, shown.map()));
    if shown.map().group.iter().all(|group| group.representative.is_empty()) {
        method.extend(words::one_range(lang, shown.map())); // there are no portraits to say it beside
    }
    method.push(lang.t("map-page-date").with("date", lang.date(shown.made, &head.zone)).to_string());
    method
}

/// "and n more" for each number of `all` that may be left over.
fn more(lang: Lang, all: usize) -> Vec<String> {
    (1..=all).map(|left| lang.t("map-page-more").with("more", left).to_string()).collect()
}

fn finding(
    part: &'static str,
    lang: Lang,
    map: &OpinionMap,
    statement: &StatementResult,
    texts: &Texts,
) -> Finding {
    let (says, mut note) = finding_of(part, lang, statement, map.k);
    let said = texts.said(statement.id, lang);
    if let Some(about) = &said.note {
        note = format!("{note} {about}.");
    }
    Finding {
        lang: tongue(&said),
        statement: said.text,
        says,
        note,
        voices: Vec::new(),
        chart: Chart {
            alt: words::bars(lang, statement),
            rows: statement.common_ground.iter().flat_map(|ground| rows(lang, ground)).collect(),
            floor: (part == "common").then(|| findings::floor(statement)),
        },
    }
}

fn rows(lang: Lang, ground: &CommonGround) -> Vec<Row> {
    let row = |answer: &opinion::GroupShare| {
        Some(Row {
            group: answer.group.parse().ok()?,
            share: answer.share?,
            low: answer.low,
            high: answer.high,
            label: words::interval(lang, answer),
        })
    };
    ground.by_group.iter().filter_map(row).collect()
}

fn portrait(lang: Lang, group: &opinion::GroupResult, texts: &Texts) -> Group {
    let leaning = |record: &opinion::Representative| {
        let said = texts.said(record.statement, lang);
        let says = match record.stance {
            Stance::Agree => "map-portrait-agree",
            Stance::Disagree => "map-portrait-disagree",
        };
        Leaning {
            says: lang.text(says),
            lang: tongue(&said),
            statement: said.text,
            note: said.note.unwrap_or_default(),
        }
    };
    Group {
        mark: mark(Shape::of_group(group.id)),
        letter: letter(group.id).to_string(),
        name: lang.t("map-group").with("letter", letter(group.id).to_string()).to_string(),
        size: lang.t("map-portrait-size").with("people", group.size).to_string(),
        statements: group.representative.iter().map(leaning).collect(),
    }
}

/// What a statement is in, for software that reads aloud; `und` where nobody said.
fn tongue(said: &Said) -> Option<String> {
    said.lang.map(|lang| if lang.is_empty() { "und" } else { lang }.to_owned())
}

const fn mark(shape: Shape) -> Mark {
    match shape {
        Shape::Circle => Mark::Circle,
        Shape::Square => Mark::Square,
        Shape::Triangle => Mark::Triangle,
        Shape::Ring => Mark::Ring,
        Shape::Frame => Mark::Frame,
        Shape::Delta => Mark::Delta,
        Shape::Cross => Mark::Cross,
        Shape::Hexagon => Mark::Hexagon,
    }
}

fn date(millis: i64, zone: &str) -> Date {
    let at = dates::moment(millis, zone);
    Date { year: i32::from(at.year()), month: at.month().unsigned_abs(), day: at.day().unsigned_abs() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_over_is_counted() {
        let left = ["and 1 more on the page of the map", "and 2 more on the page of the map"];
        assert_eq!(more(Lang::En, 2), left);
        assert!(more(Lang::En, 0).is_empty());
    }

    #[test]
    fn fewer_than_ten_are_not_counted_out() {
        let few = super::super::drawing::tests::map(9, 1, 0.5, 1);
        assert_eq!(participants(Lang::En, &few), "Fewer than 10 people took part; how many is not shown");
        let more = super::super::drawing::tests::map(10, 1, 0.5, 1);
        assert_eq!(participants(Lang::En, &more), "10 people took part · 90 votes on 20 statements");
    }
}
