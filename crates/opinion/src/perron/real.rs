//! Figures on the real conversations, when they are at hand.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::kmeans::adjusted_rand;
use super::predict::{Calibration, Example, Score};
use super::random::join;
use super::{Model, Options, map};
use crate::{Cast, Status, Votes};

fn folders() -> Vec<PathBuf> {
    let root = std::env::var("PERRON_SHARED").unwrap_or("../../../shared".into());
    let Ok(found) = std::fs::read_dir(Path::new(&root).join("data/opinion")) else {
        println!("skipped: {root}/data/opinion is not there");
        return Vec::new();
    };
    let mut folders: Vec<PathBuf> =
        found.map(|f| f.unwrap().path()).filter(|p| p.join("comments.csv").exists()).collect();
    folders.sort();
    folders
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap().display().to_string()
}

fn read(folder: &Path) -> (Votes, BTreeSet<u64>) {
    let file =
        ["votes.csv", "votes-derived.csv"].map(|f| folder.join(f)).into_iter().find(|p| p.exists()).unwrap();
    let mut reader = csv::Reader::from_path(file).unwrap();
    let number = |r: &csv::StringRecord, i: usize| r[i].parse::<f64>().unwrap_or(0.0) as i64;
    let casts: Vec<Cast> = reader
        .records()
        .map(|r| {
            let r = r.unwrap();
            Cast {
                participant: number(&r, 3) as u64,
                statement: number(&r, 2) as u64,
                value: number(&r, 4) as i8,
                time: number(&r, 0),
            }
        })
        .collect();
    let mut comments = csv::Reader::from_path(folder.join("comments.csv")).unwrap();
    let headers = comments.headers().unwrap().clone();
    let at = |name: &str| headers.iter().position(|h| h.trim() == name);
    let (id, moderated, meta) = (at("comment-id").unwrap(), at("moderated").unwrap(), at("is-meta"));
    let out = comments
        .records()
        .map(|r| r.unwrap())
        .filter(|r| &r[moderated] == "-1" || meta.is_some_and(|m| r[m].eq_ignore_ascii_case("true")))
        .map(|r| r[id].parse().unwrap())
        .collect();
    (Votes::from_casts(&casts), out)
}

fn spearman(a: &[f64], b: &[f64]) -> f64 {
    let ranks = |x: &[f64]| {
        let mut order: Vec<usize> = (0..x.len()).collect();
        order.sort_by(|&i, &j| x[i].total_cmp(&x[j]));
        let mut rank = vec![0.0; x.len()];
        let mut i = 0;
        while i < order.len() {
            let j = (i..order.len()).take_while(|&j| x[order[j]] == x[order[i]]).count() + i;
            for &o in &order[i..j] {
                rank[o] = (i + j - 1) as f64 / 2.0;
            }
            i = j;
        }
        rank
    };
    let (a, b) = (ranks(a), ranks(b));
    let n = a.len() as f64;
    let (ma, mb) = (a.iter().sum::<f64>() / n, b.iter().sum::<f64>() / n);
    let cov: f64 = a.iter().zip(&b).map(|(x, y)| (x - ma) * (y - mb)).sum();
    let sd = |x: &[f64], m: f64| x.iter().map(|x| (x - m).powi(2)).sum::<f64>().sqrt();
    cov / (sd(&a, ma) * sd(&b, mb))
}

/// Votes without a hidden tenth, and that tenth (participant, statement, value). Nothing moderated out is hidden, and
/// nobody and nothing that would have no votes left.
fn split(votes: &Votes, out: &BTreeSet<u64>, tenth: u64) -> (Votes, Vec<(u64, u64, i8)>) {
    let (mut kept, mut hidden) = (Vec::new(), Vec::new());
    for (r, &participant) in votes.participant().iter().enumerate() {
        for e in votes.row(r) {
            let (statement, value) = (votes.statement()[e.statement()], e.value());
            if !out.contains(&statement) && join(join(99, participant), statement) % 10 == tenth {
                hidden.push((participant, statement, value));
            } else {
                kept.push(Cast { participant, statement, value, time: 0 });
            }
        }
    }
    let kept = Votes::from_casts(&kept);
    hidden.retain(|(p, s, _)| {
        kept.participant().binary_search(p).is_ok() && kept.statement().binary_search(s).is_ok()
    });
    (kept, hidden)
}

