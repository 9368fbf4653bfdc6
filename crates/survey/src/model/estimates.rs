//! The result: per domain and figure the value, the counts behind it, and how sure it is.

use crate::{Figure, Mode, QuestionId};
use finding::Text;
use points::Exact;

/// Who is estimated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DomainKind {
    /// Everybody.
    All,
    /// A unit, by index in the roster.
    Unit(u32),
    /// The units below one, by its index in the roster: a district, a province.
    Parent(u32),
    /// A block, by its name in the roster.
    Block(String),
    /// Those who took this choice (by index) of a question.
    Choice(QuestionId, u16),
    /// Those whose response was taken this way.
    Mode(Mode),
    /// Both at once: the second within the first.
    Both(Box<DomainKind>, Box<DomainKind>),
}

/// A domain with its words and counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Domain {
    /// Who.
    pub kind: DomainKind,
    /// `Xã An Hòa`, `Nữ`.
    pub title: Text,
    /// Sheets issued, where known.
    pub issued: Option<u64>,
    /// Responses that came back.
    pub returned: u64,
    /// Responses that count.
    pub valid: u64,
    /// Whether the domain is hidden: fewer responses than the round's small cell, or needed to keep another one hidden.
    pub hidden: bool,
    /// By [`Estimates::figures`]; `None` where nobody answered.
    pub estimates: Vec<Option<Estimate>>,
    /// By item of the index.
    pub items: Vec<ItemCounts>,
}

/// Answers to one item within a domain; all its numbers add up to the domain's responses that count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemCounts {
    /// By choice of the question; 0 at a choice of no opinion.
    pub choices: Vec<u64>,
    /// Blank, two ticks, unknown and out of range among those who were to be asked.
    pub blank: u64,
    /// No opinion among those who were to be asked, as a choice or as keyed.
    pub no_opinion: u64,
    /// Not to be asked.
    pub out_of_base: u64,
    /// By choice whether its count is hidden (it is zero then); empty where none is.
    pub hidden: Vec<bool>,
}

/// How a 95% interval was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IntervalMethod {
    /// Wilson on the effective n (the default for proportions).
    Wilson,
    /// Korn–Graubard.
    KornGraubard,
    /// Logit.
    Logit,
    /// Clopper–Pearson; also what stands in for others at 0 and at 1.
    ClopperPearson,
    /// Agresti–Coull.
    AgrestiCoull,
    /// Jeffreys.
    Jeffreys,
    /// t with the design's degrees of freedom, cut to the scale (the default for means).
    StudentT,
}

/// A 95% interval in percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
    /// How it was made.
    pub method: IntervalMethod,
    /// Whether another method had to stand in (0%, 100%, or a single respondent).
    pub stand_in: bool,
}

/// What the value would be if all blanks were dissatisfied, and if all were satisfied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    /// All blanks at the lowest score.
    pub low: Exact,
    /// All blanks at the highest score.
    pub high: Exact,
}

/// One figure of one domain, in percent.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// Exact where nothing is weighted; before rounding.
    pub before_rounding: Exact,
    /// After the instrument's one rounding.
    pub value: Exact,
    /// Respondents with an answer in the base.
    pub n: u64,
    /// Answers in the base: of one item equal to `n`, of a factor more.
    pub answers: u64,
    /// Blanks among those who were to be asked, over the figure's items.
    pub blank: u64,
    /// Worst and best case of the blanks.
    pub bounds: Bounds,
    /// Standard error in percentage points; `None` where the design gives none (one respondent, a lonely cluster).
    pub se: Option<f64>,
    /// Degrees of freedom of the design.
    pub df: f64,
    /// The 95% interval; `None` where there is no standard error.
    pub interval: Option<Interval>,
    /// Design effect against simple random sampling with replacement.
    pub deff: Option<f64>,
    /// Effective number of respondents.
    pub n_effective: Option<f64>,
}

/// Everything that is known of one instrument in one round.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimates {
    /// The figures, in this order everywhere: the whole, parts, factors, items.
    pub figures: Vec<Figure>,
    /// Everybody first, then units in the order of the roster, parents, blocks, traits, modes.
    pub domains: Vec<Domain>,
    /// Whether weights took part.
    pub weighted: bool,
    /// The questions whose population margins the weights were moved to.
    pub margins: Vec<QuestionId>,
    /// Whether intervals are of a probability sample; otherwise they are computed as simple random and say so.
    pub probability: bool,
    /// Cronbach's alpha by factor, over respondents with all its items; `None` under two items or two respondents.
    pub alpha: Vec<Option<f64>>,
}

impl Estimates {
    /// The domain of a unit.
    #[must_use]
    pub fn unit(&self, unit: u32) -> Option<&Domain> {
        self.domains
            .iter()
            .find(|domain| domain.kind == DomainKind::Unit(unit))
    }
    /// The estimate of a figure in a domain.
    #[must_use]
    pub fn of<'d>(&self, domain: &'d Domain, figure: Figure) -> Option<&'d Estimate> {
        let at = self.figures.iter().position(|own| *own == figure)?;
        domain.estimates.get(at)?.as_ref()
    }
}
