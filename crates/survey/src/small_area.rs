//! Small areas: the model of Fay and Herriot 1979.

use crate::answer::{Area, Areas, Coefficient};
use crate::fault::{Fault, fault, quoted};
use crate::solve::Factor;
use crate::study::{Method, SmallArea, Transform};
use crate::table::{MISSING, Table};

/// The areas of a model: direct estimates, their variances, and what is known of each.
struct Model {
    y: Vec<f64>,
    d: Vec<f64>,
    /// Row by row.
    x: Vec<Vec<f64>>,
    names: Vec<String>,
}

/// Fits a model to the rows of a table, each an area.
pub(crate) fn fit(asked: &SmallArea, table: &Table) -> Result<Areas, Fault> {
    let model = Model::of(asked, table)?;
    let direct = table.numbers(&asked.of)?;
    let levels = table.levels(&asked.area)?;
    let sigma2 = model.variance(asked.method)?;
    let fitted = Fitted::of(&model, sigma2);
    let sum: f64 = model.d.iter().map(|d| 1.0 / (sigma2 + d).powi(2)).sum();
    // of maximum likelihood, whose variance between areas is too small on average
    let bias = match asked.method {
        Method::Reml => 0.0,
        Method::Ml => -fitted.trace_of_squares(&model, sigma2) / sum,
    };
    let mut area = Vec::new();
    for (row, &direct) in direct.iter().enumerate() {
        let (x, y, d) = (&model.x[row], model.y[row], model.d[row]);
        let gamma = sigma2 / (sigma2 + d);
        let synthetic: f64 = x.iter().zip(&fitted.beta).map(|(x, b)| x * b).sum();
        let est = synthetic + gamma * (y - synthetic);
        // Prasad and Rao 1990, Datta and Lahiri 2000
        let own = gamma * d;
        let of_beta = (1.0 - gamma).powi(2) * fitted.quadratic(x);
        let of_sigma = d * d / (sigma2 + d).powi(3) * 2.0 / sum;
        let mse = own + of_beta + 2.0 * of_sigma - bias * (1.0 - gamma).powi(2);
        let (est, slope) = asked.transform.back(est);
        let level = levels.names.get(levels.codes[row] as usize).cloned().unwrap_or_default();
        area.push(Area { level, direct, est, mse: mse * slope * slope, gamma });
    }
    if let Some(shares) = &asked.benchmark {
        benchmark(&mut area, &table.numbers(shares)?, shares)?;
    }
    let inverse = fitted.normal.inverse();
    let size = model.names.len();
    let beta = (0..size)
        .map(|i| Coefficient {
            name: model.names[i].clone(),
            est: fitted.beta[i],
            se: inverse[i * size + i].max(0.0).sqrt(),
        })
        .collect();
    Ok(Areas { name: asked.name.clone(), sigma2, loglik: model.likelihood(&fitted.beta, sigma2), beta, area })
}

impl Transform {
    /// A direct estimate and its variance on the scale of the model.
    fn forth(self, y: f64, d: f64) -> (f64, f64) {
        match self {
            Self::None => (y, d),
            Self::Arcsine => (y.sqrt().asin(), d / (4.0 * y * (1.0 - y))),
            Self::Logit => ((y / (1.0 - y)).ln(), d / (y * (1.0 - y)).powi(2)),
        }
    }

    /// An estimate on its own scale, and how fast that grows there.
    fn back(self, est: f64) -> (f64, f64) {
        match self {
            Self::None => (est, 1.0),
            Self::Arcsine => {
                let angle = est.clamp(0.0, std::f64::consts::FRAC_PI_2);
                (angle.sin().powi(2), (2.0 * angle).sin())
            }
            Self::Logit => {
                let p = 1.0 / (1.0 + (-est).exp());
                (p, p * (1.0 - p))
            }
        }
    }
}

