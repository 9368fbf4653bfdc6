//! Everything that `rank --out` writes, as paths and bytes.

use crate::chart::{
    Chart, WIDE, factor_heat, heat_map, item_bars, png, radar_in, ranking_bars,
    self_against_appraised, stacked_fields, unit_dots, unit_profile, waterfall,
};
use crate::table::survey_tables;
use crate::table::{BlockProfile, Table};
use crate::{
    Charts, Options, ResultContext, SurveyContext, findings_workbook, ranking_workbook,
    survey_workbook, unit_workbook,
};
use ranking::{CsvKind, ranking_csv};
use survey::{DomainKind, Figure};
use workbook::WriteError;

/// The files of a result, with paths inside the output folder, in a fixed order: `ranking.csv`, `ranking-excel.csv`, `ranking.xlsx`, `findings.xlsx`, `units/<code>.xlsx` (only over [`Options::MOST_UNIT_SHEETS`] units), `charts/…`, `charts/units/<code>-….`, then what [`each_survey_result`] gives of each survey.
///
/// # Errors
/// [`WriteError`] where a workbook cannot hold a table.
pub fn write_results(
    context: &ResultContext<'_>,
    options: Options,
) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let mut files = Vec::new();
    each_result(context, options, &mut |path, bytes| {
        files.push((path, bytes));
    })?;
    Ok(files)
}

/// As [`write_results`], one file after the other, for a caller that writes each down and reports progress.
///
/// # Errors
/// [`WriteError`] where a workbook cannot hold a table; the files before it have been given.
pub fn each_result(
    context: &ResultContext<'_>,
    options: Options,
    take: &mut dyn FnMut(String, Vec<u8>),
) -> Result<(), WriteError> {
    let said = context.said();
    let csv = |kind| ranking_csv(context.set, context.ranked, &said, kind).into_bytes();
    take("ranking.csv".to_owned(), csv(CsvKind::Machine));
    take("ranking-excel.csv".to_owned(), csv(CsvKind::Excel));
    if options.workbooks {
        workbooks(context, take)?;
    }
    if options.charts != Charts::None {
        block_charts(context, options, take);
    }
    if options.charts == Charts::Units {
        unit_charts(context, options, take);
    }
    for own in context.surveys {
        each_survey_result(own, options, take)?;
    }
    Ok(())
}

/// The files of one survey, in a fixed order: `surveys/<id>.xlsx`, `surveys/<id>/T13.csv` to `T14e.csv`, `surveys/<id>/items.svg`, `units.svg` and `factors.svg` (with a number for each further block), `surveys/<id>/units/<code>-survey.svg`.
///
/// # Errors
/// [`WriteError`] where the workbook cannot hold a table; the files before it have been given.
pub fn each_survey_result(
    context: &SurveyContext<'_>,
    options: Options,
    take: &mut dyn FnMut(String, Vec<u8>),
) -> Result<(), WriteError> {
    let folder = format!("surveys/{}", file_name(context.id));
    if options.workbooks {
        take(format!("{folder}.xlsx"), survey_workbook(context)?);
    }
    let said = context.said().join(" · ");
    for table in survey_tables(context) {
        // A sheet is named in the reader's language, a file the same in each.
        let name = if table.id == "quality" {
            table.id
        } else {
            &table.sheet
        };
        let path = format!("{folder}/{}.csv", file_name(name));
        take(
            path,
            table.saying(&said).to_csv(CsvKind::Machine).into_bytes(),
        );
    }
    if options.charts != Charts::None {
        let groups = context.groups().len();
        let dots = (0..groups).map(|group| unit_dots(context, group, Figure::Overall, WIDE));
        let heat = (0..groups).map(|group| factor_heat(context, group, WIDE));
        let charts = std::iter::once(item_bars(context, WIDE))
            .chain(dots)
            .chain(heat);
        for chart in charts.flatten() {
            give(take, &folder, chart, options.png);
        }
    }
    if options.charts == Charts::Units {
        let units: Vec<u32> = context
            .units()
            .filter_map(|domain| match domain.kind {
                DomainKind::Unit(unit) => Some(unit),
                _ => None,
            })
            .collect();
        let png = options.png && units.len() <= options.most_unit_pictures;
        for chart in units
            .into_iter()
            .filter_map(|unit| unit_profile(context, unit, WIDE))
        {
            give(take, &format!("{folder}/units"), chart, png);
        }
    }
    Ok(())
}

fn workbooks(
    context: &ResultContext<'_>,
    take: &mut dyn FnMut(String, Vec<u8>),
) -> Result<(), WriteError> {
    take("ranking.xlsx".to_owned(), ranking_workbook(context)?);
    let findings = findings_workbook(context, context.findings)?;
    take("findings.xlsx".to_owned(), findings);
    if context.ranked.rows.len() > Options::MOST_UNIT_SHEETS {
        for row in &context.ranked.rows {
            let path = format!("units/{}.xlsx", file_name(&row.code));
            take(path, unit_workbook(context, row)?);
        }
    }
    Ok(())
}

fn block_charts(
    context: &ResultContext<'_>,
    options: Options,
    take: &mut dyn FnMut(String, Vec<u8>),
) {
    for block in 0..context.ranked.blocks.len() {
        let charts = [
            ranking_bars(context, block, WIDE),
            stacked_fields(context, block, WIDE),
            heat_map(context, block, WIDE),
            self_against_appraised(context, block, WIDE),
        ];
        for chart in charts.into_iter().flatten() {
            give(take, "charts", chart, options.png);
        }
    }
}

fn unit_charts(
    context: &ResultContext<'_>,
    options: Options,
    take: &mut dyn FnMut(String, Vec<u8>),
) {
    let ranked = context.ranked.rows.iter().filter(|row| row.rank.is_some());
    let png = options.png && ranked.count() <= options.most_unit_pictures;
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
            give(take, "charts/units", chart, png);
        }
    }
}

fn give(take: &mut dyn FnMut(String, Vec<u8>), folder: &str, chart: Chart, picture: bool) {
    let path = format!("{folder}/{}", file_name(&chart.id));
    if picture && let Some(bytes) = png(&chart.svg, 1.0) {
        take(format!("{path}.png"), bytes);
    }
    take(format!("{path}.svg"), chart.svg.into_bytes());
}

/// A code as a file's name: letters, digits, `.`, `-` and `_` stay, everything else becomes `-`; a leading dot too, so that no path leads out of the folder.
pub(crate) fn file_name(code: &str) -> String {
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

/// A CSV for programs of each table under its number, with what every output has to say in the column `notice`.
pub(crate) fn csv_files(tables: Vec<Table>, said: &str) -> Vec<(String, Vec<u8>)> {
    let tables = tables.into_iter();
    tables
        .map(|table| {
            let name = format!("{}.csv", table.id);
            let text = table.saying(said).to_csv(CsvKind::Machine);
            (name, text.into_bytes())
        })
        .collect()
}