/// Accuracy and log-loss of this method's forecasts of the hidden votes.
fn score_of_perron(votes: &Votes, out: &BTreeSet<u64>, hidden: &[(u64, u64, i8)]) -> Score {
    let options = Options { seed: 1, moderated_out: out.clone(), resamples: 1, ..Options::default() };
    let model = Model::fit(votes, &options);
    let mut score = Score { votes: hidden.len(), ..Score::default() };
    for &(participant, statement, value) in hidden {
        let row = votes.row(votes.participant().binary_search(&participant).unwrap());
        let row = row.iter().map(|e| (votes.statement()[e.statement()], e.value()));
        let p = model.forecast(row, statement).unwrap();
        let cast = [2, 0, 1][(value + 3) as usize % 3];
        score.accuracy += f64::from((0..3).all(|c| c == cast || p[c] < p[cast])) / hidden.len() as f64;
        score.log_loss -= p[cast].ln() / hidden.len() as f64;
    }
    score
}

/// The same of the Polis map: a statement's mean plus the participant's position on the two axes, turned into
/// probabilities by a softmax on it and its square fitted to the seen votes; with Polis' stretching of positions for
/// unseen votes, or without, whichever is better.
fn score_of_polis(votes: &Votes, out: &BTreeSet<u64>, hidden: &[(u64, u64, i8)]) -> Score {
    let options = crate::polis::Options { moderated_out: out.clone(), ..Default::default() };
    let map = crate::polis::map(votes, &options);
    let score = |stretched: bool| {
        let example = |participant: u64, statement: u64, value: i8| -> Example {
            let who = &map.participant[votes.participant().binary_search(&participant).unwrap()];
            let what = &map.statement[votes.statement().binary_search(&statement).unwrap()];
            let stretch = if stretched { 1.0 } else { (f64::from(who.votes) / map.statements as f64).sqrt() };
            let expected = what.center + stretch * (who.x * what.loading[0] + who.y * what.loading[1]);
            ([1.0, expected, expected * expected, 0.0, 0.0], value)
        };
        let seen: Vec<Example> = votes
            .participant()
            .iter()
            .enumerate()
            .flat_map(|(r, &p)| {
                votes.row(r).iter().map(move |e| (p, votes.statement()[e.statement()], e.value()))
            })
            .filter(|(_, s, _)| !out.contains(s))
            .map(|(p, s, v)| example(p, s, v))
            .collect();
        let hidden: Vec<Example> = hidden.iter().map(|&(p, s, v)| example(p, s, v)).collect();
        Calibration::fit(&seen).score(&hidden)
    };
    let (one, other) = (score(true), score(false));
    if one.log_loss < other.log_loss { one } else { other }
}

/// On every public conversation hidden votes are foretold better than by the Polis map; on small ones, all tenths are
/// hidden one after the other, so that chance does not decide.
#[test]
fn hidden_votes_are_foretold_better_than_by_polis() {
    for folder in folders() {
        let (votes, out) = read(&folder);
        let tenths = (50_000 / votes.len() as u64).clamp(1, 10);
        let (mut own, mut polis) = (Vec::new(), Vec::new());
        for tenth in 0..tenths {
            let (kept, hidden) = split(&votes, &out, tenth);
            own.push(score_of_perron(&kept, &out, &hidden));
            polis.push(score_of_polis(&kept, &out, &hidden));
        }
        let (own, polis) = (Score::mean(&own), Score::mean(&polis));
        println!(
            "{:26} hidden {:5} accuracy {:.4} polis {:.4} log-loss {:.4} polis {:.4}",
            name(&folder),
            own.votes,
            own.accuracy,
            polis.accuracy,
            own.log_loss,
            polis.log_loss
        );
        assert!(own.log_loss < polis.log_loss && own.accuracy > polis.accuracy, "{}", name(&folder));
    }
}

