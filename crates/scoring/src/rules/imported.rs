//! Form 14, `imported`: points or an index of another system.
//!
//! Points: as they are, or value ÷ scale × max. State: that of the input; without an input there are only typed points.
//! Source: SIPAS, ICT Index; QĐ 766, dịch vụ công trực tuyến of the communes.

use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::{RuleResult, State};
use crate::words;
use points::{Exact, Fraction};

pub(crate) fn points<R: Recorder>(
    input: Option<u16>,
    scale: Option<&Exact>,
    max: &Fraction,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let value = sheet.number(input.ok_or(State::Missing)?, rec)?;
    if value.signum() < 0 {
        return Err(State::Unreadable);
    }
    let Some(scale) = scale else {
        // Points over the maximum are another system's mistake, not the maximum.
        return if value > *max {
            Err(State::Unreadable)
        } else {
            Ok(value)
        };
    };
    let scale = scale.to_fraction();
    let points = max.times(&value).over(&scale).ok_or(State::Undefined)?;
    rec.note(|| {
        let text = words::formula(|n| {
            format!(
                "{} × {} ÷ {} = {}",
                n(max),
                n(&value),
                n(&scale),
                n(&points)
            )
        });
        Note::new(NoteKind::Formula, text)
    });
    Ok(points)
}

#[cfg(test)]
mod tests {
    use crate::rules::State;
    use crate::rules::support::{check, given, n};
    use criteria::{InputKind, Rule};
    use points::Exact;

    #[test]
    fn points_stay_and_an_index_is_scaled() {
        let rule = Rule::Imported {
            input: Some(0),
            scale: None,
        };
        check(
            &rule,
            "12",
            &[InputKind::Points],
            [given(n("11.57"))],
            Ok("11.57"),
        );
        check(
            &rule,
            "12",
            &[InputKind::Points],
            [given(n("12.01"))],
            Err(State::Unreadable),
        );
        let rule = Rule::Imported {
            input: Some(0),
            scale: Some(Exact::from(100)),
        };
        check(
            &rule,
            "10",
            &[InputKind::Number],
            [given(n("84.5"))],
            Ok("8.45"),
        );
        let rule = Rule::Imported {
            input: None,
            scale: None,
        };
        check(&rule, "10", &[], [], Err(State::Missing));
    }
}
