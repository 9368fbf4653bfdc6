//! What a rule reads: the answers of one unit to one leaf in one layer.

use super::recorder::{Note, NoteKind, Recorder};
use super::state::State;
use crate::words;
use answers::{Answer, Value};
use criteria::{
    Calendar, FromChildren, Input, InputKind, Item, MissingPolicy, Policy, Rule, Sign, Term,
};
use finding::Text;
use jiff::civil::Date;
use points::{Exact, Fraction, RoundTo};
use std::collections::{BTreeMap, BTreeSet};

/// Lowest and highest value of a block, for one `peers` rule.
#[derive(Debug, Clone, Copy)]
pub struct PeerRange<'a> {
    /// The rule it belongs to, told apart by its address.
    pub rule: &'a Rule,
    /// The lowest value of the complete units.
    pub lowest: &'a Exact,
    /// The highest.
    pub highest: &'a Exact,
}

/// What is known of the block.
#[derive(Debug, Clone, Copy)]
pub enum Peers<'a> {
    /// First pass: the block is not known yet; a value earns nothing but is not missing.
    Pending,
    /// Second pass.
    Known(&'a [PeerRange<'a>]),
}

/// The answers to one leaf, with what else its rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// The leaf's inputs.
    pub inputs: &'a [Input],
    /// One answer for each of them.
    pub answers: &'a [Answer],
    /// Ids of items that counted in the round before.
    pub counted_before: Option<&'a BTreeSet<String>>,
    /// Rows dated before this day do not count.
    pub from: Option<Date>,
    /// For working days.
    pub calendars: &'a BTreeMap<i16, Calendar>,
    /// Rounding of the parts of a `sum`.
    pub part_rounding: Option<RoundTo>,
    /// The leaf's policies: those of its parts where they have none.
    pub when_undefined: Policy,
    /// The leaf's policy for *not applicable*.
    pub when_not_applicable: Policy,
    /// The leaf's policy for *missing*.
    pub when_missing: MissingPolicy,
    /// The block.
    pub peers: Peers<'a>,
}

impl<'a> Sheet<'a> {
    /// The value of an input, or its state.
    pub(crate) fn value(&self, input: u16) -> Result<&'a Value, State> {
        match self.answers.get(usize::from(input)) {
            Some(Answer::Given(value)) => Ok(value),
            Some(Answer::NotApplicable) => Err(State::NotApplicable),
            Some(Answer::Undefined) => Err(State::Undefined),
            Some(Answer::Unreadable) => Err(State::Unreadable),
            Some(Answer::Missing) | None => Err(State::Missing),
        }
    }

    /// The number of an input; a count that is negative or not whole, and a negative percentage, cannot be and count as unreadable.
    pub(crate) fn number<R: Recorder>(&self, input: u16, rec: &mut R) -> Result<Fraction, State> {
        match self.value(input)? {
            Value::Number(number) => {
                if self.possible(input, number) {
                    Ok(number.to_fraction())
                } else {
                    Err(State::Unreadable)
                }
            }
            Value::Items(items) => self.items(items, rec),
            Value::YesNo(_) | Value::Level(_) | Value::Date(_) => Err(State::Unreadable),
        }
    }

    /// The number of an input that may count weighted answers: not below 0, whole or not.
    pub(crate) fn weighted<R: Recorder>(&self, input: u16, rec: &mut R) -> Result<Fraction, State> {
        match self.value(input)? {
            Value::Number(number) if !number.is_negative() => Ok(number.to_fraction()),
            _ => self.number(input, rec),
        }
    }

    fn possible(&self, input: u16, number: &Exact) -> bool {
        let Some(input) = self.inputs.get(usize::from(input)) else {
            return false;
        };
        match input.kind {
            InputKind::Count => {
                !number.is_negative()
                    && (matches!(
                        input.from_children,
                        Some(FromChildren::Mean | FromChildren::Weights(_))
                    ) || number.to_integer().is_some())
            }
            InputKind::Percent => !number.is_negative(),
            _ => true,
        }
    }

    /// How many rows of a register count: each id once, none that counted in the round before, none from before the leaf was in force.
    fn items<R: Recorder>(&self, items: &[Item], rec: &mut R) -> Result<Fraction, State> {
        let mut seen = BTreeSet::new();
        let mut sum = Fraction::zero();
        let (mut twice, mut before, mut early) = (0_usize, 0_usize, 0_usize);
        for item in items {
            if !seen.insert(item.id.as_str()) {
                twice += 1;
            } else if self
                .counted_before
                .is_some_and(|ids| ids.contains(&item.id))
            {
                before += 1;
            } else if matches!((item.date, self.from), (Some(date), Some(from)) if date < from) {
                early += 1;
            } else {
                sum = sum.plus(&item.weight.to_fraction());
            }
        }
        rec.note(|| {
            let vi = format!(
                "{} dòng trong danh sách: {twice} trùng mã, {before} đã tính ở kỳ trước, {early} trước ngày áp dụng; tính {}",
                items.len(),
                words::number(&sum, finding::Lang::Vi)
            );
            let en = format!(
                "{} rows in the register: {twice} with an id met before, {before} counted in the round before, {early} from before the criterion was in force; {} count",
                items.len(),
                words::number(&sum, finding::Lang::En)
            );
            Note::new(NoteKind::Items, Text::new(vi, en))
        });
        if sum.signum() < 0 {
            return Err(State::Unreadable);
        }
        Ok(sum)
    }

    /// A signed sum of inputs.
    pub(crate) fn sum<R: Recorder>(&self, terms: &[Term], rec: &mut R) -> Result<Fraction, State> {
        // Most sums have one term, and its value needs no addition.
        if let [term] = terms
            && term.sign == Sign::Plus
        {
            return self.number(term.input, rec);
        }
        let mut sum = Fraction::zero();
        let mut worst: Option<State> = None;
        for term in terms {
            match (self.number(term.input, rec), term.sign) {
                (Ok(value), Sign::Plus) => sum = sum.plus(&value),
                (Ok(value), Sign::Minus) => sum = sum.minus(&value),
                (Err(state), _) => worst = worst.max(Some(state)),
            }
        }
        worst.map_or(Ok(sum), Err)
    }
}
