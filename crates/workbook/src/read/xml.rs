//! XML as the readers want it: one event at a time, bounded in length and depth, without a document type.

use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::package::{Archive, Package, Part};
use super::trouble::Trouble;

const DEEPEST: usize = 256;
const BUFFER: usize = 64 << 10;

/// A reader over a part of a package.
pub(super) struct Xml<'a> {
    reader: Reader<BufReader<Source<'a>>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// Opens the part with this index.
    pub(super) fn open(
        package: &Package,
        archive: &'a mut Archive,
        index: usize,
    ) -> Result<Self, Trouble> {
        let part = Part::open(archive, index, package.bytes_token())?;
        Ok(Self::over(Source::Part(part), 0))
    }

    /// Reads from the middle of a part that is held unpacked, where so many elements are open.
    pub(super) fn held(bytes: &'a [u8], depth: usize) -> Self {
        Self::over(Source::Held(bytes), depth)
    }

    fn over(source: Source<'a>, depth: usize) -> Self {
        let mut reader = Reader::from_reader(BufReader::with_capacity(BUFFER, source));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        // What was open before the middle of a part was not seen being opened.
        config.allow_unmatched_ends = depth > 0;
        Self {
            reader,
            buffer: Vec::with_capacity(1024),
            depth,
        }
    }

    /// The next event; `Eof` only where every element was closed.
    #[inline]
    pub(super) fn next_event(&mut self) -> Result<Event<'_>, Trouble> {
        self.next_with_depth().map(|(event, _)| event)
    }

    /// The next event, and how many elements are open behind it.
    #[inline]
    pub(super) fn next_with_depth(&mut self) -> Result<(Event<'_>, usize), Trouble> {
        self.buffer.clear();
        if let Source::Part(part) = self.reader.get_mut().get_mut() {
            part.new_token();
        }
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => {
                match &event {
                    Event::Start(_) => {
                        self.depth += 1;
                        if self.depth > DEEPEST {
                            return Err(Trouble::damaged(
                                "XML lồng quá sâu",
                                "XML nested too deep",
                            ));
                        }
                    }
                    Event::End(_) => self.depth = self.depth.saturating_sub(1),
                    Event::DocType(_) => {
                        return Err(Trouble::damaged(
                            "XML có khai báo DOCTYPE, không được phép",
                            "XML with a DOCTYPE, which is not allowed",
                        ));
                    }
                    Event::Eof if self.depth > 0 => {
                        return Err(Trouble::damaged(
                            "XML bị cắt giữa chừng",
                            "XML cut before its end",
                        ));
                    }
                    _ => {}
                }
                Ok((event, self.depth))
            }
            Err(quick_xml::Error::Io(error)) => Err(Trouble::from(&*error)),
            Err(error) => Err(Trouble::damaged(
                format!("XML không hợp lệ ({error})"),
                format!("XML that is not well-formed ({error})"),
            )),
        }
    }

    /// How many bytes have been read: where the next event starts.
    pub(super) fn position(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Passes over the rest of the element that was just opened.
    pub(super) fn skip(&mut self) -> Result<(), Trouble> {
        let outside = self.depth - 1;
        while self.depth > outside {
            if matches!(self.next_event()?, Event::Eof) {
                break;
            }
        }
        Ok(())
    }

    /// Appends the text directly inside the element that was just opened, to its end.
    pub(super) fn text_into(&mut self, text: &mut String) -> Result<(), Trouble> {
        let outside = self.depth - 1;
        loop {
            match self.next_event()? {
                Event::Text(part) => text.push_str(&part.xml10_content()),
                Event::CData(part) => text.push_str(&part.xml10_content()),
                Event::GeneralRef(entity) => push_entity(&entity, text),
                Event::Eof => return Ok(()),
                _ => {}
            }
            if self.depth <= outside {
                return Ok(());
            }
        }
    }
}

/// Where the bytes come from.
enum Source<'a> {
    Part(Part<'a>),
    Held(&'a [u8]),
}

impl Read for Source<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Part(part) => part.read(buffer),
            Self::Held(bytes) => bytes.read(buffer),
        }
    }
}

