//! `award`: what a branch earns, in points, in percent of the maximum, or as the measured percentage of the maximum.
//!
//! Points: as they are. Share: max × share ÷ 100. Ratio: max × measured ÷ 100.
//! A branch that earns the measured percentage where nothing was measured is *undefined*; the reader of sets refuses such a set.
//! Source: the branches of forms 1, 2, 3 and 11 of decisions ("75% điểm tối đa").

use super::recorder::{Note, NoteKind, Recorder};
use super::state::{RuleResult, State};
use crate::words;
use criteria::Award;
use points::Fraction;

pub(crate) fn points<R: Recorder>(
    award: &Award,
    max: &Fraction,
    measured: Option<&Fraction>,
    rec: &mut R,
) -> RuleResult {
    let of_max = |percent: &Fraction, rec: &mut R| {
        let points = max
            .times(percent)
            .over(&Fraction::new(100, 1))
            .expect("one hundred is not zero");
        rec.note(|| {
            let text = words::formula(|n| format!("{} × {}% = {}", n(max), n(percent), n(&points)));
            Note::new(NoteKind::Formula, text)
        });
        points
    };
    match award {
        Award::Points(points) => Ok(points.to_fraction()),
        Award::Share(share) => Ok(of_max(&share.to_fraction(), rec)),
        Award::Ratio => match measured {
            Some(measured) => Ok(of_max(measured, rec)),
            None => Err(State::Undefined),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Silent;
    use points::Exact;

    #[test]
    fn points_share_and_ratio() {
        let max = Fraction::new(2, 1);
        let measured = Fraction::new(85, 1);
        let of = |award: Award, measured| points(&award, &max, measured, &mut Silent);
        assert_eq!(
            of(Award::Points(Exact::decimal(15, 1)), None),
            Ok(Fraction::new(3, 2))
        );
        assert_eq!(
            of(Award::Share(Exact::from(75)), None),
            Ok(Fraction::new(3, 2))
        );
        assert_eq!(of(Award::Ratio, Some(&measured)), Ok(Fraction::new(17, 10)));
        assert_eq!(of(Award::Ratio, None), Err(State::Undefined));
    }
}
