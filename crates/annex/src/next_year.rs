//! A set for the next year out of this one.

use criteria::{Draft, DraftValue};
use finding::{Finding, Place};

/// A copy of a set for another year, with the findings that name what a person has to look at.
///
/// Every node gets `follows`: `2024/3.1`, or `old-id/2024/3.1` where the new set has another id; what the old set said in `follows` and `changed` goes.
/// The year within titles is replaced; dates in legal bases, in deadlines and in examples stay as they are, since only the new decision can say them, and are named; so are guides and evidence that name the old year.
/// A day within the old year from which a leaf counted (`from`) goes: next year it counts from the beginning.
/// `file` is the name that findings carry.
///
/// ```
/// let old = criteria::Draft::parse("id = \"thu\"\nyear = 2024\ntitle = \"Bộ tiêu chí năm 2024\"\n[criterion.\"1\"]\ntitle = \"Một\"\nmax = 2\n");
/// let (new, _) = annex::next_year(&old, 2026, None, "thu/2026.toml");
/// assert_eq!(new.text("title"), Some("Bộ tiêu chí năm 2026"));
/// let one = new.table("criterion").and_then(|all| all.table("1")).unwrap();
/// assert_eq!(one.text("follows"), Some("2024/1"));
/// ```
#[must_use]
pub fn next_year(old: &Draft, year: i16, id: Option<&str>, file: &str) -> (Draft, Vec<Finding>) {
    let mut new = old.clone();
    let mut findings = Vec::new();
    let old_id = old.text("id").unwrap_or_default().to_owned();
    let old_year = old.number("year").and_then(|year| year.to_integer());
    let old_year = old_year.map_or_else(String::new, |year| year.to_string());
    let other_id = id.filter(|id| *id != old_id);
    let origin = match other_id {
        Some(_) => format!("{old_id}/{old_year}"),
        None => old_year.clone(),
    };
    new.comment = vec![format!(
        "Dự thảo lập từ {old_id}/{old_year}. A draft made from {old_id}/{old_year}."
    )];
    new.set("year", i64::from(year));
    if let Some(id) = other_id {
        new.set("id", id);
    }
    for key in ["title", "title-en"] {
        if let Some(title) = old.text(key).filter(|title| title.contains(&old_year)) {
            new.set(key, title.replace(&old_year, &year.to_string()));
        }
    }
    let notice = format!("DỰ THẢO lập từ bộ tiêu chí {old_id}/{old_year}, chưa ban hành");
    let notice = match old.text("notice") {
        Some(old) => format!("{notice}; {old}"),
        None => notice,
    };
    new.set("notice", notice);
    if old.text("status") == Some("official") {
        new.set("status", "reconstructed");
        findings.push(status(file));
    }
    for (key, value) in old.table("basis").into_iter().flat_map(Draft::entries) {
        let basis = value.as_table();
        let title = basis.and_then(|basis| basis.text("title"));
        findings.push(basis_of_before(file, key, title.unwrap_or_default()));
    }
    let (mut dated, mut begun, mut worded) = (Vec::new(), Vec::new(), Vec::new());
    for part in ["", "bonus", "penalty"] {
        let all = match part {
            "" => Some(&mut new),
            section => match section_of(&mut new, section) {
                Some(own) => Some(own),
                None => continue,
            },
        };
        let Some(all) = all.filter(|all| all.get("criterion").is_some()) else {
            continue;
        };
        for (code, value) in all.table_mut("criterion").entries_mut() {
            let DraftValue::Table(node) = value else {
                continue;
            };
            node.remove("changed");
            node.set("follows", format!("{origin}/{code}"));
            let from = match node.get("from") {
                Some(DraftValue::Date(day)) => Some(day.year()),
                _ => None,
            };
            if from.is_some_and(|of| of < year) {
                node.remove("from");
                begun.push(code.to_owned());
            }
            let names_year =
                |key: &str| node.text(key).is_some_and(|text| text.contains(&old_year));
            if ["title", "guide", "evidence"].into_iter().any(names_year) {
                worded.push(code.to_owned());
            }
            if holds_date(node) {
                dated.push(code.to_owned());
            }
        }
    }
    if !dated.is_empty() {
        findings.push(dates_of_before(file, &dated));
    }
    if !worded.is_empty() {
        findings.push(words_of_before(file, &worded, &old_year));
    }
    if !begun.is_empty() {
        findings.push(whole_year(file, &begun));
    }
    (new, findings)
}

