//! `round new`: the folder of a new round, with a form for every unit.

use answers::form::{SelfScoreForm, self_score_form};
use criteria::CriteriaSet;
use jiff::civil::Date;
use units::{Roster, Unit};
use workbook::WriteError;

/// What a new round is made of.
#[derive(Debug, Clone, Copy)]
pub struct Begin<'a> {
    /// The set.
    pub set: &'a CriteriaSet,
    /// The set as the manifest names it: `qd766/2026`, or `set.toml` where `set_text` is put beside the manifest.
    pub set_name: &'a str,
    /// The set's file, where it is copied into the folder.
    pub set_text: Option<&'a str>,
    /// The roster, and its text.
    pub roster: &'a Roster,
    /// The roster's text.
    pub roster_text: &'a str,
    /// The round's id: the folder's name.
    pub id: &'a str,
    /// The round's title.
    pub title: &'a str,
    /// The date of outputs.
    pub as_of: Date,
}

/// Paths inside the folder and what they hold: `round.toml`, `units.csv`, `forms/<code>.xlsx` for every ranked unit.
///
/// # Errors
/// [`WriteError`] where a form cannot hold the set.
pub fn begin(new: &Begin<'_>) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let mut files = vec![
        ("round.toml".to_owned(), manifest(new).into_bytes()),
        ("units.csv".to_owned(), new.roster_text.as_bytes().to_vec()),
    ];
    if let Some(text) = new.set_text {
        files.push(("set.toml".to_owned(), text.as_bytes().to_vec()));
    }
    for unit in new.roster.ranked() {
        let form = SelfScoreForm {
            set: new.set,
            round: new.id,
            round_title: new.title,
            unit: Some(unit),
            prefill: None,
            points: None,
            as_of: new.as_of,
        };
        let bytes = self_score_form(&form).to_bytes()?;
        files.push((format!("forms/{}.xlsx", file_name(unit)), bytes));
    }
    Ok(files)
}

/// The code and the name without diacritics: `00778-xin-cai`.
#[must_use]
pub fn file_name(unit: &Unit) -> String {
    let plain = |text: &str| -> String {
        let folded = vietnamese::fold(text);
        let kept = folded
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
        kept.collect::<String>().trim_matches('-').to_owned()
    };
    let code: String = unit
        .code
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '.' || c == '-' {
                c
            } else {
                '-'
            }
        })
        .collect();
    format!(
        "{}-{}",
        code.trim_start_matches('.'),
        plain(&unit.display_name())
    )
}

fn manifest(new: &Begin<'_>) -> String {
    let (id, title, year) = (quoted(new.id), quoted(new.title), new.set.year);
    let (as_of, set) = (new.as_of, quoted(new.set_name));
    format!(
        "\
format = 1
id     = {id}
title  = {title}
year   = {year}
as-of  = {as_of}
set    = {set}
units  = \"units.csv\"

# Phiếu tự chấm điểm, mỗi đơn vị một tệp.
[[file]]
path  = \"forms/*.xlsx\"
layer = \"self\"

# Khi có phiếu thẩm định, bỏ dấu # ở các dòng sau.
# [[file]]
# path  = \"appraisal-1/*.xlsx\"
# layer = \"appraised-1\"
"
    )
}

/// A text as a TOML basic string.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' => "\\\"".to_owned(),
            '\\' => "\\\\".to_owned(),
            c if c.is_control() => " ".to_owned(),
            c => c.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}
