//! A round from its units' figures to the public, by six accounts that click and type: score → approve → appraise → explain → appraise again → council → act → public.

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

async fn appraise_and_explain(stage: &Stage, window: &Window) {
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
    move_on(stage, window).await;

    stage.turn_to(window, "chu-tich-mh001").await;
    let own = format!("{RUNNING}/explain/MH001");
    window.open_page(&stage.url(&own)).await;
    window.says(REASON).await;
    window.says("có thể tăng hoặc giảm").await;
    let words = format!("[id='words-{LEAF}']");
    window
        .type_in(&words, "Văn bản số 12/KH-UBND đã gửi kèm")
        .await;
    window
        .press(&format!("form[action$='/explain/MH001/{LEAF}'] button"))
        .await;
    window.says("Đã gửi giải trình.").await;
    window
        .press(&format!("form[action$='/review/MH001/{LEAF}'] button"))
        .await;
    window.says("Đã gửi đề nghị thẩm định lại.").await;
}

async fn appraise_again(stage: &Stage, window: &Window) {
    stage.turn_to(window, "tham-dinh-1").await;
    window
        .open_page(&stage.url(&format!("{RUNNING}/reviews")))
        .await;
    window.tick("input[value=granted]").await;
    window
        .type_in("textarea[name=reason]", "Có văn bản mới")
        .await;
    window.press_words("button", "Ghi kết quả").await;
    window.says("Đã ghi kết quả xem xét đề nghị.").await;
    bench(stage, window, "MH001").await;
    window.says("12/KH-UBND").await;
    window.press("button[accesskey=a]").await;
    window.says("Đã ghi kết quả thẩm định.").await;
}

async fn sit_in_council(stage: &Stage, window: &Window) {
    let council = stage.url(&format!("{RUNNING}/council"));
    stage.turn_to(window, "dieu-phoi").await;
    window.open_page(&council).await;
    window.choose("#m-unit", "MH001").await;
    window.choose("#m-leaf", LEAF).await;
    window
        .type_in("#m-words", "Thống nhất kết quả thẩm định")
        .await;
    window.press_words("button", "Ghi biên bản").await;
    window.says("Đã ghi biên bản.").await;
    stage.turn_to(window, "hoi-dong-1").await;
    window.open_page(&council).await;
    window.press("button[value=for]").await;
    window.says("Tán thành 1").await;
}

async fn publish(stage: &Stage, window: &Window, act: &str) {
    stage.turn_to(window, "dieu-phoi").await;
    window
        .open_page(&stage.url(&format!("{RUNNING}/publication")))
        .await;
    window.says("DỰ THẢO – CHƯA CÔNG BỐ").await;
    window.type_in("#number", "123/QĐ-UBND").await;
    let day = stage.house.now().to_string();
    window.set_day("#date", &day[..10]).await;
    window.type_in("#body", "UBND tỉnh Minh Họa").await;
    window.type_in("#signer", "Chủ tịch").await;
    window
        .find("#file")
        .await
        .send_keys(act)
        .await
        .expect("a file");
    window.press("form[action$='/publication'] button").await;
    window.says("Đã ghi nhận công bố.").await;
}

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_the_first_figure_to_the_public() {
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
    appraise_and_explain(&stage, &window).await;
    move_on(&stage, &window).await;
    appraise_again(&stage, &window).await;
    move_on(&stage, &window).await;
    sit_in_council(&stage, &window).await;
    move_on(&stage, &window).await;
    publish(&stage, &window, &paper).await;

    window
        .client
        .delete_all_cookies()
        .await
        .expect("no cookies");
    window.open_page(&stage.url("/")).await;
    window.says("123/QĐ-UBND").await;
    window
        .open_page(&stage.url(&format!("{RUNNING}?q=minh+an")))
        .await;
    window.says("Phường Minh An").await;
    let words = window.words().await;
    assert!(!words.contains("DỰ THẢO"), "{words}");
    // The figures are public, what was said about them inside is not.
    window.press("tbody th a").await;
    let words = window.words().await;
    assert!(
        !words.contains("12/KH-UBND") && !words.contains(REASON),
        "{words}"
    );
    window.close().await;
}
