//! Points, sums through three levels, and ranks, without traces: `cargo bench -p benches --bench scoring`.

use benches::province;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use scoring::{Settings, score};
use std::hint::black_box;
use std::time::Duration;

const SETTINGS: Settings = Settings {
    as_of: jiff::civil::Date::constant(2024, 12, 31),
    running: false,
};

/// Units, and whether the set rounds its leaves: the communes of Vietnam, then three, ten and thirty times as many.
const SIZES: [(usize, bool); 6] = [
    (3_321, true),
    (3_321, false),
    (10_000, true),
    (33_000, true),
    (33_000, false),
    (100_000, true),
];

fn scoring(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("units of 100 leaves");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    for (n_units, rounded) in SIZES {
        let province = province(n_units, rounded);
        let (set, roster, answers) = (&province.set, &province.roster, &province.answers);
        let name = if rounded { "leaf-rounded" } else { "unrounded" };
        if rounded {
            group.bench_function(BenchmarkId::new(format!("{name}, score"), n_units), |b| {
                b.iter(|| score(black_box(set), roster, answers, &SETTINGS));
            });
        }
        let and_rank = BenchmarkId::new(format!("{name}, score and rank"), n_units);
        group.bench_function(and_rank, |b| {
            b.iter(|| {
                let (scored, _) = score(black_box(set), roster, answers, &SETTINGS);
                ranking::rank(set, roster, &scored)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, scoring);
criterion_main!(benches);
