//! Zip packages, and ways to damage them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// A package of these parts.
pub(crate) fn zip<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Where the central directory names this part: the offset of its entry.
pub(crate) fn entry_of(bytes: &[u8], name: &str) -> usize {
    let directory = |at: &usize| {
        bytes[*at..].starts_with(b"PK\x01\x02") && bytes[at + 46..].starts_with(name.as_bytes())
    };
    (0..bytes.len() - 46)
        .find(directory)
        .expect("the part is in the directory")
}

/// The package with another unpacked size declared for a part.
pub(crate) fn declare_size(mut bytes: Vec<u8>, name: &str, size: u32) -> Vec<u8> {
    let at = entry_of(&bytes, name);
    bytes[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
    bytes
}

/// The package with a part marked as encrypted.
pub(crate) fn mark_encrypted(mut bytes: Vec<u8>, name: &str) -> Vec<u8> {
    let at = entry_of(&bytes, name);
    bytes[at + 8] |= 1;
    bytes
}

/// The package with the data of a part where another part's data is.
pub(crate) fn overlap(mut bytes: Vec<u8>, name: &str, other: &str) -> Vec<u8> {
    let (at, from) = (entry_of(&bytes, name), entry_of(&bytes, other));
    let (offset, sizes) = (
        bytes[from + 42..from + 46].to_vec(),
        bytes[from + 16..from + 28].to_vec(),
    );
    bytes[at + 42..at + 46].copy_from_slice(&offset);
    bytes[at + 16..at + 28].copy_from_slice(&sizes);
    bytes
}

/// Every occurrence of a name replaced by one of the same length.
pub(crate) fn rename(mut bytes: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    for at in 0..=bytes.len() - from.len() {
        if bytes[at..].starts_with(from.as_bytes()) {
            bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
        }
    }
    bytes
}
