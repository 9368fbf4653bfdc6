//! A real round from its folder to its ranking: `cargo bench -p benches --bench round`.

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

/// Opens the folder and runs it: what `parindex rank` does before it writes.
fn ranked(folder: &Path) -> usize {
    let (inputs, _) = round::open(black_box(folder));
    let inputs = inputs.expect("the round of the fixtures opens");
    let (ran, _) = round::run(&inputs);
    let ran = ran.expect("the round of the fixtures runs");
    ran.ranked
        .rows
        .iter()
        .filter(|row| row.rank.is_some())
        .count()
}

fn rounds(criterion: &mut Criterion) {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
    let mut group = criterion.benchmark_group("open and run a round");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    // 148 communes and 15 departments; 40 communes with a form each and two rounds of appraisal, two of them without a complete result.
    for (name, n_ranked) in [("phu-tho-2026", 163), ("cchc-xa-minh-hoa-2024", 38)] {
        let folder = fixtures.join(name);
        assert_eq!(ranked(&folder), n_ranked, "{name}");
        group.bench_function(name, |b| b.iter(|| ranked(&folder)));
    }
    // From files to ranks with intervals, eight survey leaves.
    let folder = tempfile::tempdir().expect("a folder");
    benches::write_survey_round(folder.path(), 148, 150).expect("the round is written");
    assert_eq!(ranked(folder.path()), 148);
    group.bench_function("148 communes × 150 responses", |b| {
        b.iter(|| ranked(folder.path()));
    });
    group.finish();
}

criterion_group!(benches, rounds);
criterion_main!(benches);
