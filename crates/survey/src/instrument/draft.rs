//! A questionnaire half read: its questions and lists stand, the conditions are still texts.

use crate::{Choice, ChoiceList, Question, QuestionId};
use finding::Place;
use points::Exact;
use std::collections::BTreeMap;

/// More questions than any questionnaire has; what refers to questions is looked up among so many.
pub(crate) const MOST_QUESTIONS: usize = 2_000;
/// The same for lists of choices.
pub(crate) const MOST_LISTS: usize = 1_000;

/// Which end of a list is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Best {
    First,
    Last,
}

/// Weights of choices, in percent, with their places.
pub(crate) type Options = Vec<(String, Exact, Place)>;

/// What the index part needs to know of a list, and what the model does not keep.
#[derive(Debug, Clone)]
pub(crate) struct ListFacts {
    pub(crate) place: Place,
    pub(crate) best: Option<Best>,
    pub(crate) options: Option<Options>,
}

/// Questions and lists as they were read, from either kind of file.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) lists: Vec<ChoiceList>,
    /// By list.
    pub(crate) facts: Vec<ListFacts>,
    pub(crate) questions: Vec<Question>,
    /// By question.
    pub(crate) places: Vec<Place>,
    /// Condition texts with their places, by question.
    pub(crate) relevant: Vec<Option<(String, Place)>>,
    /// Whether the role was given, by question.
    pub(crate) role_given: Vec<bool>,
    by_code: BTreeMap<String, QuestionId>,
}

impl Draft {
    /// The question of this code.
    pub(crate) fn find(&self, code: &str) -> Option<QuestionId> {
        self.by_code.get(code).copied()
    }
    /// The list of this name.
    pub(crate) fn list(&self, name: &str) -> Option<usize> {
        self.lists.iter().position(|list| list.name == name)
    }
    /// The choices of a question; `None` where it has none.
    pub(crate) fn choices(&self, id: QuestionId) -> Option<&[Choice]> {
        let list = self.list_of(id)?;
        Some(&self.lists[list].choices)
    }
    /// The list of a question with choices.
    pub(crate) fn list_of(&self, id: QuestionId) -> Option<usize> {
        use crate::QuestionKind::{Many, One};
        match self.questions[id.index()].kind {
            One { list, .. } | Many { list, .. } => Some(list),
            _ => None,
        }
    }
    /// Adds a list.
    pub(crate) fn push_list(&mut self, list: ChoiceList, facts: ListFacts) {
        self.lists.push(list);
        self.facts.push(facts);
    }
    /// Adds a question whose code is new; the place of the one that has it already where it is not.
    pub(crate) fn push(
        &mut self,
        question: Question,
        place: Place,
        relevant: Option<(String, Place)>,
        role_given: bool,
    ) -> Result<(), Place> {
        if let Some(first) = self.by_code.get(&question.code) {
            return Err(self.places[first.index()].clone());
        }
        let id = QuestionId(u16::try_from(self.questions.len()).unwrap_or(u16::MAX));
        self.by_code.insert(question.code.clone(), id);
        self.questions.push(question);
        self.places.push(place);
        self.relevant.push(relevant);
        self.role_given.push(role_given);
        Ok(())
    }
}
