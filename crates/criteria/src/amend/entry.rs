//! One `[[amend]]`, `[[add]]` or `[[repeal]]`.

use crate::findings::amended as says;
use crate::read::{keys, source_ref};
use crate::toml::{Item, Kind, Table};
use crate::{Change, ChangeKind, SourceRef, Target};
use jiff::civil::Date;

/// Parts of the file that `section` may name, each with the properties that may be amended.
pub(crate) const SECTIONS: &[(&str, &[&str])] = &[
    (
        "set",
        &[
            "levels",
            "title",
            "title-en",
            "notice",
            "total",
            "sum-differs",
            "final",
            "stands",
            "rounding",
            "ranking",
            "index",
            "bonus",
            "penalty",
        ],
    ),
    ("ranking", keys::RANKING),
    ("rounding", keys::ROUNDING),
    ("index", keys::INDEX),
    ("bonus", &["title", "cap", "source"]),
    ("penalty", &["title", "cap", "source"]),
];

/// An entry whose own keys are right.
#[derive(Debug)]
pub(crate) struct Entry<'d> {
    pub(crate) table: Table<'d>,
    pub(crate) target: Target,
    pub(crate) source: SourceRef,
    /// `source` as written, with its place.
    pub(crate) source_item: Item<'d>,
    pub(crate) reason: Option<String>,
    pub(crate) work: Work<'d>,
}

#[derive(Debug)]
pub(crate) enum Work<'d> {
    Amend(Vec<Step<'d>>),
    Add {
        node: Table<'d>,
        /// Whether behind (or before) this one.
        behind: bool,
        neighbour: Item<'d>,
        counts_from: Option<(Date, usize)>,
    },
    Repeal {
        /// What is quoted: the key in the set, and the value.
        quoted: Vec<(&'d str, Item<'d>)>,
    },
}

/// One value that becomes another.
#[derive(Debug)]
pub(crate) struct Step<'d> {
    pub(crate) path: Vec<String>,
    pub(crate) was: Option<Item<'d>>,
    pub(crate) now: Option<Item<'d>>,
    /// Examples are ours and not the decision's, so that they need not be quoted.
    pub(crate) quoted: bool,
}

pub(crate) fn read(table: Table<'_>) -> Option<Entry<'_>> {
    let (known, targets): (&[&str], &[&str]) = match table.key() {
        "amend" => (keys::AMEND, &["criterion", "band", "section"]),
        "add" => (keys::ADD, &["criterion", "band"]),
        _ => (keys::REPEAL, &["criterion", "band"]),
    };
    table.only(known);
    let target = target(table, targets);
    let source_item = table.get("source");
    if source_item.is_none() {
        table.missing("source");
    }
    let reason = table.text("reason");
    let work = target.as_ref().and_then(|target| match table.key() {
        "amend" => amend(table, target),
        "add" => add(table, target),
        _ => repeal(table, target),
    });
    let source_item = source_item?;
    Some(Entry {
        table,
        target: target?,
        source: source_ref(source_item.text()?),
        source_item,
        reason,
        work: work?,
    })
}

/// Exactly one of the keys that name what is changed.
fn target(table: Table<'_>, keys: &[&str]) -> Option<Target> {
    let present: Vec<&&str> = keys.iter().filter(|key| table.has(key)).collect();
    let [key] = present.as_slice() else {
        table.push(says::one_of_keys(table.place(), keys));
        return None;
    };
    Some(match **key {
        "criterion" => Target::Criterion(table.text("criterion")?),
        "band" => Target::Band(table.text("band")?),
        _ => {
            let words: Vec<(&str, &str)> =
                SECTIONS.iter().map(|(name, _)| (*name, *name)).collect();
            Target::Section(table.one_of("section", &words)?.to_owned())
        }
    })
}

fn amend<'d>(table: Table<'d>, target: &Target) -> Option<Work<'d>> {
    let mut steps = Vec::new();
    let (was, now) = (table.get("was"), table.get("now"));
    if let Some(property) = table.get("property") {
        steps.push(Step {
            path: path(property)?,
            was,
            now,
            quoted: true,
        });
        if was.is_none() && now.is_none() {
            table.push(says::neither(table.place()));
            return None;
        }
    } else if was.is_some() || now.is_some() {
        steps = by_key(was, now)?;
    } else if !table.has("now-examples") {
        table.missing("property");
        return None;
    }
    if let Some(examples) = table.get("now-examples") {
        if !matches!(target, Target::Criterion(_)) {
            let place = table.place_of("now-examples");
            table.push(says::not_amendable(place, "now-examples", &["was", "now"]));
            return None;
        }
        steps.push(Step {
            path: vec!["examples".to_owned()],
            was: None,
            now: Some(examples),
            quoted: false,
        });
    }
    steps
        .iter()
        .all(|step| allowed(table, target, step))
        .then_some(Work::Amend(steps))
}

