//! The change of each unit, split exactly.

use super::Year;
use super::value::{At, Four, Scores, Values, crossed};
use crate::what_if::{Without, figure_of, what_if_along};
use crate::{Comparability, Group, SetComparison};
use criteria::RankOn;
use points::Exact;
use ranking::Row;
use std::collections::BTreeMap;

/// The change of one unit, in points of the figure (of an index: percentage points).
///
/// `performance + revision + survey + rounding` is exactly the change of the printed figure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parts {
    /// Other answers under the same rules, surveys apart.
    pub performance: Exact,
    /// Other rules and maxima for the same answers, and every leaf that does not compare.
    pub revision: Exact,
    /// Other survey results under the same rules.
    pub survey: Exact,
    /// Rounding of the printed figures, and what only the round itself knows (published points of a field, scaling back).
    pub rounding: Exact,
}

impl Parts {
    /// The parts with so many digits, so that they add up to the printed change: each rounded half up, and what is left over put to the largest.
    #[must_use]
    pub fn shown(&self, change: &Exact, digits: u8) -> [Exact; 4] {
        let to = points::RoundTo::half_up(digits);
        let mut all = [
            &self.performance,
            &self.revision,
            &self.survey,
            &self.rounding,
        ]
        .map(|own| own.round(to));
        let sum: Exact = all.iter().sum();
        let size = |own: &Exact| {
            if own.is_negative() {
                own.negated()
            } else {
                own.clone()
            }
        };
        let largest = (0..3).max_by(|a, b| size(&all[*a]).cmp(&size(&all[*b])).then(b.cmp(a)));
        if let Some(at) = largest {
            all[at] = all[at].plus(&change.round(to).minus(&sum));
        }
        all
    }
}

/// A unit of the second round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearUnit {
    /// Code in the second round.
    pub code: String,
    /// Name in the second round.
    pub name: String,
    /// The printed figure of the first round; `None` where there is none, or it may not be set beside the second.
    pub old: Option<Exact>,
    /// The printed figure of the second round, where it is complete.
    pub new: Option<Exact>,
    /// Rank in the first round.
    pub old_rank: Option<u32>,
    /// Rank in the second round.
    pub new_rank: Option<u32>,
    /// The split; `None` where borders changed or a result is wanting.
    pub parts: Option<Parts>,
    /// Where borders changed: code, name and printed figure of each predecessor, side by side. No mean is made of them.
    pub predecessors: Vec<(String, String, Option<Exact>)>,
    /// Whether borders changed between the rounds.
    pub borders: bool,
}

impl YearUnit {
    /// The change of the printed figure, where both may be set side by side.
    #[must_use]
    pub fn change(&self) -> Option<Exact> {
        Some(self.new.as_ref()?.minus(self.old.as_ref()?))
    }
}

/// A group of leaves that does not compare: its change is in `revision`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Index into the comparison's groups.
    pub group: usize,
}

/// The comparison of two rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct Years {
    /// Which figure.
    pub figure: RankOn,
    /// In the order of the second ranking.
    pub units: Vec<YearUnit>,
    /// Groups that were not split, in the order of the comparison.
    pub left: Vec<Left>,
}

