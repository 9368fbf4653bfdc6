//! Nine districts of 2017: appraised + survey = total, as published.

use super::published::rows;
use super::{errors, fixture, ran};
use points::{Exact, RoundTo};

#[test]
fn totals_ranks_and_mean_are_those_published() {
    let ran = ran("binh-duong-2017");
    assert_eq!(errors(&ran), Vec::<String>::new());
    let published = rows(&fixture(
        "binh-duong-2017/published/binh-duong-2017-districts.csv",
    ));
    let ours: Vec<(String, String, String)> = ran
        .ranked
        .rows
        .iter()
        .filter_map(|row| {
            Some((
                row.rank?.to_string(),
                row.name.clone(),
                row.total.to_string(),
            ))
        })
        .collect();
    let expected: Vec<(String, String, String)> = published
        .iter()
        .map(|row| {
            (
                row["rank"].clone(),
                row["unit"].clone(),
                row["total"].clone(),
            )
        })
        .collect();
    assert_eq!(ours, expected);
    let sum: Exact = ran
        .ranked
        .rows
        .iter()
        .filter(|row| row.rank.is_some())
        .map(|row| &row.total)
        .sum();
    let mean = sum
        .over(&Exact::from(9))
        .unwrap()
        .round(RoundTo::half_up(2));
    assert_eq!(mean.to_string(), "78.39");
}
