//! One file a verb.

mod across;
#[cfg(feature = "server")]
pub(crate) mod backup;
pub(crate) mod bundle;
pub(crate) mod check;
pub(crate) mod compared_sets;
pub(crate) mod criteria;
pub(crate) mod criteria_files;
pub(crate) mod explain;
pub(crate) mod form;
mod groups;
pub(crate) mod impact;
pub(crate) mod open;
pub(crate) mod rank;
pub(crate) mod read_worker;
pub(crate) mod round;
#[cfg(feature = "server")]
pub(crate) mod serve;
mod stages;
pub(crate) mod survey;
pub(crate) mod units;
pub(crate) mod years;
