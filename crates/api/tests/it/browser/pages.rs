//! Every page, wide and narrow, in both languages: nothing wider than the window, nothing that WCAG 2.2 AA forbids, no request elsewhere.

use super::{client::Window, served::Served};
use crate::house::House;

const PAGES: &[&str] = &["/", "/sign-in"];

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn public_pages() {
    let house = House::with(|settings| settings.listen = ([127, 0, 0, 1], 0).into()).await;
    let served = Served::start(house.app.clone()).await;
    let mut wrong = Vec::new();
    for width in [1280, 360, 320] {
        let window = Window::open(width).await;
        for page in PAGES {
            for lang in ["vi", "en"] {
                let own = format!("{page}?lang={lang}");
                window.client.goto(&served.url(&own)).await.expect("a page");
                let found = window.wrong().await;
                wrong.extend(found.into_iter().map(|one| format!("{width} {own}: {one}")));
            }
        }
        window.close().await;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
