use super::{communes, districts, exact, round};
use crate::{
    Cell, Line, by_content, criteria_ends, describe, field_ranks, fields, layers, matrix,
    not_reached, overall, profile, unit_sheet,
};
use criteria::LayerKind;
use finding::Lang;
use points::RoundTo;

fn number(cell: &Cell, digits: u8) -> String {
    match cell {
        Cell::Number(figure) => figure.round(RoundTo::half_up(digits)).to_string(),
        Cell::Figure(figure) => format!("{figure:.*}", usize::from(digits)),
        Cell::Text(words) => words.clone(),
        Cell::Empty => String::new(),
    }
}

fn shown(line: &Line) -> Vec<String> {
    line.cells.iter().map(|cell| number(cell, 2)).collect()
}

#[test]
fn the_overall_table_has_the_published_totals_and_a_mean_of_78_39() {
    let round = districts();
    let context = round.context();
    let table = overall(&context, 0);
    assert_eq!(
        shown(&table.lines[0]),
        [
            "1.00",
            "BD1",
            "Thành phố Thủ Dầu Một",
            "51.75",
            "32.83",
            "84.58",
            "84.58",
            "Tốt"
        ]
    );
    assert_eq!(
        shown(&table.lines[8]),
        [
            "9.00",
            "BD9",
            "Huyện Bắc Tân Uyên",
            "40.45",
            "31.01",
            "71.46",
            "71.46",
            "Khá"
        ]
    );
    let statistics = describe(&context, 0);
    let total = statistics.lines.last().unwrap();
    assert_eq!(shown(total)[0], "Tổng điểm");
    assert_eq!(shown(total)[3], "78.39");
    assert_eq!(shown(total)[4], "78.06");
    // 84,58, 82,00, 80,27 and 79,04 are above the mean.
    assert_eq!(shown(total)[9], "4.00");
}

#[test]
fn fields_have_their_maximum_mean_and_share() {
    let round = districts();
    let table = fields(&round.context(), 0);
    assert_eq!(
        shown(&table.lines[0]),
        ["", "Điểm tối đa", "65.00", "35.00", "100.00"]
    );
    // 417.45 ÷ 9, 288.04 ÷ 9, 705.49 ÷ 9.
    assert_eq!(
        shown(&table.lines[10]),
        ["", "Trung bình", "46.38", "32.00", "78.39"]
    );
    assert_eq!(shown(&table.lines[11])[2..], ["71.36", "91.44", "78.39"]);
}

#[test]
fn a_field_has_its_own_order() {
    let round = districts();
    let table = field_ranks(&round.context(), 0);
    // Tân Uyên is second overall and first in the survey.
    assert_eq!(
        shown(&table.lines[1]),
        ["2.00", "Thị xã Tân Uyên", "48.75", "2.00", "33.25", "1.00"]
    );
}

#[test]
fn what_is_dropped_is_out_of_the_denominator_and_said() {
    let round = communes();
    let context = round.context();
    let row = context
        .ranked
        .rows
        .iter()
        .find(|row| row.code == "C")
        .unwrap();
    assert_eq!(row.max, 14.into());
    assert_eq!(row.index, exact("50.00"));
    let table = unit_sheet(&context, row);
    let line = table
        .lines
        .iter()
        .find(|line| line.cells[0] == Cell::text("3.1"))
        .unwrap();
    assert_eq!(line.cells[5], Cell::text("KAD"));
    assert_eq!(
        line.cells[7],
        Cell::text("Không áp dụng; không tính vào mẫu số")
    );
    assert!(
        table.notes[1].starts_with("Tiêu chí ngoài mẫu số: 3.1"),
        "{:?}",
        table.notes
    );
    let overall = overall(&context, 0);
    assert!(overall.notes.iter().any(|note| note.contains("mẫu số")));
}

#[test]
fn a_unit_without_a_complete_result_stands_below_without_a_rank() {
    let round = communes();
    let table = overall(&round.context(), 0);
    let last = shown(table.lines.last().unwrap());
    assert_eq!((last[0].as_str(), last[1].as_str()), ("–", "D"));
    assert_eq!(last.last().map(String::as_str), Some("chưa đủ kết quả"));
    assert!(
        table
            .lines
            .iter()
            .all(|line| line.cells[1] != Cell::text("T"))
    );
}

#[test]
fn points_not_reached_lead_from_the_maximum_to_the_points() {
    let round = communes();
    let context = round.context();
    let row = context
        .ranked
        .rows
        .iter()
        .find(|row| row.code == "B")
        .unwrap();
    let missing = not_reached(&context, row);
    let codes: Vec<_> = missing
        .iter()
        .map(|own| {
            (
                context.set.node(own.node).code.as_str(),
                own.points.trimmed().to_string(),
            )
        })
        .collect();
    // 20 − 3 − 2 − 5 − 4 = 6: largest first, equals in the order of the set.
    assert_eq!(
        codes,
        [
            ("1.2", "2".into()),
            ("3.1", "2".into()),
            ("1.1", "1".into()),
            ("2.1", "1".into())
        ]
    );
}

