//! Numbers never returned, returned twice, or never issued.

use super::{IssuedNumbers, SheetNumber};
use crate::Responses;
use crate::field::findings::numbers as found;
use finding::Finding;
use std::collections::BTreeMap;

/// What the numbers of the sheets say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NumberCheck {
    /// Rows whose number stood on an earlier row, ascending, each with that earlier row.
    pub twice: Vec<(u32, u32)>,
    /// Rows whose number was never issued, ascending.
    pub never_issued: Vec<u32>,
    /// By range of the issued list: serials that have not come back, ascending.
    pub never_returned: Vec<Vec<u16>>,
    /// Sentences: one a row for numbers returned twice or never issued, one a range for those never returned.
    pub findings: Vec<Finding>,
}

/// Holds the numbers of the returned sheets against those issued.
///
/// Rows without a number of ours (0, or a plain number of another form) take no part; a list without numbers says nothing about what was issued.
/// Sheets of a range that are known to be spoiled or refused are expected to be missing: a range is a finding where more are missing than that.
#[must_use]
pub fn check_numbers(issued: &IssuedNumbers, responses: &Responses) -> NumberCheck {
    let mut check = NumberCheck::default();
    let mut first_row: BTreeMap<u64, u32> = BTreeMap::new();
    let mut back: Vec<Vec<bool>> = issued
        .ranges()
        .iter()
        .map(|range| vec![false; usize::from(range.last - range.first) + 1])
        .collect();
    for (row, key) in (0_u32..).zip(&responses.serials) {
        let Some(number) = SheetNumber::from_key(*key) else {
            continue;
        };
        let place = responses.place(row as usize);
        match first_row.get(key) {
            Some(earlier) => {
                check.twice.push((row, *earlier));
                let other = responses.place(*earlier as usize);
                check
                    .findings
                    .push(found::returned_twice(place.clone(), &number, other));
            }
            None => {
                first_row.insert(*key, row);
            }
        }
        if issued.is_empty() {
            continue;
        }
        match issued.range_of(&number) {
            Some(at) => {
                let offset = usize::from(number.serial() - issued.ranges()[at].first);
                back[at][offset] = true;
            }
            None => {
                check.never_issued.push(row);
                check.findings.push(found::never_issued(place, &number));
            }
        }
    }
    for (range, back) in issued.ranges().iter().zip(back) {
        let missing: Vec<u16> = (range.first..=range.last)
            .zip(back)
            .filter_map(|(serial, back)| (!back).then_some(serial))
            .collect();
        // A list whose sheets carry no numbers in the files at all is not a list of missing sheets.
        let numbered = !first_row.is_empty();
        if numbered && missing.len() > range.lost as usize {
            check.findings.push(found::never_returned(range, &missing));
        }
        check.never_returned.push(missing);
    }
    check
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RowAt;

    fn responses(numbers: &[(u8, &str, u16)]) -> Responses {
        let key = |(batch, code, serial): &(u8, &str, u16)| {
            SheetNumber::new(*batch, code, *serial).map_or(0, |number| number.key())
        };
        Responses {
            sources: vec![("phieu.xlsx".to_owned(), "Nhập".to_owned())],
            rows: (0..numbers.len())
                .map(|row| RowAt {
                    source: 0,
                    row: u32::try_from(row).expect("few") + 2,
                })
                .collect(),
            serials: numbers.iter().map(key).collect(),
            ..Responses::default()
        }
    }

    #[test]
    fn each_number_is_held_against_the_list() {
        let mut issued = IssuedNumbers::default();
        issued.add(0, "00778", 1, 5, 1);
        issued.add(1, "00793", 1, 2, 0);
        // 00778: 1 and 2 back, 2 twice, 9 never issued; 3, 4, 5 missing, one of them spoiled. 00793: all back.
        let rows = responses(&[
            (1, "00778", 1),
            (1, "00778", 2),
            (1, "00778", 2),
            (1, "00778", 9),
            (1, "00793", 1),
            (1, "00793", 2),
            (0, "", 0),
        ]);
        let check = check_numbers(&issued, &rows);
        assert_eq!(check.twice, [(2, 1)]);
        assert_eq!(check.never_issued, [3]);
        assert_eq!(check.never_returned, [vec![3, 4, 5], vec![]]);
        let codes: Vec<&str> = check.findings.iter().map(|f| f.code.as_str()).collect();
        assert_eq!(
            codes,
            [
                "sheet-returned-twice",
                "sheet-never-issued",
                "sheets-never-returned"
            ]
        );
        assert_eq!(check.findings[2].found.vi, "3 phiếu chưa thu về: 0003–0005");
    }

    #[test]
    fn spoiled_and_refused_sheets_are_not_missed() {
        let mut issued = IssuedNumbers::default();
        issued.add(0, "00778", 1, 3, 2);
        let check = check_numbers(&issued, &responses(&[(1, "00778", 1)]));
        assert_eq!(check.never_returned, [vec![2, 3]]);
        assert!(check.findings.is_empty());
    }

    #[test]
    fn files_without_numbers_say_nothing_of_missing_ones() {
        let mut issued = IssuedNumbers::default();
        issued.add(0, "00778", 1, 3, 0);
        let check = check_numbers(&issued, &responses(&[(0, "", 0)]));
        assert!(check.findings.is_empty());
    }
}
