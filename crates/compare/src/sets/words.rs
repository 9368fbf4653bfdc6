//! What became of a leaf, in words.

use super::shape::plain;
use super::{Change, Comparability, LinkedBy, Moved, Sureness, Why};
use criteria::{MissingPolicy, Policy, ScoredBy};
use finding::{Lang, Text};

pub(crate) fn scorer_words(by: ScoredBy) -> Text {
    match by {
        ScoredBy::SelfScore => Text::new("đơn vị tự chấm", "the unit"),
        ScoredBy::Appraised => Text::new("cơ quan thẩm định", "the appraising body"),
        ScoredBy::Survey => Text::new("điều tra xã hội học", "survey"),
        ScoredBy::Imported => Text::new("lấy từ hệ thống khác", "another system"),
        ScoredBy::Council => Text::new("Hội đồng", "the council"),
    }
}

pub(crate) fn policy_words(policy: Policy) -> Text {
    Text::new(policy.words(Lang::Vi), policy.words(Lang::En))
}

pub(crate) fn missing_words(policy: MissingPolicy) -> Text {
    match policy {
        MissingPolicy::Incomplete => Text::new("chưa đủ kết quả", "incomplete"),
        MissingPolicy::Blank => Text::new("để trống", "blank"),
        MissingPolicy::Zero => Text::new("0 điểm", "0 points"),
    }
}

impl Moved {
    /// `mức từ: 95 → 90`.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        format!(
            "{}: {} → {}",
            self.what.get(lang),
            self.from.get(lang),
            self.to.get(lang)
        )
    }
}

impl Change {
    /// The key in JSON.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Renamed => "renamed",
            Self::Renumbered => "renumbered",
            Self::Reweighted { .. } => "re-weighted",
            Self::Reruled => "re-ruled",
            Self::Thresholds(_) => "threshold-moved",
            Self::Awards(_) => "awards-changed",
            Self::Step(_) => "step-changed",
            Self::Moved { .. } => "moved",
            Self::Scorer(_) => "scorer-changed",
            Self::Policies(_) => "policy-changed",
            Self::Scope(_) => "scope-changed",
            Self::Paper(_) => "paper-changed",
            Self::Merged => "merged",
            Self::Split => "split",
            Self::Regrouped => "regrouped",
            Self::Added => "added",
            Self::Repealed => "repealed",
        }
    }

    /// The change without its figures: `dời ngưỡng`.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Renamed => ("đổi tên", "renamed"),
            Self::Renumbered => ("đổi mã", "renumbered"),
            Self::Reweighted { .. } => ("đổi điểm tối đa", "re-weighted"),
            Self::Reruled => ("đổi cách chấm", "re-ruled"),
            Self::Thresholds(_) => ("dời ngưỡng", "threshold moved"),
            Self::Awards(_) => ("đổi điểm của mức", "points of steps changed"),
            Self::Step(_) => ("đổi bước điểm", "step of points changed"),
            Self::Moved { .. } => ("chuyển mục", "moved"),
            Self::Scorer(_) => ("đổi bên cho điểm", "scorer changed"),
            Self::Policies(_) => ("đổi cách xử lý trường hợp không có số", "policy changed"),
            Self::Scope(_) => ("đổi phạm vi áp dụng", "scope changed"),
            Self::Paper(_) => ("đổi hồ sơ, hướng dẫn", "papers changed"),
            Self::Merged => ("gộp", "merged"),
            Self::Split => ("tách", "split"),
            Self::Regrouped => ("gộp và tách", "regrouped"),
            Self::Added => ("bổ sung", "added"),
            Self::Repealed => ("bãi bỏ", "repealed"),
        };
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// The change with its figures: `dời ngưỡng (mức từ: 95 → 90)`.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let all = |moved: &[Moved]| {
            let words: Vec<String> = moved.iter().map(|own| own.words(lang)).collect();
            format!("{} ({})", self.name(lang), words.join("; "))
        };
        match self {
            Self::Reweighted { from, to } => {
                let (from, to) = (plain(from), plain(to));
                format!("{} {} → {}", self.name(lang), from.get(lang), to.get(lang))
            }
            Self::Thresholds(moved) | Self::Awards(moved) | Self::Step(moved) => all(moved),
            Self::Policies(moved) | Self::Scope(moved) => all(moved),
            Self::Scorer(moved) => all(std::slice::from_ref(moved)),
            Self::Moved { from, to } => {
                let first = match lang {
                    Lang::Vi => "cấp thứ nhất",
                    Lang::En => "first level",
                };
                let name = |name: &str| {
                    if name.is_empty() {
                        first.to_owned()
                    } else {
                        name.to_owned()
                    }
                };
                format!("{} ({} → {})", self.name(lang), name(from), name(to))
            }
            Self::Paper(what) => {
                let words: Vec<&str> = what.iter().map(|own| own.get(lang)).collect();
                format!("{} ({})", self.name(lang), words.join(", "))
            }
            _ => self.name(lang).to_owned(),
        }
    }
}

