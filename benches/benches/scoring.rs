//! Points and sums through three levels, without traces: `cargo bench -p benches --bench scoring`.

use benches::province;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use scoring::{Settings, score};
use std::hint::black_box;

fn scoring(criterion: &mut Criterion) {
    let settings = Settings {
        as_of: jiff::civil::Date::constant(2024, 12, 31),
        running: false,
    };
    let mut group = criterion.benchmark_group("score");
    group.sample_size(10);
    for (n_units, rounded) in [
        (3_321, true),
        (3_321, false),
        (33_210, true),
        (100_000, true),
        (100_000, false),
    ] {
        let province = province(n_units, rounded);
        let name = if rounded { "leaf-rounded" } else { "unrounded" };
        group.bench_function(BenchmarkId::new(name, n_units), |bencher| {
            bencher.iter(|| {
                score(
                    black_box(&province.set),
                    &province.roster,
                    &province.answers,
                    &settings,
                )
            });
        });
    }
    group.finish();
}

criterion_group!(benches, scoring);
criterion_main!(benches);
