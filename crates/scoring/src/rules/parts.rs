//! One part of a `sum` or `best`: its rule, its rounding, and what a state in it earns.

use super::points as rule_points;
use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::{RuleResult, State};
use crate::words;
use criteria::{MissingPolicy, Policy, RulePart};
use finding::Text;
use points::Fraction;

/// What became of a part.
pub(crate) enum PartResult {
    /// It has points.
    Points(Fraction),
    /// Nothing, and its maximum stays.
    Empty,
    /// Out: the other parts are scaled to the leaf's maximum.
    Out,
}

/// The part's points before any policy, rounded as the set rounds parts.
pub(crate) fn points<R: Recorder>(part: &RulePart, sheet: &Sheet<'_>, rec: &mut R) -> RuleResult {
    let max = part.max.to_fraction();
    let points = rule_points(&part.rule, &max, sheet, rec)?;
    let Some(to) = sheet.part_rounding else {
        return Ok(points);
    };
    let rounded = points.round(to);
    rec.note(|| Note::new(NoteKind::Rounding, words::rounding(to, &rounded)));
    Ok(rounded.to_fraction())
}

/// Opens the part in the trace.
pub(crate) fn open<R: Recorder>(part: &RulePart, index: usize, rec: &mut R) {
    rec.open(|| {
        let numbered = Text::new(format!("phần {}", index + 1), format!("part {}", index + 1));
        let text = if part.title.is_empty() {
            numbered
        } else {
            Text::new(
                format!("{}: {}", numbered.vi, part.title),
                format!("{}: {}", numbered.en, part.title),
            )
        };
        Note::new(NoteKind::Part, text).at_line(part.line)
    });
}

/// What a state earns inside a sum: the part's own policy, else the leaf's.
pub(crate) fn settled<R: Recorder>(
    part: &RulePart,
    result: RuleResult,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> Result<PartResult, State> {
    let state = match result {
        Ok(points) => return Ok(PartResult::Points(points)),
        Err(state) => state,
    };
    let policy = match state {
        State::Unreadable | State::Open(_) => return Err(state),
        State::Missing => match part.when_missing.unwrap_or(sheet.when_missing) {
            MissingPolicy::Incomplete => Policy::Ask,
            MissingPolicy::Blank => Policy::Blank,
            MissingPolicy::Zero => Policy::Zero,
        },
        State::Undefined => part.when_undefined.unwrap_or(sheet.when_undefined),
        State::NotApplicable => sheet.when_not_applicable,
    };
    let (vi, en) = crate::words_of::cause(state.cause());
    let (earns_vi, earns_en) = crate::words_of::policy(policy);
    rec.note(|| {
        let text = Text::new(format!("{vi}: {earns_vi}"), format!("{en}: {earns_en}"));
        Note::new(NoteKind::State, text)
    });
    match policy {
        Policy::Full => Ok(PartResult::Points(part.max.to_fraction())),
        Policy::Zero => Ok(PartResult::Points(Fraction::zero())),
        Policy::Blank => Ok(PartResult::Empty),
        Policy::Drop | Policy::Rescale | Policy::Spread => Ok(PartResult::Out),
        Policy::Ask => Err(State::Open(state.cause())),
    }
}
