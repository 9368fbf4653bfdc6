//! What changed between one old leaf and one new one.

use super::parents::Parents;
use super::shape::{Figure, FigureKind, Shape, plain};
use super::words::{missing_words, policy_words, scorer_words};
use super::{Change, Comparability, Moved, Why};
use criteria::{CriteriaSet, Leaf, LeafId, Node, NodeId, Part};
use finding::Text;

/// Both sides of a pair.
pub(crate) struct Pair<'a> {
    pub(crate) old: (&'a CriteriaSet, LeafId),
    pub(crate) new: (&'a CriteriaSet, LeafId),
}

/// Everything that changed, in the order of [`Change`]; and whether the figures compare.
pub(crate) fn of(pair: &Pair<'_>, parents: &Parents) -> (Vec<Change>, Comparability) {
    let (old_node, new_node) = (
        pair.old.0.leaf_node(pair.old.1),
        pair.new.0.leaf_node(pair.new.1),
    );
    let (old, new) = (pair.old.0.leaf(pair.old.1), pair.new.0.leaf(pair.new.1));
    let mut changes = Vec::new();
    let mut why = Vec::new();
    let years = (pair.old.0.year, pair.new.0.year);
    let same = |one: Option<&String>, other: Option<&String>| same(one, other, years);
    let renamed = !same(Some(&old_node.title), Some(&new_node.title));
    if renamed {
        changes.push(Change::Renamed);
    }
    if old_node.code != new_node.code {
        changes.push(Change::Renumbered);
    }
    if old_node.max != new_node.max {
        changes.push(Change::Reweighted {
            from: old_node.max.clone(),
            to: new_node.max.clone(),
        });
    }
    let shapes = (
        Shape::of(pair.old.0, pair.old.1),
        Shape::of(pair.new.0, pair.new.1),
    );
    rule(&shapes, years, &mut changes, &mut why);
    changes.extend(moved(pair, (old_node, new_node), parents));
    if old.scored != new.scored {
        changes.push(Change::Scorer(Moved {
            what: Text::new("bên cho điểm", "who gives the answer"),
            from: scorer_words(old.scored),
            to: scorer_words(new.scored),
        }));
        why.push(Why::Scorer);
    }
    let own = policies(old, new);
    if !own.is_empty() {
        changes.push(Change::Policies(own));
        why.push(Why::Policies);
    }
    let own = scope(old, new, years);
    if !own.is_empty() {
        changes.push(Change::Scope(own));
        why.push(Why::Scope);
    }
    let same_guide = same(old.guide.as_ref(), new.guide.as_ref());
    let typed = shapes.0.is_typed();
    if typed && (!same_guide || renamed) {
        why.push(Why::Guide);
    }
    if shapes.1.has_peers() && shapes.0.form == shapes.1.form {
        why.push(Why::Peers);
    }
    let paper = paper(old, new, same_guide, same);
    if !paper.is_empty() {
        changes.push(Change::Paper(paper));
    }
    why.sort();
    why.dedup();
    let comparable = match (why.is_empty(), typed) {
        (false, _) => Comparability::No(why),
        (true, true) => Comparability::SameGuide,
        (true, false) => Comparability::SameRule,
    };
    (changes, comparable)
}

fn rule(
    (old, new): &(Shape, Shape),
    years: (i16, i16),
    changes: &mut Vec<Change>,
    why: &mut Vec<Why>,
) {
    if old.form != new.form || old.figures.len() != new.figures.len() {
        changes.push(Change::Reruled);
        why.push(Why::Rule);
        return;
    }
    let of_kind = |kind: FigureKind| {
        let mut all: Vec<Moved> = Vec::new();
        let figures = old.figures.iter().zip(&new.figures);
        for (from, to) in figures.filter(|(from, to)| from.kind == kind && from.key != to.key) {
            let own = figure(from, to, years);
            // A bound between two steps is one bound.
            if !all.iter().any(|other| {
                other.from == own.from && other.to == own.to && kind == FigureKind::Threshold
            }) {
                all.push(own);
            }
        }
        all
    };
    let thresholds = of_kind(FigureKind::Threshold);
    if !thresholds.is_empty() {
        changes.push(Change::Thresholds(thresholds));
        why.push(Why::Thresholds);
    }
    let awards = of_kind(FigureKind::Award);
    if !awards.is_empty() {
        changes.push(Change::Awards(awards));
        why.push(Why::Awards);
    }
    let steps = of_kind(FigureKind::Step);
    if !steps.is_empty() {
        changes.push(Change::Step(steps));
    }
}

fn figure(from: &Figure, to: &Figure, years: (i16, i16)) -> Moved {
    let (mut old, mut new) = (from.shown.clone(), to.shown.clone());
    if old == new && from.kind == FigureKind::Threshold {
        // The same day, which lies in one year of the two sets and not in the other.
        let of_year = |own: &Text, year: i16| {
            Text::new(
                format!("{} của bộ năm {year}", own.vi),
                format!("{} of the set of {year}", own.en),
            )
        };
        (old, new) = (of_year(&old, years.0), of_year(&new, years.1));
    } else if old == new {
        // The same points of another maximum, or one is written in points and the other as a share.
        let share = |own: &Figure| {
            let share = plain(&own.key);
            Text::new(
                format!("{}% điểm tối đa", share.vi),
                format!("{}% of the maximum", share.en),
            )
        };
        (old, new) = (share(from), share(to));
    }
    Moved {
        what: to.what.clone(),
        from: old,
        to: new,
    }
}

/// Another parent, or another section.
fn moved(pair: &Pair<'_>, (old, new): (&Node, &Node), parents: &Parents) -> Option<Change> {
    let stays = old.part == new.part
        && match (old.parent, new.parent) {
            (None, None) => true,
            (Some(from), Some(to)) => parents.old_of(to) == Some(from),
            _ => false,
        };
    let name = |set: &CriteriaSet, node: &Node| match (node.parent, node.part) {
        (Some(id), _) => titled(set, id),
        (None, Part::Base) => String::new(),
        (None, Part::Bonus) => set
            .bonus
            .as_ref()
            .map_or_else(String::new, |own| own.title.clone()),
        (None, Part::Penalty) => set
            .penalty
            .as_ref()
            .map_or_else(String::new, |own| own.title.clone()),
    };
    (!stays).then(|| Change::Moved {
        from: name(pair.old.0, old),
        to: name(pair.new.0, new),
    })
}

fn titled(set: &CriteriaSet, id: NodeId) -> String {
    let node = set.node(id);
    format!("{} {}", node.code, node.title)
}

fn policies(old: &Leaf, new: &Leaf) -> Vec<Moved> {
    let mut all = Vec::new();
    for (vi, en, from, to) in [
        (
            "khi không phát sinh (0/0)",
            "when 0/0",
            old.when_undefined,
            new.when_undefined,
        ),
        (
            "khi không áp dụng",
            "when not applicable",
            old.when_not_applicable,
            new.when_not_applicable,
        ),
    ] {
        if from != to {
            all.push(Moved {
                what: Text::new(vi, en),
                from: policy_words(from),
                to: policy_words(to),
            });
        }
    }
    if old.when_missing != new.when_missing {
        all.push(Moved {
            what: Text::new("khi chưa có số liệu", "when missing"),
            from: missing_words(old.when_missing),
            to: missing_words(new.when_missing),
        });
    }
    all
}

fn scope(old: &Leaf, new: &Leaf, years: (i16, i16)) -> Vec<Moved> {
    let mut all = Vec::new();
    if old.applies_to != new.applies_to {
        let words = |leaf: &Leaf| match leaf.applies_to.is_empty() {
            true => Text::new("mọi đơn vị", "all units"),
            false => Text::same(leaf.applies_to.join(", ")),
        };
        all.push(Moved {
            what: Text::new("đơn vị áp dụng", "units concerned"),
            from: words(old),
            to: words(new),
        });
    }
    // A day before the year takes nothing from it.
    let within = |leaf: &Leaf, year: i16| leaf.effective_from.filter(|day| day.year() >= year);
    let day = |leaf: &Leaf, year: i16| {
        within(leaf, year).map(|date| (date.year() - year, date.month(), date.day()))
    };
    if day(old, years.0) != day(new, years.1) {
        let words = |leaf: &Leaf, year: i16| match within(leaf, year) {
            None => Text::new("cả năm", "the whole year"),
            Some(date) => Text::new(
                format!("từ {}", vietnamese::show_date(date)),
                format!("from {}", vietnamese::show_date_en(date)),
            ),
        };
        all.push(Moved {
            what: Text::new("thời gian tính", "period"),
            from: words(old, years.0),
            to: words(new, years.1),
        });
    }
    all
}

fn paper(
    old: &Leaf,
    new: &Leaf,
    same_guide: bool,
    same: impl Fn(Option<&String>, Option<&String>) -> bool,
) -> Vec<Text> {
    let mut all = Vec::new();
    if !same(old.evidence.as_ref(), new.evidence.as_ref()) {
        all.push(Text::new("tài liệu kiểm chứng", "evidence"));
    }
    if !same_guide {
        all.push(Text::new("cách chấm ghi ở văn bản", "the guide"));
    }
    if !same(old.appraised_by.as_ref(), new.appraised_by.as_ref()) {
        all.push(Text::new("cơ quan thẩm định", "appraising body"));
    }
    all
}

/// The same words; as with dates, the year of one set stands for that of the other: "Kế hoạch năm 2024" of 2024 and "Kế hoạch năm 2025" of 2025.
fn same(one: Option<&String>, other: Option<&String>, years: (i16, i16)) -> bool {
    let key = |text: Option<&String>| text.map(|text| vietnamese::key(text));
    let (one, other) = (key(one), key(other));
    one == other
        || match (one, other) {
            (Some(one), Some(other)) => by_year(&one, years.0) == by_year(&other, years.1),
            _ => false,
        }
}

/// The year of the set, the one before and the one after it as what they are to the set.
fn by_year(text: &str, year: i16) -> String {
    let mut text = text.to_owned();
    for (name, apart) in [("⟨y−1⟩", -1), ("⟨y⟩", 0), ("⟨y+1⟩", 1)] {
        text = text.replace(&(year + apart).to_string(), name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn the_year_of_one_set_stands_for_that_of_the_other() {
        let (one, other) = ("Hạn 31/01/2024".to_owned(), "Hạn 31/01/2025".to_owned());
        assert!(same(Some(&one), Some(&other), (2024, 2025)));
        assert!(!same(Some(&one), Some(&other), (2023, 2025)));
        let (one, other) = (
            "số liệu năm 2023, 2024".to_owned(),
            "số liệu năm 2024, 2025".to_owned(),
        );
        assert!(same(Some(&one), Some(&other), (2024, 2025)));
        let period = "giai đoạn 2023 - 2025".to_owned();
        assert!(same(Some(&period), Some(&period), (2024, 2025)));
        assert!(!same(Some(&period), None, (2024, 2025)));
        let other = "giai đoạn 2023 - 2026".to_owned();
        assert!(!same(Some(&period), Some(&other), (2024, 2025)));
    }
}
