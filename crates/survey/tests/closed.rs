//! Figures that can be worked out by hand, or that published papers have.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use survey::study::{Compare, Estimate, Interval, Kind, Margin, Method, SmallArea, Transform, Weighting};
use survey::{Column, Levels, Study, Survey, Table, run};

fn near(got: Option<f64>, want: f64) {
    let got = got.expect("a value");
    assert!((got - want).abs() < 1e-10 * want.abs().max(1e-3), "{got} is not {want}");
}

fn numbers(columns: &[(&str, &[f64])]) -> Table {
    let mut table = Table::new(columns[0].1.len());
    for (name, column) in columns {
        table.put(name, Column::Numbers(column.to_vec())).unwrap();
    }
    table
}

fn texts(table: &mut Table, name: &str, all: &[&str]) {
    table.put(name, Column::Levels(Levels::of(all.iter().map(|text| Some(*text))))).unwrap();
}

#[test]
fn a_simple_random_sample_has_the_variance_of_the_textbook() {
    let y = [3.0, 5.0, 4.0, 8.0];
    let table = numbers(&[("y", &y), ("N", &[40.0; 4])]);
    let mut study = Study {
        estimate: vec![Estimate::new("y", Kind::Mean, "y"), Estimate::new("t", Kind::Total, "y")],
        ..Study::default()
    };
    study.design.fpc = "N".into();
    let answer = run(&study, table).unwrap();
    // s² = 14/3; (1 − 0.1) s²/4
    let mean = &answer.estimate[0];
    near(mean.est, 5.0);
    near(mean.se, (0.9 * 14.0 / 3.0 / 4.0f64).sqrt());
    near(mean.deff, 0.9 * 4.0 / 4.0);
    assert_eq!(mean.df, Some(3));
    // the weights come from the fraction drawn
    near(answer.estimate[1].est, 200.0);
    near(answer.estimate[1].se, 40.0 * mean.se.unwrap());
}

#[test]
fn strata_add_up_and_two_stages_nest() {
    // two strata of two; N 10 and 20
    let mut table = numbers(&[
        ("y", &[1.0, 3.0, 10.0, 16.0]),
        ("w", &[5.0, 5.0, 10.0, 10.0]),
        ("N", &[10.0, 10.0, 20.0, 20.0]),
    ]);
    texts(&mut table, "h", &["a", "a", "b", "b"]);
    let mut study = Study { estimate: vec![Estimate::new("t", Kind::Total, "y")], ..Study::default() };
    study.design.weights = Some("w".to_owned());
    study.design.strata = "h".into();
    study.design.fpc = "N".into();
    let answer = run(&study, table).unwrap();
    // N² (1 − f) s²/n in each: 100 · 0.8 · 2/2 + 400 · 0.9 · 18/2
    near(answer.estimate[0].se, (80.0f64 + 3240.0).sqrt());

    // two of ten clusters, two of four in each
    let mut table = numbers(&[("y", &[1.0, 3.0, 2.0, 6.0]), ("M", &[10.0; 4]), ("m", &[4.0; 4])]);
    texts(&mut table, "c", &["p", "p", "q", "q"]);
    texts(&mut table, "e", &["1", "2", "3", "4"]);
    let mut study = Study { estimate: vec![Estimate::new("t", Kind::Total, "y")], ..Study::default() };
    study.design.cluster = survey::study::Names(vec!["c".to_owned(), "e".to_owned()]);
    study.design.fpc = survey::study::Names(vec!["M".to_owned(), "m".to_owned()]);
    let answer = run(&study, table).unwrap();
    near(answer.estimate[0].est, 120.0);
    // cluster totals 8 and 16: 10² · 0.8 · 32/2; within: 10/2 · Σ 4² · 0.5 · s²/2, s² 2 and 8
    near(answer.estimate[0].se, (1280.0f64 + 5.0 * (16.0 * 0.5 * 1.0 + 16.0 * 0.5 * 4.0)).sqrt());
}

#[test]
fn post_stratified_variance_is_within_levels() {
    // Σ (N_g/N)² s_g²/n_g up to (n_g − 1)/n_g · n/(n − 1)
    let mut table = numbers(&[("y", &[1.0, 2.0, 3.0, 10.0, 12.0, 14.0])]);
    texts(&mut table, "g", &["a", "a", "a", "b", "b", "b"]);
    let totals = [("a", 80.0), ("b", 20.0)].map(|(level, total)| (level.to_owned(), total)).into();
    let margins = vec![Margin { by: "g".into(), totals }];
    let study = Study {
        weighting: vec![Weighting::PostStratify { margins }],
        estimate: vec![Estimate::new("y", Kind::Mean, "y")],
        ..Study::default()
    };
    let answer = run(&study, table).unwrap();
    near(answer.estimate[0].est, 0.8 * 2.0 + 0.2 * 12.0);
    let within = 0.64 * 2.0 / 9.0 + 0.04 * 8.0 / 9.0;
    near(answer.estimate[0].se, (within * 6.0 / 5.0f64).sqrt());
}

