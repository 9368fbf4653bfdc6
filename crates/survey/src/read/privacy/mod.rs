//! What names a person: recognised by heading and by content, dropped at reading, and never shown.
//!
//! Law 91/2025/QH15 counts as personal whatever points to a person; a hash of a telephone number still does.
//! So columns that hold such things are not kept at all, and every text that reaches a finding goes through [`scrub`].

mod headings;
mod scrub;
mod values;

pub use headings::Identifying;
pub(crate) use headings::by_heading;
pub(crate) use scrub::{mask, mask_label, scrub, scrub_label, shown_answer};
pub(crate) use values::by_value;
