//! The rule forms. One variant each; the arithmetic of each stands in its own file of `scoring`.

use crate::{Asked, Condition, Measure, RulePart, Steps};
use jiff::civil::Date;
use points::Exact;

/// What a branch earns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Award {
    /// `points = 1.5`.
    Points(Exact),
    /// `share = 75`: percent of the maximum.
    Share(Exact),
    /// `ratio = true`: the measured percentage of the maximum (at most the maximum).
    Ratio,
}

/// One named level: `{ name = "Tốt", share = 75 }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelAward {
    /// The name, as on the form.
    pub name: String,
    /// What it earns (`levels`) or costs (`penalty-share`, always a share).
    pub award: Award,
}

/// One kind of fault or thing counted: `{ input = "late", each = 0.25, per = 1 }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deduction {
    /// What is counted.
    pub measure: Measure,
    /// Points for each.
    pub each: Exact,
    /// For every so many (1 where absent); whole groups count.
    pub per: Exact,
    /// `cap`: at most so many points of this kind.
    pub cap: Option<Exact>,
}

/// Calendar or working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// `calendar`.
    Calendar,
    /// `working`: by `criteria/calendars/<year>.toml`.
    Working,
}

/// How a value is set against the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeerMethod {
    /// `min-max`: (value − lowest) ÷ (highest − lowest); all equal earns the maximum.
    MinMax,
    /// `share-of-best`: value ÷ highest (or lowest ÷ value where lower is better).
    ShareOfBest,
}

/// Which end is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Best {
    /// `higher`.
    Higher,
    /// `lower`.
    Lower,
}

/// One group of respondents of a `survey` rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respondents {
    /// `title`.
    pub title: String,
    /// `weight`: share of this group; the groups' weights need not add up to 100.
    pub weight: Exact,
    /// `index = "x"`: an index in percent given as an input,
    pub index: Option<u16>,
    /// or `options = { a = 100, b = 60, c = 20, d = 0 }`: counts of answers, each with its weight in percent.
    pub options: Vec<(u16, Exact)>,
    /// `instrument = "sipas/2022"` as written; of a group with options it is only a name where no `question` says what is counted.
    pub instrument: Option<String>,
    /// The link by which the value is counted from responses, where the keys say one.
    pub asked: Option<Asked>,
}

/// One guarded case: the first whose conditions all hold gives the points.
#[derive(Debug, Clone)]
pub struct Case {
    /// `when = [ … ]`; empty = otherwise.
    pub when: Vec<Condition>,
    /// What it gives: a part with a rule of its own, whose maximum is the leaf's where absent. A bare `points` or `share` is [`Rule::Award`].
    pub then: RulePart,
}

