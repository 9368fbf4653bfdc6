//! The overview of a round: where it stands, who is late, what is missing, contradictions, and the coordinator's forms.

use super::frame::{Inside, Tab};
use super::overview_lines::{StageLine, UnitLine};
use crate::layout::Layout;
use crate::problem::{Problem, page};
use crate::seen::Seen;
use crate::text::Words;
use crate::{App, Caller};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use finding::Severity;
use procedure::{Action, Role, Stage, Target, against_move};
use std::collections::{BTreeMap, BTreeSet};

/// The most findings that the page lists; the workbook of findings has them all.
const MOST: usize = 100;

#[derive(Template)]
#[template(path = "inside/overview.html")]
struct Overview {
    page: Layout,
    tabs: Vec<Tab>,
    stages: Vec<StageLine>,
    facts: Vec<(String, String)>,
    units: Vec<UnitLine>,
    own: bool,
    findings: Vec<FindingLine>,
    found: String,
    forms: Option<Forms>,
}

/// One contradiction, difference or note.
struct FindingLine {
    severity: String,
    unit: String,
    criterion: String,
    words: String,
    /// File and cell, line or sheet.
    place: String,
}

/// What the coordinator can set going.
struct Forms {
    base: String,
    token: String,
    /// The next stage by name and words; none where only publication follows.
    next: Option<(String, String)>,
    against: Vec<String>,
    missing: Vec<(String, String)>,
    deadlines: Vec<(String, String, String)>,
    reopen_stages: Vec<(String, String)>,
    units: Vec<(String, String)>,
    leaves: Vec<(String, String)>,
    notify: bool,
    not_notified: usize,
}

pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let inside = Inside::of(&app, &caller, &round).await?;
    let state = &inside.look.state;
    let sees_all = [Role::Coordinator, Role::Auditor]
        .into_iter()
        .any(|role| inside.is(role));
    let own: Vec<String> = inside
        .desk
        .person
        .units(state, inside.look.now)
        .map(str::to_owned)
        .collect();
    let current = inside.look.current();
    let units = if sees_all {
        inside.unit_lines(&current, None)
    } else {
        inside.unit_lines(&current, Some(&own))
    };
    let seen = if sees_all {
        inside.seen(&app, "overview").await?
    } else {
        None
    };
    let (findings, found) = seen
        .as_deref()
        .map_or_else(Default::default, |seen| finding_lines(seen, inside.words));
    let mut facts = Vec::new();
    if sees_all {
        let fact = |key: &str, n: usize| (inside.words.t(key), n.to_string());
        let all = inside.look.units().count();
        facts.push((
            inside.words.t("inside-fact-approved"),
            format!("{}/{all}", state.approved.len()),
        ));
        facts.push(fact(
            "inside-fact-late",
            units.iter().filter(|unit| unit.late).count(),
        ));
        let turn = if state.stage >= Stage::SecondAppraisal {
            2
        } else {
            1
        };
        if state.stage >= Stage::FirstAppraisal {
            facts.push(fact(
                "inside-fact-undecided",
                inside.look.undecided(&current, turn).len(),
            ));
            facts.push(fact("inside-fact-reviews", current.waiting().count()));
        }
    }
    let forms = inside
        .can(Action::SetUpRound, Target::round())
        .then(|| forms(&inside, &caller));
    let title = inside.words.t("inside-overview");
    let tabs = inside.tabs("inside");
    page(&Overview {
        page: inside.page(&app, &caller, title, &query),
        tabs,
        stages: inside.stages(),
        facts,
        own: !sees_all,
        units,
        findings,
        found,
        forms,
    })
}

fn finding_lines(seen: &Seen, words: Words) -> (Vec<FindingLine>, String) {
    let mut findings: Vec<&finding::Finding> = seen
        .findings
        .iter()
        .filter(|own| own.severity != Severity::Info)
        .collect();
    findings.sort_by_key(|own| std::cmp::Reverse(own.severity));
    let n = findings.len();
    let lines = findings.into_iter().take(MOST).map(|own| FindingLine {
        severity: own.severity.word(words.lang).to_owned(),
        unit: own.unit.clone().unwrap_or_default(),
        criterion: own.criterion.clone().unwrap_or_default(),
        words: own.message.get(words.lang).to_owned(),
        place: match &own.place {
            finding::Place::Whole { .. } => String::new(),
            place => place.to_string(),
        },
    });
    let found = words.t2("inside-findings-shown", ("n", n), ("shown", n.min(MOST)));
    (lines.collect(), found)
}

fn forms(inside: &Inside, caller: &Caller) -> Forms {
    let (words, state, look) = (inside.words, &inside.look.state, &inside.look);
    let named = |stage: Stage| {
        (
            stage.name().to_owned(),
            stage.words().get(words.lang).to_owned(),
        )
    };
    let next = state.stage.next().filter(|next| *next != Stage::Published);
    let nobody = BTreeSet::new();
    let against = next.map_or_else(Vec::new, |next| {
        against_move(state, next, &look.standing(&nobody))
    });
    let lacking = |finding: &finding::Finding| {
        let unit = look.room.roster.by_code(finding.unit.as_deref()?)?;
        Some((unit.code.clone(), unit.display_name()))
    };
    let missing: Vec<(String, String)> = against.iter().filter_map(lacking).collect();
    let against = against.iter().filter(|own| own.unit.is_none());
    let entry = [
        Stage::SelfScoring,
        Stage::FirstAppraisal,
        Stage::Explanation,
        Stage::SecondAppraisal,
        Stage::Council,
    ];
    let set = &look.room.set;
    Forms {
        base: inside.base(),
        token: caller.token.clone(),
        next: next.map(named),
        against: against
            .map(|own| {
                format!(
                    "{} ({})",
                    own.message.get(words.lang),
                    own.fix.get(words.lang)
                )
            })
            .collect(),
        missing,
        deadlines: entry
            .iter()
            .map(|stage| {
                let (name, own) = named(*stage);
                let day = state.deadlines.get(stage).map(ToString::to_string);
                (name, own, day.unwrap_or_default())
            })
            .collect(),
        reopen_stages: entry
            .into_iter()
            .filter(|stage| *stage <= state.stage)
            .map(named)
            .collect(),
        units: look
            .units()
            .map(|unit| (unit.code.clone(), unit.display_name()))
            .collect(),
        leaves: look
            .appraised_leaves()
            .filter_map(|(code, _)| {
                let leaf = set.leaf_node(set.find_leaf(code)?);
                let title = crate::pages::public::criteria::node_title(leaf, words.lang);
                Some((code.to_owned(), title.to_owned()))
            })
            .collect(),
        notify: inside.can(Action::Notify, Target::round()),
        not_notified: look
            .units()
            .filter(|unit| !state.notified.contains_key(&unit.code))
            .count(),
    }
}
