//! The tree as text.

use super::number::plain;
use super::{amended, rule_in_words};
use crate::{CriteriaSet, Node, NodeId, NodeKind, Policy};
use finding::Lang;

/// The whole set as text: its head, then each node with code, title and maximum, each leaf with its rule in words, its policies, its source and the line of the file.
#[must_use]
pub fn show_text(set: &CriteriaSet, lang: Lang) -> String {
    let mut out = format!(
        "{} · {}\n",
        set.name(),
        named(&set.title, set.title_en.as_ref(), lang)
    );
    let levels: Vec<&str> = set.levels.iter().map(|level| level.words(lang)).collect();
    let (levels, status) = (levels.join("; "), set.status.words(lang));
    let (total, n_leaves) = (plain(&set.total, lang), set.leaves.len());
    out.push_str(&match lang {
        Lang::Vi => format!("{status} · {levels} · {total} điểm · {n_leaves} tiêu chí chấm điểm\n"),
        Lang::En => format!("{status} · {levels} · {total} points · {n_leaves} scored criteria\n"),
    });
    if let Some(notice) = &set.notice {
        out.push_str(&format!("{notice}\n"));
    }
    out.push_str(&format!("{} · SHA-256 {}\n", set.file, set.digest));
    for basis in &set.basis {
        out.push_str(&format!("{}: {}\n", basis.key, basis.title));
    }
    amended::head(set, lang, &mut out);
    out.push('\n');
    let base = [(None, &set.roots[..])].into_iter();
    let bonus = set
        .bonus
        .iter()
        .map(|section| (Some(section), &section.roots[..]));
    let penalty = set
        .penalty
        .iter()
        .map(|section| (Some(section), &section.roots[..]));
    for (section, roots) in base.chain(bonus).chain(penalty) {
        if let Some(section) = section {
            let cap = plain(&section.cap, lang);
            out.push_str(&match lang {
                Lang::Vi => format!("\n{} (không quá {cap} điểm)\n", section.title),
                Lang::En => format!("\n{} ({cap} points at most)\n", section.title),
            });
        }
        for root in roots {
            node(set, *root, lang, &mut out);
        }
    }
    amended::rest(set, lang, &mut out);
    out
}

/// The title in the language, where there is one.
pub(crate) fn named<'a>(vi: &'a str, en: Option<&'a String>, lang: Lang) -> &'a str {
    match (lang, en) {
        (Lang::En, Some(en)) => en,
        _ => vi,
    }
}

fn node(set: &CriteriaSet, id: NodeId, lang: Lang, out: &mut String) {
    let own = set.node(id);
    let indent = "  ".repeat(usize::from(own.depth));
    let title = named(&own.title, own.title_en.as_ref(), lang);
    let max = plain(&own.max, lang);
    out.push_str(&format!("{indent}{} {title} [{max}]\n", own.code));
    if let NodeKind::Leaf(leaf) = &own.kind {
        let position = set.leaves.binary_search(&id).unwrap_or(0);
        let words = rule_in_words(set, crate::LeafId::from_index(position), lang);
        out.push_str(&format!("{indent}    {words}\n"));
        for (state, policy) in [
            (["Không phát sinh (0/0)", "0/0"], leaf.when_undefined),
            (
                ["Không áp dụng", "Not applicable"],
                leaf.when_not_applicable,
            ),
        ] {
            if policy != Policy::Ask {
                let state = state[usize::from(lang == Lang::En)];
                out.push_str(&format!("{indent}    {state}: {}\n", policy.words(lang)));
            }
        }
        if let Some(from) = leaf.effective_from {
            let day = amended::day(from, lang);
            out.push_str(&match lang {
                Lang::Vi => format!("{indent}    Tính điểm từ ngày {day}\n"),
                Lang::En => format!("{indent}    Counts from {day}\n"),
            });
        }
        out.push_str(&format!("{indent}    {}\n", place(set, own)));
    }
    amended::of_node(set, own, lang, &indent, out);
    for child in &own.children {
        node(set, *child, lang, out);
    }
}

/// `A, Phụ lục I, mục 3.1 · criteria/…toml:36`.
fn place(set: &CriteriaSet, node: &Node) -> String {
    let source = match &node.source {
        Some(source) if source.item.is_empty() => format!("{} · ", source.basis),
        Some(source) => format!("{}, {} · ", source.basis, source.item),
        None => String::new(),
    };
    format!("{source}{}", set.line_text(node.line))
}
