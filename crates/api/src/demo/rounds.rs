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
use procedure::{ActKind, Depth, Face, NewEntry, Person, Stage, local_day};
use std::path::Path;

/// Who stands behind entries that no account has made.
const NOBODY: &str = "demo";
/// Units of the running round whose heads have not approved yet.
const OPEN_UNITS: usize = 3;

/// Figures that the National Public Service Portal has made public: shown whole, with the round's own notice that they illustrate.
pub(super) async fn shown(app: &App, folder: &Path) -> Result<(), NoDemo> {
    let loaded = load_round(app, folder, NOBODY, |_| true)
        .await
        .map_err(not_loaded)?;
    let (owner, now) = (&app.settings().owner, app.now());
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
    let done = desk.illustrate(&loaded.id, &act, face, bundles::make).await;
    done.map_err(|refused| of_problem(refused.into()))?;
    Ok(())
}

/// A made-up province in the middle of self-scoring: appraisal and council are still to come.
pub(super) async fn running(app: &App, folder: &Path) -> Result<(), NoDemo> {
    let given = |layer| {
        matches!(
            layer,
            LayerKind::SelfScore | LayerKind::Imported | LayerKind::Survey
        )
    };
    let loaded = load_round(app, folder, NOBODY, given)
        .await
        .map_err(not_loaded)?;
    let (owner, now) = (&app.settings().owner, app.now());
    let entries = as_running(&loaded.units, local_day(now));
    app.store()
        .append(owner, &loaded.id, NOBODY, now, None, entries)
        .await
        .map_err(failed)?;
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
