//! The systematic random draw.

use super::Chance;
use points::{Exact, Fraction};

/// A place in the list that was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// Place in the list, from 0.
    pub at: u64,
    /// Whether it only stands in for one that cannot be reached or refuses.
    pub reserve: bool,
}

/// A draw out of one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// Entries of the list.
    pub n_list: u64,
    /// The random start, from 0 to `n_list - 1`: the first taken is entry ⌊start ÷ n⌋.
    pub start: u64,
    /// Those taken, in the order of the list.
    pub taken: Vec<Drawn>,
}

impl Draw {
    /// N ÷ n, exact; `None` where nothing was taken.
    #[must_use]
    pub fn interval(&self) -> Option<Exact> {
        let n = i64::try_from(self.taken.len()).ok().filter(|n| *n > 0)?;
        let all = i64::try_from(self.n_list).ok()?;
        Some(Exact::from(Fraction::new(all, n)))
    }
}

/// Draws `main` and `reserve` entries of a list of `n_list` at a fixed interval from a random start; fewer where the list is shorter.
///
/// With n = main + reserve and a start s drawn from 0 … N − 1, entry ⌊(s + i·N) ÷ n⌋ is taken for i = 0 … n − 1.
/// This is systematic sampling with a fractional interval in whole numbers: each entry is taken for exactly n of the N starts, so each has the chance n ÷ N (W. G. Cochran, Sampling Techniques, 3rd ed., 1977, section 8.1; L. Kish, Survey Sampling, 1965, section 4.1 B).
/// Of those taken the reserves are drawn in the same manner, so that they lie between the others.
///
/// ```
/// let draw = survey::draw(2024, &["00778", "Thôn 1"], 10, 3, 2);
/// assert_eq!(draw.taken.len(), 5);
/// assert_eq!(draw.taken.iter().filter(|drawn| drawn.reserve).count(), 2);
/// assert_eq!(draw.interval(), Some(points::Exact::from(2)));
/// ```
#[must_use]
pub fn draw(seed: u64, words: &[&str], n_list: u64, main: u64, reserve: u64) -> Draw {
    let main = main.min(n_list);
    let reserve = reserve.min(n_list - main);
    let mut chance = Chance::of(seed, words);
    let start = chance.below(n_list);
    let places = systematic(start, n_list, main + reserve);
    let second = chance.below(main + reserve);
    let spare = systematic(second, main + reserve, reserve);
    let mut spare = spare.into_iter().peekable();
    let taken = (0_u64..)
        .zip(places)
        .map(|(order, at)| Drawn {
            at,
            reserve: spare.next_if_eq(&order).is_some(),
        })
        .collect();
    Draw {
        n_list,
        start,
        taken,
    }
}

fn systematic(start: u64, n_list: u64, n: u64) -> Vec<u64> {
    (0..n)
        .map(|i| {
            let at = (u128::from(start) + u128::from(i) * u128::from(n_list)) / u128::from(n);
            u64::try_from(at).unwrap_or(u64::MAX)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_taken_for_n_of_the_starts() {
        for (n_list, n) in [(10, 3), (7, 7), (12, 5), (1, 1), (100, 1)] {
            let mut times = vec![0; 100];
            for start in 0..n_list {
                let places = systematic(start, n_list, n);
                assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
                for at in places {
                    times[usize::try_from(at).expect("small")] += 1;
                }
            }
            assert!(
                times[..usize::try_from(n_list).expect("small")]
                    .iter()
                    .all(|own| *own == n)
            );
        }
    }

    #[test]
    fn a_short_list_is_taken_whole() {
        let draw = draw(1, &["x"], 4, 3, 3);
        let places: Vec<u64> = draw.taken.iter().map(|drawn| drawn.at).collect();
        assert_eq!(places, [0, 1, 2, 3]);
        assert_eq!(draw.taken.iter().filter(|drawn| drawn.reserve).count(), 1);
        assert_eq!(super::draw(1, &["x"], 0, 3, 3).taken, []);
    }

    #[test]
    fn the_interval_of_ten_and_three_by_hand() {
        // s = 4: (4 + 0) ÷ 3 = 1, (4 + 10) ÷ 3 = 4, (4 + 20) ÷ 3 = 8.
        assert_eq!(systematic(4, 10, 3), [1, 4, 8]);
    }
}
