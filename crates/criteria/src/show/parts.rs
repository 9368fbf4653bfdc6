//! Rules made of rules: parts and cases.

use super::award::in_points;
use super::measure::condition;
use super::rule::words;
use crate::{Case, Leaf, RulePart};
use finding::Lang;
use points::Exact;

/// `(1) … – tối đa 6,00 điểm: …; (2) …`.
pub(crate) fn numbered(leaf: &Leaf, parts: &[RulePart], lang: Lang) -> String {
    let part = |(index, part): (usize, &RulePart)| {
        let (max, rule) = (
            in_points(&part.max, lang),
            words(leaf, &part.rule, &part.max, lang),
        );
        let number = index + 1;
        let title = if part.title.is_empty() {
            String::new()
        } else {
            format!(" {}", part.title)
        };
        match lang {
            Lang::Vi => format!("({number}){title}, tối đa {max}: {rule}"),
            Lang::En => format!("({number}){title}, at most {max}: {rule}"),
        }
    };
    let all: Vec<String> = parts.iter().enumerate().map(part).collect();
    all.join("; ")
}

pub(crate) fn sum(leaf: &Leaf, parts: &[RulePart], cap: bool, max: &Exact, lang: Lang) -> String {
    let parts = numbered(leaf, parts, lang);
    match (lang, cap) {
        (Lang::Vi, true) => format!(
            "cộng các phần, lấy không quá {}: {parts}",
            in_points(max, lang)
        ),
        (Lang::Vi, false) => format!("cộng các phần: {parts}"),
        (Lang::En, true) => format!("the parts added, {} at most: {parts}", in_points(max, lang)),
        (Lang::En, false) => format!("the parts added: {parts}"),
    }
}

pub(crate) fn best(leaf: &Leaf, parts: &[RulePart], lang: Lang) -> String {
    let parts = numbered(leaf, parts, lang);
    match lang {
        Lang::Vi => format!("lấy phần có điểm cao nhất: {parts}"),
        Lang::En => format!("the highest of the parts: {parts}"),
    }
}

pub(crate) fn cases(leaf: &Leaf, cases: &[Case], lang: Lang) -> String {
    let case = |case: &Case| {
        let then = words(leaf, &case.then.rule, &case.then.max, lang);
        let conditions = case.when.iter().map(|when| condition(leaf, when, lang));
        let conditions: Vec<String> = conditions.collect();
        match (lang, conditions.is_empty()) {
            (Lang::Vi, true) => format!("trường hợp còn lại: {then}"),
            (Lang::Vi, false) => format!("nếu {}: {then}", conditions.join(" và ")),
            (Lang::En, true) => format!("otherwise: {then}"),
            (Lang::En, false) => format!("if {}: {then}", conditions.join(" and ")),
        }
    };
    let all: Vec<String> = cases.iter().map(case).collect();
    all.join("; ")
}
