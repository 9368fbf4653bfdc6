//! One leaf of all units as a table to type into: an appraiser's figures, the council's points.

use super::bench_lines::Field;
use super::form::{self, Fields};
use super::frame::{Inside, Tab};
use super::words::{DIGITS, in_layer, inputs, points};
use crate::desk::table::{Line, Table};
use crate::desk::{Desk, Refused};
use crate::layout::{Layout, in_query};
use crate::pages::public::criteria::node_title;
use crate::problem::{Problem, page};
use crate::seen::Seen;
use crate::sentence::sentence;
use crate::{App, Caller};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use criteria::{LayerKind, LeafId, ScoredBy};
use procedure::Target;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "inside/table.html")]
struct TablePage {
    page: Layout,
    tabs: Vec<Tab>,
    token: String,
    action: String,
    back: String,
    max: String,
    rule: String,
    /// Lines that still wait.
    waiting: usize,
    waiting_words: String,
    heads: Vec<Field>,
    lines: Vec<TableLine>,
    /// Whether units have scored the leaf themselves.
    scored: bool,
    /// What was typed for all lines left empty, and the reason, where the table is shown again.
    for_all: BTreeMap<String, String>,
    reason: String,
    /// The unit, where one is meant, and what is wrong.
    wrong: Vec<(String, String)>,
}

/// One unit.
struct TableLine {
    code: String,
    name: String,
    figures: String,
    own: String,
    waits: bool,
    wrong: bool,
    fields: Vec<Field>,
}

/// What was typed into the whole table.
#[derive(Debug, Default)]
struct Typed {
    lines: BTreeMap<String, BTreeMap<String, String>>,
    for_all: BTreeMap<String, String>,
    is_for_all: bool,
    reason: String,
}

impl Typed {
    /// `u-<unit>/<slot>`, `all-<slot>`, `for-all`, `reason`.
    fn of(fields: &Fields) -> Self {
        let mut own = Self {
            reason: form::get(fields, "reason").to_owned(),
            is_for_all: form::get(fields, "for-all") == "yes",
            ..Self::default()
        };
        for (name, value) in fields {
            if let Some((unit, slot)) = name
                .strip_prefix("u-")
                .and_then(|rest| rest.rsplit_once('/'))
            {
                let line = own.lines.entry(unit.to_owned()).or_default();
                line.insert(slot.to_owned(), value.clone());
            } else if let Some(slot) = name.strip_prefix("all-") {
                own.for_all.insert(slot.to_owned(), value.clone());
            }
        }
        own
    }

    /// The lines to write: those left empty that wait take what is for all, where that was asked for.
    fn written(&self, waits: impl Fn(&str) -> bool) -> Vec<Line> {
        let is_empty =
            |own: &BTreeMap<String, String>| own.values().all(|text| text.trim().is_empty());
        let line = |(unit, own): (&String, &BTreeMap<String, String>)| {
            let takes = self.is_for_all && is_empty(own) && waits(unit);
            let typed = if takes { &self.for_all } else { own };
            (unit.clone(), typed.clone())
        };
        self.lines.iter().map(line).collect()
    }
}

impl Inside {
    pub(super) fn table_address(&self, table: Table, leaf: &str) -> String {
        let (base, leaf) = (self.base(), in_query(leaf));
        match table {
            Table::Appraisal => format!("{base}/appraise-table/{leaf}"),
            Table::Council => format!("{base}/council/table/{leaf}"),
        }
    }

    /// Whether the caller may type a line of the table of a leaf now.
    pub(super) fn fills_table(&self, table: Table, leaf: LeafId) -> bool {
        let set = &self.look.room.set;
        let is_council = set.leaf(leaf).scored == ScoredBy::Council;
        let code = set.leaf_node(leaf).code.as_str();
        let may = |unit: &units::Unit| {
            self.look.table_layer(table, &unit.code, leaf).is_some()
                && self.can(table.action(), Target::leaf(&unit.code, code))
        };
        is_council == (table == Table::Council) && self.look.units().any(may)
    }

    fn table_lines(
        &self,
        seen: &Seen,
        table: Table,
        leaf: LeafId,
        typed: &Typed,
    ) -> Vec<TableLine> {
        let current = self.look.current();
        let code = self.look.room.set.leaf_node(leaf).code.as_str();
        let line = |unit: &units::Unit| {
            let layer = self.look.table_layer(table, &unit.code, leaf)?;
            let may = self.can(table.action(), Target::leaf(&unit.code, code));
            let row = seen.row(&unit.code).filter(|_| may)?;
            let own = row.leaf(leaf)?;
            let mut fields = self.fields(row, leaf, layer);
            if let Some(typed) = typed.lines.get(&unit.code) {
                for field in &mut fields {
                    field.value = typed.get(&field.slot).cloned().unwrap_or_default();
                }
            }
            let figures = row.inputs(leaf, LayerKind::SelfScore);
            Some(TableLine {
                code: unit.code.clone(),
                name: unit.display_name(),
                figures: inputs(&self.look, self.words, leaf, &figures),
                own: points(self.words, in_layer(&own, LayerKind::SelfScore)),
                waits: self.look.table_waits(table, &current, &unit.code, leaf),
                wrong: false,
                fields,
            })
        };
        self.look.units().filter_map(line).collect()
    }
}

