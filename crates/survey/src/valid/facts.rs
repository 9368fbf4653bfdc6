//! What one pass over the columns tells about each response: a hash of its content, how much was asked and answered, what was odd.

use super::bases::Bases;
use crate::{
    BLANK, Column, Instrument, MAX_CHOICES, NO_OPINION, OUT_OF_RANGE, QuestionKind, Responses,
    Role, TWO_TICKS, UNKNOWN_ANSWER,
};
use rayon::prelude::*;

/// Items are dealt into this many classes; leaving one class out finds responses that differ in a few items.
pub(crate) const CLASSES: usize = 5;

pub(crate) const WRONG_BASE: u8 = 1;
pub(crate) const RANGE: u8 = 2;
pub(crate) const TICKS: u8 = 4;
pub(crate) const UNKNOWN: u8 = 8;

/// Rows that one task works on: small enough to stay in the cache while the columns pass.
const CHUNK: usize = 8192;

/// Of one response.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Fact {
    /// Hash of all answers, not of unit, day, mode, number and id.
    pub(crate) content: u64,
    /// Hash of the item answers by class.
    pub(crate) classes: [u64; CLASSES],
    /// Items in the respondent's base.
    pub(crate) asked: u16,
    /// Of these the ones with an answer (also: no opinion).
    pub(crate) answered: u16,
    /// The first answer to an item.
    first: u8,
    /// Whether all answers to items are the same.
    pub(crate) same: bool,
    /// Bits of what is odd.
    pub(crate) marks: u8,
    /// Whether anything was answered at all.
    pub(crate) any: bool,
}

/// Whether an answer says something: a choice, or that there is no opinion.
pub(crate) fn is_answer(code: u8) -> bool {
    (1..=MAX_CHOICES).contains(&code) || code == NO_OPINION
}

/// Whether a question belongs to what a respondent said, as against where, when and how it was taken.
pub(crate) fn is_content(role: Role, kind: &QuestionKind) -> bool {
    !matches!(kind, QuestionKind::Note)
        && matches!(
            role,
            Role::Item | Role::Demographic | Role::Cluster(_) | Role::Stratum | Role::Other
        )
}

/// A well mixed number of another (Steele, Lea, Flood 2014: SplitMix64, the finaliser).
pub(crate) fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Facts of all responses, in their order.
pub(crate) fn facts_of(instrument: &Instrument, responses: &Responses, bases: &Bases) -> Vec<Fact> {
    let n = responses.len();
    let mut item_at = vec![None; instrument.questions.len()];
    for (at, item) in instrument.index.items.iter().enumerate() {
        if let Some(slot) = item_at.get_mut(item.question.index()) {
            *slot = Some(at);
        }
    }
    let work = Work {
        instrument,
        responses,
        bases,
        item_at,
    };
    let mut facts = vec![Fact::default(); n];
    facts
        .par_chunks_mut(CHUNK)
        .enumerate()
        .for_each(|(chunk, facts)| work.chunk(chunk * CHUNK, facts));
    facts
}

struct Work<'a> {
    instrument: &'a Instrument,
    responses: &'a Responses,
    bases: &'a Bases,
    item_at: Vec<Option<usize>>,
}

impl Work<'_> {
    fn chunk(&self, from: usize, facts: &mut [Fact]) {
        for fact in facts.iter_mut() {
            fact.same = true;
        }
        for (at, question) in self.instrument.questions.iter().enumerate() {
            let Some(column) = self.responses.columns.get(at) else {
                continue;
            };
            let item = self.item_at[at];
            if item.is_none() && !is_content(question.role, &question.kind) {
                continue;
            }
            let salt = mixed(at as u64);
            match (column, item) {
                (Column::One(codes), item) => {
                    let codes = codes.get(from..).unwrap_or_default();
                    let keys: [u64; 256] = std::array::from_fn(|code| mixed(salt ^ code as u64));
                    match item {
                        Some(item) => self.item(item, from, codes, &keys, facts),
                        None => plain(codes, &keys, facts),
                    }
                }
                (Column::Many { ticks, answered }, _) => {
                    let rows = ticks.iter().zip(answered).skip(from);
                    for (fact, (ticks, answered)) in facts.iter_mut().zip(rows) {
                        if *answered {
                            fact.any = true;
                            fact.content = fact.content.wrapping_add(mixed(salt ^ mixed(*ticks)));
                        }
                    }
                }
                (Column::Number(numbers), _) => {
                    for (fact, number) in facts.iter_mut().zip(numbers.iter().skip(from)) {
                        if let Some(number) = number {
                            fact.any = true;
                            let bits = number.to_bits();
                            fact.content = fact.content.wrapping_add(mixed(salt ^ mixed(bits)));
                        }
                    }
                }
                (Column::Dropped, _) => {}
            }
        }
        for (stage, labelled) in self.responses.clusters.iter().enumerate() {
            let salt = mixed(u64::MAX - stage as u64);
            for (fact, code) in facts.iter_mut().zip(labelled.codes.iter().skip(from)) {
                fact.content = fact.content.wrapping_add(mixed(salt ^ u64::from(*code)));
            }
        }
    }

    fn item(&self, item: usize, from: usize, codes: &[u8], keys: &[u64; 256], facts: &mut [Fact]) {
        let base = self.bases.item(item).and_then(|base| base.get(from..));
        let class = item % CLASSES;
        for (at, (fact, code)) in facts.iter_mut().zip(codes).enumerate() {
            let key = keys[usize::from(*code)];
            fact.content = fact.content.wrapping_add(key);
            fact.classes[class] = fact.classes[class].wrapping_add(key);
            fact.any |= *code != BLANK;
            fact.marks |= odd(*code);
            if base.is_none_or(|base| base[at]) {
                fact.asked = fact.asked.saturating_add(1);
                if is_answer(*code) {
                    if fact.answered == 0 {
                        fact.first = *code;
                    }
                    fact.same &= fact.first == *code;
                    fact.answered = fact.answered.saturating_add(1);
                }
            } else if *code != BLANK {
                fact.marks |= WRONG_BASE;
            }
        }
    }
}

fn plain(codes: &[u8], keys: &[u64; 256], facts: &mut [Fact]) {
    for (fact, code) in facts.iter_mut().zip(codes) {
        fact.content = fact.content.wrapping_add(keys[usize::from(*code)]);
        fact.any |= *code != BLANK;
        fact.marks |= odd(*code);
    }
}

fn odd(code: u8) -> u8 {
    match code {
        OUT_OF_RANGE => RANGE,
        TWO_TICKS => TICKS,
        UNKNOWN_ANSWER => UNKNOWN,
        _ => 0,
    }
}
