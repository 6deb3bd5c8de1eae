//! What must not matter, does not: the order of rows, the unit of weights, how rows are put together.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::{Draws, margin, raked, rows, study, table};
use proptest::prelude::*;
use survey::answer::{Answer, Entry};
use survey::study::{Estimate, Kind, Lonely, ReplicateKind, Replicates, Weighting};
use survey::{Study, Survey, run};

fn near(a: Option<f64>, b: Option<f64>, tolerance: f64) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(1e-6),
        (a, b) => a == b,
    }
}

fn same(a: &Answer, b: &Answer, tolerance: f64) {
    assert_eq!(a.estimate.len(), b.estimate.len());
    for (a, b) in a.estimate.iter().zip(&b.estimate) {
        assert_eq!(
            (&a.name, &a.level, a.n, a.df, a.flag, a.counts),
            (&b.name, &b.level, b.n, b.df, b.flag, b.counts)
        );
        let of = |entry: &Entry| {
            [entry.est, entry.se, entry.lo, entry.hi, entry.deff, entry.n_eff, entry.p, entry.p_holm]
        };
        for (x, y) in of(a).into_iter().zip(of(b)) {
            assert!(near(x, y, tolerance), "{} {:?}: {x:?} {y:?}", a.name, a.level);
        }
    }
}

/// Every number is one.
fn is_sound(answer: &Answer) {
    for entry in &answer.estimate {
        let all =
            [entry.est, entry.se, entry.lo, entry.hi, entry.deff, entry.n_eff, entry.p, entry.detectable];
        assert!(all.iter().flatten().all(|x| x.is_finite()), "{entry:?}");
        if let (Some(lo), Some(est), Some(hi)) = (entry.lo, entry.est, entry.hi) {
            assert!(lo <= est + 1e-12 && est <= hi + 1e-12, "{entry:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_order_of_rows_does_not_matter(seed in any::<u64>(), is_raked in any::<bool>()) {
        let rows = rows(seed, 150);
        let mut study = study();
        if is_raked {
            study.weighting = vec![raked()];
        }
        let answer = run(&study, table(&rows)).unwrap();
        is_sound(&answer);
        let mut shuffled = rows;
        let mut draws = Draws(seed ^ 1);
        for last in (1..shuffled.len()).rev() {
            shuffled.swap(last, draws.below(last as u64 + 1) as usize);
        }
        same(&answer, &run(&study, table(&shuffled)).unwrap(), 1e-7);
    }

    #[test]
    fn the_unit_of_weights_does_not_matter(seed in any::<u64>(), times in 0.01f64..1000.0) {
        let rows = rows(seed, 120);
        let mut study = study();
        study.estimate.retain(|estimate| !matches!(estimate.kind, Kind::Total | Kind::Ratio));
        let answer = run(&study, table(&rows)).unwrap();
        let mut scaled = rows.clone();
        scaled.iter_mut().for_each(|row| row.weight *= times);
        same(&answer, &run(&study, table(&scaled)).unwrap(), 1e-9);
        // raked, not even totals depend on it
        study.weighting = vec![raked()];
        study.estimate.push(Estimate::new("total", Kind::Total, "score"));
        let raked = run(&study, table(&rows)).unwrap();
        same(&raked, &run(&study, table(&scaled)).unwrap(), 1e-7);
    }

    #[test]
    fn raked_weights_keep_every_margin_and_are_those_of_calibration(seed in any::<u64>()) {
        let rows = rows(seed, 150);
        let weights = |step: Weighting| {
            let mut study = study();
            study.weighting = vec![step];
            Survey::new(&study, table(&rows)).unwrap().weights().to_vec()
        };
        let found = weights(raked());
        for (level, total) in [("15-34", 3000.0), ("35-64", 4500.0), ("65+", 2500.0)] {
            let sum: f64 = rows.iter().zip(&found).filter(|(row, _)| row.age == level).map(|(_, weight)| weight).sum();
            prop_assert!((sum / total - 1.0).abs() < 1e-8);
        }
        let totals = [("(Intercept)", 10_000.0), ("age=15-34", 3000.0), ("age=65+", 2500.0), ("place=country", 3000.0)];
        let totals = totals.map(|(key, total)| (key.to_owned(), total)).into();
        let calibrated =
            weights(Weighting::Calibrate { function: survey::study::Function::Raking, bounds: None, totals });
        for (raked, calibrated) in found.iter().zip(&calibrated) {
            prop_assert!((raked / calibrated - 1.0).abs() < 1e-7);
        }
        // what a row's weight is multiplied by depends on its cell alone
        for (a, x) in rows.iter().zip(&found) {
            for (b, y) in rows.iter().zip(&found) {
                if (a.age, a.place) == (b.age, b.place) {
                    prop_assert!((x / a.weight - y / b.weight).abs() < 1e-9 * x / a.weight);
                }
            }
        }
    }

    #[test]
    fn a_column_of_its_own_for_each_row_gives_the_same_as_cells(seed in any::<u64>()) {
        let rows = rows(seed, 90);
        let weights = |extra: bool| {
            let mut study = study();
            let totals = [("(Intercept)", 10_000.0), ("age=65+", 2500.0), ("place=country", 3000.0)];
            let mut totals: std::collections::BTreeMap<String, f64> =
                totals.map(|(key, total)| (key.to_owned(), total)).into();
            if extra {
                // a number that says what the intercept says: rows are no longer put together
                totals.insert("one".to_owned(), 10_000.0);
            }
            study.weighting =
                vec![Weighting::Calibrate { function: survey::study::Function::Linear, bounds: None, totals }];
            let mut table = table(&rows);
            table.put("one", survey::Column::Numbers(vec![1.0; rows.len()])).unwrap();
            let survey = Survey::new(&study, table).unwrap();
            (survey.weights().to_vec(), survey.answer(&study.estimate).unwrap())
        };
        let ((by_cell, first), (by_row, second)) = (weights(false), weights(true));
        for (a, b) in by_cell.iter().zip(&by_row) {
            prop_assert!((a / b - 1.0).abs() < 1e-9);
        }
        same(&first, &second, 1e-7);
    }
}

#[test]
fn one_thread_or_many_tell_the_same() {
    let rows = rows(3, 300);
    let mut study = study();
    study.weighting = vec![raked()];
    study.design.replicates =
        Some(Replicates { kind: Some(ReplicateKind::Bootstrap), count: Some(40), ..Replicates::default() });
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| run(&study, table(&rows)).unwrap())
    };
    let one = on(1);
    assert_eq!(one, on(4));
    is_sound(&one);
    study.seed = 1;
    assert_ne!(
        one.estimate[0].se,
        run(&study, table(&rows)).unwrap().estimate[0].se,
        "another seed, another draw"
    );
}

