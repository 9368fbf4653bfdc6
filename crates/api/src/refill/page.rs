//! A page of ours with a form filled in anew.

use super::beside::{Wrong, marked_fields};
use std::collections::{BTreeMap, VecDeque};

/// Names and values in the order in which they were sent.
pub(crate) type Sent = [(String, String)];

/// The page with the form of this address as it was sent, a notice at its head, and what is wrong beside its fields; `None` where the page has no such form.
///
/// Of several forms with one address it is the first whose hidden fields were sent as they stand there. Passwords and files are never filled in.
/// It reads what our own templates write: lower-case tags, attributes in double quotes, `>` only at the end of a tag.
pub(super) fn refilled(
    page: &str,
    address: &str,
    sent: &Sent,
    (notice, wrong): (&str, &[Wrong]),
) -> Option<String> {
    let mut from = 0;
    while let Some(start) = page[from..].find("<form ").map(|at| from + at) {
        let inside = start + page[start..].find('>')? + 1;
        let end = inside + page[inside..].find("</form>")?;
        let (tag, fields) = (&page[start..inside], &page[inside..end]);
        if attribute(tag, "method").as_deref() == Some("post")
            && attribute(tag, "action").as_deref() == Some(address)
            && is_the_one(fields, sent)
        {
            let mut whole = opened(&page[..start]);
            whole.push_str(tag);
            whole.push_str(notice);
            whole.push_str(&marked_fields(&filled(fields, sent), sent, wrong));
            whole.push_str(&page[end..]);
            return Some(whole);
        }
        from = end;
    }
    None
}

/// Whether every hidden field but the token was sent as it stands here.
fn is_the_one(fields: &str, sent: &Sent) -> bool {
    // Of files nothing is kept: then the form comes back as the page has it.
    sent.is_empty()
        || tags(fields).all(|(_, tag)| {
            let hidden = attribute(tag, "type").as_deref() == Some("hidden");
            let name = attribute(tag, "name").unwrap_or_default();
            let value = attribute(tag, "value").unwrap_or_default();
            !hidden
                || name == "csrf"
                || sent.iter().any(|own| *own == (name.clone(), value.clone()))
        })
}

/// What stands before the form, with the parts that it is folded into unfolded.
fn opened(before: &str) -> String {
    let mut folded = Vec::new();
    for (at, tag) in tags(before) {
        if tag.starts_with("<details") {
            folded.push(at);
        } else if tag.starts_with("</details") {
            folded.pop();
        }
    }
    let mut whole = String::with_capacity(before.len());
    let mut done = 0;
    for at in folded {
        let after = at + "<details".len();
        whole.push_str(&before[done..after]);
        if !before[after..].starts_with(" open") {
            whole.push_str(" open");
        }
        done = after;
    }
    whole.push_str(&before[done..]);
    whole
}

/// The fields of a form with what was sent in them.
fn filled(fields: &str, sent: &Sent) -> String {
    if sent.is_empty() {
        return fields.to_owned();
    }
    let mut values: BTreeMap<&str, VecDeque<&str>> = BTreeMap::new();
    for (name, value) in sent {
        values.entry(name).or_default().push_back(value);
    }
    let mut next = |name: &str| {
        let own = values.get_mut(name)?;
        // A field that is asked for more often than it was sent keeps its last value.
        if own.len() > 1 {
            own.pop_front()
        } else {
            own.front().copied()
        }
    };
    let mut whole = String::with_capacity(fields.len());
    let mut done = 0;
    let mut chosen: Option<String> = None;
    for (at, tag) in tags(fields) {
        if at < done {
            continue;
        }
        let after = at + tag.len();
        let name = attribute(tag, "name").unwrap_or_default();
        let own = if tag.starts_with("<input ") {
            input(tag, &name, sent, &mut next)
        } else if tag.starts_with("<select ") {
            chosen = next(&name).map(str::to_owned);
            None
        } else if tag.starts_with("</select") {
            chosen = None;
            None
        } else if tag.starts_with("<option") && chosen.is_some() {
            let words = &fields[after..after + fields[after..].find('<').unwrap_or(0)];
            let value = attribute(tag, "value").unwrap_or_else(|| plain(words));
            let bare = tag.replace(" selected", "");
            Some(marked(
                &bare,
                " selected",
                chosen.as_deref() == Some(value.as_str()),
            ))
        } else if tag.starts_with("<textarea") {
            next(&name).map(|value| format!("{tag}\n{}", escaped(value)))
        } else {
            None
        };
        if let Some(own) = own {
            whole.push_str(&fields[done..at]);
            whole.push_str(&own);
            done = after;
            if tag.starts_with("<textarea") {
                done += fields[after..].find("</textarea").unwrap_or(0);
            }
        }
    }
    whole.push_str(&fields[done..]);
    whole
}

/// An input with what was sent; `None` where it stays as it is.
fn input<'s>(
    tag: &str,
    name: &str,
    sent: &Sent,
    next: &mut impl FnMut(&str) -> Option<&'s str>,
) -> Option<String> {
    match attribute(tag, "type").as_deref() {
        Some("hidden" | "password" | "file" | "submit") => None,
        Some("checkbox" | "radio") => {
            let value = attribute(tag, "value").unwrap_or_else(|| "on".to_owned());
            let is_sent = sent.iter().any(|(own, sent)| own == name && *sent == value);
            Some(marked(&tag.replace(" checked", ""), " checked", is_sent))
        }
        _ => {
            let value = escaped(next(name)?);
            let mark = " value=\"";
            let bare = match tag.find(mark) {
                Some(start) => {
                    let from = start + mark.len();
                    let end = from + tag[from..].find('"')? + 1;
                    format!("{}{}", &tag[..start], &tag[end..])
                }
                None => tag.to_owned(),
            };
            Some(marked(&bare, &format!("{mark}{value}\""), true))
        }
    }
}

