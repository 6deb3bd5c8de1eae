//! Finite rings in which the differences of as many elements as possible have inverses: GF(q), and products of them.

/// Elements are `0..size`. Addition without carry in base `p`, multiplication by logarithms, in each factor.
pub(super) struct Ring {
    factors: Vec<Field>,
}

struct Field {
    prime: usize,
    size: usize,
    /// Powers of a primitive element.
    powers: Vec<usize>,
    logarithms: Vec<usize>,
}

impl Ring {
    /// Of this many elements.
    pub fn of_size(size: usize) -> Self {
        let (mut left, mut factors) = (size, Vec::new());
        for prime in 2.. {
            if left <= 1 {
                break;
            }
            let mut power = 0;
            while left.is_multiple_of(prime) {
                left /= prime;
                power += 1;
            }
            if power > 0 {
                factors.push(Field::new(prime, power));
            }
        }
        Self { factors }
    }

    /// How many elements there are of which all differences have inverses: 0 to one less than this.
    pub fn spread(&self) -> usize {
        self.factors.iter().map(|field| field.size).min().unwrap_or(1)
    }

    /// x + a·b, where a and b are of those whose differences have inverses.
    pub fn plus_product(&self, x: usize, a: usize, b: usize) -> usize {
        let (mut rest, mut place, mut sum) = (x, 1, 0);
        for field in &self.factors {
            sum += place * field.add(rest % field.size, field.multiply(a, b));
            rest /= field.size;
            place *= field.size;
        }
        sum
    }
}

impl Field {
    /// GF(p^k). The polynomial is the first of degree k over GF(p) modulo which the powers of x are all elements but 0.
    fn new(prime: usize, power: u32) -> Self {
        let size = prime.pow(power);
        if power == 1 {
            let generated = (1..prime).map(|g| Self::powers(size, |x| x * g % prime));
            return Self::of_powers(prime, size, generated);
        }
        let top = size / prime;
        let shifted = |polynomial: usize| {
            move |x: usize| {
                // x·X − (leading digit)·polynomial, digit by digit
                let (lead, mut rest) = (x / top, x % top * prime);
                let (mut place, mut lower) = (1, polynomial);
                while place < size {
                    let digit = rest / place % prime;
                    let less = (digit + (prime - lower % prime) * lead) % prime;
                    rest = rest - digit * place + less * place;
                    lower /= prime;
                    place *= prime;
                }
                rest
            }
        };
        Self::of_powers(prime, size, (1..size).map(|polynomial| Self::powers(size, shifted(polynomial))))
    }

    /// 1 and what follows from it until something comes again.
    fn powers(size: usize, next: impl Fn(usize) -> usize) -> Vec<usize> {
        let (mut seen, mut powers, mut at) = (vec![false; size], Vec::new(), 1);
        while at != 0 && !seen[at] {
            seen[at] = true;
            powers.push(at);
            at = next(at);
        }
        powers
    }

    fn of_powers(prime: usize, size: usize, mut tries: impl Iterator<Item = Vec<usize>>) -> Self {
        let powers = tries.find(|powers| powers.len() == size - 1).unwrap_or_default();
        let mut logarithms = vec![0; size];
        powers.iter().enumerate().for_each(|(at, &power)| logarithms[power] = at);
        Self { prime, size, powers, logarithms }
    }

    fn add(&self, a: usize, b: usize) -> usize {
        let (mut place, mut sum) = (1, 0);
        while place < self.size {
            sum += place * ((a / place + b / place) % self.prime);
            place *= self.prime;
        }
        sum
    }

    fn multiply(&self, a: usize, b: usize) -> usize {
        match (a, b) {
            (0, _) | (_, 0) => 0,
            _ => self.powers[(self.logarithms[a] + self.logarithms[b]) % (self.size - 1)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_fields() {
        for (prime, power) in
            [(2, 1), (2, 2), (2, 3), (2, 5), (3, 1), (3, 2), (3, 3), (5, 2), (7, 1), (31, 1)]
        {
            let field = Field::new(prime, power);
            assert_eq!(field.powers.len(), field.size - 1, "GF({prime}^{power})");
            for a in 0..field.size {
                assert_eq!((field.multiply(a, 1), field.multiply(a, 0), field.add(a, 0)), (a, 0, a));
                let inverses = (1..field.size).filter(|&b| field.multiply(a, b) == 1).count();
                assert_eq!(inverses, usize::from(a > 0), "{a} in GF({prime}^{power})");
                for (b, c) in [(1, 2), (2, 3), (field.size - 1, 1)] {
                    let (b, c) = (b % field.size, c % field.size);
                    let split = field.add(field.multiply(a, b), field.multiply(a, c));
                    assert_eq!(field.multiply(a, field.add(b, c)), split);
                }
            }
        }
    }

    #[test]
    fn the_spread_is_the_smallest_factor() {
        for (size, spread) in [(1, 1), (2, 2), (6, 2), (8, 8), (12, 3), (15, 3), (35, 5), (64, 64), (250, 2)]
        {
            assert_eq!(Ring::of_size(size).spread(), spread, "{size}");
        }
    }
}
