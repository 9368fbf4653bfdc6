//! Form 2, `levels`: a named level earns points or a share of the maximum.
//!
//! State: that of the input; a level outside the list cannot be read.
//! Source: "Hoàn thành xuất sắc: tối đa; tốt: 75%; hoàn thành: 50%".

use super::award;
use super::recorder::{Note, NoteKind, Recorder};
use super::sheet::Sheet;
use super::state::{RuleResult, State};
use answers::Value;
use criteria::LevelAward;
use finding::Text;
use points::Fraction;

pub(crate) fn points<R: Recorder>(
    input: u16,
    levels: &[LevelAward],
    max: &Fraction,
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> RuleResult {
    let level = level(input, levels, sheet, rec)?;
    award::points(&level.award, max, None, rec)
}

/// The level that the answer names.
pub(crate) fn level<'l, R: Recorder>(
    input: u16,
    levels: &'l [LevelAward],
    sheet: &Sheet<'_>,
    rec: &mut R,
) -> Result<&'l LevelAward, State> {
    let Value::Level(index) = sheet.value(input)? else {
        return Err(State::Unreadable);
    };
    let level = levels.get(usize::from(*index)).ok_or(State::Unreadable)?;
    rec.note(|| {
        let text = Text::new(
            format!("mức “{}”", level.name),
            format!("level “{}”", level.name),
        );
        Note::new(NoteKind::Branch, text)
    });
    Ok(level)
}

#[cfg(test)]
mod tests {
    use crate::rules::State;
    use crate::rules::support::{check, level, levels};
    use criteria::{InputKind, Rule};

    #[test]
    fn each_level_and_one_outside_the_list() {
        let (kind, awards) = levels(&[("Xuất sắc", "100"), ("Tốt", "75"), ("Hoàn thành", "50")]);
        let rule = Rule::Levels {
            input: 0,
            levels: awards,
        };
        let kinds: [InputKind; 1] = [kind];
        for (index, points) in [(0, "2"), (1, "1.5"), (2, "1")] {
            check(&rule, "2", &kinds, [level(index)], Ok(points));
        }
        check(&rule, "2", &kinds, [level(3)], Err(State::Unreadable));
    }
}
