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

/// The rows of a file; one that is no text in CSV is left out with what follows on it.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) headings: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

impl Rows {
    pub(crate) fn read(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = vietnamese::nfc(text);
        let header = text
            .lines()
            .find(|line| !line.starts_with('#') && !line.trim().is_empty())
            .unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        let semicolon = header.contains(';') && !header.contains(',');
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .comment(Some(b'#'))
            .delimiter(if semicolon { b';' } else { b',' })
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let fields = |record: &csv::StringRecord| record.iter().map(ToOwned::to_owned).collect();
        let headings = reader.headers().map(&fields).unwrap_or_default();
        let rows = reader.records().filter_map(Result::ok);
        let rows = rows
            .filter(|record| record.iter().any(|field| !field.is_empty()))
            .map(|record| {
                // The position of a record is where its search began: comments and empty lines before it still have to be passed.
                let from = record
                    .position()
                    .map_or(0, |at| usize::try_from(at.line()).unwrap_or(1) - 1);
                let rest = lines.get(from..).unwrap_or_default().iter();
                let skipped = rest
                    .take_while(|line| line.is_empty() || line.starts_with('#'))
                    .count();
                Row {
                    line: u32::try_from(from + skipped + 1).unwrap_or(u32::MAX),
                    fields: fields(&record),
                }
            })
            .collect();
        Self { headings, rows }
    }

    /// The column under this heading, without regard to case and blanks.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        let name = vietnamese::key(name);
        let mut headings = self.headings.iter();
        headings.position(|own| vietnamese::key(own) == name)
    }
}
