//! Blocks headed by codes become a tree: the parent is the longest declared code that is a prefix ending before a `.`.

use super::{keys, node};
use crate::findings::tree as says;
use crate::toml::Table;
use crate::{
    CriteriaSet, LeafId, Node, NodeId, NodeKind, Part, Section, Slot, SlotKind, SourceRef,
};
use points::Exact;
use std::collections::BTreeMap;

/// No decision goes deeper, and trees are walked by recursion.
const DEEPEST: u8 = 12;

/// One heading, before anything below it is read.
#[derive(Clone, Copy)]
struct Block<'d> {
    code: &'d str,
    table: Table<'d>,
    parent: Option<usize>,
    has_children: bool,
}

pub(crate) fn read(top: Table<'_>, set: &mut CriteriaSet) {
    let mut taken = BTreeMap::new();
    set.roots = section(top, Part::Base, None, &mut taken, set);
    set.bonus = apart(top, "bonus", Part::Bonus, &mut taken, set);
    set.penalty = apart(top, "penalty", Part::Penalty, &mut taken, set);
    if set.roots.is_empty() {
        top.push(says::no_criteria(top.place()));
    }
    slots(set);
}

fn apart<'d>(
    top: Table<'d>,
    key: &str,
    part: Part,
    taken: &mut BTreeMap<&'d str, u32>,
    set: &mut CriteriaSet,
) -> Option<Section> {
    let table = top.table(key)?;
    table.only(keys::SECTION);
    let cap = table.needed_exact("cap");
    let title = table.needed_text("title").unwrap_or_default();
    let source = table.text("source").map(|text| source_ref(&text));
    let roots = section(table, part, source.as_ref(), taken, set);
    Some(Section {
        title,
        cap: cap.unwrap_or(Exact::ZERO),
        roots,
        line: table.line(),
    })
}

/// Reads the nodes of one section and gives its first level.
fn section<'d>(
    table: Table<'d>,
    part: Part,
    source: Option<&SourceRef>,
    taken: &mut BTreeMap<&'d str, u32>,
    set: &mut CriteriaSet,
) -> Vec<NodeId> {
    let mut blocks: Vec<Block<'d>> = Vec::new();
    for (code, item) in table.table("criterion").iter().flat_map(Table::entries) {
        let Some(block) = item.table() else { continue };
        if !well_formed(code) {
            block.push(says::code_malformed(block.place(), code));
            continue;
        }
        if let Some(line) = taken.insert(code, block.line()) {
            let first = block.document().line_place(line);
            block.push(says::code_twice(block.place(), code).with(first));
            continue;
        }
        blocks.push(Block {
            code,
            table: block,
            parent: None,
            has_children: false,
        });
    }
    find_parents(&mut blocks, part);
    let mut built: Vec<Option<NodeId>> = vec![None; blocks.len()];
    let mut roots = Vec::new();
    for index in 0..blocks.len() {
        // A child above its parent is a finding; the parent is built first all the same, so that every walk may rely on the order.
        let mut chain = vec![index];
        while let Some(parent) = blocks[chain[chain.len() - 1]].parent
            && built[parent].is_none()
        {
            chain.push(parent);
        }
        for later in chain.iter().rev().filter(|later| **later > index) {
            let (own, other) = (&blocks[index], &blocks[*later]);
            own.table.push(says::child_before_parent(
                own.table.place(),
                own.code,
                other.code,
            ));
        }
        while let Some(next) = chain.pop() {
            if built[next].is_none() {
                let parent = blocks[next].parent.and_then(|parent| built[parent]);
                built[next] = add(&blocks[next], parent, part, source, set);
                if parent.is_none() {
                    roots.extend(built[next]);
                }
            }
        }
    }
    roots
}

fn find_parents(blocks: &mut [Block<'_>], part: Part) {
    let places: BTreeMap<&str, usize> = blocks
        .iter()
        .enumerate()
        .map(|(index, block)| (block.code, index))
        .collect();
    for index in 0..blocks.len() {
        let code = blocks[index].code;
        let mut rest = code;
        while let Some((prefix, _)) = rest.rsplit_once('.') {
            if let Some(parent) = places.get(prefix) {
                blocks[index].parent = Some(*parent);
                blocks[*parent].has_children = true;
                break;
            }
            rest = prefix;
        }
        // Bonus and penalty codes such as `DC.1` need no node `DC`: the section itself is their parent.
        if blocks[index].parent.is_none() && part == Part::Base && code.contains('.') {
            let table = blocks[index].table;
            table.push(says::code_orphan(table.place(), code));
        }
    }
}

fn add(
    block: &Block<'_>,
    parent: Option<NodeId>,
    part: Part,
    source: Option<&SourceRef>,
    set: &mut CriteriaSet,
) -> Option<NodeId> {
    let above = parent.map(|parent| set.node(parent));
    let depth = above.map_or(0, |above| above.depth.saturating_add(1));
    if depth > DEEPEST {
        block
            .table
            .push(says::too_deep(block.table.place(), block.code, DEEPEST));
        return None;
    }
    let inherited = above.map_or(source.cloned(), |above| above.source.clone());
    let mut node: Node = node::read(block.code, block.table, block.has_children, inherited);
    node.parent = parent;
    node.depth = depth;
    node.part = part;
    let id = NodeId::from_index(set.nodes.len());
    if matches!(node.kind, NodeKind::Leaf(_)) {
        set.leaves.push(id);
    }
    set.nodes.push(node);
    if let Some(parent) = parent {
        set.nodes[parent.index()].children.push(id);
    }
    Some(id)
}

/// `A, Phụ lục I, mục 3.1`: the basis before the first comma, the item after it.
pub(crate) fn source_ref(text: &str) -> SourceRef {
    let (basis, item) = text.split_once(',').unwrap_or((text, ""));
    SourceRef {
        basis: basis.trim().to_owned(),
        item: item.trim().to_owned(),
    }
}

fn well_formed(code: &str) -> bool {
    const LONGEST: usize = 40;
    let plain = |c: char| !c.is_control() && !c.is_whitespace() && !"\"'/:,;".contains(c);
    code.chars().count() <= LONGEST
        && code.chars().all(plain)
        && code.split('.').all(|segment| !segment.is_empty())
}

/// Every place of an answer sheet: a leaf's inputs, then its typed points.
fn slots(set: &mut CriteriaSet) {
    for leaf in set.leaf_ids() {
        let first = u32::try_from(set.slots.len()).unwrap_or(u32::MAX);
        set.first_slot.push(first);
        let inputs = set.leaf(LeafId(leaf.0)).inputs.len();
        let inputs = (0..u16::try_from(inputs).unwrap_or(u16::MAX)).map(SlotKind::Input);
        let kinds = inputs.chain([SlotKind::Typed]);
        set.slots.extend(kinds.map(|kind| Slot { leaf, kind }));
    }
}
