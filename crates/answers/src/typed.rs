//! What somebody types on a page is read as a workbook's cell is.

use crate::Answer;
use crate::cell::{Asked, CellAt, read_cell};
use criteria::CriteriaSet;
use finding::{Finding, Place};
use workbook::{Cell, Format, Value};

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
    let at = CellAt {
        file: "",
        sheet: "",
        row: 1,
        column: 1,
    };
    let asked = Asked::slot(set, slot, unit, at);
    let cell = Cell {
        column: 1,
        value: Value::Text(text.into()),
        format: Format::default(),
        font: None,
        formula: false,
    };
    let read = read_cell(&cell, &asked, &mut crate::cell::Texts::default());
    let finding = read.finding.map(|mut finding| {
        finding.place = Place::whole(asked.criterion);
        finding.snippet = None;
        finding
    });
    (read.answer, finding)
}
