//! The units of a round, with indexes for finding them.

use crate::Unit;
use crate::near::Near;
use crate::written::{Written, core_fold, core_key, known_kind};
use points::Exact;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// A roster: the units in the order of their file.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    units: Vec<Unit>,
    pub(crate) index: Index,
    /// By the key of their column, a figure a unit.
    figures: BTreeMap<String, Vec<Option<Exact>>>,
}

/// Lists of positions by the texts under which a unit may be written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    code: HashMap<String, usize>,
    children: HashMap<String, Vec<usize>>,
    pub(crate) agency: HashMap<String, Vec<usize>>,
    pub(crate) unpadded: HashMap<String, Vec<usize>>,
    pub(crate) core: HashMap<String, Vec<usize>>,
    pub(crate) bare: HashMap<String, Vec<usize>>,
    pub(crate) names: Vec<NameKeys>,
    /// Made when the first name is not found.
    pub(crate) near: OnceLock<Near>,
}

/// The texts of one unit's name that are compared with written ones.
#[derive(Debug, Clone, Default)]
pub(crate) struct NameKeys {
    pub(crate) full: String,
    pub(crate) core: String,
    pub(crate) bare: String,
    pub(crate) kind: Option<&'static str>,
    parent: Option<usize>,
}

impl Roster {
    /// The roster of these units. Codes have to be unique, parents known and free of cycles, as [`crate::read_roster`] sees to; of two units with one code the first is found.
    #[must_use]
    pub fn new(units: Vec<Unit>) -> Self {
        let mut index = Index::default();
        for (at, unit) in units.iter().enumerate() {
            index.code.entry(unit.code.clone()).or_insert(at);
            push(&mut index.unpadded, unpadded(&unit.code), at);
            if let Some(agency) = &unit.agency {
                push(&mut index.agency, vietnamese::key(agency), at);
            }
            let written = Written::of(&unit.name, false);
            let (core, bare) = (core_key(&written.core), core_fold(&written.core));
            push(&mut index.core, core.clone(), at);
            push(&mut index.bare, bare.clone(), at);
            index.names.push(NameKeys {
                full: core_key(&unit.name),
                core,
                bare,
                kind: written.kind.or_else(|| known_kind(&unit.kind)),
                parent: None,
            });
        }
        for (at, unit) in units.iter().enumerate() {
            if let Some(parent) = &unit.parent {
                push(&mut index.children, parent.clone(), at);
                index.names[at].parent = index.code.get(parent).copied();
            }
        }
        Self {
            units,
            index,
            figures: BTreeMap::new(),
        }
    }

    /// The same roster with figures of its units, such as their population; one a unit, in its order.
    #[must_use]
    pub(crate) fn with_figures(mut self, figures: BTreeMap<String, Vec<Option<Exact>>>) -> Self {
        self.figures = figures;
        self
    }

    /// The figures of a column of `units.csv` (`population`, `households`, `area`, `weight`, or their Vietnamese names), one a unit; `None` where the file has no such column.
    #[must_use]
    pub fn figures(&self, column: &str) -> Option<&[Option<Exact>]> {
        let column = crate::read::figure_column(column)?;
        self.figures.get(column).map(Vec::as_slice)
    }

    /// All units, in the order of the file.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The unit at a position that a [`crate::Match`] gave.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Unit> {
        self.units.get(at)
    }

    /// How many units there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The position of the unit with exactly this code.
    #[must_use]
    pub fn position(&self, code: &str) -> Option<usize> {
        self.index.code.get(code).copied()
    }

    /// The unit with exactly this code.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&Unit> {
        self.position(code).and_then(|at| self.units.get(at))
    }

    /// The units directly below this code, in the order of the file.
    pub fn children_of(&self, code: &str) -> impl Iterator<Item = &Unit> {
        self.index
            .children
            .get(code)
            .into_iter()
            .flatten()
            .filter_map(|at| self.units.get(*at))
    }

    /// The positions of the units directly below this code.
    pub(crate) fn below(&self, code: &str) -> &[usize] {
        self.index.children.get(code).map_or(&[], Vec::as_slice)
    }

    /// The units that are ranked: those with a block.
    pub fn ranked(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| unit.is_ranked())
    }

    /// The units that are not ranked: parents, and whoever has no block.
    pub fn unranked(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| !unit.is_ranked())
    }

    /// The blocks in the order of their first unit.
    #[must_use]
    pub fn blocks(&self) -> Vec<&str> {
        let mut blocks: Vec<&str> = Vec::new();
        for block in self.units.iter().filter_map(|unit| unit.block.as_deref()) {
            if !blocks.contains(&block) {
                blocks.push(block);
            }
        }
        blocks
    }

    /// The positions of the units above one, nearest first.
    pub(crate) fn above(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let parent = |at: usize| self.index.names.get(at).and_then(|keys| keys.parent);
        // Levels are few; the limit ends a cycle that a hand-made roster may hold.
        std::iter::successors(parent(at), move |at| parent(*at)).take(16)
    }
}

fn push(map: &mut HashMap<String, Vec<usize>>, text: String, at: usize) {
    if !text.is_empty() {
        map.entry(text).or_default().push(at);
    }
}

/// A code of digits without its leading zeros, which spreadsheets drop; empty for any other code.
pub(crate) fn unpadded(code: &str) -> String {
    if code.bytes().all(|b| b.is_ascii_digit()) {
        code.trim_start_matches('0').to_owned()
    } else {
        String::new()
    }
}
