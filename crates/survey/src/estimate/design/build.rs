//! A design from columns, with every check.

use super::{Design, DesignError, Stage, Stratum};
use crate::LonelyCluster;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Columns that say how the sample was drawn; each has one entry a row. The default is a simple random sample with replacement, everybody of weight 1.
#[derive(Debug, Clone, Copy, Default)]
pub struct DesignColumns<'a> {
    /// Number of rows.
    pub n_rows: usize,
    /// Weights; `None`: 1 each.
    pub weights: Option<&'a [f64]>,
    /// Strata by stage, the first stage first; may be fewer columns than stages.
    pub strata: &'a [&'a [u32]],
    /// Clusters by stage, the first stage first; none: each row is its own cluster. A number of a later stage counts within its cluster only.
    pub clusters: &'a [&'a [u32]],
    /// By stage how many clusters there were to take from; may be fewer than stages.
    pub population: &'a [Population<'a>],
    /// Whether numbers of first-stage clusters begin anew in each stratum.
    pub nest: bool,
    /// What a stratum of one cluster adds.
    pub lonely: LonelyCluster,
}

/// How many clusters a stratum had to take from, a row each and the same all through the stratum.
#[derive(Debug, Clone, Copy, Default)]
pub enum Population<'a> {
    /// Not known, or so many that it does not matter: drawn as if with replacement.
    #[default]
    Infinite,
    /// Number of clusters in the population of the stratum.
    Sizes(&'a [f64]),
    /// Share of clusters taken, above 0 and at most 1.
    Fractions(&'a [f64]),
}

impl Design {
    /// The design that these columns describe.
    ///
    /// Stages after one without a population add nothing to the variance and are left out: their clusters are then seen through the sums of the stage before (Särndal, Swensson & Wretman, *Model Assisted Survey Sampling*, 1992, section 4.6; R `svydesign`).
    ///
    /// # Errors
    /// See [`DesignError`]; the first one found.
    ///
    /// ```
    /// use survey::estimate::{Design, DesignColumns};
    /// let columns = DesignColumns {
    ///     n_rows: 4,
    ///     clusters: &[&[1, 1, 2, 3]],
    ///     ..DesignColumns::default()
    /// };
    /// assert_eq!(Design::new(&columns)?.n_clusters(), 3);
    /// # Ok::<(), survey::estimate::DesignError>(())
    /// ```
    pub fn new(columns: &DesignColumns) -> Result<Self, DesignError> {
        let n = columns.n_rows;
        if u32::try_from(n).is_err() {
            return Err(DesignError::TooManyRows);
        }
        let weights = weights_of(columns)?;
        let n_stages = columns.clusters.len().max(1);
        let given = columns.strata.len().max(columns.population.len());
        if given > n_stages {
            return Err(DesignError::TooManyStages {
                stages: n_stages,
                found: given,
            });
        }
        let mut stages: Vec<Stage> = Vec::with_capacity(n_stages);
        let mut share = vec![1.0; n];
        for at in 0..n_stages {
            let own = columns.strata.get(at).copied();
            let above = stages.last().map(|stage| stage.clusters.as_slice());
            let (strata, first_rows) = number(n, above, own)?;
            let within = match above {
                Some(above) => Some(above),
                None => columns.nest.then_some(strata.as_slice()),
            };
            let (clusters, n_clusters) = match columns.clusters.get(at) {
                Some(codes) => {
                    let (clusters, first) = number(n, within, Some(codes))?;
                    (clusters, first.len())
                }
                None => ((0..n as u32).collect(), n),
            };
            let stratum_of = nested(&clusters, n_clusters, &strata)?;
            let mut sampled = vec![0_u32; first_rows.len()];
            for stratum in stratum_of {
                sampled[stratum as usize] += 1;
            }
            let population = columns.population.get(at).copied().unwrap_or_default();
            let sizes = sizes_of(population, at + 1, n, &strata, &sampled, &first_rows)?;
            let by_stratum = (0..first_rows.len()).map(|stratum| {
                let left = 1.0 - f64::from(sampled[stratum]) / sizes[stratum];
                Stratum {
                    sampled: sampled[stratum],
                    correction: share[first_rows[stratum] as usize] * left,
                    lonely: sampled[stratum] == 1 && left > 1e-7,
                    row: first_rows[stratum],
                }
            });
            let by_stratum = by_stratum.collect();
            let mut any = false;
            for (share, stratum) in share.iter_mut().zip(&strata) {
                *share *= f64::from(sampled[*stratum as usize]) / sizes[*stratum as usize];
                any |= *share > 0.0;
            }
            stages.push(Stage {
                clusters,
                n_clusters,
                strata,
                by_stratum,
            });
            if !any {
                break;
            }
        }
        Ok(Self {
            order: order_of(n, &stages),
            weights,
            stages,
            lonely: columns.lonely,
            projections: Vec::new(),
        })
    }
}

fn weights_of(columns: &DesignColumns) -> Result<Vec<f64>, DesignError> {
    let Some(weights) = columns.weights else {
        return Ok(vec![1.0; columns.n_rows]);
    };
    same_length(columns.n_rows, weights.len())?;
    match weights.iter().position(|w| !w.is_finite() || *w <= 0.0) {
        Some(row) => Err(DesignError::Weight { row }),
        None => Ok(weights.to_vec()),
    }
}

fn same_length(expected: usize, found: usize) -> Result<(), DesignError> {
    if expected == found {
        Ok(())
    } else {
        Err(DesignError::Length { expected, found })
    }
}

/// Numbers of `codes` within `within` in order of first appearance, and a row of each.
pub(in crate::estimate) fn number(
    n: usize,
    within: Option<&[u32]>,
    codes: Option<&[u32]>,
) -> Result<(Vec<u32>, Vec<u32>), DesignError> {
    if let Some(codes) = codes {
        same_length(n, codes.len())?;
    }
    let mut seen: HashMap<u64, u32, BuildHasherDefault<Mixed>> = HashMap::default();
    let mut first_rows: Vec<u32> = Vec::new();
    let mut numbers = Vec::with_capacity(n);
    let mut last = None;
    for row in 0..n {
        let outer = within.map_or(0, |within| within[row]);
        let inner = codes.map_or(0, |codes| codes[row]);
        let key = u64::from(outer) << 32 | u64::from(inner);
        let own = match last {
            Some((same, own)) if same == key => own,
            _ => *seen.entry(key).or_insert_with(|| {
                first_rows.push(row as u32);
                first_rows.len() as u32 - 1
            }),
        };
        last = Some((key, own));
        numbers.push(own);
    }
    Ok((numbers, first_rows))
}

/// The stratum of each cluster.
fn nested(clusters: &[u32], n_clusters: usize, strata: &[u32]) -> Result<Vec<u32>, DesignError> {
    const NONE: u32 = u32::MAX;
    let mut stratum_of = vec![NONE; n_clusters];
    for (row, (cluster, stratum)) in clusters.iter().zip(strata).enumerate() {
        let known = &mut stratum_of[*cluster as usize];
        if *known == NONE {
            *known = *stratum;
        } else if *known != *stratum {
            return Err(DesignError::ClusterInTwoStrata { row });
        }
    }
    Ok(stratum_of)
}

/// Clusters in the population of each stratum.
fn sizes_of(
    population: Population,
    stage: usize,
    n: usize,
    strata: &[u32],
    sampled: &[u32],
    first_rows: &[u32],
) -> Result<Vec<f64>, DesignError> {
    let (column, most) = match population {
        Population::Infinite => return Ok(vec![f64::INFINITY; sampled.len()]),
        Population::Sizes(sizes) => (sizes, f64::INFINITY),
        Population::Fractions(fractions) => (fractions, 1.0),
    };
    same_length(n, column.len())?;
    for (row, (value, stratum)) in column.iter().zip(strata).enumerate() {
        if value.is_nan() || *value <= 0.0 || *value > most {
            return Err(DesignError::Population { row, stage });
        }
        let first = column[first_rows[*stratum as usize] as usize];
        if value.total_cmp(&first).is_ne() {
            return Err(DesignError::PopulationVaries { row, stage });
        }
    }
    let mut sizes = Vec::with_capacity(sampled.len());
    for (sampled, row) in sampled.iter().zip(first_rows) {
        let value = column[*row as usize];
        let size = match population {
            Population::Fractions(_) => f64::from(*sampled) / value,
            _ => value,
        };
        if size < f64::from(*sampled) {
            return Err(DesignError::PopulationTooSmall {
                row: *row as usize,
                stage,
                sampled: *sampled,
            });
        }
        sizes.push(size);
    }
    Ok(sizes)
}

/// Rows by stratum and cluster of each stage, sorted by counting from the last key to the first.
fn order_of(n: usize, stages: &[Stage]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..n as u32).collect();
    for stage in stages.iter().rev() {
        if stage.n_clusters < n {
            order = by_number(&order, &stage.clusters, stage.n_clusters);
        }
        if stage.by_stratum.len() > 1 {
            order = by_number(&order, &stage.strata, stage.by_stratum.len());
        }
    }
    order
}

/// The rows by a number that each has, otherwise in the order they were.
fn by_number(order: &[u32], numbers: &[u32], n_numbers: usize) -> Vec<u32> {
    let mut next = vec![0_u32; n_numbers + 1];
    for number in numbers {
        next[*number as usize + 1] += 1;
    }
    for number in 0..n_numbers {
        next[number + 1] += next[number];
    }
    let mut sorted = vec![0; order.len()];
    for row in order {
        let at = &mut next[numbers[*row as usize] as usize];
        sorted[*at as usize] = *row;
        *at += 1;
    }
    sorted
}

/// Two small numbers in one word, spread by multiplication: the keys are numbers of our own.
#[derive(Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }
    fn write_u64(&mut self, key: u64) {
        let mixed = (self.0 ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 29);
    }
}
