//! A summary table of typed points, read by what its headings say.

use super::{errors, ran};

#[test]
fn a_table_of_typed_points_is_ranked_without_a_layout() {
    let ran = ran("points-only");
    assert_eq!(errors(&ran), Vec::<String>::new());
    let ranked: Vec<_> = ran
        .ranked
        .rows
        .iter()
        .filter(|row| row.rank.is_some())
        .collect();
    assert_eq!(ranked.len(), 12);
    // The first commune by hand from the sheet: shares of 60 %, 72 %, 84 % … of the maxima in steps of 0.25.
    let first = ran
        .ranked
        .rows
        .iter()
        .find(|row| row.code == "X01")
        .unwrap();
    assert_eq!(first.name, "Xã An Bình");
    // maxima × (60 + leaf × 53 mod 41) %, cut to quarters: 1.75 2.00 3.25 4.50 5.00 5.25 6.75 4.25 …
    assert_eq!(
        first.fields[0]
            .as_ref()
            .map(|field| field.points.to_string()),
        Some("7.00".to_owned())
    );
}
