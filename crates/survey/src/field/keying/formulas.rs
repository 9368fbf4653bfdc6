//! What the keying workbook works out beside a typed number.

/// The hidden sheet of the units' codes and names.
pub(super) const UNITS: &str = "parindex-units";
/// Characters of the longest number: batch, code, serial, check.
const LONGEST: u32 = 16;

/// The number without separators, as capitals.
pub(super) fn plain(row: u32) -> String {
    format!(
        "SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(UPPER(TRIM(A{row})),\"-\",\"\"),\" \",\"\"),\".\",\"\")"
    )
}

/// Whether the check digits fit: the sum of each character's value times its weight leaves 1 when divided by 97 (see [`crate::SheetNumber`]). Zeros are put in front, so the weights stand fixed.
fn fits(plain: &str) -> String {
    let places: Vec<String> = (1..=LONGEST).map(|place| place.to_string()).collect();
    let weights: Vec<String> = (0..LONGEST)
        .rev()
        .map(|power| weight(power).to_string())
        .collect();
    let (places, weights) = (places.join(","), weights.join(","));
    format!(
        "IFERROR(MOD(SUMPRODUCT((FIND(MID(RIGHT(REPT(\"0\",{LONGEST})&{plain},{LONGEST}),{{{places}}},1),\"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ\")-1)*{{{weights}}}),97)=1,FALSE)"
    )
}

/// 10 to this power, by 97.
fn weight(power: u32) -> u32 {
    (0..power).fold(1, |weight, _| weight * 10 % 97)
}

/// The unit's name by the code within the number; empty where the number is.
pub(super) fn unit(row: u32, plain: &str) -> String {
    format!("IF(A{row}=\"\",\"\",{})", name(plain))
}

fn name(plain: &str) -> String {
    format!("IFERROR(VLOOKUP(MID({plain},3,LEN({plain})-8),'{UNITS}'!$A:$B,2,FALSE),\"\")")
}

/// What is to be said of a row: the number's fault, or how many questions are open.
pub(super) fn status(row: u32, plain: &str, helper: u32, rows: (u32, u32), open: &str) -> String {
    let column = finding::column_letters(helper);
    let (first, last) = rows;
    // Comparing every number with every other is slow beyond some thousand rows; reading the file finds what was keyed twice anyway.
    let twice = match last - first {
        0..=3_000 => {
            format!("IF(SUMPRODUCT(--(${column}${first}:${column}${last}={plain}))>1,\"Trùng số\",")
        }
        _ => "IF(FALSE,\"\",".to_owned(),
    };
    let fits = fits(plain);
    let name = name(plain);
    format!(
        "IF(A{row}=\"\",\"\",IF(OR(LEN({plain})<9,LEN({plain})>{LONGEST}),\"Sai số phiếu\",IF(NOT({fits}),\"Sai số kiểm\",IF({name}=\"\",\"Lạ: đơn vị\",{twice}IF({open}>0,\"Còn \"&{open}&\" ô\",\"Đủ\"))))))"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_the_powers_of_ten_by_97() {
        // 10^0, 10^1, 10^2 = 97 + 3, 10^3 = 3 · 10, 10^4 = 300 − 3 · 97.
        let weights: Vec<u32> = (0..5).map(weight).collect();
        assert_eq!(weights, [1, 10, 3, 30, 9]);
    }
}
