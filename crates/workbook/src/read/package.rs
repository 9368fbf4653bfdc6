//! The zip package around `.xlsx`, `.xlsb` and `.ods`: its directory is judged before anything is unpacked,
//! and what a part unpacks to is counted against what the directory declares.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use finding::Finding;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::Limits;
use super::trouble::{OverLimit, Trouble};
use crate::findings;

pub(crate) type Archive = ZipArchive<Cursor<Arc<[u8]>>>;

/// An opened package. Names of parts are compared without regard to case, as Excel does.
#[derive(Debug)]
pub(crate) struct Package {
    archive: Archive,
    names: BTreeMap<String, usize>,
    bytes_token: usize,
}

/// Below this size the ratio of a part says nothing: XML of empty cells packs very well.
const SMALL_PART: u64 = 16 << 20;

impl Package {
    /// Reads the directory and refuses what grows out of proportion, is encrypted or ambiguous.
    pub(crate) fn open(file: &str, bytes: &Arc<[u8]>, limits: &Limits) -> Result<Self, Finding> {
        let too_large =
            |vi: &str, en: &str| findings::package_too_large(finding::Place::file(file), vi, en);
        if entries_declared(bytes) > limits.parts as u64 {
            return Err(too_large("quá nhiều thành phần", "too many parts"));
        }
        let damaged = |error: zip::result::ZipError| {
            Trouble::damaged(
                "thư mục của tệp nén bị cắt hoặc hỏng",
                format!("the directory of the package is cut or damaged ({error})"),
            )
            .of_file(file)
        };
        let mut archive = ZipArchive::new(Cursor::new(bytes.clone())).map_err(damaged)?;
        if archive.len() > limits.parts {
            return Err(too_large("quá nhiều thành phần", "too many parts"));
        }
        if archive.has_duplicate_names() {
            return Err(findings::parts_twice(file));
        }
        let mut names = BTreeMap::new();
        let mut unpacked = 0u64;
        for index in 0..archive.len() {
            let entry = archive.by_index_data(index).map_err(damaged)?;
            let Ok(name) = entry.name() else { continue };
            let name = name
                .replace('\\', "/")
                .trim_start_matches('/')
                .to_lowercase();
            if entry.encrypted() {
                return Err(findings::file_protected(file));
            }
            let (size, packed) = (entry.size(), entry.compressed_size());
            unpacked = unpacked.saturating_add(size);
            if size > SMALL_PART && size / limits.ratio.max(1) > packed {
                return Err(too_large(
                    &format!("thành phần {name}: {packed} byte giải nén thành {size} byte"),
                    &format!("part {name}: {packed} bytes unpack to {size} bytes"),
                ));
            }
            if names.insert(name, index).is_some() {
                return Err(findings::parts_twice(file));
            }
        }
        if unpacked > limits.bytes_unpacked {
            return Err(too_large(
                &format!("giải nén thành {unpacked} byte"),
                &format!("unpacks to {unpacked} bytes"),
            ));
        }
        if archive.has_overlapping_entries().map_err(damaged)? {
            return Err(too_large(
                "các thành phần chồng lên nhau",
                "its parts overlap",
            ));
        }
        Ok(Self {
            archive,
            names,
            bytes_token: limits.bytes_token,
        })
    }

    /// The part's index, by its path in the package.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.names
            .get(&name.trim_start_matches('/').to_lowercase())
            .copied()
    }
    /// Whether a part of this path, or below it where it ends in `/`, exists.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.names
            .range(path.to_owned()..)
            .next()
            .is_some_and(|(name, _)| name.starts_with(path))
    }
    /// The bytes that a part declares once unpacked.
    pub(super) fn size_of(&self, index: usize) -> u64 {
        self.archive
            .by_index_data(index)
            .map_or(0, |entry| entry.size())
    }
    /// A cheap copy to read a part from, while the package stays shared.
    pub(crate) fn archive(&self) -> Archive {
        self.archive.clone()
    }
    /// The bytes of one XML token or binary record at most.
    pub(super) fn bytes_token(&self) -> usize {
        self.bytes_token
    }
}

/// The number of entries in the end record, where one is found; the zip library would prepare for all of them.
fn entries_declared(bytes: &[u8]) -> u64 {
    let tail = &bytes[bytes.len().saturating_sub(66_000)..];
    let end = tail
        .windows(12)
        .rev()
        .find(|window| window.starts_with(b"PK\x05\x06"));
    end.map_or(0, |end| u64::from(u16::from_le_bytes([end[10], end[11]])))
}

/// A part being unpacked, counted.
pub(crate) struct Part<'a> {
    inner: ZipFile<'a, Cursor<Arc<[u8]>>>,
    left: u64,
    token: usize,
    since_token: usize,
}

impl<'a> Part<'a> {
    pub(crate) fn open(
        archive: &'a mut Archive,
        index: usize,
        bytes_token: usize,
    ) -> Result<Self, Trouble> {
        let inner = archive.by_index(index).map_err(|error| {
            Trouble::damaged(
                format!("không mở được thành phần của tệp nén ({error})"),
                format!("a part of the package cannot be opened ({error})"),
            )
        })?;
        let left = inner.size();
        Ok(Self {
            inner,
            left,
            token: bytes_token,
            since_token: 0,
        })
    }
    /// The bytes it declares and has not given yet: those it may still give.
    pub(super) fn declared(&self) -> u64 {
        self.left
    }
    /// Called before each token, so that a single one cannot fill the memory.
    pub(super) fn new_token(&mut self) {
        self.since_token = 0;
    }
}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.since_token += read;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| {
            std::io::Error::other(OverLimit(
                "thành phần lớn hơn kích thước khai báo",
                "a part is larger than it declares",
            ))
        })?;
        if self.since_token > self.token {
            return Err(std::io::Error::other(OverLimit(
                "một phần tử quá lớn",
                "a single element is too large",
            )));
        }
        Ok(read)
    }
}
