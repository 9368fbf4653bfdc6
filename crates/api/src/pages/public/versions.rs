//! Versions of a publication: their list, what changed from one to the next, and pages that keep to an older one.

use super::head::{act_words, address};
use super::shown::{Shown, UnitShown};
use crate::layout::in_query;
use crate::text::Words;
use points::Exact;
use procedure::Publication;

/// One version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VersionLine {
    pub(crate) words: String,
    pub(crate) date: String,
    pub(crate) act: String,
    /// Where the signed act can be had; empty where there is no file.
    pub(crate) file: String,
    /// What it corrected, in the words of those who published it.
    pub(crate) note: String,
    pub(crate) href: String,
    /// Whether it is the one that is shown.
    pub(crate) current: bool,
}

/// A unit whose figures are not what they were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChangeLine {
    pub(crate) name: String,
    pub(crate) href: String,
    pub(crate) total: String,
    pub(crate) rank: String,
    pub(crate) band: String,
    pub(crate) fields: String,
}

/// The versions that are in force, the newest first.
pub(crate) fn version_lines(all: &[Publication], shown: &Shown, words: Words) -> Vec<VersionLine> {
    let base = address(&shown.id);
    let current = shown.publication.as_ref().map(|own| own.version);
    let last = all.last().map(|own| own.version);
    let line = |own: &Publication| VersionLine {
        words: if Some(own.version) == last {
            words.t1("versions-newest", "version", own.version)
        } else {
            words.t1("versions-one", "version", own.version)
        },
        date: words.day(own.act.date),
        act: act_words(Some(&own.act), words),
        file: if own.act.file.is_empty() {
            String::new()
        } else {
            format!("{base}/publications/{}/act", own.version)
        },
        note: own.note.clone().unwrap_or_default(),
        href: format!("{base}?version={}", own.version),
        current: current == Some(own.version),
    };
    all.iter().rev().map(line).collect()
}

/// Units whose class, total, rank or fields differ between two versions, as far as both are seen, in the order of the newer one; a unit that only one of them holds is left out.
pub(crate) fn changes(before: &Shown, after: &Shown, words: Words) -> Vec<ChangeLine> {
    let mut lines = Vec::new();
    for own in &after.units {
        let Some(was) = before.unit(&own.code) else {
            continue;
        };
        let total = both(was.total.as_ref(), own.total.as_ref(), |own| {
            words.short(own)
        });
        let ranks = (was.rank, own.rank);
        let seen = was.n > 0 && own.n > 0;
        let rank = if seen && ranks.0 != ranks.1 {
            let one =
                |rank: Option<u32>| rank.map_or_else(|| "–".to_owned(), |own| own.to_string());
            format!("{} → {}", one(ranks.0), one(ranks.1))
        } else {
            String::new()
        };
        let name = |shown: &Shown, unit: &UnitShown| {
            unit.band
                .and_then(|at| shown.bands.get(at).cloned())
                .unwrap_or_else(|| "–".to_owned())
        };
        let bands = (name(before, was), name(after, own));
        let band = if bands.0 == bands.1 {
            String::new()
        } else {
            format!("{} → {}", bands.0, bands.1)
        };
        let fields = changed_fields(before, after, (was, own), words);
        if [&total, &rank, &band, &fields]
            .iter()
            .all(|own| own.is_empty())
        {
            continue;
        }
        lines.push(ChangeLine {
            name: own.name.clone(),
            href: format!("{}/units/{}", address(&after.id), in_query(&own.code)),
            total,
            rank,
            band,
            fields,
        });
    }
    lines
}

/// `19,13 → 19,25`; empty where they are equal or one is not seen.
fn both(was: Option<&Exact>, own: Option<&Exact>, show: impl Fn(&Exact) -> String) -> String {
    match (was, own) {
        (Some(was), Some(own)) if was != own => format!("{} → {}", show(was), show(own)),
        _ => String::new(),
    }
}

fn changed_fields(
    before: &Shown,
    after: &Shown,
    (was, own): (&UnitShown, &UnitShown),
    words: Words,
) -> String {
    let mut said = Vec::new();
    for (at, field) in after.fields.iter().enumerate() {
        let old = before.fields.iter().position(|own| own.code == field.code);
        let was = old.and_then(|at| was.field(at)).map(|own| &own.points);
        let own = own.field(at).map(|own| &own.points);
        let changed = both(was, own, |own| words.short(own));
        if !changed.is_empty() {
            said.push(format!("{}: {changed}", field.code));
        }
    }
    said.join("; ")
}

