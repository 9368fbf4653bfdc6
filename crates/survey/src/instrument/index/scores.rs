//! What each choice of an item gives in percent.

use crate::instrument::draft::{Best, Draft, Options};
use crate::instrument::findings::index as findings;
use crate::{Choice, Formula, ItemScore, QuestionId, QuestionKind};
use criteria::toml::Document;
use finding::{Finding, Place};
use points::{Exact, Fraction};
use std::collections::BTreeSet;

/// Notes what is wrong with a list once, however many items use it.
pub(crate) struct Told<'d> {
    document: &'d Document,
    seen: BTreeSet<String>,
}

impl<'d> Told<'d> {
    pub(crate) fn new(document: &'d Document) -> Self {
        Self {
            document,
            seen: BTreeSet::new(),
        }
    }
    /// Once a list, although the sentence names an item.
    fn of_list(&mut self, list: usize, finding: Finding) {
        if self.seen.insert(format!("{list} {}", finding.code)) {
            self.document.push(finding);
        }
    }
    /// Once a place.
    fn of_place(&mut self, finding: Finding) {
        let key = format!("{} {} {}", finding.code, finding.place, finding.message.en);
        if self.seen.insert(key) {
            self.document.push(finding);
        }
    }
}

/// Points of every choice of the question, in percent; `None` for a choice of no opinion, and for all of them where the formula does not fit the list, which is a finding.
pub(crate) fn of(
    told: &mut Told<'_>,
    draft: &Draft,
    question: QuestionId,
    formula: Formula,
    options: Option<&Options>,
    place: &Place,
) -> Vec<ItemScore> {
    let (Some(list), Some(choices)) = (draft.list_of(question), draft.choices(question)) else {
        return Vec::new();
    };
    let facts = &draft.facts[list];
    let code = &draft.questions[question.index()].code;
    if let QuestionKind::One { other: true, .. } = draft.questions[question.index()].kind {
        told.document
            .push(findings::item_with_other(place.clone(), code));
    }
    let nothing = vec![None; choices.len()];
    if formula == Formula::Options {
        let Some(options) = options.or(facts.options.as_ref()) else {
            told.of_list(
                list,
                findings::no_options(place.clone(), code, &draft.lists[list].name),
            );
            return nothing;
        };
        return by_options(
            told,
            choices,
            options,
            &draft.lists[list].name,
            &facts.place,
        );
    }
    if let Some((_, _, place)) = options.and_then(|options| options.first()) {
        told.document
            .push(findings::options_unused(place.clone(), code));
    }
    let Some(best) = facts.best else {
        told.of_list(
            list,
            findings::no_best(facts.place.clone(), &draft.lists[list].name),
        );
        return nothing;
    };
    let n_levels = choices.iter().filter(|choice| !choice.no_opinion).count();
    let least = if formula == Formula::Top2 { 3 } else { 2 };
    if n_levels < least {
        told.of_list(
            list,
            findings::too_few_levels(place.clone(), code, n_levels, least),
        );
        return nothing;
    }
    by_levels(choices, formula, best, n_levels)
}

/// Levels count from 1 at the worst end; choices of no opinion are no levels.
fn by_levels(choices: &[Choice], formula: Formula, best: Best, n_levels: usize) -> Vec<ItemScore> {
    let most = i64::try_from(n_levels).unwrap_or(i64::MAX);
    let mut passed = 0;
    let mut scores = Vec::with_capacity(choices.len());
    for choice in choices {
        if choice.no_opinion {
            scores.push(None);
            continue;
        }
        passed += 1;
        let level = match best {
            Best::Last => passed,
            Best::First => most + 1 - passed,
        };
        scores.push(Some(match formula {
            Formula::MeanOverMax => Exact::from(Fraction::new(100 * level, most)),
            Formula::MeanRescaled => Exact::from(Fraction::new(100 * (level - 1), most - 1)),
            Formula::Top2 | Formula::Options => {
                Exact::from(if level + 1 >= most { 100 } else { 0 })
            }
        }));
    }
    scores
}

fn by_options(
    told: &mut Told<'_>,
    choices: &[Choice],
    options: &Options,
    list: &str,
    place: &Place,
) -> Vec<ItemScore> {
    for (code, weight, place) in options {
        let known: Vec<&str> = choices.iter().map(|choice| choice.code.as_str()).collect();
        match choices.iter().find(|choice| choice.code == *code) {
            None => told.of_place(findings::option_unknown(place.clone(), list, code, &known)),
            Some(choice) if choice.no_opinion => {
                told.of_place(findings::option_no_opinion(place.clone(), code));
            }
            Some(_) if weight.is_negative() || *weight > Exact::from(100) => {
                told.of_place(findings::option_range(place.clone(), code, weight));
            }
            Some(_) => {}
        }
    }
    let mut scores = Vec::with_capacity(choices.len());
    for choice in choices {
        let weight = options.iter().find(|(code, _, _)| *code == choice.code);
        let score = weight.map(|(_, weight, _)| weight.clone());
        if score.is_none() && !choice.no_opinion {
            let place = options.first().map_or(place, |(_, _, place)| place);
            told.of_place(findings::option_missing(place.clone(), list, &choice.code));
        }
        scores.push(score.filter(|_| !choice.no_opinion));
    }
    scores
}
