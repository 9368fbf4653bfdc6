//! What follows from the figures of a public bundle: totals from fields, indices from totals, ranks and classes from either.

use super::{About, SET, SURVEYS, findings as says};
use crate::folder;
use criteria::{CriteriaSet, IndexBase, RankOn, RankingKey, Source, Ties, read_set_at};
use finding::{Finding, Text};
use points::Exact;
use ranking::band_of;
use serde_json::Value;
use std::collections::BTreeMap;
use workbook::Files;

/// The set, once its text has the digest that the bundle names.
pub(super) fn set(
    file: &str,
    about: &About,
    files: &Files,
    findings: &mut Vec<Finding>,
) -> Option<CriteriaSet> {
    let mut found = Vec::new();
    let text = folder::set_in_files(files, SET, &about.set_file, &mut found);
    findings.extend(found);
    let text = text?;
    let source = Source {
        file: text.file,
        text: text.text,
        calendars: text.calendars,
        amendments: text.amendments,
    };
    let (set, found) = read_set_at(&source, about.as_of);
    if set.is_none() {
        findings.extend(found.into_iter().filter(Finding::is_error));
    }
    let set = set?;
    if set.digest != about.set_digest {
        findings.push(says::set_differs(file, &about.set));
        return None;
    }
    Some(set)
}

/// One row as far as it is public.
struct Row<'a> {
    code: &'a str,
    block: &'a str,
    json: &'a Value,
}

impl<'a> Row<'a> {
    fn number(&self, key: &str) -> Option<Exact> {
        self.json[key].as_str()?.parse().ok()
    }
    fn rank(&self) -> Option<u64> {
        self.json["rank"].as_u64()
    }
    fn total_exact(&self) -> Option<Exact> {
        let (over, under) = self.json["total_exact"].as_str()?.split_once('/')?;
        over.parse::<Exact>().ok()?.over(&under.parse().ok()?)
    }
    /// The figure that ranks.
    fn figure(&self, set: &CriteriaSet) -> Option<Exact> {
        match (set.ranking.on, set.ranking.key) {
            (RankOn::Total, RankingKey::Rounded) => self.number("total"),
            (RankOn::Index, RankingKey::Rounded) => self.number("index"),
            (RankOn::Total, RankingKey::Exact) => self.total_exact(),
            (RankOn::Index, RankingKey::Exact) => {
                index(set, &self.total_exact()?, &self.number("max")?)
            }
        }
    }
}

fn index(set: &CriteriaSet, total: &Exact, max: &Exact) -> Option<Exact> {
    match set.index_base {
        IndexBase::Points => total.times(&Exact::from(100)).over(max),
        IndexBase::Index => Some(total.clone()),
    }
}

/// Every figure that follows from others which are public too; says what was computed.
pub(super) fn figures(
    file: &str,
    set: &CriteriaSet,
    ranking: &Value,
    findings: &mut Vec<Finding>,
) -> Vec<Text> {
    let rows: Vec<Row<'_>> = ranking["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|json| {
            Some(Row {
                code: json["code"].as_str()?,
                block: json["block"].as_str().unwrap_or_default(),
                json,
            })
        })
        .collect();
    let (mut totals, mut indices, mut classes) = (0, 0, 0);
    for row in &rows {
        totals += usize::from(total(file, set, row, findings).is_some());
        indices += usize::from(index_of(file, set, row, findings).is_some());
        classes += usize::from(class(file, set, row, findings).is_some());
    }
    let ranks = ranks(file, set, &rows, findings);
    let said = [
        (
            totals,
            "tổng điểm từ điểm lĩnh vực",
            "totals from their fields",
        ),
        (indices, "chỉ số từ tổng điểm", "indices from their totals"),
        (classes, "mức xếp loại", "classes"),
        (ranks, "thứ hạng", "ranks"),
    ];
    said.into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, vi, en)| Text::new(format!("{n} {vi}"), format!("{n} {en}")))
        .collect()
}

/// Points of fields + bonus − penalty, where the result is complete and nothing was scaled.
fn total(file: &str, set: &CriteriaSet, row: &Row<'_>, findings: &mut Vec<Finding>) -> Option<()> {
    let dropped = row.json["dropped"].as_array()?;
    if dropped.iter().any(|own| own["policy"] == "rescale") {
        return None;
    }
    let fields = row.json["fields"].as_object()?;
    let mut sum = Exact::ZERO;
    for points in fields.values() {
        sum = sum.plus(&points.as_str()?.parse().ok()?);
    }
    let (bonus, penalty) = (row.number("bonus")?, row.number("penalty")?);
    let (printed, max) = (row.number("total")?, row.number("max")?);
    let base = match set.index_base {
        IndexBase::Points => sum,
        IndexBase::Index => sum.times(&Exact::from(100)).over(&max)?,
    };
    let total = base.plus(&bonus).minus(&penalty);
    let ours = set
        .rounding
        .total
        .map_or(total.clone(), |to| total.round(to));
    // Fields that are no decimals are printed to six digits, so their sum is only near.
    let digits = set.rounding.total.map_or(6, |to| to.digits);
    let near = Exact::decimal(1, digits.min(5));
    let exact = set.rounding.leaf.is_some() || set.rounding.field.is_some();
    let off = ours.minus(&printed);
    let off = if off.is_negative() {
        off.negated()
    } else {
        off
    };
    if (exact && !off.is_zero()) || off > near {
        findings.push(says::figure_differs(
            (file, row.code),
            ("tổng điểm", "the total"),
            &printed.to_string(),
            &ours.to_string(),
        ));
    }
    Some(())
}

