//! What can only be seen once the whole set is there.

pub(crate) mod cover;

use crate::toml::Document;
use crate::{CriteriaSet, Rule};

pub(crate) fn set(_set: &CriteriaSet, _document: &Document) {}

/// Calls for a rule and every rule inside it.
pub(crate) fn each_rule(rule: &Rule, call: &mut impl FnMut(&Rule)) {
    call(rule);
    match rule {
        Rule::Sum { parts, .. } | Rule::Best { parts } => {
            for part in parts {
                each_rule(&part.rule, call);
            }
        }
        Rule::Cases { cases } => {
            for case in cases {
                each_rule(&case.then.rule, call);
            }
        }
        _ => {}
    }
}
