//! Files to be read, as they come in: the parts of a form, or one file as the body.

use crate::desk::evidence::kept_name;
use crate::problem::Problem;
use crate::worker::Uploads;
use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use finding::{Finding, Place};
use std::sync::Arc;

/// The most fields beside the files.
const MOST_FIELDS: usize = 10;

/// What is taken with one request.
#[derive(Debug)]
pub(crate) struct Takes {
    /// The name of the parts that are files.
    part: &'static str,
    /// The most files at once.
    most: usize,
    /// The longest field beside them, in bytes.
    longest: usize,
    /// The kinds of a body that is one file, with the ending that its name gets where it has none.
    kinds: &'static [(&'static str, &'static str)],
    /// The name of a body that has none.
    unnamed: &'static str,
}

const XLSX: (&str, &str) = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xlsx",
);

/// Workbooks for a round.
pub(crate) const WORKBOOKS: Takes = Takes {
    part: "files",
    most: 500,
    longest: 200,
    kinds: &[
        XLSX,
        (
            "application/vnd.ms-excel.sheet.binary.macroenabled.12",
            "xlsb",
        ),
        ("application/vnd.ms-excel", "xls"),
        ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
        ("text/csv", "csv"),
        ("application/zip", "zip"),
    ],
    unnamed: "so-tinh",
};

/// The file of a criteria set, with the words of its form.
pub(crate) const A_SET: Takes = Takes {
    part: "file",
    most: 1,
    longest: 20_000,
    kinds: &[XLSX, ("application/toml", "toml")],
    unnamed: "bo-tieu-chi",
};

/// The fields of a form beside its files.
pub(crate) type Fields = Vec<(String, String)>;

/// The files of a request, by what it says that it is: the parts of a form, or one file as the body.
pub(crate) async fn of_request(
    request: Request,
    name: Option<&str>,
    takes: &Takes,
) -> Result<Uploads, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|own| own.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let kind = kind.to_ascii_lowercase();
    if kind == "multipart/form-data" {
        let parts = Multipart::from_request(request, &()).await;
        let parts = parts.map_err(|own| Problem::of_status(own.status()))?;
        return Ok(of_parts(parts, takes).await?.1);
    }
    let known = takes.kinds.iter().find(|(own, _)| *own == kind);
    let (_, ending) =
        known.ok_or_else(|| Problem::of_status(StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
    let bytes = Bytes::from_request(request, &()).await;
    let bytes = bytes.map_err(|own| Problem::of_status(own.status()))?;
    of_body(ending, name, &bytes, takes)
}

/// The fields of a form, and its files by the last part of their names.
pub(crate) async fn of_parts(
    mut parts: Multipart,
    takes: &Takes,
) -> Result<(Fields, Uploads), Problem> {
    let (mut fields, mut files) = (Fields::new(), Uploads::new());
    while let Some(part) = parts.next_field().await.map_err(of_part)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name != takes.part {
            let text = part.text().await.map_err(of_part)?;
            if text.len() > takes.longest || fields.len() >= MOST_FIELDS {
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
        if files.len() >= takes.most {
            return Err(Problem::unusable(vec![too_many(takes)]));
        }
        files.push((file, Arc::from(&bytes[..])));
    }
    if files.is_empty() {
        return Err(Problem::unusable(vec![none(takes)]));
    }
    Ok((fields, files))
}

/// One file as the body, of one of the kinds that are taken.
fn of_body(
    ending: &str,
    name: Option<&str>,
    bytes: &Bytes,
    takes: &Takes,
) -> Result<Uploads, Problem> {
    if bytes.is_empty() {
        return Err(Problem::unusable(vec![none(takes)]));
    }
    let name = name.map(kept_name).filter(|name| !name.is_empty());
    let mut name = name.unwrap_or_else(|| takes.unnamed.to_owned());
    let ends = |own: &str| name.to_lowercase().ends_with(&format!(".{own}"));
    if !takes.kinds.iter().any(|(_, own)| ends(own)) {
        name = format!("{name}.{ending}");
    }
    Ok(vec![(name, Arc::from(&bytes[..]))])
}

/// A part that broke off, or that is larger than may come.
pub(crate) fn of_part(error: MultipartError) -> Problem {
    Problem::of_status(error.status())
}

fn none(takes: &Takes) -> Finding {
    let part = takes.part;
    Finding::error("file-missing", Place::whole("form"))
        .says("chưa chọn tệp nào", "no file was sent")
        .expected(
            format!("ít nhất một tệp trong phần `{part}`"),
            format!("at least one file in a part `{part}`"),
        )
}

fn too_many(takes: &Takes) -> Finding {
    let most = takes.most;
    Finding::error("too-many-files", Place::whole("form"))
        .says(
            format!("gửi tối đa {most} tệp một lần"),
            format!("{most} files at most are taken at once"),
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
            let files = of_body("xlsx", given, &bytes, &WORKBOOKS).unwrap();
            assert_eq!(files[0].0, kept, "{given:?}");
        }
        assert!(of_body("xlsx", None, &Bytes::new(), &WORKBOOKS).is_err());
    }
}
