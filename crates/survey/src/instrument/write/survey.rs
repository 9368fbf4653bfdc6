//! The sheet `survey`.

use super::{Languages, condition, heading, row, type_of};
use crate::{Instrument, Question, QuestionKind};
use finding::Text;
use workbook::Sheet;

pub(crate) fn write(sheet: &mut Sheet, instrument: &Instrument, languages: &Languages) {
    let hints = instrument
        .questions
        .iter()
        .any(|question| !question.hint.is_empty());
    let mut headings = vec!["type".to_owned(), "name".to_owned()];
    headings.extend(languages.headings("label"));
    if hints {
        headings.extend(languages.headings("hint"));
    }
    for name in ["required", "relevant", "constraint", "appearance"] {
        headings.push(name.to_owned());
    }
    heading(sheet, &headings, &[26.0, 16.0, 60.0, 40.0]);
    let mut lines = Lines {
        sheet,
        languages,
        hints,
        at: 1,
    };
    let mut open: &[String] = &[];
    for question in &instrument.questions {
        let path = question.groups.as_slice();
        let common = path.iter().zip(open).take_while(|(a, b)| a == b).count();
        for _ in common..open.len() {
            lines.end_group();
        }
        for depth in common + 1..=path.len() {
            lines.begin_group(instrument, &path[..depth]);
        }
        open = path;
        lines.question(instrument, question);
    }
    for _ in open {
        lines.end_group();
    }
}

struct Lines<'s> {
    sheet: &'s mut Sheet,
    languages: &'s Languages,
    hints: bool,
    at: u32,
}

impl Lines<'_> {
    /// One row: type, name, label, hint, then what is named.
    fn put(&mut self, kind: &str, name: &str, label: &Text, hint: &Text, rest: [&str; 4]) {
        let mut cells = vec![kind, name];
        cells.extend(self.languages.cells(label));
        if self.hints {
            cells.extend(self.languages.cells(hint));
        }
        cells.extend(rest);
        self.at += 1;
        row(self.sheet, self.at, &cells);
    }
    fn begin_group(&mut self, instrument: &Instrument, path: &[String]) {
        let mut inside = instrument.questions.iter();
        let inside = inside.find(|question| question.groups == path);
        let none = Text::default();
        let label = inside.map_or(&none, |question| &question.heading);
        let name = path.last().map_or("", String::as_str);
        let look = if is_grid(instrument, path) {
            "field-list"
        } else {
            ""
        };
        self.put("begin_group", name, label, &none, ["", "", "", look]);
    }
    fn end_group(&mut self) {
        let none = Text::default();
        self.put("end_group", "", &none, &none, [""; 4]);
    }
    fn question(&mut self, instrument: &Instrument, question: &Question) {
        let kind = type_of(instrument, &question.kind);
        let required = if question.required { "yes" } else { "" };
        let relevant = question.relevant.as_ref();
        let relevant = relevant.map_or_else(String::new, |filter| {
            condition::expression(instrument, filter)
        });
        let rest = [required, &relevant, &limits(&question.kind), ""];
        self.put(&kind, &question.code, &question.title, &question.hint, rest);
    }
}

/// Several questions with one list: they belong on one screen.
fn is_grid(instrument: &Instrument, path: &[String]) -> bool {
    let inside = || {
        let questions = instrument.questions.iter();
        questions.filter(|question| question.groups == path)
    };
    let lists = || {
        inside().map(|question| match question.kind {
            QuestionKind::One { list, .. } => Some(list),
            _ => None,
        })
    };
    inside().count() > 1
        && lists()
            .next()
            .flatten()
            .is_some_and(|first| lists().all(|list| list == Some(first)))
}

fn limits(kind: &QuestionKind) -> String {
    let QuestionKind::Whole { least, most } = kind else {
        return String::new();
    };
    let least = least.map(|least| format!(". >= {least}"));
    let most = most.map(|most| format!(". <= {most}"));
    let both: Vec<String> = [least, most].into_iter().flatten().collect();
    both.join(" and ")
}
