//! The two rounds of a demonstration: one shown as published, one that runs.

use super::{NoDemo, failed};
use crate::{
    App,
    load::{NotLoaded, load_round},
};
use criteria::LayerKind;
use finding::{Lang, Text};
use jiff::civil::Date;
use procedure::{Act, ActKind, Depth, Face, NewEntry, Publication, Stage, local_day};
use std::path::Path;
use store::NewPublication;

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
    let row = app.store().round(owner, &loaded.id).await.map_err(failed)?;
    let publication = Publication {
        version: 1,
        act: Act {
            kind: ActKind::Notice,
            number: "00/TB-MH (minh họa)".to_owned(),
            date: local_day(now),
            body: "Máy chủ dùng thử, không phải cơ quan nào".to_owned(),
            signer: "không có (minh họa)".to_owned(),
            file: act.digest,
        },
        face: Face::Full {
            depth: Depth::Inputs,
        },
        embargo: None,
        head: row.head_seq,
        head_digest: row.head_digest.clone(),
        content: row.content_digest.clone(),
        public_bundle: String::new(),
        internal_bundle: String::new(),
        note: None,
    };
    app.store()
        .append(
            owner,
            &row.id,
            NOBODY,
            now,
            Some(row.head_seq),
            vec![publication.entry()],
        )
        .await
        .map_err(failed)?;
    let pinned = NewPublication {
        author: NOBODY.to_owned(),
        head: row.head(),
        content_digest: row.content_digest,
        embargo: None,
        act: publication.act,
        face: publication.face,
        note: None,
        public_bundle: None,
        internal_bundle: None,
    };
    app.store()
        .add_publication(owner, &row.id, pinned, now)
        .await
        .map_err(failed)?;
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
