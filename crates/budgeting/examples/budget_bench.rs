//! Decides one election; `bench/budgeting/run.py` runs it.
//!
//! `budget_bench FILE.pb none|add1u cost|points|borda [STEP|auto]`, or `budget_bench --made-up VOTERS PROJECTS FILE.pb` to write an election
//!
//! Prints one line of JSON: seconds to read the file, seconds from the election read to the winners and to the finished
//! outcome with its reasons, the peak of memory, and the winners.

use std::error::Error;
use std::fs;
use std::time::Instant;

use budgeting::{Completion, Increment, Rules, Utility, decide, pb, winners};

/// The largest memory of this process so far, in bytes, where the system tells.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .map_or(0, |kilobytes: u64| 1024 * kilobytes)
}

/// An election of a town: a third of the projects are for everybody, the others for one of ten districts.
fn made_up(voters: u64, projects: u64) -> String {
    let mut state = 1_u64;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut text = format!(
        "META\nkey;value\nbudget;{}\nvote_type;approval\nPROJECTS\nproject_id;cost\n",
        20_000 * projects
    );
    for project in 0..projects {
        text.push_str(&format!("{project};{}\n", 1_000 * (1 + draw(20) * draw(20) / 2)));
    }
    text.push_str("VOTES\nvoter_id;vote\n");
    for voter in 0..voters {
        let district = draw(10);
        let mut chosen: Vec<String> = Vec::new();
        while chosen.len() < 5 {
            let project = draw(projects) * (1 + draw(projects)) / projects; // some are known better than others
            let is_near = project.is_multiple_of(3) || project % 10 == district;
            if is_near && !chosen.contains(&project.to_string()) {
                chosen.push(project.to_string());
            }
        }
        text.push_str(&format!("{voter};{}\n", chosen.join(",")));
    }
    text
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (path, completion, utility, step) = match words[..] {
        ["--made-up", voters, projects, path] => {
            return Ok(fs::write(path, made_up(voters.parse()?, projects.parse()?))?);
        }
        [path, completion, utility] => (path, completion, utility, "1"),
        [path, completion, utility, step] => (path, completion, utility, step),
        _ => return Err("FILE.pb none|add1u cost|points|borda [STEP|auto]".into()),
    };
    let rules = Rules {
        completion: Completion::of_word(completion).ok_or("no such completion")?,
        utility: Utility::of_word(utility).ok_or("no such utility")?,
        increment: if step == "auto" { Increment::Auto } else { Increment::Unit(step.parse()?) },
        ..Rules::default()
    };
    let begin = Instant::now();
    let file = pb::read(&fs::read(path)?)?;
    let read = begin.elapsed().as_secs_f64();
    let begin = Instant::now();
    let bare = winners(&file.election, &rules)?;
    let seconds = begin.elapsed().as_secs_f64();
    let begin = Instant::now();
    let outcome = decide(&file.election, &rules)?;
    let explained = begin.elapsed().as_secs_f64();
    if bare != outcome.winners {
        return Err("the reasons change who wins".into());
    }
    let mut winners: Vec<&str> =
        outcome.winners.iter().map(|&project| file.election.projects[project].id.as_str()).collect();
    winners.sort_unstable();
    println!(
        "{{\"read\": {read}, \"seconds\": {seconds}, \"explained\": {explained}, \"peak\": {}, \"voters\": {}, \"projects\": {}, \"winners\": {winners:?}}}",
        peak(),
        outcome.voters,
        file.election.projects.len()
    );
    Ok(())
}
