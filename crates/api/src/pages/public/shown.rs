//! What pages, charts and files of a round are made of: rows already cut to what the reader may see.
//!
//! A figure that may not be seen is `None`; nothing here is worked out from a figure that is not here.

use super::parts::share;
use crate::seen::{Seen, row::SeenRow, table::SeenBlock};
use criteria::RankOn;
use finding::Lang;
use jiff::civil::Date;
use points::Exact;
use procedure::{Act, Publication};
use std::sync::OnceLock;

/// A round as a reader sees it.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// The round's id.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// The day of the figures.
    pub(crate) as_of: Date,
    /// The agency that puts it out.
    pub(crate) agency: Option<String>,
    /// Sentences that every output repeats.
    pub(crate) notices: Vec<String>,
    /// Whether it is unpublished.
    pub(crate) draft: bool,
    /// The publication that is shown.
    pub(crate) publication: Option<Publication>,
    /// Which figure ranks.
    pub(crate) on: RankOn,
    /// The tables, in their order.
    pub(crate) blocks: Vec<BlockShown>,
    /// Names of the bands, highest first.
    pub(crate) bands: Vec<String>,
    /// The first level of the base.
    pub(crate) fields: Vec<FieldShown>,
    /// Block by block, best first, then those listed apart, then those of no block.
    pub(crate) units: Vec<UnitShown>,
    /// Mean and best of each block, worked out once: over the communes of the country that takes milliseconds.
    of_blocks: OnceLock<Vec<OfBlock>>,
}

/// A block field by field; `None` where not every ranked unit shows its fields.
type OfBlock = Option<Vec<Option<FieldOfBlock>>>;

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BlockShown {
    pub(crate) name: String,
    /// Whether it is the one table of a set without blocks.
    pub(crate) is_all: bool,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldShown {
    pub(crate) code: String,
    pub(crate) title: finding::Text,
    pub(crate) max: Exact,
}

/// Points of a field or a leaf, and the maximum that applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reached {
    pub(crate) points: Exact,
    pub(crate) max: Exact,
}

/// A unit, as far as it may be seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct UnitShown {
    pub(crate) code: String,
    pub(crate) name: String,
    /// Index into [`Shown::blocks`]; `None`: a parent, never ranked.
    pub(crate) block: Option<usize>,
    /// Whether the result is complete.
    pub(crate) complete: bool,
    pub(crate) rank: Option<u32>,
    pub(crate) tied: bool,
    /// Number of units ranked in the block, where the rank may be seen.
    pub(crate) n: usize,
    pub(crate) total: Option<Exact>,
    /// The applicable maximum.
    pub(crate) max: Option<Exact>,
    pub(crate) index: Option<Exact>,
    /// Index into [`Shown::bands`].
    pub(crate) band: Option<usize>,
    pub(crate) bonus: Option<Exact>,
    pub(crate) penalty: Option<Exact>,
    /// By [`Shown::fields`]; `None` where fields may not be seen, within it where a field takes no part.
    pub(crate) fields: Option<Vec<Option<Reached>>>,
}

impl UnitShown {
    fn of(seen: &Seen, row: &SeenRow) -> Self {
        let figures = row.figures.as_ref();
        let roots = seen.set().roots.iter();
        let fields = row.fields.as_ref().map(|fields| {
            let field = |id: &criteria::NodeId| {
                let (_, own) = fields.iter().find(|(node, _)| node == id)?;
                let (points, max) = own.clone()?;
                Some(Reached { points, max })
            };
            roots.map(field).collect()
        });
        Self {
            code: row.code.clone(),
            name: row.name.clone(),
            block: row.block,
            complete: row.complete != Some(false),
            rank: row.rank.and_then(|own| own.rank),
            tied: row.rank.is_some_and(|own| own.tied),
            n: row.rank.map_or(0, |own| own.n),
            total: figures.map(|own| own.total.clone()),
            max: figures.map(|own| own.max.clone()),
            index: figures.map(|own| own.index.clone()),
            band: row.class.flatten(),
            bonus: row.parts.as_ref().map(|own| own.bonus.clone()),
            penalty: row.parts.as_ref().map(|own| own.penalty.clone()),
            fields,
        }
    }
    /// The figure that ranks.
    pub(crate) fn figure(&self, on: RankOn) -> Option<&Exact> {
        match on {
            RankOn::Total => self.total.as_ref(),
            RankOn::Index => self.index.as_ref(),
        }
    }
    /// Points of a field, where they may be seen.
    pub(crate) fn field(&self, field: usize) -> Option<&Reached> {
        self.fields.as_ref()?.get(field)?.as_ref()
    }
}

/// A block in one field, in percent of the maximum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldOfBlock {
    /// Sum of points ÷ sum of applicable maxima.
    pub(crate) mean: Exact,
    /// The best of the block.
    pub(crate) best: Exact,
}

