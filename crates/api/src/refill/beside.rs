//! What is wrong, said once more beside the field that it is about (WCAG 2.2, 3.3.1): the field is marked, and described by the sentence above it.

use super::page::{Sent, attribute, escaped, marked, tags};
use finding::{Finding, Place};

/// Something wrong in a form: the finding's code, the field that it names where it names one, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrong {
    code: String,
    field: String,
    words: String,
}

impl Wrong {
    /// A finding, and what it says in the reader's language.
    pub(crate) fn of(finding: &Finding, words: String) -> Self {
        let field = match &finding.place {
            Place::Whole { what } => what.clone(),
            _ => String::new(),
        };
        Self {
            code: finding.code.clone(),
            field,
            words,
        }
    }
}

/// Which of the fields that a code may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    /// All that the form has.
    All,
    /// Those that were sent empty.
    Empty,
    /// The one with most letters.
    Longest,
    /// Those whose text is no day.
    NoDay,
}

/// The fields that findings are about, by their code; a finding that names a field itself needs no line.
const FIELDS: &[(&str, Which, &[&str])] = &[
    ("account-name", Which::All, &["name"]),
    ("act-date", Which::All, &["date"]),
    ("act-file", Which::All, &["file"]),
    ("act-number", Which::All, &["number"]),
    ("act-signer", Which::Empty, &["body", "signer"]),
    ("auditor-without-end", Which::All, &["expires"]),
    ("correction-without-note", Which::All, &["note"]),
    ("day-past", Which::All, &["expires"]),
    (
        "day-unreadable",
        Which::NoDay,
        &["date", "day", "until", "expires", "embargo"],
    ),
    ("embargo-past", Which::All, &["embargo"]),
    ("file-missing", Which::All, &["file", "files"]),
    ("key-expires", Which::All, &["expires"]),
    ("key-name", Which::All, &["name"]),
    ("no-such-leaf", Which::All, &["leaf"]),
    ("no-such-round", Which::All, &["round"]),
    ("no-such-unit", Which::All, &["unit"]),
    ("reason-missing", Which::Empty, &["reason", "words"]),
    ("reopened-until-past", Which::All, &["until"]),
    ("role-unknown", Which::All, &["role"]),
    ("set-file-large", Which::All, &["file"]),
    ("set-id", Which::All, &["id"]),
    ("set-year", Which::All, &["year"]),
    ("stage-cannot-be-reopened", Which::All, &["stage"]),
    ("too-many-files", Which::All, &["file", "files"]),
    ("unit-missing", Which::All, &["unit"]),
    ("webhook-address", Which::All, &["url"]),
    (
        "words-too-long",
        Which::Longest,
        &["reason", "words", "note"],
    ),
];

/// The fields of a form, those that findings are about marked.
pub(super) fn marked_fields(fields: &str, sent: &Sent, wrong: &[Wrong]) -> String {
    let mut whole = String::with_capacity(fields.len());
    let mut done = 0;
    let mut taken: Vec<String> = Vec::new();
    for (at, tag) in tags(fields).filter(|(_, tag)| takes_words(tag)) {
        let name = attribute(tag, "name").unwrap_or_default();
        let own: Vec<&str> = wrong
            .iter()
            .filter(|own| own.is_about(&name, fields, sent))
            .map(|own| own.words.as_str())
            .collect();
        if name.is_empty() || own.is_empty() || taken.contains(&name) {
            continue;
        }
        let id = format!("wrong-{}", taken.len() + 1);
        whole.push_str(&fields[done..at]);
        whole.push_str(&format!(
            "<span class=\"wrong-words\" id=\"{id}\">{}</span>",
            escaped(&own.join(" "))
        ));
        whole.push_str(&described(tag, &id));
        done = at + tag.len();
        taken.push(name);
    }
    whole.push_str(&fields[done..]);
    whole
}

impl Wrong {
    /// Whether it is about the field of this name.
    fn is_about(&self, name: &str, fields: &str, sent: &Sent) -> bool {
        if self.field == name {
            return true;
        }
        let Some((_, which, names)) = FIELDS.iter().find(|(code, ..)| *code == self.code) else {
            return false;
        };
        let value = |name: &str| {
            let own = sent.iter().find(|(own, _)| own == name);
            own.map_or("", |(_, value)| value.trim())
        };
        let letters = |name: &str| value(name).chars().count();
        let in_form = |name: &&&str| fields.contains(&format!(" name=\"{name}\""));
        names.contains(&name)
            && match which {
                Which::All => true,
                // Of what was sent with a file nothing is kept.
                Which::Empty => sent.is_empty() || value(name).is_empty(),
                Which::Longest => {
                    let most = names.iter().filter(in_form).map(|own| letters(own)).max();
                    most == Some(letters(name))
                }
                Which::NoDay => {
                    let day = value(name).get(..10).unwrap_or_default();
                    !value(name).is_empty() && day.parse::<jiff::civil::Date>().is_err()
                }
            }
    }
}

