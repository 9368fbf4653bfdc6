//! Whole rounds: sets as text, answers in memory, points worked out by hand.

mod amended;
mod checks;
mod explained;
mod groups;
mod layers;
mod oracle;
mod parents;
mod peers;
mod policies;
mod properties;
mod qd766;
mod random;
mod sections;
mod support;
