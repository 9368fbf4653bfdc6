//! A figure beside a bound: 111 dossiers beside "trên 10.000".

use points::{Exact, RoundTo};
use vietnamese::Operator;

/// Whether the figure cannot be what the bound speaks of. `khoảng` and `gần` contradict a figure that differs from theirs by more than a tenth of it, `gần` also one above.
///
/// ```
/// use answers::consistency::contradicts_bound;
/// use points::Exact;
/// use vietnamese::Operator;
/// assert!(contradicts_bound(&Exact::from(111), Operator::MoreThan, &Exact::from(10_000)));
/// assert!(!contradicts_bound(&Exact::from(80), Operator::AtLeast, &Exact::from(80)));
/// ```
#[must_use]
pub fn contradicts_bound(figure: &Exact, operator: Operator, bound: &Exact) -> bool {
    let far = || {
        let difference = figure.minus(bound);
        let size = |number: Exact| {
            if number.is_negative() {
                number.negated()
            } else {
                number
            }
        };
        size(difference).times(&Exact::from(10)) > size(bound.clone())
    };
    match operator {
        // A report rounds: 94.43 is not contradicted by 94.
        Operator::Exact => bound.as_decimal().is_none_or(|(_, digits)| {
            figure != bound && (digits > 9 || figure.round(RoundTo::half_up(digits)) != *bound)
        }),
        Operator::MoreThan => figure <= bound,
        Operator::AtLeast => figure < bound,
        Operator::LessThan => figure >= bound,
        Operator::AtMost => figure > bound,
        Operator::About => far(),
        Operator::Nearly => figure >= bound || far(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_operator_at_its_bound() {
        let at = |figure: &str, operator| {
            contradicts_bound(&figure.parse().unwrap(), operator, &Exact::from(80))
        };
        assert!(at("80", Operator::MoreThan) && !at("80.01", Operator::MoreThan));
        assert!(at("79.99", Operator::AtLeast) && !at("80", Operator::AtLeast));
        assert!(at("80", Operator::LessThan) && !at("79.99", Operator::LessThan));
        assert!(at("80.01", Operator::AtMost) && !at("80", Operator::AtMost));
        assert!(
            at("72", Operator::About) != at("71.9", Operator::About) && !at("88", Operator::About)
        );
        assert!(
            at("80", Operator::Nearly) && !at("79", Operator::Nearly) && at("71", Operator::Nearly)
        );
        assert!(!at("80.4", Operator::Exact) && at("80.5", Operator::Exact));
    }
}
