//! What of a unit's figure may be shown beside its points.

use super::SurveyRun;
use survey::{Domain, Estimate, Figure, ItemCounts, QuestionId, Wanted, WantedKind, WantedValue};

/// Whether counts, base and interval of a figure are hidden, and whether its answers by choice are.
pub(super) struct Hidden {
    pub(super) figure: bool,
    pub(super) counts: bool,
}

/// - A figure is hidden with its unit, where fewer than the small cell answered it, and where it is hidden among the estimates that are shown.
///   Of a figure over some respondents the others must not be too few either, for the unit's own figures would give them away.
/// - Answers by choice are hidden where a choice has fewer than the small cell (but not none), among the respondents of the figure or among the others, or where they are hidden among the estimates.
pub(super) fn hidden(
    run: &SurveyRun,
    domain: Option<&Domain>,
    column: &Wanted,
    valid: u64,
    value: &WantedValue,
) -> Hidden {
    let small = u64::from(run.limits.small_cell);
    let few = |n: u64| n > 0 && n < small;
    let Some(domain) = domain.filter(|domain| !domain.hidden) else {
        return Hidden {
            figure: true,
            counts: true,
        };
    };
    let estimate = &value.estimate;
    let among = match &column.kind {
        WantedKind::Figure(figure) if column.filter.is_none() => {
            shown(run, domain, *figure).is_none()
        }
        _ => false,
    };
    let others = column.filter.is_some() && few(valid.saturating_sub(estimate.n));
    let figure = among || others || estimate.n < small;
    let counts = value.counts.iter().any(|(question, own)| {
        own.choices.iter().any(|count| few(*count))
            || of_others(run, domain, *question, own, column.filter.is_some(), small)
    });
    Hidden {
        figure,
        counts: figure || counts,
    }
}

fn shown<'d>(run: &SurveyRun, domain: &'d Domain, figure: Figure) -> Option<&'d Estimate> {
    run.estimates.of(domain, figure)
}

/// Whether the unit's own counts of an item are hidden, or give away the few who are not among the respondents of the figure.
fn of_others(
    run: &SurveyRun,
    domain: &Domain,
    question: QuestionId,
    own: &ItemCounts,
    filtered: bool,
    small: u64,
) -> bool {
    let items = run.instrument.index.items.iter();
    let Some(whole) = items
        .zip(&domain.items)
        .find(|(item, _)| item.question == question)
        .map(|(_, counts)| counts)
    else {
        return false;
    };
    if whole.hidden.iter().any(|hidden| *hidden) {
        return true;
    }
    filtered
        && whole
            .choices
            .iter()
            .zip(&own.choices)
            .any(|(whole, own)| (1..small).contains(&whole.saturating_sub(*own)))
}
