//! Noise on counts with a budget that stops (differential privacy, zero-concentrated: Bun and Steinke 2016).
//!
//! Draws are exact, without floating point (Canonne, Kamath and Steinke 2020), from a source of random bits that the caller
//! gives: for publication one that nobody can guess.

use crate::fault::{Fault, fault};

/// What may be told of people in all, as ρ of zero-concentrated differential privacy; one person changes each count by one at
/// most. It never grows back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Budget {
    rho: f64,
    spent: f64,
}

impl Budget {
    /// A budget of which some is spent already.
    ///
    /// # Errors
    /// When it is not a number above 0, or overspent.
    pub fn new(rho: f64, spent: f64) -> Result<Self, Fault> {
        if !(rho > 0.0 && rho.is_finite() && spent >= 0.0 && spent <= rho) {
            return Err(fault!(
                "A budget of {rho} of which {spent} are spent makes no sense; give a number above 0."
            ));
        }
        Ok(Self { rho, spent })
    }

    /// What is spent.
    #[must_use]
    pub fn spent(&self) -> f64 {
        self.spent
    }

    /// What is left.
    #[must_use]
    pub fn left(&self) -> f64 {
        self.rho - self.spent
    }

    /// A count with discrete Gaussian noise of variance 1 ÷ 2ρ, which is taken from the budget first.
    ///
    /// # Errors
    /// When so much is not left: nothing is told then, and nothing is spent.
    pub fn count(&mut self, n: u64, rho: f64, source: &mut impl FnMut() -> u64) -> Result<Noisy, Fault> {
        let variance = self.spend(rho)?;
        Ok(noisy(n, variance, source))
    }

    /// The counts of a table in which each person stands in one cell alone: together they cost what one of them does, since who
    /// comes or goes changes one of them.
    ///
    /// # Errors
    /// As [`Budget::count`].
    pub fn table(
        &mut self,
        cells: &[u64],
        rho: f64,
        source: &mut impl FnMut() -> u64,
    ) -> Result<Vec<Noisy>, Fault> {
        let variance = self.spend(rho)?;
        Ok(cells.iter().map(|n| noisy(*n, variance, source)).collect())
    }

    /// The variance that so much of the budget buys, in thousandths; never less noise than was paid for.
    fn spend(&mut self, rho: f64) -> Result<u64, Fault> {
        if !(rho > 0.0 && rho.is_finite()) {
            return Err(fault!(
                "A figure must cost something of the budget, and this costs {rho}; say how much."
            ));
        }
        if rho > self.left() * (1.0 + 1e-12) {
            return Err(fault!(
                "The privacy budget has {:.6} left and this figure costs {rho:.6}; nothing was told. Publish fewer figures, or wait for the next wave.",
                self.left().max(0.0)
            ));
        }
        self.spent = (self.spent + rho).min(self.rho);
        Ok((500.0 / rho).ceil().clamp(1.0, 1e15) as u64)
    }
}

fn noisy(n: u64, thousandths: u64, source: &mut impl FnMut() -> u64) -> Noisy {
    let noise = gaussian(thousandths, 1_000, source);
    Noisy { count: i128::from(n) + noise, variance: thousandths as f64 / 1_000.0 }
}

/// A count with noise; it may be below 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noisy {
    /// What may be told.
    pub count: i128,
    /// The variance of its noise, to be added to that of sampling.
    pub variance: f64,
}

/// ε of (ε, δ)-differential privacy that ρ implies, simply: ρ + 2 √(ρ ln 1/δ).
#[must_use]
pub fn epsilon_simple(rho: f64, delta: f64) -> f64 {
    rho + 2.0 * (rho * (1.0 / delta).ln()).sqrt()
}

/// The same, tighter: the least of ρα + ln(1/αδ) ÷ (α − 1) + ln(1 − 1/α) over α > 1 (Canonne, Kamath and Steinke 2020).
#[must_use]
pub fn epsilon(rho: f64, delta: f64) -> f64 {
    let at = |log: f64| {
        let a = 1.0 + log.exp();
        rho * a + (1.0 / (a * delta)).ln() / (a - 1.0) + (1.0 - 1.0 / a).ln()
    };
    // the least of a fine grid, then between its neighbours
    let grid = |k: i32| -12.0 + f64::from(k) * 0.05;
    let best = (0..=520).min_by(|&a, &b| at(grid(a)).total_cmp(&at(grid(b)))).unwrap_or(0);
    let (mut low, mut high) = (grid(best - 1), grid(best + 1));
    for _ in 0..100 {
        let (a, b) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
        if at(a) < at(b) { high = b } else { low = a }
    }
    at(0.5 * (low + high)).max(0.0)
}

/// Uniform among `0..n`, n > 0, without bias.
fn below(n: u128, source: &mut impl FnMut() -> u64) -> u128 {
    let bits = 128 - (n - 1).leading_zeros();
    loop {
        let draw = u128::from(source()) << 64 | u128::from(source());
        let draw = if bits == 0 { 0 } else { draw >> (128 - bits) };
        if draw < n {
            return draw;
        }
    }
}

/// True with probability exp(−above ÷ below).
fn exponential(above: u128, under: u128, source: &mut impl FnMut() -> u64) -> bool {
    let small = |above: u128, source: &mut dyn FnMut() -> u64| {
        let mut k = 1u128;
        // true with probability (above ÷ under) ÷ k each time
        while below(under * k, &mut || source()) < above {
            k += 1;
        }
        k % 2 == 1
    };
    for _ in 0..above / under {
        if !small(under, source) {
            return false;
        }
    }
    small(above % under, source)
}

