//! Whatever the bounds, steps that are read without an error hold each value once.

use crate::read;
use criteria::{LeafId, Rule, Steps};
use points::{Exact, Fraction};
use proptest::prelude::*;

fn steps(kind: &str, list: &str) -> Option<Steps> {
    let text = format!(
        r#"
        format = 1
        id     = "thu"
        year   = 2025
        levels = ["commune"]
        title  = "Thử"
        total  = 2
        status = "sample"
        final  = ["appraised"]
        [basis.A]
        title = "Quyết định minh họa"
        [criterion."1"]
        title  = "Một tiêu chí"
        max    = 2
        source = "A"
        inputs = {{ x = "{kind}" }}
        rule   = "thresholds"
        steps  = [ {list} ]
        "#
    );
    let (set, findings) = read("thu/2025.toml", text, false);
    if findings.iter().any(finding::Finding::is_error) {
        return None;
    }
    match &set?.leaf(LeafId(0)).rule {
        Rule::Thresholds { steps, .. } => Some(steps.clone()),
        _ => None,
    }
}

fn holding(steps: &Steps, value: &Fraction) -> usize {
    steps.steps.iter().filter(|step| step.holds(value)).count()
}

proptest! {
    #[test]
    fn a_list_running_down_needs_only_from(mut edges in prop::collection::btree_set(0_i64..100, 1..6), value in 0_i64..1000) {
        let lowest = edges.pop_first().expect("at least one");
        let mut list: Vec<String> = edges.iter().rev().map(|edge| format!("{{ from = {edge}, points = 1 }}")).collect();
        list.push(format!("{{ from = {lowest}, points = 0.5 }}"));
        list.push(format!("{{ below = {lowest}, points = 0 }}"));
        let read = steps("percent", &list.join(", ")).expect("no gap, no overlap");
        prop_assert_eq!(holding(&read, &Fraction::new(value, 10)), 1);
        for edge in edges {
            prop_assert_eq!(holding(&read, &Exact::from(edge).into()), 1);
        }
    }

    #[test]
    fn what_is_read_without_an_error_holds_each_value_once(
        bounds in prop::collection::vec((0_usize..4, 0_i64..6, 0_usize..4, 0_i64..6), 1..4),
        value in 0_i64..70,
    ) {
        let keys = ["from", "above", "", ""];
        let upper_keys = ["to", "below", "", ""];
        let list: Vec<String> = bounds
            .iter()
            .map(|(lower, from, upper, to)| {
                let mut parts = vec!["points = 1".to_owned()];
                if !keys[*lower].is_empty() {
                    parts.push(format!("{} = {from}", keys[*lower]));
                }
                if !upper_keys[*upper].is_empty() {
                    parts.push(format!("{} = {to}", upper_keys[*upper]));
                }
                format!("{{ {} }}", parts.join(", "))
            })
            .collect();
        let list = list.join(", ");
        if let Some(read) = steps("percent", &list) {
            prop_assert_eq!(holding(&read, &Fraction::new(value, 10)), 1, "{}", list);
        }
        if let Some(read) = steps("count", &list) {
            prop_assert_eq!(holding(&read, &Fraction::new(value, 1)), 1, "{}", list);
        }
    }
}