fn section_of<'a>(top: &'a mut Draft, section: &str) -> Option<&'a mut Draft> {
    top.table(section)?;
    Some(top.table_mut(section))
}

/// Whether a day stands in the rule or the examples.
fn holds_date(table: &Draft) -> bool {
    fn any(value: &DraftValue) -> bool {
        match value {
            DraftValue::Date(_) => true,
            DraftValue::List(items) => items.iter().any(any),
            DraftValue::Table(table) => holds_date(table),
            _ => false,
        }
    }
    table.entries().any(|(_, value)| any(value))
}

fn status(file: &str) -> Finding {
    Finding::warning("clone-status", Place::file(file))
        .says(
            "bản sao của bộ tiêu chí chính thức chưa là bộ tiêu chí chính thức; đã ghi `reconstructed`",
            "a copy of an official set is not official yet; it says `reconstructed`",
        )
        .fix(
            "ghi `official` khi quyết định mới đã ban hành và đã nhập căn cứ của nó",
            "write `official` once the new decision is issued and named as a basis",
        )
}

fn basis_of_before(file: &str, key: &str, title: &str) -> Finding {
    let title: String = title.chars().take(80).collect();
    Finding::warning("clone-basis", Place::file(file))
        .says(
            format!("căn cứ {key} còn là văn bản của bộ tiêu chí cũ"),
            format!("the basis {key} is still that of the old set"),
        )
        .found(format!("“{title}”"), format!("\"{title}\""))
        .fix(
            "thay bằng văn bản mới (tên, số, ngày), hoặc để nguyên nếu văn bản vẫn còn hiệu lực",
            "put the new document (title, number, date), or leave it where it is still in force",
        )
}

fn words_of_before(file: &str, codes: &[String], year: &str) -> Finding {
    let list = codes.join(", ");
    Finding::warning("clone-words", Place::file(file))
        .says(
            format!("{} tiêu chí còn ghi năm {year} trong tên, cách chấm hoặc tài liệu kiểm chứng", codes.len()),
            format!("{} leaves still name {year} in title, guide or evidence", codes.len()),
        )
        .found(list.clone(), list)
        .fix(
            "ghi năm theo quyết định mới, hoặc để nguyên nếu là số liệu của năm trước",
            "write the year of the new decision, or leave it where figures of the year before are meant",
        )
}

fn whole_year(file: &str, codes: &[String]) -> Finding {
    let list = codes.join(", ");
    Finding::info("clone-from", Place::file(file))
        .says(
            format!(
                "{} tiêu chí năm cũ chỉ tính từ một ngày trong năm, nay tính cả năm",
                codes.len()
            ),
            format!(
                "{} leaves counted from a day within the old year and count for the whole year now",
                codes.len()
            ),
        )
        .found(list.clone(), list)
        .fix(
            "ghi lại khóa from nếu quyết định mới cũng chỉ tính từ một ngày trong năm",
            "write from again where the new decision counts them from a day within the year too",
        )
}

fn dates_of_before(file: &str, codes: &[String]) -> Finding {
    let list = codes.join(", ");
    Finding::warning("clone-dates", Place::file(file))
        .says(
            format!(
                "{} tiêu chí còn ngày của năm cũ trong thời hạn hoặc ví dụ",
                codes.len()
            ),
            format!(
                "{} leaves still hold days of the old year in deadlines or examples",
                codes.len()
            ),
        )
        .found(list.clone(), list)
        .fix(
            "ghi ngày theo quyết định mới, cả trong cách chấm và ví dụ",
            "write the days of the new decision, in the guide and the examples too",
        )
}
