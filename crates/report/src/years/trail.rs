//! A unit followed back through the years.

use super::YearsContext;
use compare::YearUnit;
use points::Exact;

/// What lies between a year and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Every leaf of the set compares, at the same maximum.
    Compares,
    /// The set was revised: leaves worth a part of the maximum compare, or all of them at other maxima.
    InPart,
    /// The set was revised, and nothing of it compares.
    OtherSet,
    /// Borders changed.
    Borders,
    /// Either year has no complete result, or the year before does not have the unit.
    Wanting,
}

impl Step {
    /// Whether a line may run over it.
    pub(crate) const fn joins(self) -> bool {
        matches!(self, Self::Compares | Self::InPart)
    }
    /// What stands in tables.
    pub(crate) const fn mark(self) -> &'static str {
        match self {
            Self::Compares => "=",
            Self::InPart => "≈",
            Self::OtherSet => "≠",
            Self::Borders => "*",
            Self::Wanting => "–",
        }
    }
}

/// A unit of the last round through all rounds.
#[derive(Debug)]
pub(crate) struct Trail<'c> {
    /// The unit in the last pair.
    pub(crate) unit: &'c YearUnit,
    /// Its figure in each year, oldest first; `None` before its borders changed, and where it has no complete result.
    pub(crate) figures: Vec<Option<&'c Exact>>,
    /// The step into each year but the first, with the unit as that pair has it; one shorter than `figures`. Before borders changed nothing is known.
    pub(crate) steps: Vec<(Step, Option<&'c YearUnit>)>,
}

/// The trail of every unit of the last round that is ranked or has a figure, in its order.
pub(crate) fn trails<'c>(contexts: &'c [YearsContext<'_>]) -> Vec<Trail<'c>> {
    let Some((last, _)) = contexts.split_last() else {
        return Vec::new();
    };
    let units = last.split.units.iter();
    units
        .filter(|own| own.block.is_some())
        .map(|own| trail(contexts, own))
        .collect()
}

fn trail<'c>(contexts: &'c [YearsContext<'_>], unit: &'c YearUnit) -> Trail<'c> {
    let mut figures = vec![unit.new.as_ref()];
    let mut steps = Vec::new();
    let mut own = Some(unit);
    for (at, context) in contexts.iter().enumerate().rev() {
        steps.push((own.map_or(Step::Wanting, |own| step(context, own)), own));
        figures.push(own.and_then(|own| own.old.as_ref()));
        let before = own.and_then(|own| own.old_code.as_deref());
        own = at.checked_sub(1).and_then(|at| {
            let units = contexts[at].split.units.iter();
            units
                .into_iter()
                .find(|unit| Some(unit.code.as_str()) == before)
        });
    }
    figures.reverse();
    steps.reverse();
    Trail {
        unit,
        figures,
        steps,
    }
}

fn step(context: &YearsContext<'_>, own: &YearUnit) -> Step {
    if own.borders {
        return Step::Borders;
    }
    if own.old.is_none() || own.new.is_none() {
        return Step::Wanting;
    }
    let (yes, _) = context.comparable();
    let max = |set: &criteria::CriteriaSet, leaves: &[criteria::LeafId]| -> Exact {
        let all = leaves.iter().map(|leaf| set.leaf_node(*leaf).max.clone());
        all.collect::<Vec<Exact>>().iter().sum()
    };
    let same = |group: &compare::Group| {
        group.comparable.is_yes()
            && max(context.old_set, &group.old) == max(context.new_set, &group.new)
    };
    if yes.is_zero() {
        Step::OtherSet
    } else if context.found.groups.iter().all(same) {
        Step::Compares
    } else {
        Step::InPart
    }
}
