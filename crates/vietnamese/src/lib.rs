//! The Vietnamese language as officers write it in forms and tables.
//!
//! This room knows letters, numbers, dates and codes; it knows no score, no unit and no criterion.
//! Readers use it to turn what stands in a cell into a value, or into the two values that it could mean:
//!
//! ```
//! use vietnamese::{NumberKind, Reading, read_number};
//! let one = read_number("94,43%", NumberKind::Percent);
//! assert_eq!(one.single().map(|n| n.value.to_string()), Some("94.43".to_owned()));
//! // A count cannot have thousandths; a decimal can, and nobody guesses.
//! assert!(matches!(read_number("3.985", NumberKind::Count), Reading::One(_)));
//! assert!(matches!(read_number("3.985", NumberKind::Decimal), Reading::Two { .. }));
//! ```
//!
//! Text comes in several forms of the same word; [`key`] makes them one without losing a diacritic, [`fold`] loses the diacritics too:
//!
//! ```
//! assert_eq!(vietnamese::key("UBND xã  Thuỷ Hoà"), "ubnd xã thủy hòa");
//! assert_eq!(vietnamese::fold("Đắk Lắk"), "dak lak");
//! ```

mod date;
mod legacy;
mod number;
mod show;
mod syllable;
mod text;

pub use date::{
    DateReading, DateValue, Period, PeriodReading, Span, code_candidates_from_date,
    code_candidates_from_number, date_from_serial, datetime_from_serial, read_date, read_frequency,
    read_period,
};
pub use legacy::{
    Decoded, Encoding, decode_tcvn3, decode_tcvn3_capitals, decode_vni, recognise_legacy,
};
pub use number::{
    BlankWord, NumberKind, NumberValue, NumberWithNote, Operator, Part, Reading, YesNoReading,
    read_blank, read_fraction, read_number, read_sum, read_yes_no,
};
pub use show::{
    show_date, show_date_en, show_number, show_number_en, show_percent, show_percent_en,
};
pub use syllable::{canonical_tones, is_syllable, new_style_tones};
pub use text::{fold, key, nfc, same_label};
