//! The states a unit may choose for a leaf, as the drop-down shows them.

use crate::Answer;

pub(crate) const NOT_APPLICABLE: &str = "Không áp dụng";
pub(crate) const UNDEFINED: &str = "Không phát sinh";
pub(crate) const MISSING: &str = "Chưa có số liệu";

/// The drop-down.
pub(crate) fn choices() -> Vec<String> {
    [NOT_APPLICABLE, UNDEFINED, MISSING]
        .map(str::to_owned)
        .to_vec()
}

/// The state's words; `None` for a value and for what cannot be chosen.
pub(crate) fn words(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::NotApplicable => Some(NOT_APPLICABLE),
        Answer::Undefined => Some(UNDEFINED),
        Answer::Missing | Answer::Unreadable | Answer::Given(_) => None,
    }
}

/// The state that these words name: one of the drop-down, or another word for the same.
pub(crate) fn read(words: &str) -> Option<Answer> {
    let wanted = vietnamese::key(words);
    let listed = [
        (NOT_APPLICABLE, Answer::NotApplicable),
        (UNDEFINED, Answer::Undefined),
        (MISSING, Answer::Missing),
    ];
    if let Some((_, answer)) = listed
        .into_iter()
        .find(|(own, _)| vietnamese::key(own) == wanted)
    {
        return Some(answer);
    }
    match vietnamese::read_blank(words)? {
        vietnamese::BlankWord::NotApplicable => Some(Answer::NotApplicable),
        vietnamese::BlankWord::Undefined => Some(Answer::Undefined),
        vietnamese::BlankWord::Missing => Some(Answer::Missing),
        _ => None,
    }
}
