//! A criteria set as a tree: maxima, who scores, the rule in words, and where each is written.

use super::parts::Link;
use crate::{layout::Layout, text::Words};
use askama::Template;
use criteria::{CriteriaSet, LeafId, Node, NodeId, NodeKind, Policy, ScoredBy, SourceRef};
use finding::Lang;

#[derive(Template)]
#[template(path = "public/criteria.html")]
pub(crate) struct CriteriaPage {
    pub(crate) page: Layout,
    pub(crate) facts: Vec<(String, String)>,
    pub(crate) downloads: Vec<Link>,
    pub(crate) parts: Vec<TreePart>,
}

/// The base, the bonus or the penalty of a set.
pub(crate) struct TreePart {
    pub(crate) title: String,
    pub(crate) nodes: Vec<TreeNode>,
}

/// A node as the page writes it: an inner one opens a list, and the last leaf below closes the lists that end with it.
pub(crate) struct TreeNode {
    pub(crate) id: String,
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) max: String,
    pub(crate) depth: u8,
    pub(crate) opens: bool,
    pub(crate) leaf: bool,
    pub(crate) closes: usize,
    pub(crate) notes: Vec<String>,
}

/// The title of a node in the language, without its code.
pub(crate) fn node_title(node: &Node, lang: Lang) -> &str {
    match (&node.title_en, lang) {
        (Some(title), Lang::En) => title,
        _ => &node.title,
    }
}

/// The title of a set in the language.
pub(crate) fn set_title(set: &CriteriaSet, lang: Lang) -> &str {
    match (&set.title_en, lang) {
        (Some(title), Lang::En) => title,
        _ => &set.title,
    }
}

/// What a set says about itself, as names and values.
pub(crate) fn set_facts(set: &CriteriaSet, words: Words) -> Vec<(String, String)> {
    let lang = words.lang;
    let levels: Vec<&str> = set.levels.iter().map(|own| own.words(lang)).collect();
    let mut facts = vec![
        (
            words.t("method-set-name"),
            format!("{} ({})", set_title(set, lang), set.name()),
        ),
        (
            words.t("method-set-status"),
            set.status.words(lang).to_owned(),
        ),
        (words.t("method-set-levels"), levels.join("; ")),
        (words.t("method-set-total"), words.short(&set.total)),
        (words.t("method-set-leaves"), set.leaves.len().to_string()),
    ];
    for basis in &set.basis {
        facts.push((
            format!("{} {}", words.t("method-set-basis"), basis.key),
            basis.title.clone(),
        ));
    }
    if let Some(notice) = &set.notice {
        facts.push((words.t("column-note"), notice.clone()));
    }
    facts.push((words.t("method-set-digest"), set.digest.clone()));
    facts
}

/// The parts of a set, each a tree in the order of the file.
pub(crate) fn tree(set: &CriteriaSet, words: Words) -> Vec<TreePart> {
    let sections = sections(set, words).into_iter();
    let part = |(title, roots)| part(set, words, title, roots);
    sections.map(part).collect()
}

/// The base, the bonuses and the penalties of a set in words, each with the nodes that it begins with.
pub(crate) fn sections(set: &CriteriaSet, words: Words) -> Vec<(String, &[NodeId])> {
    let mut all = vec![(words.t("criteria-base"), set.roots.as_slice())];
    for section in set.bonus.iter().chain(&set.penalty) {
        let cap = words.short(&section.cap);
        let title = words.t2("criteria-cap", ("title", &section.title), ("cap", cap));
        all.push((title, &section.roots));
    }
    all
}

/// `2 điểm`.
pub(crate) fn max_words(node: &Node, words: Words) -> String {
    match words.short(&node.max) {
        one if one == "1" => words.t("criteria-point"),
        max => words.t1("criteria-points", "n", max),
    }
}

/// The key of the words for who scores a leaf.
pub(crate) fn scored_key(by: ScoredBy) -> &'static str {
    match by {
        ScoredBy::SelfScore => "criteria-scored-self",
        ScoredBy::Appraised => "criteria-scored-appraised",
        ScoredBy::Survey => "criteria-scored-survey",
        ScoredBy::Imported => "criteria-scored-imported",
        ScoredBy::Council => "criteria-scored-council",
    }
}

/// Where something is written: `A, Phụ lục I, mục 3`.
pub(crate) fn source_words(source: &SourceRef) -> String {
    match source.item.is_empty() {
        true => source.basis.clone(),
        false => format!("{}, {}", source.basis, source.item),
    }
}

fn part(set: &CriteriaSet, words: Words, title: String, roots: &[NodeId]) -> TreePart {
    let mut nodes = Vec::new();
    for root in roots {
        add(set, words, *root, &mut nodes);
    }
    TreePart { title, nodes }
}

fn add(set: &CriteriaSet, words: Words, id: NodeId, nodes: &mut Vec<TreeNode>) {
    let node = set.node(id);
    let leaf = matches!(node.kind, NodeKind::Leaf(_));
    nodes.push(TreeNode {
        id: anchor(&node.code),
        code: node.code.clone(),
        title: node_title(node, words.lang).to_owned(),
        max: max_words(node, words),
        depth: node.depth,
        opens: !leaf,
        leaf,
        closes: 0,
        notes: leaf_notes(set, words, id),
    });
    for child in &node.children {
        add(set, words, *child, nodes);
    }
    if !leaf && let Some(last) = nodes.last_mut() {
        last.closes += 1;
    }
}

/// `c-3-1`: where a criterion stands on the page.
pub(crate) fn anchor(code: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    format!("c-{}", code.chars().map(plain).collect::<String>())
}

/// The rule of a leaf in words; empty for an inner node.
pub(crate) fn rule_words(set: &CriteriaSet, id: NodeId, lang: Lang) -> String {
    match set.leaves.binary_search(&id) {
        Ok(position) => criteria::rule_in_words(set, LeafId::from_index(position), lang),
        Err(_) => String::new(),
    }
}

fn leaf_notes(set: &CriteriaSet, words: Words, id: NodeId) -> Vec<String> {
    let node = set.node(id);
    let NodeKind::Leaf(leaf) = &node.kind else {
        return Vec::new();
    };
    let mut notes = vec![
        rule_words(set, id, words.lang),
        words.t(scored_key(leaf.scored)),
    ];
    if let Some(body) = &leaf.appraised_by {
        notes.push(words.t1("criteria-appraised-by", "body", body));
    }
    if let Some(evidence) = &leaf.evidence {
        notes.push(words.t1("criteria-evidence", "evidence", evidence));
    }
    if leaf.when_undefined != Policy::Ask {
        let policy = leaf.when_undefined.words(words.lang);
        notes.push(words.t1("criteria-undefined", "policy", policy));
    }
    if leaf.when_not_applicable != Policy::Ask {
        let policy = leaf.when_not_applicable.words(words.lang);
        notes.push(words.t1("criteria-not-applicable", "policy", policy));
    }
    if let Some(day) = leaf.effective_from {
        notes.push(words.t1("criteria-from", "day", words.day(day)));
    }
    if let Some(source) = &node.source {
        notes.push(words.t1("criteria-source", "source", source_words(source)));
    }
    notes
}
