//! Somebody sets up one-time codes, and is asked for one at the next sign-in.

use super::super::{client::Window, stage::Stage};
use crate::signing_in::code;
use jiff::SignedDuration;

/// The row of the page that asks for a code.
pub(super) const CODE: &str = "/sign-in/code";

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_time_codes_are_set_up_and_asked_for() {
    let stage = Stage::new().await;
    let window = stage.window_of("quan-tri").await;
    window.open_page(&stage.url("/account/codes")).await;
    let secret = "return document.querySelector('[name=secret]').value;";
    let secret = window.script(secret).await;
    let secret = secret.as_str().expect("a secret").to_owned();
    window
        .type_in("#code", &code(&secret, stage.house.now()))
        .await;
    window.press("form.card button").await;
    let gone = window.client.delete_all_cookies().await;
    gone.expect("no cookies");

    stage.give_password(&window, "quan-tri").await;
    let wrong = window.wrong_everywhere(CODE, "code").await;
    assert_eq!(wrong, Vec::<String>::new());
    window.type_in("#code", "000000").await;
    window.press("form.card button").await;
    window.says("Mã chưa đúng, đã hết hạn hoặc đã dùng.").await;
    refused(&window).await;
    stage.house.later(SignedDuration::from_secs(30));
    window
        .type_in("#code", &code(&secret, stage.house.now()))
        .await;
    window.press("form.card button").await;
    assert!(window.at().await.ends_with("/work"));
    window.close().await;
}

async fn refused(window: &Window) {
    window.shot("code-refused").await;
    assert_eq!(window.wrong().await, Vec::<String>::new());
}
