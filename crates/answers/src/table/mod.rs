//! Tables as they come: sheets of any kind become answers with their cells.

mod bounded;
mod by_rows;
mod codes;
mod detect;
mod explicit;
mod header;
mod heading;
mod labels;
mod layout;
mod layout_file;
mod leaf_rows;
mod mapping;
mod missing;
mod one_unit;
mod places;
mod plan;
mod question;
mod read;
mod register;
mod rows;
mod seen;
mod sheet_unit;
mod snippet;
mod store;
mod totals;
mod transposed;
mod words;

pub use layout::{Field, FieldError, Layout, TotalRow, UnitsAt, line_number};
pub use layout_file::read_layout;
pub use mapping::{Mapping, Orientation, TableReport};
pub use missing::missing_units;
pub(crate) use places::{Doubt, Places};
pub use register::Register;

use crate::Answers;
use crate::cell::{CellAt, Texts};
use crate::findings::{layout as found_layout, sheet as found_sheet};
use bounded::Bounded;
use criteria::{CriteriaSet, LayerKind};
use finding::{Finding, Place};
use store::{Ends, Twice};
use units::Roster;
use workbook::{Grid, Workbook};

/// A file to read: its workbook and what its cells are matched against.
#[derive(Debug, Clone, Copy)]
pub struct TableInput<'a> {
    /// The workbook; its name stands in every place.
    pub workbook: &'a Workbook,
    /// What is asked.
    pub set: &'a CriteriaSet,
    /// Of whom.
    pub roster: &'a Roster,
    /// The layer that the answers belong to.
    pub layer: LayerKind,
    /// Where the things stand, where the manifest says so.
    pub layout: Option<&'a Layout>,
}

/// What the reading of one sheet looks things up in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cx<'a> {
    set: &'a CriteriaSet,
    places: &'a Places<'a>,
    layer: LayerKind,
    grid: &'a Grid,
}

impl<'a> Cx<'a> {
    fn at(&self, row: u32, column: u32) -> CellAt<'a> {
        CellAt {
            file: &self.grid.file,
            sheet: &self.grid.sheet,
            row,
            column,
        }
    }

    /// The sheet, or the file where its one sheet has no name.
    fn place(&self) -> Place {
        if self.grid.sheet.is_empty() {
            Place::file(&self.grid.file)
        } else {
            Place::sheet(&self.grid.file, &self.grid.sheet)
        }
    }

    /// The finding with the rows around its cell.
    fn with_rows(&self, finding: Finding, at: CellAt<'_>) -> Finding {
        finding.showing(snippet::snippet(self.grid, at))
    }
}