/// A tag with or without a further attribute.
pub(super) fn marked(tag: &str, attribute: &str, with: bool) -> String {
    match tag.strip_suffix('>') {
        Some(start) if with => format!("{start}{attribute}>"),
        _ => tag.to_owned(),
    }
}

/// The tags of a text and where they begin.
pub(super) fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = text.match_indices('<');
    starts.filter_map(|(at, _)| Some((at, &text[at..=at + text[at..].find('>')?])))
}

/// The value of an attribute, unescaped.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let mark = format!(" {name}=\"");
    let rest = &tag[tag.find(&mark)? + mark.len()..];
    Some(plain(&rest[..rest.find('"')?]))
}

/// The letters that stand as references where text is put into a page.
const REFERENCES: [(char, &str); 5] = [
    ('<', "&#60;"),
    ('>', "&#62;"),
    ('"', "&#34;"),
    ('\'', "&#39;"),
    // Last, so that what it brings back is not read again.
    ('&', "&#38;"),
];

fn plain(text: &str) -> String {
    let own = |text: String, (letter, reference): &(char, &str)| {
        text.replace(reference, letter.encode_utf8(&mut [0; 4]))
    };
    REFERENCES.iter().fold(text.to_owned(), own)
}

/// Text as it may stand in a page.
pub(super) fn escaped(text: &str) -> String {
    let reference = |letter: char| REFERENCES.iter().find(|(own, _)| *own == letter);
    text.chars().fold(String::new(), |mut out, letter| {
        match reference(letter) {
            Some((_, reference)) => out.push_str(reference),
            None => out.push(letter),
        }
        out
    })
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

    #[test]
    fn each_kind_of_field_comes_back_as_it_was_sent() {
        let page = concat!(
            "<form method=\"post\" action=\"/a\"><input type=\"hidden\" name=\"csrf\" value=\"new\">",
            "<input id=\"n\" name=\"n\" value=\"old\" required><input name=\"day\" type=\"date\">",
            "<textarea name=\"why\" required>before</textarea>",
            "<select name=\"of\"><option value=\"\"></option><option value=\"1\" selected>Một</option><option>Hai &#38; ba</option></select>",
            "<input type=\"radio\" name=\"r\" value=\"x\" checked><input type=\"radio\" name=\"r\" value=\"y\">",
            "<input type=\"checkbox\" name=\"c\" value=\"1\" checked><input name=\"p\" type=\"password\"></form>",
        );
        let own = sent(&[
            ("csrf", "old"),
            ("n", "\"><b>"),
            ("day", "2026-09-26"),
            ("why", "</textarea><script>"),
            ("of", "Hai & ba"),
            ("r", "y"),
            ("p", "mật khẩu"),
        ]);
        let found = refilled(page, "/a", &own, ("<p>!</p>", &[])).unwrap();
        assert_eq!(
            found,
            concat!(
                "<form method=\"post\" action=\"/a\"><p>!</p><input type=\"hidden\" name=\"csrf\" value=\"new\">",
                "<input id=\"n\" name=\"n\" required value=\"&#34;&#62;&#60;b&#62;\"><input name=\"day\" type=\"date\" value=\"2026-09-26\">",
                "<textarea name=\"why\" required>\n&#60;/textarea&#62;&#60;script&#62;</textarea>",
                "<select name=\"of\"><option value=\"\"></option><option value=\"1\">Một</option><option selected>Hai &#38; ba</option></select>",
                "<input type=\"radio\" name=\"r\" value=\"x\"><input type=\"radio\" name=\"r\" value=\"y\" checked>",
                "<input type=\"checkbox\" name=\"c\" value=\"1\"><input name=\"p\" type=\"password\"></form>",
            )
        );
    }

    #[test]
    fn of_several_forms_it_is_the_one_whose_hidden_fields_were_sent_and_what_folds_it_is_unfolded()
    {
        let form = |stage: &str| {
            format!(
                "<form method=\"post\" action=\"/a\"><input type=\"hidden\" name=\"s\" value=\"{stage}\"><input name=\"d\"></form>"
            )
        };
        let page = format!(
            "<details>x</details>{}<details class=\"c\"><summary>m</summary>{}</details>",
            form("1"),
            form("2")
        );
        let found = refilled(&page, "/a", &sent(&[("s", "2"), ("d", "5")]), ("!", &[])).unwrap();
        let second = form("2").replace("action=\"/a\">", "action=\"/a\">!");
        let second = second.replace("name=\"d\"", "name=\"d\" value=\"5\"");
        let expected = format!(
            "<details>x</details>{}<details open class=\"c\"><summary>m</summary>{second}</details>",
            form("1")
        );
        assert_eq!(found, expected);
        assert_eq!(
            refilled(&page, "/a", &sent(&[("s", "3")]), ("!", &[])),
            None
        );
        assert_eq!(
            refilled(&page, "/b", &sent(&[("s", "2")]), ("!", &[])),
            None
        );
    }

    #[test]
    fn rows_of_one_name_are_filled_in_their_order() {
        let page =
            "<form method=\"post\" action=\"/a\"><input name=\"i\"><input name=\"i\"></form>";
        let found = refilled(page, "/a", &sent(&[("i", "x"), ("i", "y")]), ("", &[])).unwrap();
        assert!(found.contains("<input name=\"i\" value=\"x\"><input name=\"i\" value=\"y\">"));
    }
}
