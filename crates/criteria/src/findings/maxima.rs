//! `sum-of-children`, `sum-of-fields`, `sum-differs`, `sum-differs-needless`, `total-zero`, `cap-zero`, `cap-not-reached`.

use crate::show::plain;
use finding::{Finding, Lang, Place};
use points::Exact;

/// The difference with its sign: what the sum has over the stated maximum.
fn difference(sum: &Exact, stated: &Exact, lang: Lang) -> String {
    let difference = sum.minus(stated);
    let sign = if difference.is_negative() { "" } else { "+" };
    format!("{sign}{}", plain(&difference, lang))
}

fn measured(finding: Finding, sum: &Exact, stated: &Exact) -> Finding {
    let found = |lang| format!("{} ({})", plain(sum, lang), difference(sum, stated, lang));
    finding
        .found(found(Lang::Vi), found(Lang::En))
        .expected(plain(stated, Lang::Vi), plain(stated, Lang::En))
}

const FIX: (&str, &str) = (
    "sửa điểm tối đa; nếu quyết định ban hành đúng như vậy, thêm `sum-differs = \"lý do\"`",
    "correct the maxima; where the decision was issued like this, add `sum-differs = \"reason\"`",
);

pub(crate) fn sum_wrong(place: Place, code: &str, sum: &Exact, stated: &Exact) -> Finding {
    let finding = Finding::error("sum-of-children", place).says(
        format!(
            "điểm tối đa của các tiêu chí thuộc {code} cộng lại không bằng điểm tối đa của {code}"
        ),
        format!("the maxima below {code} do not add up to the maximum of {code}"),
    );
    measured(finding, sum, stated).fix(FIX.0, FIX.1)
}

pub(crate) fn total_wrong(place: Place, sum: &Exact, stated: &Exact) -> Finding {
    let finding = Finding::error("sum-of-fields", place).says(
        "điểm tối đa của các lĩnh vực cộng lại không bằng `total`",
        "the maxima of the first level do not add up to `total`",
    );
    measured(finding, sum, stated).fix(FIX.0, FIX.1)
}

pub(crate) fn sum_declared(place: Place, sum: &Exact, stated: &Exact, reason: &str) -> Finding {
    let reason = crate::toml::shortened(reason);
    let finding = Finding::info("sum-differs", place).says(
        format!("tổng điểm tối đa chênh lệch như đã khai: {reason}"),
        format!("the maxima differ as declared: {reason}"),
    );
    measured(finding, sum, stated)
}

pub(crate) fn declared_for_nothing(place: Place) -> Finding {
    Finding::warning("sum-differs-needless", place)
        .says(
            "`sum-differs` được khai nhưng tổng điểm tối đa không chênh lệch",
            "`sum-differs` is declared, but the maxima add up",
        )
        .fix("bỏ `sum-differs`", "remove `sum-differs`")
}

pub(crate) fn total_zero(place: Place, total: &Exact) -> Finding {
    Finding::error("total-zero", place)
        .says("tổng điểm phải lớn hơn 0", "the total has to be over 0")
        .found(total.to_string(), total.to_string())
        .fix("sửa `total`", "correct `total`")
}

pub(crate) fn cap_zero(place: Place, cap: &Exact) -> Finding {
    Finding::error("cap-zero", place)
        .says(
            "mức trần của điểm cộng, điểm trừ phải lớn hơn 0",
            "the cap of bonus or penalty has to be over 0",
        )
        .found(cap.to_string(), cap.to_string())
        .fix("sửa `cap`", "correct `cap`")
}

pub(crate) fn cap_never_reached(place: Place, sum: &Exact, cap: &Exact) -> Finding {
    Finding::warning("cap-not-reached", place)
        .says(
            "mức trần không bao giờ đạt tới: các tiêu chí cộng lại thấp hơn",
            "the cap is never reached: the criteria add up to less",
        )
        .found(plain(sum, Lang::Vi), plain(sum, Lang::En))
        .expected(
            format!("ít nhất {}", plain(cap, Lang::Vi)),
            format!("at least {}", plain(cap, Lang::En)),
        )
        .fix("sửa `cap` hoặc điểm tối đa", "correct `cap` or the maxima")
}
