//! What `.xlsx` and `.xlsb` have in common: relations between parts, the list of sheets, custom properties.

use std::collections::{BTreeMap, BTreeSet};

use finding::Finding;
use quick_xml::events::Event;

use super::package::Package;
use super::workbook::SheetInfo;
use super::xml::{Xml, each_event};
use crate::findings;

/// A relation of a part: its id, the last word of its type, and the target as written.
#[derive(Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    kind: String,
    target: String,
}

/// A sheet as the workbook part names it.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) info: SheetInfo,
    pub(super) relation: String,
    part: Option<usize>,
}

impl Named {
    pub(super) fn new(name: &str, hidden: bool, relation: String) -> Self {
        Self {
            info: SheetInfo {
                name: vietnamese::nfc(name).into_owned(),
                hidden,
            },
            relation,
            part: None,
        }
    }
}

/// The workbook part.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<Named>,
    pub(super) date_1904: bool,
}

impl Book {
    /// Finds the part of each sheet. Sheets that hold no cells (charts, dialogs, macros) leave the list;
    /// two sheets of one part would be read twice at no cost to whoever made the file, so the second is refused.
    pub(super) fn link(
        &mut self,
        file: &str,
        package: &Package,
        main: &str,
        relations: &[Relation],
    ) -> Vec<Finding> {
        let mut found = Vec::new();
        let mut taken = BTreeSet::new();
        self.sheets.retain_mut(|sheet| {
            let relation = relations
                .iter()
                .find(|relation| relation.id == sheet.relation);
            if relation.is_some_and(|relation| relation.kind != "worksheet") {
                return false;
            }
            sheet.part =
                relation.and_then(|relation| package.find(&resolve(main, &relation.target)));
            match sheet.part {
                None => found.push(findings::sheet_missing(file, &sheet.info.name)),
                Some(part) if !taken.insert(part) => {
                    sheet.part = None;
                    found.push(findings::sheet_shares_part(file, &sheet.info.name));
                }
                Some(_) => {}
            }
            true
        });
        found
    }
    /// What is told about the sheets.
    pub(super) fn infos(&self) -> Vec<SheetInfo> {
        self.sheets.iter().map(|sheet| sheet.info.clone()).collect()
    }
    /// The part that holds the sheet's cells.
    pub(super) fn part_of(&self, sheet: usize) -> Option<usize> {
        self.sheets.get(sheet)?.part
    }
}

/// The path of the workbook part, from the package's own relations, else the usual one.
pub(super) fn main_part(package: &Package, usual: &str) -> String {
    let relations = package
        .find("_rels/.rels")
        .map(|index| read_relations(package, index))
        .unwrap_or_default();
    let main = relations
        .iter()
        .find(|relation| relation.kind == "officeDocument")
        .map(|relation| resolve("", &relation.target));
    main.filter(|path| package.find(path).is_some())
        .unwrap_or_else(|| usual.to_owned())
}

/// The relations of a part; none where they are missing or damaged, since every sheet then says that it is missing.
pub(super) fn relations(package: &Package, part: &str) -> Vec<Relation> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = if folder.is_empty() {
        format!("_rels/{name}.rels")
    } else {
        format!("{folder}/_rels/{name}.rels")
    };
    package
        .find(&path)
        .map(|index| read_relations(package, index))
        .unwrap_or_default()
}

/// The path of the first relation whose type ends in this word.
pub(super) fn part_of_kind(relations: &[Relation], main: &str, kind: &str) -> Option<String> {
    relations
        .iter()
        .find(|relation| relation.kind == kind)
        .map(|relation| resolve(main, &relation.target))
}

fn read_relations(package: &Package, index: usize) -> Vec<Relation> {
    let mut relations = Vec::new();
    let _as_far_as_it_reads = each_event(package, index, |_, element| {
        if element.name == "Relationship"
            && let (Some(id), Some(kind), Some(target)) = (
                element.get("Id"),
                element.get("Type"),
                element.get("Target"),
            )
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.push(Relation { id, kind, target });
        }
        Ok(())
    });
    relations
}

/// A target relative to the folder of the part that names it.
fn resolve(part: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => part
            .rsplit_once('/')
            .map(|(folder, _)| folder.split('/').collect())
            .unwrap_or_default(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// `docProps/custom.xml`: texts, numbers and truths as they are written, by name.
pub(super) fn custom_properties(package: &Package) -> BTreeMap<String, String> {
    const MOST: usize = 1_000;
    let mut properties = BTreeMap::new();
    let Some(index) = package.find("docProps/custom.xml") else {
        return properties;
    };
    let mut archive = package.archive();
    let Ok(mut xml) = Xml::open(package, &mut archive, index) else {
        return properties;
    };
    let mut name: Option<String> = None;
    loop {
        let start = match xml.next_event() {
            Ok(Event::Start(start)) => start,
            Ok(Event::Eof) | Err(_) => return properties,
            Ok(_) => continue,
        };
        if start.local_name().as_ref() == "property" {
            name = super::xml::attributes(start.attributes_raw())
                .find(|(key, _)| *key == "name")
                .map(|(_, value)| super::xml::decoded(value));
        } else if let Some(name) = name.take() {
            let mut text = String::new();
            if xml.text_into(&mut text).is_err() || properties.len() >= MOST {
                return properties;
            }
            super::strings::unescape_excel(&mut text);
            properties.insert(name, text);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn targets() {
        let cases = [
            (
                "xl/workbook.xml",
                "worksheets/sheet1.xml",
                "xl/worksheets/sheet1.xml",
            ),
            (
                "xl/workbook.xml",
                "/xl/worksheets/sheet1.xml",
                "xl/worksheets/sheet1.xml",
            ),
            ("xl/workbook.xml", "../a/./b.xml", "a/b.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("xl/workbook.xml", "../../../x", "x"),
        ];
        for (part, target, expected) in cases {
            assert_eq!(super::resolve(part, target), expected);
        }
    }
}
