//! What stands at the head of every page of a round.

use super::parts::{Fact, Tab};
use super::shown::Shown;
use crate::layout::{Layout, Section};
use crate::text::Words;
use procedure::{Act, ActKind};

/// The sentence below the tabs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Head {
    pub(crate) words: String,
}

impl Head {
    pub(crate) fn of(shown: &Shown, words: Words) -> Self {
        let day = words.day(shown.as_of);
        Self {
            words: words.t2(
                "round-words",
                ("act", act_words(shown.act(), words)),
                ("date", day),
            ),
        }
    }
}

/// `Quyết định số 12/QĐ-UBND ngày 05/01/2027 của UBND tỉnh`.
pub(crate) fn act_words(act: Option<&Act>, words: Words) -> String {
    let Some(act) = act else {
        return words.t("round-no-act");
    };
    let key = match act.kind {
        ActKind::Decision => "round-act-decision",
        ActKind::Notice => "round-act-notice",
    };
    words.t3(
        key,
        ("number", &act.number),
        ("date", words.day(act.date)),
        ("body", &act.body),
    )
}

/// Where the pages of a round stand.
pub(crate) fn address(round: &str) -> String {
    format!("/rounds/{}", crate::layout::in_query(round))
}

/// The pages of a round.
pub(crate) fn tabs(round: &str, words: Words, current: &str) -> Vec<Tab> {
    let base = address(round);
    ["ranking", "compare", "criteria", "method"]
        .iter()
        .map(|own| Tab {
            words: words.t(&format!("round-tab-{own}")),
            href: match *own {
                "ranking" => base.clone(),
                other => format!("{base}/{other}"),
            },
            current: *own == current,
        })
        .collect()
}

/// A page of a round with its tabs.
pub(crate) struct Framed {
    pub(crate) page: Layout,
    pub(crate) tabs: Vec<Tab>,
}

/// The frame of a page below the ranking: notices, draft, origin, the way back to the ranking.
pub(crate) fn framed(
    shown: &Shown,
    set: &criteria::CriteriaSet,
    page: Layout,
    current: &str,
) -> Framed {
    let words = page.words;
    let mut page = page
        .within(Section::Start)
        .after(shown.title.clone(), address(&shown.id));
    page.notices.clone_from(&shown.notices);
    page.draft = shown.draft;
    page.origin = origin(shown, set, words);
    Framed {
        tabs: tabs(&shown.id, words, current),
        page,
    }
}

/// What stands at the foot: set, digest, day, program.
pub(crate) fn origin(shown: &Shown, set: &criteria::CriteriaSet, words: Words) -> String {
    format!(
        "{} {} ({}) · {} {} · {} {} · parindex {}",
        words.pick("Bộ tiêu chí", "Criteria set"),
        set.name(),
        set.status.words(words.lang),
        words.pick("mã kiểm", "digest"),
        set.digest.get(..12).unwrap_or(&set.digest),
        words.pick("số liệu đến", "figures to"),
        words.day(shown.as_of),
        env!("CARGO_PKG_VERSION")
    )
}

/// The name of a block as a heading.
pub(crate) fn block_heading(shown: &Shown, block: usize, words: Words) -> String {
    match shown.blocks.get(block) {
        Some(own) if !own.is_all => words.t1("ranking-block", "name", &own.name),
        _ => words.t("ranking-block-all"),
    }
}

/// `khối xã: 133 đơn vị`.
pub(crate) fn whom(shown: &Shown, block: usize, words: Words) -> String {
    let n = shown.ranked(block).count();
    match shown.blocks.get(block) {
        Some(own) if !own.is_all => words.t2("ranking-whom-block", ("name", &own.name), ("n", n)),
        _ => words.t1("ranking-whom-all", "n", n),
    }
}

/// Rank, total, index: what a unit's page begins with.
pub(crate) fn unit_facts(
    shown: &Shown,
    unit: &super::shown::UnitShown,
    words: Words,
    digits: u8,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(total) = &unit.total {
        let of = unit.max.as_ref().map(|max| words.short(max));
        let small = of.map(|max| words.t1("profile-of-max", "max", max));
        facts.push(
            Fact::new(words.t("column-total"), words.number(total, digits))
                .and(small.unwrap_or_default()),
        );
    }
    if let Some(rank) = unit.rank {
        let value = words.t2("profile-rank-of", ("rank", rank), ("n", unit.n));
        let block = unit.block.and_then(|own| shown.blocks.get(own));
        let mut small: Vec<String> = Vec::new();
        if unit.tied {
            small.push(words.t("profile-shared"));
        }
        if let Some(block) = block.filter(|own| !own.is_all) {
            small.push(words.t1("profile-in-block", "name", &block.name));
        }
        facts.push(Fact::new(words.t("profile-rank"), value).and(small.join(", ")));
    }
    if let Some(index) = &unit.index {
        facts.push(Fact::new(
            words.t("column-index"),
            words.number(index, digits),
        ));
    }
    facts
}
