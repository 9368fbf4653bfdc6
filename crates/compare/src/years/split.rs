//! The change of each unit, split exactly.

use super::Year;
use super::borders::{self, Weight};
use super::leaves;
use super::model::{NotSplit, Parts, YearUnit, Years};
use super::value::{At, Four, Scores, Values, crossed};
use crate::what_if::{Tried, Without, figure_of, what_if_along};
use crate::{Comparability, Group, SetComparison};
use criteria::{CriteriaSet, RankOn};
use points::Exact;
use ranking::Row;
use std::collections::BTreeMap;
use units::Crosswalk;

/// What joins the units of two rounds.
#[derive(Debug, Clone, Copy)]
pub struct Across<'a> {
    /// What the units of the second round were made of.
    pub crosswalk: &'a Crosswalk,
    /// The weight of means over predecessors, where the user names one.
    pub weight: Option<Weight<'a>>,
    /// The figure that is compared; `None`: the total where both sets rank on it and add up to the same, else the index.
    pub figure: Option<RankOn>,
}

/// The figure that all these rounds can be compared by: the total where every set ranks on it and all add up to the same, else the index.
#[must_use]
pub fn common_figure<'s>(sets: impl IntoIterator<Item = &'s CriteriaSet>) -> RankOn {
    let sets: Vec<&CriteriaSet> = sets.into_iter().collect();
    let total = |pair: &[&CriteriaSet]| figure_of(pair[0], pair[1]) == RankOn::Total;
    match sets.windows(2).all(total) {
        true => RankOn::Total,
        false => RankOn::Index,
    }
}

/// Splits the change of every unit of the second round.
///
/// **In the same borders** the figure is worked out with set, answers and survey of either year, eight ways in all, from four scorings; a factor's part is its mean effect over all six orders in which the three can change (L. S. Shapley, A Value for n-Person Games, 1953), so that no order is favoured and the parts add up exactly.
/// A leaf that cannot be scored with the other year's answers keeps its own year's points and goes with the set.
///
/// **In other borders** a unit is split only along a weight that the user names, w over its predecessors p:
///
/// ```text
/// mean    = Σ w(p) · figure(p, first round) ÷ Σ w(p)
/// borders = mean − figure(c, first round)        c: the predecessor whose code, else whose name, the unit bears; 0 without one
/// other   = Σ w(p) · part(p → unit) ÷ Σ w(p)     performance, revision, survey, rounding, each split as above from p to the unit
/// ```
///
/// The parts of each predecessor add up to `figure(unit) − figure(p)`, so their weighted mean adds up to `figure(unit) − mean`, and with `borders` to `figure(unit) − figure(c)`: the change that a reader sees who follows the code.
/// The mean is one of indices: where a ratio of the merged counts differs from the mean of the ratios, the difference is in performance; a weight that is the ratio's own denominator makes it vanish.
///
/// Borders stand where the crosswalk says that one whole unit became the unit, under whatever code; they changed where it says anything else, or where it says nothing and `valid_from` says that the unit is younger than the first round. Any other unit is followed by its code.
#[must_use]
pub fn compare_years(
    old: Year<'_>,
    new: Year<'_>,
    found: &SetComparison,
    across: Across<'_>,
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
    let figure = across.figure.unwrap_or_else(|| figure_of(old.set, new.set));
    let values = Values {
        sets: [old.set, new.set],
        found,
        crossed: &pairs,
        left: &left,
        figure,
    };
    let rows = old.ranked.rows.iter();
    let both = Both {
        old,
        new,
        values: &values,
        forth: &forth,
        back: &back,
        before: rows.map(|row| (row.code.as_str(), row)).collect(),
    };
    let one = |row: &Row| match borders::of(&both, row, across.crosswalk) {
        borders::Borders::Stand(own) => both.standing(row, own),
        borders::Borders::Changed(from) => borders::changed(&both, row, from, across.weight),
    };
    let units: Vec<YearUnit> = new.ranked.rows.iter().map(one).collect();
    Years {
        figure,
        leaves: leaves::all((old, new), found, &left, &units),
        units,
        weight: across.weight.map(|own| own.name.to_owned()),
    }
}

/// Both rounds with their four scorings.
pub(super) struct Both<'a> {
    pub(super) old: Year<'a>,
    pub(super) new: Year<'a>,
    values: &'a Values<'a>,
    forth: &'a Tried,
    back: &'a Tried,
    /// Rows of the first ranking by code.
    pub(super) before: BTreeMap<&'a str, &'a Row>,
}

impl Both<'_> {
    /// The printed figure of a complete result.
    pub(super) fn shown(&self, row: &Row) -> Option<Exact> {
        let shown = match self.values.figure {
            RankOn::Total => &row.total,
            RankOn::Index => &row.index,
        };
        row.complete.then(|| shown.clone())
    }

    /// A unit of the second round, without a word on the first.
    pub(super) fn plain(&self, row: &Row) -> YearUnit {
        YearUnit {
            code: row.code.clone(),
            name: row.name.clone(),
            block: block(self.new, row),
            old_block: None,
            old_code: None,
            old: None,
            new: self.shown(row),
            old_rank: None,
            new_rank: row.rank,
            parts: Err(NotSplit::New),
            borders: false,
            predecessors: Vec::new(),
            continues: None,
            mean: None,
        }
    }

    fn standing(&self, row: &Row, own: Option<&Row>) -> YearUnit {
        let plain = self.plain(row);
        let Some(own) = own else {
            return plain;
        };
        let mut unit = YearUnit {
            old_block: block(self.old, own),
            old_code: Some(own.code.clone()),
            old: self.shown(own),
            old_rank: own.rank,
            ..plain
        };
        unit.parts = match (&unit.old, &unit.new) {
            (None, _) => Err(NotSplit::FirstIncomplete),
            (_, None) => Err(NotSplit::SecondIncomplete),
            (Some(old), Some(new)) => Ok(self.split(own.unit, row.unit, &new.minus(old))),
        };
        unit
    }

    /// Each factor's mean effect from a unit of the first round to one of the second: a third where it changes first or last, a sixth where it changes between the others.
    pub(super) fn split(&self, before: usize, after: usize, change: &Exact) -> Parts {
        let at = |scored, unit| Scores { scored, unit };
        let four: Four<'_> = [
            [at(self.old.scored, before), at(&self.back.scored, after)],
            [at(&self.forth.scored, before), at(self.new.scored, after)],
        ];
        let crosses = self.values.crossed_of(&four);
        let value = |bits: u8| {
            let at = At {
                set: bits & 1 != 0,
                answers: bits & 2 != 0,
                survey: bits & 4 != 0,
            };
            self.values.of(&four, &crosses, at)
        };
        let all: Vec<Exact> = (0..8).map(value).collect();
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
            borders: Exact::ZERO,
            rounding,
        }
    }
}

fn block(year: Year<'_>, row: &Row) -> Option<String> {
    let block = year.ranked.blocks.get(row.block?)?;
    Some(block.name.clone())
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
