//! Form 9, `penalty-share`: a named level takes a share of the maximum off.
//!
//! Points: max − max × share ÷ 100 (or max − points where a level names points). State: that of the input.
//! Source: "vi phạm nhẹ: trừ 50% điểm; nghiêm trọng: 0".

use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::RuleResult;
use super::{award, levels};
use crate::words;
use criteria::LevelAward;
use points::Fraction;

pub(crate) fn points<R: Recorder>(
    input: u16,
    listed: &[LevelAward],
    max: &Fraction,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let level = levels::level(input, listed, sheet, rec)?;
    let off = award::points(&level.award, max, None, rec)?;
    let points = max.minus(&off);
    rec.note(|| {
        let text = words::formula(|n| format!("{} − {} = {}", n(max), n(&off), n(&points)));
        Note::new(NoteKind::Formula, text)
    });
    Ok(points)
}

#[cfg(test)]
mod tests {
    use crate::rules::support::{check, level, levels};
    use criteria::Rule;

    #[test]
    fn nothing_half_and_all_is_taken_off() {
        let (kind, levels) = levels(&[
            ("Không vi phạm", "0"),
            ("Vi phạm nhẹ", "50"),
            ("Nghiêm trọng", "100"),
        ]);
        let rule = Rule::PenaltyShare { input: 0, levels };
        let kinds = [kind];
        for (index, points) in [(0, "1.5"), (1, "0.75"), (2, "0")] {
            check(&rule, "1.5", &kinds, [level(index)], Ok(points));
        }
    }
}
