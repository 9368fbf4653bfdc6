//! The rows of a leaf.

use super::SelfScoreForm;
use super::columns::{CODE, DONE, EVIDENCE, INPUT, KEY, MAX, POINTS, RULE, STATE, TITLE, VALUE};
use super::plan::Block;
use crate::Answer;
use crate::form::{answer_cell, excel, key::RowKey, register, state, words};
use criteria::{InputKind, Leaf, LeafId, Rule};
use finding::column_letters;
use points::Exact;
use workbook::{Area, CellStyle, Entry, Limit, NumberStyle, Prompt, Sheet};

/// Shows points with the digits that the set rounds a leaf to; as typed where it does not round.
pub(super) fn digits(form: &SelfScoreForm<'_>) -> impl Fn(CellStyle) -> CellStyle + use<> {
    let digits = form
        .set
        .rounding
        .leaf
        .or(form.set.rounding.total)
        .map(|to| to.digits);
    move |style| match digits {
        Some(digits) => style.decimals(digits),
        None => style,
    }
}

pub(super) fn write(sheet: &mut Sheet, form: &SelfScoreForm<'_>, block: &Block) {
    let Some(leaf) = block.leaf else { return };
    let set = form.set;
    let node = set.node(block.node);
    let it = set.leaf(leaf);
    let filled = form.is_filled(leaf);
    let body = if filled {
        CellStyle::body()
    } else {
        CellStyle::body().fill(answer_cell::GREYED)
    };
    let over = |column: u32| Area::new(block.top, column, block.bottom, column);
    let indent = node.depth.min(4);
    sheet.merge(
        over(CODE),
        node.code.as_str(),
        body.number(NumberStyle::Text).centered(),
    );
    sheet.merge(
        over(TITLE),
        node.title.as_str(),
        if indent > 1 {
            body.indent(indent - 1)
        } else {
            body
        },
    );
    sheet.merge(over(MAX), Entry::from(&node.max), body.centered());
    let rule = rule_text(form, leaf);
    sheet.merge(over(RULE), rule, body.size(10));
    if !filled {
        let why = words::not_self_scored(it).unwrap_or("Không áp dụng đối với đơn vị này");
        sheet.merge(
            Area::new(block.top, INPUT, block.top, STATE),
            why,
            body.italic(),
        );
        sheet.put(block.top, POINTS, Entry::Empty, body);
        sheet.put(block.top, EVIDENCE, Entry::Empty, body);
        return;
    }
    let cells = inputs(sheet, form, block, leaf, body);
    let filling = CellStyle::body().fill(answer_cell::TO_FILL).unlocked();
    let answers = form.prefill;
    let first = set.first_slot[leaf.index()] as usize;
    let last = set.typed_slot(leaf);
    let chosen = answers.and_then(|(layer, unit)| {
        (first..=last).find_map(|slot| state::words(layer.get(unit, slot)))
    });
    sheet.merge(over(STATE), Entry::from(chosen), filling.centered());
    sheet.limit(
        Area::cell(block.top, STATE),
        Limit::OneOf(state::choices()),
        Prompt::refuse("Chọn một trạng thái trong danh sách, hoặc để trống khi đã nhập số liệu."),
    );
    points(sheet, form, block, leaf, &cells);
    let evidence = answers.and_then(|(layer, unit)| {
        let unit = u32::try_from(unit).ok()?;
        layer.evidence.get(&(unit, leaf)).cloned()
    });
    sheet.merge(over(EVIDENCE), Entry::from(evidence), filling);
    let formula = done_formula(it, block, &cells);
    let done = i64::from(form.is_done(leaf));
    sheet.put(
        block.top,
        DONE,
        Entry::formula(formula, done),
        CellStyle::new(),
    );
}