/// `was` and `now` as tables: each key is a property, one that stands in only one of them is taken away or new.
fn by_key<'d>(was: Option<Item<'d>>, now: Option<Item<'d>>) -> Option<Vec<Step<'d>>> {
    let entries = |item: Option<Item<'d>>| match item {
        Some(item) => item.table().map(|table| table.entries().collect()),
        None => Some(Vec::new()),
    };
    let was: Vec<(&str, Item<'_>)> = entries(was)?;
    let now: Vec<(&str, Item<'_>)> = entries(now)?;
    let step = |key: &str| {
        let of = |list: &[(&str, Item<'d>)]| {
            let found = list.iter().find(|(own, _)| *own == key);
            found.map(|(_, item)| *item)
        };
        Step {
            path: vec![key.to_owned()],
            was: of(&was),
            now: of(&now),
            quoted: true,
        }
    };
    let only_now = now
        .iter()
        .filter(|(key, _)| !was.iter().any(|(own, _)| own == key));
    let all = was.iter().chain(only_now);
    Some(all.map(|(key, _)| step(key)).collect())
}

/// `"target"`, `"inputs.done.title"`, or `["levels", "Đạt 1.5", "share"]` where a name has a dot in it.
fn path(property: Item<'_>) -> Option<Vec<String>> {
    let steps: Vec<String> = if property.kind() == Kind::List {
        let items = property.list()?;
        let texts = items.iter().map(|item| item.text().map(ToOwned::to_owned));
        texts.collect::<Option<_>>()?
    } else {
        property.text()?.split('.').map(ToOwned::to_owned).collect()
    };
    if steps.is_empty() || steps.iter().any(String::is_empty) {
        property.push(says::path_empty(property.place()));
        return None;
    }
    Some(steps)
}

/// Whether an amendment may touch this property; what a criterion may have is the reader's to say.
fn allowed(table: Table<'_>, target: &Target, step: &Step<'_>) -> bool {
    let known: &[&str] = match target {
        Target::Criterion(_) => return true,
        Target::Band(_) => keys::BAND,
        Target::Section(name) => {
            let section = SECTIONS.iter().find(|(own, _)| own == name);
            section.map_or(&[], |(_, known)| known)
        }
    };
    let first = step.path.first().map_or("", |first| first);
    if !known.contains(&first) {
        let item = table.get("property").or(step.now).or(step.was);
        let place = item.map_or_else(|| table.place(), |item| item.place());
        table.push(says::not_amendable(place, first, known));
        return false;
    }
    true
}

fn add<'d>(table: Table<'d>, target: &Target) -> Option<Work<'d>> {
    if !table.has("node") {
        table.missing("node");
    }
    let node = table.table("node");
    let counts_from = table.get("counts-from");
    let counts_from = match counts_from {
        Some(item) => Some((item.date()?, item.raw().at)),
        None => None,
    };
    let neighbour = match (table.get("after"), table.get("before")) {
        (Some(after), None) => Some((true, after)),
        (None, Some(before)) => Some((false, before)),
        _ => {
            table.push(says::one_of_keys(table.place(), &["after", "before"]));
            None
        }
    };
    let node = node?;
    if let (Some((_, at)), true) = (counts_from, node.has("from")) {
        let place = table.document().place(at);
        table.push(says::from_twice(place).with(node.place_of("from")));
    }
    if matches!(target, Target::Band(_)) && node.has("name") {
        let place = node.place_of("name");
        table.push(says::not_amendable(place, "name", &["from", "above"]));
        return None;
    }
    let (behind, neighbour) = neighbour?;
    neighbour.text()?;
    Some(Work::Add {
        node,
        behind,
        neighbour,
        counts_from,
    })
}

fn repeal<'d>(table: Table<'d>, target: &Target) -> Option<Work<'d>> {
    let mut quoted = Vec::new();
    if let Target::Band(_) = target {
        if !table.has("was") {
            table.missing("was");
        }
        quoted.extend(table.table("was")?.entries());
    } else {
        for (key, of_set) in [("was-title", "title"), ("was-max", "max")] {
            match table.get(key) {
                Some(item) => quoted.push((of_set, item)),
                // A criterion for information has no maximum to quote.
                None if of_set == "max" => {}
                None => table.missing(key),
            }
        }
        if !table.has("was-title") {
            return None;
        }
    }
    Some(Work::Repeal { quoted })
}

impl Entry<'_> {
    /// What it changes, with lines moved on by so many.
    pub(crate) fn changes(&self, lines_before: u32) -> Vec<Change> {
        let written = |item: &Item<'_>| item.raw().value.written();
        let change = |kind, property: &[String], was, now, line: u32| Change {
            kind,
            target: self.target.clone(),
            property: property.to_vec(),
            was,
            now,
            source: self.source.clone(),
            reason: self.reason.clone(),
            line: line.saturating_add(lines_before),
        };
        match &self.work {
            Work::Amend(steps) => {
                let steps = steps.iter();
                steps
                    .map(|step| {
                        let line = step.now.or(step.was).map_or(0, |item| item.line());
                        let was = step.was.as_ref().map(written);
                        let now = step.now.as_ref().map(written);
                        change(ChangeKind::Amend, &step.path, was, now, line)
                    })
                    .collect()
            }
            Work::Add { node, .. } => {
                let now = summary(|key| node.raw().find(key).map(|item| item.value.written()));
                vec![change(ChangeKind::Add, &[], None, now, self.table.line())]
            }
            Work::Repeal { quoted } => {
                let was = summary(|key| {
                    let found = quoted.iter().find(|(own, _)| *own == key);
                    found.map(|(_, item)| written(item))
                });
                vec![change(
                    ChangeKind::Repeal,
                    &[],
                    was,
                    None,
                    self.table.line(),
                )]
            }
        }
    }
}

/// The title and the maximum of a criterion, the edge of a band.
pub(crate) fn summary(value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let parts: Vec<String> = ["title", "max", "from", "above"]
        .into_iter()
        .filter_map(|key| value(key).map(|value| format!("{key} = {value}")))
        .collect();
    (!parts.is_empty()).then(|| format!("{{ {} }}", parts.join(", ")))
}
