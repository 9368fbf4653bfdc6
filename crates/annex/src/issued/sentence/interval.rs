//! "Từ 95% trở lên: 2; từ 80% đến dưới 95%: 1; dưới 80%: 0".

use super::{Award, Clause, Of, Pattern, award, example, given, input};
use crate::number;
use criteria::Draft;
use points::Exact;

/// Percent between two bounds, each with whether it is inside.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Interval {
    lower: Option<(Exact, bool)>,
    upper: Option<(Exact, bool)>,
}

const NOT_WHOLE: (&str, &str) = (
    "các ngưỡng và mức điểm chưa khớp nhau hoặc chưa khớp điểm tối đa",
    "thresholds and points do not fit each other or the maximum",
);

pub(crate) fn read(of: &Of<'_>, clauses: &[Clause]) -> Pattern {
    let percent = clauses
        .iter()
        .filter(|own| own.condition.contains('%'))
        .count();
    if percent == 0 {
        return None;
    }
    let (mut steps, mut otherwise) = (Vec::new(), None);
    for clause in clauses {
        let earned = clause.award.clone()?;
        let rest = [
            "còn lại",
            "các trường hợp còn lại",
            "trường hợp còn lại",
            "khác",
            "không đạt",
        ];
        if rest.contains(&clause.condition.as_str()) {
            otherwise = Some(earned);
        } else {
            steps.push((interval(&clause.condition)?, earned));
        }
    }
    Some(rule(of, steps, otherwise).ok_or(NOT_WHOLE))
}

/// The bounds that a condition names; other words may stand before them, none after.
fn interval(condition: &str) -> Option<Interval> {
    let spaced = condition
        .replace('%', " % ")
        .replace('≥', " từ ")
        .replace('≤', " đến ");
    let spaced = spaced
        .replace('<', " dưới ")
        .replace('>', " trên ")
        .replace(['–', '-'], " đến ");
    let tokens: Vec<&str> = spaced
        .split_whitespace()
        .filter(|token| *token != "%")
        .collect();
    let first = tokens.iter().position(|token| number(token).is_some())?;
    // The word before the first number begins the bounds.
    let mut begin = first;
    while begin > 0
        && [
            "từ", "trên", "dưới", "đến", "quá", "không", "hơn", "lớn", "nhỏ", "bằng", "ít", "nhất",
        ]
        .contains(&tokens[begin - 1])
    {
        begin -= 1;
    }
    let before = &tokens[..begin];
    // A bound behind a denial, or a second figure in front, is not understood.
    if before
        .iter()
        .any(|word| ["không", "chưa", "mỗi", "cứ", "giảm", "tăng"].contains(word))
    {
        return None;
    }
    let mut found = Interval {
        lower: None,
        upper: None,
    };
    let text = tokens[begin..].join(" ");
    // "hoàn thành 100% kế hoạch": what it is a percentage of may stand behind a single figure.
    let figures = tokens
        .iter()
        .filter(|token| number(token).is_some())
        .count();
    let behind = &tokens[first + 1..];
    let bounded = [
        "trở", "lên", "xuống", "đến", "dưới", "trên", "từ", "và", "hoặc", "nhưng",
    ];
    if figures == 1 && begin == first && !behind.iter().any(|word| bounded.contains(word)) {
        let whole = Exact::from(100);
        return (number(tokens[first]).as_ref() == Some(&whole)).then_some(Interval {
            lower: Some((whole, true)),
            upper: None,
        });
    }
    let words: Vec<String> = tokens[begin..]
        .iter()
        .map(|token| {
            if number(token).is_some() {
                "#".to_owned()
            } else {
                (*token).to_owned()
            }
        })
        .collect();
    let numbers: Vec<Exact> = text.split_whitespace().filter_map(number).collect();
    let one = || numbers.first().cloned();
    let two = || numbers.get(1).cloned();
    match words.join(" ").as_str() {
        "từ # trở lên" | "# trở lên" | "từ #" | "ít nhất #" => {
            found.lower = Some((one()?, true))
        }
        "trên #" | "hơn #" | "lớn hơn #" => found.lower = Some((one()?, false)),
        "dưới #" | "nhỏ hơn #" => found.upper = Some((one()?, false)),
        "đến #" | "không quá #" | "từ # trở xuống" | "# trở xuống" => {
            found.upper = Some((one()?, true))
        }
        "từ # đến dưới #" | "# đến dưới #" => {
            found.lower = Some((one()?, true));
            found.upper = Some((two()?, false));
        }
        "trên # đến dưới #" => {
            found.lower = Some((one()?, false));
            found.upper = Some((two()?, false));
        }
        "từ # đến #" | "# đến #" => {
            found.lower = Some((one()?, true));
            found.upper = Some((two()?, true));
        }
        "trên # đến #" => {
            found.lower = Some((one()?, false));
            found.upper = Some((two()?, true));
        }
        "#" => {
            // "đạt 100%" is all of it; another single figure has no width.
            let value = one()?;
            if value != Exact::from(100) {
                return None;
            }
            found.lower = Some((value, true));
        }
        _ => return None,
    }
    let beyond = |bound: &Option<(Exact, bool)>| {
        bound
            .as_ref()
            .is_some_and(|(value, _)| value.is_negative() || *value > Exact::from(100))
    };
    (!beyond(&found.lower) && !beyond(&found.upper)).then_some(found)
}

