//! A worksheet part: cells in one pass, then the merged areas.

use std::ops::ControlFlow;

use quick_xml::events::Event;

use super::cell::Draft;
use super::reference::merged_area;
use super::strings::rich_text;
use crate::read::package::{Archive, Package};
use crate::read::parts::Context;
use crate::read::rows::Rows;
use crate::read::trouble::Trouble;
use crate::read::xml::{Xml, attributes, push_entity};

/// Where the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Outside the cells: before them, or behind them where merged areas stand.
    Sheet,
    Data,
    Cell,
    Value,
}

enum Step {
    Nothing,
    Inline,
    Skip,
    Finished,
}

/// Reads the part with this index and pushes what it holds.
pub(super) fn read(
    package: &Package,
    archive: &mut Archive,
    index: usize,
    context: &Context<'_>,
    rows: &mut Rows<'_>,
) -> Result<ControlFlow<()>, Trouble> {
    let mut xml = Xml::open(package, archive, index)?;
    let mut inside = Inside::Sheet;
    let (mut row, mut column) = (0u32, 0u32);
    let mut draft = Draft::new();
    loop {
        let step = match xml.next_event()? {
            Event::Start(start) => match (inside, start.local_name().as_ref()) {
                (Inside::Data, "c") => {
                    column = column.saturating_add(1);
                    draft.begin(row, column, start.attributes_raw());
                    column = draft.column;
                    inside = Inside::Cell;
                    Step::Nothing
                }
                (Inside::Cell, "v") => {
                    inside = Inside::Value;
                    Step::Nothing
                }
                (Inside::Cell, "f") => {
                    draft.formula = true;
                    Step::Skip
                }
                (Inside::Cell, "is") => Step::Inline,
                (Inside::Data, "row") => {
                    let given = attributes(start.attributes_raw()).find(|(key, _)| *key == "r");
                    row = given
                        .and_then(|(_, value)| value.trim().parse().ok())
                        .unwrap_or(row.saturating_add(1));
                    column = 0;
                    Step::Nothing
                }
                (Inside::Sheet, "sheetData") => {
                    inside = Inside::Data;
                    Step::Nothing
                }
                (Inside::Sheet, "mergeCell") => {
                    let area = attributes(start.attributes_raw()).find(|(key, _)| *key == "ref");
                    if let Some(area) = area.and_then(|(_, value)| merged_area(value)) {
                        rows.merge(area);
                    }
                    Step::Nothing
                }
                (Inside::Sheet, _) => Step::Nothing,
                _ => Step::Skip,
            },
            Event::End(end) => match (inside, end.local_name().as_ref()) {
                (Inside::Value, "v") => {
                    inside = Inside::Cell;
                    Step::Nothing
                }
                (Inside::Cell, "c") => {
                    inside = Inside::Data;
                    if draft.finish(context, rows).is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                    Step::Nothing
                }
                (Inside::Data, "sheetData") => {
                    inside = Inside::Sheet;
                    Step::Nothing
                }
                _ => Step::Nothing,
            },
            Event::Text(text) if inside == Inside::Value => {
                draft.has_value = true;
                draft.value.push_str(&text.xml10_content());
                Step::Nothing
            }
            Event::CData(text) if inside == Inside::Value => {
                draft.has_value = true;
                draft.value.push_str(&text.xml10_content());
                Step::Nothing
            }
            Event::GeneralRef(entity) if inside == Inside::Value => {
                draft.has_value = true;
                push_entity(&entity, &mut draft.value);
                Step::Nothing
            }
            Event::Eof => Step::Finished,
            _ => Step::Nothing,
        };
        match step {
            Step::Nothing => {}
            Step::Skip => xml.skip()?,
            Step::Inline => draft.inline_font = rich_text(&mut xml, &mut draft.inline)?,
            Step::Finished => return Ok(ControlFlow::Continue(())),
        }
    }
}
