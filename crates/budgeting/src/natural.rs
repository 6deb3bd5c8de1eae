//! The order in which people count: `2` before `10`, `M/2` before `M/10`.

use std::cmp::Ordering;

/// Digits are compared as numbers, everything else letter by letter.
pub(crate) fn compare(a: &str, b: &str) -> Ordering {
    let (mut rest_a, mut rest_b) = (a, b);
    while let (Some(first_a), Some(first_b)) = (rest_a.chars().next(), rest_b.chars().next()) {
        let order = if first_a.is_ascii_digit() && first_b.is_ascii_digit() {
            let (number_a, number_b);
            (number_a, rest_a) = digits(rest_a);
            (number_b, rest_b) = digits(rest_b);
            number_a.len().cmp(&number_b.len()).then_with(|| number_a.cmp(number_b))
        } else {
            rest_a = &rest_a[first_a.len_utf8()..];
            rest_b = &rest_b[first_b.len_utf8()..];
            first_a.cmp(&first_b)
        };
        if order.is_ne() {
            return order;
        }
    }
    rest_a.len().cmp(&rest_b.len()).then_with(|| a.cmp(b)) // 1 and 01 count alike; one order all the same
}

/// The digits at the beginning, without their zeros, and what follows them.
fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].trim_start_matches('0'), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_ids_count_as_numbers() {
        let mut ids = ["M/10/X", "10", "M/2/X", "2", "", "02", "É1", "99999999999999999999999", "1000"];
        ids.sort_by(|a, b| compare(a, b));
        assert_eq!(ids, ["", "02", "2", "10", "1000", "99999999999999999999999", "M/2/X", "M/10/X", "É1"]);
    }
}
