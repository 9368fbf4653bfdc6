//! Why leaves changed: in the words of the new set, and by the amendments that stand in one of the two texts only.

use super::Group;
use criteria::{Amendment, CriteriaSet, SourceRef, Target};
use finding::Text;

/// Why a group of leaves changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The words of `changed`, or of the amendment's `reason`, where there are any.
    pub words: Option<String>,
    /// The article of an amendment with its first day in force; `None` where the new set itself says why.
    pub basis: Option<Text>,
}

/// Every reason that the sets give for a group, each once.
///
/// `changed` says why a leaf differs from another set's, so between two texts of one set it says nothing; there the amendments speak that one text has and the other has not.
#[must_use]
pub fn reasons(old: &CriteriaSet, new: &CriteriaSet, own: &Group) -> Vec<Reason> {
    let same_set = old.name() == new.name();
    let mut all: Vec<Reason> = Vec::new();
    let mut push = |reason: Reason| {
        if !all.contains(&reason) {
            all.push(reason);
        }
    };
    let changed = own.new.iter().map(|id| &new.leaf_node(*id).changed);
    for words in changed.flatten().filter(|_| !same_set) {
        push(Reason {
            words: Some(words.clone()),
            basis: None,
        });
    }
    let codes = |set: &CriteriaSet, leaves: &[criteria::LeafId]| -> Vec<String> {
        let codes = leaves.iter().map(|id| set.leaf_node(*id).code.clone());
        codes.collect()
    };
    let news = [codes(new, &own.new), codes(old, &own.old)];
    // The codes of another set say nothing in this one.
    let news = if same_set {
        news.concat()
    } else {
        news[0].clone()
    };
    for (set, other) in [(new, old), (old, new)] {
        if !same_set && std::ptr::eq(set, old) {
            continue;
        }
        let only_here = |own: &&Amendment| {
            !same_set || other.amendments.iter().all(|other| other.file != own.file)
        };
        for amendment in set.amendments.iter().filter(only_here) {
            for change in &amendment.changes {
                let Target::Criterion(target) = &change.target else {
                    continue;
                };
                let below = |code: &String| {
                    let rest = code.strip_prefix(target.as_str());
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                };
                let leaf = set.find_leaf(target).is_some() || set.find(target).is_none();
                if leaf && !change.is_of_examples() && news.iter().any(below) {
                    push(Reason {
                        words: change.reason.clone(),
                        basis: Some(article(set, amendment, &change.source)),
                    });
                }
            }
        }
    }
    // An article that gives its reason once need not stand a second time without it.
    let said: Vec<Reason> = all
        .iter()
        .filter(|own| own.words.is_some())
        .cloned()
        .collect();
    all.retain(|own| own.words.is_some() || said.iter().all(|other| other.basis != own.basis));
    all
}

/// The text of a set by its name, and from which day on, where it was amended or will be.
#[must_use]
pub fn text_in_force(set: &CriteriaSet) -> Text {
    let name = set.name();
    match (set.amendments.last(), set.not_yet.is_empty()) {
        (Some(last), _) => Text::new(
            format!(
                "{name} (văn bản từ {})",
                vietnamese::show_date(last.effective)
            ),
            format!(
                "{name} (text from {})",
                vietnamese::show_date_en(last.effective)
            ),
        ),
        (None, false) => Text::new(
            format!("{name} (văn bản khi ban hành)"),
            format!("{name} (as issued)"),
        ),
        (None, true) => Text::same(name),
    }
}

fn article(set: &CriteriaSet, amendment: &Amendment, source: &SourceRef) -> Text {
    let basis = set.basis.iter().find(|own| own.key == source.basis);
    let name = basis.map_or(&amendment.title, |own| {
        own.number.as_ref().unwrap_or(&own.title)
    });
    let article = match source.item.is_empty() {
        true => name.clone(),
        false => format!("{name}, {}", source.item),
    };
    Text::new(
        format!(
            "{article}, có hiệu lực từ {}",
            vietnamese::show_date(amendment.effective)
        ),
        format!(
            "{article}, in force from {}",
            vietnamese::show_date_en(amendment.effective)
        ),
    )
}
