//! Which rows of a sheet are its header, and what each column was taken for.

use super::index::{HeadingIndex, Target};
use super::known::has_paths;
use super::reading::{Meaning, meaning, meaning_below};
use crate::read::mapping::Saved;
use std::collections::{BTreeMap, HashMap};
use workbook::{Row, Value};

/// Columns that are looked at; no questionnaire has more.
pub(crate) const MOST_COLUMNS: u32 = 4_096;
/// Rows of a header: codes, headings, titles.
const MOST_HEADER_ROWS: usize = 3;
/// Rows among which the header is looked for.
const MOST_TRIED: usize = 40;

/// A column of a header.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    /// From 1.
    pub(crate) column: u32,
    /// The row of its lowest text.
    pub(crate) row: u32,
    /// The text of its own cells, lowest last, and a heading above them that spans it.
    pub(crate) text: String,
    /// The lowest text of its own, for recognising a header that is repeated further down.
    pub(crate) own: String,
    /// What it means.
    pub(crate) meaning: Meaning,
    /// Whether what stands below gave it away rather than the heading.
    pub(crate) by_content: bool,
}

/// A header that was found.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    /// Its rows, as numbers of the sheet.
    pub(crate) rows: (u32, u32),
    /// Its columns in order.
    pub(crate) headings: Vec<Heading>,
}

impl Header {
    /// How many of its columns name a question or a choice.
    pub(crate) fn n_questions(&self) -> usize {
        questions(&self.headings)
    }
}

/// Columns that name a question or a choice. Columns rather than questions: choices below a heading that spans them add columns, the answers of a first response below its headings add none.
fn questions(headings: &[Heading]) -> usize {
    headings
        .iter()
        .filter(|heading| matches!(heading.meaning, Meaning::One(_) | Meaning::Several(_)))
        .count()
}

/// The rows of `preview` that head the questions best; `None` where no row names a single one.
pub(crate) fn find_header(
    index: &HeadingIndex<'_>,
    preview: &[Row],
    saved: &Saved,
) -> Option<Header> {
    let mut memo = Memo::new(index, preview, saved);
    let tried = preview.len().min(MOST_TRIED);
    let mut best = Best::default();
    // One row first; further down only as long as nothing was found that is plainly the header.
    for bottom in 0..tried {
        if best.n >= PLAIN && bottom > best.bottom + MOST_HEADER_ROWS {
            break;
        }
        best.take(&mut memo, preview, bottom, 1);
    }
    // Then with the rows around it, or, where no row names a question alone, any rows that stand together.
    let around = if best.n > 0 {
        best.bottom..(best.bottom + MOST_HEADER_ROWS).min(tried)
    } else {
        0..tried
    };
    let main = (best.n > 0).then_some(best.bottom);
    for bottom in around {
        // A row below the plainest one belongs to the header only where it adds questions or names as many itself: otherwise it is the first response.
        let alone = Best::alone(&mut memo, preview, bottom);
        best.only_more |= main.is_some_and(|main| bottom > main && alone * 2 < best.n);
        for height in 2..=MOST_HEADER_ROWS.min(bottom + 1) {
            best.take(&mut memo, preview, bottom, height);
        }
    }
    best.header
}

/// So many questions in one row are no chance.
const PLAIN: usize = 5;

/// The best header so far.
#[derive(Default)]
struct Best {
    n: usize,
    known: usize,
    bottom: usize,
    only_more: bool,
    header: Option<Header>,
}

impl Best {
    /// How many questions a row names alone.
    fn alone(memo: &mut Memo<'_, '_>, preview: &[Row], at: usize) -> usize {
        preview
            .get(at..=at)
            .map_or(0, |block| questions(&read_block(memo, block)))
    }

    /// Whether as many questions come with more of other headings, or with another row of names.
    fn also(&self, n: usize, known: usize, bottom: usize, height: usize) -> bool {
        n == self.n && (known > self.known || height > 1 && bottom > self.bottom)
    }
    /// Takes the rows that end at `bottom` where they name more questions, or as many and more besides.
    fn take(&mut self, memo: &mut Memo<'_, '_>, preview: &[Row], bottom: usize, height: usize) {
        let Some(block) = (bottom + 1)
            .checked_sub(height)
            .and_then(|top| preview.get(top..=bottom))
        else {
            return;
        };
        let headings = read_block(memo, block);
        let n = questions(&headings);
        let known = headings
            .iter()
            .filter(|heading| heading.meaning != Meaning::Nothing)
            .count();
        if n > 0
            && (n > self.n || !self.only_more && self.also(n, known, bottom, height))
            && let (Some(first), Some(last)) = (block.first(), block.last())
        {
            let rows = (first.number, last.number);
            (self.n, self.known, self.bottom) = (n, known, bottom);
            self.header = Some(Header { rows, headings });
        }
    }
}

/// The header at rows that a saved mapping names.
pub(crate) fn header_at(
    index: &HeadingIndex<'_>,
    preview: &[Row],
    rows: (u32, u32),
    saved: &Saved,
) -> Option<Header> {
    let inside = |row: &&Row| (rows.0..=rows.1).contains(&row.number);
    let first = preview.iter().position(|row| inside(&row))?;
    let n = preview[first..]
        .iter()
        .take_while(|row| inside(row))
        .count();
    let block = &preview[first..first + n.min(MOST_HEADER_ROWS)];
    let headings = read_block(&mut Memo::new(index, preview, saved), block);
    Some(Header { rows, headings })
}

