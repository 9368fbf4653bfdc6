//! Weights moved to margins of the population: post-stratification and raking, unit by unit or over the whole.

use super::sample::{Sample, double};
use super::{Request, findings};
use crate::estimate::{Design, DesignColumns, Margin, RakeLimits};
use crate::{BLANK, Column, MAX_CHOICES, MarginTotals, QuestionId};
use finding::Finding;

/// Responses whose weights were moved together.
#[derive(Debug)]
pub(crate) struct Block {
    /// Positions in the sample, ascending.
    pub(crate) rows: Vec<u32>,
    /// Its weights, and the projection of linearised values to residuals.
    pub(crate) design: Design,
}

/// What became of the margins.
#[derive(Debug, Default)]
pub(crate) struct Weighting {
    pub(crate) blocks: Vec<Block>,
    /// The questions whose margins were used, in the order of the questionnaire.
    pub(crate) questions: Vec<QuestionId>,
    /// Whether one block holds several units.
    pub(crate) over_units: bool,
}

/// A class of the population without a respondent, or respondents of a class that the margin does not name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    pub(crate) unit: Option<u32>,
    pub(crate) question: QuestionId,
    pub(crate) choice: u16,
}

#[derive(Default)]
struct Told {
    empty: Vec<Gap>,
    unnamed: Vec<Gap>,
    blank: u64,
    sums: Vec<(Option<u32>, u64, u64)>,
    unmet: Vec<Option<u32>>,
    without: Vec<u32>,
}

/// Moves the weights of the sample to the margins of the design, so that the classes of each question weigh as in the population.
///
/// - One margin is post-stratification, several are raked ([`Design::rake`]); before, everybody has the weight of the responses, or 1.
/// - Who does not say their class (blank, or a class that the margin does not name) keeps the share that they have in the sample; the margin divides the rest.
/// - A class of the population without respondents is left out, and its margin divides the others in proportion.
/// - Margins of different sums are taken as shares; weights add up to the first margin's sum.
/// - Where raking does not end, weights stay as they were, up to that sum.
/// - Units without margins among units with them keep their weights, up to their population, or to what a response stands for on average elsewhere.
///
/// Each of these is a finding.
pub(crate) fn weigh(
    request: &Request<'_>,
    sample: &mut Sample,
    found: &mut Vec<Finding>,
) -> Weighting {
    let margins = usable(request, found);
    let Some(first) = margins.first() else {
        return Weighting::default();
    };
    let over_units = first.unit.is_none();
    let mut questions: Vec<QuestionId> = margins.iter().map(|own| own.question).collect();
    questions.sort_unstable();
    questions.dedup();
    let mut weighting = Weighting {
        questions,
        over_units,
        ..Weighting::default()
    };
    let before: Vec<f64> = (0..sample.len()).map(|at| sample.weight(at)).collect();
    let mut weights = before.clone();
    let mut told = Told::default();
    if over_units {
        let rows = 0..sample.len();
        weighting.add(request, sample, &margins, rows, &mut weights, &mut told);
    } else {
        let mut without = Vec::new();
        for (unit, range) in (0_u32..).zip(&sample.by_unit) {
            let own: Vec<&MarginTotals> = margins
                .iter()
                .filter(|margin| margin.unit == Some(unit))
                .copied()
                .collect();
            if own.is_empty() {
                without.push((unit, range.clone()));
            } else {
                weighting.add(
                    request,
                    sample,
                    &own,
                    range.clone(),
                    &mut weights,
                    &mut told,
                );
            }
        }
        without.retain(|(_, range)| !range.is_empty());
        told.without = without.iter().map(|(unit, _)| *unit).collect();
        let inside = |at: &usize| !without.iter().any(|(_, range)| range.contains(at));
        let of = |weights: &[f64]| -> f64 {
            (0..weights.len())
                .filter(inside)
                .map(|at| weights[at])
                .sum()
        };
        let average = of(&weights) / of(&before);
        for (unit, range) in without {
            let own: f64 = before[range.clone()].iter().sum();
            let population = request.design.population.get(unit as usize);
            let factor = match population.copied().flatten() {
                Some(people) if own > 0.0 => double(people) / own,
                _ if average.is_finite() => average,
                _ => 1.0,
            };
            for weight in &mut weights[range] {
                *weight *= factor;
            }
        }
    }
    sample.weights = Some(weights);
    findings::margins(request, &told.as_said(), found);
    weighting
}

impl Told {
    fn as_said(&self) -> findings::Margins<'_> {
        findings::Margins {
            empty: &self.empty,
            unnamed: &self.unnamed,
            blank: self.blank,
            sums: &self.sums,
            unmet: &self.unmet,
            without: &self.without,
        }
    }
}

/// The margins that can be used together: those of units, where there are any.
fn usable<'a>(request: &Request<'a>, found: &mut Vec<Finding>) -> Vec<&'a MarginTotals> {
    let margins = &request.design.margins;
    let of_units = margins.iter().any(|margin| margin.unit.is_some());
    if of_units && margins.iter().any(|margin| margin.unit.is_none()) {
        found.push(findings::margins_mixed(request));
    }
    let mut usable: Vec<&MarginTotals> = margins
        .iter()
        .filter(|margin| margin.unit.is_some() == of_units)
        .filter(|margin| margin.question.index() < request.instrument.questions.len())
        .collect();
    // Raking goes through the questions in this order, whatever the order of the file.
    usable.sort_by_key(|margin| (margin.unit, margin.question));
    usable.dedup_by_key(|margin| (margin.unit, margin.question));
    usable
}

