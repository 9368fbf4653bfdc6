//! The procedure of a round: who may do what, who sees what, and what a round's entries say.

mod current;
mod moves;
mod persons;
mod places;
mod properties;
mod rights;
mod sight;
mod state;
