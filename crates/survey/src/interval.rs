//! Intervals of 95 %, and the distributions behind them.

use statrs::function::{beta::beta_reg, erf::erfc};

use crate::study::Interval;

/// What a normal variable stays within, 95 times of 100.
pub(crate) const NORMAL: f64 = 1.959_963_984_540_054;

/// The value below which a Beta(a, b) variable is with probability `p`, by halving: it ends whatever comes in.
fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0f64, 1.0f64);
    for _ in 0..1_100 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if beta_reg(a, b, middle) < p { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

/// What a Student variable stays within, 95 times of 100.
#[must_use]
pub fn student(df: usize) -> f64 {
    let df = df as f64;
    if df > 1e7 {
        return NORMAL;
    }
    // t² ÷ (df + t²) is Beta(½, df ÷ 2)
    let x = beta_quantile(0.95, 0.5, 0.5 * df);
    (df * x / (1.0 - x)).sqrt()
}

/// The chance of a normal variable at least as far from 0 on either side.
#[must_use]
pub fn two_sided(z: f64) -> f64 {
    erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// A proportion with what its interval needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proportion {
    /// The estimate.
    pub p: f64,
    /// Its standard error.
    pub se: f64,
    /// Respondents.
    pub n: usize,
    /// How many of a simple random sample would tell as much, for 0 and 1 where the standard error tells nothing.
    pub n_eff: f64,
    /// Degrees of freedom, at least 1.
    pub df: usize,
}

impl Proportion {
    /// Its 95 % interval. Without a wish: Korn and Graubard's near 0 and 1 and for few, else the logit one. A share of 0 or
    /// 1 has Korn and Graubard's in any case but Wilson's, since the others would be a point.
    #[must_use]
    pub fn interval(&self, wish: Option<Interval>) -> [f64; 2] {
        let rare = self.p * self.n_eff < 10.0 || !(0.1..=0.9).contains(&self.p);
        let usual = if rare { Interval::Beta } else { Interval::Logit };
        let inside = self.p > 0.0 && self.p < 1.0 && self.se > 0.0;
        match wish.unwrap_or(usual) {
            Interval::Wilson => self.wilson(),
            Interval::T if inside => {
                let reach = student(self.df) * self.se;
                [self.p - reach, self.p + reach]
            }
            Interval::Logit if inside => {
                let middle = (self.p / (1.0 - self.p)).ln();
                let reach = student(self.df) * self.se / (self.p * (1.0 - self.p));
                [middle - reach, middle + reach].map(|odds| 1.0 / (1.0 + (-odds).exp()))
            }
            Interval::T | Interval::Logit | Interval::Beta => self.korn_graubard(),
        }
    }

    /// Clopper and Pearson's with the effective number and its degrees of freedom (Korn and Graubard 1998).
    fn korn_graubard(&self) -> [f64; 2] {
        let n = self.n as f64;
        let ratio = student(self.n.saturating_sub(1).max(1)) / student(self.df);
        let n_eff = (self.n_eff * ratio * ratio).min(n).max(1e-6);
        let x = self.p * n_eff;
        let low = if x <= 0.0 { 0.0 } else { beta_quantile(0.025, x, n_eff - x + 1.0) };
        let high = if x >= n_eff { 1.0 } else { beta_quantile(0.975, x + 1.0, n_eff - x) };
        [low, high]
    }

    /// Wilson's 1927 score interval with the effective number.
    fn wilson(&self) -> [f64; 2] {
        let (p, n, z) = (self.p, self.n_eff, NORMAL);
        let middle = p + z * z / (2.0 * n);
        let reach = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        [middle - reach, middle + reach].map(|end| (end / (1.0 + z * z / n)).clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(got: f64, want: f64) {
        assert!((got - want).abs() < 1e-9 * want.abs().max(1e-3), "{got} {want}");
    }

    #[test]
    fn quantiles_are_those_of_the_tables() {
        near(student(1), 12.706_204_736_174_694);
        near(student(14), 2.144_786_687_917_804);
        near(student(24_919), 1.960_059_188_380_55);
        near(student(usize::MAX), NORMAL);
        near(two_sided(NORMAL), 0.05);
        near(two_sided(-6.0), 1.973_175_290_075_396e-9);
        near(beta_quantile(0.025, 0.4, 9.0), 8.419_439_842_073_569e-6);
        // Beta(1, n) has a closed form
        near(beta_quantile(0.975, 1.0, 30.0), 1.0 - 0.025f64.powf(1.0 / 30.0));
    }

    #[test]
    fn nobody_and_everybody_have_intervals_too() {
        let none = Proportion { p: 0.0, se: 0.0, n: 40, n_eff: 40.0, df: 39 };
        for wish in
            [None, Some(Interval::T), Some(Interval::Logit), Some(Interval::Beta), Some(Interval::Wilson)]
        {
            let [low, high] = none.interval(wish);
            assert!(low == 0.0 && high > 0.05 && high < 0.15, "{wish:?} {low} {high}");
            let all = Proportion { p: 1.0, ..none };
            let [other_low, other_high] = all.interval(wish);
            near(other_low, 1.0 - high);
            near(other_high, 1.0);
        }
        // the rule of Clopper and Pearson: 1 − 0.025^(1/n)
        near(none.interval(Some(Interval::Beta))[1], 1.0 - 0.025f64.powf(1.0 / 40.0));
    }
}
