//! The sentence of a guide becomes a rule where its pattern is known; where a word is left over, none is proposed.

mod clause;
mod counted;
mod deadline;
mod formula;
mod interval;
mod levels;
mod ratio;
mod several;

pub(crate) use clause::{Award, Clause};

use criteria::Draft;
use points::{Exact, RoundTo};

/// A rule read out of a sentence: the keys of the leaf, examples on its boundaries among them.
pub(crate) type Proposal = Draft;

/// What the sentences of a leaf are read with.
pub(crate) struct Of<'a> {
    pub(crate) title: &'a str,
    pub(crate) max: &'a Exact,
}

/// The proposed rule, or why there is none, in both languages.
pub(crate) fn read(of: &Of<'_>, guide: &str) -> Result<Proposal, (&'static str, &'static str)> {
    if guide.trim().is_empty() {
        return Err(("không ghi cách chấm", "no way of scoring is given"));
    }
    let clauses = clause::split(guide);
    let unread = (
        "cách chấm chưa có trong các mẫu câu đã biết",
        "the sentence has no known pattern",
    );
    // A formula that is more than a ratio times the maximum is nobody's to guess.
    let strange = |clause: &clause::Clause| {
        clause::is_ratio(&clause.whole) && !formula::is_plain(&clause.whole, of.max)
    };
    if clauses.iter().any(strange) {
        return Err(unread);
    }
    for read in [
        deadline::read,
        counted::read,
        interval::read,
        ratio::read,
        levels::read,
    ] {
        match read(of, &clauses) {
            Some(Ok(proposal)) => return Ok(proposal),
            Some(Err(why)) => return Err(why),
            None => {}
        }
    }
    Err(unread)
}

/// What a pattern says: nothing, a rule, or why the sentence gives none.
pub(crate) type Pattern = Option<Result<Proposal, (&'static str, &'static str)>>;

impl Of<'_> {
    /// The points of an award, to two digits, half up; `None` for a ratio.
    pub(crate) fn points(&self, award: &Award) -> Option<Exact> {
        match award {
            Award::Most => Some(self.max.trimmed()),
            Award::Points(points) => Some(points.clone()),
            Award::Share(share) => Some(self.part(share)),
            Award::Off(share) => Some(self.part(&Exact::from(100).minus(share))),
            Award::Ratio => None,
        }
    }
    /// So many percent of the maximum.
    pub(crate) fn part(&self, percent: &Exact) -> Exact {
        let share = self.max.times(percent).over(&Exact::from(100));
        share
            .unwrap_or(Exact::ZERO)
            .round(RoundTo::half_up(2))
            .trimmed()
    }
}

/// The keys of an award.
pub(crate) fn award(of: &Of<'_>, own: &Award) -> Draft {
    let mut table = Draft::new();
    match own {
        Award::Most => table.set("points", of.max.trimmed()),
        Award::Points(points) => table.set("points", points.clone()),
        Award::Share(share) => table.set("share", share.clone()),
        Award::Off(share) => table.set("share", Exact::from(100).minus(share).trimmed()),
        Award::Ratio => table.set("ratio", true),
    }
    table
}

/// An input with the words on the form.
pub(crate) fn input(kind: &str, title: &str) -> Draft {
    let mut table = Draft::new();
    table.set("kind", kind);
    let mut letters = title.trim().chars();
    let title: String = letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default();
    if !title.is_empty() {
        table.set("title", title);
    }
    table
}

/// One example of a leaf with these inputs.
pub(crate) fn example(given: Draft, points: Exact) -> Draft {
    let mut table = Draft::new();
    table.set("given", given);
    table.set("points", points);
    table
}

/// What is given in an example: one input.
pub(crate) fn given(name: &str, value: impl Into<criteria::DraftValue>) -> Draft {
    let mut table = Draft::new();
    table.set(name, value);
    table
}
