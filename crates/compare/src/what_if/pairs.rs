//! How alike two orders are.

/// Pairs of units in two orders: each pair is in exactly one of the five counts.
///
/// ```
/// // Ranks of four units before and after: 1 2 3 4 and 2 1 3 3.
/// let pairs = compare::Pairs::count(&[(1, 2), (2, 1), (3, 3), (4, 3)]);
/// assert_eq!((pairs.concordant, pairs.discordant), (4, 1));
/// assert_eq!(pairs.tied_new, 1);
/// // (4 − 1) ÷ √(6 × 5)
/// assert_eq!(format!("{:.4}", pairs.tau_b().unwrap()), "0.5477");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairs {
    /// Units with a rank in both.
    pub n: u64,
    /// In the same order in both.
    pub concordant: u64,
    /// In opposite orders: pairs that swap.
    pub discordant: u64,
    /// Equal before, apart after.
    pub tied_old: u64,
    /// Apart before, equal after.
    pub tied_new: u64,
    /// Equal in both.
    pub tied_both: u64,
    /// Sums of products and squares of doubled mid-ranks about their mean: old × new, old², new².
    moments: (i128, i128, i128),
}

impl Pairs {
    /// Counts the pairs of units, each given by its old and its new rank, in O(n log n) (W. R. Knight, A Computer Method for Calculating Kendall's Tau with Ungrouped Data, JASA 61, 1966).
    #[must_use]
    pub fn count(ranks: &[(u32, u32)]) -> Self {
        let mut sorted = ranks.to_vec();
        sorted.sort_unstable();
        let pairs = |n: u64| n * n.saturating_sub(1) / 2;
        // Pairs within runs of equal keys of a sorted list.
        let runs = |keys: &mut dyn Iterator<Item = (u32, u32)>| {
            let keys: Vec<(u32, u32)> = keys.collect();
            let run = |run: &[(u32, u32)]| pairs(run.len() as u64);
            keys.chunk_by(|a, b| a == b).map(run).sum::<u64>()
        };
        let n = ranks.len() as u64;
        let tied_both = runs(&mut sorted.iter().copied());
        let old_ties = runs(&mut sorted.iter().map(|own| (own.0, 0)));
        let mut second: Vec<u32> = sorted.iter().map(|pair| pair.1).collect();
        let discordant = inversions(&mut second);
        let new_ties = runs(&mut second.iter().map(|rank| (*rank, 0)));
        Self {
            n,
            discordant,
            tied_old: old_ties - tied_both,
            tied_new: new_ties - tied_both,
            tied_both,
            concordant: pairs(n) + tied_both - old_ties - new_ties - discordant,
            moments: moments(ranks),
        }
    }

    /// All pairs.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.n * self.n.saturating_sub(1) / 2
    }

    /// Kendall's tau-b: (concordant − discordant) ÷ √(pairs apart before × pairs apart after) (M. G. Kendall, The Treatment of Ties in Ranking Problems, Biometrika 33, 1945). `None` where one of the orders has all equal.
    #[must_use]
    pub fn tau_b(&self) -> Option<f64> {
        let apart_old = self.all() - self.tied_old - self.tied_both;
        let apart_new = self.all() - self.tied_new - self.tied_both;
        if apart_old == 0 || apart_new == 0 {
            return None;
        }
        let over = (u128::from(apart_old) * u128::from(apart_new)) as f64;
        let above = i128::from(self.concordant) - i128::from(self.discordant);
        Some(above as f64 / over.sqrt())
    }

    /// Spearman's rho: the product-moment correlation of mid-ranks, which holds with ties. `None` where one of the orders has all equal.
    #[must_use]
    pub fn rho(&self) -> Option<f64> {
        let (product, old, new) = self.moments;
        if old == 0 || new == 0 {
            return None;
        }
        Some(product as f64 / ((old as f64).sqrt() * (new as f64).sqrt()))
    }
}

/// Pairs out of order (equal ones are not), by merging; leaves the list sorted.
fn inversions(list: &mut Vec<u32>) -> u64 {
    let n = list.len();
    let mut other = list.clone();
    let (mut width, mut count) = (1, 0);
    while width < n {
        for start in (0..n).step_by(2 * width) {
            let (middle, end) = ((start + width).min(n), (start + 2 * width).min(n));
            let (mut left, mut right) = (start, middle);
            for place in &mut other[start..end] {
                if left < middle && (right >= end || list[left] <= list[right]) {
                    *place = list[left];
                    left += 1;
                } else {
                    *place = list[right];
                    right += 1;
                    count += (middle - left) as u64;
                }
            }
        }
        std::mem::swap(list, &mut other);
        width *= 2;
    }
    count
}

/// Doubled mid-ranks are whole numbers, so that the sums are exact.
fn moments(ranks: &[(u32, u32)]) -> (i128, i128, i128) {
    let doubled = |of: &dyn Fn(&(u32, u32)) -> u32| {
        let mut order: Vec<usize> = (0..ranks.len()).collect();
        order.sort_by_key(|at| of(&ranks[*at]));
        let mut own = vec![0_i128; ranks.len()];
        let mut before = 0_i128;
        for run in order.chunk_by(|a, b| of(&ranks[*a]) == of(&ranks[*b])) {
            let n = run.len() as i128;
            for at in run {
                // Places before + 1 … before + n have the mean before + (n + 1) ÷ 2.
                own[*at] = 2 * before + n + 1;
            }
            before += n;
        }
        own
    };
    let (old, new) = (doubled(&|pair| pair.0), doubled(&|pair| pair.1));
    // The mean of doubled ranks is n + 1.
    let mean = ranks.len() as i128 + 1;
    old.iter().zip(&new).fold((0, 0, 0), |sum, (a, b)| {
        let (a, b) = (a - mean, b - mean);
        (sum.0 + a * b, sum.1 + a * a, sum.2 + b * b)
    })
}
