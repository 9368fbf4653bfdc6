//! What can be wrong with what an estimate is asked of, in both languages.

mod base;
mod cluster;
mod margins;
mod options;
mod population;
mod stages;
mod weight;

pub(crate) use base::{without_answers, without_population, without_spread};
pub(crate) use cluster::clusters_unsaid;
pub(crate) use margins::{Margins, margins, margins_mixed, margins_not_followed};
pub(crate) use options::no_choices;
pub(crate) use population::populations_small;
pub(crate) use stages::{
    cluster_size_small, design_refused, sizes_missing, sizes_unused, stage_lonely,
    stages_without_sizes,
};
pub(crate) use weight::weights_refused;

use super::Request;
use finding::Place;

/// The instrument's file.
fn instrument(request: &Request<'_>) -> Place {
    Place::file(&request.instrument.file)
}

/// The first names of a list, and how many more there are.
fn some(names: &[String]) -> String {
    const SHOWN: usize = 10;
    let mut text = names
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > SHOWN {
        text.push_str(", …");
    }
    text
}

fn unit_code(request: &Request<'_>, unit: usize) -> String {
    request
        .roster
        .get(unit)
        .map_or_else(String::new, |unit| unit.code.clone())
}
