//! Seats made-up people once; `bench/mixing/run.py` runs it.
//!
//! `seat_bench PEOPLE TABLES ROUNDS AREAS SEED` (0 areas: nobody said anything; else groups, languages and offers too), or `seat_bench measure PEOPLE TIES`
//!
//! Prints one line of JSON. The clock runs from people and plan to the finished answer.

use std::error::Error;
use std::time::Instant;

use mixing::measure::{Options, measure};
use mixing::{Person, Plan, seat};

fn people(count: u64, areas: u64) -> Vec<Person> {
    let area = |id: u64| (areas > 0).then(|| format!("A{}", id * id % areas.max(1)));
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let person = |id: u64| Person {
        id,
        area: area(id),
        opinion_group: (areas > 0).then(|| (id % 3).to_string()),
        languages: match id % 8 {
            _ if areas == 0 => Vec::new(),
            0 => words(&["fr"]),
            1..4 => words(&["en"]),
            _ => words(&["en", "fr"]),
        },
        facilitates: areas > 0 && id.is_multiple_of(4),
        takes_notes: areas > 0 && id.is_multiple_of(3),
        ..Person::default()
    };
    (0..count).map(person).collect()
}

/// The largest memory of this process so far, in bytes, where the system tells.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .map_or(0, |kilobytes: u64| 1024 * kilobytes)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "measure") {
        let numbers = arguments[1..].iter().map(|word| word.parse()).collect::<Result<Vec<u64>, _>>()?;
        let [count, ties] = numbers[..] else { return Err("measure PEOPLE TIES".into()) };
        let people = people(count, 40);
        let ties: Vec<[u64; 2]> =
            (0..ties).map(|at| [at % count, (at * 7_919 + at / count * 31 + 1) % count]).collect();
        let begin = Instant::now();
        let measures = measure(&people, &ties, &Options::default())?;
        println!(
            "{{\"seconds\": {}, \"peak\": {}, \"ties\": {}}}",
            begin.elapsed().as_secs_f64(),
            peak(),
            measures.ties
        );
        return Ok(());
    }
    let numbers = arguments.iter().map(|word| word.parse()).collect::<Result<Vec<u64>, _>>()?;
    let [count, tables, rounds, areas, seed] = numbers[..] else {
        return Err("PEOPLE TABLES ROUNDS AREAS SEED".into());
    };
    let people = people(count, areas);
    let plan = Plan { tables: tables as usize, rounds: rounds as usize, seed, ..Plan::default() };
    let begin = Instant::now();
    let seating = seat(&people, &plan)?;
    let mixed = &seating.mixed;
    println!(
        "{{\"seconds\": {}, \"peak\": {}, \"again\": {}, \"areas\": {}, \"areas_most\": {}, \"groups\": {}, \"unmet\": {}}}",
        begin.elapsed().as_secs_f64(),
        peak(),
        mixed.again,
        mixed.areas,
        mixed.areas_most,
        mixed.groups,
        seating.unmet.len()
    );
    Ok(())
}
