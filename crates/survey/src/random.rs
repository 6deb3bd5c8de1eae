//! Seeded draws that depend on nothing but the numbers they are made from.
//!
//! `opinion` and `mixing` have the like. Engines know nothing of each other, each has fixed what its seeds give, and with a
//! library's generator a seed would give something else after an update.

/// Scrambles 64 bits (the finaliser of SplitMix64).
fn scramble(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// A stream of draws (SplitMix64), for what is drawn beside the answers of this library too.
#[derive(Clone, Debug)]
pub struct Draws(u64);

impl Draws {
    /// The stream that belongs to these numbers.
    pub fn of(seed: u64, purpose: u64) -> Self {
        Self(scramble(
            scramble(seed.wrapping_add(0x9e37_79b9_7f4a_7c15)) ^ purpose.wrapping_mul(0xd6e8_feb8_6659_fd93),
        ))
    }

    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        scramble(self.0)
    }

    /// Uniform among `0..n`, which is less than 2³².
    pub fn below(&mut self, n: usize) -> usize {
        (((self.bits() >> 32) * n as u64) >> 32) as usize
    }

    /// Puts a list into any order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}