#[test]
fn self_and_appraised_stand_side_by_side() {
    let round = communes();
    let table = layers(&round.context(), 0).unwrap();
    // A: self 16, appraised 19.5; 2.1 and 3.1 changed.
    assert_eq!(
        shown(&table.lines[0])[2..],
        ["16.00", "19.50", "3.50", "2.00"]
    );
    assert_eq!(layers(&districts().context(), 0), None);
}

#[test]
fn what_only_an_appraiser_scores_is_not_compared() {
    let set = "format = 1\nid = \"so-sanh\"\nyear = 2025\nlevels = [\"commune\"]\ntitle = \"Bộ tiêu chí thử\"\ntotal = 10\nstatus = \"sample\"\nfinal = [\"appraised\"]\n[basis.A]\ntitle = \"Văn bản minh họa\"\n[criterion.\"1\"]\ntitle = \"Một\"\nmax = 4\nsource = \"A\"\nrule = \"points\"\n[criterion.\"2\"]\ntitle = \"Hai\"\nmax = 6\nsource = \"A\"\nscored = \"appraised\"\nrule = \"points\"\n";
    let roster = "code,name,type,level,block\nA,Xã A,xã,commune,xã\n";
    let (own, appraised) = (LayerKind::SelfScore, LayerKind::Appraised(1));
    let typed = [
        (0, "1", own, "4"),
        (0, "1", appraised, "3"),
        (0, "2", appraised, "5"),
    ];
    let round = round(set, roster, &typed);
    let table = layers(&round.context(), 0).unwrap();
    // 4 and 3 are compared, the 5 of criterion 2 are not: 3 − 4, although the sums are 4 and 8.
    assert_eq!(
        shown(&table.lines[0])[2..],
        ["4.00", "8.00", "-1.00", "1.00"]
    );
}

#[test]
fn the_profile_compares_in_percent_of_the_applicable_maximum() {
    let round = communes();
    let context = round.context();
    let index = context
        .ranked
        .rows
        .iter()
        .position(|row| row.code == "B")
        .unwrap();
    let lines = profile(&context, index).unwrap();
    // Field 1: 5 of 8; block (8 + 5 + 3) of 24; best 8 of 8.
    assert_eq!(lines[0].unit, exact("62.5"));
    assert_eq!(lines[0].mean.to_ratio_text(), "200/3");
    assert_eq!(lines[0].best, 100.into());
    // Field 3 does not apply to C: (5.5 + 4) of 12.
    assert_eq!(lines[2].mean.to_ratio_text(), "475/6");
}

#[test]
fn criteria_run_from_the_highest_share_down() {
    let round = communes();
    let table = criteria_ends(&round.context(), 0);
    let codes: Vec<_> = table
        .lines
        .iter()
        .map(|line| number(&line.cells[0], 0))
        .collect();
    // 2.1: 15 of 18; 3.1: 9.5 of 12; 1.1: 9 of 12; 1.2: 7 of 12.
    assert_eq!(codes, ["2.1", "3.1", "1.1", "1.2"]);
}

#[test]
fn the_matrix_says_states_in_words() {
    let round = communes();
    let table = matrix(&round.context(), 0);
    let line = table
        .lines
        .iter()
        .find(|line| line.cells[1] == Cell::text("C"))
        .unwrap();
    assert_eq!(shown(line)[3..], ["2.00", "1.00", "4.00", "KAD"]);
}

#[test]
fn a_table_fits_a_terminal() {
    let round = districts();
    let text = overall(&round.context(), 0).to_text(Lang::Vi, 2);
    assert!(
        text.contains("   1  BD1  Thành phố Thủ Dầu Một           51,75"),
        "{text}"
    );
    assert!(text.contains("… và 7 dòng nữa"), "{text}");
}

#[test]
fn contents_take_their_leaves_from_the_nearest_node_that_names_them() {
    let round = communes();
    let table = by_content(&round.context(), 0).unwrap();
    let groups: Vec<_> = table
        .columns
        .iter()
        .filter_map(|own| own.group.as_deref())
        .collect();
    assert_eq!(groups, ["NQ76/1", "NQ76/1", "NQ76/6", "NQ76/6"]);
    // B: 3 + 2 + 4 of 14, and 4 of 6; 3.1 counts in both.
    let line = table
        .lines
        .iter()
        .find(|line| line.cells[1] == Cell::text("B"))
        .unwrap();
    assert_eq!(shown(line)[3..], ["9.00", "64.29", "4.00", "66.67"]);
    assert_eq!(by_content(&districts().context(), 0), None);
}
