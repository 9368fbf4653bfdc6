//! What people come for, from the first click to the last.

mod chair;
mod import;
mod keyboard;
mod phone;
mod public;
mod round;
mod sets;
mod without_script;