fn rule(of: &Of<'_>, steps: Vec<(Interval, Award)>, otherwise: Option<Award>) -> Option<Draft> {
    let points: Vec<Option<Exact>> = steps.iter().map(|(_, earned)| of.points(earned)).collect();
    // At 100% a ratio earns the maximum.
    let to_the_top = |interval: &Interval| {
        let whole = Exact::from(100);
        let upper = interval.upper.as_ref();
        upper.is_none_or(|(to, included)| *included && *to == whole)
    };
    let whole = steps
        .iter()
        .any(|(interval, earned)| *earned == Award::Ratio && to_the_top(interval));
    // The best step earns the maximum, or the sentence and the column of maxima differ.
    let best = points.iter().flatten().max();
    if best != Some(of.max) && !(whole && best.is_none_or(|best| best < of.max)) {
        return None;
    }
    let mut own = Draft::new();
    let title = measured(of.title);
    let mut inputs = Draft::new();
    inputs.set("rate", input("percent", &title));
    own.set("inputs", inputs);
    let mut bounds: Vec<Exact> = vec![Exact::ZERO, Exact::from(100)];
    for (interval, _) in &steps {
        bounds.extend(
            interval
                .lower
                .iter()
                .chain(&interval.upper)
                .map(|(value, _)| value.clone()),
        );
    }
    bounds.sort();
    bounds.dedup();
    if let Some(floor) = full_or_ratio(&steps, otherwise.as_ref(), of) {
        own.set("rule", "ratio");
        own.set("floor", floor.clone());
    } else {
        own.set("rule", "thresholds");
        let tables: Vec<Draft> = steps
            .iter()
            .map(|(interval, earned)| step(of, interval, earned))
            .collect();
        own.set("steps", tables);
        let covered = steps.iter().any(|(interval, _)| match &interval.lower {
            None => true,
            Some((value, included)) => value.is_zero() && *included,
        });
        if !covered {
            own.set(
                "otherwise",
                award(of, &otherwise.clone().unwrap_or(Award::Points(Exact::ZERO))),
            );
        } else if otherwise.is_some() {
            return None;
        }
    }
    let mut examples = Vec::new();
    for value in &bounds {
        let earned = earned(of, &steps, otherwise.as_ref(), value)?;
        examples.push(example(given("rate", value.clone()), earned));
    }
    own.set("examples", examples);
    Some(own)
}

fn step(of: &Of<'_>, interval: &Interval, earned: &Award) -> Draft {
    let mut table = Draft::new();
    if let Some((value, included)) = &interval.lower {
        table.set(if *included { "from" } else { "above" }, value.clone());
    }
    if let Some((value, included)) = &interval.upper {
        table.set(if *included { "to" } else { "below" }, value.clone());
    }
    for (key, value) in award(of, earned).entries() {
        table.set(key, value.clone());
    }
    table
}

/// "100%: tối đa; từ 80% đến dưới 100%: theo tỷ lệ; dưới 80%: 0" is the ratio with a floor.
fn full_or_ratio(
    steps: &[(Interval, Award)],
    otherwise: Option<&Award>,
    of: &Of<'_>,
) -> Option<Exact> {
    let zero = |earned: &Award| of.points(earned).is_some_and(|points| points.is_zero());
    let mut ratio = None;
    for (interval, earned) in steps {
        match (earned, &interval.lower, &interval.upper) {
            (Award::Ratio, Some((from, true)), upper) if ratio.is_none() => {
                let whole = upper.as_ref().is_none_or(|(to, _)| *to == Exact::from(100));
                if !whole {
                    return None;
                }
                ratio = Some(from.clone());
            }
            (other, Some((from, true)), _)
                if of.points(other).as_ref() == Some(of.max) && *from == Exact::from(100) => {}
            (other, None, Some((_, false))) if zero(other) => {}
            _ => return None,
        }
    }
    otherwise.is_none_or(zero).then_some(ratio).flatten()
}

fn earned(
    of: &Of<'_>,
    steps: &[(Interval, Award)],
    otherwise: Option<&Award>,
    value: &Exact,
) -> Option<Exact> {
    let inside = |interval: &Interval| {
        let lower = interval
            .lower
            .as_ref()
            .is_none_or(|(edge, included)| value > edge || (*included && value == edge));
        let upper = interval
            .upper
            .as_ref()
            .is_none_or(|(edge, included)| value < edge || (*included && value == edge));
        lower && upper
    };
    // A step without an upper bound ends where the next one above begins.
    let best = steps
        .iter()
        .filter(|(interval, _)| inside(interval))
        .max_by(|(a, _), (b, _)| {
            let low = |own: &Interval| own.lower.as_ref().map(|(value, _)| value.clone());
            low(a).cmp(&low(b))
        });
    match best {
        Some((_, Award::Ratio)) => Some(of.part(value)),
        Some((_, other)) => of.points(other),
        None => of.points(otherwise.unwrap_or(&Award::Points(Exact::ZERO))),
    }
}

/// The words on the form for a percentage.
pub(crate) fn measured(title: &str) -> String {
    let folded = vietnamese::fold(title);
    if folded.contains("ty le") || folded.contains("ti le") || folded.contains('%') {
        title.to_owned()
    } else {
        format!("Tỷ lệ (%): {title}")
    }
}