/// Splits the change of every unit that both rounds have in the same borders.
///
/// The figure is worked out with set, answers and survey of either year, eight ways in all, from four scorings; a factor's part is its mean effect over all six orders in which the three can change (L. S. Shapley, A Value for n-Person Games, 1953), so that no order is favoured and the parts add up exactly.
/// A leaf that cannot be scored with the other year's answers keeps its own year's points and goes with the set.
/// `predecessors` names, by the code of the second round, the units of the first that a unit was made of; such a unit, and one whose `valid_from` says that it is younger than the first round, has changed borders.
#[must_use]
pub fn compare_years(
    old: Year<'_>,
    new: Year<'_>,
    found: &SetComparison,
    predecessors: &BTreeMap<String, Vec<String>>,
) -> Years {
    let back = reversed(found);
    let forth = what_if_along(
        (old.set, old.answers),
        new.set,
        old.roster,
        old.settings,
        found,
        Without::Missing,
    );
    let back = what_if_along(
        (new.set, new.answers),
        old.set,
        new.roster,
        new.settings,
        &back,
        Without::Missing,
    );
    let (pairs, left) = crossed(old.set, new.set, found, (&forth.leaves, &back.leaves));
    let figure = figure_of(old.set, new.set);
    let values = Values {
        sets: [old.set, new.set],
        found,
        crossed: &pairs,
        left: &left,
        figure,
    };
    let before: BTreeMap<&str, &Row> = old
        .ranked
        .rows
        .iter()
        .map(|row| (row.code.as_str(), row))
        .collect();
    let shown = |row: &Row| {
        let shown = match figure {
            RankOn::Total => &row.total,
            RankOn::Index => &row.index,
        };
        row.complete.then(|| shown.clone())
    };
    let one = |row: &Row| {
        let from = predecessors.get(&row.code);
        let place =
            |year: Year<'_>, unit: usize| year.roster.get(unit).and_then(|unit| unit.valid_from);
        let own = before.get(row.code.as_str()).copied();
        let younger = place(new, row.unit).is_some_and(|day| {
            day > old.settings.as_of && own.is_none_or(|own| place(old, own.unit) != Some(day))
        });
        let borders = younger || from.is_some();
        let codes: Vec<&str> = match (from, own) {
            (Some(codes), _) => codes.iter().map(String::as_str).collect(),
            (None, Some(own)) if borders => vec![own.code.as_str()],
            _ => Vec::new(),
        };
        let mut unit = YearUnit {
            code: row.code.clone(),
            name: row.name.clone(),
            old: own.filter(|_| !borders).and_then(shown),
            new: shown(row),
            old_rank: own.filter(|_| !borders).and_then(|own| own.rank),
            new_rank: row.rank,
            parts: None,
            predecessors: codes
                .iter()
                .filter_map(|code| before.get(code))
                .map(|own| (own.code.clone(), own.name.clone(), shown(own)))
                .collect(),
            borders,
        };
        if let (Some(change), Some(own)) = (unit.change(), own) {
            let at = |scored, unit| Scores { scored, unit };
            let four: Four<'_> = [
                [at(old.scored, own.unit), at(&back.scored, row.unit)],
                [at(&forth.scored, own.unit), at(new.scored, row.unit)],
            ];
            unit.parts = Some(split(&values, &four, &change));
        }
        unit
    };
    Years {
        figure,
        units: new.ranked.rows.iter().map(one).collect(),
        left: left.iter().map(|group| Left { group: *group }).collect(),
    }
}

/// Each factor's mean effect: a third where it changes first or last, a sixth where it changes between the others.
fn split(values: &Values<'_>, four: &Four<'_>, change: &Exact) -> Parts {
    let crosses = values.crossed_of(four);
    let value = |set: bool, answers: bool, survey: bool| {
        values.of(
            four,
            &crosses,
            At {
                set,
                answers,
                survey,
            },
        )
    };
    let mut all: Vec<Exact> = Vec::with_capacity(8);
    for bits in 0..8_u8 {
        all.push(value(bits & 1 != 0, bits & 2 != 0, bits & 4 != 0));
    }
    let part = |factor: usize| {
        let others: Vec<usize> = [1, 2, 4].into_iter().filter(|bit| *bit != factor).collect();
        let step = |rest: usize| all[rest | factor].minus(&all[rest]);
        let ends = step(0).plus(&step(others[0] | others[1]));
        let between = step(others[0]).plus(&step(others[1]));
        let sum = ends.plus(&ends).plus(&between);
        sum.over(&6.into()).unwrap_or_default()
    };
    let (revision, performance, survey) = (part(1), part(2), part(4));
    let rounding = change.minus(&revision).minus(&performance).minus(&survey);
    Parts {
        performance,
        revision,
        survey,
        rounding,
    }
}

/// The same groups seen from the other side.
fn reversed(found: &SetComparison) -> SetComparison {
    let turn = |own: &Group| Group {
        old: own.new.clone(),
        new: own.old.clone(),
        by: own.by,
        changes: Vec::new(),
        comparable: match &own.comparable {
            Comparability::No(why) => Comparability::No(why.clone()),
            other => other.clone(),
        },
    };
    SetComparison {
        groups: found.groups.iter().map(turn).collect(),
        fields: Vec::new(),
        proposals: Vec::new(),
        findings: Vec::new(),
    }
}
