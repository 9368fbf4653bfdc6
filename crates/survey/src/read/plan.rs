//! What is done with each column of a sheet.

use super::header::{Header, Known, Meaning, Target, label_key};
use super::input::DesignColumns;
use super::mapping::TakenAs;
use crate::{Instrument, QuestionId, QuestionKind, Role};

/// What a cell of a column does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// Answers a question of one choice.
    One(QuestionId),
    /// Answers a question of any choices, all in one cell.
    Ticks(QuestionId),
    /// Ticks one choice.
    Tick(QuestionId, u16),
    /// Answers with a number.
    Number(QuestionId),
    /// Names the unit.
    Unit,
    /// Names the unit above.
    Parent,
    /// Names the mode.
    Mode,
    /// Gives the sheet's number.
    Serial,
    /// Gives the day.
    Day,
    /// Says whether the response was finished.
    Finish,
    /// Gives the tool's id.
    Id,
    /// Gives the row's own number, for repeats.
    RowIndex,
    /// Gives the parent's id.
    ParentId,
    /// Gives the parent's row.
    ParentIndex,
    /// Gives the weight.
    Weight,
    /// Gives the stratum.
    Stratum,
    /// Gives the cluster of a stage, from 0.
    Cluster(u8),
    /// Counts as an answer that is not kept: a text.
    Present,
}

/// A column with something to do.
#[derive(Debug, Clone)]
pub(crate) struct Planned {
    /// From 1.
    pub(crate) column: u32,
    /// What its cells do.
    pub(crate) acts: Vec<Act>,
    /// Its heading as a key, for headers that are repeated.
    pub(crate) own: String,
    /// Whether its texts must not be shown.
    pub(crate) private: bool,
}

/// What is done with the columns of a sheet, and what each was taken for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    /// Columns with something to do, in order.
    pub(crate) columns: Vec<Planned>,
    /// By column of the header.
    pub(crate) taken: Vec<(u32, TakenAs)>,
    /// Whether rows belong to the responses of another sheet.
    pub(crate) repeat: bool,
}

impl Plan {
    /// Whether any column does this.
    pub(crate) fn does(&self, act: impl Fn(&Act) -> bool) -> bool {
        self.columns.iter().flat_map(|column| &column.acts).any(act)
    }
}

