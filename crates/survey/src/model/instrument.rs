//! A questionnaire as data.

use crate::{Index, Limits};
use criteria::Status;
use finding::Text;

/// Index into [`Instrument::questions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionId(pub u16);

impl QuestionId {
    /// As an index.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A questionnaire: its questions, its lists of choices, and its index part.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    /// The file it was read from.
    pub file: String,
    /// `id`: `sipas`.
    pub id: String,
    /// `year`.
    pub year: i16,
    /// `title`.
    pub title: Text,
    /// `status`: official, reconstructed or sample; printed on every result.
    pub status: Status,
    /// `notice`: a sentence that every output repeats.
    pub notice: Option<String>,
    /// `source`: the decision or the copy that the text comes from.
    pub source: String,
    /// In the order of the questionnaire.
    pub questions: Vec<Question>,
    /// Lists of choices.
    pub lists: Vec<ChoiceList>,
    /// Which items form which factor, and how answers become an index.
    pub index: Index,
    /// Limits of validity that a round may change.
    pub limits: Limits,
    /// SHA-256 of the text, lower-case hex.
    pub digest: String,
}

impl Instrument {
    /// `sipas/2022`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}", self.id, self.year)
    }
    /// A question.
    #[must_use]
    pub fn question(&self, id: QuestionId) -> &Question {
        &self.questions[id.index()]
    }
    /// The question of this code, exactly as declared.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<QuestionId> {
        let at = self
            .questions
            .iter()
            .position(|question| question.code == code)?;
        u16::try_from(at).ok().map(QuestionId)
    }
    /// The choices of a question; empty where it has none.
    #[must_use]
    pub fn choices(&self, id: QuestionId) -> &[Choice] {
        match self.question(id).kind {
            QuestionKind::One { list, .. } | QuestionKind::Many { list, .. } => {
                &self.lists[list].choices
            }
            _ => &[],
        }
    }
    /// The first question of this role.
    #[must_use]
    pub fn with_role(&self, role: Role) -> Option<QuestionId> {
        let at = self
            .questions
            .iter()
            .position(|question| question.role == role)?;
        u16::try_from(at).ok().map(QuestionId)
    }
}

/// One question (a row of a grid is a question of its own).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// XLSForm `name`; unique.
    pub code: String,
    /// Names of the groups around it, outermost first: exports prefix them (`b/q9/q9_1`).
    pub groups: Vec<String>,
    /// The heading of its grid or section, where it has one: Google Forms write `heading [title]`.
    pub heading: Text,
    /// What is asked.
    pub title: Text,
    /// A sentence of help beside it.
    pub hint: Text,
    /// What kind of answer.
    pub kind: QuestionKind,
    /// What the answer is for.
    pub role: Role,
    /// Whether an answer is required.
    pub required: bool,
    /// Asked only of those for whom this holds.
    pub relevant: Option<Filter>,
    /// Line of the instrument's file, or row of its `survey` sheet.
    pub line: u32,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionKind {
    /// One choice; `other`: a text may stand instead of a choice.
    One {
        /// Index into [`Instrument::lists`].
        list: usize,
        /// `or_other`.
        other: bool,
    },
    /// Any number of choices.
    Many {
        /// Index into [`Instrument::lists`].
        list: usize,
        /// `or_other`.
        other: bool,
    },
    /// A whole number, with its limits.
    Whole {
        /// Smallest.
        least: Option<i64>,
        /// Largest.
        most: Option<i64>,
    },
    /// A decimal number.
    Decimal,
    /// A text.
    Text,
    /// A date.
    Date,
    /// No answer: a note, or a field that the tool fills.
    Note,
}

/// What an answer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// An item of the index.
    Item,
    /// A trait of the respondent that results are split by: age, sex, occupation.
    Demographic,
    /// The unit that is judged.
    Unit,
    /// The unit's parent, where names need it.
    Parent,
    /// A cluster of the sample: village; 1 is the first stage.
    Cluster(u8),
    /// The stratum.
    Stratum,
    /// The design weight.
    Weight,
    /// How the response was taken: at home, at the centre, by post, by telephone, online.
    Mode,
    /// The number printed on the sheet.
    Serial,
    /// The day of the response.
    Day,
    /// The tool's own id of a response.
    ResponseId,
    /// Names a person: dropped at reading.
    Identifying,
    /// Free text: kept apart, never published.
    FreeText,
    /// Nothing of the above.
    Other,
}

/// Choices that questions share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceList {
    /// XLSForm `list_name`.
    pub name: String,
    /// In their order.
    pub choices: Vec<Choice>,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// XLSForm `name`: `5`.
    pub code: String,
    /// `Rất hài lòng`.
    pub title: Text,
    /// Other wordings that earlier versions or other tools used.
    pub also: Vec<String>,
    /// Whether the choice says that there is no opinion (`Không có ý kiến`): never in a base.
    pub no_opinion: bool,
}

/// A condition on answers: any of the rows holds when all of its tests hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Or of ands. Empty: always.
    pub any: Vec<Vec<Test>>,
}

/// One test of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// The question.
    pub question: QuestionId,
    /// Holds where one of these choices (by index) was taken.
    pub choices: Vec<u16>,
    /// Or rather where none of them was; a blank holds then too.
    pub not: bool,
}
