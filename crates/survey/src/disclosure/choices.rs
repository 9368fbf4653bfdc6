//! Which choice counts of an item may be shown, so that neither the figure nor other domains give a small one away.

use super::lines::{Family, family, holders};
use super::swings::{Swing, swings};
use crate::{Domain, DomainKind, Instrument, Item};
use std::collections::{BTreeMap, BTreeSet};
use units::Roster;

/// Partners that are looked at for one cell before the cheapest of them is taken.
const MOST_PARTNERS: usize = 64;

/// Scales up to this length are searched for the fewest choices to hide; longer ones are hidden whole.
const MOST_SEARCHED: usize = 7;

/// One item over all domains.
struct Answers<'a> {
    item: &'a Item,
    domains: &'a [Domain],
    at: usize,
    limit: u64,
    swings: Vec<Swing>,
    /// By choice whether it has a score; others are no cells.
    scored: Vec<bool>,
    /// By domain and choice; all of a domain that does not show the item at all.
    hidden: Vec<Vec<bool>>,
}

/// Domains by what they are, for looking for partners.
pub(crate) struct Places {
    at: BTreeMap<DomainKind, usize>,
    families: BTreeMap<Family, Vec<usize>>,
    /// By domain that is a unit: the parents and blocks it lies in, by index.
    holders: BTreeMap<usize, BTreeSet<usize>>,
}

impl Places {
    pub(crate) fn of(domains: &[Domain], instrument: &Instrument, roster: &Roster) -> Self {
        let at: BTreeMap<DomainKind, usize> = domains
            .iter()
            .enumerate()
            .map(|(at, domain)| (domain.kind.clone(), at))
            .collect();
        let mut families: BTreeMap<Family, Vec<usize>> = BTreeMap::new();
        let mut held = BTreeMap::new();
        for (own, domain) in domains.iter().enumerate() {
            if let Some(family) = family(instrument, &domain.kind) {
                families.entry(family).or_default().push(own);
            }
            if let DomainKind::Unit(unit) = domain.kind {
                let holders = holders(roster, unit);
                let known = holders.iter().filter_map(|kind| at.get(kind).copied());
                held.insert(own, known.collect());
            }
        }
        Self {
            at,
            families,
            holders: held,
        }
    }

    fn units(&self) -> impl Iterator<Item = usize> {
        self.families
            .get(&Family::Units)
            .into_iter()
            .flatten()
            .copied()
    }
    /// Parents and blocks that hold exactly one of two units.
    fn between(&self, one: usize, other: usize) -> Vec<usize> {
        match (self.holders.get(&one), self.holders.get(&other)) {
            (Some(one), Some(other)) => one.symmetric_difference(other).copied().collect(),
            _ => Vec::new(),
        }
    }
}

/// By domain and choice whether the count is hidden. `shown` says which domains show the item at all; crosses never show counts.
pub(crate) fn hidden_choices(
    item: &Item,
    at: usize,
    domains: &[Domain],
    places: &Places,
    instrument: &Instrument,
    shown: &[bool],
    limit: u64,
) -> Vec<Vec<bool>> {
    let n = item.scores.len();
    let is_cross = |domain: &Domain| matches!(domain.kind, DomainKind::Both(..));
    let hidden = domains
        .iter()
        .zip(shown)
        .map(|(domain, shown)| vec![!shown || is_cross(domain); n])
        .collect();
    let mut answers = Answers {
        item,
        domains,
        at,
        limit,
        swings: Vec::new(),
        scored: item.scores.iter().map(Option::is_some).collect(),
        hidden,
    };
    let small = answers.small_cells();
    if small.is_empty() {
        return answers.hidden;
    }
    answers.swings = swings(item);
    let owners: BTreeSet<usize> = small.iter().map(|(domain, _)| *domain).collect();
    for domain in owners {
        answers.hidden[domain] = answers.fewest(domain);
    }
    for (domain, choice) in small {
        if !answers.keep(domain, choice, places, instrument) {
            return vec![vec![true; n]; domains.len()];
        }
    }
    answers.hidden
}

