//! Where a unit would have stood in the last published round with the points it tries out.

use super::frame::Inside;
use crate::App;
use crate::desk::last_year::earlier_code;
use crate::problem::Problem;
use crate::results::Trouble;
use crate::seen::Seen;
use crate::seen::look::{Which, look};
use crate::seen::row::SeenRow;
use crate::seen::trial::Trial;
use criteria::{CriteriaSet, LeafId};
use points::Exact;
use scoring::Outcome;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A place among the published figures of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// From 1.
    pub(super) rank: usize,
    /// How many other units have the same printed index.
    pub(super) same: usize,
    /// Units ranked there, this one among them.
    pub(super) n: usize,
}

/// The last round before or of this year, of the same owner and the same set in any of its years, whose publication in force shows this unit.
pub(super) async fn last_published(
    app: &App,
    inside: &Inside,
    unit: &str,
) -> Result<Option<Arc<Seen>>, Problem> {
    let (row, set) = (&inside.look.row, &inside.look.room.set);
    let who = (&inside.desk.person, inside.look.now);
    for other in app.store().rounds(&row.owner).await? {
        if other.id == row.id || other.year > row.year {
            continue;
        }
        let round = (other.owner.as_str(), other.id.as_str());
        let seen = match look(app.store(), app.results(), round, who, Which::InForce).await {
            Ok(seen) => seen,
            // A round that cannot be shown is none that was published.
            Err(Trouble::NotFound | Trouble::Refused(_)) => continue,
            Err(trouble) => return Err(trouble.into()),
        };
        if seen.publication.is_some() && seen.set().id == set.id && seen.row(unit).is_some() {
            return Ok(Some(seen));
        }
    }
    Ok(None)
}

/// Points that the published round gave on leaves the unit does not answer itself (surveys, systems, council, relative to others), as a share of this set's maximum; empty where that round's leaves may not be seen.
pub(super) fn lent(
    set: &CriteriaSet,
    own: &Trial,
    then: &Seen,
    row: &SeenRow,
) -> BTreeMap<LeafId, Exact> {
    let earlier = then.set();
    let name = earlier.name();
    let others = set.leaf_ids().filter(|leaf| !own.is_own(*leaf));
    let of_leaf = |leaf: LeafId| {
        let code = earlier_code(set, leaf, &name)?;
        let old = row.leaf(earlier.find_leaf(code)?)?;
        if old.score.outcome != Outcome::Points {
            return None;
        }
        let max = &set.leaf_node(leaf).max;
        let points = if old.max == *max {
            old.score.points
        } else {
            old.score.points.times(max).over(&old.max)?
        };
        Some((leaf, points))
    };
    others.filter_map(of_leaf).collect()
}

/// The place of an index among what was published of the unit's block; `None` where nobody is ranked there or not every ranked unit shows its figure.
pub(super) fn place(then: &Seen, row: &SeenRow, index: &Exact) -> Option<Place> {
    let block = row.block?;
    let n = row.rank?.n;
    let ranked = then
        .rows
        .iter()
        .filter(|own| own.block == Some(block) && own.rank.is_some_and(|rank| rank.rank.is_some()));
    let all: Vec<(&str, &Exact)> = ranked
        .filter_map(|own| Some((own.code.as_str(), &own.figures.as_ref()?.index)))
        .collect();
    if n == 0 || all.len() != n {
        return None;
    }
    let others = || all.iter().filter(|(code, _)| *code != row.code);
    Some(Place {
        rank: 1 + others().filter(|(_, other)| *other > index).count(),
        same: others().filter(|(_, other)| *other == index).count(),
        n: 1 + others().count(),
    })
}
