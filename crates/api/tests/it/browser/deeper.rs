//! Pages that look deeper into a result: surveys, why a leaf has its points, older versions.

use super::{
    LANGS, WIDTHS,
    stage::{RUNNING, SHOWN, Stage},
};

/// Who, and after the running (`~`) or the shown (`^`) round's address which page.
pub(super) const PAGES: &[(&str, &str, &str)] = &[
    ("dieu-phoi", "surveys", "~/inside/surveys"),
    ("dieu-phoi", "survey", "~/inside/surveys/mot-cua%2F2024"),
    (
        "dieu-phoi",
        "survey-staff",
        "~/inside/surveys/can-bo%2F2024",
    ),
    ("dieu-phoi", "why-inside", "~/inside/why/MH001/1.1.3"),
    ("dieu-phoi", "why-survey", "~/inside/why/MH001/3.6.1"),
    (
        "dieu-phoi",
        "hidden-cells",
        "/rounds/round-small/inside/surveys/y-kien",
    ),
    ("can-bo-mh001", "surveys-of-unit", "~/inside/surveys"),
    ("can-bo-mh001", "why-own", "~/inside/why/MH001/1.5"),
    (
        "",
        "hidden-cells-public",
        "/rounds/round-small/surveys/y-kien",
    ),
    ("", "why-public", "^/units/H44.100/why/6.1"),
    ("", "method", "^/method"),
    ("", "ranking", "^"),
    ("", "ranking-old", "^?version=1"),
    ("", "profile-old", "^/units/H44.100?version=1"),
    (
        "",
        "compare-old",
        "^/compare?unit=H44.100&unit=H44.101&with=block&version=1",
    ),
];

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deeper_pages() {
    let stage = Stage::new().await;
    let mut wrong = Vec::new();
    crate::versions::correct(stage.app(), None).await;
    crate::small_cells::load(stage.app()).await;
    crate::small_cells::publish(stage.app()).await;
    let mut last = "none";
    let mut open = None;
    for (name, shot, page) in PAGES {
        if *name != last {
            if let Some(window) = open.take() {
                super::client::Window::close(window).await;
            }
            open = Some(match *name {
                "" => super::client::Window::open(WIDTHS[0]).await,
                name => stage.window_of(name).await,
            });
            last = name;
        }
        let Some(window) = &open else { continue };
        let path = page.replace('~', RUNNING).replace('^', SHOWN);
        let join = if path.contains('?') { '&' } else { '?' };
        for lang in LANGS {
            window
                .open_page(&stage.url(&format!("{path}{join}lang={lang}")))
                .await;
            if window.status().await != 200 {
                wrong.push(format!("{path}: status {}", window.status().await));
            }
            for width in WIDTHS {
                window.set_width(width).await;
                let found = window.wrong().await;
                wrong.extend(
                    found
                        .iter()
                        .map(|one| format!("{width} {path} {lang}: {one}")),
                );
                if width != 320 {
                    window.shot(&format!("deeper-{shot}-{width}-{lang}")).await;
                }
            }
            let found = window
                .wrong_on_paper(&format!("deeper-{shot}-{lang}"))
                .await;
            wrong.extend(found.into_iter().map(|one| format!("{path} {lang}: {one}")));
        }
    }
    if let Some(window) = open {
        window.close().await;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
