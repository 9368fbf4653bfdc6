//! The list of issued sheets, to be filled when they come back.

use super::PaperForm;
use std::fmt::Write;

/// `issued.csv` with a row a unit: sheets issued and batch are filled in, what came back, spoiled and refused is left open. [`crate::read_issued`] reads it.
#[must_use]
pub fn issued_template(form: &PaperForm<'_>) -> String {
    let mut text = String::from("unit,issued,returned,spoiled,refused,batch,mode\n");
    for stack in form.stacks {
        let code = form.code(stack.unit);
        let code = match code.contains([',', '"']) {
            true => format!("\"{}\"", code.replace('"', "\"\"")),
            false => code.to_owned(),
        };
        let _always_fits = writeln!(text, "{code},{},,,,{:02},", stack.sheets, form.batch);
    }
    text
}