/// The class of a response by its choice; `None` where it says none.
fn choice(column: Option<&Column>, row: usize) -> Option<u16> {
    match column? {
        Column::One(codes) => match codes[row] {
            BLANK => None,
            code if code <= MAX_CHOICES => Some(u16::from(code) - 1),
            _ => None,
        },
        _ => None,
    }
}

impl Weighting {
    fn add(
        &mut self,
        request: &Request<'_>,
        sample: &Sample,
        margins: &[&MarginTotals],
        range: std::ops::Range<usize>,
        weights: &mut [f64],
        told: &mut Told,
    ) {
        let rows: Vec<u32> = range
            .filter(|at| weights[*at] > 0.0)
            .filter_map(|at| u32::try_from(at).ok())
            .collect();
        if rows.is_empty() {
            return;
        }
        let own: Vec<f64> = rows.iter().map(|at| weights[*at as usize]).collect();
        let sum = |margin: &MarginTotals| -> u64 {
            margin
                .totals
                .iter()
                .flatten()
                .fold(0, |sum, own| own.saturating_add(sum))
        };
        let whole = sum(margins[0]);
        let mut classes = Vec::new();
        for margin in margins {
            if sum(margin) != whole {
                told.sums.push((margin.unit, whole, sum(margin)));
            }
            let column = request.responses.columns.get(margin.question.index());
            let said: Vec<Option<u16>> = rows
                .iter()
                .map(|at| choice(column, sample.rows[*at as usize] as usize))
                .collect();
            classes.extend(Classes::of(margin, &said, &own, double(whole), told));
        }
        let unit = margins[0].unit;
        let columns = DesignColumns {
            n_rows: rows.len(),
            weights: Some(&own),
            ..DesignColumns::default()
        };
        let moved = Design::new(&columns).and_then(|design| {
            let margins: Vec<Margin<'_>> = classes
                .iter()
                .map(|own| Margin {
                    categories: &own.by_row,
                    totals: &own.totals,
                })
                .collect();
            match margins.as_slice() {
                [only] => design.post_stratify(only),
                several => design.rake(several, RakeLimits::default()),
            }
        });
        let finite = |design: &Design| design.weights().iter().all(|own| own.is_finite());
        match moved.ok().filter(finite).filter(|_| !classes.is_empty()) {
            Some(design) => {
                for (at, weight) in rows.iter().zip(design.weights()) {
                    weights[*at as usize] = *weight;
                }
                self.blocks.push(Block { rows, design });
            }
            None => {
                told.unmet.push(unit);
                let factor = double(whole) / own.iter().sum::<f64>();
                for at in rows.iter().filter(|_| whole > 0) {
                    weights[*at as usize] *= factor;
                }
            }
        }
    }
}

/// The classes of one margin among some responses.
struct Classes {
    by_row: Vec<u32>,
    totals: Vec<f64>,
}

impl Classes {
    /// `None` where nobody is of a class that the margin names.
    fn of(
        margin: &MarginTotals,
        said: &[Option<u16>],
        weights: &[f64],
        whole: f64,
        told: &mut Told,
    ) -> Option<Self> {
        let gap = |choice: u16| Gap {
            unit: margin.unit,
            question: margin.question,
            choice,
        };
        let known = |choice: &u16| {
            let total = margin.totals.get(usize::from(*choice)).copied().flatten();
            total.filter(|total| *total > 0)
        };
        let mut unnamed: Vec<u16> = said
            .iter()
            .flatten()
            .copied()
            .filter(|choice| known(choice).is_none())
            .collect();
        unnamed.sort_unstable();
        unnamed.dedup();
        told.unnamed.extend(unnamed.into_iter().map(gap));
        told.blank += said.iter().filter(|choice| choice.is_none()).count() as u64;
        let (mut numbers, mut people) = (vec![None; margin.totals.len()], Vec::new());
        for (choice, number) in (0_u16..).zip(&mut numbers) {
            let Some(total) = known(&choice) else {
                continue;
            };
            if said.contains(&Some(choice)) {
                *number = u32::try_from(people.len()).ok();
                people.push(double(total));
            } else {
                told.empty.push(gap(choice));
            }
        }
        if people.is_empty() {
            return None;
        }
        let number = |choice: &Option<u16>| {
            let at = usize::from((*choice)?);
            numbers.get(at).copied().flatten()
        };
        let rest = u32::try_from(people.len()).ok()?;
        let by_row: Vec<u32> = said.iter().map(|own| number(own).unwrap_or(rest)).collect();
        let weight_of_rest: f64 = by_row
            .iter()
            .zip(weights)
            .filter(|(class, _)| **class == rest)
            .map(|(_, weight)| weight)
            .sum();
        let unsaid = whole * weight_of_rest / weights.iter().sum::<f64>();
        let sum: f64 = people.iter().sum();
        let mut totals: Vec<f64> = people
            .iter()
            .map(|own| (whole - unsaid) * own / sum)
            .collect();
        if by_row.contains(&rest) {
            totals.push(unsaid);
        }
        Some(Self { by_row, totals })
    }
}
