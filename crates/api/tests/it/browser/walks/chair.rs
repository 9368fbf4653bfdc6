//! The chair: the largest gap, other figures tried, a plan kept, a review asked for by one click.

use super::super::{
    client::Window,
    stage::{RUNNING, Stage},
};
use criteria::LayerKind::Appraised;
use procedure::{NewEntry, Stage as At};

/// The appraisers have changed one leaf of the unit, the result was notified, and the days to explain run.
async fn to_explanation(stage: &Stage) {
    let round = RUNNING.rsplit('/').next().expect("a round");
    let (store, now) = (stage.house.app.store(), stage.house.now());
    let zero = NewEntry::answer(
        "MH001",
        "1.1.1",
        Appraised(1),
        "points",
        Ok("0".to_owned()),
        None,
    );
    let entries = vec![
        NewEntry::approved("MH001"),
        NewEntry::stage_moved(At::FirstAppraisal, None),
        zero,
        NewEntry::reason("MH001", "1.1.1", Appraised(1), "Chưa thấy văn bản"),
        NewEntry::notified("MH001"),
        NewEntry::stage_moved(At::Explanation, None),
    ];
    let done = store
        .append("default", round, "test", now, None, entries)
        .await;
    done.expect("appended");
}

async fn open(stage: &Stage, window: &Window, path: &str) {
    window
        .open_page(&stage.url(&format!("{RUNNING}/{path}/MH001")))
        .await;
}

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_largest_gap_is_found_tried_and_asked_about() {
    let stage = Stage::new().await;
    let window = stage.window_of("chu-tich-mh001").await;

    // Largest first: 1.5 lacks 1,18 points (70 of 85 tasks on time: 0,82 of 2).
    open(&stage, &window, "not-reached").await;
    let first = "return document.querySelector('tbody tr').innerText;";
    let first = window.script(first).await;
    let first = first.as_str().unwrap_or_default();
    assert!(first.contains("1.5 ") && first.contains("1,18"), "{first}");
    window.shot("chair-1-gaps").await;
    assert_eq!(window.wrong().await, Vec::<String>::new());

    // Tried: 84 of 85 on time and all done come to 1,50.
    window.press("tbody tr a").await;
    window.type_in("[name='a-1.5/on_time']", "84").await;
    window.type_in("[name='a-1.5/done']", "85").await;
    window.press("button[value=compute]").await;
    window.says("1,50").await;
    window.shot("chair-2-tried").await;
    assert_eq!(window.wrong().await, Vec::<String>::new());
    window.type_in("#title", "Giao nhiệm vụ đúng hạn").await;
    window.press("button[value=save]").await;
    window.says("Đã lưu phương án").await;
    window.says("Giao nhiệm vụ đúng hạn").await;
    // Nothing of it is the round's.
    open(&stage, &window, "not-reached").await;
    window.says("1,18").await;

    // Notified, the chair asks for a review of the leaf; the page says first that points may fall.
    to_explanation(&stage).await;
    open(&stage, &window, "explain").await;
    window.says("Chưa thấy văn bản").await;
    window.says("có thể tăng hoặc giảm").await;
    window
        .press("form[action$='/review/MH001/1.1.1'] button")
        .await;
    window.says("Đã gửi đề nghị thẩm định lại.").await;
    assert!(
        !window.has("form[action$='/review/MH001/1.1.1']").await,
        "asked once"
    );
    window.shot("chair-3-asked").await;
    stage.turn_to(&window, "tham-dinh-1").await;
    window
        .open_page(&stage.url(&format!("{RUNNING}/reviews")))
        .await;
    window.says("Phường Minh An").await;
    window.close().await;
}
