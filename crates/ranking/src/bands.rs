//! The band of a figure.

use criteria::Band;
use points::Exact;

/// Index of the first band, highest first, whose edge the figure reaches (`from`) or exceeds (`above`); `None` where it reaches none.
///
/// ```
/// use criteria::{Band, Edge};
/// let band = |name: &str, value: i64, included| Band {
///     name: name.into(),
///     lower: Some(Edge { value: value.into(), included }),
///     line: 1,
/// };
/// let bands = [band("Xuất sắc", 90, true), band("Tốt", 80, false)];
/// assert_eq!(ranking::band_of(&bands, &90.into()), Some(0));
/// assert_eq!(ranking::band_of(&bands, &"80.01".parse().unwrap()), Some(1));
/// assert_eq!(ranking::band_of(&bands, &80.into()), None);
/// ```
#[must_use]
pub fn band_of(bands: &[Band], figure: &Exact) -> Option<usize> {
    bands.iter().position(|band| match &band.lower {
        None => true,
        Some(edge) if edge.included => *figure >= edge.value,
        Some(edge) => *figure > edge.value,
    })
}