/// What texts mean, looked up once each.
struct Memo<'a, 'i> {
    index: &'a HeadingIndex<'i>,
    saved: &'a Saved,
    paths: bool,
    single: HashMap<String, Meaning>,
    below: HashMap<(String, String), Meaning>,
}

impl<'a, 'i> Memo<'a, 'i> {
    fn new(index: &'a HeadingIndex<'i>, preview: &[Row], saved: &'a Saved) -> Self {
        let paths = preview
            .iter()
            .take(MOST_TRIED)
            .flat_map(|row| &row.cells)
            .any(|cell| cell.text().is_some_and(has_paths));
        Self {
            index,
            saved,
            paths,
            single: HashMap::new(),
            below: HashMap::new(),
        }
    }
    fn single(&mut self, text: &str) -> Meaning {
        if let Some(found) = self.single.get(text) {
            return found.clone();
        }
        let found = meaning(self.index, text, self.paths);
        self.single.insert(text.to_owned(), found.clone());
        found
    }
    fn below(&mut self, above: &str, text: &str) -> Meaning {
        let key = (above.to_owned(), text.to_owned());
        if let Some(found) = self.below.get(&key) {
            return found.clone();
        }
        let found = meaning_below(self.index, above, text);
        self.below.insert(key, found.clone());
        found
    }
}

/// What the columns of these rows mean as a header.
fn read_block(memo: &mut Memo<'_, '_>, block: &[Row]) -> Vec<Heading> {
    let mut texts: BTreeMap<u32, Vec<(usize, String)>> = BTreeMap::new();
    let mut spans: Vec<Vec<(u32, String)>> = Vec::new();
    for (level, row) in block.iter().enumerate() {
        let mut spanning = Vec::new();
        for cell in row.cells.iter().filter(|cell| cell.column <= MOST_COLUMNS) {
            if let Some(text) = heading_text(&cell.value) {
                spanning.push((cell.column, text.clone()));
                texts.entry(cell.column).or_default().push((level, text));
            }
        }
        spans.push(spanning);
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    let headings = texts.into_iter().filter_map(|(column, own)| {
        let (lowest, text) = own.last()?.clone();
        let mut above: Vec<String> = Vec::new();
        for (level, spanning) in spans.iter().enumerate().take(lowest) {
            // A merged heading stands in its first column; the next heading of its row ends it.
            let at = spanning.partition_point(|(left, _)| *left <= column);
            if let Some((_, over)) = at.checked_sub(1).and_then(|at| spanning.get(at))
                && !own.iter().any(|(own_level, _)| *own_level == level)
            {
                above.push(over.clone());
            }
        }
        let whole: Vec<&str> = above
            .iter()
            .chain(own.iter().map(|(_, text)| text))
            .map(String::as_str)
            .collect();
        let whole = whole.join(" / ");
        let nth = seen.entry(whole.clone()).or_default();
        let saved = memo.saved.find(&whole, *nth);
        *nth += 1;
        let meaning = saved.unwrap_or_else(|| meaning_of(memo, &own, &above));
        Some(Heading {
            column,
            row: block.get(lowest).map_or(0, |row| row.number),
            text: whole,
            own: text,
            meaning,
            by_content: false,
        })
    });
    headings.collect()
}

/// A column's own texts and those above it, the most telling first: two that belong together, then the lowest alone, then the others.
fn meaning_of(memo: &mut Memo<'_, '_>, own: &[(usize, String)], above: &[String]) -> Meaning {
    let Some((_, lowest)) = own.last() else {
        return Meaning::Nothing;
    };
    let uppers = above
        .iter()
        .chain(own[..own.len() - 1].iter().map(|(_, text)| text));
    let mut found: Vec<Meaning> = uppers.map(|upper| memo.below(upper, lowest)).collect();
    found.extend(own.iter().rev().map(|(_, text)| memo.single(text)));
    let mut ones: Vec<Target> = Vec::new();
    for meaning in &found {
        if let Meaning::One(target) = meaning
            && !ones.contains(target)
        {
            ones.push(*target);
        }
    }
    match ones.as_slice() {
        [one] => return Meaning::One(*one),
        [] => {}
        // A question over its choice names both; the choice is the nearer one.
        [Target::Tick(id, at), rest @ ..]
            if rest.iter().all(|other| *other == Target::Question(*id)) =>
        {
            return Meaning::One(Target::Tick(*id, *at));
        }
        _ => {
            ones.sort_unstable();
            return Meaning::Several(ones);
        }
    }
    let order = |meaning: &Meaning| match meaning {
        Meaning::Several(_) => 0,
        Meaning::Known(_) => 1,
        Meaning::Identifying(_) => 2,
        _ => 3,
    };
    found
        .into_iter()
        .min_by_key(order)
        .unwrap_or(Meaning::Nothing)
}

/// The longest heading that is kept; what is longer is cut between two words.
const LONGEST: usize = 2_000;

/// The text of a heading; a number (`9.1`) is one too.
fn heading_text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) if !text.trim().is_empty() => Some(shortened(text).to_owned()),
        Value::Number(number) => points::Exact::from_cell(*number)
            .ok()
            .map(|exact| exact.to_string()),
        _ => None,
    }
}

fn shortened(text: &str) -> &str {
    if text.len() <= LONGEST {
        return text;
    }
    let mut end = LONGEST;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].rsplit_once(' ').map_or("…", |(kept, _)| kept)
}
