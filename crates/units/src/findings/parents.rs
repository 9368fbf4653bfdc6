//! `roster-parent-unknown` and `roster-parent-cycle`.

use crate::Unit;
use finding::{Finding, Place};
use std::collections::BTreeMap;

/// Takes away parents that are not there or that lead back to the unit itself, each with a finding.
pub(crate) fn mend(file: &str, units: &mut [Unit], findings: &mut Vec<Finding>) {
    let at: BTreeMap<String, usize> = units
        .iter()
        .enumerate()
        .map(|(at, unit)| (unit.code.clone(), at))
        .collect();
    for unit in units.iter_mut() {
        if let Some(parent) = unit.parent.take_if(|parent| !at.contains_key(parent)) {
            findings.push(unknown(
                Place::line(file, unit.line, 1),
                &unit.code,
                &parent,
            ));
        }
    }
    let up = |units: &[Unit], unit: usize| {
        units[unit]
            .parent
            .as_ref()
            .and_then(|parent| at.get(parent).copied())
    };
    // 0 not seen, 1 on the way up, 2 known to end
    let mut seen = vec![0_u8; units.len()];
    for start in 0..units.len() {
        let mut path = Vec::new();
        let mut next = Some(start);
        while let Some(unit) = next.filter(|unit| seen[*unit] == 0) {
            seen[unit] = 1;
            path.push(unit);
            next = up(units, unit);
        }
        if let Some(closing) = next.filter(|unit| seen[*unit] == 1) {
            let first = path.iter().position(|unit| *unit == closing).unwrap_or(0);
            let cycle = &path[first..];
            let codes: Vec<&str> = cycle
                .iter()
                .chain([&closing])
                .map(|unit| units[*unit].code.as_str())
                .collect();
            findings.push(cycle_of(
                Place::line(file, units[closing].line, 1),
                &codes.join(" → "),
                &units[closing].code,
            ));
            for unit in cycle {
                units[*unit].parent = None;
            }
        }
        for unit in path {
            seen[unit] = 2;
        }
    }
}

fn unknown(place: Place, code: &str, parent: &str) -> Finding {
    Finding::error("roster-parent-unknown", place)
        .says(
            format!("đơn vị {code} ghi đơn vị cấp trên {parent}, mã này không có trong danh sách"),
            format!("the unit {code} names {parent} as its parent, which the roster does not hold"),
        )
        .found(format!("cấp trên {parent}"), format!("parent {parent}"))
        .expected(
            "mã của một đơn vị trong danh sách, hoặc để trống",
            "the code of a unit of the roster, or nothing",
        )
        .fix(
            "sửa mã cấp trên hoặc thêm dòng cho đơn vị cấp trên",
            "correct the code or add a row for the parent",
        )
        .of_unit(code)
}

fn cycle_of(place: Place, codes: &str, code: &str) -> Finding {
    Finding::error("roster-parent-cycle", place)
        .says(
            format!("các đơn vị là cấp trên của nhau thành vòng: {codes}"),
            format!("units are each other's parents in a circle: {codes}"),
        )
        .found(codes, codes)
        .expected(
            "cấp trên cuối cùng không có cấp trên nữa",
            "a topmost unit without a parent",
        )
        .fix(
            "sửa cột parent của một trong các đơn vị này",
            "correct the column parent of one of these units",
        )
        .of_unit(code)
}
