//! No page of the gate's table is left out: each is looked at in both languages and at every width by one of the tests here.

use super::{LANGS, WIDTHS, client::Window, deeper, inside, pages, stage, walks};
use api::{Method, ROWS};

/// What is no page: files to take home, drawings, answers for programs, and switches that lead on.
const NO_PAGES: &[&str] = &[
    "/healthz",
    "/metrics",
    "/assets/{*path}",
    "/display",
    "/charts/{round}/{file}",
    "/rounds/{round}/import/files/{digest}",
    "/rounds/{round}/publications/{version}/internal.zip",
    "/rounds/{round}/publications/{version}/public.zip",
    "/rounds/{round}/publications/{version}/act",
    "/rounds/{round}/evidence/{unit}/{leaf}/{digest}",
    "/criteria/compare/{file}",
    "/criteria/rounds/{round}/{file}",
    "/criteria/drafts/{draft}/versions/{version}/{file}",
    "/criteria/drafts/{draft}/impact/{file}",
];

/// Whether an address is one of a row's path.
pub(super) fn is_of(row: &str, address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (row, path) = (row.split('/'), path.split('/'));
    let fits = |(row, path): (&str, &str)| row == path || row.starts_with('{') && !path.is_empty();
    row.clone().count() == path.clone().count() && row.zip(path).all(fits)
}

impl Window {
    /// What is wrong with the page that stands in the window, which is one of this row, in both languages and at every width.
    /// It is opened anew, so that nothing may be typed yet, and stands wide and in Vietnamese afterwards.
    pub(super) async fn wrong_everywhere(&self, row: &str, shot: &str) -> Vec<String> {
        let here = url::Url::parse(&self.at().await).expect("an address");
        assert!(is_of(row, here.path()), "{row}: {here}");
        let mut wrong = Vec::new();
        // The window's own language comes last.
        for lang in LANGS.into_iter().rev() {
            let kept = here.query_pairs().filter(|(name, _)| name != "lang");
            let mut own = here.clone();
            own.set_fragment(None);
            own.query_pairs_mut()
                .clear()
                .extend_pairs(kept)
                .append_pair("lang", lang);
            self.open_page(own.as_str()).await;
            for width in WIDTHS.into_iter().rev() {
                self.set_width(width).await;
                let found = self.wrong().await.into_iter();
                wrong.extend(found.map(|one| format!("{shot} {width} {lang}: {one}")));
                if width != 320 {
                    self.shot(&format!("{shot}-{width}-{lang}")).await;
                }
            }
            wrong.extend(self.wrong_on_paper(&format!("{shot}-{lang}")).await);
        }
        wrong
    }
}

#[test]
fn every_page_of_the_gate_is_looked_at() {
    let whole = |page: &&str| page.replace('~', stage::RUNNING).replace('^', stage::SHOWN);
    let public = pages::PAGES
        .iter()
        .map(|page| page.replace('~', stage::SHOWN));
    let deeper = deeper::PAGES.iter().map(|(_, _, page)| whole(page));
    let addresses: Vec<String> = public.chain(deeper).collect();
    let rows: Vec<&str> = [inside::ROWS, walks::ROWS].concat();
    let mut unseen = Vec::new();
    for row in ROWS.iter().filter(|row| row.method == Method::Get) {
        let seen =
            rows.contains(&row.path) || addresses.iter().any(|address| is_of(row.path, address));
        let is_page = !row.is_api() && !NO_PAGES.contains(&row.path);
        assert!(
            !seen || is_page,
            "{} is looked at and said to be no page",
            row.path
        );
        if is_page && !seen {
            unseen.push(row.path);
        }
    }
    assert_eq!(unseen, Vec::<&str>::new());
    let known = |path: &&str| ROWS.iter().any(|row| row.path == *path);
    assert!(NO_PAGES.iter().chain(&rows).all(known));
}

#[test]
fn addresses_belong_to_rows() {
    let row = "/rounds/{round}/units/{unit}";
    assert!(is_of(row, "/rounds/a/units/H44.100?lang=en"));
    assert!(!is_of(row, "/rounds/a/units") && !is_of(row, "/rounds/a/units/"));
    assert!(!is_of("/rounds/{round}/compare", "/rounds/a/method"));
}
