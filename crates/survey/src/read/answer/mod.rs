//! What stands in an answer's cell → a code.

mod choices;
mod joined;
mod mode;
mod tick;
mod written;

pub(crate) use choices::Choices;
pub(crate) use joined::{Ticks, read_ticks};
pub(crate) use mode::read_mode;
pub(crate) use tick::{Tick, tick_of_number, tick_of_text};
pub(crate) use written::{Answer, Asked, of_number, of_text};
