//! A set as a tree for its authors: everything that a leaf says, what amended it, whether its examples hold.

use crate::desk::sets::Checked;
use crate::pages::public::criteria::{
    anchor, max_words, node_title, scored_key, sections, source_words,
};
use crate::text::Words;
use criteria::{
    ChangeKind, CriteriaSet, Leaf, LeafId, MissingPolicy, Node, NodeId, NodeKind, Policy, Target,
    change_in_words, rule_in_words,
};
use finding::Finding;
use std::collections::BTreeSet;

/// The base, the bonus or the penalty.
pub(crate) struct Part {
    pub(crate) title: String,
    pub(crate) nodes: Vec<TreeLine>,
}

/// A node: an inner one opens a list, and the last leaf below closes the lists that end with it.
pub(crate) struct TreeLine {
    pub(crate) id: String,
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) max: String,
    pub(crate) opens: bool,
    pub(crate) closes: usize,
    /// What it says, by name.
    pub(crate) notes: Vec<(String, String)>,
    /// What amended it.
    pub(crate) amended: Vec<String>,
    /// Whether something was found in it.
    pub(crate) found: bool,
}

/// How many examples a set has, how many of them do not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Examples {
    pub(crate) all: usize,
    pub(crate) wrong: usize,
    pub(crate) not_run: usize,
}

/// Examples of all leaves together.
pub(super) fn examples(own: &Checked) -> Examples {
    let mut sum = Examples::default();
    for leaf in own.set.leaf_ids() {
        let one = examples_of(own, leaf);
        sum.all += one.all;
        sum.wrong += one.wrong;
        sum.not_run += one.not_run;
    }
    sum
}

fn is_of_example(own: &Finding) -> bool {
    own.code == "example-differs" || own.code == "example-unreadable"
}

/// An example of a leaf with errors of its own is not run.
fn examples_of(own: &Checked, leaf: LeafId) -> Examples {
    let code = &own.set.leaf_node(leaf).code;
    let all = own.set.leaf(leaf).examples.len();
    let here = own
        .findings
        .iter()
        .filter(|found| found.criterion.as_ref() == Some(code));
    let (examples, others): (Vec<&Finding>, Vec<&Finding>) =
        here.partition(|found| is_of_example(found));
    let broken = examples.is_empty() && others.iter().any(|found| found.is_error());
    Examples {
        all,
        wrong: examples.len(),
        not_run: if broken { all } else { 0 },
    }
}

/// The parts of a set, each a tree in the order of the file.
pub(super) fn parts(own: &Checked, words: Words) -> Vec<Part> {
    let found = own.findings.iter().filter(|found| found.is_error());
    let found: BTreeSet<&str> = found.filter_map(|own| own.criterion.as_deref()).collect();
    let set = &own.set;
    let part = |(title, roots): (String, &[NodeId])| {
        let mut nodes = Vec::new();
        for root in roots {
            add(own, &found, words, *root, &mut nodes);
        }
        Part { title, nodes }
    };
    sections(set, words).into_iter().map(part).collect()
}

fn add(own: &Checked, found: &BTreeSet<&str>, words: Words, id: NodeId, nodes: &mut Vec<TreeLine>) {
    let set = &own.set;
    let node = set.node(id);
    let opens = !node.children.is_empty();
    nodes.push(TreeLine {
        id: anchor(&node.code),
        code: node.code.clone(),
        title: node_title(node, words.lang).to_owned(),
        max: max_words(node, words),
        opens,
        closes: 0,
        notes: notes(own, words, id),
        amended: amended(set, &node.code, words),
        found: found.contains(node.code.as_str()),
    });
    for child in &node.children {
        add(own, found, words, *child, nodes);
    }
    if opens && let Some(last) = nodes.last_mut() {
        last.closes += 1;
    }
}

