//! Times the `polis` method once on made-up votes, or on votes from a CSV file; `bench/opinion/run.py` runs it.
//!
//! `polis_bench PARTICIPANTS STATEMENTS VOTES SEED [--casts] [--write FILE]` or `polis_bench --read FILE [--casts]`
//!
//! Prints one line of JSON. The clock runs from parsed votes (rows of a few bytes, as a database hands them over; with
//! `--casts`, single votes in any order) to the finished map.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::time::Instant;

use opinion::{Cast, Entry, Votes, polis};

/// Rows of votes on statements 0, 1, 2 …: participant p has those before `end[p]`.
struct Parsed {
    statements: usize,
    end: Vec<usize>,
    entry: Vec<Entry>,
}

/// SplitMix64: small, seeded, and good enough for made-up people.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Between 0 and 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.share() * limit as f64) as usize
    }

    /// About normal, by the sum of four uniforms.
    fn normal(&mut self) -> f64 {
        ((0..4).map(|_| self.share()).sum::<f64>() - 2.0) * 3_f64.sqrt()
    }
}

impl Parsed {
    /// Three groups of people around centres in a plane of opinions; statements lie in the same plane. How much people
    /// vote has a long tail: half of them much less than the mean, a few on every statement.
    fn make(participants: usize, statements: usize, votes: usize, seed: u64) -> Self {
        let mut chance = Chance(seed);
        let plane: Vec<[f64; 3]> = (0..statements)
            .map(|_| [0.8 * chance.normal(), chance.normal(), 0.6 * chance.normal()])
            .collect();
        let center = [[1.1, 0.3], [-1.0, 0.5], [0.1, -1.2]];
        let length = lengths(participants, statements, votes, &mut chance);
        let mut parsed = Self { statements, end: Vec::with_capacity(participants), entry: Vec::new() };
        parsed.entry.reserve_exact(length.iter().sum());
        let mut shuffled: Vec<usize> = (0..statements).collect();
        for length in length {
            let [x, y] = center[chance.below(3)];
            let (x, y) = (x + 0.5 * chance.normal(), y + 0.5 * chance.normal());
            let first = parsed.entry.len();
            for at in 0..length {
                shuffled.swap(at, at + chance.below(statements - at));
                let [likes, a, b] = plane[shuffled[at]];
                let opinion = likes + a * x + b * y + chance.normal();
                let value = i8::from(opinion > 0.2) - i8::from(opinion < -0.4);
                parsed.entry.push(Entry::new(shuffled[at], value));
            }
            parsed.entry[first..].sort_unstable();
            parsed.end.push(parsed.entry.len());
        }
        parsed
    }

    /// Reads lines of `participant,statement,vote` in order of participant, as `--write` makes them.
    fn read(path: &str) -> Result<Self, Box<dyn Error>> {
        let mut parsed = Self { statements: 0, end: Vec::new(), entry: Vec::new() };
        let mut last = None;
        for line in BufReader::new(File::open(path)?).lines().skip(1) {
            let line = line?;
            let field: Vec<&str> = line.split(',').collect();
            let (participant, statement): (u64, usize) = (field[0].parse()?, field[1].parse()?);
            if last.is_some_and(|last| last != participant) {
                parsed.end.push(parsed.entry.len());
            }
            last = Some(participant);
            parsed.statements = parsed.statements.max(statement + 1);
            parsed.entry.push(Entry::new(statement, field[2].parse()?));
        }
        parsed.end.push(parsed.entry.len());
        Ok(parsed)
    }

    fn write(&self, path: &str) -> Result<(), Box<dyn Error>> {
        let mut file = BufWriter::new(File::create(path)?);
        writeln!(file, "participant,statement,vote")?;
        for (p, row) in self.rows() {
            for e in row {
                writeln!(file, "{p},{},{}", e.statement(), e.value())?;
            }
        }
        Ok(file.flush()?)
    }

    fn rows(&self) -> impl Iterator<Item = (u64, &[Entry])> {
        let start = |p: usize| if p == 0 { 0 } else { self.end[p - 1] };
        (0..self.end.len()).map(move |p| (p as u64, &self.entry[start(p)..self.end[p]]))
    }

    /// Single votes, ordered by statement, as Polis exports them.
    fn casts(&self) -> Vec<Cast> {
        let cast = |p, e: &Entry| Cast {
            participant: p,
            statement: e.statement() as u64,
            value: e.value(),
            time: 0,
        };
        let mut casts: Vec<Cast> = Vec::with_capacity(self.entry.len());
        casts.extend(self.rows().flat_map(|(p, row)| row.iter().map(move |e| cast(p, e))));
        casts.sort_by_key(|c| c.statement);
        casts
    }
}

/// How many statements everybody votes on: at least one, at most all, `votes` altogether (nearly).
fn lengths(participants: usize, statements: usize, votes: usize, chance: &mut Chance) -> Vec<usize> {
    let weight: Vec<f32> = (0..participants).map(|_| (1.2 * chance.normal()).exp() as f32).collect();
    let length = |w: f32, scale: f64| ((f64::from(w) * scale) as usize).clamp(1, statements);
    let (mut low, mut high) = (0.0, 50.0 * votes as f64 / participants as f64);
    for _ in 0..40 {
        let scale = 0.5 * (low + high);
        let total: usize = weight.iter().map(|&w| length(w, scale)).sum();
        *(if total < votes { &mut low } else { &mut high }) = scale;
    }
    weight.into_iter().map(|w| length(w, low)).collect()
}

/// Most memory this process has had, in bytes (Linux).
fn peak() -> Result<u64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no peak in /proc/self/status")?;
    Ok(1024 * line.trim().trim_end_matches("kB").trim().parse::<u64>()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut option = |name: &str, values: usize| {
        let at = arguments.iter().position(|a| a == name)?;
        arguments.drain(at..=at + values).next_back()
    };
    let (from_casts, write, read) =
        (option("--casts", 0).is_some(), option("--write", 1), option("--read", 1));
    let parsed = match (read, &arguments[..]) {
        (Some(path), []) => Parsed::read(&path)?,
        (None, [participants, statements, votes, seed]) => {
            Parsed::make(participants.parse()?, statements.parse()?, votes.parse()?, seed.parse()?)
        }
        _ => return Err("usage: see the top of polis_bench.rs".into()),
    };
    if let Some(path) = write {
        return parsed.write(&path);
    }
    let casts = if from_casts { parsed.casts() } else { Vec::new() };
    // The clock does not count the start of the threads, as it does not count red-dwarf's imports.
    rayon::join(|| (), || ());
    let begin = Instant::now();
    let votes = if from_casts {
        Votes::from_casts(&casts)
    } else {
        Votes::from_rows((0..parsed.statements as u64).collect(), parsed.rows())?
    };
    drop((parsed, casts));
    let read = begin.elapsed();
    let map = polis::map(&votes, &polis::Options::default());
    let all = begin.elapsed();
    println!(
        "{{\"participants\": {}, \"statements\": {}, \"votes\": {}, \"k\": {}, \"rows\": {:.6}, \"seconds\": {:.6}, \"peak\": {}}}",
        map.participants,
        map.statements,
        map.votes,
        map.k,
        read.as_secs_f64(),
        all.as_secs_f64(),
        peak()?
    );
    Ok(())
}
