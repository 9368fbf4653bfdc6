//! Style and letters: the only files that pages load, all from this server.

use crate::{
    gate::{Routes, rows},
    problem::Problem,
};
use axum::{
    extract::{Path, RawQuery},
    http::header,
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The style in its parts, in order.
const STYLE: &str = concat!(
    include_str!("../assets/css/1-tokens.css"),
    include_str!("../assets/css/2-letters.css"),
    include_str!("../assets/css/3-frame.css"),
    include_str!("../assets/css/4-blocks.css"),
    include_str!("../assets/css/5-tables.css"),
    include_str!("../assets/css/6-forms.css"),
    include_str!("../assets/css/7-print.css"),
);

const ICON: &str = include_str!("../assets/icon.svg");

/// A file that pages load.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asset {
    /// Its bytes.
    pub(crate) bytes: &'static [u8],
    /// `Content-Type`.
    pub(crate) kind: &'static str,
}

/// The file of this name under `/assets/`.
pub(crate) fn asset(name: &str) -> Option<Asset> {
    let (bytes, kind) = match name {
        "portal.css" => (STYLE.as_bytes(), "text/css; charset=utf-8"),
        "icon.svg" => (ICON.as_bytes(), "image/svg+xml"),
        "be-vietnam-pro-regular.ttf" => (report::FONT_REGULAR, "font/ttf"),
        "be-vietnam-pro-semibold.ttf" => (report::FONT_SEMIBOLD, "font/ttf"),
        _ => return None,
    };
    Some(Asset { bytes, kind })
}

/// `/assets/portal.css?v=…`: another address for other bytes, so that browsers may keep it for good.
pub(crate) fn style_address() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| {
        let digest = Sha256::digest(STYLE.as_bytes());
        let mark: String = digest[..6]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!("/assets/portal.css?v={mark}")
    });
    &ADDRESS
}

pub(crate) fn routes(routes: &mut Routes) {
    routes.at(rows::ASSETS, serve);
}

/// Kept for good under an address with its digest, else for five minutes.
async fn serve(Path(name): Path<String>, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let own = asset(&name).ok_or_else(Problem::not_found)?;
    let keep = if query.is_some_and(|query| query.starts_with("v=")) {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=300"
    };
    Ok((
        [
            (header::CONTENT_TYPE, own.kind),
            (header::CACHE_CONTROL, keep),
        ],
        own.bytes,
    )
        .into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_loads_nothing_from_elsewhere() {
        assert!(!STYLE.contains("//"), "an address of another server");
        assert!(!STYLE.contains("@import"));
        for part in STYLE.split("url(\"").skip(1) {
            let path = part.split('"').next().unwrap();
            let name = path.strip_prefix("/assets/").unwrap();
            assert!(asset(name).is_some(), "{name}");
        }
    }

    #[test]
    fn every_colour_has_its_name_in_the_first_part() {
        let rest = [
            include_str!("../assets/css/2-letters.css"),
            include_str!("../assets/css/5-tables.css"),
        ];
        for text in rest {
            assert!(!text.contains("color: #"), "{text}");
        }
    }
}
