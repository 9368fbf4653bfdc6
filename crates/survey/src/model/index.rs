//! How answers become an index.

use crate::{Filter, QuestionId};
use finding::Text;
use points::{Exact, RoundTo};

/// The index part of an instrument. Every choice in it is named in every result.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    /// The item formula, where an item names no other.
    pub formula: Formula,
    /// What a blank does.
    pub blanks: Blanks,
    /// How items become factors, parts and the whole.
    pub aggregation: Aggregation,
    /// How units become a district, a block, a province.
    pub places: Places,
    /// The one rounding of a figure in percent; `None`: exact to the end.
    pub round: Option<RoundTo>,
    /// Parts; may be empty.
    pub parts: Vec<Part>,
    /// Factors; an item stands in exactly one.
    pub factors: Vec<Factor>,
    /// Items in the order of the questionnaire.
    pub items: Vec<Item>,
}

/// Points of an answer in percent. Named, because they give different results on the same answers: 85.0, 82.6 and 78.25 on one distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Formula {
    /// `top2`: the two best levels give 100, the others 0: the share of the satisfied.
    Top2,
    /// `mean-over-max`: level ÷ best level × 100.
    MeanOverMax,
    /// `mean-rescaled`: (level − 1) ÷ (best level − 1) × 100.
    MeanRescaled,
    /// `options`: a weight for each choice: A 100, B 60, C 20, D 0.
    Options,
}

/// What a blank does; so do two ticks, an unknown answer and a number out of range. A choice of no opinion is never in the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Blanks {
    /// `out`: out of the base.
    Out,
    /// `in`: in the base, with 0 percent.
    In,
}

/// How items become factors, parts and the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aggregation {
    /// `pooled`: all answers to all items of the figure in one ratio, Σ score ÷ Σ answers.
    Pooled,
    /// `mean-of-items`: the plain mean of the figure's items.
    MeanOfItems,
    /// `mean-of-factors`: a factor is the mean of its items; a part and the whole are the mean of their factors.
    MeanOfFactors,
    /// `weights`: a factor is the weighted mean of its items, a part of its factors, the whole of its parts (of its factors where there are no parts).
    Weights,
}

/// How units become a district, a block, a province.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Places {
    /// `pooled`: all responses in one.
    Pooled,
    /// `mean-of-units`: the plain mean of the units' figures.
    MeanOfUnits,
    /// `weights`: the mean of the units' figures by weights that the round gives (population).
    Weights,
}

/// A part: policy, service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// `service`.
    pub code: String,
    /// Its title.
    pub title: Text,
    /// Weight under [`Aggregation::Weights`].
    pub weight: Exact,
}

/// A factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// `III`.
    pub code: String,
    /// Its title.
    pub title: Text,
    /// Index into [`Index::parts`].
    pub part: Option<u16>,
    /// Weight under [`Aggregation::Weights`].
    pub weight: Exact,
}

/// What a choice gives in percent; `None`: the choice is out of the base.
pub type ItemScore = Option<Exact>;

/// An item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its question.
    pub question: QuestionId,
    /// Index into [`Index::factors`].
    pub factor: u16,
    /// Weight under [`Aggregation::Weights`].
    pub weight: Exact,
    /// Its formula.
    pub formula: Formula,
    /// By choice of the question, in their order: what the formula gives in percent.
    pub scores: Vec<ItemScore>,
    /// Who is asked at all: the base filters of part, factor and item and the question's `relevant`, joined. Others are out of the base, and an answer of theirs has the wrong base.
    pub base: Option<Filter>,
}

/// Which figure of an instrument: written `overall`, `part:service`, `factor:III`, `item:Q9.15`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// The whole.
    Overall,
    /// Index into [`Index::parts`].
    Part(u16),
    /// Index into [`Index::factors`].
    Factor(u16),
    /// Index into [`Index::items`].
    Item(u16),
}
