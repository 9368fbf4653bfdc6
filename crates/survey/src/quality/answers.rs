//! Blanks, answers that could not be read, straight lines, batches that look alike, alpha.

use super::line::{joined, labelled, number_of, percent};
use super::{QualityLine, QualityRequest, Verdict};
use crate::valid::{Bases, is_answer};
use crate::{BLANK, Column, Flag, MAX_CHOICES, NO_OPINION};
use finding::Text;
use points::Exact;

/// So many of the worst are named.
const MOST: usize = 5;

pub(super) fn lines(request: &QualityRequest<'_>) -> Vec<QualityLine> {
    let mut lines = blanks(request);
    lines.push(unreadable(request));
    let n_valid = request.n_valid();
    let straight = n_flagged(request, Flag::StraightLine);
    lines.push(
        QualityLine::new(
            "straight-lines",
            "Phiếu chọn một mức cho mọi câu",
            "Straight lines",
            number_of(straight, n_valid),
        )
        .judged(
            Verdict::of_small(straight, n_valid, 10, 30),
            "tốt đến 10%, cần xem đến 30%",
            "good to 10%, take a look to 30%",
        ),
    );
    let alike = n_flagged(request, Flag::AlikeBatch);
    lines.push(
        QualityLine::new(
            "alike",
            "Phiếu thuộc lô có nhiều phiếu giống nhau",
            "Responses of batches that look alike",
            number_of(alike, n_valid),
        )
        .judged(
            Verdict::of_small(alike, n_valid, 0, 10),
            "tốt khi không có, cần xem đến 10%",
            "good where there is none, take a look to 10%",
        ),
    );
    let base = n_flagged(request, Flag::WrongBase);
    lines.push(QualityLine::new(
        "wrong-base",
        "Phiếu trả lời câu không thuộc đối tượng",
        "Responses with answers that were not asked for",
        number_of(base, n_valid),
    ));
    lines.extend(alphas(request));
    lines
}

fn n_flagged(request: &QualityRequest<'_>, flag: Flag) -> u64 {
    let flags = request.validity.flags.iter();
    flags.filter(|(_, own)| *own == flag).count() as u64
}

/// Shares with the code of their question, the worst first.
fn worst(mut shares: Vec<(u64, u64, &str)>) -> (Option<(u64, u64)>, Text) {
    shares.retain(|(part, whole, _)| *part > 0 && *whole > 0);
    shares.sort_by(|one, other| {
        let cross = |a: &(u64, u64, &str), b: &(u64, u64, &str)| u128::from(a.0) * u128::from(b.1);
        cross(other, one).cmp(&cross(one, other))
    });
    let named: Vec<Text> = shares
        .iter()
        .take(MOST)
        .map(|(part, whole, code)| labelled(&Text::same(*code), &percent(*part, *whole)))
        .collect();
    let first = shares.first().map(|(part, whole, _)| (*part, *whole));
    (first, joined(&named, "; "))
}

fn blanks(request: &QualityRequest<'_>) -> Vec<QualityLine> {
    let bases = Bases::of(request.instrument, request.responses);
    let rows: Vec<usize> = request.rows().collect();
    let mut shares = Vec::new();
    let (mut all_blank, mut all_asked) = (0_u64, 0_u64);
    for (at, item) in request.instrument.index.items.iter().enumerate() {
        let Some(Column::One(codes)) = request.responses.columns.get(item.question.index()) else {
            continue;
        };
        let base = bases.item(at);
        let (mut blank, mut asked) = (0_u64, 0_u64);
        for row in &rows {
            if base.is_none_or(|base| base[*row]) {
                asked += 1;
                blank += u64::from(!codes.get(*row).copied().is_some_and(is_answer));
            }
        }
        all_blank += blank;
        all_asked += asked;
        let code = request.instrument.question(item.question).code.as_str();
        shares.push((blank, asked, code));
    }
    let mut lines = vec![QualityLine::new(
        "blanks",
        "Câu để trống, tính chung",
        "Blank items over all",
        percent(all_blank, all_asked),
    )];
    let (first, named) = worst(shares);
    if let Some((blank, asked)) = first {
        lines.push(
            QualityLine::new(
                "item-blanks",
                "Câu bị để trống nhiều nhất",
                "Items most often blank",
                named,
            )
            .judged(
                Verdict::of_small(blank, asked, 5, 20),
                "tốt đến 5%, cần xem đến 20%",
                "good to 5%, take a look to 20%",
            ),
        );
    }
    lines
}

fn unreadable(request: &QualityRequest<'_>) -> QualityLine {
    let mut shares = Vec::new();
    for (question, column) in request
        .instrument
        .questions
        .iter()
        .zip(&request.responses.columns)
    {
        if let Column::One(codes) = column {
            let given = codes.iter().filter(|code| **code != BLANK).count() as u64;
            let odd = |code: &&u8| **code > MAX_CHOICES && **code != NO_OPINION;
            let n_odd = codes.iter().filter(odd).count() as u64;
            shares.push((n_odd, given, question.code.as_str()));
        }
    }
    let (first, named) = worst(shares);
    let value = match first {
        Some(_) => named,
        None => Text::new("không có", "none"),
    };
    let (odd, given) = first.unwrap_or((0, request.responses.len() as u64));
    QualityLine::new(
        "unreadable",
        "Câu có trả lời không đọc được (hai lựa chọn, ngoài khoảng, không rõ)",
        "Questions with answers that could not be read (two ticks, out of range, unknown)",
        value,
    )
    .judged(
        Verdict::of_small(odd, given, 1, 10),
        "tốt đến 1%, cần xem đến 10%",
        "good to 1%, take a look to 10%",
    )
}

fn alphas(request: &QualityRequest<'_>) -> Vec<QualityLine> {
    let Some(estimates) = request.estimates else {
        return Vec::new();
    };
    let factors = request
        .instrument
        .index
        .factors
        .iter()
        .zip(&estimates.alpha);
    factors
        .filter_map(|(factor, alpha)| {
            // As it is printed, so that the word fits what is read.
            let alpha = Exact::from_cell((*alpha)?)
                .ok()?
                .round(points::RoundTo::half_up(2));
            let value = Text::new(
                vietnamese::show_number(&alpha, Some(2)),
                vietnamese::show_number_en(&alpha, Some(2)),
            );
            let reaches =
                |hundredths: i64| !alpha.minus(&Exact::decimal(hundredths, 2)).is_negative();
            let line = QualityLine::new(
                &format!("alpha-{}", factor.code),
                format!("Hệ số Cronbach’s alpha: {}", factor.title.vi),
                format!("Cronbach’s alpha: {}", factor.title.en),
                value,
            );
            Some(line.judged(
                Some(Verdict::of(reaches(70), reaches(60))),
                "tốt từ 0,7, cần xem từ 0,6",
                "good from 0.7, take a look from 0.6",
            ))
        })
        .collect()
}