/// Reads the sheets of a file into the layer: with a layout the sheet it names, otherwise every visible one.
///
/// Answers keep their cells. What cannot be read is [`crate::Answer::Unreadable`] and a finding; an answer that stands already is never overwritten: an equal one is counted once, a different one makes both unreadable.
///
/// ```
/// use answers::{Answers, TableInput, read_table};
/// # let set = criteria::read_set(&criteria::Source { file: "set.toml".into(), calendars: vec![], amendments: vec![], text: r#"
/// # format = 1
/// # id = "vi-du"
/// # year = 2025
/// # levels = ["commune"]
/// # title = "Ví dụ"
/// # total = 2
/// # status = "sample"
/// # final = ["self"]
/// # [basis.A]
/// # title = "Quyết định minh họa"
/// # [criterion."1"]
/// # title = "Sáng kiến"
/// # max = 2
/// # source = "A"
/// # rule = "points"
/// # "#.into() }).0.unwrap();
/// let (roster, _) = units::read_roster("units.csv", "code,name,type,level,block\n00001,Xã An Hòa,xã,commune,xã\n");
/// let text = "Đơn vị;Điểm tự đánh giá\n;Sáng kiến\nUBND xã An Hoà;1,5\n";
/// let (workbook, _) = workbook::open("bang.csv", text.as_bytes(), &workbook::Limits::default()).unwrap();
/// let mut answers = Answers::default();
/// let layer = criteria::LayerKind::SelfScore;
/// let input = TableInput { workbook: &workbook, set: &set, roster: &roster, layer, layout: None };
/// let report = read_table(&input, &mut answers);
/// assert!(report.findings.is_empty());
/// assert_eq!(answers.layer(layer).unwrap().get(0, 0).number().unwrap().to_string(), "1.5");
/// ```
///
/// The caller reads every file of a layer into the same `answers`, and asks [`missing_units`] at the end.
pub fn read_table(input: &TableInput<'_>, answers: &mut Answers) -> TableReport {
    let places = Places::of(input.roster, input.set);
    let mut report = TableReport::default();
    let mut twice = Twice::default();
    let sheets = match input.layout.and_then(|layout| layout.sheet.as_deref()) {
        Some(name) => match sheet_named(input.workbook, name) {
            Some(index) => vec![index],
            None => {
                let sheets = input.workbook.sheets().iter();
                let names: Vec<&str> = sheets.map(|sheet| sheet.name.as_str()).collect();
                report.findings.push(found_layout::unknown_sheet(
                    input.workbook.file(),
                    name,
                    &names,
                ));
                Vec::new()
            }
        },
        None => input
            .workbook
            .visible_sheets()
            .map(|(index, _)| index)
            .collect(),
    };
    for index in &sheets {
        let (grid, findings) = input.workbook.grid(*index);
        report.findings.extend(findings);
        let cx = Cx {
            set: input.set,
            places: &places,
            layer: input.layer,
            grid: &grid,
        };
        read_sheet(
            &cx,
            input.layout,
            sheets.len() > 1,
            answers,
            &mut report,
            &mut twice,
        );
    }
    // Beside a table that was read, a sheet of instructions is no mistake.
    if report
        .mappings
        .iter()
        .any(|mapping| !mapping.fields.is_empty())
    {
        for finding in &mut report.findings {
            if finding.code == found_sheet::NOT_RECOGNISED {
                *finding = found_sheet::not_used(finding.place.clone());
            }
        }
    }
    let ends = Ends {
        set: input.set,
        places: &places,
        sources: &answers.sources,
    };
    report.findings.extend(twice.findings(&ends));
    report
}

fn read_sheet(
    cx: &Cx<'_>,
    layout: Option<&Layout>,
    one_of_many: bool,
    answers: &mut Answers,
    report: &mut TableReport,
    twice: &mut Twice,
) {
    if cx.grid.rows.is_empty() {
        if !one_of_many {
            report.findings.push(found_sheet::empty(cx.place()));
        }
        return;
    }
    let mut texts = Texts::default();
    if let Some((layout, register)) = layout.and_then(|it| Some((it, Register::of(it)?))) {
        let (mapping, findings) = register::read(cx, layout, register, answers, &mut texts, twice);
        report.findings.extend(findings);
        report
            .units
            .extend(mapping.units.iter().map(|(_, unit)| *unit));
        report.mappings.push(mapping);
        report.findings.extend(found_sheet::texts(&texts));
        return;
    }
    let (mut findings, mut found) = (Bounded::default(), Vec::new());
    let plan = match layout {
        Some(layout) => Some(explicit::plan(cx, layout, &mut texts)),
        None => detect::plan(cx, &mut texts, &mut found),
    };
    findings.extend(found);
    if let Some(mut plan) = plan {
        findings.extend(plan.findings.drain(..));
        read::read_entries(cx, &plan, answers, &mut texts, twice, &mut findings);
        findings.extend(totals::compare(cx, &plan, answers));
        findings.extend(totals::compare_maxima(cx, &plan));
        let units = plan.mapping.units.iter().map(|(_, unit)| *unit);
        report.units.extend(units);
        report.mappings.push(plan.mapping);
    }
    report.findings.extend(findings.finish(&cx.place()));
    report.findings.extend(found_sheet::texts(&texts));
}

/// The sheet of this name, compared as labels are where no name is the same to the letter.
fn sheet_named(workbook: &Workbook, name: &str) -> Option<usize> {
    workbook.sheet_named(&vietnamese::nfc(name)).or_else(|| {
        let same = |sheet: &workbook::SheetInfo| vietnamese::same_label(&sheet.name, name);
        let mut found = workbook
            .sheets()
            .iter()
            .enumerate()
            .filter(|(_, sheet)| same(sheet));
        match (found.next(), found.next()) {
            (Some((index, _)), None) => Some(index),
            _ => None,
        }
    })
}
