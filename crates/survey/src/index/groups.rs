//! The domains of a result: everybody, units, parents, blocks, traits, modes, and traits within units.

use super::Request;
use super::sample::Sample;
use crate::{Column, DomainKind, Mode, QuestionId};
use finding::Text;

/// Who belongs to a domain.
#[derive(Debug, Clone)]
pub(crate) enum Members {
    /// All responses of one unit.
    Unit(u32),
    /// All responses of these units, which combine as the instrument says of places.
    Units(Vec<u32>),
    /// These responses, by position in the sample, in one.
    Rows(Vec<u32>),
}

/// A domain before it is evaluated.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) kind: DomainKind,
    pub(crate) title: Text,
    pub(crate) issued: Option<u64>,
    pub(crate) returned: u64,
    pub(crate) members: Members,
}

/// All domains in the order in which they stand in the result. A unit stands in it where sheets were issued to it or came back.
pub(crate) fn groups(request: &Request<'_>, sample: &Sample) -> Vec<Group> {
    let present: Vec<u32> = (0_u32..)
        .zip(request.roster.units())
        .map(|(at, _)| at)
        .filter(|unit| {
            let (issued, returned) = sheets(request, &[*unit]);
            !sample.by_unit[*unit as usize].is_empty() || issued.is_some() || returned > 0
        })
        .collect();
    let mut groups = vec![of_units(
        request,
        DomainKind::All,
        Text::new("Toàn bộ", "Everybody"),
        present.clone(),
    )];
    for unit in &present {
        let (issued, returned) = sheets(request, &[*unit]);
        groups.push(Group {
            kind: DomainKind::Unit(*unit),
            title: name(request, *unit),
            issued,
            returned,
            members: Members::Unit(*unit),
        });
    }
    for (parent, below) in parents(request, &present) {
        let title = name(request, parent);
        groups.push(of_units(request, DomainKind::Parent(parent), title, below));
    }
    for block in request.roster.blocks() {
        let own: Vec<u32> = present
            .iter()
            .copied()
            .filter(|unit| {
                let unit = request.roster.get(*unit as usize);
                unit.is_some_and(|unit| unit.block.as_deref() == Some(block))
            })
            .collect();
        if !own.is_empty() {
            let kind = DomainKind::Block(block.to_owned());
            groups.push(of_units(request, kind, Text::same(block), own));
        }
    }
    let everybody = 0..sample.len();
    for question in &request.traits {
        groups.extend(by_choice(request, sample, *question, everybody.clone()));
    }
    groups.extend(by_mode(request, sample));
    if request.crosses {
        for unit in &present {
            for question in &request.traits {
                let range = sample.by_unit[*unit as usize].clone();
                for mut group in by_choice(request, sample, *question, range) {
                    let own = Box::new(DomainKind::Unit(*unit));
                    group.kind = DomainKind::Both(own, Box::new(group.kind));
                    let unit = name(request, *unit);
                    group.title = Text::new(
                        format!("{}: {}", unit.vi, group.title.vi),
                        format!("{}: {}", unit.en, group.title.en),
                    );
                    groups.push(group);
                }
            }
        }
    }
    groups
}

fn of_units(request: &Request<'_>, kind: DomainKind, title: Text, units: Vec<u32>) -> Group {
    let (issued, returned) = sheets(request, &units);
    Group {
        kind,
        title,
        issued,
        returned,
        members: Members::Units(units),
    }
}

/// Sheets issued, where all of these units say so, and responses that came back.
fn sheets(request: &Request<'_>, units: &[u32]) -> (Option<u64>, u64) {
    let validity = request.validity;
    let issued = units
        .iter()
        .map(|unit| validity.issued.get(*unit as usize).copied().flatten())
        .sum();
    let returned = units
        .iter()
        .filter_map(|unit| validity.returned.get(*unit as usize))
        .sum();
    (if units.is_empty() { None } else { issued }, returned)
}

