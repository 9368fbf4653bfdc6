//! `xl/sharedStrings.xml`, and the same rich text inside a cell.

use quick_xml::events::Event;

use crate::LegacyFont;
use crate::read::Limits;
use crate::read::font::legacy_font;
use crate::read::package::Package;
use crate::read::strings::{RunFont, Strings, unescape_excel};
use crate::read::trouble::Trouble;
use crate::read::xml::{Xml, attributes, decoded};

/// Reads the table. The count that it declares is not believed.
pub(super) fn read(
    package: &Package,
    index: usize,
    strings: &mut Strings,
    limits: &Limits,
) -> Result<(), Trouble> {
    let mut archive = package.archive();
    let mut xml = Xml::open(package, &mut archive, index)?;
    let mut text = String::new();
    loop {
        match xml.next_event()? {
            Event::Start(start) if start.local_name().as_ref() == "si" => {
                text.clear();
                let font = rich_text(&mut xml, &mut text)?;
                strings.push(&text, font, limits)?;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    strings.shrink();
    Ok(())
}

/// Reads the content of the `si` or `is` that was just opened: its texts joined, reading aids (`rPh`) left out.
pub(super) fn rich_text(xml: &mut Xml<'_>, text: &mut String) -> Result<RunFont, Trouble> {
    let outside = xml.depth() - 1;
    let (mut runs, mut named, mut legacy) = (0usize, 0usize, None::<LegacyFont>);
    loop {
        let what = match xml.next_event()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "t" => What::Text,
                "r" => What::Run,
                "rPh" | "phoneticPr" | "extLst" => What::Skip,
                "rFont" => {
                    let name = attributes(start.attributes_raw()).find(|(key, _)| *key == "val");
                    named += 1;
                    legacy = legacy
                        .or_else(|| legacy_font(&decoded(name.map_or("", |(_, value)| value))));
                    What::Nothing
                }
                _ => What::Nothing,
            },
            Event::Eof => break,
            _ => What::Nothing,
        };
        match what {
            What::Text => xml.text_into(text)?,
            What::Skip => xml.skip()?,
            What::Run => runs += 1,
            What::Nothing => {}
        }
        if xml.depth() <= outside {
            break;
        }
    }
    unescape_excel(text);
    Ok(match legacy {
        Some(font) => RunFont::Legacy(font),
        None if runs > 0 && named >= runs => RunFont::Unicode,
        None => RunFont::OfStyle,
    })
}

enum What {
    Text,
    Run,
    Skip,
    Nothing,
}
