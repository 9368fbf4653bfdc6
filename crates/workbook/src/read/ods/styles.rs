//! The first walk over `styles.xml` and `content.xml`: hidden sheets, old fonts, and the list of sheets.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::Event;

use super::{SHEET_DEPTH, sheet_info};
use crate::LegacyFont;
use crate::read::Limits;
use crate::read::font::legacy_font;
use crate::read::package::Package;
use crate::read::trouble::Trouble;
use crate::read::workbook::SheetInfo;
use crate::read::xml::{Xml, attributes, decoded, local};

/// What styles say, by name. Only the styles that say something are kept.
#[derive(Debug, Default)]
pub(super) struct Styles {
    fonts: BTreeMap<String, LegacyFont>,
    hidden: BTreeSet<String>,
}

impl Styles {
    /// The font of the time before Unicode that a cell style names.
    pub(super) fn font(&self, style: &str) -> Option<LegacyFont> {
        self.fonts.get(style).copied()
    }

    /// Walks over common styles, which name fonts of cells; without them the values stand.
    pub(super) fn read_common(&mut self, package: &Package, index: usize, limits: &Limits) {
        let mut archive = package.archive();
        if let Ok(mut xml) = Xml::open(package, &mut archive, index) {
            let _as_far_as_it_reads = self.read(&mut xml, limits);
        }
    }

    /// Walks to the end; returns the sheets, and where each starts.
    pub(super) fn read(
        &mut self,
        xml: &mut Xml<'_>,
        limits: &Limits,
    ) -> Result<Vec<(SheetInfo, u64)>, Trouble> {
        let mut sheets = Vec::new();
        let mut style = String::new();
        loop {
            let position = xml.position();
            let (start, depth) = match xml.next_with_depth()? {
                (Event::Start(start), depth) => (start, depth),
                (Event::Eof, _) => return Ok(sheets),
                _ => continue,
            };
            let raw = start.attributes_raw();
            let get = |name: &str| {
                attributes(raw)
                    .find(|(key, _)| local(key) == name)
                    .map(|(_, value)| decoded(value))
            };
            match start.local_name().as_ref() {
                "style" => style = get("name").unwrap_or_default(),
                "table-properties"
                    if get("display").as_deref() == Some("false")
                        && self.hidden.len() < limits.styles =>
                {
                    self.hidden.insert(style.clone());
                }
                "text-properties" => {
                    let name = get("font-name").or_else(|| get("font-family"));
                    if let Some(font) = name.and_then(|name| legacy_font(&name))
                        && self.fonts.len() < limits.styles
                    {
                        self.fonts.insert(style.clone(), font);
                    }
                }
                "table" if depth == SHEET_DEPTH => {
                    if sheets.len() >= limits.sheets {
                        return Err(Trouble::too_large(
                            "quá nhiều trang tính",
                            "too many sheets",
                        ));
                    }
                    let hidden = get("style-name").is_some_and(|name| self.hidden.contains(&name))
                        || get("display").as_deref() == Some("false");
                    let info = sheet_info(&get("name").unwrap_or_default(), hidden);
                    sheets.push((info, position));
                    xml.skip()?;
                }
                _ => {}
            }
        }
    }
}
