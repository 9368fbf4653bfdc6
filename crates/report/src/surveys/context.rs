//! What the result of one survey is made of.

use finding::Lang;
use jiff::civil::Date;
use survey::{Estimates, Instrument, QualityLine, Responses, Validity};
use units::Roster;

/// Everything that tables and charts of one survey look at, as [`crate::ResultContext`] is for a ranking.
#[derive(Debug, Clone, Copy)]
pub struct SurveyContext<'a> {
    /// The survey's id in the round, by default the instrument's name: names its files and, where a round has several surveys, its sheets.
    pub id: &'a str,
    /// The instrument.
    pub instrument: &'a Instrument,
    /// The responses: only their units are looked at, for what was excluded where.
    pub responses: &'a Responses,
    /// Which of them count.
    pub validity: &'a Validity,
    /// The indices, after disclosure control: nothing of a domain that is `hidden` is shown anywhere.
    pub estimates: &'a Estimates,
    /// The page on the quality of the responses ([`survey::quality`]); empty: no page.
    pub quality: &'a [QualityLine],
    /// The roster.
    pub roster: &'a Roster,
    /// By unit of the roster: how many sheets the sample plan wanted; empty where there is no plan.
    pub planned: &'a [Option<u64>],
    /// By unit of the roster: its population; empty where the round gives none.
    pub population: &'a [Option<u64>],
    /// The round's small cell: figures of fewer responses are not shown.
    pub small_cell: u32,
    /// Whether intervals, standard errors and what follows from them are shown; they are always computed.
    pub intervals: bool,
    /// The round's id.
    pub round: &'a str,
    /// The round's title.
    pub round_title: &'a str,
    /// A sentence that every output of the round repeats, such as that the responses are synthetic.
    pub notice: Option<&'a str>,
    /// The agency that puts out the result.
    pub agency: Option<&'a str>,
    /// Whether the result is unpublished: then every output says so.
    pub draft: bool,
    /// The date of the figures.
    pub as_of: Date,
    /// The language.
    pub lang: Lang,
    /// The program's version.
    pub program: &'a str,
}
