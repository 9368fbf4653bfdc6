//! The two rounds of a demonstration: one shown as published, one that runs.

use super::{NoDemo, failed, of_problem};
use crate::{
    App,
    desk::{Desk, bundles, publish::NewAct},
    load::{NotLoaded, load_round},
};
use criteria::LayerKind;
use finding::{Lang, Text};
use jiff::civil::Date;
use procedure::{ActKind, Depth, Face, Kind, NewEntry, Person, Stage, local_day};
use std::path::Path;

/// Who stands behind entries that no account has made.
const NOBODY: &str = "demo";
/// Units of the running round whose heads have not approved yet.
const OPEN_UNITS: usize = 3;

/// Figures that the National Public Service Portal has made public: shown whole, with the round's own notice that they illustrate.
pub(super) async fn load_shown(app: &App, folder: &Path) -> Result<(), NoDemo> {
    let loaded = load_round(app, folder, NOBODY, |_| true).await;
    loaded.map(drop).map_err(not_loaded)
}

/// Publishes the round, unless it is published.
pub(super) async fn publish(app: &App, round: &str) -> Result<(), NoDemo> {
    let (owner, now) = (&app.settings().owner, app.now());
    let row = app.store().round(owner, round).await.map_err(failed)?;
    let facts = app.results().facts(app.store(), &row).await;
    let facts = facts.map_err(|trouble| not_loaded(trouble.into()))?;
    if facts.shown(None, now).is_some() {
        return Ok(());
    }
    let act = app
        .store()
        .put_file(
            owner,
            "Dữ liệu minh họa: không có văn bản nào.\n".as_bytes(),
            now,
        )
        .await
        .map_err(failed)?;
    let desk = Desk {
        store: app.store().clone(),
        rooms: app.rooms().clone(),
        owner: owner.clone(),
        person: Person {
            id: NOBODY.to_owned(),
            ..Person::default()
        },
        now,
    };
    let act = NewAct {
        kind: ActKind::Notice,
        number: "00/TB-MINHHỌA".to_owned(),
        date: local_day(now),
        body: "Máy chủ dùng thử, không phải cơ quan nào".to_owned(),
        signer: "không có (minh họa)".to_owned(),
        file: act.digest,
    };
    let face = Face::Full {
        depth: Depth::Inputs,
    };
    let done = desk.illustrate(round, &act, face, bundles::make).await;
    done.map_err(|refused| of_problem(refused.into()))?;
    Ok(())
}

/// A made-up province in the middle of self-scoring: appraisal and council are still to come.
pub(super) async fn load_running(app: &App, folder: &Path) -> Result<(), NoDemo> {
    let given = |layer| {
        matches!(
            layer,
            LayerKind::SelfScore | LayerKind::Imported | LayerKind::Survey
        )
    };
    let loaded = load_round(app, folder, NOBODY, given).await;
    loaded.map(drop).map_err(not_loaded)
}

/// Starts the round, unless it has started.
pub(super) async fn start(app: &App, round: &str) -> Result<(), NoDemo> {
    let (owner, now) = (&app.settings().owner, app.now());
    let entries = app.store().entries(owner, round, 0, None).await;
    let entries = entries.map_err(failed)?;
    if entries.iter().any(|own| own.entry.kind == Kind::StageMoved) {
        return Ok(());
    }
    let mut units: Vec<String> = Vec::new();
    for unit in entries.iter().filter_map(|own| own.entry.unit.as_ref()) {
        if !units.contains(unit) {
            units.push(unit.clone());
        }
    }
    let entries = as_running(&units, local_day(now));
    let append = app.store().append(owner, round, NOBODY, now, None, entries);
    append.await.map_err(failed)?;
    Ok(())
}

fn as_running(units: &[String], today: Date) -> Vec<NewEntry> {
    let stages = [
        Stage::SelfScoring,
        Stage::FirstAppraisal,
        Stage::Explanation,
        Stage::SecondAppraisal,
        Stage::Council,
        Stage::Submitted,
    ];
    let mut entries = Vec::new();
    let mut day = today;
    for stage in stages {
        day = day
            .checked_add(jiff::Span::new().days(14))
            .unwrap_or(Date::MAX);
        entries.push(NewEntry::deadline_set(stage, day));
    }
    entries.push(NewEntry::stage_moved(Stage::SelfScoring, None));
    let approved = units.iter().skip(OPEN_UNITS);
    entries.extend(approved.map(|unit| NewEntry::approved(unit)));
    entries
}

fn not_loaded(not: NotLoaded) -> NoDemo {
    NoDemo(match not {
        NotLoaded::Said(says) => says,
        NotLoaded::Findings(findings) => {
            let first = findings.first();
            let one = |lang| first.map_or_else(String::new, |own| own.to_text(lang));
            Text::new(one(Lang::Vi), one(Lang::En))
        }
    })
}