/// Two-sided geometric noise: the chance of k is proportional to exp(−|k| ÷ scale). For one count of privacy ε the scale is
/// 1 ÷ ε.
pub fn laplace(scale: u64, source: &mut impl FnMut() -> u64) -> i128 {
    let scale = u128::from(scale.max(1));
    loop {
        let rest = below(scale, source);
        if !exponential(rest, scale, source) {
            continue;
        }
        let mut times = 0u128;
        while exponential(1, 1, source) {
            times += 1;
        }
        let size = rest + scale * times;
        let is_negative = below(2, source) == 1;
        if !(is_negative && size == 0) {
            let size = size as i128;
            return if is_negative { -size } else { size };
        }
    }
}

/// Discrete Gaussian noise: the chance of k is proportional to exp(−k² ÷ 2σ²), σ² = above ÷ under.
pub fn gaussian(above: u64, under: u64, source: &mut impl FnMut() -> u64) -> i128 {
    let (above, under) = (u128::from(above.max(1)), u128::from(under.max(1)));
    let scale = (above / under).isqrt() + 1;
    loop {
        let draw = laplace(scale as u64, source);
        // (|k| − σ² ÷ t)² ÷ 2σ²
        let Some(off) = (draw.unsigned_abs() * scale).checked_mul(under).map(|far| far.abs_diff(above))
        else {
            continue;
        };
        let Some(square) = off.checked_mul(off) else { continue };
        if exponential(square, 2 * above * under * scale * scale, source) {
            return draw;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Draws;

    fn moments(mut draw: impl FnMut() -> i128) -> (f64, f64) {
        let all: Vec<f64> = (0..40_000).map(|_| draw() as f64).collect();
        let mean = all.iter().sum::<f64>() / all.len() as f64;
        (mean, all.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / all.len() as f64)
    }

    #[test]
    fn noise_has_the_spread_it_should() {
        let mut draws = Draws::of(1, 2);
        let mut source = || draws.bits();
        let (mean, variance) = moments(|| gaussian(10_000, 1_000, &mut source));
        // five standard errors: √(10 ÷ 40000), 10 √(2 ÷ 40000)
        assert!(mean.abs() < 0.08 && (variance - 10.0).abs() < 0.36, "{mean} {variance}");
        let (mean, variance) = moments(|| laplace(2, &mut source));
        // 2 e^(−ε) ÷ (1 − e^(−ε))² with ε = ½
        let e = (-0.5f64).exp();
        let want = 2.0 * e / (1.0 - e).powi(2);
        assert!(mean.abs() < 0.08 && (variance - want).abs() < 0.5, "{mean} {variance} {want}");
    }

    #[test]
    fn epsilon_is_that_of_the_table() {
        for (rho, delta, want) in [
            (0.005, 1e-6, 0.429_941_4),
            (0.05, 1e-6, 1.471_594_7),
            (0.5, 1e-9, 6.474_07),
            (1.0, 1e-6, 7.766_216_7),
        ] {
            assert!((epsilon(rho, delta) - want).abs() < 2e-6, "{rho}: {}", epsilon(rho, delta));
            assert!(epsilon(rho, delta) < epsilon_simple(rho, delta));
        }
        assert!((epsilon_simple(0.05, 1e-6) - 1.712_258_136_269_11).abs() < 1e-12);
    }

    #[test]
    fn a_table_costs_what_one_of_its_cells_does() {
        let mut draws = Draws::of(5, 6);
        let mut budget = Budget::new(0.1, 0.0).unwrap();
        let cells = vec![1_000; 4_000];
        let told = budget.table(&cells, 0.02, &mut || draws.bits()).unwrap();
        assert!((budget.spent() - 0.02).abs() < 1e-12 && told.len() == cells.len());
        let off = |one: &Noisy| (one.count - 1_000) as f64;
        let variance = told.iter().map(|one| off(one).powi(2)).sum::<f64>() / cells.len() as f64;
        assert!((told[0].variance - 25.0).abs() < 1e-9 && (variance - 25.0).abs() < 2.5, "{variance}");
        assert!(budget.table(&cells, 0.09, &mut || draws.bits()).is_err());
        assert!((budget.spent() - 0.02).abs() < 1e-12, "nothing was told, and nothing is spent");
    }

    #[test]
    fn the_budget_stops() {
        let mut draws = Draws::of(3, 4);
        let mut budget = Budget::new(0.1, 0.0).unwrap();
        let told = (0..20).filter(|_| budget.count(100, 0.02, &mut || draws.bits()).is_ok()).count();
        assert_eq!(told, 5);
        assert!(budget.left() < 1e-12);
        let said = budget.count(100, 0.02, &mut || 0).unwrap_err().to_string();
        assert!(said.contains("nothing was told"), "{said}");
        let mut fresh = Budget::new(0.1, 0.0).unwrap();
        assert_eq!(fresh.count(5, 0.05, &mut || draws.bits()).unwrap().variance, 10.0);
        assert!(Budget::new(0.1, 0.2).is_err() && Budget::new(f64::NAN, 0.0).is_err());
        assert!(fresh.count(5, 0.0, &mut || 0).is_err() && fresh.count(5, f64::NAN, &mut || 0).is_err());
    }
}
