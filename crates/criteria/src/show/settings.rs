//! Words of a set's settings: status, level, policies.

use crate::{Level, MissingPolicy, Policy, ScoredBy, Status};
use finding::Lang;

impl Status {
    /// The word in the file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Reconstructed => "reconstructed",
            Self::Sample => "sample",
        }
    }
    /// The words printed on every result.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Official, Lang::Vi) => "bộ tiêu chí chính thức",
            (Self::Reconstructed, Lang::Vi) => "bộ tiêu chí dựng lại",
            (Self::Sample, Lang::Vi) => "bộ tiêu chí minh họa",
            (Self::Official, Lang::En) => "official criteria set",
            (Self::Reconstructed, Lang::En) => "reconstructed criteria set",
            (Self::Sample, Lang::En) => "sample criteria set",
        }
    }
}

impl Level {
    /// The word in the file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::District => "district",
            Self::Department => "department",
            Self::Province => "province",
        }
    }
    /// The level as it stands on screen.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Commune, Lang::Vi) => "cấp xã",
            (Self::District, Lang::Vi) => "cấp huyện",
            (Self::Department, Lang::Vi) => "sở, ban, ngành",
            (Self::Province, Lang::Vi) => "cấp tỉnh",
            (Self::Commune, Lang::En) => "commune",
            (Self::District, Lang::En) => "district",
            (Self::Department, Lang::En) => "department",
            (Self::Province, Lang::En) => "province",
        }
    }
}

impl Policy {
    /// The word in the file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Drop => "drop",
            Self::Rescale => "rescale",
            Self::Full => "full",
            Self::Spread => "spread",
            Self::Zero => "zero",
            Self::Blank => "blank",
            Self::Ask => "ask",
        }
    }
    /// What happens to the points, as a clause.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Drop, Lang::Vi) => "không tính vào mẫu số",
            (Self::Rescale, Lang::Vi) => "không tính, phần còn lại quy đổi về đủ điểm",
            (Self::Full, Lang::Vi) => "được điểm tối đa",
            (Self::Spread, Lang::Vi) => "điểm tối đa chia cho các tiêu chí cùng cấp",
            (Self::Zero, Lang::Vi) => "0 điểm",
            (Self::Blank, Lang::Vi) => "để trống, điểm tối đa giữ nguyên",
            (Self::Ask, Lang::Vi) => "chờ quyết định",
            (Self::Drop, Lang::En) => "left out of points and maximum",
            (Self::Rescale, Lang::En) => "left out, the rest scaled to its full maximum",
            (Self::Full, Lang::En) => "the maximum",
            (Self::Spread, Lang::En) => "the maximum goes to its siblings",
            (Self::Zero, Lang::En) => "0 points",
            (Self::Blank, Lang::En) => "shown empty, maximum unchanged",
            (Self::Ask, Lang::En) => "to be decided",
        }
    }
}

impl MissingPolicy {
    /// The word in the file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Incomplete => "incomplete",
            Self::Blank => "blank",
            Self::Zero => "zero",
        }
    }
}

impl ScoredBy {
    /// The word in the file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::SelfScore => "self",
            Self::Appraised => "appraised",
            Self::Survey => "survey",
            Self::Imported => "imported",
            Self::Council => "council",
        }
    }
}