/// Makes the estimates add up, weighted by shares, to what the direct ones add up to.
fn benchmark(areas: &mut [Area], shares: &[f64], name: &str) -> Result<(), Fault> {
    if shares.iter().any(|share| share.is_nan() || *share < 0.0) {
        return Err(fault!(
            "Shares in {} are numbers of 0 or more, one for each area; mend them.",
            quoted(name)
        ));
    }
    let sum =
        |of: fn(&Area) -> f64| areas.iter().zip(shares).map(|(area, share)| share * of(area)).sum::<f64>();
    let (direct, modelled) = (sum(|area| area.direct), sum(|area| area.est));
    let ratio = direct / modelled;
    if !(ratio.is_finite() && ratio > 0.0) {
        return Err(fault!(
            "The estimates cannot be scaled to the direct ones by {}; leave the benchmark out.",
            quoted(name)
        ));
    }
    for area in areas {
        area.est *= ratio;
        area.mse *= ratio * ratio;
    }
    Ok(())
}

impl Model {
    fn of(asked: &SmallArea, table: &Table) -> Result<Self, Fault> {
        let name = quoted(&asked.name);
        let (y, se) = (table.numbers(&asked.of)?, table.numbers(&asked.se)?);
        if y.iter().any(|y| y.is_nan()) || se.iter().any(|se| se.is_nan() || *se <= 0.0) {
            return Err(fault!(
                "The model {name} needs an estimate and a standard error above 0 for every area; fill them in, or leave the area out."
            ));
        }
        if asked.transform != Transform::None && y.iter().any(|y| !(*y > 0.0 && *y < 1.0)) {
            return Err(fault!(
                "The model {name} transforms proportions, and an estimate is not between 0 and 1; leave the transform out."
            ));
        }
        let mut d: Vec<f64> = se.iter().map(|se| se * se).collect();
        if let Some(column) = &asked.smooth {
            d = smoothed(&d, &table.numbers(column)?, column)?;
        }
        let (y, d): (Vec<f64>, Vec<f64>) =
            y.iter().zip(&d).map(|(&y, &d)| asked.transform.forth(y, d)).unzip();
        let mut names = vec!["(Intercept)".to_owned()];
        let mut x = vec![vec![1.0]; table.rows()];
        for factor in &asked.factors.0 {
            let levels = table.levels(factor)?;
            if levels.codes.contains(&MISSING) {
                return Err(fault!("An area has no {}; fill it in.", quoted(factor)));
            }
            names.extend(levels.names.iter().skip(1).map(|level| format!("{factor}={level}")));
            for (x, &code) in x.iter_mut().zip(&levels.codes) {
                x.extend((1..levels.names.len() as u32).map(|level| f64::from(u8::from(code == level))));
            }
        }
        for column in &asked.columns.0 {
            let numbers = table.numbers(column)?;
            if numbers.iter().any(|x| x.is_nan()) {
                return Err(fault!("An area has no {}; fill it in.", quoted(column)));
            }
            names.push(column.clone());
            x.iter_mut().zip(numbers).for_each(|(x, number)| x.push(number));
        }
        let model = Self { y, d, x, names };
        if model.y.len() <= model.names.len() || !model.normal(0.0).is_whole() {
            return Err(fault!(
                "The model {name} asks for more coefficients than its {} areas tell; use fewer columns.",
                model.y.len()
            ));
        }
        Ok(model)
    }

    /// The factor of X'V⁻¹X.
    fn normal(&self, sigma2: f64) -> Factor {
        let size = self.names.len();
        let mut matrix = vec![0.0; size * size];
        for (x, d) in self.x.iter().zip(&self.d) {
            for i in 0..size {
                for j in 0..size {
                    matrix[i * size + j] += x[i] * x[j] / (sigma2 + d);
                }
            }
        }
        Factor::of(&matrix, size)
    }

    /// The variance between areas, by Fisher's scoring.
    fn variance(&self, method: Method) -> Result<f64, Fault> {
        let mut sorted = self.d.clone();
        sorted.sort_by(f64::total_cmp);
        let mut sigma2 = sorted[sorted.len() / 2];
        for _ in 0..500 {
            let fitted = Fitted::of(self, sigma2);
            let inverse: Vec<f64> = self.d.iter().map(|d| 1.0 / (sigma2 + d)).collect();
            let residual = |row: usize| {
                self.y[row] - self.x[row].iter().zip(&fitted.beta).map(|(x, b)| x * b).sum::<f64>()
            };
            let squares: f64 = (0..self.y.len()).map(|row| (inverse[row] * residual(row)).powi(2)).sum();
            let of_squares: f64 = inverse.iter().map(|v| v * v).sum();
            let (trace, information) = match method {
                Method::Ml => (inverse.iter().sum(), of_squares),
                // P = V⁻¹ − V⁻¹X(X'V⁻¹X)⁻¹X'V⁻¹: its trace and that of its square
                Method::Reml => fitted.traces(self, &inverse),
            };
            let next = (sigma2 + (squares - trace) / information).max(0.0);
            let is_done = (next - sigma2).abs() < 1e-12 * (1.0 + sigma2);
            sigma2 = next;
            if is_done {
                return Ok(sigma2);
            }
        }
        Err(fault!("The variance between areas did not settle; use fewer columns, or more areas."))
    }

