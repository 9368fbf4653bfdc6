//! What stands behind a survey value: counts per answer, base, formula, n and interval. Never the row of a person.

use crate::words;
use answers::SurveyFigure;
use finding::{Lang, Text};
use points::Exact;
use serde::Serialize;

/// Answers of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountTrace {
    /// The choice.
    pub label: Text,
    /// How many answers.
    pub count: u64,
}

/// How sure the value is; every number is a text with four digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SureTrace {
    /// Standard error in percentage points.
    pub se: String,
    /// Lower bound of the 95% interval in percent.
    pub low: String,
    /// Upper bound.
    pub high: String,
    /// How the interval was made.
    pub method: Text,
    /// Degrees of freedom.
    pub df: String,
    /// Design effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deff: Option<String>,
    /// Effective number of respondents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub n_effective: Option<String>,
}

/// The counts of one figure; none where the unit has too few responses to show them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedTrace {
    /// Answers by choice; none where so few took one of them that a person could be recognised.
    pub counts: Option<Vec<CountTrace>>,
    /// Answers in the base.
    pub base: u64,
    /// Blanks among those asked.
    pub blanks: u64,
    /// Respondents with an answer in the base.
    pub n: u64,
    /// Sheets issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<u64>,
    /// Responses returned.
    pub returned: u64,
    /// Responses that count.
    pub valid: u64,
    /// Valid ÷ issued in percent, two digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<String>,
    /// Before rounding: a decimal, or a ratio of whole numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_rounding: Option<String>,
    /// The same as a person reads it.
    #[serde(skip)]
    pub index: Option<Text>,
    /// The interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<SureTrace>,
}

/// The figure of an instrument that a survey value was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SurveyTrace {
    /// The input that it fills (of options, the first).
    pub input: String,
    /// The group of respondents; of a leaf with one group the leaf's own title.
    pub group: String,
    /// The survey's id in the round.
    pub survey: String,
    /// The instrument.
    pub instrument: String,
    /// Its title.
    pub title: Text,
    /// `official`, `reconstructed`, `sample`.
    pub status: String,
    /// What every output of the instrument repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// The figure or question by its code.
    pub figure: String,
    /// Its title.
    pub figure_title: Text,
    /// Who was left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only: Option<Text>,
    /// The item formula.
    pub formula: Text,
    /// What a blank does.
    pub blanks_rule: Text,
    /// How items become the figure.
    pub aggregation: Text,
    /// Whether the responses are a probability sample.
    pub probability: bool,
    /// What the answers are weighted by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weighting: Option<Text>,
    /// Whether counts are not shown.
    pub hidden: bool,
    /// The counts, where they are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<CountedTrace>,
    /// The files.
    pub files: Vec<String>,
}

impl SurveyTrace {
    pub(super) fn new(input: &str, group: &str, figure: &SurveyFigure) -> Self {
        Self {
            input: input.to_owned(),
            group: group.to_owned(),
            survey: figure.survey.clone(),
            instrument: figure.instrument.clone(),
            title: figure.instrument_title.clone(),
            status: figure.status.key().to_owned(),
            notice: figure.notice.clone(),
            figure: figure.figure.clone(),
            figure_title: figure.title.clone(),
            only: figure.only.clone(),
            formula: figure.formula.clone(),
            blanks_rule: figure.blanks_rule.clone(),
            aggregation: figure.aggregation.clone(),
            probability: figure.probability,
            weighting: figure.weighting.clone(),
            hidden: figure.hidden,
            counted: (!figure.hidden).then(|| counted(figure)),
            files: figure.files.clone(),
        }
    }
}

fn counted(figure: &SurveyFigure) -> CountedTrace {
    let four = |double: f64| format!("{double:.4}");
    CountedTrace {
        counts: (!figure.counts_hidden).then(|| {
            let counts = figure.counts.iter().map(|count| CountTrace {
                label: count.label.clone(),
                count: count.count,
            });
            counts.collect()
        }),
        base: figure.base,
        blanks: figure.blanks,
        n: figure.n,
        issued: figure.issued,
        returned: figure.returned,
        valid: figure.valid,
        rate: rate(figure.valid, figure.issued),
        before_rounding: figure.before_rounding.as_ref().map(|value| {
            if value.as_decimal().is_some() {
                value.to_string()
            } else {
                value.to_ratio_text()
            }
        }),
        index: figure.before_rounding.as_ref().map(|value| {
            let one = |lang| format!("{}%", words::exact(value, lang));
            Text::new(one(Lang::Vi), one(Lang::En))
        }),
        interval: figure.sureness.as_ref().map(|sure| SureTrace {
            se: four(sure.se),
            low: four(sure.low),
            high: four(sure.high),
            method: sure.method.clone(),
            df: four(sure.df),
            deff: sure.deff.map(four),
            n_effective: sure.n_effective.map(four),
        }),
    }
}

/// Valid ÷ issued in percent with two digits; nothing where none was issued or more came back than was issued.
fn rate(valid: u64, issued: Option<u64>) -> Option<String> {
    let whole = |count: u64| i64::try_from(count).ok().map(Exact::from);
    let rate = whole(valid)?
        .times(&Exact::from(100))
        .over(&whole(issued?)?)?;
    (rate <= Exact::from(100)).then(|| rate.round(points::RoundTo::half_up(2)).to_string())
}

/// What stands in place of a count that so few responses make up that a person could be recognised.
pub(super) fn not_shown() -> Text {
    Text::new(
        "không hiển thị vì quá ít phiếu",
        "not shown, too few responses",
    )
}
