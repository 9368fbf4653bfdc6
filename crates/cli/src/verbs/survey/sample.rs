//! `survey sample`: how many, where, and whom.

use super::field::{bytes_of, open, share, write, write_book};
use crate::Exit;
use crate::args::{Divide, Sample, SizeBy};
use crate::output::Output;
use finding::Text;
use report::{Cell, Column, Kind, Line, Table};
use survey::{
    Allocation, FrameFile, PlanRequest, SamplePlan, SizeRule, plan_sample, read_frame,
    sample_record, sample_workbook,
};

pub(crate) fn run(words: &Sample, out: &mut Output) -> Exit {
    sampled(words, out).unwrap_or(Exit::Failed)
}

fn sampled(words: &Sample, out: &mut Output) -> Option<Exit> {
    let of = open(&words.of, out)?;
    let size = size(words, out)?;
    let bytes = bytes_of(&words.list, out)?;
    let name = words.list.file_name().unwrap_or(words.list.as_os_str());
    let file = FrameFile {
        file: &name.to_string_lossy(),
        bytes: &bytes,
        id: words.id.as_deref(),
    };
    let mut findings = of.findings.clone();
    let (frame, found) = read_frame(&file, &of.roster);
    findings.extend(found);
    let request = PlanRequest {
        roster: &of.roster,
        frame: &frame,
        size,
        per_unit: !words.together,
        across: allocation(words.across),
        within: allocation(words.within),
        least_village: words.least,
        response: share("response", &words.response, out)?,
        reserve: share("reserve", &words.reserve, out)?,
        seed: words.seed,
    };
    let (plan, found) = plan_sample(&request);
    findings.extend(found);
    if plan.rows.is_empty() {
        out.findings(&findings, true);
        return Some(out.close(&findings));
    }
    let book = sample_workbook(&request, &plan, &of.instrument, &of.round_title, of.as_of);
    write_book(&words.out, &book, out)?;
    let record = sample_record(&request, &plan);
    write(&words.out.with_extension("toml"), record.as_bytes(), out)?;
    out.result(&table(&of.roster, &plan, out.lang));
    out.findings(&findings, true);
    Some(out.close(&findings))
}

fn size(words: &Sample, out: &mut Output) -> Option<SizeRule> {
    let error = share("error", &words.error, out)?;
    match (words.size, words.n) {
        (SizeBy::Slovin, _) => Some(SizeRule::Slovin { error }),
        (SizeBy::Cochran, _) => Some(SizeRule::Cochran {
            share: share("share", &words.share, out)?,
            error,
            confidence: share("confidence", &words.confidence, out)?,
            effect: share("effect", &words.effect, out)?,
        }),
        (SizeBy::Fixed, Some(n)) => Some(SizeRule::Fixed(n)),
        (SizeBy::Fixed, None) => {
            out.say(&Text::new(
                "--size fixed cần --n: số phiếu",
                "--size fixed wants --n: how many responses",
            ));
            None
        }
    }
}

fn allocation(divide: Divide) -> Allocation {
    match divide {
        Divide::Equal => Allocation::Equal,
        Divide::Proportional => Allocation::Proportional,
        Divide::SquareRoot => Allocation::SquareRoot,
    }
}

/// A line a unit: population, wanted, to be issued, reserves.
fn table(roster: &units::Roster, plan: &SamplePlan, lang: finding::Lang) -> String {
    let word = |vi: &str, en: &str| Text::new(vi, en).get(lang).to_owned();
    let columns = vec![
        Column::new(word("Mã", "Code"), Kind::Code),
        Column::new(word("Đơn vị", "Unit"), Kind::Words),
        Column::new(word("Quy mô", "Population"), Kind::Count),
        Column::new(word("Cần có", "Wanted"), Kind::Count),
        Column::new(word("Phát ra", "To issue"), Kind::Count),
        Column::new(word("Dự phòng", "Reserves"), Kind::Count),
    ];
    let mut sums = [0_u64; 4];
    let counts = |counts: [u64; 4]| {
        counts.map(|n| Cell::Number(points::Exact::from(i64::try_from(n).unwrap_or(i64::MAX))))
    };
    let mut lines = Vec::new();
    for unit in plan.units() {
        let own = plan.of(unit).fold([0_u64; 4], |mut own, row| {
            let more = [row.population, row.planned, row.issue, row.reserve];
            own.iter_mut()
                .zip(more)
                .for_each(|(sum, more)| *sum += more);
            own
        });
        sums.iter_mut()
            .zip(own)
            .for_each(|(sum, more)| *sum += more);
        if let Some(unit) = roster.get(unit as usize) {
            let mut cells = vec![
                Cell::text(unit.code.as_str()),
                Cell::text(unit.display_name()),
            ];
            cells.extend(counts(own));
            lines.push(Line::new(cells));
        }
    }
    let mut cells = vec![Cell::Empty, Cell::text(word("Cộng", "Total"))];
    cells.extend(counts(sums));
    lines.push(Line::new(cells));
    Table {
        id: "T13",
        sheet: word("Kế hoạch mẫu", "Sample plan"),
        title: word("Kế hoạch chọn mẫu", "Sample plan"),
        columns,
        lines,
        notes: Vec::new(),
    }
    .to_text(lang, usize::MAX)
}
