//! The figure of a unit under either set, with either year's answers.

use crate::SetComparison;
use crate::what_if::LeafCarried;
use crate::{Taken, Why};
use criteria::{CriteriaSet, IndexBase, LeafId, Part, RankOn, Rule, ScoredBy};
use points::Exact;
use scoring::{Outcome, Scored};

/// Which year each factor is taken from: `false` is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) set: bool,
    pub(crate) answers: bool,
    pub(crate) survey: bool,
}

/// A pair of leaves that either year's answers can be scored by, under both rules.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Crossed {
    pub(crate) old: LeafId,
    pub(crate) new: LeafId,
    pub(crate) survey: bool,
}

/// The groups that can be crossed; the others by their index.
pub(crate) fn crossed(
    old: &CriteriaSet,
    new: &CriteriaSet,
    found: &SetComparison,
    (to_new, to_old): (&[LeafCarried], &[LeafCarried]),
) -> (Vec<Crossed>, Vec<usize>) {
    let (mut all, mut left) = (Vec::new(), Vec::new());
    for (at, group) in found.groups.iter().enumerate() {
        let pair = match (&group.old[..], &group.new[..]) {
            ([one], [other]) => Some((*one, *other)),
            _ => None,
        };
        let crosses = |(one, other): &(LeafId, LeafId)| {
            let whole =
                |list: &[LeafCarried], leaf: LeafId| list[leaf.index()].taken == Taken::Whole;
            let inputs = !old.leaf(*one).inputs.is_empty() && !new.leaf(*other).inputs.is_empty();
            let peers = match &group.comparable {
                crate::Comparability::No(why) => why.contains(&Why::Peers),
                _ => false,
            };
            let info = matches!(new.leaf(*other).rule, Rule::Info);
            whole(to_new, *other)
                && whole(to_old, *one)
                && !peers
                && (inputs || info || group.comparable.is_yes())
                && old.leaf_node(*one).part == new.leaf_node(*other).part
        };
        match pair.filter(crosses) {
            Some((old, other)) => all.push(Crossed {
                old,
                new: other,
                survey: new.leaf(other).scored == ScoredBy::Survey,
            }),
            None => left.push(at),
        }
    }
    (all, left)
}

/// Scores of one year's answers under one of the sets, and the unit's index in them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scores<'a> {
    pub(crate) scored: &'a Scored,
    pub(crate) unit: usize,
}

/// All four scorings of a unit: `[set][answers]`.
pub(crate) type Four<'a> = [[Scores<'a>; 2]; 2];

pub(crate) struct Values<'a> {
    pub(crate) sets: [&'a CriteriaSet; 2],
    pub(crate) found: &'a SetComparison,
    pub(crate) crossed: &'a [Crossed],
    pub(crate) left: &'a [usize],
    pub(crate) figure: RankOn,
}

#[derive(Default)]
struct Sums {
    points: Exact,
    max: Exact,
    bonus: Exact,
    penalty: Exact,
}

impl Values<'_> {
    /// Pairs that all four scorings of this unit have a result for.
    pub(crate) fn crossed_of(&self, four: &Four<'_>) -> Vec<bool> {
        let settled = |pair: &Crossed| {
            (0..2).all(|set| {
                let leaf = if set == 1 { pair.new } else { pair.old };
                four[set]
                    .iter()
                    .all(|own| own.scored.leaf(own.unit, leaf).outcome != Outcome::Incomplete)
            })
        };
        self.crossed.iter().map(settled).collect()
    }

    /// The figure: pairs that cross by the factors, everything else by its own year, which goes with the set.
    pub(crate) fn of(&self, four: &Four<'_>, crosses: &[bool], at: At) -> Exact {
        let side = usize::from(at.set);
        let set = self.sets[side];
        let mut sums = Sums::default();
        for (pair, crosses) in self.crossed.iter().zip(crosses) {
            let leaf = if at.set { pair.new } else { pair.old };
            let answers = match (crosses, pair.survey) {
                (false, _) => at.set,
                (true, true) => at.survey,
                (true, false) => at.answers,
            };
            add(&mut sums, set, four[side][usize::from(answers)], leaf);
        }
        for group in self.left {
            let group = &self.found.groups[*group];
            let leaves = if at.set { &group.new } else { &group.old };
            for leaf in leaves {
                add(&mut sums, set, four[side][side], *leaf);
            }
        }
        figure(set, self.figure, sums)
    }
}

fn add(sums: &mut Sums, set: &CriteriaSet, own: Scores<'_>, leaf: LeafId) {
    let points = &own.scored.leaf(own.unit, leaf).points;
    match set.leaf_node(leaf).part {
        Part::Base => {
            sums.points = sums.points.plus(points);
            sums.max = sums.max.plus(&own.scored.leaf_max(set, own.unit, leaf));
        }
        Part::Bonus => sums.bonus = sums.bonus.plus(points),
        Part::Penalty => sums.penalty = sums.penalty.plus(points),
    }
}

fn figure(set: &CriteriaSet, figure: RankOn, sums: Sums) -> Exact {
    let capped = |points: Exact, section: &Option<criteria::Section>| match section {
        Some(section) if points > section.cap => section.cap.clone(),
        _ => points,
    };
    let extra = capped(sums.bonus, &set.bonus).minus(&capped(sums.penalty, &set.penalty));
    let percent = |points: Exact| {
        points
            .times(&100.into())
            .over(&sums.max)
            .unwrap_or_default()
    };
    match (set.index_base, figure) {
        (IndexBase::Points, RankOn::Total) => sums.points.plus(&extra),
        (IndexBase::Points, RankOn::Index) => percent(sums.points.plus(&extra)),
        (IndexBase::Index, _) => percent(sums.points).plus(&extra),
    }
}
