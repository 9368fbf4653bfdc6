//! Limits of validity: `[limits]` of an instrument, and what a round says otherwise.

use super::{findings, keys};
use crate::Limits;
use criteria::toml::Table;

/// The limits of a table (keys as documented at the fields of [`Limits`]) over those that stand without it; a mistake is a finding and leaves the limit as it was.
#[must_use]
pub fn read_limits(table: Table<'_>, base: &Limits) -> Limits {
    table.only(keys::LIMITS);
    let mut limits = base.clone();
    let percent = |key: &str, own: u8| within(table, key, 0, 100, own);
    limits.most_blank_percent = percent("most-blank-percent", limits.most_blank_percent);
    limits.alike_percent = percent("alike-percent", limits.alike_percent);
    limits.straight_line_from = within(
        table,
        "straight-line-from",
        2,
        1_000,
        limits.straight_line_from,
    );
    limits.small_cell = within(table, "small-cell", 1, 1_000, limits.small_cell);
    if let Some(on) = table.one_of("straight-line", keys::STRAIGHT_LINES) {
        limits.straight_line = on;
    }
    if let Some(flag) = table.flag("duplicate-content") {
        limits.duplicate_content = flag;
    }
    limits
}

fn within<T: TryFrom<i64>>(table: Table<'_>, key: &str, least: i64, most: i64, own: T) -> T {
    let Some(whole) = table.whole(key) else {
        return own;
    };
    if (least..=most).contains(&whole)
        && let Ok(whole) = T::try_from(whole)
    {
        return whole;
    }
    let (vi, en) = (
        format!("từ {least} đến {most}"),
        format!("{least} to {most}"),
    );
    table.push(findings::values::out_of_range(
        table.place_of(key),
        key,
        &whole.to_string(),
        (&vi, &en),
    ));
    own
}
