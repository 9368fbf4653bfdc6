//! The texts of pages: Fluent messages, Vietnamese first, English complete.
//!
//! Each subject has a file `locales/<language>/<subject>.ftl`, in both languages with the same keys; all files of a language make one bundle.
//! Sentences of findings, rules and charts stand beside their own code and are not repeated here.

use finding::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::{Timestamp, civil::Date};
use points::{Exact, RoundTo};
use rust_embed::RustEmbed;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Locales;

struct Bundles {
    vi: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

static BUNDLES: LazyLock<Bundles> = LazyLock::new(|| Bundles {
    vi: bundle("vi/", "vi"),
    en: bundle("en/", "en"),
});

fn bundle(folder: &str, language: &str) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // The marks that part directions of writing would stand in attributes and in CSV; both languages run left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(if folder == "vi/" {
        |value, _| grouped(Lang::Vi, value)
    } else {
        |value, _| grouped(Lang::En, value)
    }));
    for file in files(folder) {
        // A text that cannot be read leaves its keys out; the tests below hold every file whole.
        let resource = match FluentResource::try_new(file) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// A count in the style of its language: `1.676` or `1,676`.
fn grouped(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(own) => {
            let whole = own.as_string().parse().ok();
            whole.map(|own: Exact| Words::new(lang).short(&own))
        }
        _ => None,
    }
}

/// The texts of a language, file by file in the order of their names.
fn files(folder: &str) -> Vec<String> {
    let mut names: Vec<_> = Locales::iter()
        .filter(|name| name.starts_with(folder))
        .collect();
    names.sort();
    names
        .iter()
        .filter_map(|name| Locales::get(name))
        .map(|file| String::from_utf8_lossy(&file.data).into_owned())
        .collect()
}

/// What is put into a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Arg {
    /// Words, or a figure already in the style of the language.
    Words(String),
    /// A whole number, which may choose a plural.
    Count(i64),
}

impl From<&str> for Arg {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}
impl From<&String> for Arg {
    fn from(words: &String) -> Self {
        Self::Words(words.clone())
    }
}
impl From<String> for Arg {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}
impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Self::Count(i64::try_from(n).unwrap_or(i64::MAX))
    }
}
impl From<&usize> for Arg {
    fn from(n: &usize) -> Self {
        Self::from(*n)
    }
}
impl From<u32> for Arg {
    fn from(n: u32) -> Self {
        Self::Count(i64::from(n))
    }
}
impl From<&u32> for Arg {
    fn from(n: &u32) -> Self {
        Self::from(*n)
    }
}

/// The text of a key; the key itself where there is none, so that a gap is seen and nothing breaks.
pub(crate) fn say(lang: Lang, key: &str) -> String {
    say_with(lang, key, &[])
}

/// The text of a key with what is put into it.
pub(crate) fn say_with(lang: Lang, key: &str, given: &[(&str, Arg)]) -> String {
    let bundle = match lang {
        Lang::Vi => &BUNDLES.vi,
        Lang::En => &BUNDLES.en,
    };
    let Some(pattern) = bundle.get_message(key).and_then(|own| own.value()) else {
        return key.to_owned();
    };
    let mut args = FluentArgs::new();
    for (name, arg) in given {
        let value = match arg {
            Arg::Words(words) => FluentValue::from(words.as_str()),
            Arg::Count(n) => FluentValue::from(*n),
        };
        args.set(*name, value);
    }
    let mut errors = Vec::new();
    let args = (!given.is_empty()).then_some(&args);
    bundle
        .format_pattern(pattern, args, &mut errors)
        .into_owned()
}

/// The texts in one language, as templates ask for them: [`Words::t`], with one argument [`Words::t1`], with two and three [`Words::t2`] and [`Words::t3`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Words {
    /// The language.
    pub(crate) lang: Lang,
}

