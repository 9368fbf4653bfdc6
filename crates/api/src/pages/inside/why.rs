//! Why these points, for those who work in the round: out of what stands now, as far as they may see it.

use super::frame::Inside;
use crate::layout::in_query;
use crate::pages::public::{Framed, Tab};
use crate::pages::why::{Around, WhyPage, chain};
use crate::problem::{Problem, page};
use crate::{App, Caller};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use procedure::Role;
use std::collections::BTreeMap;

impl Inside {
    /// Where a leaf of a unit is told why.
    pub(super) fn why(&self, unit: &str, leaf: &str) -> String {
        let (unit, leaf) = (in_query(unit), in_query(leaf));
        format!("{}/inside/why/{unit}/{leaf}", self.base())
    }
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit, code)): Path<(String, String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let seen = inside.seen(&app, "why").await?;
    let seen = seen.ok_or_else(Problem::not_found)?;
    let row = seen.row(&unit).ok_or_else(Problem::not_found)?;
    let leaf = seen.set().find_leaf(&code);
    let leaf = leaf.ok_or_else(Problem::not_found)?;
    let head = Some(inside.look.row.head_seq);
    let at = (unit.as_str(), code.as_str());
    let (entries, imports) = chain(&app, &caller.owner, &round, at, head).await?;
    // Names stand beside entries for those who read the log too.
    let reads_log = inside.is(Role::Coordinator) || inside.is(Role::Auditor);
    let names = if reads_log {
        let users = app.store().users(&caller.owner).await;
        let users = users.map_err(crate::results::Trouble::from)?;
        users.into_iter().map(|own| (own.id, own.name)).collect()
    } else {
        BTreeMap::new()
    };
    let tabs = inside.tabs("").into_iter().map(|own| Tab {
        words: own.words,
        href: own.href,
        current: own.current,
    });
    let mut layout = inside.page(&app, &caller, String::new(), &query);
    // The page names itself.
    layout.crumbs.pop();
    let framed = Framed {
        tabs: tabs.collect(),
        page: layout,
    };
    let around = Around {
        base: inside.base(),
        names,
        inside: true,
    };
    let own = WhyPage::new(&seen, row, leaf, (&entries, &imports), around, framed);
    page(&own.ok_or_else(Problem::not_found)?)
}