fn notes(own: &Checked, words: Words, id: NodeId) -> Vec<(String, String)> {
    let node = own.set.node(id);
    let mut notes = Vec::new();
    let mut say = |key: &str, said: Option<String>| {
        if let Some(said) = said.filter(|said| !said.is_empty()) {
            notes.push((words.t(key), said));
        }
    };
    if let NodeKind::Leaf(leaf) = &node.kind
        && let Ok(at) = own.set.leaves.binary_search(&id)
    {
        let at = LeafId::from_index(at);
        say("drafts-rule", Some(rule_in_words(&own.set, at, words.lang)));
        say("drafts-guide", leaf.guide.clone());
        say("drafts-inputs", Some(inputs(leaf)));
        say("drafts-scored", Some(words.t(scored_key(leaf.scored))));
        say("drafts-appraised-by", leaf.appraised_by.clone());
        say("drafts-evidence", leaf.evidence.clone());
        say("drafts-when", Some(when(leaf, words)));
        say("drafts-applies", Some(leaf.applies_to.join("; ")));
        say("drafts-from", leaf.effective_from.map(|day| words.day(day)));
        say(
            "drafts-examples",
            Some(examples_words(examples_of(own, at), words)),
        );
    }
    of_node(node, &mut say);
    notes
}

fn of_node(node: &Node, say: &mut impl FnMut(&str, Option<String>)) {
    say("drafts-sum-differs", node.sum_differs.clone());
    say("drafts-source", node.source.as_ref().map(source_words));
    say("drafts-follows", Some(node.follows.join("; ")));
    say("drafts-changed", node.changed.clone());
}

fn inputs(leaf: &Leaf) -> String {
    let titles = leaf.inputs.iter().map(|own| match own.title.is_empty() {
        true => own.name.as_str(),
        false => own.title.as_str(),
    });
    titles.collect::<Vec<_>>().join("; ")
}

/// What the states earn that are not a number, where the set says so.
fn when(leaf: &Leaf, words: Words) -> String {
    let mut said = Vec::new();
    let policies = [
        ("criteria-undefined", leaf.when_undefined),
        ("criteria-not-applicable", leaf.when_not_applicable),
    ];
    for (key, policy) in policies {
        if policy != Policy::Ask {
            said.push(words.t1(key, "policy", policy.words(words.lang)));
        }
    }
    match leaf.when_missing {
        MissingPolicy::Incomplete => {}
        MissingPolicy::Blank => said.push(words.t("drafts-missing-blank")),
        MissingPolicy::Zero => said.push(words.t("drafts-missing-zero")),
    }
    said.join("; ")
}

/// `4 ví dụ, đều đúng`.
pub(super) fn examples_words(own: Examples, words: Words) -> String {
    match own {
        Examples { all: 0, .. } => String::new(),
        Examples { not_run, all, .. } if not_run == all => {
            words.t1("drafts-examples-not-run", "n", all)
        }
        Examples { wrong: 0, all, .. } => words.t1("drafts-examples-hold", "n", all),
        Examples { wrong, all, .. } => {
            words.t2("drafts-examples-wrong", ("n", all), ("wrong", wrong))
        }
    }
}

/// What amended a criterion, with article and day; examples are the file's and not the decision's.
fn amended(set: &CriteriaSet, code: &str, words: Words) -> Vec<String> {
    let changes = set.changes_of(code);
    let own = changes.filter(|(_, change)| !change.is_of_examples());
    own.map(|(amendment, change)| {
        let what = match change.kind {
            ChangeKind::Add => words.t("drafts-amended-added"),
            _ => change_in_words(change, words.lang),
        };
        words.t3(
            "drafts-amended",
            ("what", what),
            ("source", source_words(&change.source)),
            ("day", words.day(amendment.effective)),
        )
    })
    .collect()
}

/// Changes that no criterion of the tree shows: of bands and settings, and what was repealed.
pub(super) fn amended_elsewhere(set: &CriteriaSet, words: Words) -> Vec<String> {
    let elsewhere = set.changes().filter(|(_, change)| match &change.target {
        Target::Criterion(code) => set.find(code).is_none(),
        _ => true,
    });
    elsewhere
        .map(|(amendment, change)| {
            let of = match &change.target {
                Target::Criterion(code) => words.t1("drafts-amended-criterion", "code", code),
                Target::Band(name) => words.t1("drafts-amended-band", "name", name),
                Target::Section(name) => words.t1("drafts-amended-section", "name", name),
            };
            let what = match change.kind {
                ChangeKind::Repeal => words.t("drafts-amended-repealed"),
                ChangeKind::Add => words.t("drafts-amended-added"),
                ChangeKind::Amend => change_in_words(change, words.lang),
            };
            words.t3(
                "drafts-amended",
                ("what", format!("{of}: {what}")),
                ("source", source_words(&change.source)),
                ("day", words.day(amendment.effective)),
            )
        })
        .collect()
}
