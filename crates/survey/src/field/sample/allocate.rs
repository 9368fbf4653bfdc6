//! A number of sheets over places, so that the parts add up exactly.

/// By what a number is divided over places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Allocation {
    /// The same everywhere.
    Equal,
    /// In proportion to the population.
    #[default]
    Proportional,
    /// In proportion to the square root of the population: small places get more than their share, so that they can be judged too (L. Kish, Statistical Papers 13, 1972, on compromise allocation; M. D. Bankier, JASA 83, 1988, p. 174, power allocation with exponent ½).
    SquareRoot,
}

impl Allocation {
    /// The weight of a place of this population. The square root is taken to six decimals.
    fn weight(self, population: u64) -> u128 {
        match self {
            Self::Equal => u128::from(population > 0),
            Self::Proportional => u128::from(population),
            Self::SquareRoot => (u128::from(population) * 1_000_000_000_000).isqrt(),
        }
    }

    /// Divides `total` over places: each gets at least its least and at most its population, and the parts add up to `total`, or to the whole population where that is less.
    ///
    /// Fractions are settled by the largest remainder (Hamilton), ties by the order of the places.
    /// Where the leasts alone come to more than `total`, they are what is divided by, and nobody's least is kept.
    pub(crate) fn divide(self, total: u64, populations: &[u64], least: &[u64]) -> Vec<u64> {
        let everyone: u64 = populations.iter().fold(0, |sum, n| sum.saturating_add(*n));
        let total = total.min(everyone);
        let least: Vec<u64> = least
            .iter()
            .zip(populations)
            .map(|(l, n)| *l.min(n))
            .collect();
        let leasts: u64 = least.iter().fold(0, |sum, n| sum.saturating_add(*n));
        if leasts >= total {
            let weights: Vec<u128> = least.iter().map(|n| u128::from(*n)).collect();
            return largest_remainder(total, &weights);
        }
        let weights: Vec<u128> = populations.iter().map(|n| self.weight(*n)).collect();
        let mut given: Vec<Option<u64>> = vec![None; populations.len()];
        loop {
            let fixed: u64 = given.iter().flatten().sum();
            // Leasts and populations that were fixed can leave nothing for the others, never less than nothing: see the last step.
            let rest = u128::from(total.saturating_sub(fixed));
            let open = |at: &usize| given[*at].is_none();
            let sum: u128 = (0..weights.len()).filter(open).map(|at| weights[at]).sum();
            let share = |at: usize| rest.saturating_mul(weights[at]);
            let short = (0..weights.len())
                .filter(open)
                .find(|at| share(*at) < u128::from(least[*at]) * sum);
            let over = (0..weights.len())
                .filter(open)
                .find(|at| share(*at) > u128::from(populations[*at]) * sum);
            match (short, over) {
                (Some(at), _) => given[at] = Some(least[at]),
                (None, Some(at)) => given[at] = Some(populations[at]),
                (None, None) => break,
            }
        }
        let fixed: u64 = given.iter().flatten().sum();
        let open: Vec<u128> = given
            .iter()
            .zip(&weights)
            .map(|(given, weight)| if given.is_none() { *weight } else { 0 })
            .collect();
        let shares = largest_remainder(total.saturating_sub(fixed), &open);
        let mut parts: Vec<u64> = given
            .iter()
            .zip(shares)
            .map(|(given, share)| given.unwrap_or(share))
            .collect();
        settle(&mut parts, total, populations, &least);
        parts
    }
}

/// Leasts and populations that were fixed one after the other may leave the sum a little off: the difference goes by room.
fn settle(parts: &mut [u64], total: u64, populations: &[u64], least: &[u64]) {
    let sum: u64 = parts.iter().sum();
    if sum < total {
        let room: Vec<u128> = parts
            .iter()
            .zip(populations)
            .map(|(p, n)| u128::from(n - p))
            .collect();
        for (part, more) in parts.iter_mut().zip(largest_remainder(total - sum, &room)) {
            *part += more;
        }
    } else if sum > total {
        let room: Vec<u128> = parts
            .iter()
            .zip(least)
            .map(|(p, l)| u128::from(p - l))
            .collect();
        for (part, less) in parts.iter_mut().zip(largest_remainder(sum - total, &room)) {
            *part -= less;
        }
    }
}

/// `total` in proportion to the weights, whole numbers that add up to it; zeros where there is no weight.
fn largest_remainder(total: u64, weights: &[u128]) -> Vec<u64> {
    let sum: u128 = weights.iter().sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let shares: Vec<(u128, u128)> = weights
        .iter()
        .map(|weight| {
            let share = u128::from(total).saturating_mul(*weight);
            (share / sum, share % sum)
        })
        .collect();
    let mut parts: Vec<u64> = shares
        .iter()
        .map(|(whole, _)| u64::try_from(*whole).unwrap_or(u64::MAX))
        .collect();
    let given: u64 = parts.iter().sum();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(shares[*at].1));
    let left = usize::try_from(total.saturating_sub(given)).unwrap_or(0);
    for at in order.into_iter().take(left) {
        parts[at] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_by_hand() {
        let none = [0; 3];
        // 100 over 500, 300, 201: quotas 49.95, 29.97, 20.08; two remainders above the third.
        let parts = Allocation::Proportional.divide(100, &[500, 300, 201], &none);
        assert_eq!(parts, [50, 30, 20]);
        // Roots of 400, 100, 25 are 20, 10, 5: 20 : 10 : 5 of 70 are 40, 20, 10.
        let parts = Allocation::SquareRoot.divide(70, &[400, 100, 25], &none);
        assert_eq!(parts, [40, 20, 10]);
        // Ten over three: the first in order takes the odd one.
        assert_eq!(
            Allocation::Equal.divide(10, &[90, 90, 90], &none),
            [4, 3, 3]
        );
        // A village of 20 gets its least of 15 although its share is 2; the rest is 85 over 600 : 380.
        let parts = Allocation::Proportional.divide(100, &[600, 380, 20], &[15, 15, 15]);
        assert_eq!(parts, [52, 33, 15]);
        // Nobody gives more than there are.
        assert_eq!(
            Allocation::Equal.divide(30, &[4, 90, 90], &none),
            [4, 13, 13]
        );
        assert_eq!(Allocation::Equal.divide(30, &[4, 5, 6], &none), [4, 5, 6]);
    }

    proptest! {
        #[test]
        fn parts_add_up_and_keep_their_bounds(
            places in prop::collection::vec((0_u64..3_000, 0_u64..40), 1..30),
            total in 0_u64..5_000,
            how in 0_usize..3,
        ) {
            let how = [Allocation::Equal, Allocation::Proportional, Allocation::SquareRoot][how];
            let (populations, least): (Vec<u64>, Vec<u64>) = places.into_iter().unzip();
            let parts = how.divide(total, &populations, &least);
            let everyone: u64 = populations.iter().sum();
            prop_assert_eq!(parts.iter().sum::<u64>(), total.min(everyone));
            let leasts: u64 = least.iter().zip(&populations).map(|(l, n)| l.min(n)).sum();
            for ((part, n), l) in parts.iter().zip(&populations).zip(&least) {
                prop_assert!(part <= n);
                if leasts < total.min(everyone) {
                    prop_assert!(part >= l.min(n));
                }
            }
        }
    }
}
