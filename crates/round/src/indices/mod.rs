//! The indices of a survey as programs read them: JSON and CSV, nothing of a hidden domain in either.

mod csv;
mod json;

pub use csv::{SeenIndices, indices_csv, seen_indices_csv};
pub use json::survey_json;

use crate::SurveyRun;
use finding::{Lang, Text};
use survey::{Domain, DomainKind, Estimate, Figure, Instrument, Mode};
use units::Roster;

/// Which figures are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Figures {
    /// The whole, parts and factors.
    #[default]
    Factors,
    /// Items.
    Items,
}

/// Which domains are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Domains {
    /// Everybody.
    All,
    /// Units.
    #[default]
    Units,
    /// The units above them: districts, the province.
    Parents,
    /// Blocks.
    Blocks,
    /// How responses were taken.
    Modes,
    /// Choices of the question of this code: sex, age, occupation.
    Question(String),
    /// Every domain that there is.
    Every,
}

impl Domains {
    /// The domains named by a word; any other word is the code of a question.
    #[must_use]
    pub fn read(word: &str) -> Self {
        match word {
            "all" => Self::All,
            "unit" => Self::Units,
            "parent" => Self::Parents,
            "block" => Self::Blocks,
            "mode" => Self::Modes,
            "every" => Self::Every,
            code => Self::Question(code.to_owned()),
        }
    }
    fn holds(&self, kind: &DomainKind, instrument: &Instrument) -> bool {
        match (self, kind) {
            (Self::Every, _)
            | (Self::All, DomainKind::All)
            | (Self::Units, DomainKind::Unit(_))
            | (Self::Parents, DomainKind::Parent(_))
            | (Self::Blocks, DomainKind::Block(_))
            | (Self::Modes, DomainKind::Mode(_)) => true,
            (Self::Question(code), DomainKind::Choice(question, _)) => {
                instrument.question(*question).code == *code
            }
            _ => false,
        }
    }
}

/// The domains of a survey that are wanted, in their order.
pub fn domains_of<'r>(
    run: &'r SurveyRun,
    wanted: &'r Domains,
) -> impl Iterator<Item = &'r Domain> + 'r {
    let domains = run.estimates.domains.iter();
    domains.filter(|domain| wanted.holds(&domain.kind, &run.instrument))
}

/// The figures of a survey that are wanted, with their place among the estimates of a domain.
#[must_use]
pub fn figures_of(run: &SurveyRun, wanted: Figures) -> Vec<(usize, Figure)> {
    let figures = run.estimates.figures.iter().copied().enumerate();
    figures
        .filter(|(_, figure)| matches!(figure, Figure::Item(_)) == (wanted == Figures::Items))
        .collect()
}

/// `unit`, `parent`, …, and what stands behind it as a code: `31001`, `sex=1`, `home`.
#[must_use]
pub fn domain_code(run: &SurveyRun, roster: &Roster, kind: &DomainKind) -> (&'static str, String) {
    let unit = |at: &u32| {
        roster
            .get(*at as usize)
            .map_or_else(String::new, |unit| unit.code.clone())
    };
    match kind {
        DomainKind::All => ("all", String::new()),
        DomainKind::Unit(at) => ("unit", unit(at)),
        DomainKind::Parent(at) => ("parent", unit(at)),
        DomainKind::Block(name) => ("block", name.clone()),
        DomainKind::Choice(question, at) => {
            let choices = run.instrument.choices(*question);
            let choice = choices.get(usize::from(*at)).map_or("", |own| &own.code);
            let question = &run.instrument.question(*question).code;
            ("choice", format!("{question}={choice}"))
        }
        DomainKind::Mode(mode) => ("mode", mode_code(*mode).to_owned()),
        DomainKind::Both(one, other) => {
            let (_, one) = domain_code(run, roster, one);
            let (_, other) = domain_code(run, roster, other);
            ("both", format!("{one}&{other}"))
        }
    }
}

fn mode_code(mode: Mode) -> &'static str {
    match mode {
        Mode::Unknown => "unknown",
        Mode::Home => "home",
        Mode::Centre => "centre",
        Mode::Post => "post",
        Mode::Telephone => "telephone",
        Mode::Online => "online",
    }
}

/// Valid ÷ issued in percent with two digits; nothing where it is not known what was issued, or more came back than was issued.
#[must_use]
pub fn response_rate(domain: &Domain) -> Option<String> {
    let whole = |count: u64| i64::try_from(count).ok().map(points::Exact::from);
    let rate = whole(domain.valid)?
        .times(&points::Exact::from(100))
        .over(&whole(domain.issued?)?)?;
    (rate <= points::Exact::from(100)).then(|| rate.round(points::RoundTo::half_up(2)).to_string())
}

/// An exact figure as text: a decimal, or a ratio of whole numbers.
fn exact(value: &points::Exact) -> String {
    if value.as_decimal().is_some() {
        value.to_string()
    } else {
        value.to_ratio_text()
    }
}

/// Four digits: all that interval bounds are printed to.
fn four(double: f64) -> String {
    format!("{double:.4}")
}

fn method(estimate: &Estimate, lang: Lang) -> Option<String> {
    let interval = estimate.interval?;
    let words: Text = crate::method_words(interval.method, interval.stand_in);
    Some(words.get(lang).to_owned())
}
