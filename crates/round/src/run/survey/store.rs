//! Counted values enter the survey layer, each with what stands behind it.

use super::findings::Typed;
use super::links::{Fills, Link};
use super::{SurveyRun, findings as says, shown, words};
use answers::{Answer, AnswerCount, Answers, Origin, Sureness, SurveyFigure};
use criteria::{CriteriaSet, LayerKind, Taken};
use finding::{Finding, Lang, Text};
use points::Exact;
use std::collections::BTreeMap;
use survey::{Filter, ItemCounts, QuestionId, WantedKind, WantedValue};
use units::Roster;

/// Puts the value of every unit with responses into its slots; units without keep what they have.
pub(super) fn store(
    set: &CriteriaSet,
    roster: &Roster,
    links: &[Link],
    runs: &[SurveyRun],
    answers: &mut Answers,
    findings: &mut Vec<Finding>,
) {
    answers.layer_mut(LayerKind::Survey, roster.len(), set);
    for link in links {
        let Some(run) = runs.iter().find(|run| run.survey == link.survey) else {
            continue;
        };
        let mut typed = Vec::new();
        for unit in &run.covariances.units {
            if let Some(Some(value)) = unit.values.get(link.column) {
                let unit = (unit.unit, unit.valid);
                typed.extend(one(set, roster, link, run, unit, value, answers));
            }
        }
        if !typed.is_empty() {
            let node = set.leaf_node(link.leaf);
            let place = set.place(node.line);
            findings.push(says::typed_and_counted(place, typed).of_criterion(&node.code));
        }
    }
}

/// Fills the inputs of one unit; what was typed there before and is something else is given back.
fn one(
    set: &CriteriaSet,
    roster: &Roster,
    link: &Link,
    run: &SurveyRun,
    (unit, valid): (u32, u64),
    value: &WantedValue,
    answers: &mut Answers,
) -> Option<Typed> {
    let numbers = numbers(&link.fills, value);
    let first = set.first_slot[link.leaf.index()] as usize;
    let figure = figure(link, run, (unit, valid), value);
    let hidden = figure.hidden || (figure.counts_hidden && figure.value.is_none());
    let mut typed = None;
    let mut first_slot = None;
    for (input, number) in &numbers {
        let slot = first + usize::from(*input);
        first_slot = first_slot.or(u32::try_from(slot).ok());
        let layer = answers.layer_mut(LayerKind::Survey, roster.len(), set);
        let before = layer.get(unit as usize, slot).number().cloned();
        let origin = layer.origin(unit as usize, slot);
        layer.set_at(
            unit as usize,
            slot,
            Answer::from(number.clone()),
            Origin::default(),
        );
        if let Some(before) = before.filter(|before| before != number) {
            let place = answers.sources.place(origin);
            typed = typed.or_else(|| {
                Some(Typed {
                    unit: roster.get(unit as usize)?.display_name(),
                    place,
                    typed: before,
                    counted: (!hidden).then(|| number.clone()),
                })
            });
        }
    }
    answers.surveys.insert((unit, first_slot?), figure);
    typed
}

/// What each input takes: the index, or the answers to its choices, weighted where the survey has weights.
fn numbers(fills: &Fills, value: &WantedValue) -> Vec<(u16, Exact)> {
    match fills {
        Fills::Index(input) => vec![(*input, value.estimate.value.clone())],
        Fills::Counts(counts) => counts
            .iter()
            .map(|(input, choices)| {
                if let Some(weighted) = value.weighted_counts.first() {
                    let of = |at: &u16| weighted.get(usize::from(*at));
                    let answers = choices.iter().filter_map(of);
                    return (*input, answers.sum());
                }
                let answers = value.counts.first().map_or(0, |(_, counts)| {
                    let of = |at: &u16| counts.choices.get(usize::from(*at)).copied();
                    choices.iter().filter_map(of).sum()
                });
                (*input, whole(answers))
            })
            .collect(),
    }
}

fn whole(count: u64) -> Exact {
    Exact::from(i64::try_from(count).unwrap_or(i64::MAX))
}

