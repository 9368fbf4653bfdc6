//! What somebody types on a page is read as a workbook's cell is.

use crate::cell::{Asked, CellAt, Kind, Texts, read_cell};
use crate::findings::form as found;
use crate::{Answer, Value};
use criteria::{CriteriaSet, Item};
use finding::{Finding, Place};
use points::Exact;
use std::collections::BTreeSet;
use workbook::{Cell, Format};

/// The answer that a text typed for a slot of the set gives, by the same rules as a cell of a form; nothing typed is [`Answer::Missing`].
///
/// What is no value of the slot's kind becomes [`Answer::Unreadable`] with a finding, whose place names the criterion.
/// The words for no number (`KAD`, `Không phát sinh`, …) become their states.
///
/// ```
/// # let text = "format = 1\nid = \"x\"\nyear = 2025\nlevels = [\"commune\"]\ntitle = \"X\"\ntotal = 10\nstatus = \"sample\"\nfinal = [\"self\"]\n\n[rounding]\nleaf = { digits = 2, mode = \"half-up\" }\n\n[ranking]\non = \"total\"\nkey = \"rounded\"\nties = \"competition\"\nblocks = \"all\"\n\n[basis.A]\ntitle = \"QĐ\"\n\n[criterion.\"1\"]\ntitle = \"Đúng hạn\"\nmax = 10\nsource = \"A\"\nscored = \"self\"\ninputs = { share = \"percent\" }\nrule = \"points\"\n";
/// # let source = criteria::Source { file: "x.toml".into(), text: text.into(), calendars: vec![], amendments: vec![] };
/// # let (Some(set), _) = criteria::read_set(&source) else { panic!("the set of the example holds") };
/// let (answer, finding) = answers::read_typed(&set, 0, Some("U1"), "94,43");
/// assert_eq!(answer.number().map(ToString::to_string), Some("94.43".to_owned()));
/// assert!(finding.is_none());
/// let (answer, finding) = answers::read_typed(&set, 0, Some("U1"), "chín mươi");
/// assert_eq!(answer, answers::Answer::Unreadable);
/// assert!(finding.is_some());
/// ```
/// `slot` is one of the set's, below [`CriteriaSet::n_slots`].
#[must_use]
pub fn read_typed(
    set: &CriteriaSet,
    slot: usize,
    unit: Option<&str>,
    text: &str,
) -> (Answer, Option<Finding>) {
    let text = text.trim();
    if text.is_empty() {
        return (Answer::Missing, None);
    }
    let asked = Asked::slot(set, slot, unit, NOWHERE);
    read(&asked, text)
}

/// A row of a register as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TypedItem<'t> {
    /// What makes it countable once: the number of a document, of a decision.
    pub id: &'t str,
    /// Its date; may be empty.
    pub date: &'t str,
    /// How many it stands for; empty is 1.
    pub weight: &'t str,
}

