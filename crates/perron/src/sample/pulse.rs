//! The sample's pulse: the five outcomes, asked in a wave that is closed and in one that is open, answered by made-up people.

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use store::margin::{self, Margin};
use store::questionnaire::{self, Questionnaire, State};
use store::response::{self, Arm, Origin, Response};
use store::wave::{self, PlaceLevel, State as How, Wave};
use store::{Bilingual, Ids, Language, Tx};

use super::SEED;
use crate::cookie::sha256;
use crate::item::presets;
use crate::wave::{blank, sheet_of};

const DAY: i64 = 24 * 3_600_000;
/// Made-up answers in the closed wave, and in the open one so far.
const ANSWERS: [usize; 2] = [180, 40];
/// Where they live, and how many of ten.
const AREAS: [(&str, usize); 3] = [("L6P", 4), ("L6R", 3), ("M9V", 3)];
/// How many people live there, made up.
const PEOPLE: [(&str, i64); 4] = [("L6P", 41_000), ("L6R", 52_000), ("M9V", 57_000), (EDGE, 5_000)];

/// Where one in thirty lives: too few to be shown.
const EDGE: &str = "L6S";
/// The question of the sample that is published by postal area.
const PUBLISHED: &str = "sc_belong_local_css";

/// Adds a questionnaire and its two waves to a community.
pub fn keep(tx: &mut Tx, ids: &Ids, community_id: i64, now: i64) -> store::Result<()> {
    let both = |en: &str, fr: &str| Bilingual { en: en.to_owned(), fr: fr.to_owned() };
    let questionnaire = Questionnaire {
        id: ids.next(),
        community_id,
        title: both("The five outcomes (sample)", "Les cinq résultats (exemple)"),
        intro: both(
            "The round table asks these five questions each year, to see whether what we do changes anything.",
            "La table pose ces cinq questions chaque année, pour voir si ce que nous faisons change quelque chose.",
        ),
        state: State::Current,
        made: now - 200 * DAY,
        changed: now - 200 * DAY,
        made_by: None,
    };
    questionnaire::insert(tx, &questionnaire)?;
    let start = presets::starts().iter().find(|start| start.key == "five");
    let keys: Vec<(String, i64)> =
        start.map(|start| start.items.clone()).unwrap_or_default().into_iter().map(|key| (key, 1)).collect();
    questionnaire::set_items(tx, questionnaire.id, &keys)?;
    let titles = [
        both("How are we? Last year (sample)", "Comment allons-nous? L’an dernier (exemple)"),
        both("How are we? This year (sample)", "Comment allons-nous? Cette année (exemple)"),
    ];
    for (number, (title, answers)) in (1_i64..).zip(titles.into_iter().zip(ANSWERS)) {
        let is_first = number == 1;
        let mut one = Wave {
            questionnaire_id: Some(questionnaire.id),
            series: "sample".to_owned(),
            number,
            title,
            zone: "America/Toronto".to_owned(),
            closes: Some(if is_first { now - 150 * DAY } else { now + 21 * DAY }),
            place_level: PlaceLevel::PostalArea,
            expected: 200,
            ..blank(ids.next(), community_id, now - 190 * DAY, None)
        };
        one.sheet = sheet_of(tx, &one)?.json();
        one.sheet_sha256 = sha256(&one.sheet);
        one.opened = Some(if is_first { now - 180 * DAY } else { now - 7 * DAY });
        one.closed = is_first.then_some(now - 150 * DAY);
        one.state = if is_first { How::Closed } else { How::Open };
        wave::insert(tx, &one)?;
        response::insert_all(tx, &responses(ids, &one, answers))?;
        if is_first {
            margin::set(tx, one.id, &population(now))?;
            let released = ids.next();
            crate::release::put_sample(tx, &one, PUBLISHED, released, now - 140 * DAY)?;
            crate::bundle::ask(tx, ids, now, store::bundle::Kind::Release, released)?;
            crate::estimate::job::ask(tx, ids, now, one.id)?;
        }
    }
    Ok(())
}

/// Made-up numbers of people, for the weights.
fn population(made: i64) -> Margin {
    Margin {
        attribute: "postal-area".to_owned(),
        totals: PEOPLE.iter().map(|(area, people)| ((*area).to_owned(), *people)).collect(),
        source: "Made up for the sample · Inventé pour l’exemple".to_owned(),
        dated: "2026".to_owned(),
        made,
        made_by: None,
    }
}

/// Made-up answers to the five questions: three of agreement, one of strength, one of frequency.
fn responses(ids: &Ids, wave: &Wave, count: usize) -> Vec<Response> {
    let mut draw = StdRng::seed_from_u64(SEED ^ wave.number.unsigned_abs());
    let begun = wave.opened.unwrap_or(wave.made);
    let areas: Vec<&str> =
        AREAS.iter().flat_map(|(area, share)| std::iter::repeat_n(*area, *share)).collect();
    let one = |at: usize, draw: &mut StdRng| {
        let area = if at % 30 == 29 { EDGE } else { areas[at % areas.len()] };
        // somebody at home here says so throughout; one area feels it less
        let lean = if area == "M9V" { 0.42 } else { 0.62 } + 0.3 * (draw.random::<f64>() - 0.5);
        let agree = |draw: &mut StdRng| {
            if draw.random::<f64>() < lean { draw.random_range(4..=5) } else { draw.random_range(1..=3) }
        };
        let strong = |draw: &mut StdRng| {
            if draw.random::<f64>() < lean { draw.random_range(1..=2) } else { draw.random_range(3..=5) }
        };
        let codes = [agree(draw), agree(draw), strong(draw), agree(draw), strong(draw)];
        let codes = codes
            .map(|code: i32| if draw.random::<f64>() < 0.03 { "-".to_owned() } else { code.to_string() });
        let moment = begun + DAY * i64::from(u32::try_from(at % 6).unwrap_or(0));
        Response {
            wave_id: wave.id,
            id: ids.next(),
            arm: Arm::Open,
            member_id: None,
            holder: None,
            paper: None,
            origin: Origin::Web,
            recorded_by: None,
            language: if at.is_multiple_of(4) { Language::French } else { Language::English },
            province: Some("ON".to_owned()),
            postal_area: Some(area.to_owned()),
            place_id: None,
            answers: codes.join(";"),
            weight: None,
            stratum: None,
            cluster: None,
            started: moment,
            changed: moment,
            finished: Some(moment),
        }
    };
    (0..count).map(|at| one(at, &mut draw)).collect()
}