fn figure(
    link: &Link,
    run: &SurveyRun,
    (unit, valid): (u32, u64),
    value: &WantedValue,
) -> SurveyFigure {
    let instrument = &run.instrument;
    let column = &run.covariances.columns[link.column];
    let domain = run
        .domain_of
        .get(unit as usize)
        .and_then(|at| run.estimates.domains.get((*at)?));
    let estimate = &value.estimate;
    let (code, title, formula) = match (&column.kind, &link.asked.taken) {
        (WantedKind::Figure(figure), _) => (
            words::figure_code(instrument, *figure),
            words::figure_title(instrument, *figure),
            words::formula_words(formula_of(run, *figure)),
        ),
        (WantedKind::Options { question, .. }, _) => {
            let question = instrument.question(*question);
            (
                question.code.clone(),
                question.title.clone(),
                words::formula_words(survey::Formula::Options),
            )
        }
    };
    let counted = matches!(link.asked.taken, Taken::Counts { .. });
    let hidden = shown::hidden(run, domain, column, valid, value);
    let at = unit as usize;
    SurveyFigure {
        survey: run.id.clone(),
        instrument: instrument.name(),
        instrument_title: instrument.title.clone(),
        status: instrument.status,
        notice: instrument.notice.clone(),
        figure: code,
        title,
        only: column.filter.as_ref().map(|filter| only(run, filter)),
        formula,
        blanks_rule: if counted {
            words::blanks_words(survey::Blanks::Out)
        } else {
            words::blanks_words(instrument.index.blanks)
        },
        aggregation: if counted {
            Text::new("một câu hỏi", "one question")
        } else {
            words::aggregation_words(instrument.index.aggregation)
        },
        counts: counts(run, &value.counts),
        counts_hidden: hidden.counts,
        base: estimate.answers,
        blanks: estimate.blank,
        n: estimate.n,
        issued: run.validity.issued.get(at).copied().flatten(),
        returned: run.validity.returned.get(at).copied().unwrap_or_default(),
        valid,
        before_rounding: (!counted).then(|| estimate.before_rounding.clone()),
        value: (!counted).then(|| estimate.value.clone()),
        sureness: sureness(estimate),
        probability: run.estimates.probability,
        weighting: words::weighting_words(run, counted),
        hidden: hidden.figure,
        files: run.files_of(unit).to_vec(),
    }
}

fn sureness(estimate: &survey::Estimate) -> Option<Sureness> {
    let interval = estimate.interval.as_ref()?;
    Some(Sureness {
        se: estimate.se.unwrap_or_default(),
        df: estimate.df,
        low: interval.low,
        high: interval.high,
        method: words::method_words(interval.method, interval.stand_in),
        deff: estimate.deff,
        n_effective: estimate.n_effective,
    })
}

/// The formula of the figure's items; the instrument's where they differ.
fn formula_of(run: &SurveyRun, figure: survey::Figure) -> survey::Formula {
    let index = &run.instrument.index;
    match figure {
        survey::Figure::Item(at) => index.items[usize::from(at)].formula,
        _ => index.formula,
    }
}

/// Answers by the words of their choice, in the order of the questionnaire; items that share wordings are added up.
fn counts(run: &SurveyRun, asked: &[(QuestionId, ItemCounts)]) -> Vec<AnswerCount> {
    let mut order: Vec<AnswerCount> = Vec::new();
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    for (question, counts) in asked {
        for (choice, count) in run
            .instrument
            .choices(*question)
            .iter()
            .zip(&counts.choices)
        {
            let next = order.len();
            let index = *at.entry(choice.title.vi.to_string()).or_insert(next);
            if index == next {
                order.push(AnswerCount {
                    label: choice.title.clone(),
                    count: 0,
                });
            }
            order[index].count += count;
        }
    }
    order
}

/// `Đối tượng trả lời: Doanh nghiệp`.
fn only(run: &SurveyRun, filter: &Filter) -> Text {
    let one = |lang: Lang| {
        let test = |test: &survey::Test| {
            let list = run.instrument.choices(test.question);
            let choices: Vec<&str> = test
                .choices
                .iter()
                .filter_map(|at| Some(list.get(usize::from(*at))?.title.get(lang)))
                .collect();
            let title = run.instrument.question(test.question).title.get(lang);
            format!("{title}: {}", choices.join("; "))
        };
        let tests: Vec<String> = filter.any.iter().flatten().map(test).collect();
        tests.join(" · ")
    };
    Text::new(one(Lang::Vi), one(Lang::En))
}
