//! The ways of taking a response, in words.

use crate::Mode;
use finding::Text;

/// Words under which a mode is written in files.
const WORDS: [(Mode, &[&str]); 5] = [
    (
        Mode::Home,
        &["home", "tại nhà", "hộ gia đình", "tại hộ gia đình"],
    ),
    (
        Mode::Centre,
        &[
            "centre",
            "center",
            "counter",
            "một cửa",
            "bộ phận một cửa",
            "tại bộ phận một cửa",
            "tại bộ phận tiếp nhận và trả kết quả",
            "tại trung tâm phục vụ hành chính công",
            "trung tâm phục vụ hành chính công",
        ],
    ),
    (
        Mode::Post,
        &[
            "post",
            "bưu chính",
            "qua bưu chính",
            "qua bưu điện",
            "bưu điện",
        ],
    ),
    (
        Mode::Telephone,
        &["telephone", "phone", "điện thoại", "qua điện thoại"],
    ),
    (
        Mode::Online,
        &["online", "trực tuyến", "web", "qr", "qua mạng"],
    ),
];

impl Mode {
    /// All modes that say something, in the order of tables.
    pub const ALL: [Self; 5] = [
        Self::Home,
        Self::Centre,
        Self::Post,
        Self::Telephone,
        Self::Online,
    ];

    /// The word in files: `home`, `centre`, `post`, `telephone`, `online`; empty where nothing is said.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unknown => "",
            Self::Home => "home",
            Self::Centre => "centre",
            Self::Post => "post",
            Self::Telephone => "telephone",
            Self::Online => "online",
        }
    }

    /// The words on screen.
    #[must_use]
    pub fn words(self) -> Text {
        match self {
            Self::Unknown => Text::new("Không nêu hình thức", "Mode not said"),
            Self::Home => Text::new("Tại nhà", "At home"),
            Self::Centre => Text::new("Tại Bộ phận Một cửa", "At the one-stop shop"),
            Self::Post => Text::new("Qua bưu chính", "By post"),
            Self::Telephone => Text::new("Qua điện thoại", "By telephone"),
            Self::Online => Text::new("Trực tuyến", "Online"),
        }
    }

    /// The mode that a file names, whole words only; `None` where it names none.
    ///
    /// ```
    /// assert_eq!(survey::Mode::read(" Tại nhà"), Some(survey::Mode::Home));
    /// assert_eq!(survey::Mode::read("nhà văn hóa"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let key = vietnamese::key(text.trim());
        let (mode, _) = WORDS.iter().find(|(_, words)| {
            words
                .iter()
                .any(|word| *word == key || vietnamese::key(word) == key)
        })?;
        Some(*mode)
    }
}
