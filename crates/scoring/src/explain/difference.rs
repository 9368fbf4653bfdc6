//! A rounding difference: the exact calculation beside that of a program that rounds the ratio first and works in binary.
//!
//! No point of ours comes from here; the binary figure is shown, never used.

use super::build::Explainer;
use super::trace::as_text;
use crate::rules::{Silent, State};
use crate::{Outcome, words};
use criteria::{LeafId, Measure, Rule, RulePart};
use finding::{Lang, Text};
use points::{Exact, Fraction, RoundTo};
use serde::Serialize;

/// A published figure that is known to differ from ours by rounding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownDifference {
    /// The unit's code.
    pub unit: String,
    /// The criterion's code.
    pub node: String,
    /// What was published.
    pub published: Exact,
    /// The part of a `sum` rule, from 1, whose ratio is rounded first; `None` for the leaf itself, or every part.
    pub part: Option<usize>,
    /// Digits of the percentage that the ratio is first rounded to: 2 for 93.25%.
    pub ratio_digits: u8,
}

/// Both calculations, step by step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoundingDifference {
    /// The exact result, rounded once.
    #[serde(serialize_with = "as_text")]
    pub ours: Exact,
    /// What the other program gets.
    #[serde(serialize_with = "as_text")]
    pub theirs: Exact,
    /// The published figure, where one is known.
    #[serde(serialize_with = "super::trace::maybe_text")]
    pub published: Option<Exact>,
    /// The steps of both.
    pub steps: Vec<Text>,
}

/// What max × n ÷ d is when computed exactly and rounded once half up to `digits`, and when the ratio is first rounded to `ratio_digits` and multiplied in binary.
///
/// The multiplication is that of doubles, and the product is cut from its full binary value.
/// `None` where the denominator is zero.
///
/// ```
/// use points::Exact;
/// // Phú Thọ, H44.125: 6 × n ÷ d is 5.5951, published as 5.59.
/// let both = scoring::rounding_difference(&Exact::from(6), 9325, 10_000, 2, 4).unwrap();
/// assert_eq!((both.ours.to_string().as_str(), both.theirs.to_string().as_str()), ("5.60", "5.59"));
/// ```
#[must_use]
pub fn rounding_difference(
    max: &Exact,
    n: i64,
    d: i64,
    digits: u8,
    ratio_digits: u8,
) -> Option<RoundingDifference> {
    let (n, d) = (Fraction::new(n, 1), Fraction::new(d, 1));
    let exact = max.to_fraction().times(&n).over(&d)?;
    let ratio = n.over(&d)?.round(RoundTo::half_up(ratio_digits));
    let ours = exact.round(RoundTo::half_up(digits));
    let (theirs, product) = binary_product(max, &ratio, digits)?;
    let fraction = max.to_fraction();
    let first = words::both(|lang, show| {
        let formula = format!(
            "{} × {} ÷ {} = {}",
            show(&fraction),
            show(&n),
            show(&d),
            show(&exact)
        );
        match lang {
            Lang::Vi => format!(
                "tính đúng: {formula}; làm tròn một lần: {}",
                words::exact(&ours, lang)
            ),
            Lang::En => format!(
                "exactly: {formula}; rounded once: {}",
                words::exact(&ours, lang)
            ),
        }
    });
    let second = words::both(|lang, show| {
        let (ratio, theirs) = (words::exact(&ratio, lang), words::exact(&theirs, lang));
        let product = if lang == Lang::Vi {
            product.replace('.', ",")
        } else {
            product.clone()
        };
        match lang {
            Lang::Vi => format!(
                "làm tròn tỷ lệ trước: {} ÷ {} ≈ {ratio}; nhân bằng số nhị phân: {} × {ratio} = {product}; làm tròn: {theirs}",
                show(&n),
                show(&d),
                show(&fraction)
            ),
            Lang::En => format!(
                "ratio rounded first: {} ÷ {} ≈ {ratio}; multiplied in binary: {} × {ratio} = {product}; rounded: {theirs}",
                show(&n),
                show(&d),
                show(&fraction)
            ),
        }
    });
    Some(RoundingDifference {
        ours,
        theirs,
        published: None,
        steps: vec![first, second],
    })
}