impl Shown {
    /// What a reader sees, in a language.
    pub(crate) fn of(seen: &Seen, lang: Lang) -> Self {
        let (set, manifest) = (seen.set(), seen.manifest());
        let fields = set.roots.iter().map(|id| {
            let node = set.node(*id);
            let en = node.title_en.as_ref().unwrap_or(&node.title);
            FieldShown {
                code: node.code.clone(),
                title: finding::Text::new(node.title.clone(), en.clone()),
                max: node.max.clone(),
            }
        });
        let draft = seen.draft_words(lang);
        let mut notices = seen.notices(lang);
        // The frame of a page has a place of its own for the mark of a draft.
        notices.retain(|own| Some(own.as_str()) != draft);
        let block = |own: &SeenBlock| BlockShown {
            name: own.name.clone(),
            is_all: own.name.is_empty(),
        };
        Self {
            id: manifest.id.clone(),
            title: manifest.title.clone(),
            as_of: manifest.as_of,
            agency: manifest.agency.clone(),
            notices,
            draft: seen.is_draft(),
            publication: seen.publication.clone(),
            on: set.ranking.on,
            blocks: seen.blocks.iter().map(block).collect(),
            bands: seen.bands().to_vec(),
            fields: fields.collect(),
            units: seen
                .rows
                .iter()
                .map(|row| UnitShown::of(seen, row))
                .collect(),
            of_blocks: OnceLock::new(),
        }
    }
    /// The act of the publication that is shown.
    pub(crate) fn act(&self) -> Option<&Act> {
        self.publication.as_ref().map(|own| &own.act)
    }
    /// The unit of this code.
    pub(crate) fn unit(&self, code: &str) -> Option<&UnitShown> {
        self.units.iter().find(|own| own.code == code)
    }
    /// Units of a block that are ranked: complete ones.
    pub(crate) fn ranked(&self, block: usize) -> impl Iterator<Item = &UnitShown> {
        let within = move |own: &&UnitShown| own.block == Some(block) && own.complete;
        self.units.iter().filter(within)
    }
    /// Units of a block without a complete result.
    pub(crate) fn apart(&self, block: usize) -> impl Iterator<Item = &UnitShown> {
        let within = move |own: &&UnitShown| own.block == Some(block) && !own.complete;
        self.units.iter().filter(within)
    }
    /// The figures that rank, of a block whose every ranked unit shows its own; else nothing is said of the block.
    pub(crate) fn figures(&self, block: usize) -> Option<Vec<&Exact>> {
        let figures: Option<Vec<_>> = self.ranked(block).map(|own| own.figure(self.on)).collect();
        figures.filter(|own| !own.is_empty())
    }
    /// Mean and best of a block field by field, where every ranked unit shows its fields.
    pub(crate) fn block_fields(&self, block: usize) -> Option<&[Option<FieldOfBlock>]> {
        let all = self.of_blocks.get_or_init(|| {
            let blocks = 0..self.blocks.len();
            blocks.map(|block| self.of_block(block)).collect()
        });
        all.get(block)?.as_deref()
    }
    fn of_block(&self, block: usize) -> OfBlock {
        let mut units = self.ranked(block).peekable();
        units.peek()?;
        if units.any(|own| own.fields.is_none()) {
            return None;
        }
        let field = |field: usize| {
            let reached = || self.ranked(block).filter_map(move |own| own.field(field));
            let points: Exact = reached().map(|own| &own.points).sum();
            let most: Exact = reached().map(|own| &own.max).sum();
            let best = reached()
                .filter_map(|own| share(&own.points, &own.max))
                .max();
            Some(FieldOfBlock {
                mean: share(&points, &most)?,
                best: best?,
            })
        };
        Some((0..self.fields.len()).map(field).collect())
    }
}

/// Mean of figures, exact; `None` of none.
pub(crate) fn mean(figures: &[&Exact]) -> Option<Exact> {
    let n = i64::try_from(figures.len()).ok()?;
    let sum: Exact = figures.iter().copied().sum();
    sum.over(&Exact::from(n))
}

/// Median of figures: of an even number the mean of the middle two.
pub(crate) fn median(figures: &[&Exact]) -> Option<Exact> {
    let mut sorted = figures.to_vec();
    sorted.sort();
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper.clone());
    }
    sorted
        .get(middle.checked_sub(1)?)?
        .plus(upper)
        .over(&Exact::from(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_and_median_by_hand() {
        let own: Vec<Exact> = [3, 1, 2, 8].map(Exact::from).to_vec();
        let refs: Vec<&Exact> = own.iter().collect();
        assert_eq!(mean(&refs), Some(Exact::decimal(35, 1)));
        assert_eq!(median(&refs), Some(Exact::decimal(25, 1)));
        assert_eq!(median(&refs[..3]), Some(Exact::from(2)));
        assert_eq!(median(&[]), None);
    }
}
