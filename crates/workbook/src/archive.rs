//! Plain zip archives: written the same bytes for the same files, read within limits.

use crate::findings;
use crate::read::{Limits, Package, Part};
use finding::{Finding, Place};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Files by their path, with `/`.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// The bytes of an archive of these files: in the order of their paths, without times, so that equal files give equal bytes.
///
/// # Errors
/// What the zip library says: a name that is too long, more than it can hold.
///
/// ```
/// use std::sync::Arc;
/// let files = workbook::Files::from([("a/b.txt".to_owned(), Arc::from(&b"b"[..]))]);
/// let bytes = workbook::write_archive(&files).unwrap();
/// assert_eq!(bytes, workbook::write_archive(&files).unwrap());
/// let limits = workbook::Limits::default();
/// assert_eq!(workbook::read_archive("x.zip", &Arc::from(bytes), &limits).unwrap(), files);
/// ```
pub fn write_archive(files: &Files) -> Result<Vec<u8>, String> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut write = || -> zip::result::ZipResult<()> {
        for (path, bytes) in files {
            writer.start_file(path.as_str(), options)?;
            writer.write_all(bytes)?;
        }
        Ok(())
    };
    write().map_err(|error| error.to_string())?;
    let done = writer.finish().map_err(|error| error.to_string())?;
    Ok(done.into_inner())
}

/// The files of an archive, all of them in memory; folders are passed over.
///
/// # Errors
/// A finding where it is no archive, is damaged, encrypted, holds a name twice or one that leads out of its folder, or grows beyond the limits (bytes of the file, number of parts, bytes unpacked, ratio).
pub fn read_archive(file: &str, bytes: &Arc<[u8]>, limits: &Limits) -> Result<Files, Finding> {
    let size = bytes.len() as u64;
    if size > limits.bytes_file {
        return Err(findings::file_too_large(file, size, limits.bytes_file));
    }
    let package = Package::open(file, bytes, limits)?;
    let mut archive = package.archive();
    let mut files = Files::new();
    for index in 0..archive.len() {
        let Some((path, is_folder)) = name_of(&archive, index) else {
            return Err(findings::archive_path(file));
        };
        if is_folder {
            continue;
        }
        if !is_plain(&path) {
            return Err(findings::archive_path(file));
        }
        let of_file = |trouble: crate::read::Trouble| trouble.of_file(file);
        // Files are read whole: what is one token of a workbook is the file here.
        let mut part = Part::open(&mut archive, index, usize::MAX).map_err(of_file)?;
        let mut held = Vec::new();
        part.read_to_end(&mut held)
            .map_err(|error| crate::read::Trouble::from(&error).at(Place::file(file)))?;
        files.insert(path, Arc::from(held));
    }
    Ok(files)
}

fn name_of(archive: &crate::read::Archive, index: usize) -> Option<(String, bool)> {
    let entry = archive.by_index_data(index).ok()?;
    let name = entry.name().ok()?;
    let path = name.trim_end_matches('/').to_owned();
    Some((path, name.ends_with('/')))
}

/// A path that stays below the folder it is unpacked into, in every system.
fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && path.len() <= 500
        && !path.contains(['\\', ':', '\0'])
        && path
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != "..")
}
