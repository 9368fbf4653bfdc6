//! A round's folder in which every commune has sent its form.

use crate::Province;
use answers::form::{SelfScoreForm, self_score_form};
use criteria::LayerKind;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const ROUND: &str = r#"format = 1
id     = "tinh-gia-dinh"
title  = "Tỉnh giả định"
year   = 2024
as-of  = 2024-12-31
set    = "set.toml"
units  = "units.csv"

[[file]]
path  = "forms/*.xlsx"
layer = "self"
"#;

/// Writes `round.toml`, `set.toml`, `units.csv` and one filled form a commune into the folder.
///
/// # Errors
/// Where the folder cannot be written to.
///
/// # Panics
/// Panics where the province has no answers, or more than a form holds.
pub fn write_forms(province: &Province, folder: &Path) -> std::io::Result<()> {
    let forms = folder.join("forms");
    fs::create_dir_all(&forms)?;
    fs::write(folder.join("round.toml"), ROUND)?;
    fs::write(folder.join("set.toml"), &province.set_text)?;
    let mut units = String::from("code,name,type,level,block\n");
    let layer = province.answers.layer(LayerKind::Imported);
    let layer = layer.expect("a province is made with its answers");
    for (index, unit) in province.roster.units().iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(
            units,
            "{},{},{},commune,{}",
            unit.code, unit.name, unit.kind, unit.kind
        );
        let form = SelfScoreForm {
            set: &province.set,
            round: "tinh-gia-dinh",
            round_title: "Tỉnh giả định",
            unit: Some(unit),
            prefill: Some((layer, index)),
            points: None,
            as_of: jiff::civil::Date::constant(2024, 12, 31),
        };
        let bytes = self_score_form(&form).to_bytes();
        let bytes = bytes.expect("a form of a hundred leaves");
        fs::write(forms.join(format!("{}.xlsx", unit.code)), bytes)?;
    }
    fs::write(folder.join("units.csv"), units)
}
