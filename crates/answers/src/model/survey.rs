//! What stands behind a survey value: the counts, the base, and how sure it is. Scoring reads only the value; `explain` shows the rest.

use criteria::Status;
use finding::Text;
use points::Exact;

/// Answers of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerCount {
    /// The choice as the questionnaire words it: `Rất hài lòng`.
    pub label: Text,
    /// How many answers.
    pub count: u64,
}

/// How sure a value is, in percentage points. Doubles that decide nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Sureness {
    /// Standard error.
    pub se: f64,
    /// Degrees of freedom of the design.
    pub df: f64,
    /// Lower bound of the 95% interval.
    pub low: f64,
    /// Upper bound of the 95% interval.
    pub high: f64,
    /// How the interval was made.
    pub method: Text,
    /// Design effect against simple random sampling with replacement.
    pub deff: Option<f64>,
    /// Effective number of respondents.
    pub n_effective: Option<f64>,
}

/// The figure of an instrument from which a unit's survey value was taken.
#[derive(Debug, Clone, PartialEq)]
pub struct SurveyFigure {
    /// The survey's id in the round.
    pub survey: String,
    /// The instrument's name: `mot-cua/2024`.
    pub instrument: String,
    /// The instrument's title.
    pub instrument_title: Text,
    /// Whether the instrument is official, reconstructed or a sample.
    pub status: Status,
    /// What every output of the instrument repeats.
    pub notice: Option<String>,
    /// The figure or question by its code: `factor:III`, `q12`.
    pub figure: String,
    /// Its title.
    pub title: Text,
    /// Who was left out: the words of `where`.
    pub only: Option<Text>,
    /// The item formula in words.
    pub formula: Text,
    /// What a blank does.
    pub blanks_rule: Text,
    /// How items become the figure.
    pub aggregation: Text,
    /// Answers by choice, in the order of the questionnaire; of a figure with several items, over all of them.
    pub counts: Vec<AnswerCount>,
    /// Whether these are not shown, because so few took one of the choices that a person could be recognised.
    pub counts_hidden: bool,
    /// Answers in the base.
    pub base: u64,
    /// Blank, unknown, out of range and two ticks among those asked.
    pub blanks: u64,
    /// Respondents with an answer in the base.
    pub n: u64,
    /// Sheets issued, where known.
    pub issued: Option<u64>,
    /// Responses that came back.
    pub returned: u64,
    /// Responses that count.
    pub valid: u64,
    /// In percent, exact where nothing is weighted; `None` where counts were taken and no index.
    pub before_rounding: Option<Exact>,
    /// After the instrument's one rounding: what was scored.
    pub value: Option<Exact>,
    /// Standard error and interval; `None` where the design gives none.
    pub sureness: Option<Sureness>,
    /// Whether the responses are a probability sample; otherwise the interval is computed as simple random.
    pub probability: bool,
    /// What the answers are weighted by, where they are; counts stand unweighted beside it.
    pub weighting: Option<Text>,
    /// Whether counts and interval are not shown, because so few responses would let a person be recognised. The value is scored all the same.
    pub hidden: bool,
    /// The files that the responses came from.
    pub files: Vec<String>,
}
