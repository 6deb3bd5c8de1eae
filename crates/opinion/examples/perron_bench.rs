//! Times the `perron` method on made-up votes: a full fit, a refresh after one more vote, a place, a next statement.
//!
//! `perron_bench PARTICIPANTS STATEMENTS VOTES SEED` prints one line of JSON, times in seconds.

use std::time::Instant;

use opinion::perron::{Model, Options};
use opinion::{Cast, Votes};

/// SplitMix64: small, seeded, and good enough for made-up people.
struct Chance(u64);

impl Chance {
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Three groups of people who answer each statement with the same side as most of their group four times of five. Half of
/// the people vote a third as much as the others.
fn made_up(participants: u64, statements: u64, votes: u64, seed: u64) -> Vec<Cast> {
    let mut chance = Chance(seed);
    let sides: Vec<[bool; 3]> = (0..statements).map(|_| [0; 3].map(|_| chance.share() < 0.5)).collect();
    let seen = votes as f64 / (participants * statements) as f64;
    let mut casts = Vec::new();
    for participant in 0..participants {
        let eager = if participant % 2 == 0 { 0.5 } else { 1.5 };
        let group = (chance.share() * 3.0) as usize;
        for statement in 0..statements {
            if chance.share() < seen * eager {
                let with = (chance.share() < 0.8) == sides[statement as usize][group];
                let value = if chance.share() < 0.1 { 0 } else { i8::from(with) * 2 - 1 };
                casts.push(Cast { participant, statement, value, time: 0 });
            }
        }
    }
    casts
}

fn main() {
    let number: Vec<u64> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let [participants, statements, votes, seed] = number[..] else {
        eprintln!("Usage: perron_bench PARTICIPANTS STATEMENTS VOTES SEED");
        std::process::exit(2);
    };
    let mut casts = made_up(participants, statements, votes, seed);
    let options = Options { seed, ..Options::default() };
    let before = Votes::from_casts(&casts);
    casts.push(Cast { participant: 0, statement: 0, value: -1, time: 1 });
    let after = Votes::from_casts(&casts);

    let clock = Instant::now();
    let model = Model::fit(&before, &options);
    let fit = clock.elapsed().as_secs_f64();
    let clock = Instant::now();
    let Some(refreshed) = model.refresh(&after, &options) else {
        eprintln!("One vote more, and everything would be fitted again: nothing to measure.");
        std::process::exit(1);
    };
    let refresh = clock.elapsed().as_secs_f64();
    let clock = Instant::now();
    let open: Vec<u64> = (0..statements).collect();
    let mut routing = refreshed.routing(&open);
    let table = clock.elapsed().as_secs_f64();
    let rounds = 1000;
    let row: Vec<(u64, i8)> =
        after.row(1).iter().map(|e| (after.statement()[e.statement()], e.value())).collect();
    let clock = Instant::now();
    for participant in 0..rounds {
        let who = refreshed.standing(participant, row.iter().copied());
        if let Some(choice) = routing.next(&who, |s| s % 3 == 0) {
            routing.record(&who, &choice);
        }
    }
    let next = clock.elapsed().as_secs_f64() / rounds as f64;
    println!(
        "{{\"votes\": {}, \"k\": {}, \"fit\": {fit:.3}, \"refresh\": {refresh:.3}, \"routing\": {table:.4}, \
         \"next\": {next:.6}}}",
        after.len(),
        refreshed.map().k,
    );
}
