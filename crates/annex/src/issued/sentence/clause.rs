//! A guide is cut into clauses: a condition, a colon, what it earns.

use crate::number;
use points::Exact;

/// What a clause earns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Award {
    /// "điểm tối đa".
    Most,
    /// "0,5 điểm".
    Points(Exact),
    /// "75% điểm tối đa".
    Share(Exact),
    /// "trừ 50% số điểm".
    Off(Exact),
    /// "tỷ lệ × điểm tối đa".
    Ratio,
}

/// One clause, in lower case with its diacritics; `said` is the condition as written.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    pub(crate) said: String,
    pub(crate) condition: String,
    pub(crate) award: Option<Award>,
    /// The whole clause.
    pub(crate) whole: String,
}

/// Longer guides are prose.
const MOST: usize = 40;

/// The clauses of a guide: lines, and parts between semicolons and full stops.
pub(crate) fn split(guide: &str) -> Vec<Clause> {
    let mut parts: Vec<String> = Vec::new();
    for line in guide.lines() {
        for part in line.split(';') {
            parts.extend(sentences(part));
        }
    }
    parts.truncate(MOST);
    parts.iter().map(|part| clause(part)).collect()
}

/// Cuts at a full stop before a blank; one between digits is a number's.
fn sentences(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let ends = *letter == '.' && letters.get(at + 1).is_none_or(|next| next.is_whitespace());
        if ends {
            all.push(String::new());
        } else if let Some(last) = all.last_mut() {
            last.push(*letter);
        }
    }
    let bare = |text: &String| {
        let text = text.trim();
        let text = text.trim_start_matches(['-', '+', '*', '•', '–']).trim();
        text.trim_end_matches([',', '.']).trim().to_owned()
    };
    let all = all.iter().map(bare);
    all.filter(|text| !text.is_empty()).collect()
}

fn clause(text: &str) -> Clause {
    let whole = vietnamese::key(text);
    let cut = text.rsplit_once(':').or_else(|| {
        // "đạt 100% được 2 điểm"
        [" thì được ", " được ", " đạt "].iter().find_map(|word| {
            let (before, after) = text.rsplit_once(word)?;
            award(&vietnamese::key(after)).map(|_| (before, after))
        })
    });
    // "Vi phạm nhẹ trừ 50% số điểm": the word belongs to what is earned.
    let cut = cut.or_else(|| {
        let starts = [" bị trừ ", " trừ ", " bị giảm ", " giảm "];
        let at = starts.iter().filter_map(|word| text.rfind(word)).min()?;
        let (before, after) = text.split_at(at);
        matches!(award(&vietnamese::key(after)), Some(Award::Off(_))).then_some((before, after))
    });
    // "Đạt từ 80% trở lên tính theo công thức: tỷ lệ × điểm tối đa".
    let cut = cut.map(|(said, earned)| (without_formula(said), earned));
    let (said, earned) = match cut {
        Some((said, earned)) => (said.trim(), award(&vietnamese::key(earned))),
        None => (text, None),
    };
    Clause {
        said: said.to_owned(),
        condition: vietnamese::key(said),
        award: earned,
        whole,
    }
}

/// The condition without the words that only announce a formula.
fn without_formula(said: &str) -> &str {
    let lower = said.to_lowercase();
    // Lower case may have another length, so that only equal lengths are cut.
    if lower.len() != said.len() {
        return said;
    }
    let words = [
        " thì điểm được tính theo công thức",
        " thì tính theo công thức",
        " điểm được tính theo công thức",
        " được tính theo công thức",
        " tính điểm theo công thức",
        " tính theo công thức",
    ];
    let found = words.iter().find_map(|word| lower.strip_suffix(word));
    found
        .and_then(|rest| said.get(..rest.len()))
        .map_or(said, |rest| rest.trim_end_matches([',', ' ']))
}

/// What the words after the colon earn, or `None`.
pub(crate) fn award(text: &str) -> Option<Award> {
    let mut text = text.trim();
    for word in ["được", "đạt", "chấm", "tính", "cho", "là"] {
        if let Some(rest) = text.strip_prefix(word) {
            text = rest.trim_start();
        }
    }
    let most = [
        "tối đa",
        "điểm tối đa",
        "số điểm tối đa",
        "đủ điểm",
        "100% điểm tối đa",
        "100% số điểm",
        "100% điểm",
    ];
    if most.contains(&text) {
        return Some(Award::Most);
    }
    if [
        "không điểm",
        "không tính điểm",
        "không có điểm",
        "không được điểm",
    ]
    .contains(&text)
        || text == "không cho điểm"
    {
        return Some(Award::Points(Exact::ZERO));
    }
    if is_ratio(text) {
        return Some(Award::Ratio);
    }
    let off = ["bị trừ ", "trừ ", "bị giảm ", "giảm ", "trừ đi "]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    if let Some((share, rest)) = off.unwrap_or(text).split_once('%') {
        let rest = rest.trim();
        let of_maximum = [
            "",
            "điểm",
            "số điểm",
            "điểm tối đa",
            "số điểm tối đa",
            "điểm chuẩn",
        ];
        let share = number(share).filter(|_| of_maximum.contains(&rest))?;
        let whole = share.is_negative() || share > Exact::from(100);
        let earned = if off.is_some() {
            Award::Off(share)
        } else {
            Award::Share(share)
        };
        return (!whole).then_some(earned);
    }
    // Points taken off of what the criterion would have earned are no award.
    if off.is_some() {
        return None;
    }
    let text = text.trim_end_matches("điểm").trim_end_matches('đ').trim();
    number(text).map(Award::Points)
}

/// "tính theo tỷ lệ", "(b/a) × điểm tối đa", "tỷ lệ % × 2".
pub(crate) fn is_ratio(text: &str) -> bool {
    let times = ["×", " x ", "*", "nhân"]
        .iter()
        .any(|sign| text.contains(sign));
    let ratio = text.contains("tỷ lệ")
        || text.contains("tỉ lệ")
        || text.contains('/')
        || text.contains("công thức");
    (times && ratio)
        || text.contains("theo tỷ lệ")
        || text.contains("theo tỉ lệ")
        || text == "tỷ lệ"
}