/// The plan of a header.
pub(crate) fn plan(
    instrument: &Instrument,
    header: &Header,
    design: Option<&DesignColumns>,
) -> Plan {
    let best_day = best(
        header,
        instrument,
        |known| match known {
            Known::Day(rank) => Some(rank),
            Known::Submitted => Some(4),
            _ => None,
        },
        Role::Day,
    );
    let best_id = best(
        header,
        instrument,
        |known| match known {
            Known::ResponseId(rank) => Some(rank),
            _ => None,
        },
        Role::ResponseId,
    );
    let best_parent = best(
        header,
        instrument,
        |known| match known {
            Known::ParentId(rank) => Some(rank),
            _ => None,
        },
        Role::Identifying,
    );
    let has_unit_question = header.headings.iter().any(|heading| {
        matches!(&heading.meaning, Meaning::One(Target::Question(id)) if instrument.question(*id).role == Role::Unit)
    });
    let ticked = |id: QuestionId| {
        header
            .headings
            .iter()
            .any(|heading| matches!(&heading.meaning, Meaning::One(Target::Tick(other, _)) if *other == id))
    };
    let asides = asides(header, instrument);
    let mut plan = Plan::default();
    for heading in &header.headings {
        let mut acts = Vec::new();
        let mut private = false;
        let taken = match &heading.meaning {
            Meaning::One(Target::Question(id)) if ticked(*id) && !asides.contains(id) => {
                TakenAs::Summary(instrument.question(*id).code.clone())
            }
            Meaning::One(Target::Question(id)) => {
                private = of_question(instrument, *id, &mut acts);
                let question = instrument.question(*id);
                if question.role == Role::Identifying {
                    let kind = super::privacy::by_heading(&question.title.vi);
                    TakenAs::Identifying(kind.unwrap_or(super::privacy::Identifying::Other))
                } else {
                    TakenAs::Question(question.code.clone())
                }
            }
            Meaning::One(Target::Tick(id, _)) if asides.contains(id) => {
                TakenAs::OtherText(instrument.question(*id).code.clone())
            }
            Meaning::One(Target::Tick(id, at)) => {
                acts.push(Act::Tick(*id, *at));
                let choice = instrument.choices(*id).get(usize::from(*at));
                TakenAs::Tick(
                    instrument.question(*id).code.clone(),
                    choice.map(|choice| choice.code.clone()).unwrap_or_default(),
                )
            }
            Meaning::One(Target::OtherText(id)) => {
                TakenAs::OtherText(instrument.question(*id).code.clone())
            }
            Meaning::Several(_) => TakenAs::Unclear,
            Meaning::Identifying(kind) => TakenAs::Identifying(*kind),
            Meaning::Nothing => TakenAs::NotUsed,
            Meaning::Known(known) => {
                let taken = of_known(*known, &mut acts);
                let column = Some(heading.column);
                match *known {
                    Known::Day(_) if best_day != column => {
                        acts.clear();
                        TakenAs::Tool
                    }
                    Known::Submitted if best_day != column => {
                        acts.retain(|act| *act != Act::Day);
                        taken
                    }
                    Known::ResponseId(_) if best_id != column => {
                        acts.clear();
                        TakenAs::Tool
                    }
                    Known::ParentId(_) if best_parent != column => {
                        acts.clear();
                        TakenAs::Tool
                    }
                    Known::Unit if has_unit_question => {
                        acts.clear();
                        TakenAs::NotUsed
                    }
                    _ => taken,
                }
            }
        };
        let taken = of_design(instrument, design, heading, taken, &mut acts);
        plan.repeat |= acts
            .iter()
            .any(|act| matches!(act, Act::ParentId | Act::ParentIndex));
        plan.taken.push((heading.column, taken));
        if !acts.is_empty() {
            plan.columns.push(Planned {
                column: heading.column,
                acts,
                own: label_key(&heading.own),
                private,
            });
        }
    }
    plan
}

/// Questions of one answer whose own column stands beside a single column of one choice: that one holds the text of "other" (LimeSurvey: `Nghề nghiệp [Khác]`), and the answers stand in the question's own.
fn asides(header: &Header, instrument: &Instrument) -> Vec<QuestionId> {
    let targets = || {
        header
            .headings
            .iter()
            .filter_map(|heading| match &heading.meaning {
                Meaning::One(target) => Some(*target),
                _ => None,
            })
    };
    let lonely = |id: QuestionId| {
        let mut choices = targets().filter_map(|target| match target {
            Target::Tick(of, choice) if of == id => Some(choice),
            _ => None,
        });
        let first = choices.next();
        first.is_some() && choices.all(|choice| Some(choice) == first)
    };
    targets()
        .filter_map(|target| match target {
            Target::Question(id) => Some(id),
            _ => None,
        })
        .filter(|id| {
            matches!(instrument.question(*id).kind, QuestionKind::One { .. }) && lonely(*id)
        })
        .collect()
}

/// The column of the lowest rank; a question of the role comes before all.
fn best(
    header: &Header,
    instrument: &Instrument,
    rank: impl Fn(Known) -> Option<u8>,
    role: Role,
) -> Option<u32> {
    let ranked = header
        .headings
        .iter()
        .filter_map(|heading| match &heading.meaning {
            Meaning::Known(known) => rank(*known).map(|rank| (rank, heading.column)),
            Meaning::One(Target::Question(id)) if instrument.question(*id).role == role => {
                Some((0, heading.column))
            }
            _ => None,
        });
    ranked.min().map(|(_, column)| column)
}