/// The inputs' cells, one a row; returns their addresses.
fn inputs(
    sheet: &mut Sheet,
    form: &SelfScoreForm<'_>,
    block: &Block,
    leaf: LeafId,
    body: CellStyle,
) -> Vec<String> {
    let set = form.set;
    let it = set.leaf(leaf);
    let code = || set.node(block.node).code.clone();
    let hidden = CellStyle::new().number(NumberStyle::Text);
    if it.inputs.is_empty() {
        let words = "Nhập điểm ở cột Điểm tự đánh giá";
        sheet.merge(
            Area::new(block.top, INPUT, block.top, VALUE),
            words,
            body.italic(),
        );
        sheet.put(
            block.top,
            KEY,
            RowKey::Leaf {
                code: code(),
                input: None,
            }
            .to_cell(),
            hidden,
        );
        return Vec::new();
    }
    let address_of = |row: u32| address(VALUE, row);
    for (row, (index, input)) in (block.top..).zip(it.inputs.iter().enumerate()) {
        sheet.put(
            row,
            INPUT,
            words::input_title(&input.title, &input.kind),
            body,
        );
        let answer = form
            .prefill
            .map(|(layer, unit)| layer.get(unit, set.first_slot[leaf.index()] as usize + index));
        if input.kind == InputKind::Items {
            let formula = register::count_formula(&set.node(block.node).code, &input.name);
            let saved = i64::try_from(register::prefilled(answer)).unwrap_or(0);
            sheet.put(row, VALUE, Entry::formula(formula, saved), body.centered());
        } else {
            let entry = answer_cell::entry(&input.kind, answer.unwrap_or(&Answer::Missing));
            sheet.put(row, VALUE, entry, answer_cell::style(&input.kind));
            if let Some((limit, prompt)) = answer_cell::limit(&input.kind, set.year) {
                sheet.limit(Area::cell(row, VALUE), limit, prompt);
            }
        }
        let input_name = input.name.clone();
        let key = if index == 0 {
            RowKey::Leaf {
                code: code(),
                input: Some(input_name),
            }
        } else {
            RowKey::Input {
                code: code(),
                input: input_name,
            }
        };
        sheet.put(row, KEY, key.to_cell(), hidden);
        if let Some(whole) = input.not_over {
            let whole = address_of(block.top + u32::from(whole));
            let part = address_of(row);
            let over = format!("AND(ISNUMBER({part}),ISNUMBER({whole}),{part}>{whole})");
            sheet.highlight(
                Area::cell(row, VALUE),
                over,
                CellStyle::new().bold().color(0x00C0_0000),
            );
        }
    }
    (block.top..=block.bottom).map(address_of).collect()
}

/// The leaf's points: a live formula, or a cell to type into.
fn points(
    sheet: &mut Sheet,
    form: &SelfScoreForm<'_>,
    block: &Block,
    leaf: LeafId,
    cells: &[String],
) {
    let set = form.set;
    let node = set.node(block.node);
    let area = Area::new(block.top, POINTS, block.bottom, POINTS);
    let shown = digits(form);
    let here = address(POINTS, block.top);
    if let Some(formula) = excel::points_formula(set, leaf, cells, &address(STATE, block.top)) {
        let saved = form
            .saved_points(leaf)
            .map_or_else(|| Entry::from(""), Entry::from);
        sheet.merge(
            area,
            Entry::formula(formula, saved),
            shown(CellStyle::body().bold().centered()),
        );
        return;
    }
    let style = shown(
        CellStyle::body()
            .bold()
            .centered()
            .fill(answer_cell::TO_FILL)
            .unlocked(),
    );
    let typed = form
        .prefill
        .and_then(|(layer, unit)| layer.get(unit, set.typed_slot(leaf)).number().cloned());
    sheet.merge(area, Entry::from(typed), style);
    let (limit, mut prompt) =
        answer_cell::points_limit(&node.max, step(&set.leaf(leaf).rule), &here);
    if !cells.is_empty() {
        prompt = prompt.note(
            "Điểm tự đánh giá",
            "Điểm của tiêu chí này do phần mềm tính từ số liệu khi tổng hợp; có thể để trống.",
        );
    }
    sheet.limit(Area::cell(block.top, POINTS), limit, prompt);
}

/// 1 where the leaf has points, a state, or all its figures (points that no formula can give come later), else 0.
fn done_formula(leaf: &Leaf, block: &Block, cells: &[String]) -> String {
    let mut said = vec![
        format!("{}<>\"\"", address(POINTS, block.top)),
        format!("{}<>\"\"", address(STATE, block.top)),
    ];
    if !cells.is_empty() {
        // A register's cell counts its rows, and is never empty.
        let given = leaf
            .inputs
            .iter()
            .zip(cells)
            .map(|(input, cell)| match input.kind {
                InputKind::Items => format!("{cell}>0"),
                _ => format!("{cell}<>\"\""),
            });
        said.push(format!("AND({})", given.collect::<Vec<_>>().join(",")));
    }
    format!("IF(OR({}),1,0)", said.join(","))
}

/// The step of points that are typed.
pub(crate) fn step(rule: &Rule) -> Option<&Exact> {
    match rule {
        Rule::Council { step } | Rule::Points { step } => step.as_ref(),
        _ => None,
    }
}

fn rule_text(form: &SelfScoreForm<'_>, leaf: LeafId) -> String {
    let it = form.set.leaf(leaf);
    let mut text = words::rule(form.set, leaf);
    let mut line = |words: String| {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&words);
    };
    if let Some(from) = it.effective_from {
        line(format!("Áp dụng từ ngày {}", vietnamese::show_date(from)));
    }
    if let Some(evidence) = &it.evidence {
        line(format!("TLKC: {evidence}"));
    }
    text
}

fn address(column: u32, row: u32) -> String {
    format!("{}{row}", column_letters(column))
}
