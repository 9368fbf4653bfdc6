//! Sums of fractions that stay small.

use points::{Exact, Fraction};
use std::collections::BTreeMap;

/// The sum of two fractions over their least common denominator.
///
/// [`Fraction::plus`] multiplies denominators, which is right for a rule's three or four steps; a mean of thirty items has about a dozen denominators of the same size, whose product fits no machine integer while their least common multiple does.
pub(crate) fn plus(left: &Fraction, right: &Fraction) -> Fraction {
    if let (Fraction::Small(a, b), Fraction::Small(c, d)) = (left, right)
        && let Some(sum) = small_sum(*a, *b, *c, *d)
    {
        return sum;
    }
    left.plus(right)
}

/// The sum of many fractions: those of one denominator first, then pair by pair, so that few sums outgrow machine integers.
pub(crate) fn sum(fractions: impl Iterator<Item = Fraction>) -> Fraction {
    let mut by_denominator: BTreeMap<i128, i128> = BTreeMap::new();
    let mut sums = Vec::new();
    for fraction in fractions {
        if let Fraction::Small(n, d) = fraction {
            let own = by_denominator.entry(d).or_insert(0);
            if let Some(more) = own.checked_add(n) {
                *own = more;
                continue;
            }
        }
        sums.push(fraction);
    }
    let small = by_denominator
        .into_iter()
        .map(|(d, n)| Fraction::Small(n, d));
    let mut sums: Vec<Fraction> = small.map(reduced).chain(sums).collect();
    while sums.len() > 1 {
        sums = sums
            .chunks(2)
            .map(|pair| match pair {
                [left, right] => plus(left, right),
                _ => pair[0].clone(),
            })
            .collect();
    }
    sums.pop().unwrap_or_else(Fraction::zero)
}

fn small_sum(a: i128, b: i128, c: i128, d: i128) -> Option<Fraction> {
    if b == d {
        return Some(Fraction::Small(a.checked_add(c)?, b));
    }
    let common = gcd(b, d);
    let (left, right) = (d / common, b / common);
    let n = a.checked_mul(left)?.checked_add(c.checked_mul(right)?)?;
    Some(Fraction::Small(n, b.checked_mul(left)?))
}

/// The fraction in lowest terms where it is a small one.
pub(crate) fn reduced(fraction: Fraction) -> Fraction {
    match fraction {
        Fraction::Small(n, d) if n != i128::MIN => {
            let common = gcd(n, d);
            Fraction::Small(n / common, d / common)
        }
        other => other,
    }
}

/// A small fraction of an exact number, where it has one: a third is stored big, however small it is.
pub(crate) fn small(exact: &Exact) -> Option<(i128, i128)> {
    if let Fraction::Small(n, d) = reduced(exact.to_fraction()) {
        return Some((n, d));
    }
    let text = exact.to_ratio_text();
    let (n, d) = text.split_once('/')?;
    Some((n.parse().ok()?, d.parse().ok()?))
}

/// The least common multiple of two positive numbers.
pub(crate) fn lcm(a: i128, b: i128) -> Option<i128> {
    (a / gcd(a, b)).checked_mul(b)
}

/// The greatest common divisor, at least 1; 64-bit division is several times faster, and nearly every number fits.
fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        if let (Ok(x), Ok(y)) = (u64::try_from(a), u64::try_from(b)) {
            let (mut x, mut y) = (x, y);
            while y != 0 {
                (x, y) = (y, x % y);
            }
            return i128::from(x.max(1));
        }
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_stands_over_the_least_common_denominator() {
        let Fraction::Small(n, d) = plus(&Fraction::Small(1, 6), &Fraction::Small(1, 4)) else {
            panic!("small fractions stay small");
        };
        assert_eq!((n, d), (5, 12));
    }

    #[test]
    fn a_dozen_denominators_of_a_unit_stay_small() {
        let sum = (138..150_i128).fold(Fraction::zero(), |sum, base| {
            plus(&sum, &reduced(Fraction::Small(100 * (base - 7), base)))
        });
        assert!(matches!(sum, Fraction::Small(..)));
        let far: f64 = (138..150)
            .map(|base| 100.0 * f64::from(base - 7) / f64::from(base))
            .sum();
        assert!((sum.to_f64() - far).abs() < 1e-9);
    }

    #[test]
    fn a_third_is_small() {
        let third = Exact::from(100).over(&Exact::from(3)).unwrap();
        assert_eq!(small(&third), Some((100, 3)));
        assert_eq!(small(&Exact::decimal(2550, 2)), Some((51, 2)));
    }
}
