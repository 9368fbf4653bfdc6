//! Words on forms that the set gives or implies.

use criteria::{CriteriaSet, InputKind, Leaf, LeafId, Rule, ScoredBy, Status};

/// `Bộ tiêu chí minh họa`: how far the set may be relied on.
pub(crate) fn status(set: &CriteriaSet) -> &'static str {
    match set.status {
        Status::Official => "Bộ tiêu chí chính thức",
        Status::Reconstructed => "Bộ tiêu chí dựng lại từ số liệu công bố",
        Status::Sample => "Bộ tiêu chí minh họa",
    }
}

/// The first twelve digits of a digest: enough to tell two sets apart on paper.
pub(crate) fn short_digest(digest: &str) -> &str {
    digest.get(..12).unwrap_or(digest)
}

/// Foot of every sheet: round, status, digest.
pub(crate) fn footer(set: &CriteriaSet, round: &str) -> String {
    format!(
        "{round} – {} {} – {}",
        status(set),
        set.name(),
        short_digest(&set.digest)
    )
}

/// Why a unit does not score a leaf itself; `None` where it does.
pub(crate) fn not_self_scored(leaf: &Leaf) -> Option<&'static str> {
    match (&leaf.rule, leaf.scored) {
        (Rule::Info, _) => Some("Chỉ theo dõi, không chấm điểm"),
        (_, ScoredBy::SelfScore) => None,
        (_, ScoredBy::Appraised) => Some("Đơn vị không tự chấm: cơ quan thẩm định chấm"),
        (_, ScoredBy::Survey) => Some("Đơn vị không tự chấm: điểm điều tra xã hội học"),
        (_, ScoredBy::Imported) => Some("Đơn vị không tự chấm: lấy từ hệ thống đã công bố"),
        (_, ScoredBy::Council) => Some("Đơn vị không tự chấm: Hội đồng chấm"),
    }
}

/// The input's title with what it is counted in.
pub(crate) fn input_title(title: &str, kind: &InputKind) -> String {
    let unit = match kind {
        InputKind::Percent if !title.contains('%') => " (%)",
        InputKind::Date => " (ngày/tháng/năm)",
        InputKind::YesNo => " (Có/Không)",
        InputKind::Items => " (nhập ở trang danh mục)",
        _ => "",
    };
    format!("{title}{unit}")
}

/// How the leaf is scored: the decision's own words where the set gives them, else the rule in words.
pub(crate) fn rule(set: &CriteriaSet, leaf: LeafId) -> String {
    let guide = set.leaf(leaf).guide.clone();
    guide.unwrap_or_else(|| criteria::rule_in_words(set, leaf, finding::Lang::Vi))
}