/// The register that typed rows give for a slot of kind `items`, by the same rules as a sheet of a form; rows with nothing in them are passed over, and no row at all is [`Answer::Missing`].
///
/// A row without an id, or with a date or number that cannot be read, makes the register [`Answer::Unreadable`], with a finding that names the row; an id that stands twice counts once.
/// Rows are counted from 1. `slot` is one of the set's, below [`CriteriaSet::n_slots`].
///
/// ```
/// # let text = "format = 1\nid = \"x\"\nyear = 2025\nlevels = [\"commune\"]\ntitle = \"X\"\ntotal = 10\nstatus = \"sample\"\nfinal = [\"self\"]\n\n[rounding]\nleaf = { digits = 2, mode = \"half-up\" }\n\n[ranking]\non = \"total\"\nkey = \"rounded\"\nties = \"competition\"\nblocks = \"all\"\n\n[basis.A]\ntitle = \"QĐ\"\n\n[criterion.\"1\"]\ntitle = \"Sáng kiến\"\nmax = 10\nsource = \"A\"\nscored = \"self\"\ninputs = { made = \"items\" }\nrule = \"per-count\"\neach = 1\n";
/// # let source = criteria::Source { file: "x.toml".into(), text: text.into(), calendars: vec![], amendments: vec![] };
/// # let (Some(set), _) = criteria::read_set(&source) else { panic!("the set of the example holds") };
/// use answers::{Answer, TypedItem, Value, read_typed_items};
/// let row = |id, date, weight| TypedItem { id, date, weight };
/// let rows = [row("12/QĐ-UBND", "05/03/2025", ""), row("", "", ""), row("13/QĐ-UBND", "", "2")];
/// let (answer, findings) = read_typed_items(&set, 0, Some("U1"), &rows);
/// let Answer::Given(Value::Items(items)) = answer else { panic!("{findings:?}") };
/// assert_eq!(items.iter().map(|item| item.weight.to_string()).collect::<Vec<_>>(), ["1", "2"]);
/// let (answer, findings) = read_typed_items(&set, 0, Some("U1"), &[row("", "05/03/2025", "")]);
/// assert_eq!((answer, findings.len()), (Answer::Unreadable, 1));
/// ```
#[must_use]
pub fn read_typed_items(
    set: &CriteriaSet,
    slot: usize,
    unit: Option<&str>,
    rows: &[TypedItem<'_>],
) -> (Answer, Vec<Finding>) {
    let mut asked = Asked::slot(set, slot, unit, NOWHERE);
    let code = asked.criterion;
    let (mut items, mut findings): (Vec<Item>, Vec<Finding>) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    let mut failed = false;
    for (number, row) in (1..).zip(rows) {
        let (id, date, weight) = (row.id.trim(), row.date.trim(), row.weight.trim());
        let own = |finding: Finding| in_row(finding, number);
        if id.is_empty() {
            if !date.is_empty() || !weight.is_empty() {
                let finding = found::item_without_id(Place::whole(code), code);
                findings.push(own(finding));
                failed = true;
            }
            continue;
        }
        if !seen.insert(vietnamese::key(id)) {
            let place = Place::whole(code);
            findings.push(own(found::item_twice(place.clone(), place, code, id)));
            continue;
        }
        let mut part = |kind, text: &str| {
            if text.is_empty() {
                return Answer::Missing;
            }
            asked.kind = kind;
            let (answer, finding) = read(&asked, text);
            failed |= answer == Answer::Unreadable;
            findings.extend(finding.map(own));
            answer
        };
        let date = part(Kind::Date, date);
        let weight = part(Kind::Number, weight);
        items.push(Item {
            id: id.to_owned(),
            date: match date {
                Answer::Given(Value::Date(date)) => Some(date),
                _ => None,
            },
            weight: weight.number().cloned().unwrap_or_else(|| Exact::from(1)),
        });
    }
    let answer = match (failed, items.is_empty()) {
        (true, _) => Answer::Unreadable,
        (false, true) => Answer::Missing,
        (false, false) => Answer::Given(Value::Items(items.into())),
    };
    (answer, findings)
}

const NOWHERE: CellAt<'static> = CellAt {
    file: "",
    sheet: "",
    row: 1,
    column: 1,
};

/// A text as the cell that would hold it.
fn read(asked: &Asked<'_>, text: &str) -> (Answer, Option<Finding>) {
    let cell = Cell {
        column: 1,
        value: workbook::Value::Text(text.into()),
        format: Format::default(),
        font: None,
        formula: false,
    };
    let read = read_cell(&cell, asked, &mut Texts::default());
    let finding = read.finding.map(|mut finding| {
        finding.place = Place::whole(asked.criterion);
        finding.snippet = None;
        finding
    });
    (read.answer, finding)
}

fn in_row(mut finding: Finding, number: usize) -> Finding {
    finding.message.vi = format!("dòng {number}: {}", finding.message.vi);
    finding.message.en = format!("row {number}: {}", finding.message.en);
    finding.related.clear();
    finding
}
