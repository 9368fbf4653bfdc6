//! Exact numbers: what a point, a threshold, a total and a ranking key are made of.
//!
//! Two types share the work.
//! [`Exact`] is what is stored: 16 bytes, a decimal with an `i64` mantissa or, rarely, a boxed big rational.
//! [`Fraction`] is what is worked with: an `i128` numerator and denominator on the stack, checked, falling over to a big rational when it would overflow.
//! No binary floating point takes part in any operation that decides a point, a tie or a rank; [`Exact::to_f64`] is for pictures and for standard deviations.
//!
//! ```
//! use points::{Exact, Fraction, Mode, RoundTo};
//! // Xã Xuân Viên: 1989 / 2080 × 20 = 19.125 exactly, published as 19.13.
//! let points = Fraction::new(1989, 2080).times(&Exact::from(20).into());
//! assert_eq!(points.round(RoundTo { digits: 2, mode: Mode::HalfUp }).to_string(), "19.13");
//! assert_eq!(points.round(RoundTo { digits: 2, mode: Mode::HalfEven }).to_string(), "19.12");
//! ```

mod cell;
mod exact;
mod fraction;
mod rounding;
mod text;

pub use cell::CellNumberError;
pub use exact::Exact;
pub use fraction::Fraction;
pub use rounding::{Mode, RoundTo};
pub use text::DecimalError;
