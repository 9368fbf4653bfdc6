//! Workbooks as they come in: the parts of a form, or one file as the body.

use crate::desk::evidence::kept_name;
use crate::problem::Problem;
use crate::worker::Uploads;
use axum::body::Bytes;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use finding::{Finding, Place};
use std::sync::Arc;

/// The most files at once.
pub(crate) const MOST_FILES: usize = 500;
/// The most fields beside the files, and the longest of one.
const MOST_FIELDS: usize = 10;
const LONGEST_FIELD: usize = 200;

/// The kinds of a body that is one file, with the ending that its name gets where it has none.
pub(crate) const KINDS: &[(&str, &str)] = &[
    (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
    ),
    (
        "application/vnd.ms-excel.sheet.binary.macroenabled.12",
        "xlsb",
    ),
    ("application/vnd.ms-excel", "xls"),
    ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ("text/csv", "csv"),
    ("application/zip", "zip"),
];

/// The fields of a form, and its files by the last part of their names.
pub(crate) async fn of_parts(
    mut parts: Multipart,
) -> Result<(Vec<(String, String)>, Uploads), Problem> {
    let (mut fields, mut files) = (Vec::new(), Uploads::new());
    while let Some(part) = parts.next_field().await.map_err(of_part)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name != "files" {
            let text = part.text().await.map_err(of_part)?;
            if text.len() > LONGEST_FIELD || fields.len() >= MOST_FIELDS {
                return Err(Problem::bad_request());
            }
            fields.push((name, text));
            continue;
        }
        let file = part.file_name().map(kept_name).unwrap_or_default();
        let bytes = part.bytes().await.map_err(of_part)?;
        // What a browser sends where nothing was chosen.
        if bytes.is_empty() && file.is_empty() {
            continue;
        }
        if file.is_empty() {
            return Err(Problem::bad_request());
        }
        if files.len() >= MOST_FILES {
            return Err(Problem::unusable(vec![too_many()]));
        }
        files.push((file, Arc::from(&bytes[..])));
    }
    if files.is_empty() {
        return Err(Problem::unusable(vec![none()]));
    }
    Ok((fields, files))
}

/// One file as the body, of one of the [`KINDS`].
pub(crate) fn of_body(ending: &str, name: Option<&str>, bytes: &Bytes) -> Result<Uploads, Problem> {
    if bytes.is_empty() {
        return Err(Problem::unusable(vec![none()]));
    }
    let name = name.map(kept_name).filter(|name| !name.is_empty());
    let mut name = name.unwrap_or_else(|| "so-tinh".to_owned());
    if !KINDS
        .iter()
        .any(|(_, own)| name.to_lowercase().ends_with(&format!(".{own}")))
    {
        name = format!("{name}.{ending}");
    }
    Ok(vec![(name, Arc::from(&bytes[..]))])
}

/// A part that broke off, or that is larger than may come.
pub(crate) fn of_part(error: MultipartError) -> Problem {
    Problem::of_status(error.status())
}

fn none() -> Finding {
    Finding::error("file-missing", Place::whole("form"))
        .says("chưa chọn tệp nào", "no file was sent")
        .expected(
            "ít nhất một sổ tính trong phần `files`",
            "at least one workbook in a part `files`",
        )
}

fn too_many() -> Finding {
    Finding::error("too-many-files", Place::whole("form"))
        .says(
            format!("gửi tối đa {MOST_FILES} tệp một lần"),
            format!("at most {MOST_FILES} files are taken at once"),
        )
        .fix("chia làm nhiều lần gửi", "send them in several requests")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_gets_a_name_that_tells_its_kind() {
        let bytes = Bytes::from_static(b"x");
        let rows = [
            (None, "so-tinh.xlsx"),
            (Some("../An Hòa.xlsx"), "An Hòa.xlsx"),
            (Some("phieu"), "phieu.xlsx"),
            (Some("PHIEU.XLSX"), "PHIEU.XLSX"),
            (Some(".."), "so-tinh.xlsx"),
            (Some("a\r\nb.csv"), "ab.csv"),
        ];
        for (given, kept) in rows {
            let files = of_body("xlsx", given, &bytes).unwrap();
            assert_eq!(files[0].0, kept, "{given:?}");
        }
        assert!(of_body("xlsx", None, &Bytes::new()).is_err());
    }
}
