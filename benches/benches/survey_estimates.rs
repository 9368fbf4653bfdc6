//! Means of every item in every commune with linearised standard errors: `cargo bench -p benches --bench survey_estimates`.
//!
//! A million synthetic responses of weights, clusters nested in communes, communes as strata; the time is from plain columns to the result.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use std::hint::black_box;
use std::time::Duration;
use survey::LonelyCluster;
use survey::estimate::{
    Design, DesignColumns, GroupMean, Grouping, ItemCodes, Term, Wanted, mean_interval,
};

const RESPONSES: u32 = 1_000_000;
const UNITS: u32 = 3_321;
const ITEMS: usize = 30;
/// Villages of a commune.
const CLUSTERS: u32 = 20;

/// Plain columns, as a reader leaves them.
struct Columns {
    units: Vec<u32>,
    clusters: Vec<u32>,
    weights: Vec<f64>,
    codes: Vec<Vec<u8>>,
    scores: [f64; 256],
    in_base: [bool; 256],
}

fn columns(shuffled: bool) -> Columns {
    let mut random = Pcg64Mcg::seed_from_u64(2_024);
    let unit = |row: u32| (u64::from(row) * u64::from(UNITS) / u64::from(RESPONSES)) as u32;
    let units: Vec<u32> = (0..RESPONSES)
        .map(|row| {
            if shuffled {
                random.random_range(0..UNITS)
            } else {
                unit(row)
            }
        })
        .collect();
    let village = |row: u32| row / 15 % CLUSTERS;
    let clusters = (0..RESPONSES)
        .zip(&units)
        .map(|(row, unit)| unit * CLUSTERS + village(row))
        .collect();
    let (mut scores, mut in_base) = ([0.0; 256], [false; 256]);
    for code in 1..=5_u8 {
        scores[usize::from(code)] = f64::from(code) * 20.0;
        in_base[usize::from(code)] = true;
    }
    Columns {
        units,
        clusters,
        weights: (0..RESPONSES)
            .map(|_| random.random_range(0.5..1.5))
            .collect(),
        codes: (0..ITEMS)
            .map(|_| (0..RESPONSES).map(|_| random.random_range(0..6)).collect())
            .collect(),
        scores,
        in_base,
    }
}

impl Columns {
    fn design(&self, clustered: bool) -> Design {
        let strata: [&[u32]; 1] = [&self.units];
        let clusters: [&[u32]; 1] = [&self.clusters];
        let columns = DesignColumns {
            n_rows: RESPONSES as usize,
            weights: Some(&self.weights),
            strata: &strata,
            clusters: if clustered { &clusters } else { &[] },
            lonely: LonelyCluster::Fail,
            ..DesignColumns::default()
        };
        Design::new(&columns).expect("the columns make a design")
    }
    fn items(&self) -> Vec<ItemCodes<'_>> {
        let codes = self.codes.iter();
        codes
            .map(|codes| ItemCodes {
                codes,
                scores: &self.scores,
                in_base: &self.in_base,
                asked: None,
            })
            .collect()
    }
    /// From columns to means, variances and intervals.
    fn estimate(&self, clustered: bool) -> (Vec<Vec<Option<GroupMean>>>, usize) {
        let design = self.design(clustered);
        let grouping = Grouping::new(&design, &self.units, UNITS as usize).expect("equal lengths");
        let means = grouping.means(&self.items());
        let mut shown = 0;
        for (group, mean) in means[0].iter().enumerate() {
            let interval = mean.as_ref().and_then(|own| {
                mean_interval(own.mean, own.variance?, own.n, grouping.df(group), 0.95)
            });
            shown += usize::from(interval.is_some());
        }
        (means, shown)
    }
    /// Ten figures of every commune with their covariances: nine factors of the items and the mean of all.
    fn covariances(&self, grouping: &Grouping) -> f64 {
        let items = self.items();
        let mean = |of: Vec<usize>| {
            let factor = 1.0 / of.len() as f64;
            of.into_iter()
                .map(move |item| Term {
                    factor,
                    items: vec![item],
                })
                .collect::<Vec<_>>()
        };
        let factors =
            (0..9).map(|factor| mean((0..ITEMS).filter(|item| item % 9 == factor).collect()));
        let figures: Vec<Vec<Term>> = factors.chain([mean((0..ITEMS).collect())]).collect();
        let of = |group| grouping.figures(group, &items, &figures, Wanted::Covariances);
        (0..grouping.n_groups())
            .filter_map(|group| of(group).covariance.ok())
            .map(|matrix| matrix.at(9, 9))
            .sum()
    }
}

fn estimates(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("1,000,000 responses, 30 items, 3,321 communes");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(5));
    for shuffled in [false, true] {
        let columns = columns(shuffled);
        let order = if shuffled {
            "in any order"
        } else {
            "by commune"
        };
        for clustered in [true, false] {
            let design = if clustered { "villages" } else { "no clusters" };
            group.bench_function(BenchmarkId::new(design, order), |b| {
                b.iter(|| black_box(&columns).estimate(clustered));
            });
        }
    }
    let columns = columns(false);
    let design = columns.design(true);
    let grouping = Grouping::new(&design, &columns.units, UNITS as usize).expect("equal lengths");
    group.bench_function("covariances of ten figures, one thread", |b| {
        b.iter(|| black_box(&columns).covariances(&grouping));
    });
    group.finish();
}

criterion_group!(benches, estimates);
criterion_main!(benches);
