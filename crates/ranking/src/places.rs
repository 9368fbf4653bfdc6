//! The place of each key within its block: the one step that polars takes.

use criteria::Ties;
use polars::prelude::{
    Column, DataFrame, DataType, Expr, IntoLazy, PolarsResult, RankMethod, RankOptions, col, len,
    lit,
};

const BLOCK: &str = "block";
const KEY: &str = "key";
const RANK: &str = "rank";
const SHARING: &str = "sharing";

/// Rank within the block, from 1, and whether another unit of the block has the same key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub rank: u32,
    /// Whether the rank is shared.
    pub tied: bool,
}

/// The place of each unit: `block[i]` is its block, `keys[0][i]` its first key, `keys[1][i]` what parts equals, and so on; larger is better.
///
/// Competition and ordered ranks leave a gap after a shared one (1, 1, 3), dense ones do not (1, 1, 2).
/// The order of the units does not matter, and the result does not depend on the number of threads.
#[must_use]
pub fn places(block: &[u32], keys: &[Vec<i64>], ties: Ties) -> Vec<Place> {
    if block.is_empty() || keys.is_empty() {
        return Vec::new();
    }
    in_polars(block, keys, ties)
        .expect("the frame is made here, of whole-number columns of one length")
}

fn in_polars(block: &[u32], keys: &[Vec<i64>], ties: Ties) -> PolarsResult<Vec<Place>> {
    let name = |level: usize| format!("{KEY}{level}");
    let columns = keys
        .iter()
        .enumerate()
        .map(|(level, keys)| Column::new(name(level).into(), keys.as_slice()))
        .chain([Column::new(BLOCK.into(), block)])
        .collect();
    // Keys become one: each level is numbered densely, so that a base of one more than the number of units keeps the levels apart.
    let base = lit(i64::try_from(block.len()).unwrap_or(i64::MAX) + 1);
    let key = (1..keys.len()).fold(dense(col(name(0))), |whole, level| {
        dense(whole * base.clone() + dense(col(name(level))))
    });
    let method = match ties {
        Ties::Dense => RankMethod::Dense,
        Ties::Competition | Ties::Ordered => RankMethod::Min,
    };
    let descending = RankOptions {
        method,
        descending: true,
    };
    let ranked = DataFrame::new(block.len(), columns)?
        .lazy()
        .with_column(key.alias(KEY))
        .select([
            col(KEY)
                .rank(descending, None)
                .over([col(BLOCK)])?
                .cast(DataType::UInt32)
                .alias(RANK),
            len()
                .over([col(BLOCK), col(KEY)])?
                .cast(DataType::UInt32)
                .alias(SHARING),
        ])
        .collect()?;
    let ranks = ranked.column(RANK)?.u32()?;
    let sharing = ranked.column(SHARING)?.u32()?;
    Ok(ranks
        .iter()
        .zip(sharing.iter())
        .map(|(rank, sharing)| Place {
            rank: rank.unwrap_or(0),
            tied: sharing.unwrap_or(0) > 1,
        })
        .collect())
}

fn dense(key: Expr) -> Expr {
    let ascending = RankOptions {
        method: RankMethod::Dense,
        descending: false,
    };
    key.rank(ascending, None).cast(DataType::Int64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ranks(block: &[u32], keys: &[Vec<i64>], ties: Ties) -> Vec<u32> {
        let place = |place: Place| place.rank;
        places(block, keys, ties).into_iter().map(place).collect()
    }

    #[test]
    fn competition_leaves_a_gap_and_dense_does_not() {
        let keys = vec![vec![9, 9, 8, 7]];
        assert_eq!(ranks(&[0; 4], &keys, Ties::Competition), [1, 1, 3, 4]);
        assert_eq!(ranks(&[0; 4], &keys, Ties::Dense), [1, 1, 2, 3]);
    }

    #[test]
    fn a_second_key_parts_equals_and_only_equals() {
        let keys = vec![vec![9, 9, 8], vec![1, 2, 99]];
        assert_eq!(ranks(&[0; 3], &keys, Ties::Competition), [2, 1, 3]);
    }

    #[test]
    fn blocks_are_ranked_apart() {
        assert_eq!(
            ranks(&[0, 1, 0, 1], &[vec![1, 2, 3, 4]], Ties::Competition),
            [2, 2, 1, 1]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// Competition: one more than the number of larger keys. Dense: one more than the number of larger different keys. Tied: exactly where the keys are equal.
        #[test]
        fn ranks_are_counts_of_larger_keys(units in prop::collection::vec((0u32..3, 0i64..6, 0i64..3), 1..40)) {
            let block: Vec<u32> = units.iter().map(|unit| unit.0).collect();
            let keys = vec![units.iter().map(|unit| unit.1).collect(), units.iter().map(|unit| unit.2).collect::<Vec<i64>>()];
            let competition = places(&block, &keys, Ties::Competition);
            let dense = places(&block, &keys, Ties::Dense);
            for (index, own) in units.iter().enumerate() {
                let peers = units.iter().filter(|other| other.0 == own.0);
                let mut larger: Vec<_> = peers.clone().filter(|other| (other.1, other.2) > (own.1, own.2)).collect();
                prop_assert_eq!(competition[index].rank as usize, larger.len() + 1);
                larger.sort_unstable();
                larger.dedup();
                prop_assert_eq!(dense[index].rank as usize, larger.len() + 1);
                let equals = peers.filter(|other| (other.1, other.2) == (own.1, own.2)).count();
                prop_assert_eq!(competition[index].tied, equals > 1);
            }
        }

        #[test]
        fn the_order_of_units_does_not_matter(units in prop::collection::vec((0u32..3, -5i64..5), 1..40)) {
            let of = |units: &[(u32, i64)]| {
                let block: Vec<u32> = units.iter().map(|unit| unit.0).collect();
                places(&block, &[units.iter().map(|unit| unit.1).collect()], Ties::Competition)
            };
            let forward = of(&units);
            let backward = of(&units.iter().copied().rev().collect::<Vec<_>>());
            prop_assert_eq!(forward, backward.into_iter().rev().collect::<Vec<_>>());
        }
    }
}
