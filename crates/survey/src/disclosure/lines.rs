//! Which domains add up to which.

use super::sums::Line;
use crate::{Domain, DomainKind, Instrument, QuestionId, QuestionKind};
use std::collections::BTreeMap;
use units::Roster;

/// Domains that part the people of another one among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Family {
    Units,
    Choices(QuestionId),
    Modes,
}

/// The family of a domain that is no cross; parents and blocks overlap, and so do the choices of a question that takes several.
pub(crate) fn family(instrument: &Instrument, kind: &DomainKind) -> Option<Family> {
    match kind {
        DomainKind::Unit(_) => Some(Family::Units),
        DomainKind::Choice(question, _) => {
            let own = instrument.questions.get(question.index())?;
            matches!(own.kind, QuestionKind::One { .. }).then_some(Family::Choices(*question))
        }
        DomainKind::Mode(_) => Some(Family::Modes),
        _ => None,
    }
}

/// By unit of the roster the units above it.
pub(crate) fn above(roster: &Roster, unit: u32) -> Vec<u32> {
    let parent = |at: u32| {
        let code = roster.get(at as usize)?.parent.as_deref()?;
        u32::try_from(roster.position(code)?).ok()
    };
    // Levels are few; the limit ends a cycle that a hand-made roster may hold.
    std::iter::successors(parent(unit), |at| parent(*at))
        .take(16)
        .collect()
}

/// The domains, parents and blocks, that a unit belongs to besides its own.
pub(crate) fn holders(roster: &Roster, unit: u32) -> Vec<DomainKind> {
    let parents = above(roster, unit).into_iter().map(DomainKind::Parent);
    let block = roster
        .get(unit as usize)
        .and_then(|unit| unit.block.clone())
        .map(DomainKind::Block);
    parents.chain(block).collect()
}

/// All lines among these domains, by their indexes.
pub(crate) fn lines(domains: &[Domain], instrument: &Instrument, roster: &Roster) -> Vec<Line> {
    let at: BTreeMap<&DomainKind, usize> = domains
        .iter()
        .enumerate()
        .map(|(at, domain)| (&domain.kind, at))
        .collect();
    let mut parts: BTreeMap<(DomainKind, Option<Family>), Vec<usize>> = BTreeMap::new();
    let both = |one: &DomainKind, other: &DomainKind| {
        DomainKind::Both(Box::new(one.clone()), Box::new(other.clone()))
    };
    for (cell, domain) in domains.iter().enumerate() {
        match &domain.kind {
            DomainKind::All => {}
            DomainKind::Both(one, other) => {
                for (whole, part) in [(one, other), (other, one)] {
                    if let Some(family) = family(instrument, part) {
                        let key = (whole.as_ref().clone(), Some(family));
                        parts.entry(key).or_default().push(cell);
                    }
                }
                for (unit, other, unit_first) in [(one, other, true), (other, one, false)] {
                    if let DomainKind::Unit(unit) = unit.as_ref() {
                        for holder in holders(roster, *unit) {
                            let whole = match unit_first {
                                true => both(&holder, other),
                                false => both(other, &holder),
                            };
                            parts.entry((whole, None)).or_default().push(cell);
                        }
                    }
                }
            }
            kind => {
                if let Some(family) = family(instrument, kind) {
                    let key = (DomainKind::All, Some(family));
                    parts.entry(key).or_default().push(cell);
                }
                if let DomainKind::Unit(unit) = kind {
                    for holder in holders(roster, *unit) {
                        parts.entry((holder, None)).or_default().push(cell);
                    }
                }
            }
        }
    }
    parts
        .into_iter()
        .filter_map(|((whole, _), parts)| {
            let total = *at.get(&whole)?;
            Some(Line { total, parts })
        })
        .collect()
}
