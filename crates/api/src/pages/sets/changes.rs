//! What became of each leaf between two texts, as lines; and what changed that no leaf shows.

use crate::pages::public::criteria::{anchor, node_title};
use crate::text::Words;
use compare::{Group, LinkedBy, SetComparison, reasons};
use criteria::{CriteriaSet, Draft, DraftValue, LeafId, write_set};
use std::collections::BTreeSet;

/// A leaf on one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Side {
    pub(crate) code: String,
    pub(crate) anchor: String,
    pub(crate) title: String,
    pub(crate) max: String,
}

/// Leaves that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChangeLine {
    pub(crate) old: Vec<Side>,
    pub(crate) new: Vec<Side>,
    /// What changed, each with its figures; empty where all was kept.
    pub(crate) changes: Vec<String>,
    pub(crate) kept: bool,
    pub(crate) comparable: String,
    pub(crate) reasons: Vec<String>,
}

/// One setting before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SettingLine {
    pub(crate) key: String,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// Every leaf of both sets, in the order of the comparison.
pub(super) fn lines(
    (old, new): (&CriteriaSet, &CriteriaSet),
    found: &SetComparison,
    words: Words,
) -> Vec<ChangeLine> {
    let groups = found.groups.iter();
    groups.map(|own| line((old, new), own, words)).collect()
}

fn line((old, new): (&CriteriaSet, &CriteriaSet), own: &Group, words: Words) -> ChangeLine {
    let lang = words.lang;
    let side = |set: &CriteriaSet, id: &LeafId| {
        let node = set.leaf_node(*id);
        Side {
            code: node.code.clone(),
            anchor: anchor(&node.code),
            title: node_title(node, lang).to_owned(),
            max: words.short(&node.max),
        }
    };
    let mut said = Vec::new();
    for reason in reasons(old, new, own) {
        said.extend(reason.words);
        said.extend(reason.basis.map(|basis| basis.get(lang).to_owned()));
    }
    if own.by == Some(LinkedBy::Accepted) {
        said.push(words.t("drafts-linked-accepted"));
    }
    let one_sided = own.old.is_empty() || own.new.is_empty();
    ChangeLine {
        old: own.old.iter().map(|id| side(old, id)).collect(),
        new: own.new.iter().map(|id| side(new, id)).collect(),
        changes: own.changes.iter().map(|one| one.words(lang)).collect(),
        kept: own.changes.is_empty(),
        comparable: if one_sided {
            String::new()
        } else {
            own.comparable.words(lang)
        },
        reasons: said,
    }
}

/// What differs at the top of two texts: total, rounding, ranking, bands, bases.
pub(super) fn settings(old: &Draft, new: &Draft) -> Vec<SettingLine> {
    let mut keys: Vec<&str> = Vec::new();
    for (key, _) in old.entries().chain(new.entries()) {
        if key != "criterion" && !keys.contains(&key) {
            keys.push(key);
        }
    }
    let mut lines = Vec::new();
    for key in keys {
        let (before, after) = (value(old, key), value(new, key));
        if before != after {
            lines.push(SettingLine {
                key: key.to_owned(),
                before,
                after,
            });
        }
    }
    lines
}

/// A value as the text has it; bonus and penalty without their criteria, which the leaves show.
fn value(draft: &Draft, key: &str) -> String {
    let Some(value) = draft.get(key) else {
        return String::new();
    };
    let mut value = value.clone();
    if let DraftValue::Table(own) = &mut value {
        own.remove("criterion");
    }
    let is_plain = !matches!(value, DraftValue::Table(_) | DraftValue::List(_));
    let mut alone = Draft::new();
    alone.set(key, value);
    let text = write_set(&alone.plain());
    let text = text.trim();
    match text.split_once('=') {
        Some((_, text)) if is_plain => text.trim().to_owned(),
        _ => text.to_owned(),
    }
}

/// Codes whose blocks differ although the comparison calls them kept: examples, bases, English titles, links.
pub(super) fn in_the_text_only(
    (old, new): (&Draft, &Draft),
    shown: &BTreeSet<String>,
) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for section in ["", "bonus", "penalty"] {
        let all = |draft: &Draft| match section {
            "" => draft.table("criterion").cloned(),
            section => draft
                .table(section)
                .and_then(|own| own.table("criterion"))
                .cloned(),
        };
        let (Some(before), Some(after)) = (all(old), all(new)) else {
            continue;
        };
        for (code, value) in after.entries() {
            let (Some(own), Some(was)) = (value.as_table(), before.table(code)) else {
                continue;
            };
            if shown.contains(code) || own == was {
                continue;
            }
            let keys = own.entries().chain(was.entries()).map(|(key, _)| key);
            let keys: BTreeSet<&str> = keys.filter(|key| own.get(key) != was.get(key)).collect();
            if !keys.is_empty() {
                let keys = keys.into_iter().collect::<Vec<_>>().join(", ");
                lines.push((code.to_owned(), keys));
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_and_what_only_the_text_shows() {
        let parse = |text: &str| Draft::parse(text).plain();
        let old = parse(
            "total = 100\n[rounding]\nleaf = { digits = 2, mode = \"half-up\" }\n[criterion.\"1\"]\ntitle = \"A\"\nmax = 2\n[criterion.\"2\"]\ntitle = \"B\"\nmax = 3\n",
        );
        let new = parse(
            "total = 99.5\n[rounding]\nleaf = { digits = 3, mode = \"half-up\" }\n[criterion.\"1\"]\ntitle = \"A\"\ntitle-en = \"a\"\nmax = 2\n[criterion.\"2\"]\ntitle = \"C\"\nmax = 3\n",
        );
        let lines = settings(&old, &new);
        let keys: Vec<&str> = lines.iter().map(|own| own.key.as_str()).collect();
        assert_eq!(keys, ["total", "rounding"]);
        assert_eq!(
            (lines[0].before.as_str(), lines[0].after.as_str()),
            ("100", "99.5")
        );
        assert!(lines[1].after.contains("digits = 3"), "{:?}", lines[1]);
        let shown = BTreeSet::from(["2".to_owned()]);
        assert_eq!(
            in_the_text_only((&old, &new), &shown),
            [("1".to_owned(), "title-en".to_owned())]
        );
    }
}
