//! Pictures of pages, for eyes: written into the folder that `PARINDEX_TEST_SHOTS` names, where it names one.

use super::client::Window;
use serde_json::{Value, json};
use std::path::Path;

/// The variable that names the folder.
pub(super) const FOLDER: &str = "PARINDEX_TEST_SHOTS";
/// Drawings below the window are asked for now, and waited for.
const PICTURES: &str = "const done = arguments[arguments.length - 1]; \
    const all = [...document.images]; \
    all.forEach(one => one.loading = 'eager'); \
    const there = one => one.complete ? null : new Promise(yes => { one.onload = yes; one.onerror = yes; }); \
    Promise.all(all.map(there)).then(() => done(true));";
/// A longer page is cut, in CSS pixels.
const LONGEST: f64 = 16_000.0;

impl Window {
    /// Writes a picture of the whole page.
    pub(super) async fn shot(&self, name: &str) {
        let Some(folder) = std::env::var_os(FOLDER) else {
            return;
        };
        self.whole_pictures().await;
        let size = self
            .script("const root = document.documentElement; return [root.clientWidth, root.scrollHeight];")
            .await;
        let side = |at: usize| size[at].as_f64().unwrap_or(0.0).min(LONGEST);
        let clip = json!({ "x": 0, "y": 0, "width": side(0), "height": side(1), "scale": 1 });
        let words = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let taken = self.developer("Page.captureScreenshot", words).await;
        let data = taken["data"].as_str().unwrap_or_default();
        std::fs::create_dir_all(&folder).expect("the folder of pictures");
        let file = Path::new(&folder).join(format!("{}.png", file_name(name)));
        std::fs::write(file, decoded(data)).expect("a picture is written");
    }

    /// Waits for the drawings that a browser leaves for later.
    pub(super) async fn whole_pictures(&self) {
        let done = self.client.execute_async(PICTURES, Vec::new()).await;
        done.expect("a page");
    }

    /// Sets the width of the page.
    pub(super) async fn set_width(&self, width: u32) {
        let size =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        let _: Value = self
            .developer("Emulation.setDeviceMetricsOverride", size)
            .await;
    }
}

/// A name that any file may have.
pub(super) fn file_name(name: &str) -> String {
    let plain = |own: char| {
        if own.is_ascii_alphanumeric() {
            own
        } else {
            '-'
        }
    };
    name.chars().map(plain).collect()
}

/// Base64, as the protocol sends pictures.
pub(super) fn decoded(text: &str) -> Vec<u8> {
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0_u32);
    for byte in text.bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        held = ((held << 6) | u32::from(six)) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xFF) as u8);
        }
    }
    bytes
}

#[test]
fn pictures_are_decoded() {
    // RFC 4648, section 10.
    for (text, plain) in [("Zg==", "f"), ("Zm8=", "fo"), ("Zm9vYmFy", "foobar")] {
        assert_eq!(decoded(text), plain.as_bytes());
    }
}
