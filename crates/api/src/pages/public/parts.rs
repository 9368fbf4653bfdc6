//! Small things that several public pages show.

use crate::text::Words;
use points::Exact;
use report::{Chart, NARROW, WIDE};

/// A link that may be the page itself: a block, a view, a page of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tab {
    pub(crate) words: String,
    pub(crate) href: String,
    pub(crate) current: bool,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Link {
    pub(crate) words: String,
    pub(crate) href: String,
}

impl Link {
    pub(crate) fn new(words: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            href: href.into(),
        }
    }
}

/// One of the figures at the head of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Fact {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) small: String,
}

impl Fact {
    pub(crate) fn new(name: String, value: impl Into<String>) -> Self {
        Self {
            name,
            value: value.into(),
            small: String::new(),
        }
    }
    pub(crate) fn and(mut self, small: impl Into<String>) -> Self {
        self.small = small.into();
        self
    }
}

/// A band: its word, and its step of the one hue.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct BandTag {
    pub(crate) name: String,
    /// 0 the lightest, 4 the darkest.
    pub(crate) step: usize,
}

impl BandTag {
    /// The band at this place, the highest first, of so many.
    pub(crate) fn new(name: &str, index: usize, n: usize) -> Self {
        // As the charts shade them: evenly from the darkest to the lightest.
        let step = match n {
            0 | 1 => 3,
            _ => (4 * (n - 1 - index.min(n - 1)) + (n - 1) / 2) / (n - 1),
        };
        Self {
            name: name.to_owned(),
            step,
        }
    }
}

/// A chart within a page: its drawings for a wide and a narrow page, or pictures where the drawings are long, and where each can be had alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ChartView {
    pub(crate) wide: String,
    pub(crate) narrow: String,
    pub(crate) picture: Option<Picture>,
    pub(crate) summary: String,
    pub(crate) svg: String,
    pub(crate) png: String,
    /// The table of the same figures on the page: `#t14a`.
    pub(crate) table: String,
}

/// A chart as pictures that are loaded when they come into sight.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Picture {
    pub(crate) wide: String,
    pub(crate) wide_size: (String, String),
    pub(crate) narrow: String,
    pub(crate) narrow_size: (String, String),
}

/// A drawing with more letters than this is loaded as a picture, not with the page.
const LONGEST: usize = 30_000;

impl ChartView {
    /// With the place of its table on the page.
    pub(crate) fn twin(mut self, table: &str) -> Self {
        table.clone_into(&mut self.table);
        self
    }
    /// The same chart drawn twice; `address` without its ending, `query` begins with `?` or is empty.
    pub(crate) fn new(
        wide: &report::Chart,
        narrow: &report::Chart,
        address: &str,
        query: &str,
    ) -> Self {
        let png = format!("{address}.png{query}");
        let mut view = Self {
            summary: wide.summary.clone(),
            svg: format!("{address}.svg{query}"),
            ..Self::default()
        };
        if wide.svg.len() > LONGEST {
            let mark = if query.is_empty() { '?' } else { '&' };
            view.picture = Some(Picture {
                wide: png.clone(),
                wide_size: size(&wide.svg).unwrap_or_default(),
                narrow: format!("{png}{mark}wide=400"),
                narrow_size: size(&narrow.svg).unwrap_or_default(),
            });
        } else {
            view.wide = within_page(&wide.svg, &format!("{}-w", wide.id));
            view.narrow = within_page(&narrow.svg, &format!("{}-n", narrow.id));
        }
        view.png = png;
        view
    }
}

/// The same drawing for a wide and a narrow page; its own address says the language too.
pub(crate) fn both_charts(
    address: String,
    words: Words,
    query: &str,
    draw: impl Fn(u32) -> Option<Chart>,
) -> Option<ChartView> {
    let mut parts: Vec<&str> = [query].into_iter().filter(|own| !own.is_empty()).collect();
    if words.lang == finding::Lang::En {
        parts.push("lang=en");
    }
    let query = if parts.is_empty() {
        String::new()
    } else {
        format!("?{}", parts.join("&"))
    };
    Some(ChartView::new(
        &draw(WIDE)?,
        &draw(NARROW)?,
        &address,
        &query,
    ))
}

