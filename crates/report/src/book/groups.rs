//! Everything that `rank --groups --out` writes of groups.

use super::{add_all, framed, new_book};
use crate::{Groups, ResultContext, groups};
use ranking::CsvKind;
use workbook::WriteError;

/// `groups.csv`, `groups-excel.csv` and `groups.xlsx`. Each says what a group is and by which rule: the CSV in its column `notice`, the workbook above and below the table.
///
/// # Errors
/// [`WriteError`] where the groups have more units than a sheet has rows.
pub fn group_files(
    context: &ResultContext<'_>,
    own: Groups<'_>,
) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let table = groups(context, own);
    let said: Vec<&str> = context.said();
    let said: Vec<&str> = said
        .into_iter()
        .chain(table.notes.iter().map(String::as_str))
        .collect();
    let told = table.clone().saying(&said.join(" · "));
    let csv = |kind| told.to_csv(kind).into_bytes();
    let mut book = new_book(context);
    add_all(&mut book, &framed(context, vec![table]));
    Ok(vec![
        ("groups.csv".to_owned(), csv(CsvKind::Machine)),
        ("groups-excel.csv".to_owned(), csv(CsvKind::Excel)),
        ("groups.xlsx".to_owned(), book.to_bytes()?),
    ])
}
