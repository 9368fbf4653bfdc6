//! `value-range`: a number outside its bounds.

use finding::{Finding, Place};

pub(crate) fn out_of_range(
    place: Place,
    key: &str,
    found: &str,
    expected: (&str, &str),
) -> Finding {
    Finding::error("value-range", place)
        .says(
            format!("giá trị của `{key}` nằm ngoài phạm vi"),
            format!("the value of `{key}` is out of range"),
        )
        .found(found, found)
        .expected(expected.0, expected.1)
        .fix("sửa lại giá trị", "correct the value")
}
