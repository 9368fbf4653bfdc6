//! The entries of one amending file, put into the set's tables one after the other; an entry whose quotation does not stand changes nothing.

use super::entry::{Entry, Step, Work, summary};
use super::find::{criteria_mut, is_below, name, names, path_of, position};
use super::sheet::Sheet;
use crate::findings::{amended as says, sources};
use crate::toml::{Absent, Document, RawItem, RawTable, Value, at_path, entry, set_path};
use crate::{Change, ChangeKind, Target};
use finding::{Finding, Place};
use jiff::civil::{Date, date};

/// An amendment with more mistakes than this is for another text; its other entries are not tried.
const MOST_FINDINGS: usize = 100;

struct Applying<'a, 'd> {
    /// The set's tables.
    root: RawTable,
    document: &'a Document,
    sheet: &'a Sheet<'d>,
    /// What is added to byte offsets of the amending file.
    offset: usize,
    /// Lines that stand before those of the amending file.
    lines_before: u32,
    findings: Vec<Finding>,
}

/// What was changed; the document holds the changed text, and the amending file behind it.
pub(crate) fn apply(document: &mut Document, sheet: &Sheet<'_>) -> (Vec<Change>, Vec<Finding>) {
    let offset = document.append(sheet.document);
    let mut root = RawTable::default();
    document.rework(|own| root = std::mem::take(own));
    let mut applying = Applying {
        root,
        document,
        sheet,
        offset,
        lines_before: document.line(offset) - 1,
        findings: Vec::new(),
    };
    applying.basis();
    let mut changes = Vec::new();
    for entry in &sheet.entries {
        if applying.findings.len() > MOST_FINDINGS {
            break;
        }
        applying.source(entry);
        changes.extend(applying.entry(entry).unwrap_or_default());
    }
    let Applying { root, findings, .. } = applying;
    document.rework(|own| *own = root);
    (changes, findings)
}

impl Applying<'_, '_> {
    fn push(&mut self, target: &Target, finding: Finding) {
        self.findings.push(match target {
            Target::Criterion(code) => finding.of_criterion(code),
            _ => finding,
        });
    }
    fn place(&self, item: &RawItem) -> Place {
        self.document.place(item.at)
    }
    /// The amendment's decisions stand behind the set's.
    fn basis(&mut self) {
        for (key, item) in &self.sheet.basis {
            let at = item.raw().at + self.offset;
            let Some(basis) = self.root.table_or_new("basis", at) else {
                continue;
            };
            if let Some(other) = basis.find(key) {
                let other = self.document.place(other.at);
                let finding = says::basis_twice(item.place(), key);
                self.findings.push(finding.with(other));
            } else {
                basis.put(entry(key, at, item.raw().moved(self.offset)));
            }
        }
    }
    fn source(&mut self, own: &Entry<'_>) {
        let entries = match self.root.find("basis").map(|item| &item.value) {
            Some(Value::Table(basis)) => &basis.entries[..],
            _ => &[],
        };
        if !entries.iter().any(|entry| entry.key == own.source.basis) {
            let known: Vec<&str> = entries.iter().map(|entry| &*entry.key).collect();
            let place = own.source_item.place();
            let finding = sources::basis_unknown(place, &own.source.basis, &known);
            self.push(&own.target, finding);
        }
    }
    fn entry(&mut self, own: &Entry<'_>) -> Option<Vec<Change>> {
        match &own.work {
            Work::Amend(steps) => self.amend(own, steps),
            Work::Add { .. } => self.add(own),
            Work::Repeal { .. } => self.repeal(own),
        }
    }

