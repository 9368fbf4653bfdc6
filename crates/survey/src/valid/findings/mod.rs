//! What is found about responses: a finding a reason and a flag, with the rows in it.

mod flags;
pub(crate) mod issued;
mod list;
mod reasons;
mod returned;

use crate::{Instrument, Limits, Responses, Validity};
use finding::Finding;
use units::Roster;

pub(crate) use list::rows_in_words;

pub(crate) fn all(
    instrument: &Instrument,
    responses: &Responses,
    roster: &Roster,
    limits: &Limits,
    validity: &Validity,
) -> Vec<Finding> {
    let mut findings = reasons::all(responses, limits, validity);
    findings.extend(flags::all(instrument, responses, limits, validity));
    findings.extend(returned::all(responses, roster, validity));
    findings
}
