//! Every file of the manifest becomes answers of its layer: a form by its hidden identity, anything else as a table.

use super::Read;
use crate::{Found, Inputs};
use answers::form::{
    Expect, FormKind, identity_of, is_own_hidden_sheet, read_appraiser_form, read_form,
};
use answers::{TableInput, missing_units, read_table};
use criteria::LayerKind;
use finding::{Finding, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use units::{Match, Scope};
use workbook::{Grid, Limits, Workbook};

pub(super) fn read(inputs: &Inputs, read: &mut Read, findings: &mut Vec<Finding>) {
    let mut by_digest: BTreeMap<(LayerKind, &str), &str> = BTreeMap::new();
    for file in &inputs.files {
        if file.layout.is_none()
            && let Some(first) = by_digest.insert((file.layer, &file.digest), &file.name)
        {
            by_digest.insert((file.layer, &file.digest), first);
            findings.push(same_file_twice(&file.name, first));
            continue;
        }
        let opened = workbook::open(&file.name, Arc::clone(&file.bytes), &Limits::default());
        let workbook = match opened {
            Ok((workbook, found)) => {
                findings.extend(found);
                workbook
            }
            Err(found) => {
                findings.extend(found);
                continue;
            }
        };
        if file.layout.is_none() && form(inputs, file, &workbook, read, findings) {
            continue;
        }
        let input = TableInput {
            workbook: &workbook,
            set: &read.set,
            roster: &read.roster,
            layer: file.layer,
            layout: file.layout.as_ref(),
        };
        let report = read_table(&input, &mut read.answers);
        findings.extend(report.findings);
        read.mappings.extend(report.mappings);
        read.seen
            .entry(file.layer)
            .or_default()
            .extend(report.units);
    }
    for (layer, seen) in &read.seen {
        let place = Place::whole(layer_words(*layer));
        findings.extend(missing_units(&read.roster, &read.set, seen, place));
    }
    let layers: BTreeSet<LayerKind> = inputs.files.iter().map(|file| file.layer).collect();
    for layer in layers {
        read.answers.layer_mut(layer, read.roster.len(), &read.set);
    }
}

/// Whether the file is one of our forms, which then has been read.
fn form(
    inputs: &Inputs,
    file: &Found,
    workbook: &Workbook,
    read: &mut Read,
    findings: &mut Vec<Finding>,
) -> bool {
    let sheets = 0..workbook.sheets().len();
    let (grids, found): (Vec<Grid>, Vec<Vec<Finding>>) =
        sheets.map(|sheet| workbook.grid(sheet)).unzip();
    let Some(identity) = identity_of(&grids) else {
        return false;
    };
    findings.extend(found.into_iter().flatten());
    let ours = |finding: &Finding| {
        let of_form =
            finding.code == "sheet-hidden" && finding.place.file_name() == Some(&file.name);
        of_form
            && matches!(&finding.place, Place::Sheet { sheet, .. } if is_own_hidden_sheet(sheet))
    };
    findings.retain(|finding| !ours(finding));
    let expect = Expect {
        round: &inputs.manifest.id,
        digest: &read.set.digest,
        unit: match read.roster.match_file_name(&file.name, Scope::default()) {
            Match::Exact(unit, _) => Some(unit),
            Match::Ambiguous(_) | Match::None { .. } => None,
        },
    };
    match (&identity.kind, file.layer) {
        (FormKind::Appraiser { .. }, LayerKind::Appraised(turn)) => {
            let (_, found) = read_appraiser_form(
                &grids,
                &read.set,
                &read.roster,
                expect,
                turn,
                &mut read.answers,
            );
            findings.extend(found);
        }
        _ => {
            let (unit, found) = read_form(
                &grids,
                &read.set,
                &read.roster,
                expect,
                file.layer,
                &mut read.answers,
            );
            findings.extend(found);
            let unit = unit.and_then(|unit| u32::try_from(unit).ok());
            read.seen.entry(file.layer).or_default().extend(unit);
        }
    }
    true
}

fn layer_words(layer: LayerKind) -> String {
    match layer {
        LayerKind::SelfScore => "điểm tự đánh giá".to_owned(),
        LayerKind::Appraised(turn) => format!("điểm thẩm định lần {turn}"),
        LayerKind::Survey => "điểm điều tra xã hội học".to_owned(),
        LayerKind::Imported => "số liệu lấy từ hệ thống khác".to_owned(),
        LayerKind::Council => "điểm của hội đồng".to_owned(),
    }
}

fn same_file_twice(file: &str, first: &str) -> Finding {
    Finding::info("same-file-twice", Place::file(file))
        .says(
            "tệp giống hệt một tệp khác, chỉ đọc một lần",
            "the file is the same as another one and was read once",
        )
        .found(first, first)
        .with(Place::file(first))
}