    fn amend(&mut self, own: &Entry<'_>, steps: &[Step<'_>]) -> Option<Vec<Change>> {
        let Some(prefix) = path_of(&self.root, &own.target) else {
            self.no_target(own);
            return None;
        };
        let mut changes = own.changes(self.lines_before);
        let mut stands = true;
        for (step, change) in steps.iter().zip(&mut changes) {
            let full: Vec<String> = prefix.iter().chain(&step.path).cloned().collect();
            if !step.quoted {
                let before = at_path(&self.root, &full).ok();
                change.was = before.map(|item| item.value.written());
            }
            stands &= self.stands(own, step, &full, prefix.len());
        }
        if !stands {
            return None;
        }
        for step in steps {
            let full: Vec<String> = prefix.iter().chain(&step.path).cloned().collect();
            let now = step.now.map(|item| {
                let moved = item.raw().moved(self.offset);
                (moved.at, moved)
            });
            if let (Target::Section(name), Some((at, _))) = (&own.target, &now)
                && name != "set"
            {
                self.root.table_or_new(name, *at);
            }
            set_path(&mut self.root, &full, now);
        }
        Some(changes)
    }

    /// Whether what the step quotes is what stands there; if not, both places are shown.
    fn stands(&mut self, own: &Entry<'_>, step: &Step<'_>, full: &[String], prefix: usize) -> bool {
        let property = step.path.join(".");
        let line = own.table.place();
        let block = at_path(&self.root, &full[..prefix]).ok();
        let block = block.map(|item| self.document.place(item.at));
        let finding = match (at_path(&self.root, full), &step.was) {
            (Ok(standing), Some(was)) if was.raw().value.same_as(&standing.value) => {
                let same = step.now.map(|now| now.raw().value.same_as(&standing.value));
                if same == Some(true) {
                    let place = self.place(standing);
                    let finding = says::changes_nothing(was.place(), &property).with(place);
                    self.push(&own.target, finding);
                }
                return true;
            }
            (Ok(standing), Some(was)) => {
                let (is, says_was) = (standing.value.in_short(), was.raw().value.in_short());
                let place = self.place(standing);
                says::was_differs(was.place(), &property, &says_was, &is).with(place)
            }
            (Ok(standing), None) if step.quoted => {
                let is = standing.value.in_short();
                let place = self.place(standing);
                says::was_left_out(line, &property, &is).with(place)
            }
            (Ok(_), None) | (Err(Absent::Last), None) => return true,
            (Err(_), None) if step.path.len() == 1 => return true,
            (Err(_), Some(was)) if step.path.len() == 1 => {
                let is = was.raw().value.in_short();
                related(says::was_absent(was.place(), &property, &is), block)
            }
            (Err(Absent::Last), Some(was)) => {
                let is = was.raw().value.in_short();
                related(says::was_absent(was.place(), &property, &is), block)
            }
            (Err(Absent::Step(index)), _) => {
                let part = full.get(index).map_or("", |part| part);
                let place = own.table.place_of("property");
                related(says::no_such_part(place, &property, part), block)
            }
        };
        self.push(&own.target, finding);
        false
    }

    fn add(&mut self, own: &Entry<'_>) -> Option<Vec<Change>> {
        let Work::Add {
            node,
            behind,
            neighbour,
            counts_from,
        } = &own.work
        else {
            return None;
        };
        if let Some(path) = path_of(&self.root, &own.target) {
            let standing = at_path(&self.root, &path).ok()?;
            let finding = says::there_already(own.table.place(), name(&own.target));
            let finding = finding.with(self.place(standing));
            self.push(&own.target, finding);
            return None;
        }
        let wanted = neighbour.text()?;
        let other = match &own.target {
            Target::Criterion(_) => Target::Criterion(wanted.to_owned()),
            _ => Target::Band(wanted.to_owned()),
        };
        let Some(path) = path_of(&self.root, &other) else {
            let known = names(&self.root, &own.target);
            let finding = says::no_neighbour(neighbour.place(), neighbour.key(), wanted, &known);
            self.push(&own.target, finding);
            return None;
        };
        let mut table = node.raw().moved(self.offset);
        let at = table.at;
        let name_at = own
            .table
            .raw()
            .find("criterion")
            .or(own.table.raw().find("band"));
        let name_at = name_at.map_or(at, |item| item.at + self.offset);
        match &own.target {
            Target::Criterion(code) => {
                if table.find("source").is_none() {
                    let source = own.source_item.raw().moved(self.offset);
                    table.entries.push(entry("source", source.at, source));
                }
                if table.find("from").is_none()
                    && table.find("rule").is_some()
                    && let Some((from, at)) = self.counts_from(*counts_from)
                {
                    let item = RawItem::of(Value::Date(from), at);
                    table.entries.push(entry("from", at, item));
                }
                let new = entry(code, name_at, RawItem::of(Value::Table(table), at));
                let list = criteria_mut(&mut self.root, &path)?;
                let place = position(list, wanted, code, *behind);
                list.entries.insert(place.min(list.entries.len()), new);
            }
            Target::Band(name) => {
                let name = RawItem::of(Value::Text(name.clone()), name_at);
                table.entries.push(entry("name", name_at, name));
                let index = path.last()?.parse::<usize>().ok()?.checked_sub(1)?;
                let mut entries = self.root.entries.iter_mut();
                let bands = entries.find(|own| own.key == "band")?;
                let Value::List(bands) = &mut bands.item.value else {
                    return None;
                };
                let index = (index + usize::from(*behind)).min(bands.len());
                bands.insert(index, RawItem::of(Value::Table(table), at));
            }
            Target::Section(_) => return None,
        }
        Some(own.changes(self.lines_before))
    }

    /// The day from which an added leaf counts: the one given, or the day in force where that lies inside the set's year.
    fn counts_from(&self, given: Option<(Date, usize)>) -> Option<(Date, usize)> {
        if let Some((day, at)) = given {
            return Some((day, at + self.offset));
        }
        let effective = self.sheet.effective;
        let year = match self.root.find("year").map(|item| &item.value) {
            Some(Value::Number(year)) => i16::try_from(year.to_integer()?).ok()?,
            _ => return None,
        };
        let inside = effective.year() == year && effective > date(year, 1, 1);
        inside.then_some((effective, self.sheet.effective_at + self.offset))
    }

    fn repeal(&mut self, own: &Entry<'_>) -> Option<Vec<Change>> {
        let Work::Repeal { quoted } = &own.work else {
            return None;
        };
        let Some(path) = path_of(&self.root, &own.target) else {
            self.no_target(own);
            return None;
        };
        let mut stands = true;
        for (key, item) in quoted {
            let step = Step {
                path: vec![(*key).to_owned()],
                was: Some(*item),
                now: None,
                quoted: true,
            };
            let full: Vec<String> = path.iter().cloned().chain([(*key).to_owned()]).collect();
            stands &= self.stands(own, &step, &full, path.len());
        }
        let standing = at_path(&self.root, &path).ok()?;
        let left_out = ["max", "from", "above"].into_iter().find_map(|key| {
            let Value::Table(table) = &standing.value else {
                return None;
            };
            let item = table.find(key)?;
            let is_quoted = quoted.iter().any(|(own, _)| *own == key);
            // `from` of a criterion is no part of what is quoted.
            let asked = key == "max" || matches!(own.target, Target::Band(_));
            (asked && !is_quoted).then(|| (key, item.value.in_short(), self.place(item)))
        });
        if let Some((key, is, place)) = left_out {
            let finding = says::was_left_out(own.table.place(), key, &is);
            self.push(&own.target, finding.with(place));
            return None;
        }
        if !stands {
            return None;
        }
        let mut changes = own.changes(self.lines_before);
        match &own.target {
            Target::Criterion(code) => {
                let list = criteria_mut(&mut self.root, &path)?;
                let below = |other: &str| is_below(other, code);
                let first = changes.first()?.clone();
                for gone in list.entries.iter().filter(|own| below(&own.key)) {
                    let Value::Table(table) = &gone.item.value else {
                        continue;
                    };
                    changes.push(Change {
                        target: Target::Criterion(gone.key.clone()),
                        was: summary(|key| table.find(key).map(|item| item.value.written())),
                        ..first.clone()
                    });
                }
                list.entries
                    .retain(|own| own.key != *code && !below(&own.key));
            }
            _ => set_path(&mut self.root, &path, None),
        }
        debug_assert!(changes.iter().all(|own| own.kind == ChangeKind::Repeal));
        Some(changes)
    }

    fn no_target(&mut self, own: &Entry<'_>) {
        let key = match &own.target {
            Target::Criterion(_) => "criterion",
            Target::Band(_) => "band",
            Target::Section(_) => "section",
        };
        let place = own.table.place_of(key);
        let known = names(&self.root, &own.target);
        let finding = says::no_target(place, key, name(&own.target), &known);
        self.push(&own.target, finding);
    }
}

fn related(finding: Finding, place: Option<Place>) -> Finding {
    match place {
        Some(place) => finding.with(place),
        None => finding,
    }
}
