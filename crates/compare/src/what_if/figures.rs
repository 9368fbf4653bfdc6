//! Figures of surveys that leaves ask for, so that an answer follows its figure and not only its name.

use super::slots::{From, How, LeafSlots};
use criteria::{CriteriaSet, FigureOf, LeafId, Taken};

/// One figure of an instrument, whatever leaf asks for it. Versions of one instrument are told apart by their year, which does not count here: next year's set asks for next year's version of the same figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asks<'s> {
    instrument: &'s str,
    what: What<'s>,
    only: &'s [(String, Vec<String>)],
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum What<'s> {
    Figure(&'s FigureOf),
    /// The question, and the choices whose answers are counted.
    Count(&'s str, &'s [String]),
}

/// What an input of a leaf is counted from, where the set says so.
pub(crate) fn asks(set: &CriteriaSet, leaf: LeafId, input: u16) -> Option<Asks<'_>> {
    let rule = &set.leaf(leaf).rule;
    rule.respondents().into_iter().find_map(|group| {
        let asked = group.asked.as_ref()?;
        let what = match &asked.taken {
            Taken::Figure(figure) => {
                (group.index == Some(input)).then_some(What::Figure(figure))?
            }
            Taken::Counts { question, choices } => {
                let own = choices.iter().find(|(at, _)| *at == input)?;
                What::Count(question, &own.1)
            }
        };
        let name = asked.instrument.as_str();
        Some(Asks {
            instrument: name.split_once('/').map_or(name, |(id, _)| id),
            what,
            only: &asked.only,
        })
    })
}

/// Every figure that the leaves of a set ask for, with its slot.
#[derive(Debug)]
pub(crate) struct Figures<'s> {
    all: Vec<(Asks<'s>, LeafId, usize)>,
}

impl<'s> Figures<'s> {
    pub(crate) fn of(set: &'s CriteriaSet) -> Self {
        let leaf = |leaf: LeafId| {
            let first = set.first_slot[leaf.index()] as usize;
            let n = set.leaf(leaf).inputs.len();
            (0_u16..)
                .zip(first..first + n)
                .filter_map(move |(input, slot)| Some((asks(set, leaf, input)?, leaf, slot)))
        };
        Self {
            all: set.leaf_ids().flat_map(leaf).collect(),
        }
    }

    /// Where the answer to this figure comes from: the place found by name where that asks for the same, or for nothing that the set says; else any other place that asks for the same; else nowhere.
    pub(crate) fn take(
        &self,
        wanted: &Asks<'_>,
        named: Option<From>,
        slots: &mut LeafSlots,
    ) -> Option<From> {
        if let Some(named) = &named {
            let own = self.all.iter().find(|own| own.2 == named.slot);
            if own.is_none_or(|own| own.0 == *wanted) {
                return Some(named.clone());
            }
        }
        let found = self.all.iter().find(|own| own.0 == *wanted);
        let Some((_, leaf, slot)) = found else {
            slots.other_figure |= named.is_some();
            return None;
        };
        if !slots.followed.contains(leaf) {
            slots.followed.push(*leaf);
        }
        Some(From {
            slot: *slot,
            how: How::AsIs,
        })
    }
}
