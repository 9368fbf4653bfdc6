//! How well the items of a factor go together.

use super::engine::Engine;
use crate::Index;
use crate::estimate::Moments;
use rayon::prelude::*;

/// Cronbach's alpha by factor, over respondents with an answer to all its items.
///
/// Answers count by their level, 1 at the lowest, so that alpha does not change with the formula; where choices carry weights, by those.
/// `None` under two items, two respondents, and where nobody differs ([`Moments::alpha`]).
pub(crate) fn alphas(index: &Index, engine: &Engine<'_>) -> Vec<Option<f64>> {
    (0..index.factors.len())
        .into_par_iter()
        .map(|factor| {
            let items: Vec<usize> = (0..index.items.len())
                .filter(|item| usize::from(index.items[*item].factor) == factor)
                .collect();
            alpha(index, engine, &items)
        })
        .collect()
}

fn alpha(index: &Index, engine: &Engine<'_>, items: &[usize]) -> Option<f64> {
    if items.len() < 2 {
        return None;
    }
    let levels: Vec<Vec<Option<f64>>> = items
        .iter()
        .map(|item| engine.asked[*item].levels(index.items[*item].formula))
        .collect();
    let mut moments = Moments::new(items.len());
    let mut answers = Vec::with_capacity(items.len());
    for at in 0..engine.sample.len() {
        let slots = engine.slots(at);
        answers.clear();
        answers.extend(
            items
                .iter()
                .zip(&levels)
                .map_while(|(item, levels)| levels.get(usize::from(slots[*item])).copied()?),
        );
        let weight = engine.sample.weight(at);
        if answers.len() == items.len() && weight > 0.0 {
            moments.push(&answers, weight);
        }
    }
    moments.alpha()
}
