//! Everything that `rank --out` writes, as paths and bytes.

use crate::chart::{
    Chart, WIDE, heat_map, png, radar_in, ranking_bars, self_against_appraised, stacked_fields,
    waterfall,
};
use crate::table::BlockProfile;
use crate::{Charts, Options, ResultContext, findings_workbook, ranking_workbook, unit_workbook};
use ranking::{CsvKind, ranking_csv};
use workbook::WriteError;

/// The files of a result, with paths inside the output folder, in a fixed order: `ranking.csv`, `ranking-excel.csv`, `ranking.xlsx`, `findings.xlsx`, `units/<code>.xlsx` (only over [`Options::MOST_UNIT_SHEETS`] units), `charts/…`, `charts/units/<code>-….`.
///
/// # Errors
/// [`WriteError`] where a workbook cannot hold a table.
pub fn write_results(
    context: &ResultContext<'_>,
    options: Options,
) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let csv = |kind| ranking_csv(context.set, context.ranked, kind).into_bytes();
    let mut files = vec![
        ("ranking.csv".to_owned(), csv(CsvKind::Machine)),
        ("ranking-excel.csv".to_owned(), csv(CsvKind::Excel)),
    ];
    if options.workbooks {
        files.push(("ranking.xlsx".to_owned(), ranking_workbook(context)?));
        files.push((
            "findings.xlsx".to_owned(),
            findings_workbook(context, context.findings)?,
        ));
        if context.ranked.rows.len() > Options::MOST_UNIT_SHEETS {
            for row in &context.ranked.rows {
                let path = format!("units/{}.xlsx", file_name(&row.code));
                files.push((path, unit_workbook(context, row)?));
            }
        }
    }
    if options.charts != Charts::None {
        for block in 0..context.ranked.blocks.len() {
            let charts = [
                ranking_bars(context, block, WIDE),
                stacked_fields(context, block, WIDE),
                heat_map(context, block, WIDE),
                self_against_appraised(context, block, WIDE),
            ];
            for chart in charts.into_iter().flatten() {
                push(&mut files, "charts", &chart, options.png);
            }
        }
    }
    if options.charts == Charts::Units {
        let png = options.png && context.ranked.rows.len() <= Options::MOST_UNIT_PICTURES;
        let blocks: Vec<BlockProfile> = (0..context.ranked.blocks.len())
            .map(|block| BlockProfile::of(context, block))
            .collect();
        for (index, row) in context.ranked.rows.iter().enumerate() {
            let (Some(_), Some(block)) = (row.rank, row.block) else {
                continue;
            };
            let charts = [
                radar_in(context, &blocks[block], index, WIDE),
                waterfall(context, index, WIDE),
            ];
            for chart in charts.into_iter().flatten() {
                push(&mut files, "charts/units", &chart, png);
            }
        }
    }
    Ok(files)
}

fn push(files: &mut Vec<(String, Vec<u8>)>, folder: &str, chart: &Chart, picture: bool) {
    let path = format!("{folder}/{}", file_name(&chart.id));
    if picture && let Some(bytes) = png(&chart.svg, 1.0) {
        files.push((format!("{path}.png"), bytes));
    }
    files.push((format!("{path}.svg"), chart.svg.clone().into_bytes()));
}

/// A code as a file's name: letters, digits, `.`, `-` and `_` stay, everything else becomes `-`; a leading dot too, so that no path leads out of the folder.
fn file_name(code: &str) -> String {
    let kept = |c: char| {
        if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') {
            c
        } else {
            '-'
        }
    };
    let name: String = code.chars().map(kept).collect();
    match name.strip_prefix('.') {
        Some(rest) => format!("-{rest}"),
        None => name,
    }
}