#[test]
fn every_replicate_keeps_the_margins() {
    let rows = rows(5, 200);
    let mut study = study();
    study.weighting = vec![raked()];
    for kind in [ReplicateKind::Jkn, ReplicateKind::Bootstrap] {
        study.design.replicates =
            Some(Replicates { kind: Some(kind), count: Some(24), ..Replicates::default() });
        let survey = Survey::new(&study, table(&rows)).unwrap();
        assert_eq!(survey.replicates(), 24);
        for number in 0..24 {
            let weights = survey.replicate(number).unwrap();
            let city: f64 = rows
                .iter()
                .zip(&weights)
                .filter(|(row, _)| row.place == "city")
                .map(|(_, weight)| weight)
                .sum();
            assert!((city - 7000.0).abs() < 1e-4, "{kind:?} {number}: {city}");
        }
        assert_eq!(survey.replicate(24), None);
    }
}

#[test]
fn the_jackknife_of_a_mean_is_its_linearisation_when_psus_weigh_the_same() {
    let mut rows = rows(8, 240);
    rows.iter_mut().for_each(|row| row.weight = 1.0);
    let mut study = study();
    study.estimate =
        vec![Estimate::new("mean", Kind::Mean, "score"), Estimate::new("total", Kind::Total, "score")];
    let taylor = run(&study, table(&rows)).unwrap();
    study.design.replicates = Some(Replicates { kind: Some(ReplicateKind::Jkn), ..Replicates::default() });
    let jackknife = run(&study, table(&rows)).unwrap();
    // each cluster has ten rows: the mean is linear in the totals of the clusters
    same_but_deff(&taylor, &jackknife);
}

fn same_but_deff(a: &Answer, b: &Answer) {
    for (a, b) in a.estimate.iter().zip(&b.estimate) {
        assert!(near(a.se, b.se, 1e-9), "{:?} {:?}", a.se, b.se);
        assert_eq!(a.df, b.df);
    }
}

