//! The bundles of a publication, made from what stands.

use super::publish::Bundles;
use super::{Look, Refused};
use crate::results::{Trouble, compute, rows};
use crate::seen::Seen;
use finding::Lang;
use procedure::{Entry, Head, Person, Publication};
use round::{
    About, BundleHead, BundleKind, Domains, Figures, PublicResult, internal_bundle, public_bundle,
};
use std::sync::Arc;
use workbook::Files;

/// Both bundles: the internal one with the round's files, answers and chain, the public one cut as the face says.
pub(crate) fn make(look: &Look, own: &Publication) -> Result<Bundles, Refused> {
    // Tables are computed outside of the runtime that calls.
    std::thread::scope(|scope| scope.spawn(|| made(look, own)).join())
        .unwrap_or_else(|_| Err(Refused::Round(vec![super::findings::round_unreadable()])))
}

fn made(look: &Look, own: &Publication) -> Result<Bundles, Refused> {
    let inputs = Arc::new(look.room.inputs.clone());
    let upto = own.head;
    let entries: Vec<Entry> = look
        .entries
        .iter()
        .filter(|entry| entry.seq <= upto)
        .cloned()
        .collect();
    let head = Head {
        seq: own.head,
        digest: own.head_digest.clone(),
    };
    let whole = compute(
        Arc::clone(&inputs),
        rows::rows_of(&entries),
        &own.content,
        head,
    );
    let whole = match whole {
        Ok(whole) => Arc::new(whole),
        Err(Trouble::Refused(findings)) => return Err(Refused::Round(findings)),
        Err(_) => return Err(Refused::Round(vec![super::findings::round_unreadable()])),
    };
    let nobody = Person::default();
    let seen = Seen::of(
        Arc::clone(&whole),
        Some(own.clone()),
        &nobody,
        &look.state,
        look.now,
    );
    let about = |kind| About {
        head: Some(BundleHead {
            seq: own.head,
            digest: own.head_digest.clone(),
        }),
        act: serde_json::to_value(&own.act).ok(),
        face: serde_json::to_value(own.face).ok(),
        version: Some(own.version),
        note: own.note.clone(),
        ..About::of(
            kind,
            env!("CARGO_PKG_VERSION"),
            &inputs,
            &whole.ran.set,
            seen.notices(Lang::Vi),
        )
    };
    let refused = |finding: Box<finding::Finding>| Refused::Round(vec![*finding]);
    let result = (&whole.ran, whole.ran.findings.as_slice());
    let more = Files::from([("chain.jsonl".to_owned(), chain(&entries))]);
    let internal = internal_bundle(
        &inputs,
        &whole.rows,
        result,
        about(BundleKind::Internal),
        more,
    )
    .map_err(refused)?;
    let surveys = seen.surveys(Lang::Vi).into_iter().filter_map(|survey| {
        let json = seen.survey_json(&survey.id, &Domains::Every, Figures::Factors, Lang::Vi)?;
        Some((survey.id, json))
    });
    let result = PublicResult {
        surveys: surveys.collect(),
        ranking: serde_json::to_value(seen.json(Lang::Vi)).unwrap_or_default(),
    };
    let public = public_bundle(&inputs, &result, about(BundleKind::Public)).map_err(refused)?;
    Ok(Bundles { public, internal })
}

/// One entry a line. Words are left out: only their salted digests are in the chain, so that they can be erased.
fn chain(entries: &[Entry]) -> Arc<[u8]> {
    let mut lines = String::new();
    for entry in entries {
        let mut entry = entry.clone();
        entry.entry.text = None;
        lines.push_str(&serde_json::to_string(&entry).unwrap_or_default());
        lines.push('\n');
    }
    Arc::from(lines.into_bytes())
}
