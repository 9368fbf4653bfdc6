//! What is known of the population: how it divides by a question, and how many clusters there were to take from.

use crate::QuestionId;

/// How many people of the population gave each answer to a demographic question, as a census or a register says.
///
/// Weights are moved so that the responses divide likewise (see [`crate::estimate_survey`]); several questions are met at once by raking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarginTotals {
    /// The question, of one choice: sex, age group, occupation.
    pub question: QuestionId,
    /// The unit, by index in the roster; `None`: of the whole survey.
    pub unit: Option<u32>,
    /// By choice of the question: how many people; `None` or 0 where it is not said.
    pub totals: Vec<Option<u64>>,
}

/// How many clusters there were to take from at one stage, at one place of the stage before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterSize {
    /// The unit, by index in the roster.
    pub unit: u32,
    /// The stratum within the unit, as the responses write it; `None`: the unit has one.
    pub stratum: Option<String>,
    /// The clusters that lead here, the first stage first: empty for the first stage (villages of the commune), one for the second (households of the village), and so on. With as many as there are columns of clusters it counts the people of the last cluster.
    pub within: Vec<String>,
    /// How many there were to take from.
    pub size: u64,
}
