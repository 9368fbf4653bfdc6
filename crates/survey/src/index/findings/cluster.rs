//! `survey-cluster-not-said`.

use super::{Request, instrument};
use finding::Finding;

pub(crate) fn clusters_unsaid(request: &Request<'_>, n: u64, findings: &mut Vec<Finding>) {
    if n == 0 {
        return;
    }
    findings.push(
        Finding::warning("survey-cluster-not-said", instrument(request))
            .says(
                format!("{n} phiếu không ghi cụm (thôn, tổ dân phố): trong mỗi đơn vị các phiếu này được coi là một cụm; đơn vị không có phiếu nào ghi cụm được tính như mẫu ngẫu nhiên đơn giản"),
                format!("{n} responses do not say their cluster (village): within a unit they count as one cluster, and a unit where none says it is computed as a simple random sample"),
            )
            .expected(
                "mỗi phiếu ghi thôn hoặc tổ dân phố",
                "a village on every response",
            )
            .fix("bổ sung cột cụm trong tệp phiếu", "fill in the column of clusters"),
    );
}
