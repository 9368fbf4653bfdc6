//! What a file is: its content decides, not its extension.

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Excel since 2007, `.xlsx` or `.xlsm`.
    Xlsx,
    /// Excel since 2007, binary, `.xlsb`.
    Xlsb,
    /// Excel 97 to 2003, `.xls`.
    Xls,
    /// OpenDocument, `.ods`.
    Ods,
    /// Text with separators, `.csv`, `.tsv` or `.txt`.
    Csv,
}

impl Kind {
    /// The usual extension, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Csv => "csv",
        }
    }
    /// Whether files of this kind carry the extension (lower case).
    pub(super) fn has_extension(self, extension: &str) -> bool {
        match self {
            Self::Xlsx => matches!(extension, "xlsx" | "xlsm" | "xltx" | "xltm"),
            Self::Xlsb => extension == "xlsb",
            Self::Xls => matches!(extension, "xls" | "xlt"),
            Self::Ods => matches!(extension, "ods" | "ots"),
            Self::Csv => matches!(extension, "csv" | "tsv" | "tab" | "txt"),
        }
    }
}

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// A zip package: `.xlsx`, `.xlsb`, `.ods`, or something else that is packed so.
    Zip,
    /// A compound file: `.xls`, an encrypted workbook, or an old Word document.
    Compound,
    /// The records of `.xls` without the compound file around them.
    Records,
    /// Text that may be a table.
    Text,
    /// Something that holds no table, by name.
    Other(OtherKind),
}

/// Files that are sent in place of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OtherKind {
    Html,
    WebArchive,
    Xml2003,
    Xml,
    Pdf,
    Rtf,
    Picture,
    Word,
    Presentation,
    Archive,
    OldExcel,
    Binary,
}

impl OtherKind {
    /// The name on screen, Vietnamese and English.
    pub(crate) fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Html => ("trang web (HTML)", "a web page (HTML)"),
            Self::WebArchive => ("trang web đóng gói (MHTML)", "a web archive (MHTML)"),
            Self::Xml2003 => ("bảng tính XML 2003", "an XML Spreadsheet 2003"),
            Self::Xml => ("tệp XML", "an XML file"),
            Self::Pdf => ("tệp PDF", "a PDF file"),
            Self::Rtf => ("văn bản RTF", "an RTF document"),
            Self::Picture => ("tệp ảnh", "a picture"),
            Self::Word => ("văn bản Word", "a Word document"),
            Self::Presentation => ("tệp trình chiếu", "a presentation"),
            Self::Archive => (
                "tệp nén không phải bảng tính",
                "an archive that is no workbook",
            ),
            Self::OldExcel => (
                "bảng tính Excel 95 hoặc cũ hơn",
                "a workbook of Excel 95 or older",
            ),
            Self::Binary => ("dữ liệu không nhận ra", "data of an unknown kind"),
        }
    }
}

/// Judges by the first bytes.
pub(super) fn of_content(bytes: &[u8]) -> Content {
    const PICTURES: [&[u8]; 5] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"];
    // Excel 2, 3 and 4.
    const BIFF_STREAMS: [&[u8]; 3] = [
        b"\x09\x00\x04\x00",
        b"\x09\x02\x06\x00",
        b"\x09\x04\x06\x00",
    ];
    let starts = |with: &[u8]| bytes.starts_with(with);
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") || starts(b"PK\x07\x08") {
        Content::Zip
    } else if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        Content::Compound
    } else if starts(b"%PDF") {
        Content::Other(OtherKind::Pdf)
    } else if starts(b"{\\rtf") {
        Content::Other(OtherKind::Rtf)
    } else if PICTURES.iter().any(|with| starts(with)) {
        Content::Other(OtherKind::Picture)
    } else if starts(b"Rar!") || starts(b"7z\xbc\xaf") || starts(b"\x1f\x8b") {
        Content::Other(OtherKind::Archive)
    } else if starts(b"\x09\x08") && bytes.get(3) == Some(&0) {
        Content::Records
    } else if BIFF_STREAMS.iter().any(|with| starts(with)) {
        Content::Other(OtherKind::OldExcel)
    } else {
        of_text(bytes)
    }
}

fn of_text(bytes: &[u8]) -> Content {
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let head = &bytes[..bytes.len().min(4096)];
    // The marks that matter are ASCII, so a UTF-16 file is judged by its bytes other than zero.
    let lower: Vec<u8> = head
        .iter()
        .filter(|byte| **byte != 0)
        .map(u8::to_ascii_lowercase)
        .collect();
    let start = lower.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&lower);
    let start = start
        .strip_prefix(b"\xff\xfe")
        .or_else(|| start.strip_prefix(b"\xfe\xff"))
        .unwrap_or(start);
    let start = start.trim_ascii_start();
    let holds = |what: &[u8]| start.windows(what.len()).any(|window| window == what);
    if start.starts_with(b"mime-version:") {
        return Content::Other(OtherKind::WebArchive);
    }
    if start.starts_with(b"<") {
        let html = [
            &b"<html"[..],
            b"<!doctype html",
            b"<table",
            b"<head",
            b"<body",
            b"<meta",
        ];
        return Content::Other(if html.iter().any(|tag| holds(tag)) {
            OtherKind::Html
        } else if holds(b"urn:schemas-microsoft-com:office:spreadsheet") {
            OtherKind::Xml2003
        } else if start.starts_with(b"<?xml") || start.starts_with(b"<office:") {
            OtherKind::Xml
        } else {
            return Content::Text;
        });
    }
    let control = head
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=31))
        .count();
    if !utf16 && control * 50 > head.len() && !super::csv::looks_like_utf16(head) {
        return Content::Other(OtherKind::Binary);
    }
    Content::Text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_content() {
        let cases: [(&[u8], Content); 12] = [
            (b"PK\x03\x04....", Content::Zip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content::Compound),
            (b"%PDF-1.7", Content::Other(OtherKind::Pdf)),
            (b"\n <!DOCTYPE html><html>", Content::Other(OtherKind::Html)),
            (b"\xef\xbb\xbf<table border=1>", Content::Other(OtherKind::Html)),
            (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", Content::Other(OtherKind::Xml2003)),
            (b"<?xml version='1.0'?><a/>", Content::Other(OtherKind::Xml)),
            (b"MIME-Version: 1.0\nX-Document-Type: Workbook", Content::Other(OtherKind::WebArchive)),
            (b"STT;Ten\n1;Xa A\n", Content::Text),
            (b"<5;a\n", Content::Text),
            (b"\xff\xfea\0;\0b\0", Content::Text),
            (b"\x01\x02\x03\x04\x05\x06\x07\x00", Content::Other(OtherKind::Binary)),
        ];
        for (bytes, expected) in cases {
            assert_eq!(
                of_content(bytes),
                expected,
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
    }
}
