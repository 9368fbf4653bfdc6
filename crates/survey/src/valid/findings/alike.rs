//! Batches that look alike: `responses-alike`.

use super::rows_in_words;
use crate::Responses;
use crate::valid::alike::Alike;
use finding::{Finding, Place};
use units::Roster;

/// So many batches have a finding of their own; the rest is counted in one.
const MOST: usize = 60;

pub(crate) fn all(
    responses: &Responses,
    roster: &Roster,
    alike: &[Alike],
    alike_percent: u8,
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = alike
        .iter()
        .take(MOST)
        .filter_map(|batch| one(responses, roster, batch, alike_percent))
        .collect();
    if alike.len() > MOST {
        let rest = alike.len() - MOST;
        findings.push(
            Finding::warning("responses-alike", Place::whole("responses")).says(
                format!("còn {rest} lô phiếu khác có nhiều phiếu giống nhau"),
                format!("{rest} further batches look alike"),
            ),
        );
    }
    findings
}

fn one(
    responses: &Responses,
    roster: &Roster,
    batch: &Alike,
    alike_percent: u8,
) -> Option<Finding> {
    let first = *batch.twins.first()? as usize;
    let unit = roster.get(*responses.units.get(first)? as usize)?;
    let name = unit.display_name();
    let (day_vi, day_en) =
        responses
            .days
            .get(first)
            .copied()
            .flatten()
            .map_or_else(Default::default, |day| {
                (
                    format!(", ngày {}", vietnamese::show_date(day)),
                    format!(", {}", vietnamese::show_date_en(day)),
                )
            });
    let (n, twins) = (batch.n_rows, batch.twins.len());
    let expected = batch.expected.round();
    let list = rows_in_words(responses, &batch.twins);
    Some(
        Finding::warning("responses-alike", responses.place(first))
            .says(
                format!(
                    "{name}{day_vi}: {twins} trong {n} phiếu của cùng một lô giống hệt hoặc gần như giống hệt nhau; vẫn tính là hợp lệ"
                ),
                format!(
                    "{name}{day_en}: {twins} of {n} responses of one batch are equal or nearly so; they count"
                ),
            )
            .found(format!("dòng {}", list.vi), format!("rows {}", list.en))
            .expected(
                format!("khoảng {expected} phiếu theo các lô khác; cảnh báo khi vượt quá {alike_percent} điểm phần trăm"),
                format!("about {expected} as the other batches go; the limit is {alike_percent} percentage points above"),
            )
            .fix(
                "đề nghị đơn vị kiểm tra lại cách lấy phiếu của lô này",
                "ask the unit how the sheets of this batch were filled in",
            )
            .of_unit(&unit.code),
    )
}
