//! One leaf, every unit in a row.

use super::columns::{CODE, Columns, HEADING_ROW, LEAF_ROW, NAME, NUMBER};
use super::cover::Line;
use super::{AppraiserForm, Identity};
use crate::Answer;
use crate::form::identity::is_concerned;
use crate::form::key::RowKey;
use crate::form::self_score::step;
use crate::form::{answer_cell, register, state, words};
use criteria::{InputKind, LeafId};
use finding::column_letters;
use units::Unit;
use workbook::{Area, Book, CellStyle, Entry, Limit, NumberStyle, PrintSetup, Prompt, Sheet};

/// Writes the sheet and returns its line on the cover.
pub(super) fn write(
    book: &mut Book,
    form: &AppraiserForm<'_>,
    leaf: LeafId,
    identity: &Identity,
    cover: &str,
    footer: &str,
) -> Line {
    let set = form.set;
    let node = set.leaf_node(leaf);
    let it = set.leaf(leaf);
    let at = form.columns(leaf);
    let sheet = book.sheet(&node.code);
    let hidden = CellStyle::new().number(NumberStyle::Text);
    widths(sheet, it.inputs.len(), at);
    heading(sheet, form, leaf, at, cover);
    sheet.put(1, at.key(), identity.to_cell(), hidden);
    let key = RowKey::Sheet {
        code: node.code.clone(),
    };
    sheet.put(LEAF_ROW, at.key(), key.to_cell(), hidden);
    sheet.hide_column(at.key());
    let concerned = form
        .roster
        .units()
        .iter()
        .enumerate()
        .filter(|(_, unit)| unit.is_ranked() && is_concerned(unit, &it.applies_to));
    let mut row = HEADING_ROW;
    for (number, (index, unit)) in (1_u32..).zip(concerned) {
        row += 1;
        one_unit(sheet, form, leaf, at, row, (number, index, unit));
    }
    let (first, last) = (HEADING_ROW + 1, row.max(HEADING_ROW + 1));
    limits(sheet, form, leaf, at, first, last);
    sheet.freeze(HEADING_ROW, NAME);
    sheet.filter(Area::new(HEADING_ROW, NUMBER, last, at.reason()));
    sheet.protect();
    let mut print = PrintSetup::landscape()
        .repeat_rows(HEADING_ROW, HEADING_ROW)
        .footer(footer);
    print.last_column = Some(at.reason());
    sheet.print(print);
    let name = sheet.name().replace('\'', "''");
    let range = |column: u32| {
        format!(
            "'{name}'!{}",
            Area::new(first, column, last, column).fixed()
        )
    };
    Line {
        sheet: sheet.name().to_owned(),
        code: node.code.clone(),
        title: node.title.clone(),
        max: node.max.clone(),
        n_units: (row - HEADING_ROW) as usize,
        decided: format!(
            "SUMPRODUCT(--(({}<>\"\")+({}<>\"\")>0))",
            range(at.points()),
            range(at.decided())
        ),
        unreasoned: format!(
            "SUMPRODUCT(--({points}<>\"\"),--({computed}<>\"\"),--({points}<>{computed}),--({reason}=\"\"))",
            points = range(at.points()),
            computed = range(at.computed()),
            reason = range(at.reason())
        ),
    }
}

fn widths(sheet: &mut Sheet, n_inputs: usize, at: Columns) {
    sheet.column_widths(&[5.0, 11.0, 27.0]);
    for index in 0..n_inputs {
        sheet.width(at.input(index), 14.0);
    }
    for (column, width) in [
        (at.state(), 13.0),
        (at.evidence(), 28.0),
        (at.own(), 10.0),
        (at.computed(), 10.0),
        (at.points(), 11.0),
        (at.decided(), 15.0),
        (at.reason(), 34.0),
    ] {
        sheet.width(column, width);
    }
}

fn heading(sheet: &mut Sheet, form: &AppraiserForm<'_>, leaf: LeafId, at: Columns, cover: &str) {
    let set = form.set;
    let node = set.leaf_node(leaf);
    let across = |row: u32| Area::new(row, CODE, row, at.reason());
    sheet.put(
        1,
        NUMBER,
        "◄",
        CellStyle::new().centered().color(0x0005_63C1),
    );
    sheet.link(1, NUMBER, cover, 1, 1);
    sheet.merge(across(1), form.title(), CellStyle::title());
    let about = format!("{} – {} {}", set.title, words::status(set), set.name());
    sheet.merge(
        across(2),
        about,
        CellStyle::new().italic().centered().wrapped(true),
    );
    let max = vietnamese::show_number(&node.max, None);
    let title = format!("{}. {} (điểm tối đa: {max})", node.code, node.title);
    sheet.merge(
        across(LEAF_ROW),
        title,
        CellStyle::new().bold().wrapped(true),
    );
    sheet.merge(
        across(4),
        format!("Cách tính điểm: {}", words::rule(set, leaf)),
        CellStyle::remark(),
    );
    let evidence = set
        .leaf(leaf)
        .evidence
        .as_deref()
        .unwrap_or("theo quy định");
    sheet.merge(
        across(5),
        format!("Tài liệu kiểm chứng: {evidence}"),
        CellStyle::remark(),
    );
    sheet.put_row(
        HEADING_ROW,
        NUMBER,
        ["TT", "Mã đơn vị", "Đơn vị"],
        CellStyle::heading(),
    );
    for (index, input) in set.leaf(leaf).inputs.iter().enumerate() {
        sheet.put(
            HEADING_ROW,
            at.input(index),
            input.title.as_str(),
            CellStyle::heading(),
        );
    }
    let rest = [
        "Trạng thái đơn vị báo",
        "TLKC của đơn vị",
        "Điểm đơn vị tự nhập",
        "Điểm theo số liệu",
        "Điểm thẩm định",
        "Trạng thái thẩm định (nếu không cho điểm)",
        "Lý do thay đổi (bắt buộc khi khác điểm của đơn vị)",
    ];
    sheet.put_row(HEADING_ROW, at.state(), rest, CellStyle::heading());
}

