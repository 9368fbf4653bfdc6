//! Every page that an account of the demonstration is led to, found by following its links.

use super::{LANGS, WIDTHS, rows::is_of, stage::Stage};
use std::collections::{BTreeMap, BTreeSet};

/// Links of a page to other pages of this server, without what follows `#`.
const LINKS: &str = "return [...new Set([...document.querySelectorAll('main a[href], .nav a[href], .tools a[href]')] \
    .filter(one => one.origin === location.origin && !one.hasAttribute('download')) \
    .map(one => one.pathname))];";

/// Where everybody comes to whatever their role: looked at as public pages.
const PUBLIC: &[&str] = &[
    "/sets",
    "/api",
    "/rounds/phu-tho-2026",
    "/display",
    "/assets",
    "/charts",
    "/sign-",
];
/// One account for each role, and the appraiser of the other fields.
const ACCOUNTS: [&str; 9] = [
    "dieu-phoi",
    "tham-dinh-1",
    "tham-dinh-2",
    "can-bo-mh001",
    "chu-tich-mh001",
    "hoi-dong-1",
    "giam-sat",
    "chu-quan",
    "quan-tri",
];
/// Rows whose pages are come by.
pub(super) const ROWS: &[&str] = &[
    "/work",
    "/account",
    "/account/password",
    "/account/codes",
    "/users",
    "/users/{account}",
    "/keys",
    "/webhooks",
    "/log",
    "/log/check",
    "/criteria",
    "/criteria/rounds/{round}",
    "/rounds/{round}/inside",
    "/rounds/{round}/inside/surveys",
    "/rounds/{round}/inside/surveys/{survey}",
    "/rounds/{round}/inside/why/{unit}/{leaf}",
    "/rounds/{round}/import",
    "/rounds/{round}/appraise",
    "/rounds/{round}/appraise/{leaf}",
    "/rounds/{round}/reviews",
    "/rounds/{round}/council",
    "/rounds/{round}/publication",
    "/rounds/{round}/self/{unit}",
    "/rounds/{round}/self/{unit}/{leaf}",
    "/rounds/{round}/explain/{unit}",
    "/rounds/{round}/not-reached/{unit}",
    "/rounds/{round}/try/{unit}",
];
/// A crawl that finds more kinds of pages than this goes in circles.
const MOST: usize = 60;

/// The kind of page behind an address: what names a unit, a criterion, an account or a file left out.
fn kind(path: &str) -> String {
    let named = |part: &str| part.chars().any(|own| own.is_ascii_digit()) && part != "v1";
    let parts = path.split('/').enumerate().map(|(at, part)| {
        if at > 2 && named(part) || at == 2 && path.starts_with("/users/") {
            "*"
        } else {
            part
        }
    });
    parts.collect::<Vec<_>>().join("/")
}

fn is_page(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or_default();
    let ends = [
        ".csv", ".xlsx", ".svg", ".png", ".json", ".zip", ".pdf", ".tar", ".toml",
    ];
    !PUBLIC.iter().any(|own| path.starts_with(own))
        && !path.contains("/evidence/")
        && path != "/"
        && !ends.iter().any(|own| file.ends_with(own))
}

#[ignore = "needs a browser: cargo xtask test --only browser"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn inside_pages_of_every_account() {
    let stage = Stage::new().await;
    let mut wrong = Vec::new();
    let mut looked_at: BTreeMap<String, String> = BTreeMap::new();
    for name in ACCOUNTS {
        let window = stage.window_of(name).await;
        let (mut waiting, mut known) = (vec!["/work".to_owned()], BTreeSet::new());
        while let Some(path) = waiting.pop() {
            let kind = kind(&path);
            if !is_page(&path) || !known.insert(kind.clone()) {
                continue;
            }
            assert!(known.len() < MOST, "{known:?}");
            window.set_width(WIDTHS[0]).await;
            window.open_page(&stage.url(&path)).await;
            let status = window.status().await;
            if status != 200 {
                wrong.push(format!("{name} {path}: a link leads to status {status}"));
                continue;
            }
            let links = window.script(LINKS).await;
            let links = links.as_array().into_iter().flatten();
            waiting.extend(links.filter_map(|one| one.as_str()).map(str::to_owned));
            // Two roles may see different things on one page: the second is looked at narrow.
            let again = looked_at.insert(kind.clone(), path.clone()).is_some();
            let widths = if again { &WIDTHS[1..2] } else { &WIDTHS[..] };
            let langs = if again { &LANGS[..1] } else { &LANGS[..] };
            for lang in langs {
                window
                    .open_page(&stage.url(&format!("{path}?lang={lang}")))
                    .await;
                for width in widths {
                    window.set_width(*width).await;
                    let found = window.wrong().await;
                    let found = found.into_iter();
                    wrong.extend(found.map(|one| format!("{name} {width} {path} {lang}: {one}")));
                    if *width != 320 {
                        let shot = format!("inside{kind}-{width}-{lang}-{name}");
                        window.shot(&shot).await;
                    }
                    if !again && *width == 1280 {
                        let found = window.wrong_on_paper(&format!("inside{kind}-{lang}")).await;
                        let found = found.into_iter();
                        wrong.extend(found.map(|one| format!("{name} {path} {lang}: {one}")));
                    }
                }
            }
        }
        window.close().await;
    }
    for row in ROWS {
        let mut paths = looked_at.values();
        assert!(paths.any(|path| is_of(row, path)), "{row}: {looked_at:?}");
    }
    let kinds: Vec<&String> = looked_at.keys().collect();
    assert!(
        wrong.is_empty(),
        "{}\nlooked at: {kinds:?}",
        wrong.join("\n")
    );
}

#[test]
fn kinds_of_pages() {
    assert_eq!(
        kind("/rounds/a-2024/appraise/1.1.1"),
        "/rounds/a-2024/appraise/*"
    );
    assert_eq!(kind("/rounds/a-2024/inside"), "/rounds/a-2024/inside");
    assert_eq!(kind("/users/q7x"), "/users/*");
    assert!(!is_page("/rounds/a/evidence/u/l/d") && is_page("/work"));
}
