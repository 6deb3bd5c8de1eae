//! A ledger of many linked tables, one made safe after the other; `bench/survey/run.py` runs it.
//!
//! `ledger_bench PEOPLE WAVES`: in each wave of other people, tables of 13 places by 7 answers with their totals: of all, of each
//! of 3 genders, and of each of 7 ages. Prints a line of JSON: the seconds of the last table made safe beside all
//! others, of its check, and of an audit of the whole.

use std::error::Error;
use std::time::Instant;

use survey::disclosure::Rules;
use survey::disclosure::ledger::{Count, Published, Told, admit, audit, protect_beside};

const PLACES: usize = 13;
const ANSWERS: usize = 7;
const GENDERS: usize = 3;
const AGES: usize = 7;

/// SplitMix64.
struct Draws(u64);

impl Draws {
    /// Below `n`, low ones more often.
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let unit = ((x ^ (x >> 31)) >> 11) as f64 / (1u64 << 53) as f64;
        (unit.powf(1.4) * n as f64) as usize
    }
}

/// The base cell of a place, an answer, a gender and an age.
fn base(place: usize, answer: usize, gender: usize, age: usize) -> usize {
    ((place * ANSWERS + answer) * GENDERS + gender) * AGES + age
}

/// A table with its totals, of those of some genders and ages.
fn counts(people: &[u64], first: usize, genders: &[usize], ages: &[usize]) -> Vec<Count> {
    let places: Vec<Vec<usize>> =
        (0..PLACES).map(|place| vec![place]).chain([(0..PLACES).collect()]).collect();
    let answers: Vec<Vec<usize>> =
        (0..ANSWERS).map(|answer| vec![answer]).chain([(0..ANSWERS).collect()]).collect();
    let mut all = Vec::new();
    for (row, places) in places.iter().enumerate() {
        for (column, answers) in answers.iter().enumerate() {
            let mut of = Vec::new();
            for (&place, &answer) in places.iter().flat_map(|p| answers.iter().map(move |a| (p, a))) {
                of.extend(genders.iter().flat_map(|&g| ages.iter().map(move |&a| base(place, answer, g, a))));
            }
            all.push(Count {
                name: format!("{row}, {column}"),
                n: of.iter().map(|&cell| people[cell]).sum(),
                of: of.into_iter().map(|cell| (first + cell) as u64).collect(),
                may_hide: true,
            });
        }
    }
    all
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [people, waves] = &arguments[..] else { return Err("PEOPLE WAVES".into()) };
    let (number, waves): (usize, usize) = (people.parse()?, waves.parse()?);
    let mut draws = Draws(1);
    let rules = Rules::default();
    let mut ledger: Vec<Published> = Vec::new();
    let every = |n: usize| -> Vec<Vec<usize>> {
        [(0..n).collect()].into_iter().chain((0..n).map(|one| vec![one])).collect()
    };
    let (mut made, mut refused) = (0.0, 0);
    let begin = Instant::now();
    for wave in 0..waves {
        let size = base(PLACES, 0, 0, 0);
        let mut people = vec![0; size];
        for _ in 0..number {
            let at = base(draws.below(PLACES), draws.below(ANSWERS), draws.below(GENDERS), draws.below(AGES));
            people[at] += 1;
        }
        let (genders, ages) = (every(GENDERS), every(AGES));
        let of_ages = ages[1..].iter().map(|one| (&genders[0], one));
        for (at, (genders, ages)) in genders.iter().map(|one| (one, &ages[0])).chain(of_ages).enumerate() {
            let counts = counts(&people, wave * size, genders, ages);
            let begin = Instant::now();
            match protect_beside(&ledger, &format!("wave {wave}, filter {at}"), &counts, rules) {
                Ok(table) => ledger.push(table),
                Err(_) => refused += 1,
            }
            made = begin.elapsed().as_secs_f64();
        }
    }
    let all = begin.elapsed().as_secs_f64();
    let last = ledger.pop().ok_or("no table could be made safe")?;
    let begin = Instant::now();
    let verdict = admit(&ledger, &last, rules)?;
    let admitted = begin.elapsed().as_secs_f64();
    ledger.push(last);
    let begin = Instant::now();
    let found = audit(&ledger, rules)?;
    let audited = begin.elapsed().as_secs_f64();
    let told = ledger.iter().flat_map(|table| &table.numbers);
    let shown = told.filter(|number| matches!(number.told, Told::Exactly(_))).count();
    println!(
        "{{\"tables\": {}, \"refused\": {refused}, \"shown\": {shown}, \"hidden\": {}, \"leaks\": {}, \"exact\": {}, \"all\": {all}, \"made\": {made}, \"admitted\": {admitted}, \"seconds\": {audited}}}",
        ledger.len(),
        found.hidden.len(),
        found.leaks.len() + verdict.len(),
        found.hidden.iter().filter(|hidden| hidden.is_exact).count(),
    );
    Ok(())
}
