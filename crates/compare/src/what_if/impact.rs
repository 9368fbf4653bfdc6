//! Who gains and loses when the set changes, and by which leaf.

use super::Pairs;
use crate::SetComparison;
use criteria::{CriteriaSet, IndexBase, LeafId, Part, RankOn};
use points::Exact;
use ranking::{Ranked, Row};
use scoring::{Outcome, Scored};
use std::collections::BTreeMap;

/// One of the two scorings.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The set.
    pub set: &'a CriteriaSet,
    /// The scores.
    pub scored: &'a Scored,
    /// The ranks.
    pub ranked: &'a Ranked,
}

/// What a change of the set does to one unit.
///
/// Where both results are complete, `new − old` is exactly the sum of `groups`, `base` and `other`.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitImpact {
    /// Index in the roster.
    pub unit: usize,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// The table in which it is ranked.
    pub block: Option<String>,
    /// The figure before, as printed; `None` where the result is not complete.
    pub old: Option<Exact>,
    /// The figure after, as printed.
    pub new: Option<Exact>,
    /// Rank before.
    pub old_rank: Option<u32>,
    /// Rank after.
    pub new_rank: Option<u32>,
    /// Band before.
    pub old_band: Option<String>,
    /// Band after.
    pub new_band: Option<String>,
    /// By group of leaves (index into the comparison's groups), what it adds to or takes from the figure; groups without effect are left out.
    pub groups: Vec<(usize, Exact)>,
    /// Because the maximum by which points are divided is another one.
    pub base: Exact,
    /// Because of rounding, caps of bonus and penalty, published points of a field, and scaling back.
    pub other: Exact,
}

impl UnitImpact {
    /// The change of the figure, where both are there.
    #[must_use]
    pub fn change(&self) -> Option<Exact> {
        Some(self.new.as_ref()?.minus(self.old.as_ref()?))
    }
    /// Places gained: 3 → 1 is 2.
    #[must_use]
    pub fn places(&self) -> Option<i64> {
        Some(i64::from(self.old_rank?) - i64::from(self.new_rank?))
    }
}

/// What one group of leaves does to all units.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GroupImpact {
    /// Index into the comparison's groups.
    pub group: usize,
    /// Units that gain by it.
    pub gain: usize,
    /// Units that lose by it.
    pub lose: usize,
    /// Sum of what units gain.
    pub gained: Exact,
    /// Sum of what units lose, a positive number.
    pub lost: Exact,
}

/// How the order of one table changes.
#[derive(Debug, Clone, PartialEq)]
pub struct BlockImpact {
    /// The table's name.
    pub name: String,
    /// Pairs of its units.
    pub pairs: Pairs,
    /// Units with a complete result before and not after, or the other way round.
    pub incomplete: usize,
}

/// The whole impact.
#[derive(Debug, Clone, PartialEq)]
pub struct Impact {
    /// Which figure is compared: the total where both sets rank by it and have the same total; else the index.
    pub figure: RankOn,
    /// In the order of the old ranking.
    pub units: Vec<UnitImpact>,
    /// Groups that move any unit, in the order of the comparison.
    pub groups: Vec<GroupImpact>,
    /// Tables that both rankings have.
    pub blocks: Vec<BlockImpact>,
}

/// The impact of scoring the same units under `new` instead of `old`.
///
/// A leaf's part in the figure is its points times the factor by which its set turns points into the figure (1 for totals, 100 ÷ applicable maximum for indices).
/// Where both change, the part of the leaf is the change of points times the mean factor, and `base` the change of the factor times the mean points, so that neither order of counting is favoured.
#[must_use]
pub fn impact(old: Side<'_>, new: Side<'_>, found: &SetComparison) -> Impact {
    let figure = figure_of(old.set, new.set);
    let groups = Groups::new(old.set, new.set, found);
    let rows: BTreeMap<usize, &Row> = new.ranked.rows.iter().map(|row| (row.unit, row)).collect();
    let mut units = Vec::new();
    for before in &old.ranked.rows {
        let Some(after) = rows.get(&before.unit) else {
            continue;
        };
        units.push(unit((old, before), (new, after), figure, &groups));
    }
    let mut sums: BTreeMap<usize, GroupImpact> = BTreeMap::new();
    for (group, part) in units.iter().flat_map(|own| &own.groups) {
        let sum = sums.entry(*group).or_insert_with(|| GroupImpact {
            group: *group,
            ..GroupImpact::default()
        });
        if part.is_negative() {
            sum.lose += 1;
            sum.lost = sum.lost.minus(part);
        } else {
            sum.gain += 1;
            sum.gained = sum.gained.plus(part);
        }
    }
    let names = new.ranked.blocks.iter().map(|block| &block.name);
    let blocks = names.map(|name| block(name, &units)).collect();
    Impact {
        figure,
        units,
        groups: sums.into_values().collect(),
        blocks,
    }
}

/// The figure that both sets have in common.
pub(crate) fn figure_of(old: &CriteriaSet, new: &CriteriaSet) -> RankOn {
    let totals = old.ranking.on == RankOn::Total && new.ranking.on == RankOn::Total;
    if totals && old.total == new.total && old.index_base == new.index_base {
        RankOn::Total
    } else {
        RankOn::Index
    }
}

/// Which group each leaf is in, with the sign of its points.
struct Groups {
    old: Vec<(usize, i8)>,
    new: Vec<(usize, i8)>,
    n: usize,
}

