//! The built program, run as a person or a script runs it.

mod program;

mod amending;
#[cfg(feature = "server")]
mod backing_up;
mod bundling;
mod codes;
mod comparing;
mod criteria_files;
mod explaining;
mod field;
mod grouping;
mod hostile;
mod instruments;
mod new_round;
mod places;
mod ranking;
mod read_worker;
mod revising;
mod surveying;
mod words;
