//! `survey-weight-not-usable`.

use super::Request;
use finding::Finding;

/// A finding on the first of the rows, which says how many there are.
pub(crate) fn weights_refused(request: &Request<'_>, rows: &[usize], findings: &mut Vec<Finding>) {
    let Some(first) = rows.first() else { return };
    let n = rows.len();
    findings.push(
        Finding::error("survey-weight-not-usable", request.responses.place(*first))
            .says(
                format!("{n} phiếu có trọng số âm hoặc không phải là số nên không được tính"),
                format!(
                    "{n} responses have a weight that is negative or no number and were left out"
                ),
            )
            .expected("trọng số từ 0 trở lên", "a weight of 0 or more")
            .fix("sửa cột trọng số", "mend the column of weights"),
    );
}