async fn shown(
    (app, caller): (&App, &Caller),
    inside: &Inside,
    (table, code): (Table, &str),
    query: &BTreeMap<String, String>,
    (typed, wrong): (&Typed, &[finding::Finding]),
) -> Result<Response, Problem> {
    let leaf = inside.look.leaf(code)?;
    if !inside.fills_table(table, leaf) {
        return Err(Problem::not_found());
    }
    let (name, tab) = match table {
        Table::Appraisal => ("bench", "appraise"),
        Table::Council => ("council", "council"),
    };
    let seen = inside
        .seen(app, name)
        .await?
        .ok_or_else(Problem::not_found)?;
    let mut lines = inside.table_lines(&seen, table, leaf, typed);
    for line in &mut lines {
        line.wrong = wrong
            .iter()
            .any(|own| own.unit.as_deref() == Some(&line.code));
    }
    let waiting = lines.iter().filter(|line| line.waits).count();
    let (set, words) = (&inside.look.room.set, inside.words);
    let name_of = |own: &finding::Finding| {
        let unit = own
            .unit
            .as_deref()
            .and_then(|code| inside.look.room.roster.by_code(code));
        unit.map_or_else(String::new, units::Unit::display_name)
    };
    let node = set.leaf_node(leaf);
    let title = format!("{code} {}", node_title(node, words.lang));
    page(&TablePage {
        page: inside.page(app, caller, title, query),
        tabs: inside.tabs(tab),
        token: caller.token.clone(),
        action: inside.table_address(table, code),
        back: match table {
            Table::Appraisal => inside.bench_address(code),
            Table::Council => format!("{}/council", inside.base()),
        },
        max: words.number(&node.max, DIGITS),
        rule: criteria::rule_in_words(set, leaf, words.lang),
        waiting,
        waiting_words: words.t2("table-waiting-of", ("n", waiting), ("all", lines.len())),
        heads: lines
            .first()
            .map_or_else(Vec::new, |line| line.fields.clone()),
        scored: lines.iter().any(|line| line.own != "–"),
        lines,
        for_all: typed.for_all.clone(),
        reason: typed.reason.clone(),
        wrong: wrong
            .iter()
            .map(|own| (name_of(own), sentence(own, words.lang)))
            .collect(),
    })
}

/// The table as it stands, nothing typed.
async fn look(
    (app, caller): (&App, &Caller),
    round: &str,
    table: (Table, &str),
    query: &BTreeMap<String, String>,
) -> Result<Response, Problem> {
    let inside = Inside::of(app, caller, round).await?;
    let nothing = (&Typed::default(), [].as_slice());
    shown((app, caller), &inside, table, query, nothing).await
}

async fn fill(
    (app, caller): (&App, &Caller),
    round: &str,
    (table, leaf): (Table, &str),
    fields: &Fields,
) -> Result<Response, Problem> {
    let typed = Typed::of(fields);
    let inside = Inside::of(app, caller, round).await?;
    let id = inside.look.leaf(leaf)?;
    let current = inside.look.current();
    let lines = typed.written(|unit| inside.look.table_waits(table, &current, unit, id));
    let desk = Desk::of(app, caller);
    let done = desk.fill_table(round, table, leaf, &lines, &typed.reason);
    match done.await {
        Ok(_) => {
            let what = match table {
                Table::Appraisal => "appraised",
                Table::Council => "points",
            };
            Ok(form::done(&inside.table_address(table, leaf), what))
        }
        // What was typed stays, beside what is wrong with it.
        Err(Refused::Findings(wrong)) => {
            let again = (&typed, wrong.as_slice());
            let nothing = BTreeMap::new();
            let page = shown((app, caller), &inside, (table, leaf), &nothing, again).await?;
            let own = [("x-own-page", "yes")];
            Ok((StatusCode::UNPROCESSABLE_ENTITY, own, page).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn appraisal(
    State(app): State<App>,
    caller: Caller,
    Path((round, leaf)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    look((&app, &caller), &round, (Table::Appraisal, &leaf), &query).await
}

pub(super) async fn fill_appraisal(
    State(app): State<App>,
    caller: Caller,
    Path((round, leaf)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    fill((&app, &caller), &round, (Table::Appraisal, &leaf), &fields).await
}

pub(super) async fn council(
    State(app): State<App>,
    caller: Caller,
    Path((round, leaf)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    look((&app, &caller), &round, (Table::Council, &leaf), &query).await
}

pub(super) async fn fill_council(
    State(app): State<App>,
    caller: Caller,
    Path((round, leaf)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    fill((&app, &caller), &round, (Table::Council, &leaf), &fields).await
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn empty_lines_that_wait_take_what_is_for_all() {
        let typed = |for_all: &str| {
            let fields = [
                ("u-A/points", ""),
                ("u-B/points", "1,5"),
                ("u-C/points", " "),
                ("all-points", "2"),
                ("for-all", for_all),
                ("reason", "Biên bản"),
            ];
            let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
            Typed::of(&fields.map(own).to_vec())
        };
        let written = |own: Typed| -> Vec<String> {
            let lines = own.written(|unit| unit != "C");
            let said = lines
                .into_iter()
                .map(|(unit, own)| format!("{unit} {}", own["points"].trim()));
            said.collect()
        };
        assert_eq!(written(typed("yes")), ["A 2", "B 1,5", "C "]);
        assert_eq!(written(typed("")), ["A ", "B 1,5", "C "]);
    }
}
