//! Which domains, and which figures of a domain, may be shown.

use super::lines::lines;
use super::sums::{Line, Sums};
use crate::{Domain, DomainKind, Estimates, Figure, Instrument};
use rayon::prelude::*;
use std::collections::BTreeMap;
use units::Roster;

/// By domain whether it is hidden, and by domain and figure.
pub(crate) struct Hidden {
    pub(crate) domains: Vec<bool>,
    /// By figure, then by domain.
    pub(crate) figures: Vec<Vec<bool>>,
}

pub(crate) fn hidden(
    estimates: &Estimates,
    instrument: &Instrument,
    roster: &Roster,
    limit: u64,
) -> Hidden {
    let crossed = crossed(&estimates.domains);
    let lines = lines(&estimates.domains, instrument, roster);
    let values: Vec<u64> = estimates
        .domains
        .iter()
        .map(|domain| domain.valid)
        .collect();
    let mut domains: Vec<bool> = estimates
        .domains
        .iter()
        .map(|domain| domain.hidden)
        .collect();
    protect(&values, &lines, &crossed, limit, &mut domains);
    let children = children(estimates, instrument);
    let bases: Vec<Vec<u64>> = (0..estimates.figures.len())
        .map(|figure| base(estimates, figure))
        .collect();
    let mut figures: Vec<Vec<bool>> = bases
        .par_iter()
        .map(|base| {
            let mut own = domains.clone();
            let small = |(value, hidden): (&u64, &bool)| !hidden && (1..limit).contains(value);
            // What hides the domains hides their figures as long as no further small one turns up.
            if base.iter().zip(&own).any(small) {
                protect(base, &lines, &crossed, limit, &mut own);
            }
            own
        })
        .collect();
    loop {
        let changed = beside(&domains, &children, &bases, &mut figures);
        if changed.is_empty() {
            return Hidden { domains, figures };
        }
        for figure in changed {
            protect(
                &bases[figure],
                &lines,
                &crossed,
                limit,
                &mut figures[figure],
            );
        }
    }
}

/// Of each cross its index and those of the two domains that it lies in, where they stand in the result.
fn crossed(domains: &[Domain]) -> Vec<(usize, Vec<usize>)> {
    let at: BTreeMap<&DomainKind, usize> = domains
        .iter()
        .enumerate()
        .map(|(at, domain)| (&domain.kind, at))
        .collect();
    let of = |(cell, domain): (usize, &Domain)| match &domain.kind {
        DomainKind::Both(one, other) => {
            let sides = [one, other].into_iter();
            let sides = sides.filter_map(|side| at.get(side.as_ref()).copied());
            Some((cell, sides.collect()))
        }
        _ => None,
    };
    domains.iter().enumerate().filter_map(of).collect()
}

/// Small cells and what keeps them hidden; a cross is hidden with either of its sides.
fn protect(
    values: &[u64],
    lines: &[Line],
    crossed: &[(usize, Vec<usize>)],
    limit: u64,
    hidden: &mut [bool],
) {
    let sums = Sums {
        values,
        lines,
        limit,
    };
    loop {
        sums.protect(hidden);
        let mut changed = false;
        for (cell, sides) in crossed {
            if !hidden[*cell] && sides.iter().any(|side| hidden[*side]) {
                hidden[*cell] = true;
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

/// By domain how many respondents stand behind a figure.
fn base(estimates: &Estimates, figure: usize) -> Vec<u64> {
    let n = |domain: &Domain| {
        let estimate = domain.estimates.get(figure).and_then(Option::as_ref);
        estimate.map_or(0, |estimate| estimate.n)
    };
    estimates.domains.iter().map(n).collect()
}

/// Of each figure that is made of others, those others, by index in [`Estimates::figures`].
fn children(estimates: &Estimates, instrument: &Instrument) -> Vec<(usize, Vec<usize>)> {
    let index = &instrument.index;
    let figures = || estimates.figures.iter().enumerate();
    let of = |wanted: &dyn Fn(Figure) -> bool| -> Vec<usize> {
        figures()
            .filter(|(_, figure)| wanted(**figure))
            .map(|(at, _)| at)
            .collect()
    };
    figures()
        .filter_map(|(at, figure)| {
            let parts = match figure {
                Figure::Overall if index.parts.is_empty() => {
                    of(&|own| matches!(own, Figure::Factor(_)))
                }
                Figure::Overall => of(&|own| matches!(own, Figure::Part(_))),
                Figure::Part(part) => of(&|own| match own {
                    Figure::Factor(factor) => index
                        .factors
                        .get(usize::from(factor))
                        .is_some_and(|own| own.part == Some(*part)),
                    _ => false,
                }),
                Figure::Factor(factor) => of(&|own| match own {
                    Figure::Item(item) => index
                        .items
                        .get(usize::from(item))
                        .is_some_and(|own| own.factor == *factor),
                    _ => false,
                }),
                Figure::Item(_) => return None,
            };
            Some((at, parts))
        })
        .collect()
}

/// A figure that is shown beside all its parts but one gives that one away: the smallest other part is hidden too, or the figure where there is none. Returns the figures that changed.
fn beside(
    domains: &[bool],
    children: &[(usize, Vec<usize>)],
    bases: &[Vec<u64>],
    figures: &mut [Vec<bool>],
) -> Vec<usize> {
    let mut changed = Vec::new();
    for domain in (0..domains.len()).filter(|domain| !domains[*domain]) {
        for (whole, parts) in children {
            let some = || parts.iter().filter(|part| bases[**part][domain] > 0);
            let n_hidden = some().filter(|part| figures[**part][domain]).count();
            if n_hidden != 1 || figures[*whole][domain] {
                continue;
            }
            let shown = some().filter(|part| !figures[**part][domain]);
            let other = shown.min_by_key(|part| (bases[**part][domain], **part));
            let figure = other.copied().unwrap_or(*whole);
            figures[figure][domain] = true;
            changed.push(figure);
        }
    }
    changed.sort_unstable();
    changed.dedup();
    changed
}
