//! `surveys/<id>.xlsx`: the tables of one survey.

use super::contents::{self, Fact};
use super::{add_all, framed};
use crate::SurveyContext;
use crate::frame::Frame;
use crate::table::{survey_exclusions, survey_tables};
use workbook::{Book, WriteError};

/// A list of contents with what the figures stand on, then T13, T14a to T14e, the page on quality, and every excluded response.
///
/// # Errors
/// [`WriteError`] where a table has more rows or columns than a sheet can hold.
pub fn survey_workbook(context: &SurveyContext<'_>) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::new(context.as_of);
    book.describe(
        context.round_title,
        context.instrument.title.get(context.lang),
    );
    book.property("parindex-round", context.round);
    book.property("parindex-instrument", context.instrument.name());
    book.property("parindex-digest", context.instrument.digest.as_str());
    contents::reserve(context, &mut book);
    let mut tables = survey_tables(context);
    tables.extend(survey_exclusions(context));
    let sheets = framed(context, tables);
    let listed = add_all(&mut book, &sheets);
    let title = context.say("KẾT QUẢ KHẢO SÁT", "SURVEY RESULTS");
    contents::fill(context, &mut book, title, facts(context), &listed);
    book.to_bytes()
}

fn facts(context: &SurveyContext<'_>) -> Vec<Fact> {
    let instrument = context.instrument;
    let issued: Vec<u64> = context.validity.issued.iter().flatten().copied().collect();
    let issued = if issued.is_empty() {
        context.say("chưa có số liệu", "not known").to_owned()
    } else {
        context.count(issued.iter().sum())
    };
    let returned: u64 = context.validity.returned.iter().sum();
    let valid = context
        .everybody()
        .and_then(|all| context.seen_valid(all))
        .map_or_else(|| "…".to_owned(), |n| context.count(n));
    let intervals = if context.intervals {
        context.say("có hiển thị", "shown")
    } else {
        context.say(
            "được tính nhưng không hiển thị ở bản này",
            "computed, not shown in this edition",
        )
    };
    vec![
        (
            context.say("Mẫu phiếu", "Instrument"),
            format!(
                "{} ({})",
                instrument.title.get(context.lang),
                instrument.name()
            ),
        ),
        (
            context.say("Tình trạng mẫu phiếu", "Status"),
            context.status_words().to_owned(),
        ),
        (
            context.say("Nguồn mẫu phiếu", "Source"),
            instrument.source.clone(),
        ),
        (
            context.say("Mã kiểm mẫu phiếu", "Digest"),
            instrument.digest.clone(),
        ),
        (
            context.say("Số liệu đến ngày", "Figures to"),
            context.date_words(),
        ),
        (
            context.say("Phiếu khảo sát", "Responses"),
            context
                .say(
                    "phát ra {issued}, thu về {returned}, hợp lệ {valid}",
                    "issued {issued}, returned {returned}, valid {valid}",
                )
                .replace("{issued}", &issued)
                .replace("{returned}", &context.count(returned))
                .replace("{valid}", &valid),
        ),
        (context.say("Cách tính", "Method"), context.method_bare()),
        (
            context.say("Khoảng tin cậy 95%", "95% intervals"),
            intervals.to_owned(),
        ),
        (
            context.say("Chương trình", "Program"),
            format!("parindex {}", context.program),
        ),
    ]
}
