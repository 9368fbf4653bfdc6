//! Without a mouse: past the frame by the skip link, every stop seen, the search sent by Enter.

use super::super::{
    client::Window,
    stage::{SHOWN, Stage},
};

/// What has the focus, and whether one sees that it has: an outline or a shadow that it does not have otherwise.
const FOCUS: &str = "const one = document.activeElement; if (!one || one === document.body) return ['', true]; \
    const style = getComputedStyle(one); \
    const seen = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'; \
    const box = one.getBoundingClientRect(); \
    return [one.id || one.getAttribute('href') || one.tagName, seen && box.width > 1 && box.bottom > 0 && box.top < innerHeight];";

async fn focus(window: &Window) -> (String, bool) {
    let found = window.script(FOCUS).await;
    let name = found[0].as_str().unwrap_or_default().to_owned();
    (name, found[1].as_bool().unwrap_or(false))
}

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn by_keyboard_alone() {
    let stage = Stage::new().await;
    let window = Window::open(1280).await;
    window.open_page(&stage.url(SHOWN)).await;
    window.key("Tab").await;
    assert_eq!(focus(&window).await, ("#content".to_owned(), true));
    window.key("Enter").await;
    let at = focus(&window).await.0;
    assert_eq!(at, "content", "the skip link leads into the content");
    let mut stops = Vec::new();
    while stops.last().is_none_or(|last| last != "q") {
        window.key("Tab").await;
        let (name, seen) = focus(&window).await;
        assert!(seen, "the focus on {name} is not seen");
        stops.push(name);
        assert!(stops.len() < 40, "the search is far away: {stops:?}");
    }
    window
        .find("#q")
        .await
        .send_keys("hien luong")
        .await
        .expect("keys");
    window.key("Enter").await;
    for _ in 0..100 {
        if window.at().await.contains("q=hien") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    window.says("Xã Hiền Lương").await;
}

/// Every stop of a page of signing in is seen, and the order is that of the page.
#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_in_by_keyboard() {
    let stage = Stage::new().await;
    let window = Window::open(1280).await;
    window.open_page(&stage.url("/sign-in")).await;
    let mut stops = Vec::new();
    for _ in 0..40 {
        window.key("Tab").await;
        let (name, seen) = focus(&window).await;
        assert!(seen, "the focus on {name} is not seen");
        stops.push(name);
    }
    let at = |name: &str| stops.iter().position(|own| own == name);
    let (name, password) = (at("name"), at("password"));
    assert!(name.is_some() && name < password, "{stops:?}");
    window.close().await;
}
