//! "(Số hồ sơ đúng hạn/tổng số hồ sơ) × điểm tối đa": whether a formula is a ratio times the maximum and nothing else.

use crate::number;
use points::Exact;

/// Whether the sentence multiplies one ratio with the maximum, in words or in figures, and has no figure besides (100% aside, and the bounds before "tính theo công thức").
pub(super) fn is_plain(text: &str, max: &Exact) -> bool {
    let text = text.replace("công thức:", "công thức");
    let text = text
        .rsplit_once(':')
        .map_or(text.as_str(), |(_, after)| after);
    let text = text
        .rsplit_once("công thức")
        .map_or(text, |(_, after)| after);
    let spaced = text
        .replace(['×', '*'], " x ")
        .replace(" nhân với ", " x ")
        .replace(" nhân ", " x ");
    let factors: Vec<&str> = spaced.split(" x ").map(str::trim).collect();
    let figures = |text: &str| {
        let whole = text.replace("100%", "").replace("100 %", "");
        whole.chars().any(|c| c.is_ascii_digit())
    };
    match factors.as_slice() {
        // "theo tỷ lệ", "tính theo công thức": nothing is multiplied, so the maximum is meant.
        [one] => !figures(one),
        [ratio, times] => {
            let ends = [" /100%", "/100%", " / 100%"];
            let times = ends
                .iter()
                .find_map(|end| times.strip_suffix(end))
                .unwrap_or(times);
            let times = times.trim_matches(['(', ')', ' ', '.']);
            let most = [
                "điểm tối đa",
                "số điểm tối đa",
                "điểm chuẩn",
                "thang điểm tối đa",
            ];
            let own = number(times.trim_end_matches("điểm").trim());
            let maximum = most.contains(&times) || own.as_ref() == Some(max);
            maximum && !figures(ratio)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_times_the_maximum_and_nothing_else() {
        let max = Exact::from(2);
        for text in [
            "tỷ lệ × điểm tối đa",
            "tính theo công thức: (số hồ sơ đúng hạn/tổng số hồ sơ) x điểm tối đa",
            "từ 80% trở lên tính theo công thức: tỷ lệ đạt × 2",
            "từ 80% đến dưới 100%: theo tỷ lệ",
            "(tỷ lệ % đạt được x điểm tối đa)/100%",
        ] {
            assert!(is_plain(text, &max), "{text}");
        }
        for text in [
            "tỷ lệ × 3",
            "(a/b) × điểm tối đa × hệ số 0,5",
            "(tỷ lệ/95%) × điểm tối đa",
            "tỷ lệ × điểm tối đa – 0,5",
        ] {
            assert!(!is_plain(text, &max), "{text}");
        }
    }
}
