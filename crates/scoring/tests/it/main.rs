//! Whole rounds: sets as text, answers in memory, points worked out by hand.

mod checks;
mod explained;
mod layers;
mod parents;
mod peers;
mod policies;
mod qd766;
mod sections;
mod support;
