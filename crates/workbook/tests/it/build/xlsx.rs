//! `.xlsx` from the XML of its parts.

use super::package::zip;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook whose sheets are given by name, state and XML.
#[derive(Default)]
pub(crate) struct Xlsx {
    sheets: Vec<(String, String, String)>,
    parts: Vec<(String, Vec<u8>)>,
    properties: String,
}

impl Xlsx {
    /// One visible sheet of this data (what stands inside `sheetData`).
    pub(crate) fn data(rows: &str) -> Self {
        Self::default().sheet("Sheet1", "visible", &worksheet(rows, ""))
    }
    pub(crate) fn sheet(mut self, name: &str, state: &str, xml: &str) -> Self {
        self.sheets
            .push((name.to_owned(), state.to_owned(), xml.to_owned()));
        self
    }
    pub(crate) fn part(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.parts.push((name.to_owned(), content.into()));
        self
    }
    /// Shared strings, given as the XML inside each `si`.
    pub(crate) fn strings(self, items: &[&str]) -> Self {
        let items: String = items
            .iter()
            .map(|item| format!("<si>{item}</si>"))
            .collect();
        self.part(
            "xl/sharedStrings.xml",
            format!("<sst xmlns=\"{MAIN}\" count=\"1\" uniqueCount=\"1\">{items}</sst>"),
        )
    }
    /// Styles, given as the XML inside `styleSheet`.
    pub(crate) fn styles(self, xml: &str) -> Self {
        self.part(
            "xl/styles.xml",
            format!("<styleSheet xmlns=\"{MAIN}\">{xml}</styleSheet>"),
        )
    }
    pub(crate) fn properties(mut self, attributes: &str) -> Self {
        self.properties = format!("<workbookPr {attributes}/>");
        self
    }
    pub(crate) fn bytes(self) -> Vec<u8> {
        let mut sheets = String::new();
        let mut relations = String::new();
        let mut parts = self.parts;
        for (index, (name, state, xml)) in self.sheets.iter().enumerate() {
            let number = index + 1;
            sheets.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{number}\" state=\"{state}\" r:id=\"rId{number}\"/>"));
            relations.push_str(&format!("<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"));
            if !xml.is_empty() {
                parts.push((
                    format!("xl/worksheets/sheet{number}.xml"),
                    xml.clone().into_bytes(),
                ));
            }
        }
        let properties = &self.properties;
        let book = format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\">{properties}<sheets>{sheets}</sheets></workbook>"
        );
        parts.push(("xl/workbook.xml".to_owned(), book.into_bytes()));
        parts.push((
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships>{relations}</Relationships>").into_bytes(),
        ));
        zip(parts
            .iter()
            .map(|(name, content)| (name.as_str(), content.as_slice())))
    }
}

/// A worksheet part with this data and what stands behind it.
pub(crate) fn worksheet(rows: &str, behind: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{behind}</worksheet>"
    )
}