impl Why {
    /// The key in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Alone => "no-counterpart",
            Self::Regrouped => "regrouped",
            Self::Rule => "rule",
            Self::Thresholds => "thresholds",
            Self::Awards => "awards",
            Self::Scorer => "scorer",
            Self::Policies => "policies",
            Self::Scope => "scope",
            Self::Guide => "guide",
            Self::Peers => "peers",
        }
    }

    /// The reason in words.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Alone => ("chỉ một bộ tiêu chí có", "only one set has it"),
            Self::Regrouped => ("đã gộp hoặc tách", "merged or split"),
            Self::Rule => ("cách chấm khác", "the rule is another one"),
            Self::Thresholds => ("ngưỡng khác", "the thresholds are others"),
            Self::Awards => ("tỷ lệ điểm của các mức khác", "steps earn other shares"),
            Self::Scorer => ("bên cho điểm khác", "others give the answer"),
            Self::Policies => (
                "cách xử lý trường hợp không có số khác",
                "states earn something else",
            ),
            Self::Scope => ("phạm vi áp dụng khác", "the scope is another one"),
            Self::Guide => (
                "điểm cho theo nhận xét và hướng dẫn đã đổi",
                "points by judgement, under another guide",
            ),
            Self::Peers => (
                "điểm phụ thuộc các đơn vị khác trong khối",
                "points depend on the other units of the block",
            ),
        };
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

impl Comparability {
    /// Whether figures compare, in words, with the reasons.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::SameRule, Lang::Vi) => "so sánh được (cùng cách chấm)".to_owned(),
            (Self::SameRule, Lang::En) => "comparable (same rule)".to_owned(),
            (Self::SameGuide, Lang::Vi) => {
                "so sánh được (cùng tên, cùng hướng dẫn cho điểm)".to_owned()
            }
            (Self::SameGuide, Lang::En) => "comparable (same title, same guide)".to_owned(),
            (Self::No(why), _) => {
                let why: Vec<&str> = why.iter().map(|own| own.words(lang)).collect();
                let head = match lang {
                    Lang::Vi => "không so sánh trực tiếp",
                    Lang::En => "not comparable",
                };
                format!("{head}: {}", why.join("; "))
            }
        }
    }
}

impl Sureness {
    /// The key in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::CodeAndTitle => "code-and-title",
            Self::Title => "title",
            Self::CodeAndLikeTitle => "code-and-like-title",
            Self::RuleAndLikeTitle => "rule-and-like-title",
            Self::CodeAndRule => "code-and-rule",
        }
    }

    /// In words.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::CodeAndTitle => ("cùng mã, cùng tên", "same code, same title"),
            Self::Title => ("cùng tên, khác mã", "same title, another code"),
            Self::CodeAndLikeTitle => ("cùng mã, tên gần giống", "same code, a title much alike"),
            Self::RuleAndLikeTitle => ("cùng cách chấm, tên gần giống", "same rule, a title alike"),
            Self::CodeAndRule => ("cùng mã, cùng cách chấm", "same code, same rule"),
        };
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

impl LinkedBy {
    /// The key in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::SameSet => "same-set",
            Self::Follows => "follows",
            Self::Accepted => "accepted",
        }
    }
}
