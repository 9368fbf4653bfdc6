//! Batches whose responses look alike, more than the rest of the file explains.

use super::facts::{CLASSES, Fact};
use rayon::prelude::*;
use std::sync::OnceLock;

/// A batch of fewer responses says nothing.
const SMALLEST_BATCH: usize = 10;
/// Responses with fewer answered items take no part.
const FEWEST_ANSWERS: u16 = 8;

/// A batch that looks alike.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Alike {
    /// Its responses that take part, ascending.
    pub(crate) n_rows: usize,
    /// Those that have a twin within the batch, ascending.
    pub(crate) twins: Vec<u32>,
    /// What the rest of the file would let one expect, in responses.
    pub(crate) expected: f64,
}

/// The batches, among stretches of `order`, whose share of equal responses passes the expected share by more than `alike_percent` points.
///
/// Two responses are equal where they agree in all items, or in all but one of five classes into which the items are dealt in turn (so that a few changed answers do not hide a copy).
/// For each of the six ways two shares are held against what the other batches give:
/// the share of responses with a twin, expected for each response as the number of others times the share of its content outside; and the share of equal pairs, expected as the share of equal pairs of one inside and one outside.
/// Where the outside is smaller than the batch nothing is expected and straight lines take no part: they have a rule of their own.
/// Sorting within batches and one table of counts: near-linear in the number of responses.
pub(crate) fn alike_batches(facts: &[Fact], batches: &[&[u32]], alike_percent: u8) -> Vec<Alike> {
    let takes_part = |row: &&u32| facts[**row as usize].answered >= FEWEST_ANSWERS;
    let batches: Vec<Vec<u32>> = batches
        .iter()
        .map(|rows| rows.iter().filter(takes_part).copied().collect::<Vec<_>>())
        .filter(|rows| rows.len() >= SMALLEST_BATCH)
        .collect();
    if batches.is_empty() {
        return Vec::new();
    }
    let n_all = facts
        .iter()
        .filter(|fact| fact.answered >= FEWEST_ANSWERS)
        .count();
    let ways: Vec<Vec<Option<Found>>> = (0..=CLASSES)
        .into_par_iter()
        .map(|way| {
            let table = OnceLock::new();
            let look = |rows: &Vec<u32>| look(facts, rows, way, &table, n_all, alike_percent);
            batches.iter().map(look).collect()
        })
        .collect();
    batches
        .iter()
        .enumerate()
        .filter_map(|(at, rows)| {
            let found = ways.iter().filter_map(|way| way[at].as_ref());
            let most = found.max_by(|one, other| one.excess.total_cmp(&other.excess))?;
            Some(Alike {
                n_rows: rows.len(),
                twins: most.twins.clone(),
                expected: most.expected,
            })
        })
        .collect()
}

/// The items' hash, without one class or (`CLASSES`) of all.
fn hash(fact: &Fact, way: usize) -> u64 {
    let all = fact
        .classes
        .iter()
        .fold(0_u64, |sum, class| sum.wrapping_add(*class));
    fact.classes
        .get(way)
        .map_or(all, |class| all.wrapping_sub(*class))
}

/// How many responses have a hash; now and then one too many, which only makes a batch look less odd.
struct Counts {
    table: Vec<u32>,
    mask: u64,
}

impl Counts {
    fn of(facts: &[Fact], way: usize) -> Self {
        let size = (facts.len() * 4).next_power_of_two().max(1 << 12);
        let mut counts = Self {
            table: vec![0; size],
            mask: size as u64 - 1,
        };
        for fact in facts.iter().filter(|fact| fact.answered >= FEWEST_ANSWERS) {
            let at = counts.at(hash(fact, way));
            counts.table[at] += 1;
        }
        counts
    }
    fn at(&self, hash: u64) -> usize {
        (hash & self.mask) as usize
    }
    fn get(&self, hash: u64) -> u32 {
        self.table[self.at(hash)]
    }
}

struct Found {
    /// By how much the limit is passed.
    excess: f64,
    twins: Vec<u32>,
    expected: f64,
}

fn look(
    facts: &[Fact],
    rows: &[u32],
    way: usize,
    table: &OnceLock<Counts>,
    n_all: usize,
    alike_percent: u8,
) -> Option<Found> {
    let outside = n_all - rows.len();
    let compare = outside >= rows.len();
    let mut keyed: Vec<(u64, u32)> = rows
        .iter()
        .filter(|row| compare || !facts[**row as usize].same)
        .map(|row| (hash(&facts[*row as usize], way), *row))
        .collect();
    keyed.sort_unstable();
    let (n, others, outside) = (rows.len() as f64, rows.len() as f64 - 1.0, outside as f64);
    let limit = f64::from(alike_percent) / 100.0;
    let groups = || keyed.chunk_by(|one, other| one.0 == other.0);
    let (mut twins, mut pairs) = (0.0, 0.0);
    for group in groups().filter(|group| group.len() > 1) {
        let size = group.len() as f64;
        twins += size;
        pairs += size * (size - 1.0);
    }
    // Most batches stay below the limit whatever is expected, and the file need not be counted for them.
    if twins / n <= limit && pairs / (n * others) <= limit {
        return None;
    }
    let (mut expected_twins, mut expected_pairs) = (0.0, 0.0);
    if compare {
        let table = table.get_or_init(|| Counts::of(facts, way));
        for group in groups() {
            let size = group.len() as f64;
            let elsewhere = f64::from(table.get(group[0].0)) - size;
            let share = elsewhere.max(0.0) / outside;
            expected_twins += size * (others * share).min(1.0);
            expected_pairs += size * share;
        }
    }
    let twins_over = (twins - expected_twins) / n;
    let pairs_over = pairs / (n * others) - expected_pairs / n;
    let excess = twins_over.max(pairs_over) - limit;
    (excess > 0.0).then(|| {
        let twin = groups().filter(|group| group.len() > 1).flatten();
        let mut twins: Vec<u32> = twin.map(|(_, row)| *row).collect();
        twins.sort_unstable();
        Found {
            excess,
            twins,
            expected: expected_twins,
        }
    })
}