impl Groups {
    fn new(old: &CriteriaSet, new: &CriteriaSet, found: &SetComparison) -> Self {
        let of = |set: &CriteriaSet, leaves: &dyn Fn(usize) -> Vec<LeafId>| {
            let mut all = vec![(0, 1); set.leaves.len()];
            for group in 0..found.groups.len() {
                for leaf in leaves(group) {
                    let sign = match set.leaf_node(leaf).part {
                        Part::Penalty => -1,
                        Part::Base | Part::Bonus => 1,
                    };
                    all[leaf.index()] = (group, sign);
                }
            }
            all
        };
        Self {
            old: of(old, &|group| found.groups[group].old.clone()),
            new: of(new, &|group| found.groups[group].new.clone()),
            n: found.groups.len(),
        }
    }
}

/// What turns points of the base, and of bonus and penalty, into the figure; `None` is 1.
fn factors(side: Side<'_>, row: &Row, figure: RankOn) -> [Option<Exact>; 2] {
    let percent = || {
        let factor = Exact::from(100).over(&row.max)?;
        (factor != Exact::from(1)).then_some(factor)
    };
    match (side.set.index_base, figure) {
        (IndexBase::Points, RankOn::Total) => [None, None],
        (IndexBase::Points, RankOn::Index) => [percent(), percent()],
        (IndexBase::Index, _) => [percent(), None],
    }
}

/// Points of each group in the figure's own points, base and outside apart.
fn sums(side: Side<'_>, unit: usize, groups: &[(usize, i8)], n: usize) -> Vec<[Exact; 2]> {
    let mut sums = vec![[Exact::ZERO, Exact::ZERO]; n];
    let scores =
        &side.scored.standing.leaves[unit * side.scored.n_leaves..][..side.scored.n_leaves];
    for ((leaf, score), (group, sign)) in side.set.leaf_ids().zip(scores).zip(groups) {
        if score.outcome != Outcome::Points || score.points.is_zero() {
            continue;
        }
        let at = usize::from(side.set.leaf_node(leaf).part != Part::Base);
        let sum = &mut sums[*group][at];
        *sum = match sign {
            -1 => sum.minus(&score.points),
            _ => sum.plus(&score.points),
        };
    }
    sums
}

fn unit(
    (old, before): (Side<'_>, &Row),
    (new, after): (Side<'_>, &Row),
    figure: RankOn,
    groups: &Groups,
) -> UnitImpact {
    let shown = |row: &Row| {
        let shown = match figure {
            RankOn::Total => &row.total,
            RankOn::Index => &row.index,
        };
        row.complete.then(|| shown.clone())
    };
    let mut own = UnitImpact {
        unit: before.unit,
        code: before.code.clone(),
        name: before.name.clone(),
        block: new.ranked.block_name(after).map(str::to_owned),
        old: shown(before),
        new: shown(after),
        old_rank: before.rank,
        new_rank: after.rank,
        old_band: old.ranked.band_name(before).map(str::to_owned),
        new_band: new.ranked.band_name(after).map(str::to_owned),
        groups: Vec::new(),
        base: Exact::ZERO,
        other: Exact::ZERO,
    };
    let Some(change) = own.change() else {
        return own;
    };
    let points = (
        sums(old, before.unit, &groups.old, groups.n),
        sums(new, before.unit, &groups.new, groups.n),
    );
    let factors = (factors(old, before, figure), factors(new, after, figure));
    let mut rest = change;
    for (group, (from, to)) in points.0.iter().zip(&points.1).enumerate() {
        let mut part = Exact::ZERO;
        for at in 0..2 {
            let (by_points, by_base) =
                split((&from[at], &to[at]), (&factors.0[at], &factors.1[at]));
            part = part.plus(&by_points);
            own.base = own.base.plus(&by_base);
        }
        if !part.is_zero() {
            rest = rest.minus(&part);
            own.groups.push((group, part));
        }
    }
    own.other = rest.minus(&own.base);
    own
}

/// A product's change in two parts: by the points at the mean factor, by the factor at the mean points.
fn split(
    (from, to): (&Exact, &Exact),
    factors: (&Option<Exact>, &Option<Exact>),
) -> (Exact, Exact) {
    let one = Exact::from(1);
    let (old, new) = (
        factors.0.as_ref().unwrap_or(&one),
        factors.1.as_ref().unwrap_or(&one),
    );
    let change = to.minus(from);
    if old == new {
        let part = if *old == one || change.is_zero() {
            change
        } else {
            change.times(old)
        };
        return (part, Exact::ZERO);
    }
    let half = |sum: Exact| sum.times(&Exact::decimal(5, 1));
    let by_points = change.times(&half(old.plus(new)));
    let by_base = new.minus(old).times(&half(from.plus(to)));
    (by_points, by_base)
}

fn block(name: &str, units: &[UnitImpact]) -> BlockImpact {
    let here = units
        .iter()
        .filter(|own| own.block.as_deref() == Some(name));
    let (mut ranks, mut incomplete) = (Vec::new(), 0);
    for own in here {
        match (own.old_rank, own.new_rank) {
            (Some(before), Some(after)) => ranks.push((before, after)),
            (None, None) => {}
            _ => incomplete += 1,
        }
    }
    BlockImpact {
        name: name.to_owned(),
        pairs: Pairs::count(&ranks),
        incomplete,
    }
}
