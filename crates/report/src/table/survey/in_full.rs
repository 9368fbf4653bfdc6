//! T14e: every figure of every place with all that is known of it.

use super::super::{Cell, Kind, Line, Table};
use super::{HIDDEN, number, seen_cell};
use crate::SurveyContext;
use crate::surveys::{Seen, share};
use survey::{Domain, DomainKind, Figure, IntervalMethod};

/// One line per place and figure (whole, parts, factors): index in percent, respondents, answers, blanks and their share in percent, the bounds with all blanks at worst and at best; where intervals are shown, the 95% interval and its method, standard error in percentage points, design effect, effective respondents, degrees of freedom.
#[must_use]
pub fn index_in_full(context: &SurveyContext<'_>) -> Table {
    let digits = Kind::Percent(context.digits());
    let column = |vi, en, kind| context.column(vi, en, kind);
    let bounds = context.say("Nếu mọi câu bỏ trống là", "If all blanks were");
    let mut columns = vec![
        column("Mã", "Code", Kind::Code),
        column("Đơn vị", "Unit", Kind::Words),
        column("Chỉ số", "Figure", Kind::Words),
        column("Giá trị (%)", "Value (%)", digits),
        column("Số người trả lời (n)", "Respondents (n)", Kind::Count),
        column("Số câu trả lời", "Answers", Kind::Count),
        column("Số câu bỏ trống", "Blanks", Kind::Count),
        column("Tỷ lệ bỏ trống (%)", "Blanks (%)", Kind::Percent(2)),
        column("mức thấp nhất", "at worst", digits).under(bounds),
        column("mức cao nhất", "at best", digits).under(bounds),
    ];
    if context.intervals {
        let group = context.say("KTC 95%", "95% CI");
        columns.extend([
            column("từ", "from", digits).under(group),
            column("đến", "to", digits).under(group),
            column("cách tính", "method", Kind::Words).under(group),
            column(
                "Sai số chuẩn (điểm %)",
                "Standard error (points)",
                Kind::Percent(3),
            ),
            column("Hệ số thiết kế", "Design effect", Kind::Points(2)),
            column("n hiệu dụng", "Effective n", Kind::Points(1)),
            column("Bậc tự do", "Degrees of freedom", Kind::Count),
        ]);
    }
    let figures = context.main_figures();
    let mut lines = Vec::new();
    for domain in context.places() {
        for figure in &figures {
            lines.push(Line {
                cells: cells(context, domain, *figure),
                strong: !matches!(domain.kind, DomainKind::Unit(_)) && *figure == Figure::Overall,
                ..Line::default()
            });
        }
    }
    let mut notes = context.figure_notes(&lines);
    notes.push(
        context
            .say(
                "Hai cột “nếu mọi câu bỏ trống” cho biết chỉ số thay đổi tối đa bao nhiêu do bỏ trống; số liệu không bị thay thế bằng ước đoán.",
                "The two columns on blanks say how far blanks could move the figure; nothing is imputed.",
            )
            .to_owned(),
    );
    Table {
        id: "T14e",
        sheet: "T14e".to_owned(),
        title: format!(
            "{} – {}",
            context.index_words(),
            context.say("số liệu chi tiết", "in full")
        ),
        columns,
        lines,
        notes,
    }
}

fn cells(context: &SurveyContext<'_>, domain: &Domain, figure: Figure) -> Vec<Cell> {
    let seen = context.seen(domain, figure);
    let mut cells = vec![
        Cell::text(context.code_of(domain)),
        Cell::text(context.place_name(domain)),
        Cell::text(context.figure_title(figure)),
        context.value_cell(domain, figure),
        seen_cell(seen, |own| number(own.n)),
        seen_cell(seen, |own| number(own.answers)),
        seen_cell(seen, |own| number(own.blank)),
        seen_cell(seen, |own| {
            Cell::maybe(share(own.blank, own.answers + own.blank).as_ref())
        }),
        seen_cell(seen, |own| Cell::Number(own.bounds.low.clone())),
        seen_cell(seen, |own| Cell::Number(own.bounds.high.clone())),
    ];
    if context.intervals {
        cells.extend(context.interval_cells(domain, figure));
        cells.push(match seen {
            Seen::Shown(own) => own.interval.as_ref().map_or(Cell::Empty, |own| {
                Cell::text(method(context, own.method, own.stand_in))
            }),
            Seen::Hidden => Cell::text(HIDDEN),
            Seen::Nothing => Cell::Empty,
        });
        let maybe = |figure: Option<f64>| figure.map_or(Cell::text("–"), Cell::Figure);
        cells.push(seen_cell(seen, |own| maybe(own.se)));
        cells.push(seen_cell(seen, |own| maybe(own.deff)));
        cells.push(seen_cell(seen, |own| maybe(own.n_effective)));
        cells.push(seen_cell(seen, |own| {
            maybe(own.df.is_finite().then_some(own.df))
        }));
    }
    cells
}

fn method(context: &SurveyContext<'_>, method: IntervalMethod, stand_in: bool) -> String {
    let name = match method {
        IntervalMethod::Wilson => "Wilson",
        IntervalMethod::KornGraubard => "Korn–Graubard",
        IntervalMethod::Logit => "logit",
        IntervalMethod::ClopperPearson => "Clopper–Pearson",
        IntervalMethod::AgrestiCoull => "Agresti–Coull",
        IntervalMethod::Jeffreys => "Jeffreys",
        IntervalMethod::StudentT => "Student t",
    };
    if stand_in {
        format!("{name} ({})", context.say("thay thế", "stand-in"))
    } else {
        name.to_owned()
    }
}
