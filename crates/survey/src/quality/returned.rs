//! Issued, returned, valid; why not; by mode; by unit.

use super::line::{joined, labelled, number, number_from, number_of};
use super::{QualityLine, QualityRequest, Verdict};
use crate::{CountTable, Mode, Reason, ShownCount, reason_words};
use finding::Text;

const REASONS: [Reason; 8] = [
    Reason::UnknownUnit,
    Reason::DuplicateId,
    Reason::DuplicateSerial,
    Reason::DuplicateContent,
    Reason::Unfinished,
    Reason::Empty,
    Reason::TooManyBlanks,
    Reason::StraightLine,
];

pub(super) fn lines(request: &QualityRequest<'_>) -> Vec<QualityLine> {
    let mut lines = rates(request);
    lines.push(reasons(request));
    lines.push(duplicates(request));
    lines.extend(modes(request));
    lines.extend(units(request));
    lines
}

fn rates(request: &QualityRequest<'_>) -> Vec<QualityLine> {
    let validity = request.validity;
    let n_rows = request.responses.len() as u64;
    let mut lines = Vec::new();
    let told = validity.issued.iter().zip(&validity.returned);
    let told = told.filter_map(|(issued, returned)| Some((((*issued)?), *returned)));
    let (issued, of_these) = told.fold((0_u64, 0_u64), |sum, (issued, returned)| {
        (sum.0.saturating_add(issued), sum.1.saturating_add(returned))
    });
    if issued > 0 {
        lines.push(QualityLine::new(
            "issued",
            "Số phiếu phát ra",
            "Sheets issued",
            number(issued),
        ));
    }
    lines.push(QualityLine::new(
        "responses",
        "Số phiếu trong tệp",
        "Responses in the files",
        number(n_rows),
    ));
    if issued > 0 {
        lines.push(
            QualityLine::new(
                "response-rate",
                "Thu về trên phát ra",
                "Returned of issued",
                number_of(of_these, issued),
            )
            .judged(
                Verdict::of_large(of_these, issued, 80, 50),
                "tốt từ 80%, cần xem từ 50%",
                "good from 80%, take a look from 50%",
            ),
        );
    }
    lines.push(
        QualityLine::new(
            "valid",
            "Phiếu hợp lệ",
            "Valid responses",
            number_of(request.n_valid(), n_rows),
        )
        .judged(
            Verdict::of_large(request.n_valid(), n_rows, 95, 80),
            "tốt từ 95%, cần xem từ 80%",
            "good from 95%, take a look from 80%",
        ),
    );
    lines
}

fn n_excluded(request: &QualityRequest<'_>, reason: Reason) -> u64 {
    let excluded = request.validity.excluded.iter();
    excluded.filter(|own| **own == Some(reason)).count() as u64
}

fn reasons(request: &QualityRequest<'_>) -> QualityLine {
    let told: Vec<Text> = REASONS
        .into_iter()
        .map(|reason| (reason, n_excluded(request, reason)))
        .filter(|(_, n)| *n > 0)
        .map(|(reason, n)| labelled(&reason_words(reason), &number(n)))
        .collect();
    let value = match told.is_empty() {
        true => Text::new("không có", "none"),
        false => joined(&told, "; "),
    };
    QualityLine::new(
        "excluded",
        "Phiếu không hợp lệ theo lý do",
        "Excluded by reason",
        value,
    )
}

fn duplicates(request: &QualityRequest<'_>) -> QualityLine {
    let twice = [
        Reason::DuplicateId,
        Reason::DuplicateSerial,
        Reason::DuplicateContent,
    ];
    let n = twice
        .into_iter()
        .map(|reason| n_excluded(request, reason))
        .sum();
    let n_rows = request.responses.len() as u64;
    QualityLine::new(
        "duplicates",
        "Phiếu trùng",
        "Duplicates",
        number_of(n, n_rows),
    )
    .judged(
        Verdict::of_small(n, n_rows, 1, 5),
        "tốt đến 1%, cần xem đến 5%",
        "good to 1%, take a look to 5%",
    )
}

