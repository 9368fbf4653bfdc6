//! The page of one leaf of one unit.

use super::lines::{EntryView, Imports, LayerView, Names, Sources};
use crate::layout::{Layout, in_query};
use crate::pages::public::{Framed, Link, Tab, digits, node_title};
use crate::seen::Seen;
use crate::seen::row::SeenRow;
use crate::sentence::stands_alone;
use crate::text::Words;
use askama::Template;
use criteria::{LeafId, NodeId};
use finding::Lang;
use points::Exact;
use procedure::Entry;
use scoring::{Outcome, Trace};

/// What the page stands in.
pub(crate) struct Around {
    /// Where the round's pages stand.
    pub(crate) base: String,
    /// Names of accounts.
    pub(crate) names: Names,
    /// Whether it is a page of those who work in the round.
    pub(crate) inside: bool,
}

/// One step from the rank down to the leaf.
struct Step {
    name: String,
    points: String,
    max: String,
    /// The place within its block, for the first step.
    leaf: bool,
}

#[derive(Template)]
#[template(path = "public/why.html")]
pub(crate) struct WhyPage {
    page: Layout,
    tabs: Vec<Tab>,
    unit: Link,
    rank: String,
    steps: Vec<Step>,
    result: String,
    why: String,
    rule: String,
    basis: Vec<(String, String)>,
    criteria: String,
    layers: Vec<LayerView>,
    shallow: bool,
    difference: Vec<String>,
    entries: Vec<EntryView>,
    chained: bool,
    made_of: Vec<(String, String)>,
    before: Option<Link>,
    after: Option<Link>,
    json: String,
}

impl WhyPage {
    /// The page; `None` where the leaf may not be seen.
    pub(crate) fn new(
        seen: &Seen,
        row: &SeenRow,
        leaf: LeafId,
        (entries, imports): (&[Entry], &Imports),
        around: Around,
        framed: Framed,
    ) -> Option<Self> {
        let own = row.leaf(leaf)?;
        let trace = row.trace(leaf);
        let chain = seen.chain(row, leaf, entries);
        let words = framed.page.words;
        let set = seen.set();
        let node = set.leaf_node(leaf);
        let sources = Sources {
            seen,
            leaf,
            chain: &chain,
            imports,
            names: &around.names,
            words,
        };
        let title = format!(
            "{} {}",
            words.t1("why-title", "unit", &row.name),
            words.t2(
                "why-title-leaf",
                ("code", &own.code),
                ("title", node_title(node, words.lang))
            )
        );
        let mut page = framed.page;
        page.title.clone_from(&title);
        let unit_page = format!("{}/units/{}", around.base, in_query(&row.code));
        let unit = Link::new(row.name.clone(), unit_page);
        if !around.inside {
            page = page.after(unit.words.clone(), unit.href.clone());
        }
        page = page.after(words.t1("why-crumb", "code", &own.code), "");
        let (before, after) = beside(seen, row, leaf, &around, words);
        let standing = standing(words, &own, digits(set));
        Some(Self {
            tabs: framed.tabs,
            rank: rank(row, words),
            steps: steps(seen, row, &own, words),
            result: trace
                .as_ref()
                .map_or(standing, |own| own.result.get(words.lang).to_owned()),
            why: trace
                .as_ref()
                .map_or_else(String::new, |own| stands_alone(own.why.get(words.lang))),
            rule: criteria::rule_in_words(set, leaf, words.lang),
            basis: basis(seen, leaf, trace.as_ref(), words),
            criteria: format!("{}/criteria", around.base),
            layers: trace
                .as_ref()
                .map_or_else(Vec::new, |own| sources.layers(own)),
            shallow: trace.is_none(),
            difference: difference(trace.as_ref(), words.lang),
            entries: sources.entries(),
            chained: chain.iter().any(|own| own.place.is_some()),
            made_of: made_of(seen, words),
            before,
            after,
            json: if trace.is_some() && !around.inside {
                let api = around.base.replacen("/rounds/", "/api/v1/rounds/", 1);
                format!(
                    "{api}/units/{}/leaves/{}",
                    in_query(&row.code),
                    in_query(&own.code)
                )
            } else {
                String::new()
            },
            unit,
            page,
        })
    }
}

/// The leaves before and after this one that may be seen.
fn beside(
    seen: &Seen,
    row: &SeenRow,
    leaf: LeafId,
    around: &Around,
    words: Words,
) -> (Option<Link>, Option<Link>) {
    let seen_leaves = row.leaves();
    let at = seen_leaves.iter().position(|own| own.leaf == leaf);
    let link = |place: Option<usize>| {
        let own = seen_leaves.get(place?)?;
        let (unit, code) = (in_query(&row.code), in_query(&own.code));
        let href = if around.inside {
            format!("{}/inside/why/{unit}/{code}", around.base)
        } else {
            format!("{}/units/{unit}/why/{code}", around.base)
        };
        let title = node_title(seen.set().leaf_node(own.leaf), words.lang);
        Some(Link::new(format!("{} {title}", own.code), href))
    };
    (
        link(at.and_then(|at| at.checked_sub(1))),
        link(at.map(|at| at + 1)),
    )
}

