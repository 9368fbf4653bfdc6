//! Reading of `round.toml`.

use super::{Answer, Manifest, Period};
use criteria::LayerKind;
use criteria::toml::{Document, Table};
use finding::Finding;

const KEYS: [&str; 18] = [
    "format",
    "id",
    "title",
    "year",
    "as-of",
    "period",
    "set",
    "units",
    "notice",
    "agency",
    "act",
    "previous",
    "crosswalk",
    "file",
    "survey",
    "review",
    "visibility",
    "expected",
];

/// The manifest, or `None` where a key without which nothing can go on is missing; every mistake is a finding with its line.
#[must_use]
pub fn read_manifest(file: &str, text: &str) -> (Option<Manifest>, Vec<Finding>) {
    let document = Document::parse(file, text);
    let root = document.root();
    root.only(&KEYS);
    if let Some(format) = root.whole("format")
        && format != 1
    {
        root.push(unknown_format(&root, format));
    }
    let needed = |key: &str| root.needed_text(key);
    let (id, title, set, units) = (
        needed("id"),
        needed("title"),
        needed("set"),
        needed("units"),
    );
    let year = root.whole("year").and_then(|year| i16::try_from(year).ok());
    let as_of = root.date("as-of");
    for (key, given) in [("year", year.is_some()), ("as-of", as_of.is_some())] {
        if !given && !root.has(key) {
            root.missing(key);
        }
    }
    let files = root.tables("file").iter().filter_map(answer).collect();
    let expected = root.table("expected");
    if let Some(expected) = &expected {
        expected.only(&["known-differences"]);
    }
    let period = root.one_of(
        "period",
        &[("closed", Period::Closed), ("running", Period::Running)],
    );
    let manifest = (|| {
        Some(Manifest {
            file: file.to_owned(),
            id: id?,
            title: title?,
            year: year?,
            as_of: as_of?,
            period: period.unwrap_or_default(),
            set: set?,
            units: units?,
            notice: root.text("notice"),
            agency: root.text("agency"),
            act: root.text("act"),
            previous: root.text("previous"),
            crosswalk: root.text("crosswalk"),
            files,
            surveys: super::survey::read_all(&root),
            rules: procedure::read_rules(&root),
            known: expected.and_then(|expected| expected.text("known-differences")),
        })
    })();
    (manifest, document.take_findings())
}

fn answer(table: &Table<'_>) -> Option<Answer> {
    table.only(&["path", "layer", "layout"]);
    let path = table.needed_text("path")?;
    let word = table.needed_text("layer")?;
    let Some(layer) = layer(&word) else {
        table.push(unknown_layer(table, &word));
        return None;
    };
    let layout = table
        .table("layout")
        .map(|table| answers::read_layout(&table));
    Some(Answer {
        path,
        layer,
        layout,
        line: table.line(),
    })
}

/// `appraised` alone is the first round.
fn layer(word: &str) -> Option<LayerKind> {
    match word {
        "appraised" => Some(LayerKind::Appraised(1)),
        _ => crate::layer_of_key(word),
    }
}

fn unknown_layer(table: &Table<'_>, found: &str) -> Finding {
    Finding::error("layer-unknown", table.place_of("layer"))
        .says(
            "tệp được khai cho một lớp điểm không có",
            "the file is given for a layer that does not exist",
        )
        .found(format!("“{found}”"), format!("\"{found}\""))
        .expected(
            "self, appraised-1, appraised-2, …, survey, imported hoặc council",
            "self, appraised-1, appraised-2, …, survey, imported or council",
        )
        .fix("ghi đúng tên lớp điểm", "write the layer's name")
}

fn unknown_format(root: &Table<'_>, found: i64) -> Finding {
    Finding::error("format-unknown", root.place_of("format"))
        .says(
            "định dạng của tệp đợt đánh giá chưa được hỗ trợ",
            "the format of the round's file is not known",
        )
        .found(found.to_string(), found.to_string())
        .expected("1", "1")
        .fix(
            "dùng phiên bản chương trình mới hơn, hoặc ghi format = 1",
            "use a newer program, or write format = 1",
        )
}
