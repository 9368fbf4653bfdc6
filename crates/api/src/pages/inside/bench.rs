//! The appraisal bench: one criterion across all units, side by side.

use super::bench_lines::{BenchLine, Picked};
use super::form::{self, Fields};
use super::frame::{Inside, Tab};
use crate::desk::{Desk, appraise::Verdict, table::Table};
use crate::layout::{Layout, in_query};
use crate::pages::public::criteria::node_title;
use crate::problem::{Problem, page};
use crate::text::Words;
use crate::{App, Caller};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use finding::{Finding, Place};
use procedure::{Action, Current, Role, Stage, Target};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "inside/bench_leaves.html")]
struct LeavesPage {
    page: Layout,
    tabs: Vec<Tab>,
    leaves: Vec<LeafLine>,
    token: String,
    action: String,
    /// How many self-scores of how many leaves may be accepted together; empty where none.
    rest: String,
}

/// A leaf that somebody appraises.
struct LeafLine {
    code: String,
    title: String,
    max: String,
    href: String,
    open: usize,
    all: usize,
    /// Units whose self-score the caller may accept here and now.
    rest: usize,
}

#[derive(Template)]
#[template(path = "inside/bench.html")]
struct BenchPage {
    page: Layout,
    tabs: Vec<Tab>,
    token: String,
    action: String,
    max: String,
    rule: String,
    guide: String,
    asked: String,
    progress: String,
    /// The criterion before and after.
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
    /// The unit before and after the one taken up.
    unit_before: String,
    unit_after: String,
    picked: Option<Picked>,
    lines: Vec<BenchLine>,
    second: bool,
    last: bool,
    /// Units that wait and whose self-score may be accepted together.
    waiting: usize,
    /// Where the leaf is typed for many units in one table; empty where the caller may not.
    table: String,
}

impl Inside {
    /// The leaves that the caller sees on the bench: those given to an appraiser, all for the others.
    fn bench_leaves(&self) -> Vec<String> {
        let all = [Role::Coordinator, Role::Auditor, Role::CouncilMember];
        let sees_all = all.into_iter().any(|role| self.is(role));
        let given = |code: &str| {
            let state = &self.look.state;
            sees_all || self.desk.person.appraises(state, code, self.look.now)
        };
        let leaves = self.look.appraised_leaves();
        leaves
            .map(|(code, _)| code)
            .filter(|code| given(code))
            .map(str::to_owned)
            .collect()
    }
    /// Whether the caller may know how many units have scored a leaf: whoever sees the leaves themselves now.
    fn counts_leaves(&self) -> bool {
        let stage = self.look.state.stage;
        self.is(Role::Coordinator)
            || self.is(Role::Auditor)
            || (self.is(Role::Appraiser) && stage >= Stage::FirstAppraisal)
            || (self.is(Role::CouncilMember) && stage >= Stage::Council)
    }
    /// Units whose self-score of a leaf the caller may accept now.
    fn rest(&self, current: &Current<'_>, leaf: &str) -> usize {
        let units = self.look.acceptable(current, leaf).into_iter();
        units
            .filter(|(unit, _)| self.can(Action::Appraise, Target::leaf(unit, leaf)))
            .count()
    }
    pub(super) fn bench_address(&self, leaf: &str) -> String {
        format!("{}/appraise/{}", self.base(), in_query(leaf))
    }
}

/// How many self-scores wait for the caller, and of how many leaves.
fn rest_words(words: Words, leaves: &[LeafLine]) -> String {
    let n_leaves = leaves.iter().filter(|leaf| leaf.rest > 0).count();
    let n: usize = leaves.iter().map(|leaf| leaf.rest).sum();
    if n == 0 {
        return String::new();
    }
    words.t2("accept-leaves-count", ("n", n), ("leaves", n_leaves))
}