/// Width and height of a drawing.
fn size(svg: &str) -> Option<(String, String)> {
    let of = |name: &str| {
        let rest = svg.split_once(&format!(" {name}=\""))?.1;
        Some(rest.split_once('"')?.0.to_owned())
    };
    Some((of("width")?, of("height")?))
}

/// The drawing as a part of a page: a box that scales it, and names that no other drawing of the page has.
fn within_page(svg: &str, id: &str) -> String {
    let id: String = id
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let svg = svg
        .replacen(
            "aria-labelledby=\"t d\"",
            &format!("aria-labelledby=\"{id}-t {id}-d\""),
            1,
        )
        .replacen("<title id=\"t\">", &format!("<title id=\"{id}-t\">"), 1)
        .replacen("<desc id=\"d\">", &format!("<desc id=\"{id}-d\">"), 1);
    match size(&svg) {
        Some((width, height)) if !svg.contains("viewBox") => svg.replacen(
            "<svg ",
            &format!("<svg viewBox=\"0 0 {width} {height}\" "),
            1,
        ),
        _ => svg,
    }
}

/// Percent of the maximum, exact; `None` where the maximum is zero.
pub(crate) fn share(points: &Exact, max: &Exact) -> Option<Exact> {
    (*max > Exact::ZERO)
        .then(|| points.times(&Exact::from(100)).over(max))
        .flatten()
}

/// A share as a width from 0 to 100, with one digit, for a bar.
pub(crate) fn bar(share: &Exact) -> String {
    let within = share.clone().max(Exact::ZERO).min(Exact::from(100));
    within.round(points::RoundTo::half_up(1)).to_string()
}

/// The edge of a band: `từ 90`, `trên 80`, `còn lại`.
pub(crate) fn edge(words: Words, band: &criteria::Band) -> String {
    match &band.lower {
        Some(own) if own.included => words.t1("ranking-edge-from", "edge", words.short(&own.value)),
        Some(own) => words.t1("ranking-edge-above", "edge", words.short(&own.value)),
        None => words.t("ranking-edge-rest"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_run_from_the_darkest_to_the_lightest() {
        let steps = |n: usize| -> Vec<usize> {
            (0..n)
                .map(|index| BandTag::new("x", index, n).step)
                .collect()
        };
        assert_eq!(steps(1), [3]);
        assert_eq!(steps(2), [4, 0]);
        assert_eq!(steps(3), [4, 2, 0]);
        assert_eq!(steps(5), [4, 3, 2, 1, 0]);
        assert_eq!(steps(4), [4, 3, 1, 0]);
    }

    #[test]
    fn a_drawing_within_a_page_scales_and_has_names_of_its_own() {
        let svg = "<svg width=\"400\" height=\"90\" xmlns=\"x\" role=\"img\" aria-labelledby=\"t d\">\n<title id=\"t\">A</title>\n<desc id=\"d\">B</desc></svg>";
        let own = within_page(svg, "H44.100-radar");
        assert!(own.starts_with("<svg viewBox=\"0 0 400 90\" width=\"400\""));
        assert!(own.contains("aria-labelledby=\"H44-100-radar-t H44-100-radar-d\""));
        assert!(own.contains("<title id=\"H44-100-radar-t\">A"));
    }

    #[test]
    fn a_share_needs_a_maximum() {
        let (three, four) = (Exact::from(3), Exact::from(4));
        assert_eq!(share(&three, &four), Some(Exact::from(75)));
        assert_eq!(share(&three, &Exact::ZERO), None);
        assert_eq!(bar(&Exact::from(120)), "100.0");
    }
}
