//! A round from its units' figures to the public, by eight accounts that click and type: score → approve → appraise → notify → explain → appraise again → council → act → public → bundles that compute again.

mod after;
mod before;

use super::super::{
    client::Window,
    stage::{RUNNING, Stage},
};
use std::path::{Path, PathBuf};

/// The leaf that unit and appraiser differ about.
const LEAF: &str = "1.1.1";
/// What the appraiser says.
const REASON: &str = "Chưa thấy văn bản trong hồ sơ";
/// What the unit answers.
const ANSWER: &str = "Văn bản số 12/KH-UBND đã gửi kèm";
/// The act.
const ACT: &str = "123/QĐ-UBND";

/// The appraiser's table of a leaf.
pub(in super::super) const BENCH_TABLE: &str = "/rounds/{round}/appraise-table/{leaf}";
/// The council's.
pub(in super::super) const COUNCIL_TABLE: &str = "/rounds/{round}/council/table/{leaf}";
/// A survey as the public sees it.
pub(in super::super) const SURVEY: &str = "/rounds/{round}/surveys/{survey}";

/// Looks at a page in both languages, at every width and on paper.
async fn look_everywhere(window: &Window, row: &str, name: &str) {
    let wrong = window.wrong_everywhere(row, &format!("round-{name}")).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Opens a page of the running round.
async fn open(stage: &Stage, window: &Window, path: &str) {
    window
        .open_page(&stage.url(&format!("{RUNNING}/{path}")))
        .await;
}

/// Takes a picture and looks for what no page may have.
async fn look_at(window: &Window, name: &str) {
    window.shot(&format!("round-{name}")).await;
    let wrong = window.wrong().await;
    assert!(wrong.is_empty(), "{name}: {}", wrong.join("\n"));
}

/// Moves the round to its next stage, the units that are named as missing ticked one by one.
async fn move_on(stage: &Stage, window: &Window, picture: &str) {
    stage.turn_to(window, "dieu-phoi").await;
    open(stage, window, "inside").await;
    let form = "form[action$='/inside/stage']";
    if window.has(&format!("{form} details")).await {
        window.tick(&format!("{form} summary")).await;
        window
            .tick_all(&format!("{form} input[name=missing]"))
            .await;
    }
    window.type_in("#move-reason", "Theo kế hoạch").await;
    look_at(window, picture).await;
    window.press(&format!("{form} button")).await;
    window.says("Đã chuyển bước.").await;
}

/// A PDF that is one by its first bytes, which is what the server asks.
fn paper(folder: &Path, name: &str) -> PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, "%PDF-1.7 bản ký").expect("a file");
    file
}

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_the_first_figure_to_the_public() {
    let stage = Stage::new().await;
    let window = Window::open(1280).await;
    let folder = tempfile::tempdir().expect("a folder");
    // A file that is there already is written over: what comes twice comes into two folders.
    let come = [(); 2].map(|()| tempfile::tempdir().expect("a folder"));

    // Before the act nobody outside sees anything of it.
    window.open_page(&stage.url(RUNNING)).await;
    assert_eq!(window.status().await, 404);

    before::score_and_approve(&stage, &window, &paper(folder.path(), "ke-hoach.pdf")).await;
    move_on(&stage, &window, "03-to-first-appraisal").await;
    before::appraise_by_tables(&stage, &window).await;
    before::appraise_by_workbooks(&stage, &window).await;
    before::differ_and_notify(&stage, &window).await;
    move_on(&stage, &window, "10-to-explanation").await;
    before::explain(&stage, &window).await;
    move_on(&stage, &window, "12-to-second-appraisal").await;
    before::appraise_again(&stage, &window).await;
    move_on(&stage, &window, "15-to-council").await;
    after::sit_in_council(&stage, &window).await;
    move_on(&stage, &window, "19-to-submitted").await;

    // What was done inside shows nowhere outside until the act is recorded.
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

    after::publish(&stage, &window, &paper(folder.path(), "quyet-dinh.pdf")).await;
    after::take_bundles(&stage, &window, come[0].path()).await;
    after::check_the_log(&stage, &window).await;
    after::read_as_the_public(&stage, &window, come[1].path()).await;
    window.close().await;
}