/// The product of two decimals in binary, cut to digits from its full value, and that value's first digits.
fn binary_product(max: &Exact, ratio: &Exact, digits: u8) -> Option<(Exact, String)> {
    let double = |number: &Exact| number.to_string().parse::<f64>().ok();
    let product = double(max)? * double(ratio)?;
    let rounded = format!("{product:.*}", usize::from(digits)).parse().ok()?;
    Some((rounded, format!("{product:.17}")))
}

/// The difference of a leaf that a list names: a ratio, or a sum with ratios among its parts.
pub(super) fn of_leaf(
    explainer: &Explainer<'_, '_>,
    unit: usize,
    id: LeafId,
    known: &[KnownDifference],
) -> Option<RoundingDifference> {
    let plan = explainer.plan;
    let leaf = &plan.leaves[id.index()];
    let code = plan.units[unit].code();
    let is_here = |known: &&KnownDifference| {
        known.unit == code
            && (known.node == leaf.node.code
                || plan.set.find(&known.node).is_some_and(|node| {
                    let column = plan.tree.column(node);
                    column.is_some_and(|column| plan.tree.below[column] == [id.index()])
                }))
    };
    let known = known.iter().find(is_here)?;
    let layer = usize::from(explainer.scored.from_layer[unit * plan.leaves.len() + id.index()]);
    let standing = explainer.scored.leaf(unit, id);
    if standing.outcome != Outcome::Points || layer >= plan.answers.layers.len() {
        return None;
    }
    let sheet = plan.sheet(
        leaf,
        plan.row(layer, unit),
        explainer.ranges.of(unit, id.index()),
    );
    let to = plan
        .set
        .rounding
        .part
        .or(plan.set.rounding.leaf)
        .unwrap_or(RoundTo::half_up(2));
    let mut steps = Vec::new();
    let mut one = |rule: &Rule, max: &Exact, rounds_first: bool| -> Option<Exact> {
        if rounds_first
            && let Rule::Ratio {
                measure:
                    Measure::Ratio {
                        numerator,
                        denominator,
                    },
                target: None,
                floor: None,
            } = rule
        {
            let whole = |sum: Result<Fraction, State>| Exact::from(sum.ok()?).to_integer();
            let n = whole(sheet.sum(numerator, &mut Silent))?;
            let d = whole(sheet.sum(denominator, &mut Silent))?;
            if let Some(both) = rounding_difference(
                max,
                n,
                d,
                to.digits,
                known.ratio_digits.saturating_add(2).min(9),
            ) {
                if both.ours != both.theirs {
                    steps.extend(both.steps);
                }
                return Some(both.theirs);
            }
        }
        crate::rules::points(rule, &max.to_fraction(), &sheet, &mut Silent)
            .ok()
            .map(|points| points.round(to))
    };
    let theirs = match &leaf.leaf.rule {
        Rule::Sum { parts, .. } => {
            let theirs = |(index, part): (usize, &RulePart)| {
                let rounds_first = known.part.is_none_or(|own| own == index + 1);
                one(&part.rule, &part.max, rounds_first).unwrap_or_default()
            };
            let sum: Exact = parts.iter().enumerate().map(theirs).sum();
            if sum > leaf.node.max {
                leaf.node.max.clone()
            } else {
                sum
            }
        }
        rule => one(rule, &leaf.node.max, true)?,
    };
    Some(RoundingDifference {
        ours: standing.points.clone(),
        theirs,
        published: Some(known.published.clone()),
        steps,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_that_binary_puts_below() {
        // 6 × 0.9325 = 5.595 lies just below the tie in binary; 6 × 0.9326 = 5.5956 does not.
        let both = rounding_difference(&Exact::from(6), 93_252, 100_000, 2, 4).unwrap();
        assert_eq!(
            (both.ours.to_string(), both.theirs.to_string()),
            ("5.60".into(), "5.59".into())
        );
        let both = rounding_difference(&Exact::from(6), 9326, 10_000, 2, 4).unwrap();
        assert_eq!(both.ours, both.theirs);
        assert!(rounding_difference(&Exact::from(6), 0, 0, 2, 4).is_none());
    }
}
