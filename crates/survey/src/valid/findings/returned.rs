//! Issued against returned against counted: `survey-more-returned-than-issued`, `survey-more-rows-than-returned`.

use crate::{Responses, Validity};
use finding::{Finding, Place};
use units::Roster;

pub(crate) fn all(responses: &Responses, roster: &Roster, validity: &Validity) -> Vec<Finding> {
    let mut counted = vec![0_u64; roster.len()];
    for unit in &responses.units {
        if let Some(count) = counted.get_mut(*unit as usize) {
            *count += 1;
        }
    }
    let mut findings = Vec::new();
    for (at, unit) in roster.units().iter().enumerate() {
        let name = unit.display_name();
        let place = || Place::whole(format!("{} {name}", unit.code));
        let (rows, returned) = (counted[at], validity.returned.get(at).copied().unwrap_or(0));
        let issued = validity.issued.get(at).copied().flatten();
        if rows > returned {
            findings.push(
                Finding::warning("survey-more-rows-than-returned", place())
                    .says(
                        format!("{name} có nhiều phiếu nhập hơn số phiếu thu về"),
                        format!("{name} has more responses in its files than sheets returned"),
                    )
                    .found(format!("{rows} phiếu nhập"), format!("{rows} responses"))
                    .expected(
                        format!("nhiều nhất {returned} phiếu thu về"),
                        format!("at most the {returned} returned"),
                    )
                    .fix(
                        "kiểm tra phiếu nhập hai lần và biên bản giao nhận",
                        "look for sheets keyed twice, and at the hand-over sheet",
                    )
                    .of_unit(&unit.code),
            );
        }
        if let Some(issued) = issued.filter(|issued| rows.max(returned) > *issued) {
            let more = rows.max(returned);
            findings.push(
                Finding::warning("survey-more-returned-than-issued", place())
                    .says(
                        format!("{name} có nhiều phiếu thu về hơn số phiếu phát ra"),
                        format!("{name} has more sheets returned than issued"),
                    )
                    .found(format!("{more} phiếu"), format!("{more} responses"))
                    .expected(
                        format!("nhiều nhất {issued} phiếu phát ra"),
                        format!("at most the {issued} issued"),
                    )
                    .fix(
                        "sửa số phiếu trong tệp phát ra, thu về",
                        "mend the numbers in the file of sheets issued",
                    )
                    .of_unit(&unit.code),
            );
        }
    }
    findings
}
