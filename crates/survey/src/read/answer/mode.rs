//! How a response was taken, by the words for it.

use crate::Mode;
use vietnamese::fold;

const WORDS: [(&str, Mode); 46] = [
    ("tai nha", Mode::Home),
    ("tai nha dan", Mode::Home),
    ("tai ho gia dinh", Mode::Home),
    ("tai ho", Mode::Home),
    ("phong van truc tiep tai nha", Mode::Home),
    ("truc tiep tai nha", Mode::Home),
    ("dieu tra vien", Mode::Home),
    ("home", Mode::Home),
    ("at home", Mode::Home),
    ("face to face", Mode::Home),
    ("tai bo phan mot cua", Mode::Centre),
    ("bo phan mot cua", Mode::Centre),
    ("tai bo phan tiep nhan va tra ket qua", Mode::Centre),
    ("tai trung tam phuc vu hanh chinh cong", Mode::Centre),
    ("trung tam phuc vu hanh chinh cong", Mode::Centre),
    ("trung tam hanh chinh cong", Mode::Centre),
    ("tai trung tam", Mode::Centre),
    ("tai quay", Mode::Centre),
    ("tai tru so", Mode::Centre),
    ("mot cua", Mode::Centre),
    ("centre", Mode::Centre),
    ("center", Mode::Centre),
    ("counter", Mode::Centre),
    ("one stop shop", Mode::Centre),
    ("one-stop shop", Mode::Centre),
    ("qua buu chinh", Mode::Post),
    ("buu chinh", Mode::Post),
    ("buu dien", Mode::Post),
    ("qua buu dien", Mode::Post),
    ("gui thu", Mode::Post),
    ("post", Mode::Post),
    ("by post", Mode::Post),
    ("mail", Mode::Post),
    ("qua dien thoai", Mode::Telephone),
    ("dien thoai", Mode::Telephone),
    ("goi dien", Mode::Telephone),
    ("telephone", Mode::Telephone),
    ("phone", Mode::Telephone),
    ("by telephone", Mode::Telephone),
    ("truc tuyen", Mode::Online),
    ("online", Mode::Online),
    ("qua mang", Mode::Online),
    ("qua internet", Mode::Online),
    ("quet ma qr", Mode::Online),
    ("qr", Mode::Online),
    ("web", Mode::Online),
];

/// The mode that the text names; [`Mode::Unknown`] for an empty text, `None` where it names none.
pub(crate) fn read_mode(text: &str) -> Option<Mode> {
    let word = fold(text);
    let word = word.trim_end_matches('.');
    if word.is_empty() {
        return Some(Mode::Unknown);
    }
    let found = WORDS.iter().find(|(known, _)| *known == word);
    found.map(|(_, mode)| *mode)
}
