//! How a Vietnamese syllable is built: onset, rhyme and tone.

mod letters;
mod parse;
mod tables;
mod tones;

pub(crate) use letters::with_tone;
pub use parse::is_syllable;
pub use tones::{canonical_tones, new_style_tones};
