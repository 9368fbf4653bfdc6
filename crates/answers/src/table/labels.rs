//! Labels of a table against the words of the set: codes, titles, titles of inputs. Whole labels, never parts.

use super::plan::{Target, leaf_of};
use super::words;
use criteria::{CriteriaSet, LeafId, NodeId};
use jiff::civil::Date;
use points::Exact;
use std::collections::BTreeMap;
use vietnamese::key;

/// What a label names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    /// Nodes; several where two have the same title, or where Excel changed a code.
    Nodes {
        nodes: Vec<NodeId>,
        /// `Điểm 2.1`, or `2.1 Điểm tự đánh giá`: the label says that these are points.
        points: bool,
        /// The cell held a number or a date in place of the code.
        changed: bool,
    },
    /// Slots of inputs; several where two inputs have the same title.
    Inputs(Vec<Target>),
    /// Nothing of the set.
    Nothing,
}

/// The words of a set, prepared.
#[derive(Debug)]
pub(super) struct Labels<'a> {
    set: &'a CriteriaSet,
    codes: BTreeMap<String, NodeId>,
    titles: BTreeMap<String, Vec<NodeId>>,
    inputs: BTreeMap<String, Vec<(LeafId, Target)>>,
}

const BEFORE_CODES: [&str; 9] = [
    "tiêu chí thành phần ",
    "tiêu chí ",
    "lĩnh vực ",
    "chỉ số ",
    "tctp ",
    "tc ",
    "mục ",
    "điểm tiêu chí ",
    "điểm ",
];

impl<'a> Labels<'a> {
    pub(super) fn of(set: &'a CriteriaSet) -> Self {
        let mut codes = BTreeMap::new();
        let mut titles: BTreeMap<String, Vec<NodeId>> = BTreeMap::new();
        for (index, node) in set.nodes.iter().enumerate() {
            let id = NodeId::from_index(index);
            codes.entry(key(&node.code)).or_insert(id);
            titles.entry(key(&node.title)).or_default().push(id);
        }
        let mut inputs: BTreeMap<String, Vec<(LeafId, Target)>> = BTreeMap::new();
        for leaf in set.leaf_ids() {
            for input in &set.leaf(leaf).inputs {
                let Some(slot) = set.input_slot(leaf, &input.name) else {
                    continue;
                };
                let target = (leaf, Target::slot(slot));
                let title = key(&input.title);
                if title != key(&input.name) {
                    inputs.entry(key(&input.name)).or_default().push(target);
                }
                inputs.entry(title).or_default().push(target);
            }
        }
        Self {
            set,
            codes,
            titles,
            inputs,
        }
    }

    /// What a text names; `within` is the leaf above, which makes an input's title its own.
    pub(super) fn text(&self, text: &str, within: Option<NodeId>) -> Named {
        let whole = key(text);
        let whole = whole.trim_matches(|c: char| c.is_whitespace() || c == ':' || c == '*');
        if whole.is_empty() {
            return Named::Nothing;
        }
        let named = self.exactly(whole, within);
        if named != Named::Nothing {
            return named;
        }
        // `Tên tiêu chí (6 điểm)`, `… (tối đa 6)`: the brackets hold the maximum.
        match whole.rsplit_once('(') {
            Some((label, inside)) if says_maximum(inside) => self.exactly(label.trim(), within),
            _ => Named::Nothing,
        }
    }

