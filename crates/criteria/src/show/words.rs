//! Words of the rules that take more than a line, and of the set's own settings.

use super::award::in_points;
use super::measure::{measure, step, title};
use super::number::plain;
use super::rule::over;
use crate::{
    Best, DayKind, Leaf, Level, Measure, MissingPolicy, PeerMethod, Policy, Respondents, Status,
    Step, Steps,
};
use finding::Lang;
use jiff::civil::Date;
use points::Exact;

pub(crate) fn deadline(
    due: Option<Date>,
    days: DayKind,
    steps: &Steps,
    max: &Exact,
    lang: Lang,
) -> String {
    let unit = match (days, lang) {
        (DayKind::Calendar, Lang::Vi) => " ngày",
        (DayKind::Working, Lang::Vi) => " ngày làm việc",
        (DayKind::Calendar, Lang::En) => " days",
        (DayKind::Working, Lang::En) => " working days",
    };
    let on_time = |own: &Step| {
        own.lower.is_none()
            && own
                .upper
                .as_ref()
                .is_some_and(|edge| edge.included && edge.value.is_zero())
    };
    let branches = over(steps, max, lang, |own| match (on_time(own), lang) {
        (true, Lang::Vi) => "đúng hạn".to_owned(),
        (true, Lang::En) => "on time".to_owned(),
        (false, Lang::Vi) => format!("chậm {}", step(&in_days(own), unit, lang)),
        (false, Lang::En) => format!("{} late", step(&in_days(own), unit, lang)),
    });
    match (due, lang) {
        (Some(due), Lang::Vi) => {
            let (day, month, year) = (due.day(), due.month(), due.year());
            format!("hạn {day:02}/{month:02}/{year}; {branches}")
        }
        (Some(due), Lang::En) => format!("due {due}; {branches}"),
        (None, _) => branches,
    }
}

/// Between two bounds days are counted whole: over 0 is from 1, under 6 is to 5.
fn in_days(step: &Step) -> Step {
    let mut whole = step.clone();
    if let (Some(lower), Some(upper)) = (&mut whole.lower, &mut whole.upper) {
        for (edge, by) in [(lower, 1), (upper, -1)] {
            if !edge.included && edge.value.to_integer().is_some() {
                edge.value = edge.value.plus(&Exact::from(by));
                edge.included = true;
            }
        }
    }
    whole
}

pub(crate) fn survey(leaf: &Leaf, groups: &[Respondents], max: &Exact, lang: Lang) -> String {
    let most = in_points(max, lang);
    let index = |group: &Respondents| match group.index {
        Some(input) => title(leaf, input).to_owned(),
        None => {
            let option = |(input, weight): &(u16, Exact)| {
                format!("{} {}%", title(leaf, *input), plain(weight, lang))
            };
            let options: Vec<String> = group.options.iter().map(option).collect();
            match lang {
                Lang::Vi => format!("bình quân phương án trả lời ({})", options.join(", ")),
                Lang::En => format!("mean of the answers ({})", options.join(", ")),
            }
        }
    };
    if let [group] = groups {
        return format!("{} × {most}", index(group));
    }
    let group = |group: &Respondents| {
        let weight = plain(&group.weight, lang);
        match lang {
            Lang::Vi => format!("{} (trọng số {weight}): {}", group.title, index(group)),
            Lang::En => format!("{} (weight {weight}): {}", group.title, index(group)),
        }
    };
    let groups: Vec<String> = groups.iter().map(group).collect();
    match lang {
        Lang::Vi => format!(
            "bình quân theo trọng số các nhóm × {most}: {}",
            groups.join("; ")
        ),
        Lang::En => format!(
            "weighted mean of the groups × {most}: {}",
            groups.join("; ")
        ),
    }
}

pub(crate) fn imported(scale: Option<&Exact>, max: &Exact, lang: Lang) -> String {
    let most = in_points(max, lang);
    match (scale, lang) {
        (None, Lang::Vi) => format!("lấy điểm đã công bố, tối đa {most}"),
        (None, Lang::En) => format!("points as published, {most} at most"),
        (Some(scale), Lang::Vi) => {
            format!("chỉ số đã công bố ÷ {} × {most}", plain(scale, lang))
        }
        (Some(scale), Lang::En) => format!("the published index ÷ {} × {most}", plain(scale, lang)),
    }
}

pub(crate) fn peers(
    leaf: &Leaf,
    looked_at: &Measure,
    method: PeerMethod,
    better: Best,
    max: &Exact,
    lang: Lang,
) -> String {
    let (what, most) = (measure(leaf, looked_at), in_points(max, lang));
    match (method, better, lang) {
        (PeerMethod::MinMax, Best::Higher, Lang::Vi) => {
            format!("so trong khối: ({what} − thấp nhất) ÷ (cao nhất − thấp nhất) × {most}")
        }
        (PeerMethod::MinMax, Best::Lower, Lang::Vi) => {
            format!("so trong khối: (cao nhất − {what}) ÷ (cao nhất − thấp nhất) × {most}")
        }
        (PeerMethod::ShareOfBest, Best::Higher, Lang::Vi) => {
            format!("so trong khối: {what} ÷ cao nhất × {most}")
        }
        (PeerMethod::ShareOfBest, Best::Lower, Lang::Vi) => {
            format!("so trong khối: thấp nhất ÷ {what} × {most}")
        }
        (PeerMethod::MinMax, Best::Higher, Lang::En) => {
            format!("within the block: ({what} − lowest) ÷ (highest − lowest) × {most}")
        }
        (PeerMethod::MinMax, Best::Lower, Lang::En) => {
            format!("within the block: (highest − {what}) ÷ (highest − lowest) × {most}")
        }
        (PeerMethod::ShareOfBest, Best::Higher, Lang::En) => {
            format!("within the block: {what} ÷ highest × {most}")
        }
        (PeerMethod::ShareOfBest, Best::Lower, Lang::En) => {
            format!("within the block: lowest ÷ {what} × {most}")
        }
    }
}

pub(crate) fn typed(council: bool, step: Option<&Exact>, max: &Exact, lang: Lang) -> String {
    let most = in_points(max, lang);
    let words = match (council, lang) {
        (true, Lang::Vi) => format!("Hội đồng cho điểm từ 0 đến {most}"),
        (false, Lang::Vi) => format!("nhập điểm từ 0 đến {most}"),
        (true, Lang::En) => format!("points by the council, 0 to {most}"),
        (false, Lang::En) => format!("points entered, 0 to {most}"),
    };
    match (step, lang) {
        (None, _) => words,
        (Some(step), Lang::Vi) => format!("{words}, bội số của {}", plain(step, lang)),
        (Some(step), Lang::En) => format!("{words}, in steps of {}", plain(step, lang)),
    }
}

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