/// Whether a tag is a field for words, a choice or a file: boxes to tick stand in groups of their own.
fn takes_words(tag: &str) -> bool {
    if tag.starts_with("<select ") || tag.starts_with("<textarea ") {
        return true;
    }
    let ticked = ["hidden", "submit", "checkbox", "radio"];
    let kind = attribute(tag, "type").unwrap_or_default();
    tag.starts_with("<input ") && !ticked.contains(&kind.as_str())
}

/// A field marked as wrong and described by what is wrong, beside what described it before.
fn described(tag: &str, id: &str) -> String {
    let before = attribute(tag, "aria-describedby");
    let bare = before.as_ref().map_or_else(
        || tag.to_owned(),
        |own| tag.replace(&format!(" aria-describedby=\"{own}\""), ""),
    );
    let by = before.map_or_else(|| id.to_owned(), |own| format!("{id} {own}"));
    let bare = bare.replace(" aria-invalid=\"true\"", "");
    marked(
        &bare,
        &format!(" aria-invalid=\"true\" aria-describedby=\"{by}\""),
        true,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let own = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        own.collect()
    }

    fn found(code: &str, what: &str, words: &str) -> Wrong {
        Wrong::of(&Finding::error(code, Place::whole(what)), words.to_owned())
    }

    #[test]
    fn the_field_is_marked_and_described_by_what_is_wrong() {
        let fields = "<p><label for=\"n\">Số</label><input id=\"n\" name=\"number\" aria-describedby=\"h\" required></p><p><input name=\"body\"></p><p><input name=\"signer\"></p>";
        let wrong = [
            found("act-number", "act", "Số chưa đúng."),
            found("act-signer", "act", "Chưa ghi <người ký>."),
        ];
        let own = sent(&[("number", "1"), ("body", "UBND"), ("signer", " ")]);
        assert_eq!(
            marked_fields(fields, &own, &wrong),
            "<p><label for=\"n\">Số</label><span class=\"wrong-words\" id=\"wrong-1\">Số chưa đúng.</span><input id=\"n\" name=\"number\" required aria-invalid=\"true\" aria-describedby=\"wrong-1 h\"></p><p><input name=\"body\"></p><p><span class=\"wrong-words\" id=\"wrong-2\">Chưa ghi &#60;người ký&#62;.</span><input name=\"signer\" aria-invalid=\"true\" aria-describedby=\"wrong-2\"></p>"
        );
    }

    #[test]
    fn a_finding_that_names_its_field_needs_no_code_and_boxes_stay() {
        let fields = "<input type=\"checkbox\" name=\"leaf\" value=\"1\"><input name=\"f-done\"><input name=\"f-asked\"><select name=\"unit\"><option>x</option></select>";
        let own = sent(&[("f-done", "hai"), ("leaf", "1")]);
        let wrong = [
            found("cell-not-a-number", "f-done", "Không đọc được."),
            found("no-such-leaf", "form", "Không có."),
            found("unheard-of", "form", "Gì đó."),
        ];
        let marked = marked_fields(fields, &own, &wrong);
        assert_eq!(marked.matches("aria-invalid").count(), 1);
        assert!(marked.contains(
            "Không đọc được.</span><input name=\"f-done\" aria-invalid=\"true\" aria-describedby=\"wrong-1\">"
        ));
    }

    #[test]
    fn of_several_fields_it_is_the_longest_or_the_one_that_is_no_day() {
        let fields = "<textarea name=\"reason\"></textarea><textarea name=\"words\"></textarea><input name=\"until\" type=\"date\"><input name=\"day\">";
        let own = sent(&[
            ("reason", "ab"),
            ("words", "abc"),
            ("until", "2026-13-01"),
            ("day", "2026-12-01"),
        ]);
        let wrong = [
            found("words-too-long", "form", "Dài."),
            found("day-unreadable", "form", "Ngày."),
        ];
        let marked = marked_fields(fields, &own, &wrong);
        assert!(marked.contains("Dài.</span><textarea name=\"words\""));
        assert!(marked.contains("Ngày.</span><input name=\"until\""));
        assert_eq!(marked.matches("aria-invalid").count(), 2);
    }
}
