//! *Tính thử điểm*: other answers, own points, and the rank they would have had; nothing of it touches the round. Plans are kept apart.

use super::form::{self, Fields};
use super::frame::{Inside, Tab};
use super::rank_then::{Place, last_published, lent, place};
use super::try_lines::{TryLeaf, Typed, named};
use super::words::DIGITS;
use crate::desk::Told;
use crate::layout::{Layout, in_query};
use crate::problem::{Problem, page};
use crate::results::aside;
use crate::seen::Seen;
use crate::seen::row::SeenRow;
use crate::seen::trial::{Changes, Trial};
use crate::text::Words;
use crate::{App, Caller};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use criteria::CriteriaSet;
use finding::Text;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{NewPlan, PlanRow};

/// Leaves that the form opens with: those with most to reach.
const FIRST: usize = 3;
/// Plans of one unit in one round.
const MOST_PLANS: usize = 50;
/// The longest title of a plan.
const LONGEST_TITLE: usize = 200;

#[derive(Template)]
#[template(path = "inside/try.html")]
struct TryPage {
    page: Layout,
    tabs: Vec<Tab>,
    token: String,
    action: String,
    title: String,
    /// What, before, after.
    sums: Vec<(String, String, String)>,
    /// Sentences under them.
    notes: Vec<String>,
    leaves: Vec<TryLeaf>,
    more: Vec<(String, String)>,
    plans: Vec<PlanLine>,
}

struct PlanLine {
    id: String,
    title: String,
    saved: String,
    href: String,
}

/// What came of a try.
struct Tried {
    before: Trial,
    after: Trial,
    /// With points of the last published round on other leaves: index and place, before and after.
    then: Option<(Side, Side, usize, usize)>,
}

/// One side of the comparison with the published round.
type Side = (points::Exact, Option<Place>);

/// Scores everything that the page shows.
fn tried(
    set: &CriteriaSet,
    row: &SeenRow,
    changes: &Changes,
    then: Option<(&Seen, &SeenRow)>,
) -> Option<Tried> {
    let (none, nothing) = (Changes::new(), BTreeMap::new());
    let before = row.trial(&none, &nothing)?;
    let after = row.trial(changes, &nothing)?;
    let then = then.and_then(|(seen, old)| {
        let lent = lent(set, &before, seen, old);
        if lent.is_empty() {
            return None;
        }
        let side = |whole: &Trial| (whole.index().clone(), place(seen, old, whole.index()));
        let (was, would) = (row.trial(&none, &lent)?, row.trial(changes, &lent)?);
        Some((side(&was), side(&would), lent.len(), would.open()))
    });
    Some(Tried {
        before,
        after,
        then,
    })
}

/// `2/12`, and with whom it is shared.
fn rank_words(words: Words, own: Option<&Place>) -> String {
    let Some(own) = own else {
        return "–".to_owned();
    };
    let rank = format!("{}/{}", own.rank, own.n);
    match own.same {
        0 => rank,
        n => format!("{rank} ({})", words.t1("chair-rank-same", "n", n)),
    }
}

fn sums(words: Words, own: &Tried) -> Vec<(String, String, String)> {
    let number = |figure: &points::Exact| words.number(figure, DIGITS);
    let mut sums = vec![(
        words.t("chair-own-points"),
        number(own.before.total()),
        number(own.after.total()),
    )];
    if let Some((was, would, _, _)) = &own.then {
        sums.push((
            words.t("chair-then-index"),
            number(&was.0),
            number(&would.0),
        ));
        sums.push((
            words.t("chair-then-rank"),
            rank_words(words, was.1.as_ref()),
            rank_words(words, would.1.as_ref()),
        ));
    }
    sums
}

fn notes(words: Words, own: &Tried, then: Option<(&Seen, &SeenRow)>) -> Vec<String> {
    let mut notes = vec![words.t("chair-try-words")];
    let Some((seen, old)) = then else {
        notes.push(words.t("chair-then-none"));
        return notes;
    };
    let title = seen.manifest().title.as_str();
    let Some((_, would, lent, open)) = &own.then else {
        notes.push(words.t1("chair-then-hidden", "round", title));
        return notes;
    };
    notes.push(words.t2("chair-then-words", ("round", title), ("n", *lent)));
    if would.1.is_none() {
        notes.push(words.t("chair-then-no-rank"));
    }
    if *open > 0 {
        notes.push(words.t1("chair-then-open", "n", *open));
    }
    let figures = old
        .figures
        .as_ref()
        .zip(old.rank.and_then(|own| Some((own.rank?, own.n))));
    if let Some((figures, (rank, n))) = figures {
        let index = words.number(&figures.index, DIGITS);
        notes.push(words.t2(
            "chair-then-was",
            ("rank", format!("{rank}/{n}")),
            ("index", index),
        ));
    }
    notes
}

/// What came with the request; nothing typed where the page is only opened.
struct Given {
    fields: Fields,
    is_typed: bool,
    title: String,
    saves: bool,
}