fn name(request: &Request<'_>, unit: u32) -> Text {
    let unit = request.roster.get(unit as usize);
    Text::same(unit.map_or_else(String::new, units::Unit::display_name))
}

/// Each unit above one of these, in the order of the roster, with those below it at any depth.
fn parents(request: &Request<'_>, present: &[u32]) -> Vec<(u32, Vec<u32>)> {
    let roster = request.roster;
    let mut below: Vec<Vec<u32>> = vec![Vec::new(); roster.len()];
    for unit in present {
        let mut at = *unit as usize;
        // A roster has no cycles; the bound makes one harmless.
        for _ in 0..roster.len() {
            let above = roster.get(at).and_then(|unit| unit.parent.as_deref());
            let Some(parent) = above.and_then(|code| roster.position(code)) else {
                break;
            };
            if below[parent].last() != Some(unit) {
                below[parent].push(*unit);
            }
            at = parent;
        }
    }
    (0_u32..)
        .zip(below)
        .filter(|(_, units)| !units.is_empty())
        .collect()
}

/// The responses of a part of the sample by the choices of a question, with how many came back of each; within a unit only those that count are told apart by choice.
fn by_choice(
    request: &Request<'_>,
    sample: &Sample,
    question: QuestionId,
    range: std::ops::Range<usize>,
) -> Vec<Group> {
    let choices = request.instrument.choices(question);
    let Some(column) = request.responses.columns.get(question.index()) else {
        return Vec::new();
    };
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); choices.len()];
    for at in range.clone() {
        for choice in taken(column, sample.rows[at] as usize) {
            if let (Some(own), Ok(at)) = (members.get_mut(choice), u32::try_from(at)) {
                own.push(at);
            }
        }
    }
    let mut returned = vec![0_u64; choices.len()];
    if range == (0..sample.len()) {
        for row in 0..request.responses.len() {
            for choice in taken(column, row) {
                if let Some(own) = returned.get_mut(choice) {
                    *own += 1;
                }
            }
        }
    } else {
        for (own, members) in returned.iter_mut().zip(&members) {
            *own = members.len() as u64;
        }
    }
    (0_u16..)
        .zip(choices)
        .zip(members.into_iter().zip(returned))
        .map(|((at, choice), (members, returned))| Group {
            kind: DomainKind::Choice(question, at),
            title: choice.title.clone(),
            issued: None,
            returned,
            members: Members::Rows(members),
        })
        .collect()
}

/// The choices that a response took.
fn taken(column: &Column, row: usize) -> impl Iterator<Item = usize> {
    let (mut one, mut ticks) = (None, 0_u64);
    match column {
        Column::One(codes) => one = usize::from(codes[row]).checked_sub(1),
        Column::Many { ticks: own, .. } => ticks = own[row],
        Column::Number(_) | Column::Dropped => {}
    }
    one.into_iter()
        .chain((0..64).filter(move |choice| ticks >> choice & 1 == 1))
}

/// The responses by how they were taken, where that is said of any.
fn by_mode(request: &Request<'_>, sample: &Sample) -> Vec<Group> {
    let modes = &request.responses.modes;
    if modes.iter().all(|mode| *mode == Mode::Unknown) {
        return Vec::new();
    }
    let of = |row: usize| modes.get(row).copied().unwrap_or_default();
    Mode::ALL
        .into_iter()
        .chain([Mode::Unknown])
        .map(|mode| Group {
            kind: DomainKind::Mode(mode),
            title: mode.words(),
            issued: None,
            returned: (0..request.responses.len())
                .filter(|row| of(*row) == mode)
                .count() as u64,
            members: Members::Rows(
                (0_u32..)
                    .zip(&sample.rows)
                    .filter(|(_, row)| of(**row as usize) == mode)
                    .map(|(at, _)| at)
                    .collect(),
            ),
        })
        .filter(|group| group.returned > 0)
        .collect()
}
