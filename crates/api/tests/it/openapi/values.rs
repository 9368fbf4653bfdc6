//! Good and odd values of parameters and bodies.

/// Values that a parameter of that name takes in the demonstration.
pub(super) const GOOD: &[(&str, &[&str])] = &[
    ("round", &["phu-tho-2026", "cchc-xa-minh-hoa-2024"]),
    ("unit", &["H44.100"]),
    ("leaf", &["2.1"]),
    ("survey", &["mot-cua/2024", "none"]),
    ("set", &["qd766", "qd766/2026", "cchc-xa-minh-hoa/2024"]),
    ("layer", &["self", "survey"]),
    ("name", &["MH001.xlsx"]),
    ("preview", &["none"]),
    ("digest", &["none"]),
    ("draft", &["none"]),
    ("file", &["set.toml", "set.csv", "set.xlsx", "upload"]),
    ("reason", &["theo góp ý"]),
    ("year", &["2026"]),
    ("from", &["qd766/2026"]),
    ("to", &["qd766/2026"]),
    ("lang", &["vi", "en"]),
    ("for", &["programs", "excel"]),
    ("sort", &["rank", "-total", "name", "-index"]),
    ("q", &["viet tri", "Việt Trì", "H44.100"]),
    ("block", &["1"]),
    ("page", &["1", "2"]),
    ("per_page", &["1", "1000"]),
    ("version", &["1"]),
    ("band", &["Tốt"]),
    ("by", &["all", "blocks"]),
    ("figures", &["factors", "items"]),
];

/// Values that nobody should send: percent-encoded as they stand.
pub(super) const ODD: &[&str] = &[
    "",
    "%00",
    "%FF",
    "%F0%9F%A6%86",
    "..",
    "..%2F..%2Fetc%2Fpasswd",
    "%2F",
    "-1",
    "0",
    "1e9",
    "99999999999999999999999",
    "-9223372036854775808",
    "4294967296",
    "NaN",
    "null",
    "true",
    "'%20OR%201=1--",
    "%3Cscript%3E",
    "a%0D%0AX-Own:%20b",
    "%E1%BB%87%CC%A3%CC%82",
    "cchc-xa-minh-hoa-2024",
    "MH001",
    "cchc-xa/2024",
    "x%2F2026",
    "[]",
    "{}",
    "%25",
    "%252e%252e",
    "-",
    "--rank",
];

/// Bodies by what they say that they are.
pub(super) fn bodies(form: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    const PARTS: &str = "multipart/form-data; boundary=X";
    let part = |name: &str, file: &str, bytes: &[u8]| {
        let head = format!(
            "--X\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\r\n"
        );
        [head.as_bytes(), bytes, b"\r\n--X--\r\n"].concat()
    };
    vec![
        (XLSX, form.to_vec()),
        (PARTS, part("files", "MH001.xlsx", form)),
        (PARTS, part("files", "", form)),
        (PARTS, part("other", "MH001.xlsx", form)),
        (PARTS, part("files", "..", b"x")),
        (PARTS, part("files", "~$MH001.xlsx", b"")),
        (PARTS, form.to_vec()),
        (PARTS, b"--X\r\n\r\n\r\n--X--".to_vec()),
        (PARTS, Vec::new()),
        ("multipart/form-data", form.to_vec()),
        ("multipart/form-data; boundary=", b"--".to_vec()),
        (
            "multipart/mixed; boundary=X",
            part("files", "a.csv", b"a,b"),
        ),
        ("text/csv", b"a;b\r\n1;2\r\n".to_vec()),
        ("text/csv; charset=utf-16", vec![0xff, 0xfe, 0, 0]),
        ("text/csv", vec![0xff; 4_096]),
        ("application/zip", b"PK\x05\x06".to_vec()),
        ("application/zip", form.to_vec()),
        ("application/vnd.ms-excel", form.to_vec()),
        ("application/vnd.ms-excel", vec![0xd0, 0xcf, 0x11, 0xe0]),
        (
            "application/vnd.oasis.opendocument.spreadsheet",
            form.to_vec(),
        ),
        (XLSX, b"PK\x03\x04".to_vec()),
        (XLSX, form[..form.len() / 2].to_vec()),
        (XLSX, Vec::new()),
        (
            "application/toml",
            b"format = 1\nid = \"x\"\nyear = \n".to_vec(),
        ),
        (PARTS, part("file", "x.toml", b"x = ")),
        ("application/json", b"{}".to_vec()),
        (
            "application/x-www-form-urlencoded",
            b"csrf=x&files=y".to_vec(),
        ),
        ("", form.to_vec()),
        ("\u{7f}", Vec::new()),
    ]
}
