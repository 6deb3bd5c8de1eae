//! What the engines read: people, ties and seatings, elections, surveys, tables of counts.

use std::io::Cursor;

use budgeting::{Completion, Rules, pb};
use perron::exchange::people::{self, People};
use perron::exchange::seating::{self, Named};
use perron::exchange::{study, ties};
use survey::disclosure;
use survey::disclosure::ledger::{Count, Number, Published, Told, admit, audit, protect_beside};

use super::is_sentence;

const PEOPLE: &[u8] = b"person,area\nAna,K1A\nBen,K2P\nChlo\xc3\xa9,J8X\nDeb,\nEli,K1A\nFay,J8X\n";

fn six() -> People {
    people::read("people.csv", Box::new(Cursor::new(PEOPLE))).expect("six people")
}

/// Who comes: everybody once, each pair of different people; and whoever must sit apart does, or nobody is seated.
pub fn people(bytes: &[u8]) {
    let people = match people::read("people.csv", Box::new(Cursor::new(bytes.to_vec()))) {
        Ok(people) => people,
        Err(error) => return is_sentence(&error.to_string()),
    };
    assert!(people.names.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", people.names);
    assert_eq!(people.all.len(), people.names.len());
    assert!(people.apart.iter().chain(&people.together).all(|[a, b]| a < b && *b < people.all.len() as u64));
    if people.all.len() > 12 {
        return;
    }
    let plan = mixing::Plan {
        tables: people.all.len().div_ceil(4),
        rounds: 1,
        together: people.together.clone(),
        apart: people.apart.clone(),
        ..mixing::Plan::default()
    };
    match mixing::seat(&people.all, &plan) {
        Ok(seating) => {
            let shared = |pair: &[u64; 2]| {
                seating.rounds[0].tables.iter().any(|table| pair.iter().all(|id| table.people.contains(id)))
            };
            assert!(people.together.iter().all(shared) && !people.apart.iter().any(shared));
        }
        Err(impossible) => is_sentence(&impossible.to_string()),
    }
}

/// Who is tied to whom, beside six people.
pub fn ties(bytes: &[u8]) {
    match ties::read("ties.csv", Box::new(Cursor::new(bytes.to_vec())), &six()) {
        Ok(ties) => {
            assert!(ties.all.is_empty() || (ties.before.is_empty() && ties.after.is_empty()));
            assert!(
                ties.all.iter().chain(&ties.before).chain(&ties.after).all(|[a, b]| a != b && *a.max(b) < 6)
            );
        }
        Err(error) => is_sentence(&error.to_string()),
    }
}

/// A seating to keep: written again it is the same, and it is kept or refused.
pub fn seating(bytes: &[u8]) {
    let named = match seating::read("seating.json", bytes) {
        Ok(named) => named,
        Err(error) => return is_sentence(&error),
    };
    let written = serde_json::to_vec(&named).expect("JSON");
    let again = seating::read("seating.json", &written).expect("what was written");
    // the last digit of a fraction may be read another way
    assert_eq!(Named { mixed: None, ..again }, Named { mixed: None, ..named.clone() });
    let people = six();
    let plan = mixing::Plan { tables: 2, rounds: 2, ..mixing::Plan::default() };
    match mixing::keep(&people.all, &plan, &named.rounds(&people)) {
        Ok(kept) => assert_eq!(kept.rounds.len(), 2),
        Err(impossible) => is_sentence(&impossible.to_string()),
    }
}

/// An election as a `.pb` file: written again it is the same, and it is decided within its budget or refused.
pub fn budget(bytes: &[u8]) {
    let file = match pb::read(bytes) {
        Ok(file) => file,
        Err(error) => return is_sentence(&error.to_string()),
    };
    let text = pb::write(&file);
    let again = pb::read(text.as_bytes()).expect("what was written");
    assert_eq!((&again.voters, &again.about, pb::write(&again)), (&file.voters, &file.about, text));
    let rules = Rules { completion: Completion::None, ..Rules::default() };
    let is_small = file.election.projects.len() <= 12 && file.voters.len() <= 24;
    if !is_small {
        return;
    }
    match budgeting::decide(&file.election, &rules) {
        Ok(outcome) => {
            assert!(outcome.total_cost <= file.election.budget);
            assert_eq!(outcome.winners.len() + outcome.not_funded.len(), file.election.projects.len());
        }
        Err(error) => is_sentence(&error.to_string()),
    }
}

const ANSWERS: &[u8] = b"id,household,area,age,belong,weight,say,wave,homes
1,a,K1A,15-64,Very strong,1,2,1,40
2,a,K1A,65+,Weak,2,3,2,40
3,b,J8X,15-64,Somewhat strong,1.5,,1,40
4,b,J8X,15-64,,3,4,2,40
5,c,K1A,65+,Weak,1,1,1,40
6,c,K1A,65+,Very strong,2,5,2,40
7,d,J8X,15-64,Weak,1,2,1,40
8,e,J8X,65+,Somewhat strong,4,1,2,40
9,f,K1A,15-64,Weak,1,3,1,40
";

/// A survey's design file, put to nine answers: every figure is a number within its interval, or one sentence says what is
/// wrong.
pub fn design(bytes: &[u8]) {
    let mut study = match study::read("design.toml", bytes) {
        Ok(study) => study,
        Err(fault) => return is_sentence(&fault.to_string()),
    };
    if let Some(replicates) = &mut study.design.replicates {
        replicates.count = replicates.count.map(|count| count.min(50));
    }
    let answered = survey::Table::read_csv(&study, ANSWERS).and_then(|table| survey::run(&study, table));
    let answer = match answered {
        Ok(answer) => answer,
        Err(fault) => return is_sentence(&fault.to_string()),
    };
    for entry in &answer.estimate {
        let all =
            [entry.est, entry.se, entry.lo, entry.hi, entry.deff, entry.n_eff, entry.p, entry.detectable];
        assert!(all.iter().flatten().all(|figure| figure.is_finite()), "{entry:?}");
        assert!(entry.se.is_none_or(|se| se >= 0.0), "{entry:?}");
    }
    let areas = answer.small_area.iter().flat_map(|model| &model.area);
    assert!(
        areas.into_iter().all(|area| area.est.is_finite() && area.mse.is_finite()),
        "{:?}",
        answer.small_area
    );
    assert!(answer.weights.sum.is_finite(), "{:?}", answer.weights);
}

/// A table of counts: made safe, so that no small cell can be told, or refused.
pub fn counts(bytes: &[u8]) {
    let counts = match disclosure::Counts::read_csv(bytes) {
        Ok(counts) => counts,
        Err(fault) => return is_sentence(&fault.to_string()),
    };
    if counts.rows().len() * counts.columns().len() > 60 {
        return;
    }
    let rules = disclosure::Rules::default();
    match disclosure::protect(&counts, rules) {
        Ok(safe) => {
            for cell in safe.cell.iter().filter(|cell| cell.status == disclosure::Status::Primary) {
                assert!(cell.high - cell.low >= rules.width && cell.high >= rules.min_n, "{cell:?}");
            }
        }
        Err(fault) => is_sentence(&fault.to_string()),
    }
}

/// Published tables, as a program may have stored them; the last is made out of its counts: added safely, or refused.
pub fn ledger(bytes: &[u8]) {
    let Ok(mut ledger) = serde_json::from_slice::<Vec<Published>>(bytes) else { return };
    let size: usize = ledger.iter().flat_map(|table| &table.numbers).map(|number| 1 + number.of.len()).sum();
    let (Some(last), true) = (ledger.pop(), size <= 200) else { return };
    let rules = disclosure::Rules::default();
    let count = |number: Number| Count {
        may_hide: number.told != Told::Withheld,
        n: if let Told::Exactly(n) = number.told { n } else { 3 },
        name: number.name,
        of: number.of,
    };
    let counts: Vec<Count> = last.numbers.into_iter().map(count).collect();
    match protect_beside(&ledger, &last.name, &counts, rules) {
        Ok(table) => assert!(admit(&ledger, &table, rules).is_ok_and(|leaks| leaks.is_empty()), "{table:?}"),
        Err(fault) => is_sentence(&fault.to_string()),
    }
    match audit(&ledger, rules) {
        Ok(found) => assert!(found.hidden.iter().all(|cell| cell.high.is_none_or(|high| high >= cell.low))),
        Err(fault) => is_sentence(&fault.to_string()),
    }
}