    fn likelihood(&self, beta: &[f64], sigma2: f64) -> f64 {
        let of = |row: usize| {
            let v = sigma2 + self.d[row];
            let off = self.y[row] - self.x[row].iter().zip(beta).map(|(x, b)| x * b).sum::<f64>();
            std::f64::consts::TAU.ln() + v.ln() + off * off / v
        };
        -0.5 * (0..self.y.len()).map(of).sum::<f64>()
    }
}

/// Variances as they would be by the number of respondents alone: ln D on ln n, turned back without bias (Duan 1983).
fn smoothed(d: &[f64], n: &[f64], name: &str) -> Result<Vec<f64>, Fault> {
    if d.len() < 3 || n.iter().any(|n| n.is_nan() || *n <= 0.0) {
        return Err(fault!(
            "Variances are smoothed by {} over three areas or more with respondents in each; mend it, or leave smooth out.",
            quoted(name)
        ));
    }
    let count = d.len() as f64;
    let (x, y): (Vec<f64>, Vec<f64>) = n.iter().zip(d).map(|(n, d)| (n.ln(), d.ln())).unzip();
    let (mx, my) = (x.iter().sum::<f64>() / count, y.iter().sum::<f64>() / count);
    let spread: f64 = x.iter().map(|x| (x - mx).powi(2)).sum();
    let slope = if spread > 0.0 {
        x.iter().zip(&y).map(|(x, y)| (x - mx) * (y - my)).sum::<f64>() / spread
    } else {
        0.0
    };
    let line = |x: f64| my + slope * (x - mx);
    let smear = x.iter().zip(&y).map(|(x, y)| (y - line(*x)).exp()).sum::<f64>() / count;
    Ok(x.iter().map(|x| line(*x).exp() * smear).collect())
}

/// Coefficients for one variance between areas.
struct Fitted {
    beta: Vec<f64>,
    normal: Factor,
    inverse: Vec<f64>,
}

impl Fitted {
    fn of(model: &Model, sigma2: f64) -> Self {
        let normal = model.normal(sigma2);
        let mut right = vec![0.0; model.names.len()];
        for ((x, y), d) in model.x.iter().zip(&model.y).zip(&model.d) {
            right.iter_mut().zip(x).for_each(|(right, x)| *right += x * y / (sigma2 + d));
        }
        Self { beta: normal.solve(&right), inverse: normal.inverse(), normal }
    }

    /// x'(X'V⁻¹X)⁻¹x.
    fn quadratic(&self, x: &[f64]) -> f64 {
        self.product(x, x)
    }

    fn product(&self, a: &[f64], b: &[f64]) -> f64 {
        let size = a.len();
        (0..size).map(|i| a[i] * (0..size).map(|j| self.inverse[i * size + j] * b[j]).sum::<f64>()).sum()
    }

    /// tr((X'V⁻¹X)⁻¹ X'V⁻²X).
    fn trace_of_squares(&self, model: &Model, sigma2: f64) -> f64 {
        model.x.iter().zip(&model.d).map(|(x, d)| self.quadratic(x) / (sigma2 + d).powi(2)).sum()
    }

    /// tr P and tr P².
    fn traces(&self, model: &Model, inverse: &[f64]) -> (f64, f64) {
        let (mut trace, mut of_square) = (0.0, 0.0);
        for (i, a) in model.x.iter().enumerate() {
            for (j, b) in model.x.iter().enumerate().skip(i) {
                let own = if i == j { inverse[i] } else { 0.0 };
                let p = own - inverse[i] * self.product(a, b) * inverse[j];
                of_square += if i == j { p * p } else { 2.0 * p * p };
                if i == j {
                    trace += p;
                }
            }
        }
        (trace, of_square)
    }
}
