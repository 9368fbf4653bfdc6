//! Exact figures as whole-number sort keys.

use points::Exact;
use std::cmp::Ordering;

/// Digits to which decimal figures are scaled before anything slower is tried.
const KEY_DIGITS: u8 = 9;

/// One key a figure, such that keys compare as the figures do, and equal figures have equal keys.
///
/// Decimals are scaled; where one figure is no decimal of nine digits, the figures are sorted exactly and numbered from the lowest.
/// `None` (no figure) is below every figure.
pub(crate) fn keys(figures: &[Option<&Exact>]) -> Vec<i64> {
    scaled(figures).unwrap_or_else(|| numbered(figures))
}

fn scaled(figures: &[Option<&Exact>]) -> Option<Vec<i64>> {
    let key = |figure: &Option<&Exact>| match figure {
        None => Some(i64::MIN),
        Some(figure) => figure.scaled(KEY_DIGITS),
    };
    figures.iter().map(key).collect()
}

fn numbered(figures: &[Option<&Exact>]) -> Vec<i64> {
    let near: Vec<f64> = figures
        .iter()
        .map(|figure| figure.map_or(f64::NEG_INFINITY, Exact::to_f64))
        .collect();
    let compare = |a: usize, b: usize| match (figures[a], figures[b]) {
        (Some(x), Some(y)) => {
            // The doubles are within a few units in the last place of the figures, so a wider gap than this settles the order.
            let gap = 1e-12 * near[a].abs().max(near[b].abs());
            if near[a] - near[b] > gap {
                Ordering::Greater
            } else if near[b] - near[a] > gap {
                Ordering::Less
            } else {
                x.cmp(y)
            }
        }
        (x, y) => x.is_some().cmp(&y.is_some()),
    };
    let mut order: Vec<usize> = (0..figures.len()).collect();
    order.sort_by(|a, b| compare(*a, *b));
    let mut keys = vec![0; figures.len()];
    let mut key = 0;
    for (position, &index) in order.iter().enumerate() {
        if position > 0 && compare(order[position - 1], index) != Ordering::Equal {
            key += 1;
        }
        keys[index] = key;
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use points::Fraction;

    #[test]
    fn thirds_are_told_apart_from_their_decimals() {
        let third = Exact::from(Fraction::new(1, 3));
        let cut: Exact = "0.333333333333333333".parse().unwrap();
        let same = Exact::from(Fraction::new(2, 6));
        let keys = keys(&[Some(&third), Some(&cut), Some(&same), None]);
        assert_eq!(keys[0], keys[2]);
        assert!(keys[0] > keys[1] && keys[1] > keys[3]);
    }

    #[test]
    fn digits_that_are_written_differently_are_one_figure() {
        let (a, b): (Exact, Exact) = ("2.5".parse().unwrap(), "2.50".parse().unwrap());
        let keys = keys(&[Some(&a), Some(&b)]);
        assert_eq!(keys[0], keys[1]);
    }
}
