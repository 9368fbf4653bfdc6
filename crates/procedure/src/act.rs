//! The act that makes a result public.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Decision or notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActKind {
    /// Quyết định.
    Decision,
    /// Thông báo.
    Notice,
}

/// Kind, number, date, issuing body, signer, and the signed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Decision or notice.
    pub kind: ActKind,
    /// As printed: `123/QĐ-UBND`.
    pub number: String,
    /// The day of signing.
    pub date: Date,
    /// UBND tỉnh, Sở Nội vụ, …
    pub body: String,
    /// Who signed, with office.
    pub signer: String,
    /// SHA-256 of the signed PDF.
    pub file: String,
}
