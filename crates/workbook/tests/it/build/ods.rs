//! `.ods` from the XML inside its body.

use super::package::zip;

const NAMESPACES: &str = concat!(
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" ",
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" ",
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" ",
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" ",
    "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"",
);

/// The content part: automatic styles, and what stands inside `office:spreadsheet`.
pub(crate) fn content(styles: &str, tables: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
}

/// A file with this content part.
pub(crate) fn file(content: &str) -> Vec<u8> {
    with(content, &[])
}

/// A file with this content part and others.
pub(crate) fn with(content: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let first = [
        (
            "mimetype",
            &b"application/vnd.oasis.opendocument.spreadsheet"[..],
        ),
        ("content.xml", content.as_bytes()),
    ];
    zip(first.into_iter().chain(
        others
            .iter()
            .map(|(name, content)| (*name, content.as_bytes())),
    ))
}

/// One table with these rows.
pub(crate) fn table(name: &str, rows: &str) -> String {
    format!("<table:table table:name=\"{name}\">{rows}</table:table>")
}
