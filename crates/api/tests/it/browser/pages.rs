//! Every public page, wide and narrow, in both languages: nothing wider than the window, nothing that WCAG 2.2 AA forbids, no request elsewhere.

use super::{
    LANGS, WIDTHS,
    client::Window,
    stage::{SHOWN, Stage},
};

/// After the round's address, or whole.
pub(super) const PAGES: &[&str] = &[
    "/",
    "/sets",
    "/api",
    "/sign-in",
    "/rounds/there-is-none",
    "~",
    "~?q=viet+tri",
    "~?page=2",
    "~/units/H44.100",
    "~/compare",
    "~/compare?unit=H44.100&unit=H44.101&with=block",
    "~/criteria",
    "~/method",
];

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn public_pages() {
    let stage = Stage::new().await;
    let window = Window::open(WIDTHS[0]).await;
    let mut wrong = Vec::new();
    for page in PAGES {
        let path = page.replace('~', SHOWN);
        let join = if path.contains('?') { '&' } else { '?' };
        let expected = if page.contains("none") { 404 } else { 200 };
        for lang in LANGS {
            let own = format!("{path}{join}lang={lang}");
            window.open_page(&stage.url(&own)).await;
            let status = window.status().await;
            if status != expected {
                wrong.push(format!("{own}: status {status}"));
            }
            for width in WIDTHS {
                window.set_width(width).await;
                let found = window.wrong().await;
                wrong.extend(found.into_iter().map(|one| format!("{width} {own}: {one}")));
                if width != 320 {
                    window.shot(&format!("public{page}-{width}-{lang}")).await;
                }
            }
            let found = window.wrong_on_paper(&format!("public{page}-{lang}")).await;
            wrong.extend(found.into_iter().map(|one| format!("{own}: {one}")));
        }
    }
    window.close().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The letter sizes and the strong contrast of Vietnamese portals hold the same.
#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn larger_letters_and_contrast() {
    let stage = Stage::new().await;
    let mut wrong = Vec::new();
    let window = Window::open(320).await;
    window.open_page(&stage.url(SHOWN)).await;
    window.press_words("a", "A+").await;
    window.press_words("a", "Tương phản cao").await;
    let classes = window
        .script("return document.documentElement.className;")
        .await;
    let classes = classes.as_str().unwrap_or_default().to_owned();
    assert!(classes.split_whitespace().count() >= 2, "{classes}");
    for page in [
        "~",
        "~/units/H44.100",
        "~/compare?unit=H44.100&unit=H44.101",
        "~/method",
    ] {
        let path = page.replace('~', SHOWN);
        for width in [1280, 320] {
            window.set_width(width).await;
            window.open_page(&stage.url(&path)).await;
            let found = window.wrong().await;
            wrong.extend(
                found
                    .into_iter()
                    .map(|one| format!("{width} {path}: {one}")),
            );
            window.shot(&format!("contrast{page}-{width}")).await;
        }
    }
    window.close().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