#[test]
fn a_panel_compares_the_same_people_and_waves_of_others_do_not() {
    let y = [1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0];
    let mut table = numbers(&[("y", &y)]);
    texts(&mut table, "wave", &["1", "1", "1", "1", "2", "2", "2", "2", "2"]);
    // e answered the second wave only
    texts(&mut table, "who", &["a", "b", "c", "d", "a", "b", "c", "d", "e"]);
    let change = Estimate {
        by: "wave".into(),
        compare: Some(Compare::Two(["1".to_owned(), "2".to_owned()])),
        panel: Some("who".to_owned()),
        ..Estimate::new("change", Kind::Difference, "y")
    };
    let mut study = Study { estimate: vec![change.clone()], ..Study::default() };
    let said = run(&study, table.clone()).unwrap_err().to_string();
    assert!(said.contains("cluster = \"who\""), "{said}");
    study.design.cluster = "who".into();
    let answer = run(&study, table.clone()).unwrap();
    let paired = &answer.estimate[0];
    // changes 0 1 0 0: mean ¼; Σ(d − d̄)² = ¾, over n²  of four, times n/(n − 1) of the five people drawn
    near(paired.est, 0.25);
    near(paired.se, (0.75 / 16.0 * 5.0 / 4.0f64).sqrt());
    assert_eq!(paired.counts, Some([4, 4]));
    // without the panel e counts too, and overlapping people still do
    study.estimate = vec![Estimate { panel: None, ..change.clone() }];
    let overlapping = run(&study, table.clone()).unwrap();
    near(overlapping.estimate[0].est, 0.3);
    // as if all were different people
    study.design.cluster = survey::study::Names::default();
    let independent = run(&study, table).unwrap();
    near(independent.estimate[0].est, 0.3);
    assert!(independent.estimate[0].se > overlapping.estimate[0].se);
    let ([a, b], se) = (independent.estimate[0].rates.unwrap(), independent.estimate[0].se);
    near(se, ((a * (1.0 - a) / 4.0 + b * (1.0 - b) / 5.0) * 9.0 / 8.0f64).sqrt());
}

#[test]
fn a_risk_ratio_has_the_error_of_the_delta_method() {
    let y: Vec<f64> =
        (0..60).map(|at| f64::from(u8::from(at % 3 == 0 || (at >= 30 && at % 2 == 0)))).collect();
    let groups: Vec<&str> = (0..60).map(|at| if at < 30 { "first" } else { "second" }).collect();
    let mut table = numbers(&[("y", &y)]);
    texts(&mut table, "g", &groups);
    let compare = Some(Compare::Two(["first".to_owned(), "second".to_owned()]));
    let ratio = Estimate { by: "g".into(), compare, ..Estimate::new("rr", Kind::RiskRatio, "y") };
    let mut study = Study { estimate: vec![ratio], ..Study::default() };
    let answer = run(&study, table.clone()).unwrap();
    let [a, b] = [10.0 / 30.0, 20.0 / 30.0];
    near(answer.estimate[0].est, 2.0);
    near(answer.estimate[0].se, (((1.0 - a) / (30.0 * a) + (1.0 - b) / (30.0 * b)) * 60.0 / 59.0f64).sqrt());
    // no ratio to nothing: both rates, and no figure
    table.put("y", Column::Numbers((0..60).map(|at| f64::from(u8::from(at >= 30))).collect())).unwrap();
    let nothing = run(&study, table.clone()).unwrap();
    assert_eq!((nothing.estimate[0].est, nothing.estimate[0].rates), (None, Some([0.0, 1.0])));
    table.put("y", Column::Numbers(vec![2.0; 60])).unwrap();
    study.estimate[0].kind = Kind::RiskRatio;
    assert!(run(&study, table).unwrap_err().to_string().contains("0 and 1"));
}

#[test]
fn four_intervals_of_a_proportion() {
    let y: Vec<f64> = (0..40).map(|at| f64::from(u8::from(at < 8))).collect();
    let table = numbers(&[("y", &y)]);
    let with = |interval| Estimate { interval, ..Estimate::new("y", Kind::Proportion, "y") };
    let wishes =
        [None, Some(Interval::T), Some(Interval::Logit), Some(Interval::Beta), Some(Interval::Wilson)];
    let study = Study { estimate: wishes.map(with).to_vec(), ..Study::default() };
    let answer = run(&study, table).unwrap();
    let ends = |at: usize| [answer.estimate[at].lo.unwrap(), answer.estimate[at].hi.unwrap()];
    // 0.2 · 39 effective: fewer than ten, so Korn and Graubard's unless another is wished
    assert_eq!(ends(0), ends(3));
    let t = survey::interval::student(39);
    let se = (0.16f64 / 39.0).sqrt();
    near(Some(ends(1)[0]), 0.2 - t * se);
    let odds = (0.25f64).ln() + t * se / 0.16;
    near(Some(ends(2)[1]), 1.0 / (1.0 + (-odds).exp()));
    for at in 1..5 {
        assert!(ends(at)[0] < 0.2 && ends(at)[1] > 0.2);
    }
    near(answer.estimate[0].n_eff, 39.0);
}

