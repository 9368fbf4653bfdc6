//! What is asked of a survey.

use crate::{DesignChoice, Figure, Filter, Instrument, IntervalMethod, QuestionId};
use crate::{Responses, Role, Validity};
use points::Exact;
use units::Roster;

/// Everything that an estimate is a function of, and what is wanted beside the units.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// What was asked, and how answers become an index.
    pub instrument: &'a Instrument,
    /// What came back.
    pub responses: &'a Responses,
    /// Which responses count.
    pub validity: &'a Validity,
    /// The units of the round.
    pub roster: &'a Roster,
    /// How the responses were sampled.
    pub design: &'a DesignChoice,
    /// The traits that results are split by.
    pub traits: Vec<QuestionId>,
    /// Whether the traits are split within each unit too.
    pub crosses: bool,
    /// How an interval of a proportion is made; means always take t, cut to the scale.
    pub proportions: IntervalMethod,
    /// The columns of the covariance matrix of each unit.
    pub wanted: Vec<Wanted>,
}

impl<'a> Request<'a> {
    /// All traits of the instrument, not within units, Wilson intervals, and no covariances.
    #[must_use]
    pub fn new(
        instrument: &'a Instrument,
        responses: &'a Responses,
        validity: &'a Validity,
        roster: &'a Roster,
        design: &'a DesignChoice,
    ) -> Self {
        let traits = (0_u16..)
            .zip(&instrument.questions)
            .filter(|(_, question)| question.role == Role::Demographic)
            .map(|(at, _)| QuestionId(at))
            .collect();
        Self {
            instrument,
            responses,
            validity,
            roster,
            design,
            traits,
            crosses: false,
            proportions: IntervalMethod::Wilson,
            wanted: Vec::new(),
        }
    }
}

/// A value that is wanted of every unit with its covariances: what a survey leaf of a criteria set uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What the caller calls it; carried along, never read.
    pub label: String,
    /// What is computed.
    pub kind: WantedKind,
    /// Only those for whom this holds; `None`: everybody.
    pub filter: Option<Filter>,
}

/// What is computed of a unit's responses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WantedKind {
    /// A figure of the instrument, in percent, rounded as the instrument says.
    Figure(Figure),
    /// The mean weight over the answers to one question, Σ count × weight ÷ Σ count, not rounded.
    /// Blanks, two ticks, no opinion and choices without a weight are out of the base, whatever the instrument does with blanks.
    Options {
        /// The question.
        question: QuestionId,
        /// By choice of the question, in their order: its weight in percent.
        weights: Vec<Option<Exact>>,
    },
}