fn index_of(
    file: &str,
    set: &CriteriaSet,
    row: &Row<'_>,
    findings: &mut Vec<Finding>,
) -> Option<()> {
    let total = row.total_exact().or_else(|| row.number("total"))?;
    let (printed, max) = (row.number("index")?, row.number("max")?);
    let exact = row.total_exact().is_some() || max == Exact::from(100);
    let ours = index(set, &total, &max)?;
    let ours = set.rounding.total.map_or(ours.clone(), |to| ours.round(to));
    let off = ours.minus(&printed);
    let off = if off.is_negative() {
        off.negated()
    } else {
        off
    };
    // From a rounded total the index is only as near as the total was.
    let near = Exact::decimal(
        if exact { 0 } else { 2 },
        set.rounding.total.map_or(6, |to| to.digits),
    );
    if off > near {
        findings.push(says::figure_differs(
            (file, row.code),
            ("chỉ số", "the index"),
            &printed.to_string(),
            &ours.to_string(),
        ));
    }
    Some(())
}

fn class(file: &str, set: &CriteriaSet, row: &Row<'_>, findings: &mut Vec<Finding>) -> Option<()> {
    let printed = row.json.get("band")?.as_str()?;
    let figure = row.figure(set)?;
    let ours = band_of(&set.bands, &figure).map_or("", |at| set.bands[at].name.as_str());
    if ours != printed {
        findings.push(says::figure_differs(
            (file, row.code),
            ("mức xếp loại", "the class"),
            printed,
            ours,
        ));
    }
    Some(())
}

/// Ranks block by block from the figures; where the set parts equals by more than is public, any place among equals is right.
fn ranks(file: &str, set: &CriteriaSet, rows: &[Row<'_>], findings: &mut Vec<Finding>) -> usize {
    let mut blocks: BTreeMap<&str, Vec<(&Row<'_>, Exact, u64)>> = BTreeMap::new();
    for row in rows {
        if let (Some(rank), Some(figure)) = (row.rank(), row.figure(set)) {
            blocks
                .entry(row.block)
                .or_default()
                .push((row, figure, rank));
        }
    }
    let mut n = 0;
    for own in blocks.values() {
        let mut sorted: Vec<&Exact> = own.iter().map(|(_, figure, _)| figure).collect();
        sorted.sort_by(|one, other| other.cmp(one));
        let mut distinct = sorted.clone();
        distinct.dedup();
        for (row, figure, rank) in own {
            n += 1;
            let above = sorted.partition_point(|other| *other > figure) as u64;
            let equal = sorted.iter().filter(|other| **other == figure).count() as u64;
            let first = match set.ranking.ties {
                Ties::Dense => distinct.partition_point(|other| *other > figure) as u64 + 1,
                Ties::Competition | Ties::Ordered => above + 1,
            };
            let parted = !set.ranking.breaks.is_empty() || set.ranking.ties == Ties::Ordered;
            // With tie-breaks a dense rank can lie lower by all that were parted above.
            let last = match (set.ranking.ties, parted) {
                (_, false) => first,
                (_, true) => above + equal,
            };
            if *rank < first || *rank > last {
                findings.push(says::figure_differs(
                    (file, row.code),
                    ("thứ hạng", "the rank"),
                    &rank.to_string(),
                    &first.to_string(),
                ));
            }
        }
    }
    n
}

/// Nothing stands deeper than the face that the act chose.
pub(super) fn face(file: &str, about: &About, ranking: &Value, findings: &mut Vec<Finding>) {
    let Some(face) = &about.face else { return };
    let (kind, depth) = (face["kind"].as_str(), face["depth"].as_str());
    let top = face["top"].as_u64();
    let allowed: &[&str] = match (kind, depth) {
        (Some("full"), Some("total")) => &["total"],
        (Some("full"), Some("fields")) => &["total", "fields"],
        (Some("full"), _) => &["total", "fields", "self", "appraised"],
        (Some("top-and-classes"), _) => &["total"],
        _ => &[],
    };
    let rows = ranking["rows"].as_array().into_iter().flatten();
    for row in rows {
        let beyond = match (kind, top, row["rank"].as_u64()) {
            (Some("top-and-classes"), Some(top), Some(rank)) => rank > top,
            _ => false,
        };
        let deeper = ["total", "fields", "self", "appraised"]
            .iter()
            .any(|key| row.get(*key).is_some() && !allowed.contains(key));
        if deeper || beyond {
            let code = row["code"].as_str().unwrap_or_default();
            findings.push(says::deeper_than_face(file, code));
        }
    }
}

/// No figure of fewer responses than the small cell stands anywhere.
pub(super) fn surveys(file: &str, files: &Files, findings: &mut Vec<Finding>) {
    for (path, bytes) in files.range(SURVEYS.to_owned()..) {
        if !path.starts_with(SURVEYS) {
            break;
        }
        let Ok(survey) = serde_json::from_slice::<Value>(bytes) else {
            findings.push(says::file_missing(file, path));
            continue;
        };
        let limit = survey["small_cell"].as_u64().unwrap_or(5);
        let rows = survey["rows"].as_array().into_iter().flatten();
        for row in rows {
            let valid = row["valid"].as_u64();
            if row["hidden"] != true && valid.is_some_and(|valid| valid > 0 && valid < limit) {
                let code = row["code"].as_str().unwrap_or_default();
                findings.push(says::small_cell(file, path, code));
            }
        }
    }
}
