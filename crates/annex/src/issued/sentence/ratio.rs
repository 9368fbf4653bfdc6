//! "Tỷ lệ × điểm tối đa"; "(Số hồ sơ đúng hạn/Tổng số hồ sơ) × điểm tối đa".

use super::clause::is_ratio;
use super::{Clause, Of, Pattern, example, given, input, interval};
use criteria::Draft;
use points::Exact;

pub(crate) fn read(of: &Of<'_>, clauses: &[Clause]) -> Pattern {
    let [clause] = clauses else {
        return None;
    };
    // Conditions belong to other patterns.
    let bounded = ["từ ", "dưới ", "trên "]
        .iter()
        .any(|word| clause.whole.contains(word));
    if !is_ratio(&clause.whole) || bounded && clause.whole.contains('%') {
        return None;
    }
    let mut own = Draft::new();
    let mut inputs = Draft::new();
    match parts(&clause.whole) {
        Some((above, below)) => {
            let mut part = input("count", &above);
            part.set("not-over", "b");
            inputs.set("a", part);
            inputs.set("b", input("count", &below));
            own.set("inputs", inputs);
            own.set("rule", "ratio");
            own.set("numerator", vec!["a"]);
            own.set("denominator", vec!["b"]);
            let counts = |a: i64| {
                let mut values = given("a", a);
                values.set("b", 100);
                values
            };
            let half = of.part(&Exact::from(50));
            own.set(
                "examples",
                vec![
                    example(counts(0), Exact::ZERO),
                    example(counts(50), half),
                    example(counts(100), of.max.trimmed()),
                ],
            );
        }
        None => {
            inputs.set("rate", input("percent", &interval::measured(of.title)));
            own.set("inputs", inputs);
            own.set("rule", "ratio");
            let values = [0, 50, 100];
            let examples: Vec<Draft> = values
                .into_iter()
                .map(|value: i64| example(given("rate", value), of.part(&Exact::from(value))))
                .collect();
            own.set("examples", examples);
        }
    }
    Some(Ok(own))
}

/// The two counts of a quotient, in words; `None` where letters or something else stands there.
fn parts(text: &str) -> Option<(String, String)> {
    let text = text.rsplit_once(':').map_or(text, |(_, after)| after);
    let cut = ["×", " x ", "*", " nhân "]
        .iter()
        .filter_map(|sign| text.find(sign))
        .min()?;
    let quotient = text[..cut].trim().trim_matches(['(', ')', '[', ']']).trim();
    let (above, below) = quotient
        .split_once('/')
        .or_else(|| quotient.split_once('÷'))?;
    let side = |side: &str| {
        let side = side.trim().trim_matches(['(', ')']).trim();
        let words = side.split_whitespace().count() >= 2 && !side.contains('/');
        let side = side.trim_start_matches("tỷ lệ ");
        words.then(|| side.to_owned())
    };
    Some((side(above)?, side(below)?))
}
