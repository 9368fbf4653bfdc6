//! `[rounding]`.

use super::keys;
use crate::Rounding;
use crate::findings::values;
use crate::toml::{Item, Kind, Table};
use points::{Mode, RoundTo};

const MODES: &[(&str, Mode)] = &[
    ("half-up", Mode::HalfUp),
    ("half-even", Mode::HalfEven),
    ("down", Mode::Down),
];
/// `points` keeps so many digits with room for sums over every unit of the country.
const MOST_DIGITS: i64 = 9;

pub(crate) fn read(top: Table<'_>) -> Rounding {
    let Some(table) = top.table("rounding") else {
        return Rounding::default();
    };
    table.only(keys::ROUNDING);
    let to = |key| table.get(key).and_then(round_to);
    Rounding {
        part: to("part"),
        leaf: to("leaf"),
        field: to("field"),
        total: to("total"),
    }
}

fn round_to(item: Item<'_>) -> Option<RoundTo> {
    if item.kind() == Kind::Text {
        item.one_of(&[("none", ())])?;
        return None;
    }
    let table = item.table()?;
    table.only(keys::ROUND_TO);
    if !table.has("digits") {
        table.missing("digits");
    }
    let digits = table.whole("digits")?;
    if !(0..=MOST_DIGITS).contains(&digits) {
        let (vi, en) = ("từ 0 đến 9", "0 to 9");
        let place = table.place_of("digits");
        table.push(values::out_of_range(
            place,
            "digits",
            &digits.to_string(),
            vi,
            en,
        ));
        return None;
    }
    Some(RoundTo {
        digits: u8::try_from(digits).ok()?,
        mode: table.one_of("mode", MODES).unwrap_or(Mode::HalfUp),
    })
}