/// The page, or where a plan was saved, the way to it.
async fn answer(
    app: &App,
    caller: &Caller,
    (round, unit): (&str, &str),
    given: Given,
    query: &BTreeMap<String, String>,
) -> Result<Response, Problem> {
    let inside = Inside::of(app, caller, round).await?;
    let row = inside.own_row(app, unit, "try-out").await?;
    let name = inside.look.unit(unit)?.display_name();
    let words = inside.words;
    let plain = row.clone();
    let first = aside(move || Ok(plain.trial(&Changes::new(), &BTreeMap::new()))).await?;
    let first = first.ok_or_else(Problem::not_found)?;
    let all = inside.tried_leaves(&first);
    let plans = plans(&inside, app, unit).await?;
    let opened = query
        .get("plan")
        .and_then(|id| plans.iter().find(|own| own.id == *id));
    let stored = opened.and_then(|own| serde_json::from_str(&own.body).ok());
    let typed: Typed = match stored {
        _ if given.is_typed => inside.typed(&row, &all, &given.fields),
        stored => stored.unwrap_or_default(),
    };
    let (changes, wrong) = inside.changes(&all, &typed);
    if given.saves && wrong.is_empty() {
        if plans.len() >= MOST_PLANS {
            return Err(Problem::conflict(Text::new(
                format!("đã có {MOST_PLANS} phương án, hãy xóa bớt trước khi lưu"),
                format!("there are {MOST_PLANS} plans already, remove one first"),
            )));
        }
        let title = match given.title.trim() {
            "" => words.t("chair-plan-untitled"),
            own => own.chars().take(LONGEST_TITLE).collect(),
        };
        let id = save(&inside, app, unit, title, &typed).await?;
        let address = format!("{}?plan={id}", address(round, unit));
        return Ok(form::done(&address, "plan-saved"));
    }
    let published = last_published(app, &inside, unit).await?;
    let then: Option<(Arc<Seen>, SeenRow)> = published.and_then(|seen| {
        let old = seen.row(unit)?.clone();
        Some((seen, old))
    });
    let (room, own, with) = (Arc::clone(&inside.look.room), row.clone(), then.clone());
    let result = aside(move || {
        let then = with.as_ref().map(|(seen, old)| (seen.as_ref(), old));
        Ok(tried(&room.set, &own, &changes, then))
    });
    let result = result.await?.ok_or_else(Problem::not_found)?;
    let mut chosen = named(&given.fields);
    chosen.extend(typed.keys().cloned());
    chosen.extend(query.get("leaf").cloned());
    if chosen.is_empty() {
        let largest = first.not_reached().into_iter().map(|node| node.criterion);
        let offered = largest.filter(|code| all.iter().any(|(own, _)| own == code));
        chosen = offered.take(FIRST).collect();
    }
    let (picked, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(code, _)| chosen.contains(code));
    let set = &inside.look.room.set;
    let node = |leaf| crate::pages::public::criteria::node_title(set.leaf_node(leaf), words.lang);
    let title = words.t1("chair-try-title", "unit", name);
    let sides = (&result.before, &result.after);
    let then = then.as_ref().map(|(seen, old)| (seen.as_ref(), old));
    page(&TryPage {
        page: inside.page(app, caller, title, query),
        tabs: inside.tabs("try"),
        token: caller.token.clone(),
        action: address(round, unit),
        title: match opened {
            Some(own) => own.title.clone(),
            None => given.title.chars().take(LONGEST_TITLE).collect(),
        },
        sums: sums(words, &result),
        notes: notes(words, &result, then),
        leaves: inside.try_leaves(&row, &picked, (&typed, &wrong), sides),
        more: others
            .iter()
            .map(|(code, leaf)| (code.clone(), format!("{code} {}", node(*leaf))))
            .collect(),
        plans: plans
            .iter()
            .map(|own| line(words, own, round, unit))
            .collect(),
    })
}

async fn plans(inside: &Inside, app: &App, unit: &str) -> Result<Vec<PlanRow>, Problem> {
    let row = &inside.look.row;
    Ok(app.store().plans(&row.owner, &row.id, unit).await?)
}

fn line(words: Words, plan: &PlanRow, round: &str, unit: &str) -> PlanLine {
    PlanLine {
        id: in_query(&plan.id),
        title: plan.title.clone(),
        saved: words.time(plan.created),
        href: format!("{}?plan={}", address(round, unit), in_query(&plan.id)),
    }
}

async fn save(
    inside: &Inside,
    app: &App,
    unit: &str,
    title: String,
    typed: &Typed,
) -> Result<String, Problem> {
    let row = &inside.look.row;
    let plan = NewPlan {
        round: row.id.clone(),
        unit: unit.to_owned(),
        author: inside.desk.person.id.clone(),
        title,
        body: serde_json::to_string(typed).map_err(|error| Problem::ours(&error))?,
    };
    let id = app
        .store()
        .save_plan(&row.owner, plan, inside.look.now)
        .await?;
    tell(inside, unit, "save-plan").await?;
    Ok(id)
}

async fn tell(inside: &Inside, unit: &str, action: &'static str) -> Result<(), Problem> {
    let told = Told {
        action,
        unit: Some(unit),
        detail: None,
    };
    Ok(inside.desk.tell(&inside.look.row.id, told).await?)
}

fn address(round: &str, unit: &str) -> String {
    format!("/rounds/{}/try/{}", in_query(round), in_query(unit))
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let given = Given {
        fields: Fields::new(),
        is_typed: false,
        title: String::new(),
        saves: false,
    };
    answer(&app, &caller, (&round, &unit), given, &query).await
}

pub(super) async fn compute(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Problem> {
    let given = Given {
        title: form::get(&fields, "title").to_owned(),
        saves: form::get(&fields, "do") == "save",
        is_typed: true,
        fields,
    };
    answer(&app, &caller, (&round, &unit), given, &BTreeMap::new()).await
}

pub(super) async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path((round, unit, plan)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let (person, look) = (&inside.desk.person, &inside.look);
    if !person.has_unit(&look.state, &unit, look.now) {
        return Err(Problem::not_found());
    }
    let owner = look.row.owner.as_str();
    app.store()
        .remove_plan(owner, &look.row.id, &unit, &plan)
        .await?;
    tell(&inside, &unit, "remove-plan").await?;
    Ok(form::done(&address(&round, &unit), "plan-removed"))
}
