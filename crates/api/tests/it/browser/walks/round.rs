//! A round from a unit's figures to the notice of its appraisal, by four accounts that click and type: score → approve → appraise → notify → the unit's clock runs.

use super::super::{
    client::Window,
    stage::{RUNNING, Stage},
};

const LEAF: &str = "1.1.1";
const REASON: &str = "Chưa thấy văn bản trong hồ sơ";

/// Moves the round to its next stage, the units that are named as missing ticked one by one.
async fn move_on(stage: &Stage, window: &Window) {
    stage.turn_to(window, "dieu-phoi").await;
    window
        .open_page(&stage.url(&format!("{RUNNING}/inside")))
        .await;
    let form = "form[action$='/inside/stage']";
    if window.has(&format!("{form} details")).await {
        window.tick(&format!("{form} summary")).await;
        window
            .tick_all(&format!("{form} input[name=missing]"))
            .await;
    }
    window.type_in("#move-reason", "Theo kế hoạch").await;
    window.press(&format!("{form} button")).await;
    window.says("Đã chuyển bước.").await;
}

/// The bench of the leaf with the unit picked.
async fn bench(stage: &Stage, window: &Window, unit: &str) {
    stage.turn_to(window, "tham-dinh-1").await;
    let page = format!("{RUNNING}/appraise/{LEAF}?unit={unit}");
    window.open_page(&stage.url(&page)).await;
}

async fn score_and_approve(stage: &Stage, window: &Window, paper: &str) {
    stage.turn_to(window, "can-bo-mh001").await;
    let own = format!("{RUNNING}/self/MH001");
    window.open_page(&stage.url(&own)).await;
    window.says("Đã tự đánh giá").await;
    window
        .press(&format!("th a[href$='/self/MH001/{LEAF}']"))
        .await;
    window
        .find("#file")
        .await
        .send_keys(paper)
        .await
        .expect("a file");
    window.press("form[action$='/evidence'] button").await;
    window.says("ke-hoach.pdf").await;
    stage.turn_to(window, "chu-tich-mh001").await;
    window.open_page(&stage.url(&own)).await;
    window.press("form[action$='/approve/MH001'] button").await;
    window.says("Đã phê duyệt").await;
}

async fn appraise_and_notify(stage: &Stage, window: &Window) {
    bench(stage, window, "MH001").await;
    window.says("ke-hoach.pdf").await;
    window.type_in("#f-points", "0").await;
    window.type_in("#reason", REASON).await;
    window.press_words("button", "Ghi điểm thẩm định").await;
    window.says("Đã ghi kết quả thẩm định.").await;

    stage.turn_to(window, "dieu-phoi").await;
    window
        .open_page(&stage.url(&format!("{RUNNING}/inside")))
        .await;
    window.press("form[action$='/inside/notify'] button").await;
    window.says("Đã ghi nhận thông báo.").await;
    stage.turn_to(window, "chu-tich-mh001").await;
    let own = format!("{RUNNING}/explain/MH001");
    window.open_page(&stage.url(&own)).await;
    window.says("ngày làm việc").await;
}

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_the_first_figure_to_the_notice() {
    let stage = Stage::new().await;
    let window = Window::open(1280).await;
    let folder = tempfile::tempdir().expect("a folder");
    let paper = folder.path().join("ke-hoach.pdf");
    std::fs::write(&paper, "%PDF-1.7 kế hoạch").expect("a file");
    let paper = paper.to_str().expect("a path of letters").to_owned();

    // Before the act nobody outside sees anything of it.
    window.open_page(&stage.url(RUNNING)).await;
    assert_eq!(window.status().await, 404);

    score_and_approve(&stage, &window, &paper).await;
    move_on(&stage, &window).await;
    appraise_and_notify(&stage, &window).await;

    // What was done inside shows nowhere outside.
    let gone = window.client.delete_all_cookies().await;
    gone.expect("no cookies");
    window.open_page(&stage.url(RUNNING)).await;
    assert_eq!(window.status().await, 404);
    window.open_page(&stage.url("/")).await;
    let words = window.words().await;
    assert!(
        !words.contains("Minh Họa") && !words.contains(REASON),
        "{words}"
    );
    window.close().await;
}