    fn exactly(&self, whole: &str, within: Option<NodeId>) -> Named {
        if let Some(targets) = self.input(whole, within) {
            return Named::Inputs(targets);
        }
        if let Some(nodes) = self.titles.get(whole) {
            return self.nodes(&among(self.set, nodes, within), false);
        }
        if let Some(node) = self.codes.get(whole.trim_end_matches(['.', ')'])) {
            return self.nodes(&[*node], false);
        }
        if let Some((code, input)) = whole.split_once('/')
            && let Some(node) = self.codes.get(code.trim())
            && let Some(targets) = self.input(input.trim(), Some(*node))
        {
            return Named::Inputs(targets);
        }
        let prefix = BEFORE_CODES.iter().find(|word| whole.starts_with(**word));
        let (rest, says_points) = match prefix {
            Some(word) => (&whole[word.len()..], word.starts_with("điểm")),
            None => (whole, false),
        };
        let end = rest
            .find(|c: char| c.is_whitespace() || c == ':')
            .unwrap_or(rest.len());
        let (code, title) = rest.split_at(end);
        let code = code.trim_end_matches(['.', ')', '-', ':', ',']);
        let title = title.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '.'));
        let Some(node) = self.codes.get(code) else {
            return self.without_blank(rest);
        };
        if title.is_empty() {
            return self.nodes(&[*node], says_points);
        }
        if let Some(targets) = self.input(title, Some(*node)) {
            return Named::Inputs(targets);
        }
        if words::points_word(title).is_some() {
            return self.nodes(&[*node], true);
        }
        // A bare `1` or `i` before other words is numbering as often as a code.
        let telling =
            code.contains('.') || prefix.is_some() || key(&self.set.node(*node).title) == title;
        if telling {
            self.nodes(&[*node], says_points)
        } else {
            Named::Nothing
        }
    }

    /// `2.1.Hồ sơ giải quyết đúng hạn`: no blank behind the code.
    fn without_blank(&self, text: &str) -> Named {
        let mut ends: Vec<usize> = text
            .match_indices(['.', ')', '-'])
            .map(|(at, _)| at)
            .collect();
        ends.reverse();
        for end in ends {
            let title = text[end + 1..].trim();
            if let Some(node) = self.codes.get(text[..end].trim_end())
                && key(&self.set.node(*node).title) == title
            {
                return self.nodes(&[*node], false);
            }
        }
        Named::Nothing
    }

    fn nodes(&self, nodes: &[NodeId], points: bool) -> Named {
        Named::Nodes {
            nodes: nodes.to_vec(),
            points,
            changed: false,
        }
    }

    fn input(&self, title: &str, within: Option<NodeId>) -> Option<Vec<Target>> {
        let known = self.inputs.get(title)?;
        let own = within.and_then(|node| leaf_of(self.set, node));
        let of_leaf: Vec<Target> = known
            .iter()
            .filter(|(leaf, _)| Some(*leaf) == own)
            .map(|(_, target)| *target)
            .collect();
        match (of_leaf.is_empty(), own) {
            (false, _) => Some(of_leaf),
            (true, None) => Some(known.iter().map(|(_, target)| *target).collect()),
            (true, Some(_)) => None,
        }
    }

    /// The nodes that a number in place of a code could be: `1.1` may have been `1.10`.
    pub(super) fn number(&self, number: &Exact) -> Named {
        let codes = vietnamese::code_candidates_from_number(number);
        let nodes = self.candidates(&codes);
        if nodes.is_empty() {
            return Named::Nothing;
        }
        Named::Nodes {
            changed: nodes.len() > 1
                || self.set.node(nodes[0]).code != number.trimmed().to_string(),
            nodes,
            points: false,
        }
    }

    /// The nodes that a date in place of a code could be: 3 January was `3.1` or `1.3`.
    pub(super) fn date(&self, date: Date) -> Named {
        let nodes = self.candidates(&vietnamese::code_candidates_from_date(date));
        if nodes.is_empty() {
            return Named::Nothing;
        }
        Named::Nodes {
            nodes,
            points: false,
            changed: true,
        }
    }

    fn candidates(&self, codes: &[String]) -> Vec<NodeId> {
        let mut nodes: Vec<NodeId> = codes
            .iter()
            .filter_map(|code| self.codes.get(&key(code)).copied())
            .collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }
}

/// Of several nodes with one title, those below the node above the label, where there are such.
fn among(set: &CriteriaSet, nodes: &[NodeId], within: Option<NodeId>) -> Vec<NodeId> {
    let below = |node: &NodeId| {
        let mut up = set.node(*node).parent;
        while let Some(parent) = up {
            if Some(parent) == within {
                return true;
            }
            up = set.node(parent).parent;
        }
        false
    };
    let inside: Vec<NodeId> = nodes.iter().copied().filter(below).collect();
    if inside.is_empty() {
        nodes.to_vec()
    } else {
        inside
    }
}

fn says_maximum(inside: &str) -> bool {
    let inside = inside.trim_end_matches(')').trim();
    let words = inside
        .trim_start_matches("tối đa")
        .trim_end_matches("điểm")
        .trim_end_matches('đ')
        .trim_end_matches('%')
        .trim();
    words.is_empty()
        || words
            .chars()
            .all(|c| c.is_ascii_digit() || c == ',' || c == '.')
}