impl Answers<'_> {
    fn counts(&self, domain: usize) -> &[u64] {
        let items = &self.domains[domain].items;
        items.get(self.at).map_or(&[], |item| &item.choices)
    }
    fn count(&self, domain: usize, choice: usize) -> u64 {
        self.counts(domain).get(choice).copied().unwrap_or(0)
    }

    /// Small counts of scored choices where the item is shown.
    fn small_cells(&self) -> Vec<(usize, usize)> {
        let mut cells = Vec::new();
        for domain in 0..self.domains.len() {
            for (choice, score) in self.item.scores.iter().enumerate() {
                let count = self.count(domain, choice);
                if score.is_some()
                    && !self.hidden[domain][choice]
                    && (1..self.limit).contains(&count)
                {
                    cells.push((domain, choice));
                }
            }
        }
        cells
    }

    /// The fewest answers whose hiding leaves every small count of a domain open, given the number of answers and the figure; all scored choices where nothing less does.
    fn fewest(&self, domain: usize) -> Vec<bool> {
        let scored: Vec<usize> = (0..self.item.scores.len())
            .filter(|at| self.item.scores[*at].is_some())
            .collect();
        let all = self.scored.clone();
        if self.swings.is_empty() || scored.len() > MOST_SEARCHED {
            return all;
        }
        let mut best: Option<(u64, u32, Vec<bool>)> = None;
        for mask in 1_u32..1 << scored.len() {
            let mut hidden = vec![false; all.len()];
            for (bit, choice) in scored.iter().enumerate() {
                hidden[*choice] = mask >> bit & 1 == 1;
            }
            let sum: u64 = (0..all.len())
                .filter(|choice| hidden[*choice])
                .map(|choice| self.count(domain, choice))
                .sum();
            if best
                .as_ref()
                .is_some_and(|best| (best.0, best.1) <= (sum, mask.count_ones()))
            {
                continue;
            }
            if self.holds(domain, &hidden) && (sum >= self.limit || self.whole_levels(&hidden)) {
                best = Some((sum, mask.count_ones(), hidden));
            }
        }
        best.map_or(all, |(_, _, hidden)| hidden)
    }

    /// Whether each small count is hidden and may be another.
    fn holds(&self, domain: usize, hidden: &[bool]) -> bool {
        let counts = self.counts(domain);
        (0..hidden.len())
            .filter(|choice| self.item.scores[*choice].is_some())
            .filter(|choice| (1..self.limit).contains(&self.count(domain, *choice)))
            .all(|choice| {
                hidden[choice]
                    && self.swings.iter().any(|swing| {
                        swing.steps[choice] != 0
                            && swing.hides(&self.scored).all(|choice| hidden[choice])
                            && swing.fits(counts, 1)
                    })
            })
    }

    /// Whether all choices of the same score as a hidden one are hidden: their sum is what the figure shows anyway.
    fn whole_levels(&self, hidden: &[bool]) -> bool {
        let scores = &self.item.scores;
        (0..hidden.len())
            .filter(|own| hidden[*own])
            .all(|own| (0..hidden.len()).all(|other| scores[other] != scores[own] || hidden[other]))
    }

    /// Sees to it that a small count could be another one with everything that is shown in any domain the same: the answers of two domains swing against each other, and every domain that holds only one of them hides what swings. The cheapest such change is taken; `false` where there is none.
    fn keep(
        &mut self,
        domain: usize,
        choice: usize,
        places: &Places,
        instrument: &Instrument,
    ) -> bool {
        let mut best: Option<(u64, Swing, Vec<usize>)> = None;
        let chains = self.chains(domain, places, instrument);
        'search: for (forwards, backwards) in &chains {
            for swing in &self.swings {
                let fits = |at: &usize, sign| swing.fits(self.counts(*at), sign);
                if swing.steps[choice] == 0
                    || !forwards.iter().all(|at| fits(at, 1))
                    || !backwards.iter().all(|at| fits(at, -1))
                {
                    continue;
                }
                let touched = || forwards.iter().chain(backwards);
                let cost = touched().map(|at| self.cost(*at, swing)).sum::<u64>();
                if best.as_ref().is_none_or(|best| cost < best.0) {
                    best = Some((cost, swing.clone(), touched().copied().collect()));
                }
                if cost == 0 {
                    break 'search;
                }
            }
        }
        let Some((_, swing, touched)) = best else {
            return false;
        };
        for at in touched {
            for choice in swing.hides(&self.scored) {
                self.hidden[at][choice] = true;
            }
        }
        true
    }

    /// Answers that would be hidden in a domain for the sake of a swing; 1 for a zero.
    fn cost(&self, domain: usize, swing: &Swing) -> u64 {
        swing
            .hides(&self.scored)
            .filter(|choice| !self.hidden[domain][*choice])
            .map(|choice| self.count(domain, choice).max(1))
            .sum()
    }

    /// Ways to change a domain without a trace: the domains that would gain a swing, and those that would lose it.
    fn chains(
        &self,
        domain: usize,
        places: &Places,
        instrument: &Instrument,
    ) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut chains = self.pairs(domain, places, instrument);
        chains.extend(self.alone(domain, places, instrument));
        chains
    }

    /// Two domains of one kind change against each other.
    fn pairs(
        &self,
        domain: usize,
        places: &Places,
        instrument: &Instrument,
    ) -> Vec<(Vec<usize>, Vec<usize>)> {
        let kind = &self.domains[domain].kind;
        let swap = |one: usize, other: usize| {
            let (mut forwards, mut backwards) = (vec![one], vec![other]);
            for holder in places.between(one, other) {
                let of_one = places
                    .holders
                    .get(&one)
                    .is_some_and(|own| own.contains(&holder));
                if of_one {
                    &mut forwards
                } else {
                    &mut backwards
                }
                .push(holder);
            }
            (forwards, backwards)
        };
        match kind {
            DomainKind::Unit(_) => {
                let mut others: Vec<(usize, bool, usize)> = places
                    .units()
                    .filter(|other| *other != domain)
                    .map(|other| {
                        let bare = !self.hidden[other].contains(&true);
                        (places.between(domain, other).len(), bare, other)
                    })
                    .collect();
                others.sort_unstable();
                others.truncate(MOST_PARTNERS);
                others
                    .into_iter()
                    .map(|(_, _, other)| swap(domain, other))
                    .collect()
            }
            DomainKind::Parent(_) | DomainKind::Block(_) => {
                let holds = |unit: &usize| {
                    places
                        .holders
                        .get(unit)
                        .is_some_and(|own| own.contains(&domain))
                };
                let inside: Vec<usize> = places.units().filter(holds).take(8).collect();
                let outside: Vec<usize> =
                    places.units().filter(|unit| !holds(unit)).take(8).collect();
                let pairs = inside
                    .iter()
                    .flat_map(|one| outside.iter().map(move |other| (*one, *other)));
                pairs.map(|(one, other)| swap(one, other)).collect()
            }
            DomainKind::All => Vec::new(),
            other => match family(instrument, other) {
                Some(family) => {
                    let members = places.families.get(&family).into_iter().flatten();
                    members
                        .filter(|other| **other != domain)
                        .map(|other| (vec![domain], vec![*other]))
                        .collect()
                }
                // Choices of a question that takes several add up to nothing.
                None => vec![(vec![domain], Vec::new())],
            },
        }
    }

    /// The domain changes together with everybody, one unit, what holds it, and one domain of each other family.
    fn alone(
        &self,
        domain: usize,
        places: &Places,
        instrument: &Instrument,
    ) -> Vec<(Vec<usize>, Vec<usize>)> {
        let kind = &self.domains[domain].kind;
        let own = family(instrument, kind);
        let others: Vec<usize> = places
            .families
            .iter()
            .filter(|(family, _)| **family != Family::Units && own != Some(**family))
            .filter_map(|(_, members)| {
                let most = |at: &&usize| (self.counts(**at).iter().sum::<u64>(), **at);
                members.iter().max_by_key(most).copied()
            })
            .chain(places.at.get(&DomainKind::All).copied())
            .chain([domain])
            .collect();
        let holds = |unit: &usize| match kind {
            DomainKind::Unit(_) => *unit == domain,
            DomainKind::Parent(_) | DomainKind::Block(_) => places
                .holders
                .get(unit)
                .is_some_and(|own| own.contains(&domain)),
            _ => true,
        };
        let chain = |unit: usize| {
            let holders = places.holders.get(&unit).into_iter().flatten();
            let mut forwards: Vec<usize> = holders.chain(&others).copied().collect();
            forwards.push(unit);
            forwards.sort_unstable();
            forwards.dedup();
            (forwards, Vec::new())
        };
        let units = places.units().filter(holds).take(MOST_PARTNERS);
        units.map(chain).collect()
    }
}
