//! Each outside library has its doors: the crates that may name it.

use super::Source;

const DOORS: &[(&str, &[&str])] = &[
    ("toml", &["criteria"]),
    ("calamine", &["workbook", "benches"]),
    ("rust_xlsxwriter", &["workbook"]),
    ("zip", &["workbook"]),
    ("cfb", &["workbook"]),
    ("quick-xml", &["workbook"]),
    ("csv", &["units", "workbook", "ranking"]),
    ("plotters", &["report"]),
    ("resvg", &["report"]),
    ("skrifa", &["report"]),
    ("polars", &["ranking", "report"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("num-bigint", &["points"]),
    ("num-rational", &["points"]),
    ("num-traits", &["points"]),
    ("unicode-normalization", &["vietnamese"]),
    ("rayon", &["scoring", "survey"]),
    ("rand", &["survey", "xtask", "benches"]),
    ("rand_pcg", &["survey", "xtask", "benches"]),
    (
        "sha2",
        &[
            "criteria",
            "survey",
            "round",
            "procedure",
            "store",
            "api",
            "xtask",
        ],
    ),
    ("sqlx", &["store"]),
    ("axum", &["api", "cli"]),
    ("axum-extra", &["api"]),
    ("hyper", &["api"]),
    ("hyper-util", &["api"]),
    ("http-body", &["api"]),
    ("tower", &["api"]),
    ("tower-http", &["api"]),
    ("utoipa", &["api"]),
    ("askama", &["api"]),
    ("fluent-bundle", &["api"]),
    ("rust-embed", &["api"]),
    ("argon2", &["api"]),
    ("totp-rs", &["api"]),
    ("hmac", &["api"]),
    ("ureq", &["api"]),
    ("tracing-subscriber", &["cli"]),
];

pub(crate) fn check(manifests: &[&Source]) -> Vec<String> {
    let mut breaches = Vec::new();
    for manifest in manifests {
        let crate_name = super::order::crate_of(&manifest.path);
        for (library, dev) in super::order::dependencies(&manifest.text) {
            let Some((_, doors)) = DOORS.iter().find(|(own, _)| *own == library) else {
                continue;
            };
            if !dev && !doors.contains(&crate_name.as_str()) {
                breaches.push(format!(
                    "{}: `{library}` has its door in {}",
                    manifest.path,
                    doors.join(", ")
                ));
            }
        }
        if !manifest.text.contains("[lints]\nworkspace = true") && !crate_name.is_empty() {
            breaches.push(format!(
                "{}: the workspace's lints are not taken over",
                manifest.path
            ));
        }
    }
    breaches
}