fn one_unit(
    sheet: &mut Sheet,
    form: &AppraiserForm<'_>,
    leaf: LeafId,
    at: Columns,
    row: u32,
    (number, index, unit): (u32, usize, &Unit),
) {
    let set = form.set;
    let body = CellStyle::body();
    let centered = body.centered();
    let digits = |style: CellStyle| match set.rounding.leaf {
        Some(to) => style.decimals(to.digits),
        None => style,
    };
    let hidden = CellStyle::new().number(NumberStyle::Text);
    sheet.put(row, NUMBER, number, centered);
    sheet.put(
        row,
        CODE,
        unit.code.as_str(),
        centered.number(NumberStyle::Text),
    );
    sheet.put(row, NAME, unit.display_name(), body);
    let first = set.first_slot[leaf.index()] as usize;
    let typed = set.typed_slot(leaf);
    let of = |slot: usize| {
        form.own
            .filter(|own| index < own.n_units())
            .map(|own| own.get(index, slot))
    };
    for (offset, input) in set.leaf(leaf).inputs.iter().enumerate() {
        let answer = of(first + offset);
        let entry = match (&input.kind, answer) {
            (InputKind::Items, answer) => match register::prefilled(answer) {
                0 => Entry::Empty,
                count => Entry::from(count),
            },
            (_, Some(Answer::Unreadable)) => Entry::from("Không đọc được"),
            (kind, Some(answer)) => answer_cell::entry(kind, answer),
            (_, None) => Entry::Empty,
        };
        let number = match input.kind {
            InputKind::Count => NumberStyle::Whole,
            InputKind::Date => NumberStyle::Date,
            _ => NumberStyle::General,
        };
        sheet.put(row, at.input(offset), entry, centered.number(number));
    }
    let chosen = (first..=typed).find_map(|slot| of(slot).and_then(state::words));
    sheet.put(row, at.state(), Entry::from(chosen), centered);
    let evidence = form.own.and_then(|own| {
        let unit = u32::try_from(index).ok()?;
        own.evidence.get(&(unit, leaf)).map(String::as_str)
    });
    sheet.put(row, at.evidence(), Entry::from(evidence), body.size(11));
    let own = of(typed).and_then(Answer::number);
    sheet.put(row, at.own(), Entry::from(own), digits(centered));
    sheet.put(
        row,
        at.computed(),
        Entry::from((form.computed)(index, leaf)),
        digits(centered),
    );
    let fill = body.fill(answer_cell::TO_FILL).unlocked();
    sheet.put(
        row,
        at.points(),
        Entry::Empty,
        digits(fill.centered().bold()),
    );
    sheet.put(row, at.decided(), Entry::Empty, fill.centered());
    sheet.put(row, at.reason(), Entry::Empty, fill);
    let key = RowKey::Unit {
        code: unit.code.clone(),
    };
    sheet.put(row, at.key(), key.to_cell(), hidden);
}

fn limits(
    sheet: &mut Sheet,
    form: &AppraiserForm<'_>,
    leaf: LeafId,
    at: Columns,
    first: u32,
    last: u32,
) {
    let letters = column_letters;
    let cell = |column: u32| format!("${}{first}", letters(column));
    let area = |column: u32| Area::new(first, column, last, column);
    let node = form.set.leaf_node(leaf);
    let (limit, prompt) = answer_cell::points_limit(
        &node.max,
        step(&form.set.leaf(leaf).rule),
        &format!("{}{first}", letters(at.points())),
    );
    sheet.limit(area(at.points()), limit, prompt);
    sheet.limit(
        area(at.decided()),
        Limit::OneOf(state::choices()),
        Prompt::refuse("Chọn một trạng thái trong danh sách, hoặc để trống khi đã cho điểm."),
    );
    let reason = Prompt::default().note(
        "Lý do thay đổi",
        "Bắt buộc khi điểm thẩm định khác điểm của đơn vị. Ghi ngắn gọn: thiếu tài liệu nào, số liệu nào không khớp.",
    );
    sheet.limit(area(at.reason()), Limit::Length(32_000), reason);
    let (points, decided, chosen) = (cell(at.points()), cell(at.decided()), cell(at.state()));
    let base = format!(
        "IF({computed}<>\"\",{computed},{own})",
        computed = cell(at.computed()),
        own = cell(at.own())
    );
    let changed = format!(
        "AND({reason}=\"\",OR(AND({points}<>\"\",OR({chosen}<>\"\",AND({base}<>\"\",{points}<>{base}))),AND({decided}<>\"\",{decided}<>{chosen},OR({chosen}<>\"\",{base}<>\"\"))))",
        reason = cell(at.reason())
    );
    sheet.highlight(
        area(at.reason()),
        changed,
        CellStyle::new().fill(0x00F8_CBAD),
    );
}