/// Reads a part to its end, event by event.
pub(super) fn each_event(
    package: &Package,
    index: usize,
    mut each: impl FnMut(&mut Xml<'_>, Element) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let mut archive = package.archive();
    let mut xml = Xml::open(package, &mut archive, index)?;
    loop {
        let element = match xml.next_event()? {
            Event::Start(start) => Element::of(&start),
            Event::Eof => return Ok(()),
            _ => continue,
        };
        each(&mut xml, element)?;
    }
}

/// The name of a part's first element, where it has one.
pub(super) fn root_of(package: &Package, index: usize) -> Option<String> {
    let mut archive = package.archive();
    let mut xml = Xml::open(package, &mut archive, index).ok()?;
    loop {
        match xml.next_event().ok()? {
            Event::Start(start) => return Some(start.local_name().as_ref().to_owned()),
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// An element taken out of the stream: for the small parts, where a copy costs nothing.
#[derive(Debug)]
pub(super) struct Element {
    /// The name without its prefix.
    pub(super) name: String,
    raw: String,
}

impl Element {
    fn of(start: &BytesStart<'_>) -> Self {
        Self {
            name: start.local_name().as_ref().to_owned(),
            raw: start.attributes_raw().to_owned(),
        }
    }
    /// The value of the attribute with this local name.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        attributes(&self.raw)
            .find(|(key, _)| local(key) == name)
            .map(|(_, value)| decoded(value))
    }
    /// The value as a truth, where it is given.
    pub(super) fn truth(&self, name: &str) -> Option<bool> {
        self.get(name)
            .map(|value| matches!(value.trim(), "1" | "true" | "on"))
    }
}

/// The name behind its prefix.
#[inline]
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The value with its entities replaced; as it stands where they are malformed.
pub(super) fn decoded(value: &str) -> String {
    unescape(value).map_or_else(|_| value.to_owned(), std::borrow::Cow::into_owned)
}

/// The attributes of a start tag as they stand: name and raw value. What is malformed ends the list.
#[inline]
pub(super) fn attributes(raw: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        rest = rest.trim_ascii_start();
        let equals = rest.bytes().position(|byte| byte == b'=')?;
        let name = rest[..equals].trim_ascii_end();
        let value = rest[equals + 1..].trim_ascii_start();
        let quote = *value
            .as_bytes()
            .first()
            .filter(|byte| matches!(byte, b'"' | b'\''))?;
        let value = &value[1..];
        let end = value.bytes().position(|byte| byte == quote)?;
        rest = &value[end + 1..];
        Some((name, &value[..end]))
    })
}

/// Only the five entities of XML itself and character references mean something; no other can be declared.
pub(super) fn push_entity(entity: &BytesRef<'_>, text: &mut String) {
    if let Ok(Some(c)) = entity.resolve_char_ref() {
        text.push(c);
    } else if let Some(known) = quick_xml::escape::resolve_predefined_entity(entity) {
        text.push_str(known);
    } else {
        text.push(char::REPLACEMENT_CHARACTER);
    }
}

/// Reads all bytes of a small part.
pub(super) fn bytes_of(package: &Package, index: usize) -> Result<Vec<u8>, Trouble> {
    let mut archive = package.archive();
    let mut part = Part::open(&mut archive, index, usize::MAX)?;
    let mut bytes = Vec::with_capacity(usize::try_from(part.declared()).unwrap_or(0));
    part.read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    #[test]
    fn attributes_as_they_stand() {
        let found: Vec<_> = super::attributes(r#" r="A1" s = '5'  t="s" "#).collect();
        assert_eq!(found, [("r", "A1"), ("s", "5"), ("t", "s")]);
        assert_eq!(super::attributes(r#"a="1" b"#).count(), 1);
        assert_eq!(super::attributes("").count(), 0);
        assert_eq!(super::decoded("a &amp; b"), "a & b");
        assert_eq!(super::decoded("a & b"), "a & b");
    }
}
