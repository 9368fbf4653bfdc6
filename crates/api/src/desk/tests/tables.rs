//! One leaf of many units in one table, several leaves at once, and which word counts where a form was filled already.

use super::{At, ROUND, code, head_of, on_to, scoring, typed};
use crate::desk::appraise::Verdict;
use crate::desk::table::{Line, Table};
use criteria::LayerKind::{Appraised, Council};
use procedure::Appraisal;

fn lines(own: &[(&str, &str)]) -> Vec<Line> {
    let line = |(unit, points): &(&str, &str)| ((*unit).to_owned(), typed(&[("points", points)]));
    own.iter().map(line).collect()
}

#[tokio::test]
async fn a_table_is_written_whole_or_not_at_all() {
    let mut stage = scoring().await;
    on_to(&mut stage, At::FirstAppraisal).await;
    let appraiser = stage.desk("appraiser");
    let before = head_of(&stage).await;
    let fill = async |own: &[(&str, &str)], reason: &str| {
        let lines = lines(own);
        appraiser
            .fill_table(ROUND, Table::Appraisal, "2.1", &lines, reason)
            .await
    };
    // 4 is the most that the leaf gives.
    let wrong = fill(&[("U1", "3"), ("U2", "9")], "Hồ sơ").await;
    assert_eq!(code(wrong), "points-over-max");
    assert_eq!(code(fill(&[("U1", "3")], " ").await), "reason-missing");
    assert_eq!(code(fill(&[("U1", " ")], "Hồ sơ").await), "nothing-given");
    assert_eq!(code(fill(&[("U9", "1")], "Hồ sơ").await), "no-such-unit");
    let foreign = stage.desk("coordinator");
    let foreign = foreign
        .fill_table(ROUND, Table::Appraisal, "2.1", &lines(&[("U1", "3")]), "x")
        .await;
    assert_eq!(code(foreign), "not-granted");
    assert_eq!(head_of(&stage).await, before);

    // Each line has its answer and its reason; a line left empty stays open.
    let done = fill(&[("U1", "3"), ("U2", "")], "Hồ sơ").await.unwrap();
    assert_eq!(done.entries, 2);
    assert_eq!(fill(&[("U1", "3")], "Hồ sơ").await.unwrap().entries, 0);
    let look = appraiser.look(ROUND).await.unwrap();
    let current = look.current();
    let value = |unit| current.value(unit, "2.1", Appraised(1), "points");
    assert_eq!((value("U1"), value("U2")), (Some("3"), None));
    assert_eq!(current.appraisal("U1", "2.1", 1), Appraisal::Changed);
    let leaf = current.leaf("U1", "2.1").unwrap();
    let reason = leaf.reasons[&Appraised(1)].entry.text.as_deref();
    assert_eq!(reason, Some("Hồ sơ"));
}

#[tokio::test]
async fn the_councils_table_leaves_out_the_members_own_unit() {
    let mut stage = scoring().await;
    on_to(&mut stage, At::Council).await;
    let member = stage.desk("member");
    let before = head_of(&stage).await;
    let both = lines(&[("U1", "1,5"), ("U2", "2")]);
    let refused = member.fill_table(ROUND, Table::Council, "2.2", &both, "Biên bản");
    assert_eq!(code(refused.await), "own-unit");
    assert_eq!(head_of(&stage).await, before);
    let one = lines(&[("U1", "1,5"), ("U2", "")]);
    let done = member.fill_table(ROUND, Table::Council, "2.2", &one, "Biên bản");
    assert_eq!(done.await.unwrap().entries, 2);
    let look = member.look(ROUND).await.unwrap();
    let value = look.current();
    let value = value.value("U1", "2.2", Council, "points");
    assert_eq!(value, Some("1.5"));
}

#[tokio::test]
async fn what_is_typed_anew_counts_and_what_a_form_was_filled_with_does_not() {
    let mut stage = scoring().await;
    let figures = typed(&[("on_time", "9"), ("resolved", "10")]);
    let staff = stage.desk("staff");
    staff.enter(ROUND, "U1", "1.1", &figures).await.unwrap();
    on_to(&mut stage, At::FirstAppraisal).await;
    let appraiser = stage.desk("appraiser");
    let both = ["1.1".to_owned(), "2.1".to_owned()];
    let accepted = appraiser.accept_rest(ROUND, &both).await.unwrap();
    // Of 1.1 two figures and the acceptance, of 2.1 the points and the acceptance.
    assert_eq!(accepted.entries, 5);
    assert_eq!(
        appraiser.accept_rest(ROUND, &both).await.unwrap().entries,
        0
    );

    let change = async |fields: &[(&str, &str)]| {
        let verdict = Verdict::Change {
            typed: typed(fields),
            reason: "Kiểm tra hồ sơ".to_owned(),
        };
        appraiser
            .appraise(ROUND, "U1", "1.1", &verdict)
            .await
            .unwrap();
        let look = appraiser.look(ROUND).await.unwrap();
        let current = look.current();
        let value = |slot| {
            let own = current.value("U1", "1.1", Appraised(1), slot);
            own.map(str::to_owned).unwrap_or_default()
        };
        [value("on_time"), value("resolved"), value("points")]
    };
    // The form holds 9 and 10; only points are typed.
    let points = change(&[("on_time", "9"), ("resolved", "10"), ("points", "1")]).await;
    assert_eq!(points, ["", "", "1"]);
    // Only figures are typed, beside the points that the form holds.
    let figures = change(&[("on_time", "8"), ("resolved", "10"), ("points", "1")]).await;
    assert_eq!(figures, ["8", "10", ""]);
    // Both are typed: both stand, and where they differ the result says so.
    let two = change(&[("on_time", "7"), ("resolved", "10"), ("points", "4,2")]).await;
    assert_eq!(two, ["7", "10", "4.2"]);
}
