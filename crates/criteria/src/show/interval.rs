//! An interval in the words of decisions: "từ 80% đến dưới 95%".

use super::number::plain;
use crate::Edge;
use finding::Lang;

/// The words for an interval; `%` follows each bound, a longer unit (` ngày`) only the last.
pub(crate) fn interval(
    lower: Option<&Edge>,
    upper: Option<&Edge>,
    unit: &str,
    lang: Lang,
) -> String {
    let bound = |edge: &Edge| format!("{}{unit}", plain(&edge.value, lang));
    let first = |edge: &Edge| match unit {
        "%" => bound(edge),
        _ => plain(&edge.value, lang),
    };
    match (lower, upper, lang) {
        (None, None, Lang::Vi) => "mọi giá trị".to_owned(),
        (None, None, Lang::En) => "any value".to_owned(),
        (Some(lower), None, Lang::Vi) if lower.included => format!("từ {} trở lên", bound(lower)),
        (Some(lower), None, Lang::Vi) => format!("trên {}", bound(lower)),
        (Some(lower), None, Lang::En) if lower.included => format!("{} or more", bound(lower)),
        (Some(lower), None, Lang::En) => format!("over {}", bound(lower)),
        (None, Some(upper), Lang::Vi) if upper.included => format!("không quá {}", bound(upper)),
        (None, Some(upper), Lang::Vi) => format!("dưới {}", bound(upper)),
        (None, Some(upper), Lang::En) if upper.included => format!("at most {}", bound(upper)),
        (None, Some(upper), Lang::En) => format!("under {}", bound(upper)),
        (Some(lower), Some(upper), _)
            if lower.included && upper.included && lower.value == upper.value =>
        {
            match lang {
                Lang::Vi => format!("bằng {}", bound(lower)),
                Lang::En => format!("exactly {}", bound(lower)),
            }
        }
        (Some(lower), Some(upper), Lang::Vi) => {
            let from = if lower.included { "từ" } else { "trên" };
            let to = if upper.included {
                "đến"
            } else {
                "đến dưới"
            };
            format!("{from} {} {to} {}", first(lower), bound(upper))
        }
        (Some(lower), Some(upper), Lang::En) => {
            let from = if lower.included { "from" } else { "over" };
            let to = if upper.included { "to" } else { "to under" };
            format!("{from} {} {to} {}", first(lower), bound(upper))
        }
    }
}
