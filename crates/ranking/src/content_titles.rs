//! The Government's reform contents by their official names.

use finding::Text;

/// Word, resolution, and the six contents in both languages.
type Programme = (
    &'static str,
    &'static str,
    [(&'static str, &'static str); 6],
);

/// The programmes that a set's `content` may name: its word, the resolution, and its six contents in order.
const PROGRAMMES: [Programme; 2] = [
    (
        "NQ30c",
        "Nghị quyết số 30c/NQ-CP ngày 08/11/2011 (giai đoạn 2011 - 2020)",
        [
            ("Cải cách thể chế", "Institutions"),
            ("Cải cách thủ tục hành chính", "Procedures"),
            (
                "Cải cách tổ chức bộ máy hành chính nhà nước",
                "Organisation",
            ),
            (
                "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức",
                "Officials",
            ),
            ("Cải cách tài chính công", "Public finance"),
            ("Hiện đại hóa hành chính", "Modernisation"),
        ],
    ),
    (
        "NQ76",
        "Nghị quyết số 76/NQ-CP ngày 15/7/2021 (giai đoạn 2021 - 2030)",
        [
            ("Cải cách thể chế", "Institutions"),
            ("Cải cách thủ tục hành chính", "Procedures"),
            (
                "Cải cách tổ chức bộ máy hành chính nhà nước",
                "Organisation",
            ),
            ("Cải cách chế độ công vụ", "Civil service"),
            ("Cải cách tài chính công", "Public finance"),
            (
                "Xây dựng, phát triển Chính phủ điện tử, Chính phủ số",
                "E-government and digital government",
            ),
        ],
    ),
];

/// The official name of a content (`NQ76/4`), the resolution it stands in, and its number from 1 to 6; `None` for words of a set's own.
///
/// The numbers of both programmes stand for the same subjects, so that years before and after 2021 line up by them; 4 and 6 changed their names and their scope.
///
/// ```
/// let (title, _, number) = ranking::content_title("NQ30c/6").unwrap();
/// assert_eq!((title.vi.as_str(), number), ("Hiện đại hóa hành chính", 6));
/// assert_eq!(ranking::content_title("tỉnh/1"), None);
/// ```
#[must_use]
pub fn content_title(content: &str) -> Option<(Text, &'static str, usize)> {
    let (programme, number) = content.split_once('/')?;
    let (_, resolution, titles) = PROGRAMMES.iter().find(|own| own.0 == programme)?;
    let number: usize = number.parse().ok()?;
    let (vi, en) = titles.get(number.checked_sub(1)?)?;
    Some((Text::new(*vi, *en), resolution, number))
}
