//! Commune, district, department, province.

use finding::Lang;

/// The level of a unit: what a criteria set is issued for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Xã, phường, thị trấn, đặc khu.
    Commune,
    /// Huyện, quận, thị xã, thành phố thuộc tỉnh.
    District,
    /// Sở, ban, ngành.
    Department,
    /// Tỉnh, thành phố trực thuộc trung ương.
    Province,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Self; 4] = [
        Self::Commune,
        Self::District,
        Self::Department,
        Self::Province,
    ];

    /// The word in files and in the API: `commune`, `district`, `department`, `province`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::District => "district",
            Self::Department => "department",
            Self::Province => "province",
        }
    }

    /// The words on screen.
    #[must_use]
    pub const fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Commune, Lang::Vi) => "cấp xã",
            (Self::District, Lang::Vi) => "cấp huyện",
            (Self::Department, Lang::Vi) => "sở, ban, ngành",
            (Self::Province, Lang::Vi) => "cấp tỉnh",
            (_, Lang::En) => self.key(),
        }
    }

    /// The level that a text names in either language, or `None`.
    ///
    /// ```
    /// use units::Level;
    /// assert_eq!(Level::read("Commune"), Some(Level::Commune));
    /// assert_eq!(Level::read("cấp huyện"), Some(Level::District));
    /// assert_eq!(Level::read("village"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let word = vietnamese::key(text);
        Self::ALL
            .into_iter()
            .find(|level| word == level.key() || word == level.word(Lang::Vi))
            .or(match word.as_str() {
                "xã" => Some(Self::Commune),
                "huyện" => Some(Self::District),
                "sở" | "cấp sở" => Some(Self::Department),
                "tỉnh" => Some(Self::Province),
                _ => None,
            })
    }
}
