//! `survey-cluster-…`, `survey-stage-…`: populations and stages of clusters that could not be used.

use super::{Request, instrument, unit_code};
use crate::estimate::DesignError;
use finding::Finding;

/// What happens where a stage cannot be used.
const INSTEAD: (&str, &str) = (
    "sai số tính theo cụm bậc một như chọn có hoàn lại",
    "errors are those of first-stage clusters drawn with replacement",
);

fn warning(code: &str, request: &Request<'_>, vi: &str, en: &str) -> Finding {
    let (vi_rest, en_rest) = INSTEAD;
    Finding::warning(code, instrument(request))
        .says(format!("{vi}; {vi_rest}"), format!("{en}; {en_rest}"))
}

pub(crate) fn stages_without_sizes(request: &Request<'_>) -> Finding {
    warning(
        "survey-stages-without-sizes",
        request,
        "mẫu nhiều bậc nhưng không có số cụm của tổng thể",
        "the sample has several stages, but populations of clusters are not given",
    )
    .expected("khóa design.population", "the key design.population")
    .fix(
        "bổ sung tệp số thôn, số hộ của từng nơi nếu có",
        "add a file of how many villages and households there are, if it is known",
    )
}

pub(crate) fn sizes_unused(request: &Request<'_>) -> Finding {
    warning(
        "survey-cluster-sizes-unused",
        request,
        "số cụm của tổng thể không dùng được",
        "populations of clusters cannot be used",
    )
    .expected(
        "mẫu xác suất có cột cụm, mỗi đơn vị là một tầng",
        "a probability sample with columns of clusters whose units are strata",
    )
    .fix(
        "ghi probability = true và cluster trong design",
        "write probability = true and cluster in design",
    )
}

pub(crate) fn stage_lonely(request: &Request<'_>, stage: usize) -> Finding {
    warning(
        "survey-stage-lonely",
        request,
        &format!("ở bậc {stage} có nơi chỉ chọn một cụm trong nhiều cụm"),
        &format!("at stage {stage} some places have a single cluster of several"),
    )
    .expected("ít nhất hai cụm", "at least two clusters")
    .fix(
        "chọn cách tính khác với khóa `lonely`, hoặc bỏ bậc này",
        "choose another treatment with the key `lonely`, or leave this stage out",
    )
}

pub(crate) fn sizes_missing(request: &Request<'_>, n: u64) -> Finding {
    Finding::warning("survey-cluster-sizes-missing", instrument(request))
        .says(
            format!("{n} nơi không có số cụm của tổng thể; ở đó tính như chọn có hoàn lại"),
            format!("the population of clusters is not given in {n} places; there clusters count as drawn with replacement"),
        )
        .expected("số cụm ở mọi nơi của mẫu", "populations everywhere in the sample")
        .fix("bổ sung tệp số cụm", "add them to the file of populations of clusters")
}

pub(crate) fn cluster_size_small(
    request: &Request<'_>,
    unit: u32,
    (drawn, size): (u64, u64),
) -> Finding {
    let found = format!("{drawn} > {size}");
    let code = unit_code(request, unit as usize);
    Finding::warning("survey-cluster-size-too-small", instrument(request))
        .says(
            format!("ở {code} mẫu có nhiều cụm hơn tổng thể đã khai; ở đó tính như chọn có hoàn lại"),
            format!("in {code} the sample has more clusters than the population given; there they count as drawn with replacement"),
        )
        .found(&*found, &*found)
        .fix("kiểm tra tệp số cụm", "check the file of populations of clusters")
        .of_unit(code)
}

pub(crate) fn design_refused(request: &Request<'_>, error: &DesignError) -> Finding {
    warning(
        "survey-design-refused",
        request,
        "thiết kế mẫu có mâu thuẫn",
        "the design contradicts itself",
    )
    .found(error.to_string(), error.to_string())
}
