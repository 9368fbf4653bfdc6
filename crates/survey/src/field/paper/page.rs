//! Numbered copies of the questionnaire as one page for printing, with nothing outside of it.

use super::blocks::{Block, Choice, blocks};
use super::texts::{HOW, NOTICE, THANKS};
use super::{PaperForm, Stack};
use crate::SheetNumber;
use crate::field::keying::MODES;
use crate::field::words;
use std::fmt::Write;

const STYLE: &str = include_str!("page.css");

/// The numbered copies of these stacks as an HTML page that prints on A4, each copy on pages of its own with its number at the top of each; a single copy without a number where there are no stacks.
///
/// The page holds its style and asks for nothing from anywhere. A question is not broken over pages; tables repeat their headings.
#[must_use]
pub fn paper_page(form: &PaperForm<'_>, stacks: &[Stack]) -> String {
    let body = body(form);
    let mut page = String::new();
    let title = escaped(&form.instrument.title.vi);
    let _always_fits = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    );
    if stacks.is_empty() {
        copy(&mut page, form, None, &body);
    }
    for stack in stacks {
        let name = form.name(stack.unit);
        for number in form.numbers(*stack) {
            copy(&mut page, form, Some((&name, &number)), &body);
        }
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn copy(page: &mut String, form: &PaperForm<'_>, of: Option<(&str, &SheetNumber)>, body: &str) {
    let number = match of {
        Some((_, number)) => number.to_string(),
        None => "……-……………-…………-……".to_owned(),
    };
    let foot = escaped(&words::footer(form.instrument, form.round_title));
    page.push_str("<table class=\"sheet\"><thead><tr><td><div class=\"line\">");
    let _always_fits = write!(
        page,
        "<span>{foot}</span><span class=\"number\">Số phiếu: {number}</span></div></td></tr></thead>\n<tbody><tr><td>\n"
    );
    head(page, form, of.map(|(name, _)| name));
    page.push_str(body);
    page.push_str("</td></tr></tbody></table>\n");
}

fn head(page: &mut String, form: &PaperForm<'_>, unit: Option<&str>) {
    if let Some(agency) = form.agency {
        let agency = escaped(&agency.to_uppercase());
        let _always_fits = writeln!(
            page,
            "<div class=\"state\"><span>{agency}</span><span>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</span></div>"
        );
    }
    let title = escaped(&form.instrument.title.vi);
    let status = words::status(form.instrument);
    let _always_fits = write!(page, "<h1>PHIẾU KHẢO SÁT</h1>\n<h2>{title}</h2>\n");
    if !status.is_empty() {
        let _always_fits = writeln!(page, "<p class=\"small center\">{status}</p>");
    }
    let _always_fits = write!(
        page,
        "<p>{NOTICE}</p>\n<p class=\"small\">{HOW}</p>\n<div class=\"block\"><p>"
    );
    let unit = match unit {
        Some(name) => format!("<b>{}</b>", escaped(name)),
        None => "<span class=\"fill\"></span>".to_owned(),
    };
    let _always_fits = write!(
        page,
        "Đơn vị: {unit} &emsp; Thôn, tổ dân phố: <span class=\"fill\"></span> &emsp; Ngày: …/…/20…</p>\n<p>Hình thức: "
    );
    for (key, (_, title)) in (1_u8..).zip(MODES) {
        let choice = Choice {
            key: key.to_string(),
            title: title.to_owned(),
            write_in: false,
        };
        let _always_fits = write!(
            page,
            "<span class=\"one\">{}</span> &ensp; ",
            ticked(&choice)
        );
    }
    page.push_str("</p></div>\n");
}

fn body(form: &PaperForm<'_>) -> String {
    let mut text = String::new();
    for block in blocks(form.instrument) {
        write_block(&mut text, &block);
    }
    let _always_fits = writeln!(text, "<p class=\"center\"><b><i>{THANKS}</i></b></p>");
    text
}

fn write_block(text: &mut String, block: &Block) {
    let _always_fits = match block {
        Block::Heading(title) => writeln!(text, "<h3>{}</h3>", escaped(title)),
        Block::Note(note) => writeln!(text, "<p class=\"small\">{}</p>", escaped(note)),
        Block::Fill {
            label,
            title,
            remark,
            lines,
        } => {
            let lines = "<div class=\"dots\"></div>".repeat(*lines as usize);
            let asked = asked(label, title, remark);
            writeln!(text, "<div class=\"block\">{asked}{lines}</div>")
        }
        Block::Ticks {
            label,
            title,
            remark,
            choices,
        } => {
            let boxes: String = choices
                .iter()
                .map(|choice| format!("<div>{}</div>", ticked(choice)))
                .collect();
            let asked = asked(label, title, remark);
            let columns = columns(choices);
            writeln!(
                text,
                "<div class=\"block\">{asked}<div class=\"boxes n{columns}\">{boxes}</div></div>"
            )
        }
        Block::Grid {
            title,
            remark,
            levels,
            rows,
        } => {
            let head: String = levels
                .iter()
                .map(|level| format!("<th>{}</th>", escaped(&level.title)))
                .collect();
            let ticks: String = levels
                .iter()
                .map(|level| format!("<td class=\"tick\">{}</td>", empty_box(&level.key)))
                .collect();
            let rows: String = rows
                .iter()
                .map(|(label, title)| {
                    let title = escaped(title);
                    format!("<tr><td class=\"label\">{label}</td><td>{title}</td>{ticks}</tr>\n")
                })
                .collect();
            let asked = match title.is_empty() && remark.is_empty() {
                true => String::new(),
                false => format!("<h3>{}</h3>", inner("", title, remark)),
            };
            // A long table may go over pages between its rows; its headings come again.
            let class = if rows.matches("<tr>").count() > 16 {
                ""
            } else {
                "block"
            };
            writeln!(
                text,
                "<div class=\"{class}\">{asked}<table class=\"grid\"><thead><tr><th>TT</th><th>Nội dung</th>{head}</tr></thead><tbody>\n{rows}</tbody></table></div>"
            )
        }
    };
}

fn asked(label: &str, title: &str, remark: &str) -> String {
    format!("<p class=\"asked\">{}</p>", inner(label, title, remark))
}

fn inner(label: &str, title: &str, remark: &str) -> String {
    let mut text = match label.is_empty() {
        true => escaped(title),
        false => format!("{}. {}", escaped(label), escaped(title)),
    };
    if !remark.is_empty() {
        let _always_fits = write!(text, " <i>({})</i>", escaped(remark));
    }
    text
}

/// How many boxes stand side by side: short words four, long ones one.
fn columns(choices: &[Choice]) -> u8 {
    let longest = choices.iter().map(|choice| {
        let dots = if choice.write_in { 16 } else { 0 };
        choice.title.chars().count() + dots
    });
    match longest.max().unwrap_or(0) {
        0..=14 => 4,
        15..=22 => 3,
        23..=36 => 2,
        _ => 1,
    }
}

fn ticked(choice: &Choice) -> String {
    let dots = if choice.write_in {
        " <span class=\"fill\"></span>"
    } else {
        ""
    };
    format!("{}{}{dots}", empty_box(&choice.key), escaped(&choice.title))
}

fn empty_box(key: &str) -> String {
    format!(
        "<span class=\"box\"></span><span class=\"key\">{}</span>",
        escaped(key)
    )
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
