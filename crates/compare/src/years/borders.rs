//! Units whose borders changed between the rounds.

use super::model::{Before, NotSplit, Parts, YearUnit};
use super::split::Both;
use points::Exact;
use ranking::Row;
use units::{Crosswalk, Predecessor, Weights};

/// A weight that the user names.
#[derive(Debug, Clone, Copy)]
pub struct Weight<'a> {
    /// What outputs call it, such as `dân số 2024`.
    pub name: &'a str,
    /// The weights of the first round's units.
    pub of: &'a Weights,
}

/// What became of a unit's borders.
pub(super) enum Borders<'a> {
    /// They stand; the unit's row in the first round, where it has one.
    Stand(Option<&'a Row>),
    /// They changed; what the unit was made of, as far as it is known.
    Changed(Vec<Predecessor>),
}

/// What the crosswalk says; where it says nothing, the first day of the unit.
pub(super) fn of<'a>(both: &Both<'a>, row: &Row, crosswalk: &Crosswalk) -> Borders<'a> {
    if let Some(one) = crosswalk.same(&row.code) {
        return Borders::Stand(both.before.get(one.code.as_str()).copied());
    }
    let named = crosswalk.predecessors(&row.code);
    if !named.is_empty() {
        return Borders::Changed(named.to_vec());
    }
    let own = both.before.get(row.code.as_str()).copied();
    let first_day = |year: super::Year<'_>, unit: usize| {
        let unit = year.roster.get(unit)?;
        unit.valid_from
    };
    let day = first_day(both.new, row.unit);
    let younger = day.is_some_and(|day| day > both.old.settings.as_of);
    if younger && own.is_none_or(|own| first_day(both.old, own.unit) != day) {
        return Borders::Changed(Vec::new());
    }
    Borders::Stand(own)
}

/// The unit with its predecessors, and the split along the weight, where one is named and complete.
pub(super) fn changed(
    both: &Both<'_>,
    row: &Row,
    from: Vec<Predecessor>,
    weight: Option<Weight<'_>>,
) -> YearUnit {
    let mut unit = both.plain(row);
    unit.borders = true;
    let one = |own: Predecessor| {
        let before = both.before.get(own.code.as_str());
        let name = before.map(|row| row.name.clone()).or(own.name);
        Before {
            name: name.unwrap_or_else(|| own.code.clone()),
            figure: before.and_then(|row| both.shown(row)),
            rank: before.and_then(|row| row.rank),
            weight: weight.and_then(|weight| {
                let of = weight.of.of(&own.code, &row.code, own.whole);
                of.cloned()
            }),
            whole: own.whole,
            code: own.code,
        }
    };
    let known = !from.is_empty();
    unit.predecessors = match known {
        true => from.into_iter().map(one).collect(),
        // Nothing says what it was made of; what bore its code stands beside it all the same.
        false => {
            let own = both.before.get(row.code.as_str());
            let bearer = own.map(|row| Predecessor {
                code: row.code.clone(),
                name: None,
                whole: false,
            });
            bearer.into_iter().map(one).collect()
        }
    };
    unit.continues = continued(&unit);
    let figures = match (known, weight) {
        (false, _) => Err(NotSplit::PredecessorsUnknown),
        (true, None) => Err(NotSplit::NoWeight),
        (true, Some(_)) => weighed(&unit.predecessors),
    };
    unit.parts = match (figures, &unit.new) {
        (Err(why), _) => Err(why),
        (Ok((mean, shares)), new) => {
            let parts = match new {
                Some(new) => Ok(along(both, row, new, &unit, (&mean, &shares))),
                None => Err(NotSplit::SecondIncomplete),
            };
            unit.mean = Some(mean);
            parts
        }
    };
    unit
}

/// The predecessor of the same code, else the only one of the same name.
fn continued(unit: &YearUnit) -> Option<usize> {
    let all = &unit.predecessors;
    let code = all.iter().position(|own| own.code == unit.code);
    code.or_else(|| {
        let name = vietnamese::key(&unit.name);
        let same = |own: &Before| vietnamese::key(&own.name) == name;
        let at = all.iter().position(same)?;
        (all.iter().filter(|own| same(own)).count() == 1).then_some(at)
    })
}

/// The weighted mean of the figures and each predecessor's share of the weights; a figure or a weight that is wanting forbids it, zero weights leave their unit out of the mean.
fn weighed(all: &[Before]) -> Result<(Exact, Vec<Exact>), NotSplit> {
    let codes = |wanting: &dyn Fn(&Before) -> bool| -> Vec<String> {
        let all = all.iter().filter(|own| wanting(own));
        all.map(|own| own.code.clone()).collect()
    };
    let without = codes(&|own| own.figure.is_none());
    if !without.is_empty() {
        return Err(NotSplit::PredecessorsWithoutFigure(without));
    }
    let without = codes(&|own| own.weight.is_none());
    if !without.is_empty() {
        return Err(NotSplit::PredecessorsWithoutWeight(without));
    }
    let weights: Vec<Exact> = all.iter().filter_map(|own| own.weight.clone()).collect();
    let sum: Exact = weights.iter().sum();
    let shares: Option<Vec<Exact>> = weights.iter().map(|own| own.over(&sum)).collect();
    let shares = shares.ok_or(NotSplit::WeightsAreZero)?;
    let figures = all.iter().filter_map(|own| own.figure.as_ref());
    let mean = figures
        .zip(&shares)
        .map(|(figure, share)| figure.times(share))
        .collect::<Vec<Exact>>();
    Ok((mean.iter().sum(), shares))
}

fn along(
    both: &Both<'_>,
    row: &Row,
    new: &Exact,
    unit: &YearUnit,
    (mean, shares): (&Exact, &[Exact]),
) -> Parts {
    let mut parts = Parts::default();
    for (own, share) in unit.predecessors.iter().zip(shares) {
        if let (Some(before), Some(figure)) = (both.before.get(own.code.as_str()), &own.figure) {
            let of_one = both.split(before.unit, row.unit, &new.minus(figure));
            parts = parts.plus(&of_one, share);
        }
    }
    let from = unit.continues.and_then(|at| unit.predecessors.get(at));
    if let Some(figure) = from.and_then(|own| own.figure.as_ref()) {
        parts.borders = mean.minus(figure);
    }
    parts
}
