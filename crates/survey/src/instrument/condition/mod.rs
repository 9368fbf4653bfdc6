//! Conditions as forms write them become [`Filter`]s: any of some rows of tests.
//!
//! Read are `${q} = '1'`, `!=`, `<`, `<=`, `>`, `>=` (against choices that are numbers), `selected(${q}, '1')`, `not(…)`, `and`, `or`, brackets, `true()`, and `''` for "not answered"; a question may stand bare, `Q8.4 = 1`.
//! Anything else is a finding and no filter: a condition half understood would change the base.

mod parse;
mod rows;
mod test;
mod tokens;

pub(crate) use rows::join;

use super::draft::Draft;
use super::findings::conditions;
use crate::{Filter, QuestionId, Role};
use criteria::toml::Document;
use finding::{Finding, Place, Severity};

/// What is wrong with a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The text ends or goes on where it should not, or holds something that is not read.
    Unread(String),
    /// No such question.
    UnknownQuestion(String),
    /// The question has no choices to compare with.
    NoChoices(String),
    /// One of several choices is asked for by `=`.
    EqualsMany(String),
    /// No such choice of the question.
    UnknownChoice {
        question: String,
        choice: String,
        known: Vec<String>,
    },
    /// Too long, too deep, or too many rows.
    TooLarge,
}

/// The filter of a text; a finding and `None` where it is not read to its end.
pub(crate) fn read(
    document: &Document,
    draft: &Draft,
    text: &str,
    place: &Place,
) -> Option<Filter> {
    match filter_of(draft, text, place) {
        Ok(filter) => filter,
        Err(finding) => {
            document.push(finding);
            None
        }
    }
}

fn filter_of(draft: &Draft, text: &str, place: &Place) -> Result<Option<Filter>, Finding> {
    tokens::split(text)
        .and_then(|tokens| parse::parse(&tokens, draft))
        .and_then(|expression| rows::rows(&expression))
        .map_err(|trouble| conditions::trouble(place.clone(), text, &trouble, draft))
}

/// What is wrong with `relevant`, by question.
pub(crate) type Unread = Vec<(QuestionId, Finding)>;

/// `relevant` of all questions.
pub(crate) fn relevant(draft: &mut Draft) -> Unread {
    let texts = draft.relevant.clone();
    let mut unread = Unread::new();
    for (index, own) in (0u16..).zip(&texts) {
        let Some((text, place)) = own else { continue };
        let id = QuestionId(index);
        match filter_of(draft, text, place) {
            Ok(Some(filter)) if filter.any.iter().flatten().any(|test| test.question == id) => {
                let code = &draft.questions[id.index()].code;
                unread.push((id, conditions::of_itself(place.clone(), code)));
            }
            Ok(filter) => draft.questions[id.index()].relevant = filter,
            Err(finding) => unread.push((id, finding)),
        }
    }
    unread
}

/// Tells what is wrong with `relevant`: an error for an item, whose base it would change, a warning for any other question.
pub(crate) fn tell(document: &Document, draft: &Draft, unread: Unread) {
    for (id, mut finding) in unread {
        if draft.questions[id.index()].role != Role::Item {
            finding.severity = Severity::Warning;
        }
        document.push(finding);
    }
}