/// What a question's column does; true where its texts must not be shown.
fn of_question(instrument: &Instrument, id: QuestionId, acts: &mut Vec<Act>) -> bool {
    let question = instrument.question(id);
    match question.role {
        Role::Identifying => return true,
        Role::Unit => acts.push(Act::Unit),
        Role::Parent => acts.push(Act::Parent),
        Role::Cluster(stage) => acts.push(Act::Cluster(stage.saturating_sub(1))),
        Role::Stratum => acts.push(Act::Stratum),
        Role::Weight => acts.push(Act::Weight),
        Role::Mode => acts.push(Act::Mode),
        Role::Serial => acts.push(Act::Serial),
        Role::Day => acts.push(Act::Day),
        Role::ResponseId => acts.push(Act::Id),
        Role::Item | Role::Demographic | Role::FreeText | Role::Other => {}
    }
    let found_elsewhere = matches!(question.role, Role::Unit | Role::Parent | Role::Mode);
    match question.kind {
        QuestionKind::One { .. } if !found_elsewhere || fits(instrument, id) => {
            acts.push(Act::One(id))
        }
        QuestionKind::Many { .. } => acts.push(Act::Ticks(id)),
        QuestionKind::Whole { .. } | QuestionKind::Decimal => acts.push(Act::Number(id)),
        QuestionKind::Text if acts.is_empty() => acts.push(Act::Present),
        _ => {}
    }
    matches!(question.role, Role::FreeText) || matches!(question.kind, QuestionKind::Text)
}

/// Whether the choices fit the codes of a column.
pub(crate) fn fits(instrument: &Instrument, id: QuestionId) -> bool {
    instrument.choices(id).len() <= usize::from(crate::MAX_CHOICES)
}

fn of_known(known: Known, acts: &mut Vec<Act>) -> TakenAs {
    let (act, taken) = match known {
        Known::Unit => (Act::Unit, TakenAs::Unit),
        Known::Parent => (Act::Parent, TakenAs::Parent),
        Known::Mode => (Act::Mode, TakenAs::Mode),
        Known::Serial => (Act::Serial, TakenAs::Serial),
        Known::Day(_) => (Act::Day, TakenAs::Day),
        Known::Submitted => {
            acts.push(Act::Finish);
            (Act::Day, TakenAs::Submitted)
        }
        Known::ResponseId(_) => (Act::Id, TakenAs::ResponseId),
        Known::RowIndex => (Act::RowIndex, TakenAs::RowIndex),
        Known::ParentIndex => (Act::ParentIndex, TakenAs::ParentIndex),
        Known::ParentId(_) => (Act::ParentId, TakenAs::ParentId),
        Known::Weight => (Act::Weight, TakenAs::Weight),
        Known::Stratum => (Act::Stratum, TakenAs::Stratum),
        Known::Cluster(stage) => (
            Act::Cluster(stage.saturating_sub(1)),
            TakenAs::Cluster(stage),
        ),
        Known::Tool => return TakenAs::Tool,
    };
    acts.push(act);
    taken
}

/// What the design adds to a column that it names.
fn of_design(
    instrument: &Instrument,
    design: Option<&DesignColumns>,
    heading: &super::header::Heading,
    taken: TakenAs,
    acts: &mut Vec<Act>,
) -> TakenAs {
    let Some(design) = design else {
        return taken;
    };
    let key = label_key(&heading.own);
    let whole = label_key(&heading.text);
    let named = |name: &String| {
        let question = match &heading.meaning {
            Meaning::One(Target::Question(id)) => Some(*id),
            _ => None,
        };
        let own = label_key(name);
        (question.is_some() && instrument.find(name) == question) || own == key || own == whole
    };
    let mut add = |act: Act, plain: TakenAs| {
        if !acts.contains(&act) {
            acts.push(act);
        }
        match &taken {
            TakenAs::Question(_) | TakenAs::Unit | TakenAs::Parent => taken.clone(),
            TakenAs::Identifying(_) => taken.clone(),
            _ => plain,
        }
    };
    if let Some(stage) = design.clusters.iter().position(named) {
        let stage = u8::try_from(stage).unwrap_or(u8::MAX);
        return add(
            Act::Cluster(stage),
            TakenAs::Cluster(stage.saturating_add(1)),
        );
    }
    if design.stratum.as_ref().is_some_and(named) {
        return add(Act::Stratum, TakenAs::Stratum);
    }
    if design.weight.as_ref().is_some_and(named) {
        return add(Act::Weight, TakenAs::Weight);
    }
    taken
}
