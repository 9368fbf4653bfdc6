//! The rule forms, one file each, and the one door to them.
//!
//! A rule is a pure function of the answers to its leaf.
//! It gives exact points between 0 and the maximum, or a state; it rounds nothing but the parts of a sum.
//! Each is generic over a [`Recorder`], so that `explain` runs the code that scored.

mod award;
mod best;
mod cases;
mod council;
mod deadline;
mod deduct;
mod frequency;
mod imported;
mod info;
mod levels;
mod measure;
mod parts;
mod peers;
mod penalty_share;
mod per_count;
mod points_typed;
mod ratio;
mod recorder;
mod sheet;
mod state;
mod sum;
#[cfg(test)]
mod support;
mod survey;
mod thresholds;
mod yes_no;

pub use recorder::{Note, NoteKind, Recorder, Silent, Tracing};
pub use sheet::{PeerRange, Peers, Sheet};
pub use state::{RuleResult, State};

pub(crate) use measure::value as measured;
pub(crate) use points_typed::{TypedFault, typed_fault};

use crate::words;
use criteria::Rule;
use finding::Text;
use points::Fraction;

/// Points of a rule, exact and kept between 0 and `max`, or the state that stands instead.
pub fn points<R: Recorder>(
    rule: &Rule,
    max: &Fraction,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let free = match rule {
        Rule::YesNo { input, yes, no } => yes_no::points(*input, yes, no, max, sheet, rec),
        Rule::Levels { input, levels } => levels::points(*input, levels, max, sheet, rec),
        Rule::Thresholds { measure, steps } => thresholds::points(measure, steps, max, sheet, rec),
        Rule::Ratio {
            measure,
            target,
            floor,
        } => ratio::points(measure, target.as_ref(), floor.as_ref(), max, sheet, rec),
        Rule::PerCount { counts } => per_count::points(counts, sheet, rec),
        Rule::Deduct { deductions } => deduct::points(deductions, max, sheet, rec),
        Rule::PenaltyShare { input, levels } => {
            penalty_share::points(*input, levels, max, sheet, rec)
        }
        Rule::Deadline {
            input,
            due,
            due_input,
            days,
            steps,
        } => {
            let due = deadline::Due {
                fixed: *due,
                input: *due_input,
                days: *days,
            };
            deadline::points(*input, due, steps, max, sheet, rec)
        }
        Rule::Cases { cases } => cases::points(cases, sheet, rec),
        Rule::Award(award) => award::points(award, max, None, rec),
        Rule::Sum { parts, cap } => sum::points(parts, *cap, max, sheet, rec),
        Rule::Best { parts } => best::points(parts, sheet, rec),
        Rule::Survey { groups } => survey::points(groups, max, sheet, rec),
        Rule::Imported { input, scale } => {
            imported::points(*input, scale.as_ref(), max, sheet, rec)
        }
        Rule::Peers {
            measure,
            method,
            better,
        } => peers::points(rule, measure, *method, *better, max, sheet, rec),
        Rule::Frequency {
            input,
            expected,
            expected_input,
        } => frequency::points(*input, expected.as_ref(), *expected_input, max, sheet, rec),
        Rule::Council { .. } => council::points(),
        Rule::Points { .. } => points_typed::points(),
        Rule::Info => info::points(),
    }?;
    Ok(kept(free, max, rec))
}

/// Cuts at zero and at the maximum.
fn kept<R: Recorder>(free: Fraction, max: &Fraction, rec: &mut R) -> Fraction {
    if free.signum() < 0 {
        limit(
            rec,
            "không dưới 0 điểm",
            "not below 0 points",
            &Fraction::zero(),
        );
        Fraction::zero()
    } else if free > *max {
        limit(rec, "không quá điểm tối đa", "not over the maximum", max);
        max.clone()
    } else {
        free
    }
}

/// Notes a cut.
fn limit<R: Recorder>(rec: &mut R, vi: &str, en: &str, at: &Fraction) {
    rec.note(|| {
        let text = Text::new(
            format!("{vi}: {}", words::number(at, finding::Lang::Vi)),
            format!("{en}: {}", words::number(at, finding::Lang::En)),
        );
        Note::new(NoteKind::Limit, text)
    });
}
