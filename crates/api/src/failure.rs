//! What the rooms below say, as problems.

use crate::problem::Problem;
use axum::http::StatusCode;
use finding::{Finding, Text};
use procedure::Refusal;
use store::Failure;

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NotFound(_) => Self::not_found(),
            Failure::Exists => Self::conflict(Text::new(
                "tên hoặc mã này đã có",
                "this name or id is taken already",
            )),
            Failure::Moved => Self::conflict(Text::new(
                "nội dung vừa có thay đổi; mở lại trang rồi làm lại",
                "this has changed meanwhile; open the page again and repeat",
            )),
            Failure::TooLarge(limit) => Self::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                Text::new(
                    format!("tệp lớn hơn {} MB", limit >> 20),
                    format!("the file is larger than {} MB", limit >> 20),
                ),
            ),
            Failure::BadPath | Failure::ZeroByte => Self::bad_request(),
            other => Self::ours(&other),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::new(StatusCode::FORBIDDEN, refusal.code, refusal.says)
    }
}

impl From<Box<Finding>> for Problem {
    fn from(finding: Box<Finding>) -> Self {
        Self::unusable(vec![*finding])
    }
}
