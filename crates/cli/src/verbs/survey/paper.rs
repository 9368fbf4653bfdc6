//! `survey form`: the questionnaire on paper.

use super::field::{Of, bytes_of, open, write, write_book};
use crate::Exit;
use crate::args::Paper;
use crate::output::Output;
use ::round::file_name;
use finding::{Finding, Text};
use std::path::Path;
use survey::{
    PaperForm, Stack, issued_template, paper_page, paper_workbook, read_sample_record, stacks_fit,
};

/// Numbered copies in one page; beyond that a browser takes long to print.
const MOST_COPIES: u32 = 1_000;

pub(crate) fn run(words: &Paper, out: &mut Output) -> Exit {
    printed(words, out).unwrap_or(Exit::Failed)
}

fn printed(words: &Paper, out: &mut Output) -> Option<Exit> {
    let of = open(&words.of, out)?;
    let mut findings = of.findings.clone();
    let stacks = stacks(words, &of, &mut findings, out)?;
    let form = PaperForm {
        instrument: &of.instrument,
        roster: &of.roster,
        round_title: &of.round_title,
        agency: words.agency.as_deref().or(of.agency.as_deref()),
        batch: words.batch,
        stacks: &stacks,
        as_of: of.as_of,
    };
    findings.extend(stacks_fit(&form));
    if findings.iter().any(Finding::is_error) {
        out.findings(&findings, true);
        return Some(out.close(&findings));
    }
    match words.out.extension().and_then(|ending| ending.to_str()) {
        Some("xlsx") => write_book(&words.out, &paper_workbook(&form), out)?,
        Some("html") if !fits(&stacks, out) => return None,
        Some("html") => write(&words.out, paper_page(&form, &stacks).as_bytes(), out)?,
        Some("pdf" | "csv" | "xls" | "ods" | "htm" | "doc" | "docx") => {
            out.say(&Text::new(
                "--out cần một tệp .xlsx, một tệp .html, hoặc một thư mục",
                "--out wants a .xlsx file, a .html file, or a folder",
            ));
            return None;
        }
        _ => folder(&form, &words.out, out)?,
    }
    out.findings(&findings, true);
    Some(out.close(&findings))
}

/// How many sheets for whom.
fn stacks(
    words: &Paper,
    of: &Of,
    findings: &mut Vec<Finding>,
    out: &mut Output,
) -> Option<Vec<Stack>> {
    let mut stacks = match (&words.plan, words.per_unit) {
        (Some(plan), _) => {
            let bytes = bytes_of(plan, out)?;
            let text = String::from_utf8_lossy(&bytes);
            let (plans, found) = read_sample_record(&plan.to_string_lossy(), &text, &of.roster);
            findings.extend(found);
            let stack = |plan: &survey::UnitPlan| Stack {
                unit: plan.unit,
                sheets: u16::try_from(plan.issue).unwrap_or(u16::MAX),
            };
            plans.iter().map(stack).collect()
        }
        (None, Some(sheets)) => of
            .surveyed()
            .into_iter()
            .map(|unit| Stack { unit, sheets })
            .collect(),
        (None, None) => Vec::new(),
    };
    if let Some(written) = &words.unit {
        let at = crate::verbs::open::unit(&of.roster, written, out)?;
        stacks.retain(|stack| stack.unit as usize == at);
    }
    Some(stacks)
}

/// Whether a page can hold so many copies; where not, what else there is.
fn fits(stacks: &[Stack], out: &mut Output) -> bool {
    let copies: u32 = stacks.iter().map(|stack| u32::from(stack.sheets)).sum();
    if copies > MOST_COPIES {
        out.say(&Text::new(
            format!("{copies} phiếu là quá nhiều cho một tệp .html (nhiều nhất {MOST_COPIES}): ghi --out là một thư mục, chọn --unit, hoặc chia thành nhiều đợt phát (--batch)"),
            format!("{copies} sheets are too many for one .html (at most {MOST_COPIES}): let --out be a folder, choose --unit, or divide them into batches (--batch)"),
        ));
    }
    copies <= MOST_COPIES
}

/// The workbook, a page a unit, and the issued list, which is never written over.
fn folder(form: &PaperForm<'_>, folder: &Path, out: &mut Output) -> Option<()> {
    if !form.stacks.iter().all(|stack| fits(&[*stack], out)) {
        return None;
    }
    write_book(
        &folder.join("phieu-khao-sat.xlsx"),
        &paper_workbook(form),
        out,
    )?;
    if form.stacks.is_empty() {
        let page = paper_page(form, &[]);
        return write(&folder.join("phieu-khao-sat.html"), page.as_bytes(), out);
    }
    for stack in form.stacks {
        let Some(unit) = form.roster.get(stack.unit as usize) else {
            continue;
        };
        let path = folder.join(format!("{:02}-{}.html", form.batch, file_name(unit)));
        if !out.write_file(&path, paper_page(form, &[*stack]).as_bytes()) {
            return None;
        }
    }
    let (n, shown) = (form.stacks.len(), folder.display());
    out.say(&Text::new(
        format!("đã ghi {n} tệp .html vào {shown}, mỗi đơn vị một tệp"),
        format!("{n} pages written into {shown}, one a unit"),
    ));
    let issued = folder.join("issued.csv");
    if issued.exists() {
        let shown = issued.display();
        out.say(&Text::new(
            format!("{shown} đã có, được giữ nguyên; tự ghi thêm đợt phát này nếu chưa có"),
            format!("{shown} stands already and is kept; add this batch where it is wanting"),
        ));
        return Some(());
    }
    write(&issued, issued_template(form).as_bytes(), out)
}
