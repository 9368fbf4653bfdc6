//! What another set would do to a round: answers taken over, scored, ranked and held against the round's own result: `cargo bench -p benches --bench impact`.

use benches::province;
use compare::{Options, Side, Without, compare_sets, impact, what_if};
use criterion::{Criterion, criterion_group, criterion_main};
use ranking::Entrant;
use scoring::{Settings, score};
use std::hint::black_box;
use std::time::Duration;

const SETTINGS: Settings = Settings {
    as_of: jiff::civil::Date::constant(2024, 12, 31),
    running: false,
};

/// 3,321 communes × 100 leaves; the first ratio with a target of 98 in place of 95, as `criteria impact SET ROUND --change` has it.
fn impact_of_a_target(criterion: &mut Criterion) {
    let own = province(3_321, true);
    let (set, roster, answers) = (&own.set, &own.roster, &own.answers);
    let entrants = Entrant::all(roster);
    let (scored, _) = score(set, roster, answers, &SETTINGS);
    let ranked = ranking::rank(set, roster, &scored);
    let with_target = set.leaf_ids().find_map(|leaf| {
        let code = &set.leaf_node(leaf).code;
        compare::change(set, &format!("{code} target=98")).ok()
    });
    let (other, _) = with_target.expect("the province has ratios");
    let mut group = criterion.benchmark_group("impact");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    group.bench_function("3,321 communes × 100 leaves", |b| {
        b.iter(|| {
            let options = Options::default();
            let tried = what_if(
                (black_box(set), answers),
                &other,
                (roster, &entrants),
                &SETTINGS,
                &options,
                Without::Missing,
            );
            let found = compare_sets(set, &tried.set, &options);
            let old = Side {
                set,
                scored: &scored,
                ranked: &ranked,
            };
            let new = Side {
                set: &tried.set,
                scored: &tried.scored,
                ranked: &tried.ranked,
            };
            impact(old, new, &found)
        });
    });
    group.finish();
}

criterion_group!(benches, impact_of_a_target);
criterion_main!(benches);
