//! The columns of a keying workbook, as they are written and found again.

use super::KeyCodes;
use crate::{Instrument, QuestionId, QuestionKind, Role};

/// What a column of a keying workbook holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keyed {
    /// The number of the sheet with its check digits; it tells the unit.
    Number,
    /// What the workbook itself says beside it (check, name of the unit): not read.
    Aside,
    /// How the response was taken: [`super::mode_of_key`].
    Mode,
    /// The day of the response.
    Day,
    /// One choice of a question, by its key.
    One(QuestionId, KeyCodes),
    /// One choice (by place, from 0) of a question with any number of ticks: 1 ticked, 0 not.
    Tick(QuestionId, u16),
    /// A number, as typed.
    Figure(QuestionId),
    /// A date.
    Date(QuestionId),
    /// A name of the sample's design: village, stratum.
    Name(QuestionId),
    /// A column that is none of the instrument's.
    Unknown,
}

pub(crate) const NUMBER: &str = "@so-phieu";
pub(crate) const CHECK: &str = "@kiem-tra";
pub(crate) const UNIT: &str = "@don-vi";
pub(crate) const MODE: &str = "@hinh-thuc";
pub(crate) const DAY: &str = "@ngay";

/// The questions that are keyed, in the order of the questionnaire, each with its machine name: `q1`, `q2/3` for the third choice's code.
///
/// Texts, notes and identifying questions are never keyed; the unit is told by the sheet's number; mode and day have columns of their own.
pub(crate) fn questions(instrument: &Instrument) -> Vec<(String, Keyed)> {
    let mut columns = Vec::new();
    for (at, question) in (0_u16..).zip(&instrument.questions) {
        let id = QuestionId(at);
        let apart = matches!(
            question.role,
            Role::Identifying
                | Role::FreeText
                | Role::Unit
                | Role::Parent
                | Role::Mode
                | Role::Day
                | Role::Serial
                | Role::ResponseId
                | Role::Weight
        );
        if apart {
            continue;
        }
        let code = question.code.clone();
        let design = matches!(question.role, Role::Cluster(_) | Role::Stratum);
        match question.kind {
            QuestionKind::One { .. } => {
                columns.push((code, Keyed::One(id, KeyCodes::of(instrument.choices(id)))));
            }
            QuestionKind::Many { .. } => {
                for (place, choice) in (0_u16..).zip(instrument.choices(id)) {
                    let name = format!("{code}/{}", choice.code);
                    columns.push((name, Keyed::Tick(id, place)));
                }
            }
            QuestionKind::Whole { .. } | QuestionKind::Decimal => {
                columns.push((code, Keyed::Figure(id)));
            }
            QuestionKind::Date => columns.push((code, Keyed::Date(id))),
            QuestionKind::Text if design => columns.push((code, Keyed::Name(id))),
            QuestionKind::Text | QuestionKind::Note => {}
        }
    }
    columns
}

/// What the column of this machine name holds.
pub(crate) fn meaning(name: &str, questions: &[(String, Keyed)]) -> Keyed {
    match name {
        NUMBER => Keyed::Number,
        CHECK | UNIT => Keyed::Aside,
        MODE => Keyed::Mode,
        DAY => Keyed::Day,
        name => questions
            .iter()
            .find(|(own, _)| own == name)
            .map_or(Keyed::Unknown, |(_, keyed)| keyed.clone()),
    }
}
