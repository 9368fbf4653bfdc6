//! Opening: the file's kind by its content, then the reader of the kind.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use finding::Finding;

use super::kind::{self, OtherKind};
use super::package::Package;
use super::workbook::{Content, SheetInfo, Workbook};
use super::{Kind, Limits};
use crate::findings;

/// A workbook of any kind and what was found while opening it; `Err` where nothing of it can be used.
///
/// `file` is the name as a person knows it; it stands in every place, and its extension is compared with the content.
/// Hidden sheets are named in a finding each (`sheet-hidden`).
///
/// # Errors
/// The findings that say why the file cannot be used: empty, damaged, protected by a password, no workbook, too large.
pub fn open(
    file: &str,
    bytes: impl Into<Arc<[u8]>>,
    limits: &Limits,
) -> Result<(Workbook, Vec<Finding>), Vec<Finding>> {
    let bytes: Arc<[u8]> = bytes.into();
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    if name.starts_with("~$") {
        return Err(vec![findings::lock_file(file)]);
    }
    if bytes.is_empty() {
        return Err(vec![findings::file_empty(file)]);
    }
    if bytes.len() as u64 > limits.bytes_file {
        return Err(vec![findings::file_too_large(
            file,
            bytes.len() as u64,
            limits.bytes_file,
        )]);
    }
    let opened = match kind::of_content(&bytes) {
        kind::Content::Zip => of_package(file, &bytes, limits),
        kind::Content::Compound | kind::Content::Records => super::xls::open(file, &bytes, limits),
        kind::Content::Text => super::csv::open(file, &bytes, limits),
        kind::Content::Other(kind) => Err(findings::not_a_workbook(file, kind)),
    };
    let opened = opened.map_err(|finding| vec![finding])?;
    let mut found = opened.findings;
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_lowercase());
    if let Some(extension) = extension
        && !opened.kind.has_extension(&extension)
    {
        found.insert(0, findings::kind_differs(file, &extension, opened.kind));
    }
    for sheet in opened.sheets.iter().filter(|sheet| sheet.hidden) {
        found.push(findings::sheet_hidden(file, &sheet.name));
    }
    let book = Workbook {
        file: file.to_owned(),
        kind: opened.kind,
        sheets: opened.sheets,
        properties: opened.properties,
        limits: limits.clone(),
        content: opened.content,
    };
    Ok((book, found))
}

/// What the reader of a kind gives when it opens a file.
pub(super) struct Opened {
    pub(super) kind: Kind,
    pub(super) sheets: Vec<SheetInfo>,
    pub(super) properties: BTreeMap<String, String>,
    pub(super) content: Content,
    pub(super) findings: Vec<Finding>,
}

/// The kind of a zip package, by its main part; where that is missing, by the folders it holds.
fn of_package(file: &str, bytes: &Arc<[u8]>, limits: &Limits) -> Result<Opened, Finding> {
    let package = Package::open(file, bytes, limits)?;
    let main = super::ooxml::main_part(&package, "xl/workbook.xml");
    let root = package
        .find(&main)
        .and_then(|index| super::xml::root_of(&package, index));
    if main.ends_with(".bin") || package.find("xl/workbook.bin").is_some() {
        super::xlsb::open(file, package, limits)
    } else if root.as_deref() == Some("workbook") || package.holds("xl/") {
        super::xlsx::open(file, package, limits)
    } else if is_ods(&package) {
        super::ods::open(file, package, limits)
    } else if root.as_deref() == Some("document") || package.holds("word/") {
        Err(findings::not_a_workbook(file, OtherKind::Word))
    } else if root.as_deref() == Some("presentation") || package.holds("ppt/") {
        Err(findings::not_a_workbook(file, OtherKind::Presentation))
    } else {
        Err(findings::not_a_workbook(file, OtherKind::Archive))
    }
}

/// The first part of an OpenDocument file names its kind; where it is missing, the content has to do.
fn is_ods(package: &Package) -> bool {
    let named = package
        .find("mimetype")
        .filter(|index| package.size_of(*index) < 1_000)
        .and_then(|index| super::xml::bytes_of(package, index).ok());
    match named {
        Some(name) => name.starts_with(b"application/vnd.oasis.opendocument.spreadsheet"),
        None => package.find("content.xml").is_some(),
    }
}

/// Reads the file at `path` and opens it; `shown` is the name that findings carry.
///
/// # Errors
/// As [`open`]; also where the file cannot be read at all.
pub fn open_path(
    path: &Path,
    shown: &str,
    limits: &Limits,
) -> Result<(Workbook, Vec<Finding>), Vec<Finding>> {
    let unreadable = |error: std::io::Error| vec![findings::file_unreadable(shown, &error)];
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let length = file.metadata().map_err(unreadable)?.len();
    if length > limits.bytes_file {
        return Err(vec![findings::file_too_large(
            shown,
            length,
            limits.bytes_file,
        )]);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    file.take(limits.bytes_file + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    open(shown, bytes, limits)
}
