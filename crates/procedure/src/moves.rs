//! What must be there before a round moves on.

use crate::{RoundState, Stage};
use finding::{Finding, Place};
use std::collections::BTreeSet;

/// What the round holds, counted by whoever has its entries and its set at hand.
#[derive(Debug, Clone, Default)]
pub struct Standing<'a> {
    /// The units of the roster.
    pub units: Vec<&'a str>,
    /// Units that are named as missing: the round goes on without what they owe.
    pub missing: BTreeSet<&'a str>,
    /// Leaves of units, self-scored and not yet decided in the running appraisal.
    pub open_leaves: usize,
    /// Review requests that wait for a decision.
    pub waiting_reviews: usize,
    /// Items in the council's minutes.
    pub minutes: usize,
}

/// What stands against moving the round to a stage; empty where it may.
///
/// Stages follow one another without leaps and without a way back (a unit or leaf is opened again instead), and a round becomes published only by publishing:
///
/// | to | what must be there |
/// | --- | --- |
/// | self-scoring | the last day of self-scoring |
/// | first appraisal | every unit approved, or named as missing |
/// | explanation | every self-scored leaf decided; every unit notified, or named as missing |
/// | second appraisal | nothing |
/// | council | every review request decided, every leaf that is appraised again decided |
/// | submitted | minutes of the council |
///
/// ```
/// use procedure::{RoundState, Stage, Standing, against_move};
/// let round = RoundState::new("phu-tho", "2026");
/// let found = against_move(&round, Stage::SelfScoring, &Standing::default());
/// assert_eq!(found[0].code, "move-without-deadline");
/// ```
#[must_use]
pub fn against_move(round: &RoundState, to: Stage, standing: &Standing<'_>) -> Vec<Finding> {
    if to == Stage::Published || round.stage.next() != Some(to) {
        return vec![out_of_order(round.stage, to)];
    }
    let lacking = |has: &dyn Fn(&str) -> bool| -> Vec<&str> {
        let lacks = |unit: &&str| !has(unit) && !standing.missing.contains(unit);
        standing.units.iter().copied().filter(lacks).collect()
    };
    let mut findings = Vec::new();
    match to {
        Stage::SelfScoring if !round.deadlines.contains_key(&Stage::SelfScoring) => {
            findings.push(no_deadline());
        }
        Stage::FirstAppraisal => {
            let units = lacking(&|unit| round.approved.contains_key(unit));
            findings.extend(units.into_iter().map(not_approved));
        }
        Stage::Explanation => {
            findings.extend((standing.open_leaves > 0).then(|| undecided(standing.open_leaves)));
            let units = lacking(&|unit| round.notified.contains_key(unit));
            findings.extend(units.into_iter().map(not_notified));
        }
        Stage::Council => {
            findings.extend((standing.open_leaves > 0).then(|| undecided(standing.open_leaves)));
            let waiting = standing.waiting_reviews;
            findings.extend((waiting > 0).then(|| reviews_wait(waiting)));
        }
        Stage::Submitted if standing.minutes == 0 => findings.push(no_minutes()),
        _ => {}
    }
    findings
}

fn place() -> Place {
    Place::whole("round")
}

fn out_of_order(from: Stage, to: Stage) -> Finding {
    let (from, to) = (from.words(), to.words());
    Finding::error("move-out-of-order", place())
        .says(
            format!("không chuyển từ bước {} sang bước {}", from.vi, to.vi),
            format!("a round does not move from {} to {}", from.en, to.en),
        )
        .fix(
            "các bước đi lần lượt; để sửa việc đã qua, hãy mở lại đơn vị hoặc tiêu chí; để công bố, hãy ghi nhận văn bản đã ký",
            "stages follow one another; to mend what is past, open the unit or leaf again; to publish, record the signed act",
        )
}

fn no_deadline() -> Finding {
    Finding::error("move-without-deadline", place())
        .says(
            "chưa đặt thời hạn tự đánh giá",
            "self-scoring has no last day",
        )
        .fix(
            "đặt ngày cuối của bước Tự đánh giá",
            "set the last day of self-scoring",
        )
}

fn not_approved(unit: &str) -> Finding {
    Finding::error("unit-not-approved", place())
        .of_unit(unit)
        .says(
            format!("đơn vị {unit}: thủ trưởng chưa phê duyệt điểm tự đánh giá"),
            format!("unit {unit}: the head has not approved the self-score"),
        )
        .fix(
            "nhắc đơn vị, hoặc nêu rõ đơn vị này thiếu khi chuyển bước",
            "remind the unit, or name it as missing when moving on",
        )
}

fn not_notified(unit: &str) -> Finding {
    Finding::error("unit-not-notified", place())
        .of_unit(unit)
        .says(
            format!("đơn vị {unit}: chưa thông báo kết quả thẩm định lần 1"),
            format!("unit {unit}: the result of the first appraisal was not notified"),
        )
        .fix(
            "thông báo kết quả; thời hạn đề nghị thẩm định lại tính từ đó",
            "notify it; the time to ask for a review runs from there",
        )
}

fn undecided(leaves: usize) -> Finding {
    Finding::error("leaves-undecided", place())
        .says(
            "còn tiêu chí đã tự đánh giá nhưng chưa thẩm định",
            "some self-scored leaves are not yet appraised",
        )
        .found(leaves.to_string(), leaves.to_string())
        .expected("0", "0")
        .fix(
            "thẩm định nốt trong bảng thẩm định",
            "decide them on the appraisal bench",
        )
}

fn reviews_wait(requests: usize) -> Finding {
    Finding::error("reviews-undecided", place())
        .says(
            "còn đề nghị thẩm định lại chưa có kết quả xem xét",
            "some review requests wait for a decision",
        )
        .found(requests.to_string(), requests.to_string())
        .expected("0", "0")
        .fix(
            "xem xét từng đề nghị, nêu lý do",
            "decide each, with a reason",
        )
}

fn no_minutes() -> Finding {
    Finding::error("no-minutes", place())
        .says(
            "chưa có biên bản họp Hội đồng",
            "there are no minutes of the council",
        )
        .fix(
            "ghi ít nhất một nội dung biên bản",
            "write at least one item of the minutes",
        )
}
