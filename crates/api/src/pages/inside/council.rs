//! The council: minutes, votes, points.

use super::form::{self, Fields};
use super::frame::{Inside, Tab};
use super::words::layer_points;
use crate::desk::{Desk, table::Table};
use crate::layout::{Layout, in_query};
use crate::pages::public::criteria::node_title;
use crate::problem::{Problem, page};
use crate::sentence::stands_alone;
use crate::{App, Caller};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use criteria::ScoredBy;
use procedure::{Action, Target};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "inside/council.html")]
struct CouncilPage {
    page: Layout,
    tabs: Vec<Tab>,
    token: String,
    base: String,
    items: Vec<ItemShown>,
    records: bool,
    units: Vec<(String, String)>,
    leaves: Vec<(String, String)>,
    council_leaves: Vec<CouncilLeaf>,
}

/// An item of the minutes with its votes.
struct ItemShown {
    number: u32,
    about: String,
    words: String,
    written: String,
    votes: String,
    /// The caller's own vote.
    own: String,
    /// Whether the caller may vote on it.
    votes_now: bool,
    /// Why not, where it is the caller's own unit.
    refused: String,
}

/// A leaf that is the council's, unit by unit.
struct CouncilLeaf {
    code: String,
    title: String,
    max: String,
    units: Vec<(String, String)>,
    /// Where the points of all units are typed; empty where the caller may not.
    table: String,
}

fn choice_key(choice: &str) -> &'static str {
    match choice {
        "for" => "council-for",
        "against" => "council-against",
        _ => "council-abstained",
    }
}

impl Inside {
    fn item(&self, item: &procedure::Item<'_>) -> ItemShown {
        let words = self.words;
        let entry = &item.minutes.entry;
        let unit = entry.unit.as_deref();
        let name = unit.and_then(|unit| self.look.room.roster.by_code(unit));
        let about = [name.map(units::Unit::display_name), entry.leaf.clone()];
        let count = |choice: &str| {
            let own = item.votes.values();
            own.filter(|vote| vote.entry.value.as_deref() == Some(choice))
                .count()
        };
        let target = Target {
            unit,
            ..Target::default()
        };
        let may = procedure::may(
            &self.desk.person,
            Action::Vote,
            target,
            Some(&self.look.state),
            self.look.now,
        );
        let own = item.votes.get(self.desk.person.id.as_str());
        let own = own.and_then(|vote| vote.entry.value.as_deref());
        ItemShown {
            number: item.number,
            about: about.into_iter().flatten().collect::<Vec<_>>().join(" – "),
            words: entry
                .text
                .clone()
                .unwrap_or_else(|| words.t("inside-erased")),
            written: words.time(item.minutes.at),
            votes: words.t3(
                "council-votes",
                ("yes", count("for")),
                ("no", count("against")),
                ("none", count("abstained")),
            ),
            own: own.map_or_else(String::new, |own| words.t(choice_key(own))),
            votes_now: may.is_ok(),
            refused: match may {
                Err(refusal) if refusal.code == "own-unit" => {
                    stands_alone(refusal.says.get(words.lang))
                }
                _ => String::new(),
            },
        }
    }
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let (words, set) = (inside.words, &inside.look.room.set);
    let is_member = inside.is(procedure::Role::CouncilMember);
    // Before its stage the council sees nothing of the round.
    let sees = !is_member || inside.look.state.stage >= procedure::Stage::Council;
    let seen = if sees {
        inside.seen(&app, "council").await?
    } else {
        None
    };
    let current = inside.look.current();
    let items = current.items.values().filter(|_| sees);
    let items = items.map(|item| inside.item(item)).collect();
    let leaf_title = |code: &str| {
        let node = set.leaf_node(set.find_leaf(code)?);
        Some((code.to_owned(), node_title(node, words.lang).to_owned()))
    };
    let council_leaves = set
        .leaf_ids()
        .filter(|leaf| set.leaf(*leaf).scored == ScoredBy::Council);
    let council_leaves = council_leaves.map(|leaf| {
        let node = set.leaf_node(leaf);
        let layer = inside.look.council_layer(leaf);
        let units = seen.as_deref().map_or_else(Vec::new, |seen| {
            let rows = seen.rows.iter().filter(|row| row.block.is_some());
            rows.map(|row| (row.name.clone(), layer_points(words, row, leaf, layer)))
                .collect()
        });
        CouncilLeaf {
            code: node.code.clone(),
            title: node_title(node, words.lang).to_owned(),
            max: words.short(&node.max),
            units,
            table: if inside.fills_table(Table::Council, leaf) {
                inside.table_address(Table::Council, &node.code)
            } else {
                String::new()
            },
        }
    });
    let title = words.t("council-title");
    page(&CouncilPage {
        page: inside.page(&app, &caller, title, &query),
        tabs: inside.tabs("council"),
        token: caller.token.clone(),
        base: inside.base(),
        items,
        records: inside.can(Action::RecordCouncil, Target::round()),
        units: inside
            .look
            .units()
            .filter(|unit| inside.can(Action::RecordCouncil, Target::unit(&unit.code)))
            .map(|unit| (unit.code.clone(), unit.display_name()))
            .collect(),
        leaves: set
            .leaf_ids()
            .filter_map(|leaf| leaf_title(&set.leaf_node(leaf).code))
            .collect(),
        council_leaves: council_leaves.collect(),
    })
}

fn address(round: &str) -> String {
    format!("/rounds/{}/council", in_query(round))
}

pub(super) async fn minutes(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let (unit, leaf) = (form::maybe(&fields, "unit"), form::maybe(&fields, "leaf"));
    let number = match form::maybe(&fields, "item") {
        Some(text) => Some(text.parse().map_err(|_| Problem::bad_request())?),
        None => None,
    };
    let desk = Desk::of(&app, &caller);
    let said = form::get(&fields, "words");
    desk.minutes(&round, number, unit, leaf, said).await?;
    Ok(form::done(&address(&round), "minutes"))
}

pub(super) async fn points(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let (unit, leaf) = (form::get(&fields, "unit"), form::get(&fields, "leaf"));
    let desk = Desk::of(&app, &caller);
    let reason = form::get(&fields, "reason");
    desk.council_points(&round, unit, leaf, &form::typed(&fields), reason)
        .await?;
    Ok(form::done(&address(&round), "points"))
}

pub(super) async fn vote(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let item = form::get(&fields, "item").parse();
    let item = item.map_err(|_| Problem::bad_request())?;
    let desk = Desk::of(&app, &caller);
    desk.vote(&round, item, form::get(&fields, "choice"))
        .await?;
    Ok(form::done(&address(&round), "voted"))
}