/// How points follow from inputs. Every rule's result is kept between 0 and the maximum.
#[derive(Debug, Clone)]
pub enum Rule {
    /// `yes-no`: `input`; `yes` (the maximum where absent), `no` (0 where absent).
    YesNo {
        /// The input.
        input: u16,
        /// Earned by yes.
        yes: Award,
        /// Earned by no.
        no: Award,
    },
    /// `levels`: `input`; `levels = [ … ]`.
    Levels {
        /// The input, of kind level.
        input: u16,
        /// In the order of the input's level list.
        levels: Vec<LevelAward>,
    },
    /// `thresholds`: a measure (`input`, or `numerator` and `denominator` in percent); `steps = [ … ]`, `otherwise`.
    Thresholds {
        /// What is looked at.
        measure: Measure,
        /// The steps.
        steps: Steps,
    },
    /// `ratio`: max × n/d; with `target` (percent) min(max, max × n/d ÷ target); with `floor` (percent) zero below it. A measure that is one percent input is read as input ÷ 100.
    Ratio {
        /// What is looked at, as a fraction of 1.
        measure: Measure,
        /// Percent that earns the maximum; 100 where absent.
        target: Option<Exact>,
        /// Percent below which nothing is earned.
        floor: Option<Exact>,
    },
    /// `per-count`: points for each, capped at the maximum. `input` and `each`, or `counts = [ { input, each, per, cap } ]`.
    PerCount {
        /// What is counted; an `items` input counts its rows whose ids did not count in the previous round.
        counts: Vec<Deduction>,
    },
    /// `deduct`: the maximum less points for each fault, not below 0. `input` and `each`, or `deductions = [ … ]`.
    Deduct {
        /// The faults.
        deductions: Vec<Deduction>,
    },
    /// `penalty-share`: the maximum less a share by named level. `input`; `levels = [ { name, share } ]` with the share taken off.
    PenaltyShare {
        /// The input, of kind level.
        input: u16,
        /// Shares taken off, in percent.
        levels: Vec<LevelAward>,
    },
    /// `deadline`: days late of a date. `input`; `due` (a date) or `due-input`; `days`; `steps` on days late (0 = on time), `otherwise`.
    Deadline {
        /// The date done.
        input: u16,
        /// The date due, fixed in the set,
        due: Option<Date>,
        /// or given as an input.
        due_input: Option<u16>,
        /// Calendar or working days.
        days: DayKind,
        /// On days late; early is 0.
        steps: Steps,
    },
    /// `cases`: `[[criterion."x".case]]` with `when` and the keys of a rule.
    Cases {
        /// In file order.
        cases: Vec<Case>,
    },
    /// A fixed award: what a case with `points` or `share` and no rule gives. Never a leaf's own rule.
    Award(Award),
    /// `sum`: the parts added; `over-max = "cap" | "reject"`.
    Sum {
        /// In file order.
        parts: Vec<RulePart>,
        /// Whether a sum over the maximum is cut (else it is a finding and unreadable).
        cap: bool,
    },
    /// `best`: the largest of the parts.
    Best {
        /// In file order.
        parts: Vec<RulePart>,
    },
    /// `survey`: index × max ÷ 100, over groups of respondents by weight.
    Survey {
        /// The groups (`[[criterion."x".group]]`), or one from the leaf's own keys.
        groups: Vec<Respondents>,
    },
    /// `imported`: points of another system as they are (`input` of kind points), or an index on a scale (`scale = 100`) times the maximum.
    Imported {
        /// The input; `None` = only typed points.
        input: Option<u16>,
        /// The other system's maximum; `None` = points already.
        scale: Option<Exact>,
    },
    /// `peers`: relative to the complete units of the block in the final layer; second pass.
    Peers {
        /// What is compared.
        measure: Measure,
        /// How.
        method: PeerMethod,
        /// Which end is good.
        better: Best,
    },
    /// `frequency`: done ÷ expected in the period, at most 1. `input`; `expected = 6` or `expected-input`.
    Frequency {
        /// How often it was done.
        input: u16,
        /// How often it should be,
        expected: Option<Exact>,
        /// or given as an input.
        expected_input: Option<u16>,
    },
    /// `council`: points by hand, within the maximum and in steps; typed points only.
    Council {
        /// `step`.
        step: Option<Exact>,
    },
    /// `points`: typed points only; `step`.
    Points {
        /// `step`.
        step: Option<Exact>,
    },
    /// `info`: information only; maximum 0, never scored.
    Info,
}

impl Rule {
    /// The groups of respondents of this rule and of the rules within it, in file order.
    #[must_use]
    pub fn respondents(&self) -> Vec<&Respondents> {
        match self {
            Self::Survey { groups } => groups.iter().collect(),
            Self::Sum { parts, .. } | Self::Best { parts } => parts
                .iter()
                .flat_map(|part| part.rule.respondents())
                .collect(),
            Self::Cases { cases } => cases
                .iter()
                .flat_map(|case| case.then.rule.respondents())
                .collect(),
            _ => Vec::new(),
        }
    }
    /// The key in the file.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::YesNo { .. } => "yes-no",
            Self::Levels { .. } => "levels",
            Self::Thresholds { .. } => "thresholds",
            Self::Ratio { .. } => "ratio",
            Self::PerCount { .. } => "per-count",
            Self::Deduct { .. } => "deduct",
            Self::PenaltyShare { .. } => "penalty-share",
            Self::Deadline { .. } => "deadline",
            Self::Cases { .. } => "cases",
            Self::Award(_) => "award",
            Self::Sum { .. } => "sum",
            Self::Best { .. } => "best",
            Self::Survey { .. } => "survey",
            Self::Imported { .. } => "imported",
            Self::Peers { .. } => "peers",
            Self::Frequency { .. } => "frequency",
            Self::Council { .. } => "council",
            Self::Points { .. } => "points",
            Self::Info => "info",
        }
    }
}
