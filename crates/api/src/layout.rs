//! The frame of every page: `templates/base.html` and what it needs to know.

use crate::text::Words;
use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use finding::Lang;

/// Letters and contrast, as `A- A A+` and the switch of contrast left them in a cookie; both work without a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    /// 0 small, 1 as the browser has it, 2 and 3 larger.
    pub(crate) letters: u8,
    /// Light on black.
    pub(crate) contrast: bool,
}

impl Default for Size {
    fn default() -> Self {
        Self {
            letters: 1,
            contrast: false,
        }
    }
}

/// The cookie of letters and contrast: `1`, `2c`.
pub(crate) const SIZE_COOKIE: &str = "size";
/// The cookie of the language: `vi`, `en`.
pub(crate) const LANG_COOKIE: &str = "lang";
const LARGEST: u8 = 3;

impl Size {
    /// As a cookie or an address writes it; anything else is the usual size.
    pub(crate) fn read(text: &str) -> Self {
        let (letters, contrast) = match text.strip_suffix('c') {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let letters = letters.parse().ok().filter(|own| *own <= LARGEST);
        letters.map_or_else(Self::default, |letters| Self { letters, contrast })
    }
    /// What [`Size::read`] reads.
    pub(crate) fn write(self) -> String {
        let mark = if self.contrast { "c" } else { "" };
        format!("{}{mark}", self.letters)
    }
    /// From the cookies of a request.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let jar = CookieJar::from_headers(headers);
        jar.get(SIZE_COOKIE)
            .map_or_else(Self::default, |own| Self::read(own.value()))
    }
    fn smaller(self) -> Self {
        let letters = self.letters.saturating_sub(1);
        Self { letters, ..self }
    }
    fn larger(self) -> Self {
        let letters = (self.letters + 1).min(LARGEST);
        Self { letters, ..self }
    }
}

/// The language of a request: `?lang=` first, then the cookie, then Vietnamese.
pub(crate) fn lang_of(query: Option<&str>, headers: &HeaderMap) -> Lang {
    let asked = query.and_then(asked_lang);
    let kept = || {
        let jar = CookieJar::from_headers(headers);
        jar.get(LANG_COOKIE).and_then(|own| lang(own.value()))
    };
    asked.or_else(kept).unwrap_or_default()
}

/// The language that a query asks for.
pub(crate) fn asked_lang(query: &str) -> Option<Lang> {
    query
        .split('&')
        .find_map(|part| lang(part.strip_prefix("lang=")?))
}

fn lang(text: &str) -> Option<Lang> {
    match text {
        "vi" => Some(Lang::Vi),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// The code of a language, for `lang=` and addresses.
pub(crate) fn lang_code(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    }
}

/// A way back may only lead to a path of this server.
pub(crate) fn is_own_path(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(['\\', '\r', '\n'])
        && path.is_ascii()
}

/// Text as it may stand within a query.
pub(crate) fn in_query(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Which entry of the main navigation a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Section {
    /// None of them.
    #[default]
    Other,
    /// The first page, and the results of published rounds.
    Start,
    /// Criteria sets.
    Sets,
    /// The API.
    Api,
    /// What somebody signed in works on.
    Work,
}

/// Somebody signed in, as the frame shows them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct SignedIn {
    /// The name of the account.
    pub(crate) name: String,
    /// The token of the form that signs out.
    pub(crate) token: String,
}

/// A step on the way back to the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Crumb {
    /// Its words.
    pub(crate) words: String,
    /// Its address; empty for the page itself.
    pub(crate) href: String,
}

/// What the frame of a page needs; templates that extend `base.html` hold one as `page`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layout {
    /// The texts.
    pub(crate) words: Words,
    /// Letters and contrast.
    pub(crate) size: Size,
    /// The path asked for, with its query, `lang` left out.
    pub(crate) path: String,
    /// The title: the only `h1`, and the window's.
    pub(crate) title: String,
    /// Which entry of the navigation.
    pub(crate) section: Section,
    /// Who is signed in.
    pub(crate) user: Option<SignedIn>,
    /// The owner's name, under the name of the site.
    pub(crate) owner: String,
    /// The way back.
    pub(crate) crumbs: Vec<Crumb>,
    /// Whether what is shown is unpublished.
    pub(crate) draft: bool,
    /// Sentences that every output of what is shown repeats.
    pub(crate) notices: Vec<String>,
    /// What was just done, after a form.
    pub(crate) done: String,
    /// What stands at the foot: set, digest, date of figures.
    pub(crate) origin: String,
    /// Of a version that another has taken the place of: what says so.
    pub(crate) old: String,
}