#[test]
fn quantiles_are_values_of_the_data() {
    let table = numbers(&[("y", &[4.0, 1.0, 3.0, 2.0]), ("w", &[1.0, 1.0, 1.0, 3.0])]);
    let quantile = Estimate { probs: vec![0.1, 0.5, 0.667, 0.9], ..Estimate::new("q", Kind::Quantile, "y") };
    let mut study = Study { estimate: vec![quantile], ..Study::default() };
    study.design.weights = Some("w".to_owned());
    let answer = run(&study, table).unwrap();
    let found: Vec<f64> = answer.estimate.iter().map(|entry| entry.est.unwrap()).collect();
    assert_eq!(found, [1.0, 2.0, 3.0, 4.0]);
}

#[test]
fn areas_are_drawn_to_what_similar_ones_say() {
    let n = 12;
    let direct: Vec<f64> = (0..n).map(|at| 0.3 + 0.02 * at as f64 + [0.05, -0.04, 0.02][at % 3]).collect();
    let se: Vec<f64> = (0..n).map(|at| if at % 2 == 0 { 0.02 } else { 0.12 }).collect();
    let x: Vec<f64> = (0..n).map(|at| at as f64).collect();
    let counts: Vec<f64> = se.iter().map(|se| 0.25 / se / se).collect();
    let mut table =
        numbers(&[("y", &direct), ("se", &se), ("x", &x), ("n", &counts), ("share", &vec![1.0; n])]);
    let names: Vec<String> = (0..n).map(|at| format!("area {at:02}")).collect();
    texts(&mut table, "area", &names.iter().map(String::as_str).collect::<Vec<_>>());
    let model = SmallArea {
        name: "m".to_owned(),
        method: Method::Reml,
        of: "y".to_owned(),
        se: "se".to_owned(),
        factors: Default::default(),
        columns: "x".into(),
        area: "area".to_owned(),
        transform: Transform::None,
        smooth: None,
        benchmark: None,
    };
    let fit = |model: &SmallArea| {
        let study = Study { small_area: vec![model.clone()], ..Study::default() };
        run(&study, table.clone()).map(|answer| answer.small_area[0].clone())
    };
    let plain = fit(&model).unwrap();
    for (at, area) in plain.area.iter().enumerate() {
        assert!(area.gamma > 0.0 && area.gamma < 1.0 && area.mse > 0.0 && area.mse < 1.5 * se[at] * se[at]);
        assert!((area.gamma - plain.sigma2 / (plain.sigma2 + se[at] * se[at])).abs() < 1e-12);
    }
    assert!(plain.area[0].gamma > plain.area[1].gamma, "the surer keeps more of its own");
    let benchmarked = fit(&SmallArea { benchmark: Some("share".to_owned()), ..model.clone() }).unwrap();
    let sum = |of: fn(&survey::answer::Area) -> f64| benchmarked.area.iter().map(of).sum::<f64>();
    near(Some(sum(|area| area.est)), sum(|area| area.direct));
    for transform in [Transform::Arcsine, Transform::Logit] {
        let other = fit(&SmallArea { transform, ..model.clone() }).unwrap();
        for (a, b) in plain.area.iter().zip(&other.area) {
            assert!((a.est - b.est).abs() < 0.05 && b.est > 0.0 && b.est < 1.0, "{transform:?} {a:?} {b:?}");
        }
    }
    // variances that are what the numbers of respondents say stay what they are
    let smooth = fit(&SmallArea { smooth: Some("n".to_owned()), ..model.clone() }).unwrap();
    assert!((smooth.sigma2 - plain.sigma2).abs() < 1e-9);
    let said =
        fit(&SmallArea { columns: survey::study::Names(vec!["x".to_owned(), "x".to_owned()]), ..model })
            .unwrap_err();
    assert!(said.to_string().contains("fewer columns"), "{said}");
}

#[test]
fn scores_and_alpha() {
    let mut study: Study = toml::from_str(
        r#"
        score = [ { name = "scale", of = ["a", "b"], reverse = ["b"], range = [1, 5], answered = 0.5 } ]
        [[estimate]]
        name = "alpha"
        kind = "scale"
        of = ["a", "c"]
        [[estimate]]
        name = "mean"
        kind = "mean"
        of = "scale"
        "#,
    )
    .unwrap();
    study.missing = vec![String::new()];
    let table = Table::read_csv(&study, b"a,b,c\n1,5,2\n2,4,3\n5,1,6\n,2,\n").unwrap();
    let answer = run(&study, table).unwrap();
    // c is a and one more
    near(answer.estimate[0].est, 1.0);
    near(answer.estimate[0].unweighted, 1.0);
    assert_eq!(answer.estimate[0].n, 3);
    near(answer.estimate[0].mean_score, (1.5 + 2.5 + 5.5) / 3.0);
    near(answer.estimate[1].est, (1.0 + 2.0 + 5.0 + 4.0) / 4.0);
    let survey = Survey::new(&study, Table::read_csv(&study, b"a,b,c\n1,5,2\n9,4,3\n").unwrap());
    assert!(survey.unwrap_err().to_string().contains("outside of 1 to 5"));
}
