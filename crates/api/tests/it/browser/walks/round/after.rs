//! From the council on: minutes, votes, the act, bundles, the public.

use super::super::super::{
    client::Window,
    stage::{RUNNING, Stage},
};
use super::{ACT, ANSWER, COUNCIL_TABLE, LEAF, REASON, SURVEY, look_at, look_everywhere, open};
use std::path::Path;

pub(super) async fn sit_in_council(stage: &Stage, window: &Window) {
    stage.turn_to(window, "dieu-phoi").await;
    open(stage, window, "council").await;
    window.choose("#m-unit", "MH001").await;
    window.choose("#m-leaf", LEAF).await;
    window
        .type_in("#m-words", "Thống nhất kết quả thẩm định")
        .await;
    window.press_words("button", "Ghi biên bản").await;
    window.says("Đã ghi biên bản.").await;
    stage.turn_to(window, "hoi-dong-1").await;
    open(stage, window, "council").await;
    window.press("button[value=for]").await;
    window.says("Tán thành 1").await;
    stage.turn_to(window, "hoi-dong-2").await;
    open(stage, window, "council").await;
    window.press("button[value=abstained]").await;
    window.says("không có ý kiến 1").await;
    look_at(window, "16-council").await;

    // The leaf that is the council's own, all units in one table.
    window.press("a[href*='/council/table/']").await;
    look_everywhere(window, COUNCIL_TABLE, "17-council-table-empty").await;
    window.type_in("[name='u-MH001/points']", "1").await;
    window.type_in("#all-points", "0,5").await;
    window.tick("#for-all").await;
    window.type_in("#reason", "Biên bản họp Hội đồng").await;
    look_at(window, "17-council-table").await;
    window.press_words("button", "Ghi kết quả của bảng").await;
    window.says("Đã ghi điểm của Hội đồng.").await;
    look_at(window, "18-council-filled").await;
}

pub(super) async fn publish(stage: &Stage, window: &Window, act: &Path) {
    stage.turn_to(window, "dieu-phoi").await;
    open(stage, window, "publication").await;
    window.says("DỰ THẢO – CHƯA CÔNG BỐ").await;
    // A number that is none: said at the head and beside the field, the rest still stands but for the file.
    window.type_in("#number", "123").await;
    let day = stage.house.now().to_string();
    window.set_day("#date", &day[..10]).await;
    window.type_in("#body", "UBND tỉnh Minh Họa").await;
    window.type_in("#signer", "Chủ tịch").await;
    window.give_files("#file", &[act.to_owned()]).await;
    window.press("form[action$='/publication'] button").await;
    let said = "return document.getElementById(document.querySelector('#number[aria-invalid=true]').getAttribute('aria-describedby').split(' ')[0]).innerText;";
    let said = window.script(said).await;
    let said = said.as_str().unwrap_or_default();
    assert!(said.starts_with("Số, ký hiệu văn bản chưa đúng"), "{said}");
    look_at(window, "20-publication-refused").await;
    for width in [360, 320] {
        window.set_width(width).await;
        look_at(window, &format!("20-publication-refused-{width}")).await;
    }
    window.set_width(1280).await;
    window.type_in("#number", ACT).await;
    window.give_files("#file", &[act.to_owned()]).await;
    look_at(window, "20-publication").await;
    window.press("form[action$='/publication'] button").await;
    window.says("Đã ghi nhận công bố.").await;
    look_at(window, "21-published").await;
}

/// Both bundles as the coordinator takes them, computed again.
pub(super) async fn take_bundles(stage: &Stage, window: &Window, folder: &Path) {
    stage.turn_to(window, "dieu-phoi").await;
    open(stage, window, "publication").await;
    for kind in ["internal", "public"] {
        let link = format!("a[href$='/{kind}.zip']");
        let bytes = window.fetch_file(&link, folder).await;
        computes_again(kind, &bytes);
    }
}

fn computes_again(kind: &str, bytes: &[u8]) {
    let (verified, found) = round::verify("bundle.zip", bytes, env!("CARGO_PKG_VERSION"));
    let verified = verified.unwrap_or_else(|| panic!("{kind}: {found:?}"));
    let wrong: Vec<_> = found.iter().filter(|own| own.is_error()).collect();
    assert!(wrong.is_empty(), "{kind}: {wrong:?}");
    assert!(!verified.recomputed.is_empty(), "{kind}");
    assert_eq!(
        verified.about.act.as_ref().map(|act| act["number"] == ACT),
        Some(true)
    );
}

pub(super) async fn check_the_log(stage: &Stage, window: &Window) {
    stage.turn_to(window, "quan-tri").await;
    window.open_page(&stage.url("/log")).await;
    window.shot("round-22-log").await;
    window.says("biểu quyết").await;
    window.open_page(&stage.url("/log/check")).await;
    look_at(window, "23-chain").await;
}

pub(super) async fn read_as_the_public(stage: &Stage, window: &Window, folder: &Path) {
    let gone = window.client.delete_all_cookies().await;
    gone.expect("no cookies");
    window.open_page(&stage.url("/")).await;
    window.says(ACT).await;
    look_at(window, "24-start").await;
    window.open_page(&stage.url(RUNNING)).await;
    look_at(window, "25-ranking").await;
    let words = window.words().await;
    assert!(!words.contains("DỰ THẢO"), "{words}");
    window
        .open_page(&stage.url(&format!("{RUNNING}?q=minh+an")))
        .await;
    window.says("Phường Minh An").await;
    // The figures are public, what was said about them inside is not.
    window.press("tbody th a").await;
    let words = window.words().await;
    assert!(
        !words.contains(ANSWER) && !words.contains(REASON),
        "{words}"
    );
    look_at(window, "26-profile").await;
    open(stage, window, "method").await;
    look_at(window, "27-method").await;
    window.press("a[href*='/surveys/']").await;
    look_everywhere(window, SURVEY, "28-survey").await;
    open(stage, window, "method").await;
    let bytes = window.fetch_file("a[href$='/public.zip']", folder).await;
    computes_again("public", &bytes);
}
