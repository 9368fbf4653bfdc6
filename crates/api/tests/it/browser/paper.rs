//! Pages on A4: nothing beside the sheet, nothing that can only be clicked, headings on every sheet, the mark of a draft on the first.

use super::client::Window;
use super::shots::{FOLDER, decoded, file_name};
use serde_json::json;
use std::path::Path;

/// The width between the margins of `7-print.css`, 210 − 20 − 15 mm at 96 to the inch.
const SHEET: u32 = 661;

/// What stands wrong on a sheet. A browser makes a page smaller that is wider than the sheet: up to a third is still read.
const ON_PAPER: &str = "const found = []; \
    const wide = document.documentElement.scrollWidth; \
    const beyond = one => one.getBoundingClientRect().right > innerWidth * 4 / 3; \
    if (wide > innerWidth * 4 / 3) found.push('wider than the sheet: ' + wide + ' > ' + innerWidth + ' ' + [...document.querySelectorAll('body *')].filter(beyond).slice(0, 2).map(one => one.outerHTML.slice(0, 90)).join(' | ')); \
    const seen = one => one.getClientRects().length > 0; \
    for (const one of document.querySelectorAll('.tools, .nav, .crumbs, .skip, .tabs, .pager, form:not(:has(table), .prints), button, .no-print')) if (seen(one)) found.push('on paper: ' + one.outerHTML.slice(0, 80)); \
    for (const one of document.querySelectorAll('table')) if (seen(one) && getComputedStyle(one).display !== 'table') found.push('no table: ' + one.outerHTML.slice(0, 80)); \
    for (const one of document.querySelectorAll('thead')) if (seen(one) && getComputedStyle(one).display !== 'table-header-group') found.push('headings on the first sheet only: ' + one.outerHTML.slice(0, 80)); \
    for (const one of document.querySelectorAll('.scroll')) if (getComputedStyle(one).overflowY !== 'visible') found.push('cut: ' + one.outerHTML.slice(0, 80)); \
    const draft = document.querySelector('.draft'); \
    if (draft && !seen(draft)) found.push('no mark of the draft'); \
    return found;";

impl Window {
    /// What is wrong with the page as it is printed; with a folder for pictures it is printed there.
    pub(super) async fn wrong_on_paper(&self, name: &str) -> Vec<String> {
        self.set_width(SHEET).await;
        self.developer("Emulation.setEmulatedMedia", json!({ "media": "print" }))
            .await;
        let found = self.script(ON_PAPER).await;
        self.developer("Emulation.setEmulatedMedia", json!({ "media": "" }))
            .await;
        self.set_width(1280).await;
        self.print(name).await;
        let found = found.as_array().into_iter().flatten();
        let words = found.map(|one| format!("on paper: {}", one.as_str().unwrap_or("?")));
        words.collect()
    }

    async fn print(&self, name: &str) {
        let Some(folder) = std::env::var_os(FOLDER) else {
            return;
        };
        self.whole_pictures().await;
        let words = json!({ "preferCSSPageSize": true, "printBackground": false });
        let printed = self.developer("Page.printToPDF", words).await;
        let data = printed["data"].as_str().unwrap_or_default();
        std::fs::create_dir_all(&folder).expect("the folder of pictures");
        let file = Path::new(&folder).join(format!("{}.pdf", file_name(name)));
        std::fs::write(file, decoded(data)).expect("a print is written");
    }
}
