//! Random entries make a chain that holds, and any byte of it that is changed is found.

use crate::bed::{Bed, Place, at, round};
use procedure::{Kind, NewEntry, SourceCell, State, layer_from_name};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use sqlx::{AssertSqlSafe, Connection as _};

/// The columns of an entry and of its words; each must be guarded by the chain.
const COLUMNS: &[(&str, &str)] = &[
    ("entry", "at"),
    ("entry", "author"),
    ("entry", "kind"),
    ("entry", "unit"),
    ("entry", "leaf"),
    ("entry", "layer"),
    ("entry", "slot"),
    ("entry", "value"),
    ("entry", "state"),
    ("entry", "source"),
    ("entry", "extra"),
    ("entry", "text_digest"),
    ("entry", "previous"),
    ("entry", "digest"),
    ("entry_text", "salt"),
    ("entry_text", "text"),
];

/// Anything that both databases keep: PostgreSQL has no NUL in its texts.
fn words() -> impl Strategy<Value = String> {
    "[^\u{0}]{0,12}"
}

fn entry() -> impl Strategy<Value = NewEntry> {
    let kind = select(vec![
        Kind::Answer,
        Kind::Reason,
        Kind::Vote,
        Kind::StageMoved,
    ]);
    let layer = of(select(vec!["self", "appraised-1", "council"]));
    let cell = (words(), words(), any::<u32>(), any::<u32>());
    let state = of(select(vec![State::Missing, State::Unreadable]));
    let places = (of(words()), of(words()), of(words()), of(words()));
    let rest = (of(words()), btree_map(words(), words(), 0..3));
    (kind, layer, of(cell), state, places, rest).prop_map(
        |(kind, layer, cell, state, (unit, leaf, slot, value), (text, extra))| NewEntry {
            kind,
            unit,
            leaf,
            layer: layer.and_then(layer_from_name),
            slot,
            value,
            state,
            source: cell.map(|(file, sheet, row, column)| SourceCell {
                file,
                sheet,
                row,
                column,
            }),
            text,
            extra,
        },
    )
}

/// Another text: one character of it put up by one, or something where nothing was.
fn changed(text: Option<&str>, at: Index) -> String {
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        return "x".to_owned();
    };
    let mut signs: Vec<char> = text.chars().collect();
    let sign = &mut signs[at.index(text.chars().count())];
    *sign = char::from_u32(u32::from(*sign) + 1).unwrap_or('x');
    signs.into_iter().collect()
}

async fn holds_and_is_guarded(
    bed: &Bed,
    number: usize,
    parts: &[Vec<NewEntry>],
    place: Index,
    column: Index,
) {
    let id = format!("c{number}");
    let store = &bed.store;
    store
        .add_round("phu-tho", round(&id), at(0))
        .await
        .expect("a round");
    for part in parts {
        let head = store
            .append("phu-tho", &id, "acc", at(5), None, part.clone())
            .await;
        head.expect("appended");
    }
    let entries = store
        .entries("phu-tho", &id, 0, None)
        .await
        .expect("entries");
    assert!(
        entries
            .iter()
            .map(|own| &own.entry)
            .eq(parts.iter().flatten())
    );
    let check = store.check_chain("phu-tho", &id).await.expect("a check");
    assert_eq!((check.entries, check.broken), (entries.len() as u64, None));
    let seq = 1 + place.index(entries.len()) as u64;
    let (table, column) = COLUMNS[column.index(COLUMNS.len())];
    if change(&bed.place, table, column, &id, seq, place).await {
        let check = store.check_chain("phu-tho", &id).await.expect("a check");
        assert!(check.broken.is_some(), "{table}.{column} of {seq}");
        // Another digest shows one entry later at the latest; everything else shows at once.
        assert_eq!(check.entries + 1, seq, "{table}.{column} of {seq}");
    }
}

/// Changes one byte of a row; whether there was such a row.
async fn change(
    place: &Place,
    table: &str,
    column: &str,
    round: &str,
    seq: u64,
    at: Index,
) -> bool {
    let select = AssertSqlSafe(format!(
        "SELECT {column} FROM {table} WHERE round = '{round}' AND seq = {seq}"
    ));
    let update = AssertSqlSafe(format!(
        "UPDATE {table} SET {column} = $1 WHERE round = '{round}' AND seq = {seq}"
    ));
    macro_rules! in_one {
        ($connection:ty, $address:expr) => {{
            let mut connection = <$connection>::connect($address)
                .await
                .expect("a connection");
            let row: Option<(Option<String>,)> = sqlx::query_as(select)
                .fetch_optional(&mut connection)
                .await
                .expect("read");
            let Some((own,)) = row else { return false };
            let other = changed(own.as_deref(), at);
            sqlx::query(update)
                .bind(other)
                .execute(&mut connection)
                .await
                .expect("changed");
        }};
    }
    match &place.url {
        None => in_one!(
            sqlx::SqliteConnection,
            &format!(
                "sqlite://{}",
                place.folder.path().join("parindex.db").display()
            )
        ),
        Some(url) => in_one!(sqlx::PgConnection, url),
    }
    true
}

fn cases(bed: &Bed, runtime: &tokio::runtime::Runtime) {
    let number = std::sync::atomic::AtomicUsize::new(0);
    let config = ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let parts = vec(vec(entry(), 1..4), 1..4);
    let strategy = (parts, any::<Index>(), any::<Index>());
    proptest::test_runner::TestRunner::new(config)
        .run(&strategy, |(parts, place, column)| {
            let number = number.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            runtime.block_on(holds_and_is_guarded(bed, number, &parts, place, column));
            Ok(())
        })
        .expect("every chain holds and is guarded");
}

#[test]
fn any_chain_holds_and_any_change_is_found_in_sqlite() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let bed = runtime.block_on(Bed::sqlite());
    runtime.block_on(bed.place.unguard());
    cases(&bed, &runtime);
}

#[test]
#[ignore = "needs the PostgreSQL that `cargo xtask test` starts"]
fn any_chain_holds_and_any_change_is_found_in_postgres() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let bed = runtime.block_on(Bed::postgres());
    runtime.block_on(bed.place.unguard());
    cases(&bed, &runtime);
}
