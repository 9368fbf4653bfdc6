//! What is found about responses: a finding a reason and a flag, with the rows in it.

pub(crate) mod alike;
mod flags;
pub(crate) mod issued;
mod list;
mod reasons;
mod returned;
pub(crate) mod sheets;

use crate::{Limits, Responses, Validity};
use finding::Finding;
use units::Roster;

pub(crate) use list::rows_in_words;

pub(crate) fn all(
    responses: &Responses,
    roster: &Roster,
    limits: &Limits,
    validity: &Validity,
) -> Vec<Finding> {
    let mut findings = reasons::all(responses, limits, validity);
    findings.extend(flags::all(responses, limits, validity));
    findings.extend(returned::all(responses, roster, validity));
    findings
}
