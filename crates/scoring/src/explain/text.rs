//! A trace as a person reads it in a terminal.

use super::{InputTrace, LayerTrace, NotReached, Trace};
use crate::rules::Note;
use crate::words;
use finding::Lang;
use std::fmt::Write as _;

impl Trace {
    /// The trace as lines, ending with a line feed.
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        let vi = lang == Lang::Vi;
        let word = |one: &'static str, other: &'static str| if vi { one } else { other };
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{} ({}) · {} {} ({} {})",
            self.unit_name,
            self.unit,
            self.criterion,
            self.title.get(lang),
            word("tối đa", "at most"),
            words::exact(&self.max, lang),
        );
        let _ = writeln!(out, "{}: {}", word("Quy tắc", "Rule"), self.rule.get(lang));
        if let Some(source) = &self.source {
            let _ = writeln!(out, "{}: {source}", word("Căn cứ", "Basis"));
        }
        let _ = writeln!(out, "{}: {}", word("Dòng quy định", "Line"), self.line);
        for change in &self.amended {
            let change = change.get(lang);
            let _ = writeln!(out, "{}: {change}", word("Sửa đổi", "Amended"));
        }
        for layer in &self.layers {
            out.push('\n');
            layer.write(&mut out, lang);
        }
        let _ = writeln!(
            out,
            "\n{}: {}",
            word("Kết quả", "Result"),
            self.result.get(lang)
        );
        let _ = writeln!(out, "{}: {}", word("Vì sao", "Why"), self.why.get(lang));
        if let Some(difference) = &self.difference {
            let _ = writeln!(
                out,
                "{}:",
                word("Chênh lệch do làm tròn", "Rounding difference")
            );
            for step in &difference.steps {
                let _ = writeln!(out, "  {}", step.get(lang));
            }
            let _ = writeln!(
                out,
                "  {}: {}; {}: {}",
                word("tính đúng", "exactly"),
                words::exact(&difference.ours, lang),
                word(
                    "theo cách làm tròn tỷ lệ trước",
                    "with the ratio rounded first"
                ),
                words::exact(&difference.theirs, lang),
            );
            if let Some(published) = &difference.published {
                let published = words::exact(published, lang);
                let _ = writeln!(
                    out,
                    "  {}: {published}",
                    word("điểm đã công bố", "published")
                );
            }
        }
        out
    }
}

impl LayerTrace {
    fn write(&self, out: &mut String, lang: Lang) {
        let vi = lang == Lang::Vi;
        let stands = match (self.stands, vi) {
            (false, _) => "",
            (true, true) => " ← được dùng",
            (true, false) => " ← stands",
        };
        let _ = writeln!(
            out,
            "{}: {}{stands}",
            self.name.get(lang),
            self.result.get(lang)
        );
        for input in &self.inputs {
            input.write(out, &input.title, lang);
        }
        if let Some(typed) = &self.typed {
            let title = match lang {
                Lang::Vi => "Điểm nhập",
                Lang::En => "Typed points",
            };
            typed.write(out, title, lang);
        }
        for survey in &self.surveys {
            survey.write(out, lang);
        }
        for note in &self.notes {
            write_note(out, note, lang, 1);
        }
        let (reason, evidence) = if vi {
            ("lý do", "tài liệu kiểm chứng")
        } else {
            ("reason", "evidence")
        };
        for (word, text) in [(reason, &self.reason), (evidence, &self.evidence)] {
            if let Some(text) = text {
                let _ = writeln!(out, "  {word}: {text}");
            }
        }
    }
}

impl InputTrace {
    fn write(&self, out: &mut String, title: &str, lang: Lang) {
        let cell = self
            .place
            .as_ref()
            .map(|place| format!("  [{place}]"))
            .unwrap_or_default();
        let note = self
            .note
            .as_ref()
            .map(|note| format!("  ({note})"))
            .unwrap_or_default();
        let by = self
            .by
            .as_ref()
            .map(|by| format!(" ({})", by.get(lang)))
            .unwrap_or_default();
        let _ = writeln!(out, "  {title}: {}{by}{cell}{note}", self.value.get(lang));
        for child in &self.children {
            let cell = child
                .place
                .as_ref()
                .map(|place| format!("  [{place}]"))
                .unwrap_or_default();
            let _ = writeln!(
                out,
                "    {} ({}): {}{cell}",
                child.name,
                child.code,
                child.value.get(lang)
            );
        }
    }
}

fn write_note(out: &mut String, note: &Note, lang: Lang, depth: usize) {
    let line = match (note.line, lang) {
        (Some(line), Lang::Vi) => format!("  (dòng {line})"),
        (Some(line), Lang::En) => format!("  (line {line})"),
        (None, _) => String::new(),
    };
    let _ = writeln!(out, "{}→ {}{line}", "  ".repeat(depth), note.text.get(lang));
    for inner in &note.inside {
        write_note(out, inner, lang, depth + 1);
    }
}

impl NotReached {
    /// The list as lines, the largest first.
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        let vi = lang == Lang::Vi;
        let mut out = String::new();
        let (title, none, of) = if vi {
            ("điểm chưa đạt", "không còn điểm chưa đạt", "trên")
        } else {
            ("points not reached", "nothing is left to reach", "of")
        };
        let _ = writeln!(out, "{} ({}): {title}", self.unit_name, self.unit);
        if self.nodes.is_empty() {
            let _ = writeln!(out, "  {none}");
        }
        for node in &self.nodes {
            let points = node
                .points
                .as_ref()
                .map_or_else(|| "–".to_owned(), |points| words::exact(points, lang));
            let _ = writeln!(
                out,
                "  −{}  {} {} ({points} {of} {})",
                words::exact(&node.not_reached, lang),
                node.criterion,
                node.title.get(lang),
                words::exact(&node.max, lang),
            );
            let _ = writeln!(out, "      {}", node.reason.get(lang));
            if let Some(next) = &node.next_step {
                let _ = writeln!(out, "      {}", next.text.get(lang));
            }
        }
        out
    }
}
