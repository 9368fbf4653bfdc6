//! What a branch earns, in words and points.

use super::number::{plain, points};
use crate::Award;
use finding::Lang;
use points::Exact;

/// `2,00 điểm`.
pub(crate) fn in_points(number: &Exact, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{} điểm", points(number, lang)),
        Lang::En => format!("{} points", points(number, lang)),
    }
}

/// The award of a branch under a maximum; a share is given in points too.
pub(crate) fn award(award: &Award, max: &Exact, lang: Lang) -> String {
    match award {
        Award::Points(points) => in_points(points, lang),
        Award::Share(share) if share.is_zero() => in_points(&Exact::ZERO, lang),
        Award::Share(share) if *share == Exact::from(100) => in_points(max, lang),
        Award::Share(share) => {
            let earned = in_points(&share_of(share, max), lang);
            let share = plain(share, lang);
            match lang {
                Lang::Vi => format!("{share}% điểm tối đa ({earned})"),
                Lang::En => format!("{share}% of the maximum ({earned})"),
            }
        }
        Award::Ratio => match lang {
            Lang::Vi => format!("tỷ lệ đạt được × {}", in_points(max, lang)),
            Lang::En => format!("the ratio × {}", in_points(max, lang)),
        },
    }
}

/// A percentage of the maximum.
pub(crate) fn share_of(share: &Exact, max: &Exact) -> Exact {
    share.times(max).times(&Exact::decimal(1, 2))
}
