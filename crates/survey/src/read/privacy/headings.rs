//! Columns that name a person, by their heading.

use finding::Text;
use vietnamese::fold;

/// What kind of personal thing a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identifying {
    /// A name.
    Name,
    /// A telephone number.
    Phone,
    /// The number of an identity card or passport.
    IdNumber,
    /// An e-mail address.
    Email,
    /// A postal address.
    Address,
    /// An account, a device or a place on the map.
    Device,
    /// Said so by the instrument, without a nearer word.
    Other,
}

impl Identifying {
    /// The word in a mapping file.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phone => "phone",
            Self::IdNumber => "id-number",
            Self::Email => "e-mail",
            Self::Address => "address",
            Self::Device => "device",
            Self::Other => "other",
        }
    }
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Name,
        Self::Phone,
        Self::IdNumber,
        Self::Email,
        Self::Address,
        Self::Device,
        Self::Other,
    ];
    /// The words on screen.
    #[must_use]
    pub fn words(self) -> Text {
        let (vi, en) = match self {
            Self::Name => ("họ và tên", "a name"),
            Self::Phone => ("số điện thoại", "a telephone number"),
            Self::IdNumber => ("số định danh cá nhân", "an identity number"),
            Self::Email => ("thư điện tử", "an e-mail address"),
            Self::Address => ("địa chỉ", "an address"),
            Self::Device => (
                "tài khoản, thiết bị hoặc vị trí",
                "an account, a device or a position",
            ),
            Self::Other => ("thông tin cá nhân", "personal information"),
        };
        Text::new(vi, en)
    }
}

/// Runs of words, without diacritics, that make a heading one of a personal column. The first that is found counts.
const RUNS: [(&str, Identifying); 58] = [
    ("email", Identifying::Email),
    ("e mail", Identifying::Email),
    ("mail", Identifying::Email),
    ("gmail", Identifying::Email),
    ("thu dien tu", Identifying::Email),
    ("hop thu", Identifying::Email),
    ("dien thoai", Identifying::Phone),
    ("so dien thoai", Identifying::Phone),
    ("sdt", Identifying::Phone),
    ("so dt", Identifying::Phone),
    ("dien thoai di dong", Identifying::Phone),
    ("di dong", Identifying::Phone),
    ("phone", Identifying::Phone),
    ("telephone", Identifying::Phone),
    ("phonenumber", Identifying::Phone),
    ("mobile", Identifying::Phone),
    ("zalo", Identifying::Phone),
    ("facebook", Identifying::Device),
    ("cccd", Identifying::IdNumber),
    ("cmnd", Identifying::IdNumber),
    ("cmtnd", Identifying::IdNumber),
    ("cmt", Identifying::IdNumber),
    ("can cuoc", Identifying::IdNumber),
    ("chung minh", Identifying::IdNumber),
    ("so dinh danh", Identifying::IdNumber),
    ("dinh danh ca nhan", Identifying::IdNumber),
    ("ho chieu", Identifying::IdNumber),
    ("passport", Identifying::IdNumber),
    ("national id", Identifying::IdNumber),
    ("id number", Identifying::IdNumber),
    ("identity card", Identifying::IdNumber),
    ("ma ho so", Identifying::IdNumber),
    ("ip address", Identifying::Device),
    ("ipaddr", Identifying::Device),
    ("dia chi ip", Identifying::Device),
    ("referrer url", Identifying::Device),
    ("refurl", Identifying::Device),
    ("dia chi", Identifying::Address),
    ("noi o", Identifying::Address),
    ("so nha", Identifying::Address),
    ("address", Identifying::Address),
    ("nguoi phong van", Identifying::Name),
    ("dieu tra vien", Identifying::Name),
    ("interviewer", Identifying::Name),
    ("ho va ten", Identifying::Name),
    ("ho ten", Identifying::Name),
    ("ten nguoi", Identifying::Name),
    ("ten ong", Identifying::Name),
    ("ten chu ho", Identifying::Name),
    ("ten cong dan", Identifying::Name),
    ("full name", Identifying::Name),
    ("fullname", Identifying::Name),
    ("first name", Identifying::Name),
    ("last name", Identifying::Name),
    ("respondent name", Identifying::Name),
    ("ngay sinh", Identifying::Other),
    ("date of birth", Identifying::Other),
    ("chu ky", Identifying::Other),
];

/// Whole headings.
const WHOLE: [(&str, Identifying); 19] = [
    ("ten", Identifying::Name),
    ("name", Identifying::Name),
    ("chu ho", Identifying::Name),
    ("nguoi tra loi", Identifying::Name),
    ("nguoi duoc phong van", Identifying::Name),
    ("submittername", Identifying::Name),
    ("ten nguoi dung", Identifying::Device),
    ("username", Identifying::Device),
    ("_submitted_by", Identifying::Device),
    ("submitted by", Identifying::Device),
    ("_submission__submitted_by", Identifying::Device),
    ("submitterid", Identifying::Device),
    ("deviceid", Identifying::Device),
    ("subscriberid", Identifying::Device),
    ("simserial", Identifying::Device),
    ("_geolocation", Identifying::Device),
    ("gps", Identifying::Device),
    ("toa do", Identifying::Device),
    ("token", Identifying::Device),
];

/// What personal thing a heading speaks of, where it speaks of one.
///
/// Generous on purpose: it is asked only of headings that are no question's, and to drop one column too many costs nothing.
pub(crate) fn by_heading(heading: &str) -> Option<Identifying> {
    let plain = fold(heading);
    let plain = plain.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
    let whole = WHOLE.iter().find(|(word, _)| *word == plain);
    if let Some((_, kind)) = whole {
        return Some(*kind);
    }
    if plain.ends_with("_latitude")
        || plain.ends_with("_longitude")
        || plain.ends_with("_altitude")
        || plain.ends_with("_precision")
    {
        return Some(Identifying::Device);
    }
    let words: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    RUNS.iter()
        .find(|(run, _)| {
            let run: Vec<&str> = run.split(' ').collect();
            words.windows(run.len()).any(|window| window == run)
        })
        .map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_both_languages() {
        for (heading, kind) in [
            ("Họ và tên", Identifying::Name),
            ("HỌ TÊN người được phỏng vấn", Identifying::Name),
            ("Tên", Identifying::Name),
            ("Điều tra viên: Trần Thị Thử", Identifying::Name),
            ("SĐT liên hệ", Identifying::Phone),
            ("Số điện thoại (không bắt buộc)", Identifying::Phone),
            ("Số CCCD/CMND", Identifying::IdNumber),
            ("Địa chỉ email", Identifying::Email),
            ("Email Address", Identifying::Email),
            ("Địa chỉ", Identifying::Address),
            ("ipaddr. IP address", Identifying::Device),
            ("_submitted_by", Identifying::Device),
            ("b/_vi_tri_latitude", Identifying::Device),
        ] {
            assert_eq!(by_heading(heading), Some(kind), "{heading}");
        }
        for heading in [
            "Tên đơn vị",
            "Giới tính",
            "Xã/Phường",
            "Thái độ của công chức",
            "_uuid",
            "",
        ] {
            assert_eq!(by_heading(heading), None, "{heading}");
        }
    }
}
