//! The country's lists of places: loading, and 10,000 written names against one of them: `cargo bench -p benches --bench places`.

use benches::{WrittenName, written_names};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::Date;
use std::hint::black_box;
use std::time::Duration;
use units::{Places, Roster, Scope};

/// How many names found a unit; the rest have proposals or several to choose from.
fn matched(roster: &Roster, names: &[WrittenName], within: bool) -> usize {
    let found = names.iter().filter(|name| {
        let scope = Scope {
            parent: within.then_some(name.parent.as_str()),
            level: None,
        };
        roster
            .match_written(black_box(&name.text), scope)
            .position()
            .is_some()
    });
    found.count()
}

fn loading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("places");
    group
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    group.bench_function("load the lists", |b| b.iter(Places::shipped));
    let places = Places::shipped();
    group.bench_function("the roster of today", |b| b.iter(|| places.roster_on(None)));
    group.finish();
}

fn matching(criterion: &mut Criterion) {
    let places = Places::shipped();
    let mut group = criterion.benchmark_group("10,000 written names");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    for (list, day) in [
        ("today", None),
        ("June 2025", Some(Date::constant(2025, 6, 30))),
    ] {
        let roster = places.roster_on(day);
        let names = written_names(&roster, 10_000, 2026);
        for (what, within) in [
            ("within the place above", true),
            ("in the whole country", false),
        ] {
            group.bench_function(format!("{list}, {what}"), |b| {
                b.iter(|| matched(&roster, &names, within));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, loading, matching);
criterion_main!(benches);
