//! `xl/styles.xml`: number formats and fonts, the rest passed over.

use quick_xml::events::Event;

use crate::read::Limits;
use crate::read::font::legacy_font;
use crate::read::package::Package;
use crate::read::styles::Styles;
use crate::read::trouble::Trouble;
use crate::read::xml::{Xml, attributes, decoded};

/// Which list an element stands in: `xf` and `font` occur in several.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Formats,
    Fonts,
    Cells,
    Other,
}

pub(super) fn read(
    package: &Package,
    index: usize,
    styles: &mut Styles,
    limits: &Limits,
) -> Result<(), Trouble> {
    let mut archive = package.archive();
    let mut xml = Xml::open(package, &mut archive, index)?;
    let mut list = List::Other;
    let mut font = None;
    loop {
        let event = xml.next_event()?;
        match event {
            Event::Start(start) => {
                let raw = start.attributes_raw();
                let get = |name: &str| {
                    attributes(raw)
                        .find(|(key, _)| *key == name)
                        .map(|(_, value)| value)
                };
                let number =
                    |name: &str| get(name).and_then(|value| value.trim().parse::<u32>().ok());
                match (start.local_name().as_ref(), list) {
                    ("numFmts", _) => list = List::Formats,
                    ("fonts", _) => list = List::Fonts,
                    ("cellXfs", _) => list = List::Cells,
                    ("numFmt", List::Formats) => {
                        if let (Some(id), Some(code)) = (number("numFmtId"), get("formatCode")) {
                            styles.add_format(id, &decoded(code), limits.styles);
                        }
                    }
                    ("font", List::Fonts) => font = None,
                    ("name", List::Fonts) => {
                        font = get("val").and_then(|name| legacy_font(&decoded(name)))
                    }
                    ("xf", List::Cells) => {
                        styles.add_style(
                            number("numFmtId").unwrap_or(0),
                            number("fontId").unwrap_or(0),
                            limits.styles,
                        );
                    }
                    _ => {}
                }
            }
            Event::End(end) => match (end.local_name().as_ref(), list) {
                ("numFmts" | "fonts" | "cellXfs", _) => list = List::Other,
                ("font", List::Fonts) => styles.add_font(font.take(), limits.styles),
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
