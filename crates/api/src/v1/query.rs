//! What several addresses take in their query.

use crate::http::{BothJson, FindingJson, Keep, Sent};
use crate::problem::Problem;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use finding::{Lang, Text};
use ranking::CsvKind;
use serde::{Deserialize, Serialize};

/// The language of words within an answer. It is taken from the address alone, so that the same address gives everybody the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Language {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl From<Language> for Lang {
    fn from(own: Language) -> Self {
        match own {
            Language::Vi => Self::Vi,
            Language::En => Self::En,
        }
    }
}

/// For whom a CSV is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum For {
    /// UTF-8, comma, decimal point, LF.
    #[default]
    Programs,
    /// UTF-8 with BOM, semicolon, decimal comma, CRLF.
    Excel,
}

impl From<For> for CsvKind {
    fn from(own: For) -> Self {
        match own {
            For::Programs => Self::Machine,
            For::Excel => Self::Excel,
        }
    }
}

/// `lang`.
#[derive(Debug, Clone, Copy, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct InLang {
    /// `vi` (default) or `en`.
    #[serde(default)]
    #[param(inline)]
    pub(crate) lang: Language,
}

/// `version`.
#[derive(Debug, Clone, Copy, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct OfVersion {
    /// A version of the publication, from 1; without it the one in force.
    #[param(minimum = 1, maximum = 1_000_000)]
    pub(crate) version: Option<u32>,
}

/// `for` of a CSV.
#[derive(Debug, Clone, Copy, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Whom {
    /// `programs` (default) or `excel`.
    #[serde(default, rename = "for")]
    #[param(inline)]
    pub(crate) whom: For,
}

/// `lang`, and `for` of a CSV.
#[derive(Debug, Clone, Copy, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Words {
    /// `vi` (default) or `en`.
    #[serde(default)]
    #[param(inline)]
    pub(crate) lang: Language,
    /// `programs` (default) or `excel`.
    #[serde(default, rename = "for")]
    #[param(inline)]
    pub(crate) whom: For,
}

/// The kind of a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A value as JSON.
pub(crate) fn json(value: &impl Serialize) -> Result<Sent, Problem> {
    let bytes = serde_json::to_vec(value).map_err(|error| Problem::ours(&error))?;
    Ok(Sent::new(bytes, "application/json"))
}

/// A text as CSV, under a name.
pub(crate) fn csv(text: String, name: &str) -> Sent {
    Sent::new(text, "text/csv; charset=utf-8").named(&format!("{name}.csv"))
}

/// A workbook, under a name.
pub(crate) fn xlsx(bytes: Vec<u8>, name: &str) -> Sent {
    Sent::new(bytes, XLSX).named(&format!("{name}.xlsx"))
}

/// 201, with the address of what was made.
pub(crate) fn created(sent: &Sent, at: &str) -> Result<Response, Problem> {
    let mut response = sent.answer(&HeaderMap::new(), Keep::Private);
    *response.status_mut() = StatusCode::CREATED;
    let at = HeaderValue::from_str(at).map_err(|error| Problem::ours(&error))?;
    response.headers_mut().insert(header::LOCATION, at);
    Ok(response)
}

/// 400, saying what is not understood.
pub(crate) fn not_understood(vi: &str, en: &str) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "bad-request", Text::new(vi, en))
}

/// A refusal: `application/problem+json`.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it only describes what `problem` writes")]
pub(crate) struct ProblemJson {
    /// `/problems/not-found`.
    r#type: String,
    /// `not-found`.
    code: String,
    /// The status again.
    status: u16,
    /// One sentence in the language asked for.
    title: String,
    /// The same in `vi` and `en`.
    detail: BothJson,
    /// The request's number, to be told to the administrator.
    reference: String,
    /// What to mend, where there is something.
    findings: Option<Vec<FindingJson>>,
}