/// Distance from the centre does not tell how much somebody voted.
#[test]
fn distance_is_not_diligence() {
    for folder in folders() {
        let (votes, out) = read(&folder);
        let options = Options { seed: 1, moderated_out: out, ..Options::default() };
        let began = std::time::Instant::now();
        let map = map(&votes, &options);
        let took = began.elapsed();
        let cast: Vec<f64> = map.participant.iter().map(|p| f64::from(p.votes)).collect();
        let far: Vec<f64> = map.participant.iter().map(|p| p.x.hypot(p.y)).collect();
        let rho = if far.iter().any(|&f| f > 0.0) { spearman(&cast, &far) } else { 0.0 };
        let ground = |s: Status| {
            map.statement.iter().filter(|x| x.common_ground.as_ref().is_some_and(|g| g.status == s)).count()
        };
        println!(
            "{:26} axes {} k {} sizes {:?} of {} ari {:.3} without gaps {:.3?} apart {:.3?} without gaps {:.3?} one range {} same {} rho {rho:.3} common {} rejected {} divided {} {took:.2?}",
            name(&folder),
            map.forecast.as_ref().unwrap().axes,
            map.k,
            map.group.iter().map(|g| g.size).collect::<Vec<_>>(),
            map.participants,
            map.stability.as_ref().unwrap().ari,
            map.stability.as_ref().unwrap().without_gaps,
            map.stability.as_ref().unwrap().apart,
            map.stability.as_ref().unwrap().apart_without_gaps,
            map.stability.as_ref().unwrap().is_one_range(),
            map.stability.as_ref().unwrap().same,
            ground(Status::CommonGround),
            ground(Status::SharedRejection),
            ground(Status::Divided),
        );
        assert!(rho.abs() <= 0.3, "{}: {rho}", name(&folder));
    }
}

/// After half a hundredth more votes, a refreshed map says what a full fit says.
#[test]
fn refreshing_equals_fitting_again() {
    for folder in folders() {
        let (votes, out) = read(&folder);
        let options = Options { seed: 1, moderated_out: out, ..Options::default() };
        let mut earlier = Vec::new();
        for (&participant, row) in votes.participant().iter().zip(votes.rows()) {
            for e in row {
                let statement = votes.statement()[e.statement()];
                if !join(join(5, participant), statement).is_multiple_of(200) {
                    earlier.push(Cast { participant, statement, value: e.value(), time: 0 });
                }
            }
        }
        let Some(refreshed) = Model::fit(&Votes::from_casts(&earlier), &options).refresh(&votes, &options)
        else {
            println!("{:26} has drifted and is fitted again", name(&folder));
            continue;
        };
        let fitted = Model::fit(&votes, &options);
        let (mut off, mut count) = (0.0, 0.0);
        for row in votes.rows().take(100) {
            let row = || row.iter().map(|e| (votes.statement()[e.statement()], e.value()));
            for &statement in votes.statement().iter().step_by(5) {
                let both = [&refreshed, &fitted].map(|m| m.forecast(row(), statement));
                if let [Some(a), Some(b)] = both {
                    off += a.iter().zip(&b).map(|(a, b)| (a - b).powi(2)).sum::<f64>();
                    count += 3.0;
                }
            }
        }
        let k = refreshed.map().k.max(fitted.map().k);
        let pairs = refreshed.map().participant.iter().zip(&fitted.map().participant);
        let same = adjusted_rand(pairs.filter_map(|(a, b)| a.group.zip(b.group)), k);
        let statuses = |m: &Model| -> Vec<Option<Status>> {
            m.map().statement.iter().map(|s| s.common_ground.as_ref().map(|g| g.status)).collect()
        };
        let changed = statuses(&refreshed).iter().zip(statuses(&fitted)).filter(|(a, b)| **a != *b).count();
        let off: f64 = (off / f64::max(count, 1.0)).sqrt();
        println!(
            "{:26} forecasts off by {off:.4} axes {} {} k {} {} groups {same:.3} statuses changed {changed} of {}",
            name(&folder),
            refreshed.fit.parameters.axes,
            fitted.fit.parameters.axes,
            refreshed.map().k,
            fitted.map().k,
            votes.statement().len()
        );
        assert!(off < 0.1, "{}", name(&folder));
    }
}