/// `3 đơn vị có kết quả khác bản 1.`
pub(crate) fn changes_words(before: u32, after: u32, lines: &[ChangeLine], words: Words) -> String {
    match lines.len() {
        0 => words.t2(
            "versions-changes-none",
            ("before", before),
            ("after", after),
        ),
        n => words.t3(
            "versions-changes",
            ("n", n),
            ("before", before),
            ("after", after),
        ),
    }
}

/// Attributes that hold addresses.
const ATTRIBUTES: [&str; 4] = ["href=\"", "src=\"", "srcset=\"", "action=\""];

/// The page with every address of the round's results kept to a version, and every form that asks for them: one place, so that no link is forgotten.
///
/// Addresses that name a version or a file of one stay as they are.
pub(crate) fn carry(page: &str, round: &str, version: u32) -> String {
    let id = in_query(round);
    let roots = [
        format!("/rounds/{id}"),
        format!("/charts/{id}"),
        format!("/api/v1/rounds/{id}"),
    ];
    let mut out = String::with_capacity(page.len() + page.len() / 32);
    let mut rest = page;
    while let Some((at, attribute)) = next_attribute(rest) {
        let (before, after) = rest.split_at(at + attribute.len());
        out.push_str(before);
        let Some(end) = after.find('"') else {
            out.push_str(after);
            return out;
        };
        let (address, behind) = after.split_at(end);
        let kept = is_of(address, &roots);
        if kept && attribute == "action=\"" {
            // What a form adds to its address takes the place of the query.
            out.push_str(address);
            let close = behind.find('>').map_or(behind.len(), |own| own + 1);
            let (tag, next) = behind.split_at(close);
            out.push_str(tag);
            out.push_str(&format!(
                "<input type=\"hidden\" name=\"version\" value=\"{version}\">"
            ));
            rest = next;
            continue;
        }
        if kept {
            let (path, fragment) = address
                .find('#')
                .map_or((address, ""), |own| address.split_at(own));
            let mark = if path.contains('?') { "&amp;" } else { "?" };
            out.push_str(&format!("{path}{mark}version={version}{fragment}"));
        } else {
            out.push_str(address);
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn next_attribute(text: &str) -> Option<(usize, &'static str)> {
    let found = ATTRIBUTES
        .iter()
        .filter_map(|own| Some((text.find(&format!(" {own}"))? + 1, *own)));
    found.min_by_key(|own| own.0)
}

fn is_of(address: &str, roots: &[String]) -> bool {
    let of = |root: &String| {
        let rest = address.strip_prefix(root.as_str())?;
        rest.is_empty()
            .then_some(())
            .or_else(|| rest.starts_with(['/', '?', '#']).then_some(()))
    };
    roots.iter().any(|root| of(root).is_some())
        && !address.contains("version=")
        && !address.contains("/publications/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_an_older_version_keep_to_it() {
        let carried = |page: &str| carry(page, "phu-tho-2026", 1);
        for (page, expected) in [
            (
                "<a href=\"/rounds/phu-tho-2026\">",
                "<a href=\"/rounds/phu-tho-2026?version=1\">",
            ),
            (
                "<a href=\"/rounds/phu-tho-2026/compare?unit=A#x\">",
                "<a href=\"/rounds/phu-tho-2026/compare?unit=A&amp;version=1#x\">",
            ),
            (
                "<img src=\"/charts/phu-tho-2026/ranking-1.png\" alt=\"x\">",
                "<img src=\"/charts/phu-tho-2026/ranking-1.png?version=1\" alt=\"x\">",
            ),
            (
                "<form method=\"get\" action=\"/rounds/phu-tho-2026\" role=\"search\"><b>",
                "<form method=\"get\" action=\"/rounds/phu-tho-2026\" role=\"search\"><input type=\"hidden\" name=\"version\" value=\"1\"><b>",
            ),
        ] {
            assert_eq!(carried(page), expected);
        }
        for page in [
            "<a href=\"/rounds/phu-tho-2027\">",
            "<a href=\"/rounds/phu-tho-20261/method\">",
            "<a href=\"/rounds/phu-tho-2026?version=2\">",
            "<a href=\"/rounds/phu-tho-2026/publications/2/public.zip\">",
            "<a href=\"/\">phu-tho</a> href=",
            "<a href=\"/rounds/phu-tho-2026",
        ] {
            assert!(!carried(page).contains("version=1"), "{page}");
        }
    }
}