#[test]
fn a_bootstrap_is_near_linearisation() {
    let rows = rows(13, 1_200);
    let mut study = study();
    study.weighting = vec![raked()];
    let taylor = run(&study, table(&rows)).unwrap();
    study.design.replicates = Some(Replicates {
        kind: Some(ReplicateKind::Bootstrap),
        count: Some(1_000),
        ..Replicates::default()
    });
    let bootstrap = run(&study, table(&rows)).unwrap();
    for (a, b) in taylor.estimate.iter().zip(&bootstrap.estimate) {
        assert!(near(a.est, b.est, 1e-12));
        if let (Some(x), Some(y)) = (a.se, b.se) {
            // what the margins fix varies in neither
            assert!(x > 0.0 || y < 1e-8);
            assert!(x == 0.0 || (0.75..1.35).contains(&(y / x)), "{} {:?}: {x} {y}", a.name, a.level);
        }
    }
}

#[test]
fn trimmed_weights_stay_within_their_limits() {
    let rows = rows(21, 200);
    let mut study = study();
    let skewed = vec![
        margin("age", &[("15-34", 100.0), ("35-64", 9_800.0), ("65+", 100.0)]),
        margin("place", &[("city", 5_000.0), ("country", 5_000.0)]),
    ];
    let limits = survey::study::Limits { lower: 0.3, upper: 2.0, ..survey::study::Limits::default() };
    study.weighting = vec![Weighting::Rake { margins: skewed, trim: Some(limits) }];
    let survey = Survey::new(&study, table(&rows)).unwrap();
    let summary = survey.answer(&[]).unwrap().weights;
    assert!(summary.trimmed > 50 && summary.margin_error > 0.01 && !summary.converged, "{summary:?}");
    let design: f64 = rows.iter().map(|row| row.weight).sum();
    for (row, weight) in rows.iter().zip(survey.weights()) {
        let times = weight / row.weight / (summary.sum / design);
        assert!((0.15..4.5).contains(&times), "{times}");
    }
    // limits that nobody meets change nothing
    let Weighting::Rake { margins, .. } = raked() else { unreachable!("raked") };
    let wide = survey::study::Limits { lower: 0.0, upper: 1e6, ..survey::study::Limits::default() };
    let mut weights = |trim| {
        study.weighting = vec![Weighting::Rake { margins: margins.clone(), trim }];
        Survey::new(&study, table(&rows)).unwrap().weights().to_vec()
    };
    let within = weights(Some(wide));
    assert_eq!(within, weights(None));
}

#[test]
fn lone_psus_count_as_they_are_told_to() {
    let mut rows = rows(34, 120);
    // stratum c keeps one cluster
    rows.retain(|row| row.stratum != "c" || row.cluster == "c0");
    let se = |lonely: Lonely| {
        let mut study = study();
        study.design.lonely_psu = lonely;
        run(&study, table(&rows)).map(|answer| answer.estimate[0].se.unwrap())
    };
    let [adjust, certainty, average] =
        [Lonely::Adjust, Lonely::Certainty, Lonely::Average].map(|o| se(o).unwrap());
    assert!(certainty < adjust && certainty < average, "{adjust} {certainty} {average}");
    assert!(
        (average * average / (certainty * certainty) - 1.5).abs() < 1e-9,
        "the mean of two strata for the third"
    );
    let said = se(Lonely::Fail).unwrap_err().to_string();
    assert!(said.contains("one PSU") && said.ends_with('.'), "{said}");
}

#[test]
fn nobody_of_a_level_answers_and_nothing_is_nan() {
    let mut rows = rows(55, 60);
    rows.iter_mut().filter(|row| row.age == "65+").for_each(|row| row.strong = None);
    rows.iter_mut().filter(|row| row.age == "15-34").for_each(|row| row.strong = row.strong.map(|_| 1.0));
    let answer = run(&study(), table(&rows)).unwrap();
    is_sound(&answer);
    let level = |name: &str| {
        let level = survey::answer::Level::One(name.to_owned());
        answer.estimate.iter().find(|entry| entry.name == "strong" && entry.level == level).unwrap().clone()
    };
    assert_eq!((level("65+").n, level("65+").est, level("65+").flag), (0, None, Some('F')));
    let all = level("15-34");
    assert_eq!(all.est, Some(1.0));
    assert!(all.hi == Some(1.0) && all.lo.unwrap() < 0.95 && all.lo.unwrap() > 0.5, "{all:?}");
    let one = Study { estimate: vec![Estimate::new("one", Kind::Mean, "score")], ..Study::default() };
    let answer = run(&one, table(&rows[..1])).unwrap();
    assert_eq!((answer.estimate[0].n, answer.estimate[0].se), (1, None), "one respondent tells no spread");
}
