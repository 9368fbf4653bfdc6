//! Words of the rules that take more than a line.

use super::asked::asked_words;
use super::award::in_points;
use super::measure::{measure, step, title};
use super::number::plain;
use super::rule::over;
use crate::{Best, DayKind, Leaf, Measure, PeerMethod, Respondents, Step, Steps};
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
    let index = |group: &Respondents| {
        let index = value(leaf, group, lang);
        match &group.asked {
            Some(asked) => format!("{index} ({})", asked_words(asked, lang)),
            None => index,
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

/// What a group's index is: the title of its input, or the mean of its options.
fn value(leaf: &Leaf, group: &Respondents, lang: Lang) -> String {
    let Some(input) = group.index else {
        let option = |(input, weight): &(u16, Exact)| {
            format!("{} {}%", title(leaf, *input), plain(weight, lang))
        };
        let options: Vec<String> = group.options.iter().map(option).collect();
        return match lang {
            Lang::Vi => format!("bình quân phương án trả lời ({})", options.join(", ")),
            Lang::En => format!("mean of the answers ({})", options.join(", ")),
        };
    };
    title(leaf, input).to_owned()
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
