//! What can only be said once everything is read.

use super::draft::Draft;
use super::{findings, questions, roles};
use crate::{MAX_CHOICES, QuestionId, QuestionKind, Role};
use criteria::toml::Document;

/// Answers to a question of several choices are bits.
const MOST_MANY: usize = 64;

pub(crate) fn run(document: &Document, draft: &Draft) {
    lists(document, draft);
    roles_of(document, draft);
}

fn lists(document: &Document, draft: &Draft) {
    for (list, facts) in draft.lists.iter().zip(&draft.facts) {
        if list.choices.is_empty() {
            document.push(findings::lists::empty(facts.place.clone(), &list.name));
        }
        for (at, choice) in list.choices.iter().enumerate() {
            let label = vietnamese::key(&choice.title.vi);
            let same = |other: &crate::Choice| vietnamese::key(&other.title.vi) == label;
            // Long lists are lists of places, whose names repeat across the country.
            let is_long = list.choices.len() > usize::from(MAX_CHOICES);
            if !is_long && !label.is_empty() && list.choices[..at].iter().any(same) {
                let place = facts.place.clone();
                let label = &choice.title.vi;
                document.push(findings::lists::label_twice(place, &list.name, label));
            }
        }
    }
    for (at, question) in (0u16..).zip(&draft.questions) {
        let most = match question.kind {
            QuestionKind::One { .. } => usize::from(MAX_CHOICES),
            QuestionKind::Many { .. } => MOST_MANY,
            _ => continue,
        };
        let choices = draft.choices(QuestionId(at)).unwrap_or_default();
        let blank = choices.iter().find(|choice| choice.code.contains(' '));
        if let (QuestionKind::Many { .. }, Some(blank)) = (&question.kind, blank) {
            let place = draft.places[usize::from(at)].clone();
            let finding = findings::lists::blank_in_many(place, &question.code, &blank.code);
            document.push(finding);
        }
        let n = choices.len();
        if n > most {
            let place = draft.places[usize::from(at)].clone();
            document.push(findings::lists::too_long(place, &question.code, n, most));
        }
    }
}

fn roles_of(document: &Document, draft: &Draft) {
    let mut seen: Vec<(Role, usize)> = Vec::new();
    for (at, question) in draft.questions.iter().enumerate() {
        let place = || draft.places[at].clone();
        let word = roles::word(question.role);
        if question.role == Role::Item && !questions::fits(&question.kind, Role::Item)
            || !questions::fits(&question.kind, question.role)
        {
            document.push(findings::questions::role_kind(
                place(),
                &question.code,
                word,
            ));
        }
        let once = matches!(
            question.role,
            Role::Unit
                | Role::Parent
                | Role::Cluster(_)
                | Role::Stratum
                | Role::Weight
                | Role::Mode
                | Role::Serial
                | Role::Day
                | Role::ResponseId
        );
        if !once {
            continue;
        }
        match seen.iter().find(|(role, _)| *role == question.role) {
            Some((_, first)) => {
                let first = draft.places[*first].clone();
                document.push(findings::questions::role_twice(place(), word, first));
            }
            None => seen.push((question.role, at)),
        }
    }
}