impl Words {
    pub(crate) fn new(lang: Lang) -> Self {
        Self { lang }
    }
    /// The text of a key.
    pub(crate) fn t(&self, key: &str) -> String {
        say(self.lang, key)
    }
    /// With one argument.
    pub(crate) fn t1(&self, key: &str, name: &str, arg: impl Into<Arg>) -> String {
        say_with(self.lang, key, &[(name, arg.into())])
    }
    /// With two.
    pub(crate) fn t2(
        &self,
        key: &str,
        (a, one): (&str, impl Into<Arg>),
        (b, two): (&str, impl Into<Arg>),
    ) -> String {
        say_with(self.lang, key, &[(a, one.into()), (b, two.into())])
    }
    /// With three.
    pub(crate) fn t3(
        &self,
        key: &str,
        (a, one): (&str, impl Into<Arg>),
        (b, two): (&str, impl Into<Arg>),
        (c, three): (&str, impl Into<Arg>),
    ) -> String {
        let given = [(a, one.into()), (b, two.into()), (c, three.into())];
        say_with(self.lang, key, &given)
    }
    /// One of two wordings.
    pub(crate) fn pick<'w>(self, vi: &'w str, en: &'w str) -> &'w str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
    /// A figure with so many digits: `19,13` or `19.13`.
    pub(crate) fn number(&self, figure: &Exact, digits: u8) -> String {
        let figure = figure.round(RoundTo::half_up(digits));
        match self.lang {
            Lang::Vi => vietnamese::show_number(&figure, Some(digits)),
            Lang::En => vietnamese::show_number_en(&figure, Some(digits)),
        }
    }
    /// A figure with its own digits, without zeros behind: a maximum.
    pub(crate) fn short(&self, figure: &Exact) -> String {
        let figure = figure.trimmed();
        match self.lang {
            Lang::Vi => vietnamese::show_number(&figure, None),
            Lang::En => vietnamese::show_number_en(&figure, None),
        }
    }
    /// A percentage: `94,43%`.
    pub(crate) fn percent(&self, figure: &Exact, digits: u8) -> String {
        format!("{}%", self.number(figure, digits))
    }
    /// A day: `26/09/2026`, in English `26 September 2026`.
    pub(crate) fn day(&self, day: Date) -> String {
        match self.lang {
            Lang::Vi => vietnamese::show_date(day),
            Lang::En => vietnamese::show_date_en(day),
        }
    }
    /// A time in Viet Nam, to the minute: `14:30 26/09/2026`.
    pub(crate) fn time(&self, at: Timestamp) -> String {
        let local = at + jiff::SignedDuration::from_hours(7);
        let local = jiff::tz::Offset::UTC.to_datetime(local);
        format!(
            "{:02}:{:02} {}",
            local.hour(),
            local.minute(),
            self.day(local.date())
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Keys with the names of what is put into their texts.
    fn keys(folder: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut keys = BTreeMap::new();
        for text in files(folder) {
            assert!(FluentResource::try_new(text.clone()).is_ok(), "{text}");
            let mut last = String::new();
            for line in text.lines() {
                if let Some((key, _)) = line.split_once(" =")
                    && !line.starts_with([' ', '#'])
                {
                    key.clone_into(&mut last);
                    assert!(
                        keys.insert(last.clone(), BTreeSet::new()).is_none(),
                        "`{key}` stands twice in {folder}"
                    );
                }
                let names = line.split('$').skip(1).map(|rest| {
                    rest.chars()
                        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_')
                        .collect::<String>()
                });
                if let Some(own) = keys.get_mut(&last) {
                    own.extend(names);
                }
            }
        }
        keys
    }

    #[test]
    fn both_languages_have_the_same_keys_and_arguments() {
        let (vi, en) = (keys("vi/"), keys("en/"));
        assert!(vi.len() > 20);
        assert_eq!(vi, en);
    }

    /// Every key that a template or a source names has a text.
    #[test]
    fn every_key_that_is_named_has_a_text() {
        let known = keys("vi/");
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut folders = vec![root.join("templates"), root.join("src")];
        let mut missing = BTreeSet::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                // Each call of `t`, `t1`, `t2`, `t3` with a key written out.
                for call in ["t(", "t1(", "t2(", "t3("] {
                    let call = format!(".{call}{}", '"');
                    for rest in text.split(&call).skip(1) {
                        let key = rest.split('"').next().unwrap_or_default();
                        if !known.contains_key(key) {
                            missing.insert(format!("{}: {key}", path.display()));
                        }
                    }
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn figures_days_and_times_are_written_as_each_language_does() {
        let (vi, en) = (Words::new(Lang::Vi), Words::new(Lang::En));
        let figure = Exact::decimal(19_125, 3);
        assert_eq!(
            (vi.number(&figure, 2), en.number(&figure, 2)),
            ("19,13".into(), "19.13".into())
        );
        assert_eq!(vi.percent(&Exact::decimal(9443, 2), 1), "94,4%");
        assert_eq!(vi.short(&Exact::decimal(1850, 2)), "18,5");
        // 18:30 UTC is half past one of the next day in Viet Nam.
        let at: Timestamp = "2026-09-26T18:30:00Z".parse().unwrap();
        assert_eq!(vi.time(at), "01:30 27/09/2026");
    }

    #[test]
    fn a_count_and_words_are_put_in() {
        let one = say_with(
            Lang::En,
            "frame-page-of",
            &[("n", 2_u32.into()), ("of", 7_u32.into())],
        );
        assert_eq!(one, "Page 2 of 7");
        assert_eq!(say(Lang::Vi, "no-such-key"), "no-such-key");
    }
}
