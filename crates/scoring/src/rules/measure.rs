//! The value that thresholds, ratios, conditions and peers look at.

use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::{State, two};
use crate::words;
use criteria::Measure;
use points::Fraction;

/// A measure taken apart: `of ÷ base`, so that a rule can show its numbers. The base of a percentage is 100.
pub(crate) struct Taken {
    pub(crate) of: Fraction,
    pub(crate) base: Fraction,
}

/// The value as thresholds read it: a quotient in percent, anything else as it is.
pub(crate) fn value<R: Recorder>(
    measure: &Measure,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> Result<Fraction, State> {
    match measure {
        Measure::Input(input) => sheet.number(*input, rec),
        Measure::Sum(terms) => sheet.sum(terms, rec),
        Measure::Ratio { .. } => {
            let taken = share(measure, sheet, rec)?;
            let hundred = Fraction::new(100, 1);
            let percent = taken
                .of
                .times(&hundred)
                .over(&taken.base)
                .ok_or(State::Undefined)?;
            rec.note(|| {
                let text = words::formula(|n| {
                    format!("{} ÷ {} = {}%", n(&taken.of), n(&taken.base), n(&percent))
                });
                Note::new(NoteKind::Formula, text)
            });
            Ok(percent)
        }
    }
}

/// The value as a share of one: a quotient, or a percentage over 100. A base of zero is *undefined*, a base below zero cannot be.
pub(crate) fn share<R: Recorder>(
    measure: &Measure,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> Result<Taken, State> {
    let hundred = || Fraction::new(100, 1);
    match measure {
        Measure::Input(input) => Ok(Taken {
            of: sheet.number(*input, rec)?,
            base: hundred(),
        }),
        Measure::Sum(terms) => Ok(Taken {
            of: sheet.sum(terms, rec)?,
            base: hundred(),
        }),
        Measure::Ratio {
            numerator,
            denominator,
        } => {
            let (of, base) = two(sheet.sum(numerator, rec), sheet.sum(denominator, rec))?;
            match base.signum() {
                0 => Err(State::Undefined),
                1 => Ok(Taken { of, base }),
                _ => Err(State::Unreadable),
            }
        }
    }
}
