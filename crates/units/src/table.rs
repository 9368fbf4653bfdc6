//! Small CSV files that people write: headings in the first line, comments after `#`, comma or semicolon.

/// One row with its line, from 1.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) line: u32,
    fields: Vec<String>,
}

impl Row {
    /// A field without blanks around it; empty where the row is shorter.
    pub(crate) fn field(&self, column: usize) -> &str {
        self.fields.get(column).map_or("", String::as_str)
    }
}

/// The rows of a file; one that is no text in CSV is left out and counted.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) headings: Vec<String>,
    pub(crate) rows: Vec<Row>,
    pub(crate) n_unreadable: usize,
}

/// What parts the fields of a text: a semicolon where its first line that is no comment has one and no comma.
pub(crate) fn delimiter(text: &str) -> u8 {
    let header = text
        .lines()
        .find(|line| !line.starts_with('#') && !line.trim().is_empty())
        .unwrap_or_default();
    if header.contains(';') && !header.contains(',') {
        b';'
    } else {
        b','
    }
}

/// The line of a record, from 1. Its position is where its search began: comments and empty lines before it still have to be passed.
pub(crate) fn line_of(record: &csv::StringRecord, lines: &[&str]) -> u32 {
    let from = record
        .position()
        .map_or(0, |at| usize::try_from(at.line()).unwrap_or(1) - 1);
    let rest = lines.get(from..).unwrap_or_default().iter();
    let skipped = rest
        .take_while(|line| line.is_empty() || line.starts_with('#'))
        .count();
    u32::try_from(from + skipped + 1).unwrap_or(u32::MAX)
}

impl Rows {
    pub(crate) fn read(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = vietnamese::nfc(text);
        let lines: Vec<&str> = text.lines().collect();
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .comment(Some(b'#'))
            .delimiter(delimiter(&text))
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let fields = |record: &csv::StringRecord| record.iter().map(ToOwned::to_owned).collect();
        let headings = reader.headers().map(&fields).unwrap_or_default();
        let (mut rows, mut n_unreadable) = (Vec::new(), 0);
        for record in reader.records() {
            match record {
                Ok(record) if record.iter().all(str::is_empty) => {}
                Ok(record) => rows.push(Row {
                    line: line_of(&record, &lines),
                    fields: fields(&record),
                }),
                Err(_) => n_unreadable += 1,
            }
        }
        Self {
            headings,
            rows,
            n_unreadable,
        }
    }

    /// The column under this heading, without regard to case and blanks.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        let name = vietnamese::key(name);
        let mut headings = self.headings.iter();
        headings.position(|own| vietnamese::key(own) == name)
    }
}