fn modes(request: &QualityRequest<'_>) -> Option<QualityLine> {
    let all: Vec<Mode> = Mode::ALL.into_iter().chain([Mode::Unknown]).collect();
    let mut counts = vec![0_u64; all.len()];
    for row in request.rows() {
        let mode = request
            .responses
            .modes
            .get(row)
            .copied()
            .unwrap_or_default();
        if let Some(at) = all.iter().position(|own| *own == mode) {
            counts[at] += 1;
        }
    }
    let told = counts[..Mode::ALL.len()].iter().any(|count| *count > 0);
    let mut table = CountTable::new(vec![counts.clone()]);
    table.suppress(request.limits.small_cell);
    let parts: Vec<Text> = all
        .iter()
        .enumerate()
        .filter(|(at, _)| counts[*at] > 0)
        .map(|(at, mode)| {
            let value = match table.cell(0, at) {
                ShownCount::Count(count) => number(count),
                ShownCount::Hidden => Text::same("…"),
            };
            labelled(&mode.words(), &value)
        })
        .collect();
    let value = joined(&parts, "; ");
    told.then(|| QualityLine::new("modes", "Theo hình thức", "By mode", value))
}

/// Units of the survey are those with a sheet issued or a response.
fn units(request: &QualityRequest<'_>) -> Vec<QualityLine> {
    let valid = request.by_unit();
    let validity = request.validity;
    let taking_part = |at: &usize| {
        let issued = validity.issued.get(*at).copied().flatten().unwrap_or(0);
        let returned = validity.returned.get(*at).copied().unwrap_or(0);
        issued > 0 || returned > 0 || valid[*at] > 0
    };
    let units: Vec<usize> = (0..valid.len()).filter(taking_part).collect();
    let mut counts: Vec<u64> = units.iter().map(|at| valid[*at]).collect();
    counts.sort_unstable();
    let (Some(least), Some(most)) = (counts.first().copied(), counts.last().copied()) else {
        return Vec::new();
    };
    let median = counts[counts.len() / 2];
    let small = request.limits.small_cell;
    let n = |count: u64| number_from(count, small);
    let value = Text::new(
        format!(
            "{} đơn vị: ít nhất {}, trung vị {}, nhiều nhất {}",
            units.len(),
            n(least).vi,
            n(median).vi,
            n(most).vi
        ),
        format!(
            "{} units: least {}, median {}, most {}",
            units.len(),
            n(least).en,
            n(median).en,
            n(most).en
        ),
    );
    let without: Vec<String> = units
        .iter()
        .filter(|at| valid[**at] == 0)
        .filter_map(|at| request.roster.get(*at).map(units::Unit::display_name))
        .collect();
    let mut lines = vec![
        QualityLine::new(
            "units",
            "Phiếu hợp lệ theo đơn vị",
            "Valid responses by unit",
            value,
        )
        .judged(
            Some(Verdict::of(least >= 100, least >= 30)),
            "đơn vị ít phiếu nhất: tốt từ 100, cần xem từ 30",
            "the unit with the fewest: good from 100, take a look from 30",
        ),
    ];
    if !without.is_empty() {
        const MOST: usize = 10;
        let mut names = without
            .iter()
            .take(MOST)
            .cloned()
            .collect::<Vec<_>>()
            .join(", ");
        if without.len() > MOST {
            names.push_str(", …");
        }
        lines.push(
            QualityLine::new(
                "units-without",
                "Đơn vị không có phiếu hợp lệ",
                "Units without a valid response",
                Text::same(format!("{}: {names}", without.len())),
            )
            .judged(
                Some(Verdict::Unusable),
                "mỗi đơn vị cần có phiếu hợp lệ",
                "each unit needs valid responses",
            ),
        );
    }
    lines
}
