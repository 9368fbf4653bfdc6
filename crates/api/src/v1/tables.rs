//! What is shown as tables of figures, for CSV and workbooks.

use crate::pages::public::{Shown, UnitShown, block_heading, digits, node_title, origin, share};
use crate::seen::{Seen, row::SeenRow};
use crate::text::Words;
use criteria::{CriteriaSet, NodeKind};
use points::Exact;
use ranking::{CsvCell, CsvKind, csv_text};
use report::{Around, Cell, Column, Kind, Line, Table};
use std::collections::BTreeMap;

/// What stands around sheets.
pub(crate) fn around<T>(
    shown: &Shown,
    set: &CriteriaSet,
    words: Words,
    write: impl FnOnce(&Around<'_>) -> T,
) -> T {
    let origin = origin(shown, set, words);
    write(&Around {
        lang: words.lang,
        title: &shown.title,
        agency: shown.agency.as_deref(),
        as_of: shown.as_of,
        draft: shown.draft,
        notices: &shown.notices,
        origin: &origin,
    })
}

/// The ranking as CSV: English keys for programs, headings in words for Excel; columns that may not be seen are not there.
/// Of some units only, in the order of their codes as given.
pub(crate) fn ranking_csv(
    (shown, seen): (&Shown, &Seen),
    codes: Option<&[String]>,
    kind: CsvKind,
    words: Words,
) -> String {
    let excel = kind == CsvKind::Excel;
    let word = |machine: &str, shown: String| {
        CsvCell::Text(if excel { shown } else { machine.to_owned() })
    };
    let mut rows: Vec<(&UnitShown, &SeenRow)> = shown.units.iter().zip(&seen.rows).collect();
    if let Some(codes) = codes {
        let places = places(codes);
        let place = |own: &UnitShown| places.get(own.code.as_str()).copied();
        rows.retain(|own| place(own.0).is_some());
        rows.sort_by_key(|own| place(own.0));
    }
    let any = |test: fn(&UnitShown) -> bool| shown.units.iter().any(test);
    let with_rank = any(|own| own.rank.is_some());
    let with_total = any(|own| own.total.is_some());
    let with_fields = any(|own| own.fields.is_some());
    let mut heading = vec![
        word("block", words.pick("Khối", "Block").to_owned()),
        word("code", words.pick("Mã đơn vị", "Code").to_owned()),
        word("name", words.t("column-unit")),
    ];
    if with_rank {
        heading.push(word("rank", words.t("column-rank")));
        heading.push(word("tied", words.pick("Đồng hạng", "Shared").to_owned()));
    }
    if with_total {
        heading.push(word("total", words.t("column-total")));
        heading.push(word("max", words.t("column-max")));
        heading.push(word("index", words.t("column-index")));
    }
    heading.push(word("band", words.t("column-band")));
    heading.push(word(
        "complete",
        words.pick("Đủ kết quả", "Complete").to_owned(),
    ));
    if with_fields {
        heading.push(word("bonus", words.pick("Điểm cộng", "Bonus").to_owned()));
        heading.push(word(
            "penalty",
            words.pick("Điểm trừ", "Penalty").to_owned(),
        ));
        for field in &shown.fields {
            let title = format!("{} {}", field.code, field.title.get(words.lang));
            heading.push(word(&format!("field_{}", field.code), title));
        }
    }
    let said = seen.notices(words.lang).join(" · ");
    if !said.is_empty() {
        heading.push(word("notice", words.t("column-note")));
    }
    let yes = |own: bool| {
        CsvCell::Text(match (excel, own) {
            (false, own) => own.to_string(),
            (true, true) => words.pick("có", "yes").to_owned(),
            (true, false) => String::new(),
        })
    };
    let line = |(own, row): &(&UnitShown, &SeenRow)| {
        let block = own.block.and_then(|block| shown.blocks.get(block));
        let mut cells = vec![
            CsvCell::text(block.map_or("", |own| own.name.as_str())),
            CsvCell::text(&own.code),
            CsvCell::text(&own.name),
        ];
        if with_rank {
            let rank = own.rank.map(|rank| Exact::from(i64::from(rank)));
            cells.push(CsvCell::number(rank.as_ref()));
            cells.push(yes(own.tied));
        }
        if with_total {
            for figure in [&own.total, &own.max, &own.index] {
                cells.push(CsvCell::number(figure.as_ref()));
            }
        }
        let band = own.band.and_then(|band| shown.bands.get(band));
        cells.push(CsvCell::text(band.map_or("", String::as_str)));
        cells.push(row.complete.map_or(CsvCell::Empty, yes));
        if with_fields {
            cells.push(CsvCell::number(own.bonus.as_ref()));
            cells.push(CsvCell::number(own.penalty.as_ref()));
            for field in 0..shown.fields.len() {
                cells.push(CsvCell::number(own.field(field).map(|own| &own.points)));
            }
        }
        if !said.is_empty() {
            cells.push(CsvCell::text(&said));
        }
        cells
    };
    let mut lines = vec![heading];
    lines.extend(rows.iter().map(line));
    csv_text(&lines, kind)
}

/// The ranking as tables, one a block, with units listed apart below those that are ranked.
/// Of some units only, in the order of their codes as given: one table a block that has any of them, all of them empty where there is none.
pub(crate) fn ranking_tables(
    shown: &Shown,
    set: &CriteriaSet,
    codes: Option<&[String]>,
    words: Words,
) -> Vec<Table> {
    let blocks = 0..shown.blocks.len();
    let mut tables: Vec<Table> = blocks
        .map(|block| ranking_table(shown, set, (block, codes), words))
        .collect();
    if tables.iter().any(|own| !own.lines.is_empty()) && codes.is_some() {
        tables.retain(|own| !own.lines.is_empty());
    }
    tables
}

/// The place of each code.
fn places(codes: &[String]) -> BTreeMap<&str, usize> {
    codes.iter().map(String::as_str).zip(0..).collect()
}

fn ranking_table(
    shown: &Shown,
    set: &CriteriaSet,
    (block, codes): (usize, Option<&[String]>),
    words: Words,
) -> Table {
    let digits = digits(set);
    let mut units: Vec<&UnitShown> = shown.ranked(block).chain(shown.apart(block)).collect();
    let any = |test: fn(&UnitShown) -> bool| units.iter().any(|own| test(own));
    let with_rank = any(|own| own.rank.is_some());
    let with_total = any(|own| own.total.is_some());
    let with_fields = any(|own| own.fields.is_some());
    let mut columns = Vec::new();
    if with_rank {
        columns.push(Column::new(words.t("column-rank"), Kind::Count));
    }
    columns.push(Column::new(words.pick("Mã", "Code"), Kind::Code));
    columns.push(Column::new(words.t("column-unit"), Kind::Words));
    if with_fields {
        for field in &shown.fields {
            let title = format!("{}. {}", field.code, field.title.get(words.lang));
            columns.push(Column::new(title, Kind::Points(digits)).under(words.t("column-field")));
        }
    }
    if with_total {
        columns.push(Column::new(words.t("column-total"), Kind::Points(digits)));
        columns.push(Column::new(words.t("column-index"), Kind::Points(digits)));
    }
    if !shown.bands.is_empty() {
        columns.push(Column::new(words.t("column-band"), Kind::Words));
    }
    if let Some(codes) = codes {
        let places = places(codes);
        units.retain(|own| places.contains_key(own.code.as_str()));
        units.sort_by_key(|own| places.get(own.code.as_str()).copied());
    }
    let line = |own: &&UnitShown| {
        let mut cells = Vec::new();
        if with_rank {
            let rank = own.rank.map(|rank| Exact::from(i64::from(rank)));
            cells.push(Cell::maybe(rank.as_ref()));
        }
        cells.push(Cell::text(&own.code));
        cells.push(Cell::text(&own.name));
        if with_fields {
            for field in 0..shown.fields.len() {
                cells.push(Cell::maybe(own.field(field).map(|own| &own.points)));
            }
        }
        if with_total {
            cells.push(Cell::maybe(own.total.as_ref()));
            cells.push(Cell::maybe(own.index.as_ref()));
        }
        if !shown.bands.is_empty() {
            let band = own.band.and_then(|band| shown.bands.get(band));
            cells.push(band.map_or(Cell::Empty, Cell::text));
        }
        Line::new(cells)
    };
    let mut notes = vec![report::ranking_in_words(&set.ranking, words.lang)];
    if codes.is_none() && shown.apart(block).next().is_some() {
        notes.push(words.t("ranking-apart-words"));
    }
    let heading = block_heading(shown, block, words);
    Table {
        id: "ranking",
        sheet: heading.clone(),
        title: words.t1("ranking-caption", "whom", heading),
        columns,
        lines: units.iter().map(line).collect(),
        notes,
    }
}

/// One unit: each node that may be seen with maximum, points, what was not reached and share.
pub(crate) fn unit_table(
    shown: &Shown,
    set: &CriteriaSet,
    (row, unit): (&SeenRow, &UnitShown),
    words: Words,
) -> Table {
    let digits = digits(set);
    let leaves = row.leaves();
    let mut lines = Vec::new();
    for (index, node) in set.nodes.iter().enumerate() {
        let id = criteria::NodeId::from_index(index);
        let root = set.roots.iter().position(|own| *own == id);
        let reached = match (&node.kind, root) {
            (_, Some(field)) if unit.fields.is_some() => unit
                .field(field)
                .map(|own| (own.points.clone(), own.max.clone())),
            (NodeKind::Leaf(_), _) => leaves
                .iter()
                .find(|own| own.code == node.code)
                .filter(|own| own.score.outcome == scoring::Outcome::Points)
                .map(|own| (own.score.points.clone(), own.max.clone())),
            _ => None,
        };
        if reached.is_none() && (root.is_none() || unit.fields.is_none()) {
            continue;
        }
        let missing = reached.as_ref().map(|own| own.1.minus(&own.0));
        let part = reached.as_ref().and_then(|own| share(&own.0, &own.1));
        let cells = vec![
            Cell::text(&node.code),
            Cell::text(node_title(node, words.lang)),
            Cell::maybe(reached.as_ref().map(|own| &own.1)),
            Cell::maybe(reached.as_ref().map(|own| &own.0)),
            Cell::maybe(missing.as_ref()),
            Cell::maybe(part.as_ref()),
        ];
        lines.push(if root.is_some() {
            Line::strong(cells)
        } else {
            Line::new(cells)
        });
    }
    if let Some(total) = &unit.total {
        let missing = unit.max.as_ref().map(|max| max.minus(total));
        lines.push(Line::strong(vec![
            Cell::Empty,
            Cell::text(words.t("column-total")),
            Cell::maybe(unit.max.as_ref()),
            Cell::Number(total.clone()),
            Cell::maybe(missing.as_ref()),
            Cell::maybe(unit.index.as_ref()),
        ]));
    }
    let mut notes = Vec::new();
    if let Some(rank) = unit.rank {
        let of = words.t2("profile-rank-of", ("rank", rank), ("n", unit.n));
        notes.push(format!("{}: {of}", words.t("profile-rank")));
    }
    if let Some(band) = unit.band.and_then(|band| shown.bands.get(band)) {
        notes.push(format!("{}: {band}", words.t("column-band")));
    }
    Table {
        id: "unit",
        sheet: unit.code.clone(),
        title: unit.name.clone(),
        columns: vec![
            Column::new(words.t("column-code"), Kind::Code),
            Column::new(words.t("column-criterion"), Kind::Words),
            Column::new(words.t("column-max"), Kind::Points(digits)),
            Column::new(words.t("column-points"), Kind::Points(digits)),
            Column::new(words.t("column-not-reached"), Kind::Points(digits)),
            Column::new(words.t("column-share"), Kind::Percent(2)),
        ],
        lines,
        notes,
    }
}

/// A set, one line a node: code, title, maximum, who scores it, its rule in words, evidence, source.
pub(crate) fn set_table(set: &CriteriaSet, words: Words) -> Table {
    let columns = vec![
        Column::new(words.t("column-code"), Kind::Code),
        Column::new(words.t("column-criterion"), Kind::Words),
        Column::new(words.t("column-max"), Kind::Points(digits(set))),
        Column::new(words.pick("Cách tính điểm", "Rule"), Kind::Words),
        Column::new(words.pick("Cơ quan thẩm định", "Appraised by"), Kind::Words),
        Column::new(words.pick("Tài liệu kiểm chứng", "Evidence"), Kind::Words),
        Column::new(words.pick("Căn cứ", "Source"), Kind::Words),
    ];
    let maybe = |own: Option<&String>| own.map_or(Cell::Empty, Cell::text);
    let mut lines = Vec::new();
    for (at, node) in set.nodes.iter().enumerate() {
        let source = node.source.as_ref();
        let source = source.map(|own| format!("{} {}", own.basis, own.item).trim().to_owned());
        let mut cells = vec![
            Cell::text(&node.code),
            Cell::text(node_title(node, words.lang)),
            Cell::Number(node.max.clone()),
        ];
        match &node.kind {
            NodeKind::Leaf(leaf) => {
                let id = set.leaves.iter().position(|own| own.index() == at);
                let id = id.map(criteria::LeafId::from_index);
                let rule = id.map(|id| criteria::rule_in_words(set, id, words.lang));
                cells.push(maybe(rule.as_ref()));
                cells.push(maybe(leaf.appraised_by.as_ref()));
                cells.push(maybe(leaf.evidence.as_ref()));
            }
            NodeKind::Inner { .. } => cells.extend([Cell::Empty, Cell::Empty, Cell::Empty]),
        }
        cells.push(maybe(source.as_ref()));
        lines.push(if node.parent.is_none() {
            Line::strong(cells)
        } else {
            Line::new(cells)
        });
    }
    Table {
        id: "set",
        sheet: set.name().replace('/', "-"),
        title: crate::pages::public::set_title(set, words.lang).to_owned(),
        columns,
        lines,
        notes: vec![set.status.words(words.lang).to_owned()],
    }
}
