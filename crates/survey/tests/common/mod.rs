//! Made-up surveys.

use survey::study::{Estimate, Kind, Margin, Weighting};
use survey::{Column, Levels, Study, Table};

/// SplitMix64.
pub struct Draws(pub u64);

impl Draws {
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.bits() % n
    }

    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// One respondent.
#[derive(Clone, Debug)]
pub struct Row {
    pub age: &'static str,
    pub place: &'static str,
    pub stratum: &'static str,
    pub cluster: String,
    pub weight: f64,
    pub score: f64,
    pub strong: Option<f64>,
}

/// Respondents in three strata of eight clusters each.
pub fn rows(seed: u64, count: usize) -> Vec<Row> {
    let mut draws = Draws(seed);
    let one = |at: usize| {
        let stratum = ["a", "b", "c"][at % 3];
        Row {
            age: ["15-34", "35-64", "65+"][draws.below(3) as usize],
            place: ["city", "country"][draws.below(2) as usize],
            stratum,
            cluster: format!("{stratum}{}", (at / 3) % 8),
            weight: 1.0 + 4.0 * draws.unit(),
            score: 10.0 * draws.unit() + at as f64 % 3.0,
            strong: [Some(0.0), Some(1.0), Some(1.0), None][draws.below(4) as usize],
        }
    };
    (0..count).map(one).collect()
}

pub fn table(rows: &[Row]) -> Table {
    let levels = |of: fn(&Row) -> &str| Column::Levels(Levels::of(rows.iter().map(|row| Some(of(row)))));
    let numbers = |of: fn(&Row) -> f64| Column::Numbers(rows.iter().map(of).collect());
    let mut table = Table::new(rows.len());
    for (name, column) in [
        ("age", levels(|row| row.age)),
        ("place", levels(|row| row.place)),
        ("stratum", levels(|row| row.stratum)),
        ("cluster", levels(|row| &row.cluster)),
        ("weight", numbers(|row| row.weight)),
        ("score", numbers(|row| row.score)),
        ("strong", numbers(|row| row.strong.unwrap_or(f64::NAN))),
    ] {
        table.put(name, column).expect("as many rows");
    }
    table
}

pub fn margin(by: &str, totals: &[(&str, f64)]) -> Margin {
    Margin {
        by: by.into(),
        totals: totals.iter().map(|(level, total)| ((*level).to_owned(), *total)).collect(),
    }
}

/// Raked to two margins.
pub fn raked() -> Weighting {
    let margins = vec![
        margin("age", &[("15-34", 3000.0), ("35-64", 4500.0), ("65+", 2500.0)]),
        margin("place", &[("city", 7000.0), ("country", 3000.0)]),
    ];
    Weighting::Rake { margins, trim: None }
}

/// In strata and clusters with weights, with one estimate of each kind.
pub fn study() -> Study {
    let mut study = Study::default();
    study.design.weights = Some("weight".to_owned());
    study.design.strata = "stratum".into();
    study.design.cluster = "cluster".into();
    let by =
        |name: &str, kind, of: &str, by: &str| Estimate { by: by.into(), ..Estimate::new(name, kind, of) };
    study.estimate = vec![
        Estimate::new("mean", Kind::Mean, "score"),
        Estimate::new("total", Kind::Total, "score"),
        by("strong", Kind::Proportion, "strong", "age"),
        Estimate::new("places", Kind::Proportion, "place"),
        Estimate { over: Some("weight".to_owned()), ..Estimate::new("ratio", Kind::Ratio, "score") },
        Estimate { probs: vec![0.25, 0.5], ..by("quantile", Kind::Quantile, "score", "place") },
        Estimate {
            compare: Some(survey::study::Compare::All("pairs".to_owned())),
            ..by("pairs", Kind::Difference, "strong", "age")
        },
        Estimate {
            compare: Some(survey::study::Compare::Two(["city".to_owned(), "country".to_owned()])),
            ..by("risk", Kind::RiskRatio, "strong", "place")
        },
    ];
    study
}
