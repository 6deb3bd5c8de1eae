//! Seeded draws that depend on nothing but the numbers they are made from.

/// Scrambles 64 bits (the finaliser of SplitMix64).
fn scramble(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// A stream of draws (SplitMix64).
#[derive(Clone, Debug)]
pub(crate) struct Draws(u64);

impl Draws {
    /// The stream that belongs to these numbers.
    pub(crate) fn of(seed: u64, purpose: u64) -> Self {
        Self(scramble(
            scramble(seed.wrapping_add(0x9e37_79b9_7f4a_7c15)) ^ purpose.wrapping_mul(0xd6e8_feb8_6659_fd93),
        ))
    }

    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        scramble(self.0)
    }

    /// Uniform among `0..n`, which is less than 2³².
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (((self.bits() >> 32) * n as u64) >> 32) as usize
    }

    /// Puts a list into any order.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

/// −ln(u) for evenly spread u, in 1/256; made once, so that accepting a worse seating costs a look-up and no two
/// machines differ by a rounding.
pub(crate) struct Thresholds([i64; 1024]);

impl Thresholds {
    pub(crate) fn new() -> Self {
        Self(std::array::from_fn(|at| (-256.0 * ((at as f64 + 0.5) / 1024.0).ln()).round() as i64))
    }

    /// By how much a step may be worse at this temperature (in 1/256), drawn with the chance of Metropolis' rule.
    pub(crate) fn draw(&self, draws: &mut Draws, temperature: i64) -> i64 {
        (self.0[draws.below(1024)] * temperature) >> 16
    }
}
