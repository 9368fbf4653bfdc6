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
use crate::Filter;
use criteria::toml::Document;
use finding::Place;

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
    let filter = tokens::split(text)
        .and_then(|tokens| parse::parse(&tokens, draft))
        .and_then(|expression| rows::rows(&expression));
    match filter {
        Ok(filter) => filter,
        Err(trouble) => {
            document.push(conditions::trouble(place.clone(), text, &trouble, draft));
            None
        }
    }
}

/// `relevant` of all questions.
pub(crate) fn relevant(document: &Document, draft: &mut Draft) {
    let texts = draft.relevant.clone();
    for (index, own) in texts.iter().enumerate() {
        let Some((text, place)) = own else { continue };
        let filter = read(document, draft, text, place);
        let own_id = |test: &crate::Test| test.question.index() == index;
        if let Some(filter) = &filter
            && filter.any.iter().flatten().any(own_id)
        {
            let code = draft.questions[index].code.clone();
            document.push(conditions::of_itself(place.clone(), &code));
            continue;
        }
        draft.questions[index].relevant = filter;
    }
}
