//! Counts rounded at random, the same cell always the same way.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A count as a multiple of five: up with probability (n mod 5) ÷ 5, so that it is right on average. Which way depends on the
/// key and the cell's name alone, so that asking again tells nothing; without the key nobody can tell.
#[must_use]
pub fn rounded(key: &[u8], cell: &str, n: u64) -> u64 {
    let (down, rest) = (n - n % 5, n % 5);
    // a key of any length is taken
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return down };
    mac.update(cell.as_bytes());
    let digest = mac.finalize().into_bytes();
    let mut draw = [0; 8];
    draw.copy_from_slice(&digest[..8]);
    // draw ÷ 2⁶⁴ < rest ÷ 5
    if u128::from(u64::from_be_bytes(draw)) * 5 < u128::from(rest) << 64 {
        down.saturating_add(5)
    } else {
        down
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_on_average_and_always_the_same() {
        for n in 0..=15u64 {
            let all: Vec<u64> = (0..4_000).map(|cell| rounded(b"key", &format!("table:{cell}"), n)).collect();
            assert!(all.iter().all(|count| count % 5 == 0 && count.abs_diff(n) < 5), "{n}");
            let mean = all.iter().sum::<u64>() as f64 / all.len() as f64;
            // four standard errors: √(rest (5 − rest) ÷ 4000) is at most 0.039
            assert!((mean - n as f64).abs() < 0.16, "{n}: {mean}");
        }
        assert_eq!(rounded(b"key", "a", 7), rounded(b"key", "a", 7));
        let differ = (0..100)
            .filter(|cell| rounded(b"key", &cell.to_string(), 7) != rounded(b"yek", &cell.to_string(), 7));
        assert!(differ.count() > 10);
    }
}
