//! Form 8, `deduct`: the maximum less points for each fault, not below 0.
//!
//! Points: max − Σ min(cap, ⌊faults ÷ per⌋ × each). State: that of any count.
//! Source: "mỗi … trừ 0,25 điểm".

use super::per_count;
use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::RuleResult;
use crate::words;
use criteria::Deduction;
use points::Fraction;

pub(crate) fn points<R: Recorder>(
    deductions: &[Deduction],
    max: &Fraction,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let off = per_count::counted(deductions, sheet, rec)?;
    let points = max.minus(&off);
    rec.note(|| {
        let text = words::formula(|n| format!("{} − {} = {}", n(max), n(&off), n(&points)));
        Note::new(NoteKind::Formula, text)
    });
    Ok(points)
}

#[cfg(test)]
mod tests {
    use crate::rules::support::{check, count, counting};
    use criteria::{InputKind, Rule};

    #[test]
    fn down_to_zero_and_no_further() {
        let rule = Rule::Deduct {
            deductions: vec![counting(0, "0.25", "1", None)],
        };
        for (faults, points) in [(0, "1"), (1, "0.75"), (4, "0"), (5, "0"), (1000, "0")] {
            check(&rule, "1", &[InputKind::Count], [count(faults)], Ok(points));
        }
    }

    #[test]
    fn a_cap_keeps_the_rest() {
        let rule = Rule::Deduct {
            deductions: vec![counting(0, "0.25", "2", Some("0.5"))],
        };
        for (faults, points) in [(1, "1"), (2, "0.75"), (3, "0.75"), (9, "0.5")] {
            check(&rule, "1", &[InputKind::Count], [count(faults)], Ok(points));
        }
    }
}