fn rank(row: &SeenRow, words: Words) -> String {
    let Some(own) = row.rank else {
        return String::new();
    };
    match own.rank {
        Some(rank) => words.t2("profile-rank-of", ("rank", rank), ("n", own.n)),
        None => words.t("profile-incomplete"),
    }
}

/// Total, index, field, criteria between, leaf.
fn steps(seen: &Seen, row: &SeenRow, own: &crate::seen::leaf::SeenLeaf, words: Words) -> Vec<Step> {
    let set = seen.set();
    let digits = digits(set);
    let mut steps = Vec::new();
    let step = |name: String, score: Option<(&Exact, &Exact)>| Step {
        name,
        points: score.map_or_else(|| "–".to_owned(), |own| words.number(own.0, digits)),
        max: score.map_or_else(String::new, |own| words.short(own.1)),
        leaf: false,
    };
    if let Some(figures) = &row.figures {
        let name = words.t("column-total");
        steps.push(step(name, Some((&figures.total, &figures.max))));
    }
    let title = |id: NodeId| {
        let node = set.node(id);
        format!("{} {}", node.code, node_title(node, words.lang))
    };
    let field_of = |id: NodeId| {
        let fields = row.fields.as_ref().filter(|_| row.complete == Some(true))?;
        let own = fields.iter().find(|(field, _)| *field == id)?;
        own.1.clone()
    };
    for (id, score) in row.above(own.leaf) {
        let score = score.or_else(|| field_of(id));
        let score = score.as_ref().map(|(points, max)| (points, max));
        steps.push(step(title(id), score));
    }
    let points = (own.score.outcome == Outcome::Points).then_some(&own.score.points);
    let score = points.map(|points| (points, &own.max));
    let mut last = step(title(set.leaves[own.leaf.index()]), score);
    last.leaf = true;
    if last.max.is_empty() {
        last.max = words.short(&own.max);
    }
    steps.push(last);
    steps
}

/// What stands, where the trace may not be seen.
fn standing(words: Words, own: &crate::seen::leaf::SeenLeaf, digits: u8) -> String {
    if own.score.outcome == Outcome::Points {
        let points = words.number(&own.score.points, digits);
        words.t2(
            "why-points-of",
            ("points", points),
            ("max", words.short(&own.max)),
        )
    } else {
        crate::pages::public::outcome_words(own.score.outcome, words)
    }
}

/// Line of the set, article, decision, amendments.
fn basis(seen: &Seen, leaf: LeafId, trace: Option<&Trace>, words: Words) -> Vec<(String, String)> {
    let set = seen.set();
    let node = set.leaf_node(leaf);
    let mut lines = Vec::new();
    if let Some(source) = &node.source {
        let named = set.basis.iter().find(|own| own.key == source.basis);
        let title = named.map_or(source.basis.as_str(), |own| own.title.as_str());
        let issued = named.and_then(|own| own.issued);
        let issued = issued.map_or_else(String::new, |day| format!(" ({})", words.day(day)));
        lines.push((words.t("why-basis"), format!("{title}{issued}")));
        if !source.item.is_empty() {
            lines.push((words.t("why-source"), source.item.clone()));
        }
    }
    lines.push((words.t("why-set-line"), set.line_text(node.line)));
    for change in trace.iter().flat_map(|own| &own.amended) {
        let said = change.get(words.lang).to_owned();
        lines.push((words.t("why-amended"), said));
    }
    lines
}

fn difference(trace: Option<&Trace>, lang: Lang) -> Vec<String> {
    let own = trace.and_then(|own| own.difference.as_ref());
    own.map_or_else(Vec::new, |own| {
        own.steps
            .iter()
            .map(|step| step.get(lang).to_owned())
            .collect()
    })
}

/// The digests that the result is a function of.
fn made_of(seen: &Seen, words: Words) -> Vec<(String, String)> {
    let set = seen.set();
    let mut lines = vec![(
        words.t("why-made-set"),
        format!("{} · {}", set.name(), set.digest),
    )];
    if let Some((content, seq, digest)) = seen.made_of() {
        lines.push((words.t("why-made-content"), content.to_owned()));
        lines.push((words.t("why-made-head"), format!("{seq} · {digest}")));
    }
    if let Some(own) = &seen.publication {
        lines.push((words.t("why-made-version"), own.version.to_string()));
        if !own.public_bundle.is_empty() {
            lines.push((words.t("why-made-bundle"), own.public_bundle.clone()));
        }
    }
    lines.push((
        words.t("why-made-program"),
        format!("parindex {}", env!("CARGO_PKG_VERSION")),
    ));
    lines
}