pub(super) async fn leaves(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let current = inside.look.current();
    let set = &inside.look.room.set;
    let counts = inside.counts_leaves();
    let line = |code: &String| {
        let node = set.leaf_node(set.find_leaf(code)?);
        let look = &inside.look;
        let has = |unit: &&units::Unit| counts && look.is_given(&current, &unit.code, code);
        let units: Vec<&units::Unit> = inside.look.units().filter(has).collect();
        let open = units
            .iter()
            .filter(|unit| inside.waits(&current, &unit.code, code));
        Some(LeafLine {
            code: code.clone(),
            title: node_title(node, inside.words.lang).to_owned(),
            max: inside.words.short(&node.max),
            // Before its stage a leaf is named, and nothing stands behind it yet.
            href: if counts {
                inside.bench_address(code)
            } else {
                String::new()
            },
            open: open.count(),
            all: units.len(),
            rest: if counts {
                inside.rest(&current, code)
            } else {
                0
            },
        })
    };
    let leaves: Vec<LeafLine> = inside.bench_leaves().iter().filter_map(line).collect();
    let title = inside.words.t("bench-title");
    page(&LeavesPage {
        page: inside.page(&app, &caller, title, &query),
        tabs: inside.tabs("appraise"),
        token: caller.token.clone(),
        action: format!("{}/appraise", inside.base()),
        rest: rest_words(inside.words, &leaves),
        leaves,
    })
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((round, code)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let leaves = inside.bench_leaves();
    let at = leaves.iter().position(|own| *own == code);
    let at = at.ok_or_else(Problem::not_found)?;
    let seen = inside
        .seen(&app, "bench")
        .await?
        .ok_or_else(Problem::not_found)?;
    let leaf = inside.look.leaf(&code)?;
    let current = inside.look.current();
    let wanted = query.get("unit").map(String::as_str);
    let mut lines = inside.bench_lines(&seen, &current, leaf, wanted);
    // Without a unit the first that waits is taken up.
    if !lines.iter().any(|line| line.picked) {
        let first = lines.iter().position(|line| line.is_open).unwrap_or(0);
        if let Some(line) = lines.get_mut(first) {
            line.picked = true;
        }
    }
    let place = lines.iter().position(|line| line.picked);
    let near = |step: isize| {
        let to = place.and_then(|own| own.checked_add_signed(step));
        to.and_then(|own| lines.get(own))
            .map_or_else(String::new, |line| line.href.clone())
    };
    let picked = place
        .and_then(|own| lines.get(own))
        .and_then(|line| inside.picked(&seen, &current, leaf, &line.code));
    let set = &inside.look.room.set;
    let named = |own: &String| {
        let node = set.leaf_node(set.find_leaf(own)?);
        let title = format!("{own} {}", node_title(node, inside.words.lang));
        Some((inside.bench_address(own), title))
    };
    let (node, own) = (set.leaf_node(leaf), set.leaf(leaf));
    let title = format!("{code} {}", node_title(node, inside.words.lang));
    let open = lines.iter().filter(|line| line.is_open).count();
    let progress = inside.words.t2(
        "bench-progress",
        ("done", lines.len().saturating_sub(open)),
        ("all", lines.len()),
    );
    page(&BenchPage {
        page: inside.page(&app, &caller, title, &query),
        tabs: inside.tabs("appraise"),
        token: caller.token.clone(),
        action: inside.bench_address(&code),
        max: inside.words.short(&node.max),
        rule: criteria::rule_in_words(set, leaf, inside.words.lang),
        guide: own.guide.clone().unwrap_or_default(),
        asked: own.evidence.clone().unwrap_or_default(),
        progress,
        previous: at
            .checked_sub(1)
            .and_then(|own| leaves.get(own))
            .and_then(named),
        next: leaves.get(at.saturating_add(1)).and_then(named),
        unit_before: near(-1),
        unit_after: near(1),
        waiting: inside.rest(&current, &code),
        table: if inside.fills_table(Table::Appraisal, leaf) {
            inside.table_address(Table::Appraisal, &code)
        } else {
            String::new()
        },
        picked,
        last: lines.iter().any(|line| !line.last.is_empty()),
        second: lines.iter().any(|line| line.second != "–"),
        lines,
    })
}

pub(super) async fn decide(
    State(app): State<App>,
    caller: Caller,
    Path((round, leaf, unit)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    let verdict = match form::get(&fields, "verdict") {
        "accept" => Verdict::Accept,
        "change" => Verdict::Change {
            typed: form::typed(&fields),
            reason: form::get(&fields, "reason").to_owned(),
        },
        _ => return Err(Problem::bad_request()),
    };
    desk.appraise(&round, &unit, &leaf, &verdict).await?;
    // On to the next unit that waits, in the order of the list.
    let inside = Inside::of(&app, &caller, &round).await?;
    let current = inside.look.current();
    let units: Vec<&str> = inside.look.units().map(|own| own.code.as_str()).collect();
    let at = units.iter().position(|own| *own == unit).unwrap_or(0);
    let (before, after) = units.split_at(at);
    let waits = |own: &&&str| {
        inside.look.is_given(&current, own, &leaf) && inside.waits(&current, own, &leaf)
    };
    let next = after
        .iter()
        .chain(before)
        .find(waits)
        .copied()
        .unwrap_or(&unit);
    let address = format!("{}?unit={}", inside.bench_address(&leaf), in_query(next));
    Ok(form::done(&address, "appraised"))
}

/// Accepts the self-score of the leaf for all units that still wait.
pub(super) async fn accept_rest(
    State(app): State<App>,
    caller: Caller,
    Path((round, leaf)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let leaves = [leaf];
    Desk::of(&app, &caller).accept_rest(&round, &leaves).await?;
    let (round, leaf) = (in_query(&round), in_query(&leaves[0]));
    let address = format!("/rounds/{round}/appraise/{leaf}");
    Ok(form::done(&address, "appraised"))
}

/// Accepts the self-score of the leaves that are ticked, for all units that still wait.
pub(super) async fn accept_leaves(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let leaves = form::all(&fields, "leaf");
    if leaves.is_empty() || form::get(&fields, "seen") != "yes" {
        return Err(Problem::unusable(vec![nothing_ticked()]));
    }
    Desk::of(&app, &caller).accept_rest(&round, &leaves).await?;
    let address = format!("/rounds/{}/appraise", in_query(&round));
    Ok(form::done(&address, "appraised"))
}

fn nothing_ticked() -> Finding {
    Finding::error("nothing-ticked", Place::whole("form"))
        .says(
            "chưa chọn tiêu chí nào, hoặc chưa xác nhận đã xem các bảng",
            "no leaf is ticked, or it is not confirmed that the tables were looked at",
        )
        .fix(
            "đánh dấu từng tiêu chí và ô xác nhận",
            "tick the leaves and the confirmation",
        )
}
