//! Hiding in estimates: small domains, small bases, small choice counts.

use super::ShownCount;
use super::choices::{Places, hidden_choices};
use super::domains::{Hidden, hidden};
use crate::{DomainKind, Estimates, Figure, Instrument, ItemCounts};
use rayon::prelude::*;
use units::Roster;

impl ItemCounts {
    /// The count of a choice as it may be shown.
    #[must_use]
    pub fn shown(&self, choice: usize) -> ShownCount {
        match (self.hidden.get(choice), self.choices.get(choice)) {
            (Some(true), _) | (_, None) => ShownCount::Hidden,
            (_, Some(count)) => ShownCount::Count(*count),
        }
    }
}

/// Takes out of the estimates what fewer than `limit` responses stand behind, and as much besides as it takes to keep that from being worked out. Work on a copy: scores are made of the full estimates, outputs of this.
///
/// - A domain of 1 to `limit` − 1 valid responses is [`crate::Domain::hidden`] and loses all numbers but the sheets issued; so do further domains, the smallest first, until neither a total nor all totals together give one away (units in everybody, their parents and blocks, choices and modes in everybody and in units, along both margins of a cross). A cross is hidden with either of its sides.
///   People who told nothing of a trait are not shown anywhere; as long as they are at least `limit` they keep the others hidden too.
/// - A figure of a domain is `None` where fewer than `limit` respondents answered, under the same rules among domains; and where a factor, a part or the whole would give away its only hidden part, a second part is `None` too.
/// - A choice count of 1 to `limit` − 1 is hidden ([`ItemCounts::shown`]), with the choices and the domains that it takes so that there is another set of answers with which everything shown is the same: the number of answers, the figure, and the counts of all other domains. In crosses no choice counts are shown at all.
///
/// Zeros are shown, since nobody stands behind them, unless they are needed to hide another count. Blanks, "no opinion" and those not asked are numbers of answers that do not exist, and are no cells; they go with a hidden base. A figure of at least `limit` respondents is shown, whatever its value.
/// What is hidden once stays so: hiding again hides nothing less.
pub fn hide(estimates: &mut Estimates, instrument: &Instrument, roster: &Roster, limit: u32) {
    let limit = u64::from(limit);
    let Hidden { domains, figures } = hidden(estimates, instrument, roster, limit);
    let places = Places::of(&estimates.domains, instrument, roster);
    let index = &instrument.index;
    let choices: Vec<Vec<Vec<bool>>> = index
        .items
        .par_iter()
        .enumerate()
        .map(|(at, item)| {
            let of_item =
                |figure: &Figure| matches!(figure, Figure::Item(own) if usize::from(*own) == at);
            let hidden = match estimates.figures.iter().position(of_item) {
                Some(figure) => &figures[figure],
                None => &domains,
            };
            let shown: Vec<bool> = hidden.iter().map(|hidden| !hidden).collect();
            let every = &estimates.domains;
            hidden_choices(item, at, every, &places, instrument, &shown, limit)
        })
        .collect();
    for (at, domain) in estimates.domains.iter_mut().enumerate() {
        domain.hidden |= domains[at];
        if domain.hidden {
            (domain.returned, domain.valid) = (0, 0);
        }
        for (figure, estimate) in domain.estimates.iter_mut().enumerate() {
            if domain.hidden || figures.get(figure).is_some_and(|hidden| hidden[at]) {
                *estimate = None;
            }
        }
        let is_cross = matches!(domain.kind, DomainKind::Both(..));
        for (item, counts) in domain.items.iter_mut().enumerate() {
            let Some(hidden) = choices.get(item).map(|choices| &choices[at]) else {
                continue;
            };
            let of_item =
                |figure: &Figure| matches!(figure, Figure::Item(own) if usize::from(*own) == item);
            let figure = estimates.figures.iter().position(of_item);
            if domain.hidden || figure.is_some_and(|figure| figures[figure][at]) || is_cross {
                (counts.blank, counts.no_opinion, counts.out_of_base) = (0, 0, 0);
            }
            counts.hidden.resize(counts.choices.len(), false);
            for ((own, count), hidden) in counts
                .hidden
                .iter_mut()
                .zip(&mut counts.choices)
                .zip(hidden)
            {
                *own |= *hidden;
                if *own {
                    *count = 0;
                }
            }
            if !counts.hidden.contains(&true) {
                counts.hidden.clear();
            }
        }
    }
}
