//! What tables and charts of the surveys of a round look at.

use crate::output::Output;
use ::round::{Inputs, Ran};
use report::SurveyContext;

/// The surveys that were counted. Intervals are shown: what this program prints is for those who work on the round.
pub(crate) fn surveys<'a>(
    inputs: &'a Inputs,
    ran: &'a Ran,
    out: &Output,
) -> Vec<SurveyContext<'a>> {
    let manifest = &inputs.manifest;
    ran.surveys
        .iter()
        .map(|run| SurveyContext {
            id: &run.id,
            instrument: &run.instrument,
            responses: &run.responses,
            validity: &run.validity,
            estimates: &run.estimates,
            quality: &run.quality.lines,
            roster: &ran.roster,
            planned: &run.planned,
            population: &run.population,
            small_cell: run.limits.small_cell,
            intervals: true,
            round: &manifest.id,
            round_title: &manifest.title,
            notice: manifest.notice.as_deref(),
            agency: manifest.agency.as_deref(),
            draft: manifest.act.is_none(),
            as_of: manifest.as_of,
            lang: out.lang,
            program: env!("CARGO_PKG_VERSION"),
        })
        .collect()
}
