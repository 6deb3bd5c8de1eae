//! The beta distribution: shares of votes and how sure they are.

/// ln Γ(x) for x > 0 (Lanczos' approximation, g = 7, nine terms; error below 1e-13).
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    let x = x - 1.0;
    let sum = TERMS.iter().zip(1..).fold(0.999_999_999_999_809_9, |sum, (t, i)| sum + t / (x + f64::from(i)));
    let t = x + 7.5;
    0.5 * std::f64::consts::TAU.ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

/// The regularised incomplete beta function: P(X ≤ x) for X ~ Beta(a, b).
pub(crate) fn cumulative(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return f64::from(x >= 1.0);
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(a, b, x) / a
    } else {
        1.0 - front * fraction(b, a, 1.0 - x) / b
    }
}

/// The continued fraction of the incomplete beta function, by Lentz's method.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let away = |v: f64| if v.abs() < 1e-300 { 1e-300 } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut result = d;
    for m in 1..500 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        result *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        result *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    result
}

/// The x with P(X ≤ x) = p for X ~ Beta(a, b): Newton's steps, kept between bounds that halve where a step would leave them.
pub(crate) fn quantile(a: f64, b: f64, p: f64) -> f64 {
    let density = |x: f64| {
        (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + (a - 1.0) * x.ln() + (b - 1.0) * (-x).ln_1p()).exp()
    };
    let (mut low, mut high) = (0.0, 1.0);
    let mut x = a / (a + b);
    for _ in 0..100 {
        let off = cumulative(a, b, x) - p;
        if off > 0.0 {
            high = x
        } else {
            low = x
        }
        let step = x - off / density(x);
        let next = if step > low && step < high { step } else { (low + high) / 2.0 };
        if (next - x).abs() < 1e-14 {
            return next;
        }
        x = next;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values() {
        // Beta(2, 3): P(X ≤ x) = 6x² − 8x³ + 3x⁴; Beta(½, ½): (2/π) asin √x
        for x in [0.01_f64, 0.2, 0.5, 0.77, 0.999] {
            let exact = 6.0 * x * x - 8.0 * x.powi(3) + 3.0 * x.powi(4);
            assert!((cumulative(2.0, 3.0, x) - exact).abs() < 1e-12);
            let arcsine = 2.0 / std::f64::consts::PI * x.sqrt().asin();
            assert!((cumulative(0.5, 0.5, x) - arcsine).abs() < 1e-12);
        }
    }

    #[test]
    fn quantile_undoes_cumulative() {
        for (a, b) in [(0.5, 0.5), (0.5, 40.5), (3.5, 1.5), (1_000.5, 20_000.5), (3_000.5, 0.5)] {
            for p in [0.05, 0.5, 0.95] {
                assert!((cumulative(a, b, quantile(a, b, p)) - p).abs() < 1e-9, "Beta({a}, {b}) at {p}");
            }
        }
    }
}
