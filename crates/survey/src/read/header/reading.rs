//! What one heading means: its readings are tried in turn, the first that names something counts.

use super::index::{HeadingIndex, Target};
use super::known::{Known, known};
use super::normal::{code_tokens, label_key, numbered};
use crate::read::privacy::{Identifying, by_heading};

/// What a heading was recognised as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Something of the instrument.
    One(Target),
    /// Several questions could be meant.
    Several(Vec<Target>),
    /// A column of the tool or of the table.
    Known(Known),
    /// A column that names a person.
    Identifying(Identifying),
    /// Nothing known.
    Nothing,
}

/// The longest heading that is looked at.
const LONGEST: usize = 1_200;

/// What a heading of one cell means. `paths`: the sheet comes from a tool that writes groups before names.
pub(crate) fn meaning(index: &HeadingIndex<'_>, text: &str, paths: bool) -> Meaning {
    if text.len() > LONGEST {
        return Meaning::Nothing;
    }
    let found = of_instrument(index, text, paths);
    match found.as_slice() {
        [] => {}
        [one] => return Meaning::One(*one),
        _ => return Meaning::Several(found),
    }
    let key = label_key(text);
    let ends = key.rsplit_once('/').map(|(_, last)| last);
    let code = coded(text).map(|(code, _)| label_key(code));
    let named = known(&key)
        .or_else(|| code.as_deref().and_then(known))
        .or_else(|| numbered(&key).and_then(|parts| known(parts.rest)))
        .or_else(|| ends.filter(|_| paths).and_then(known));
    if let Some(named) = named {
        return Meaning::Known(named);
    }
    let private = by_heading(text).or_else(|| code.as_deref().and_then(by_heading));
    private.map_or(Meaning::Nothing, Meaning::Identifying)
}

/// What a heading under another one means: heading over title, question over choice.
pub(crate) fn meaning_below(index: &HeadingIndex<'_>, above: &str, text: &str) -> Meaning {
    if text.len() > LONGEST || above.len() > LONGEST {
        return Meaning::Nothing;
    }
    let found = pair(index, above, text);
    match found.as_slice() {
        [] => Meaning::Nothing,
        [one] => Meaning::One(*one),
        _ => Meaning::Several(found),
    }
}

fn of_instrument(index: &HeadingIndex<'_>, text: &str, paths: bool) -> Vec<Target> {
    let by_code = index.by_code(text);
    if !by_code.is_empty() {
        return by_code;
    }
    if let Some((code, rest)) = coded(text) {
        let found = index.by_code(code);
        if !found.is_empty() {
            return found;
        }
        let found = bracketed(index, rest);
        if !found.is_empty() {
            return found;
        }
        // The tool's own code, then the question in words.
        let found = plain(index, &label_key(rest));
        if !found.is_empty() {
            return found;
        }
    }
    let key = label_key(text);
    let found = plain(index, &key);
    if !found.is_empty() {
        return found;
    }
    let found = bracketed(index, text);
    if !found.is_empty() {
        return found;
    }
    slashed(index, text, paths)
}

/// By the whole label, by the label without its number, by the number alone.
fn plain(index: &HeadingIndex<'_>, key: &str) -> Vec<Target> {
    if key.is_empty() {
        return Vec::new();
    }
    let number = numbered(key);
    let mut found = index.by_label(key);
    if let Some(parts) = &number {
        if found.is_empty() && !parts.rest.is_empty() {
            found = index.by_label(parts.rest);
        }
        if found.is_empty() && parts.rest.is_empty() && parts.sure {
            found = index.by_numbers(&parts.numbers);
        }
        if found.len() > 1 {
            // The number tells titles apart that several grids share.
            let same = |target: &Target| {
                index.numbers_of(target.question()) == Some(parts.numbers.as_str())
            };
            let told: Vec<Target> = found.iter().copied().filter(same).collect();
            if told.len() == 1 {
                return told;
            }
        }
    }
    found
}

/// `heading [title]`, `question [choice]`.
fn bracketed(index: &HeadingIndex<'_>, text: &str) -> Vec<Target> {
    let text = text.trim();
    let Some(inside) = text.strip_suffix(']') else {
        return Vec::new();
    };
    let splits = inside.match_indices('[').take(8);
    for (at, _) in splits {
        let found = pair(index, &inside[..at], &inside[at + 1..]);
        if !found.is_empty() {
            return found;
        }
    }
    // The row of a grid whose heading was reworded: its title names it where no other question has the same.
    inside
        .rsplit_once('[')
        .map(|(_, title)| plain(index, &label_key(title)))
        .unwrap_or_default()
        .into_iter()
        .filter(|target| matches!(target, Target::Question(_)))
        .collect()
}

fn pair(index: &HeadingIndex<'_>, first: &str, second: &str) -> Vec<Target> {
    let (first, second) = (label_key(first), label_key(second));
    let short = |text: &str| {
        numbered(text)
            .map(|parts| parts.rest.to_owned())
            .filter(|rest| !rest.is_empty())
    };
    let firsts = [Some(first.clone()), short(&first)];
    let seconds = [Some(second.clone()), short(&second)];
    for first in firsts.iter().flatten() {
        for second in seconds.iter().flatten() {
            let found = index.by_pair(first, second);
            if !found.is_empty() {
                return found;
            }
        }
    }
    let questions = index.by_code(&first);
    if let [Target::Question(id)] = questions.as_slice()
        && let Some(tick) = index
            .choices_of(*id)
            .and_then(|choices| choices.code_of(&second))
    {
        return vec![Target::Tick(*id, u16::from(tick) - 1)];
    }
    Vec::new()
}

/// `group/group/title`, `question/choice`, `group/question/choice`.
fn slashed(index: &HeadingIndex<'_>, text: &str, paths: bool) -> Vec<Target> {
    let cuts: Vec<usize> = text.match_indices('/').map(|(at, _)| at).take(24).collect();
    for cut in &cuts {
        let (left, right) = (&text[..*cut], &text[cut + 1..]);
        let found = pair(index, left, right);
        if !found.is_empty() {
            return found;
        }
        let inner = cuts.iter().filter(|start| *start < cut);
        for start in inner {
            let found = pair(index, &left[start + 1..], right);
            if !found.is_empty() {
                return found;
            }
        }
    }
    if !paths {
        return Vec::new();
    }
    for cut in cuts {
        let right = &text[cut + 1..];
        let found = index.by_code(right);
        let found = if found.is_empty() {
            plain(index, &label_key(right))
        } else {
            found
        };
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// `code. text`, as LimeSurvey heads its columns: the code and the rest.
pub(crate) fn coded(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let (code, rest) = text.split_once(['.', ':', ')']).and_then(|_| {
        // The mark that is followed by a blank; marks inside the code are its own.
        text.match_indices(['.', ':', ')'])
            .find(|(at, _)| text[at + 1..].starts_with(char::is_whitespace))
            .map(|(at, _)| (&text[..at], text[at + 1..].trim_start()))
    })?;
    let named = code.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    (named && code_tokens(code).is_some() && !rest.is_empty()).then_some((code, rest))
}