impl Layout {
    /// The frame for a request; `path` with its query, if any.
    pub(crate) fn new(words: Words, size: Size, path: &str, title: impl Into<String>) -> Self {
        Self {
            words,
            size,
            path: without_lang(path),
            title: title.into(),
            ..Self::default()
        }
    }
    /// In this part of the site.
    pub(crate) fn within(mut self, section: Section) -> Self {
        self.section = section;
        self
    }
    /// One step further from the start.
    pub(crate) fn after(mut self, words: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push(Crumb {
            words: words.into(),
            href: href.into(),
        });
        self
    }
    /// The text of a key.
    pub(crate) fn t(&self, key: &str) -> String {
        self.words.t(key)
    }
    /// `vi` or `en`.
    pub(crate) fn code(&self) -> &'static str {
        lang_code(self.words.lang)
    }
    /// Classes of the root: `size-1 contrast`.
    pub(crate) fn classes(&self) -> String {
        let contrast = if self.size.contrast { " contrast" } else { "" };
        format!("size-{}{contrast}", self.size.letters)
    }
    /// The address of this page in the other language.
    pub(crate) fn in_lang(&self, lang: &str) -> String {
        let mark = if self.path.contains('?') { '&' } else { '?' };
        format!("{}{mark}lang={lang}", self.path)
    }
    /// Where the tools lead: `smaller`, `normal`, `larger`, `contrast`.
    pub(crate) fn display(&self, tool: &str) -> String {
        let size = match tool {
            "smaller" => self.size.smaller(),
            "larger" => self.size.larger(),
            "contrast" => Size {
                contrast: !self.size.contrast,
                ..self.size
            },
            _ => Size {
                letters: 1,
                ..self.size
            },
        };
        format!(
            "/display?size={}&back={}",
            size.write(),
            in_query(&self.path)
        )
    }
    /// The address of the style, which changes with its bytes.
    pub(crate) fn style(&self) -> &'static str {
        crate::assets::style_address()
    }
    /// Where signing in leads back to.
    pub(crate) fn sign_in(&self) -> String {
        format!("/sign-in?to={}", in_query(&self.path))
    }
    /// The program's version.
    pub(crate) fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }
    /// This page of the version in force, as an address from here.
    pub(crate) fn in_force(&self) -> String {
        let query = self.path.split_once('?').map_or("", |own| own.1);
        let rest: Vec<&str> = query
            .split('&')
            .filter(|part| !part.is_empty() && !part.starts_with("version="))
            .collect();
        format!("?{}", rest.join("&"))
    }
    /// The `aria-current` of an entry of the navigation.
    pub(crate) fn is_in(&self, section: Section) -> bool {
        self.section == section
    }
}

fn without_lang(path: &str) -> String {
    let Some((path, query)) = path.split_once('?') else {
        return path.to_owned();
    };
    let rest: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !part.starts_with("lang="))
        .collect();
    if rest.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", rest.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn size_and_contrast_come_back_from_their_cookie() {
        for letters in 0..=LARGEST {
            for contrast in [false, true] {
                let own = Size { letters, contrast };
                assert_eq!(Size::read(&own.write()), own);
            }
        }
        for text in ["", "c", "9", "-1", "2x", "<"] {
            assert_eq!(Size::read(text), Size::default(), "{text}");
        }
    }

    #[test]
    fn a_way_back_leads_nowhere_else() {
        assert!(is_own_path("/rounds/phu-tho-2026?block=1"));
        for path in [
            "",
            "rounds",
            "//x.example",
            "/\\x.example",
            "https://x.example",
            "/a\r\nb",
        ] {
            assert!(!is_own_path(path), "{path}");
        }
    }

    #[test]
    fn the_language_leaves_the_rest_of_a_query_as_it_was() {
        let page = Layout::new(Words::default(), Size::default(), "/a?q=x&lang=en&b=1", "A");
        assert_eq!(page.in_lang("vi"), "/a?q=x&b=1&lang=vi");
        assert_eq!(
            page.display("larger"),
            "/display?size=2&back=/a%3Fq%3Dx%26b%3D1"
        );
        assert_eq!(lang_of(Some("q=1&lang=en"), &HeaderMap::new()), Lang::En);
    }
}
