//! The comparison for a terminal.

use super::shape::plain;
use super::{FieldFlow, Group, Section, SetComparison};
use criteria::{CriteriaSet, LeafId};
use finding::Lang;

/// The comparison as text: what changed leaf by leaf (what was kept is only counted), points by field, what does not compare, proposals.
#[must_use]
pub fn set_text(old: &CriteriaSet, new: &CriteriaSet, found: &SetComparison, lang: Lang) -> String {
    let say = |vi: &'static str, en: &'static str| match lang {
        Lang::Vi => vi,
        Lang::En => en,
    };
    let mut out = format!("{} → {}\n", set_line(old, lang), set_line(new, lang));
    for notice in [&old.notice, &new.notice]
        .into_iter()
        .flatten()
        .collect::<std::collections::BTreeSet<_>>()
    {
        out.push_str(&format!("{notice}\n"));
    }
    let kept = found
        .groups
        .iter()
        .filter(|own| own.changes.is_empty())
        .count();
    let compare = found
        .groups
        .iter()
        .filter(|own| own.comparable.is_yes())
        .count();
    out.push_str(&match lang {
        Lang::Vi => format!(
            "\n{} tiêu chí chấm điểm → {}; giữ nguyên {kept}; so sánh trực tiếp được {compare}\n",
            old.leaves.len(),
            new.leaves.len()
        ),
        Lang::En => format!(
            "\n{} leaves → {}; kept {kept}; comparable {compare}\n",
            old.leaves.len(),
            new.leaves.len()
        ),
    });
    for own in found.groups.iter().filter(|own| !own.changes.is_empty()) {
        out.push_str(&format!("\n{}\n", head(old, new, own, lang)));
        for change in &own.changes {
            out.push_str(&format!("    {}\n", change.words(lang)));
        }
        if !own.comparable.is_yes() && !own.old.is_empty() && !own.new.is_empty() {
            out.push_str(&format!("    {}\n", own.comparable.words(lang)));
        }
        for reason in super::reasons(old, new, own) {
            if let Some(words) = &reason.words {
                out.push_str(&format!("    {}: {words}\n", say("lý do", "reason")));
            }
            if let Some(basis) = &reason.basis {
                let basis = basis.get(lang);
                out.push_str(&format!("    {}: {basis}\n", say("căn cứ", "basis")));
            }
        }
    }
    out.push_str(&format!(
        "\n{}\n",
        say("Điểm tối đa theo lĩnh vực", "Maximum points by field")
    ));
    for own in &found.fields {
        out.push_str(&field(old, new, own, lang));
    }
    if !found.proposals.is_empty() {
        out.push_str(&format!(
            "\n{}\n",
            say(
                "Có thể là cùng một tiêu chí (đề xuất, chưa dùng; ghi follows vào bộ tiêu chí mới, hoặc --accept-proposals để nhận các cặp cùng mã, cùng tên)",
                "May be the same criterion (proposals, not used; write follows into the new set, or --accept-proposals takes those of same code and same title)",
            )
        ));
        for own in &found.proposals {
            out.push_str(&format!(
                "    {} → {}: {} ({}%)\n",
                leaf(old, own.old, lang),
                leaf(new, own.new, lang),
                own.sureness.words(lang),
                own.alike
            ));
        }
    }
    out
}

fn set_line(set: &CriteriaSet, lang: Lang) -> String {
    let name = super::text_in_force(set);
    format!("{} ({})", name.get(lang), set.status.words(lang))
}

fn leaf(set: &CriteriaSet, id: LeafId, lang: Lang) -> String {
    let node = set.leaf_node(id);
    let title = match (lang, &node.title_en) {
        (Lang::En, Some(title)) => title,
        _ => &node.title,
    };
    format!("{} {title} [{}]", node.code, plain(&node.max).get(lang))
}

fn head(old: &CriteriaSet, new: &CriteriaSet, own: &Group, lang: Lang) -> String {
    let names = |set: &CriteriaSet, leaves: &[LeafId]| {
        let names: Vec<String> = leaves.iter().map(|id| leaf(set, *id, lang)).collect();
        names.join(" + ")
    };
    let (before, after) = (names(old, &own.old), names(new, &own.new));
    match (own.old.is_empty(), own.new.is_empty()) {
        (true, _) => format!("+ {after}"),
        (_, true) => format!("− {before}"),
        _ if before == after => after,
        _ => format!("{before} → {after}"),
    }
}

fn field(old: &CriteriaSet, new: &CriteriaSet, own: &FieldFlow, lang: Lang) -> String {
    let say = |vi: &str, en: &str| match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    };
    let name = own.name(old, new, lang);
    let mut parts = Vec::new();
    for (vi, en, figure) in [
        (
            "chuyển từ lĩnh vực khác",
            "moved between fields",
            own.moved.clone(),
        ),
        ("bổ sung", "added", own.added.clone()),
        ("bãi bỏ", "repealed", own.repealed.negated()),
        ("đổi điểm tối đa", "re-weighted", own.reweighted.clone()),
    ] {
        if !figure.is_zero() {
            let sign = if figure.is_negative() { "" } else { "+" };
            parts.push(format!(
                "{} {sign}{}",
                say(vi, en),
                plain(&figure).get(lang)
            ));
        }
    }
    let parts = if parts.is_empty() {
        say("không đổi", "unchanged")
    } else {
        parts.join(", ")
    };
    let (before, after) = (plain(&own.old), plain(&own.new));
    format!(
        "    {name}: {} → {} ({parts})\n",
        before.get(lang),
        after.get(lang)
    )
}

impl FieldFlow {
    /// Code and title of the field: as the new set has it, else as the old one.
    #[must_use]
    pub fn name(&self, old: &CriteriaSet, new: &CriteriaSet, lang: Lang) -> String {
        let (set, id) = match self.section {
            Section::Field(_, Some(id)) => (new, id),
            Section::Field(Some(id), None) => (old, id),
            Section::Field(None, None) => return String::new(),
            Section::Bonus | Section::Penalty => {
                let words = match (self.section, lang) {
                    (Section::Bonus, Lang::Vi) => "Điểm cộng",
                    (Section::Bonus, Lang::En) => "Bonus",
                    (_, Lang::Vi) => "Điểm trừ",
                    (_, Lang::En) => "Penalty",
                };
                return words.to_owned();
            }
        };
        let node = set.node(id);
        let title = match (lang, &node.title_en) {
            (Lang::En, Some(title)) => title,
            _ => &node.title,
        };
        format!("{} {title}", node.code)
    }
}
