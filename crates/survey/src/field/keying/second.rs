//! Which sheets are keyed a second time.

use super::KeyedFile;
use crate::SheetNumber;
use crate::estimate::whole_people;
use crate::field::sample::draw;
use points::Exact;
use std::collections::BTreeMap;

/// Draws a share of the keyed sheets for a second keying: of each unit and batch ⌈share × sheets⌉, at a fixed interval from a random start (see [`draw`]).
///
/// Numbers keyed twice count once. The result is in the order of batch, unit and serial, not in the order of keying, so that the second keyer does not follow the first.
#[must_use]
pub fn draw_second(first: &KeyedFile, share: &Exact, seed: u64) -> Vec<SheetNumber> {
    let mut stacks: BTreeMap<(u8, &str), Vec<&SheetNumber>> = BTreeMap::new();
    for row in &first.rows {
        let key = (row.number.batch(), row.number.code());
        stacks.entry(key).or_default().push(&row.number);
    }
    let mut drawn = Vec::new();
    for ((batch, code), mut numbers) in stacks {
        numbers.sort_unstable();
        numbers.dedup();
        let all = numbers.len() as u64;
        let wanted = whole_people(&share.times(&Exact::from(i64::try_from(all).unwrap_or(0))));
        let batch = format!("{batch:02}");
        let words = ["survey entry --second", batch.as_str(), code];
        let taken = draw(seed, &words, all, wanted.min(all), 0).taken;
        let taken = taken
            .iter()
            .filter_map(|drawn| numbers.get(usize::try_from(drawn.at).ok()?));
        drawn.extend(taken.map(|number| (*number).clone()));
    }
    drawn
}
