use super::{large, small, whole};
use crate::{
    Cell, Table, answer_distribution, index_by_mode, index_by_trait, index_by_unit, index_in_full,
    survey_quality, survey_returns, survey_tables,
};
use finding::Lang;
use ranking::CsvKind;
use survey::{Aggregation, Blanks, Formula, Places};

/// The lines as they are shown, headings first.
fn shown(table: &Table) -> Vec<String> {
    let csv = table.to_csv(CsvKind::Excel);
    csv.trim_start_matches('\u{feff}')
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn returns_have_their_rates_and_reasons() {
    let lines = shown(&survey_returns(&small().context()));
    assert_eq!(
        lines[0],
        "Mã;Đơn vị;Số phiếu theo kế hoạch;Số phiếu phát ra;Số phiếu thu về;\
         Không hợp lệ, theo lý do: Đơn vị không có trong danh sách;\
         Không hợp lệ, theo lý do: Trùng nội dung trong cùng đơn vị và cùng ngày;\
         Không hợp lệ, theo lý do: Để trống quá nhiều câu;\
         Số phiếu hợp lệ;Tỷ lệ thu về (%);Tỷ lệ phiếu hợp lệ (% phát ra);Tỷ lệ phiếu hợp lệ (% thu về)"
    );
    // 42 of 50 came back; 40 of 50 and of 42 count.
    assert_eq!(lines[1], "A;Xã An Hòa;50;50;42;0;0;2;40;84,00;80,00;95,24");
    assert_eq!(
        lines[2],
        "B;Xã Bình Minh;25;25;21;0;1;0;20;84,00;80,00;95,24"
    );
    assert_eq!(lines[3], "C;Xã Cao Sơn;10;5;…;…;…;…;ẩn;…;…;…");
    // No unit is known of six, so nobody can have issued them.
    assert_eq!(lines[5], ";Không rõ đơn vị;;;6;6;0;0;0;;;0,00");
    // 84 + 6 returned of 100; 80 count.
    assert_eq!(lines[6], ";Cộng;105;100;90;6;1;3;80;90,00;80,00;88,89");
}

#[test]
fn what_the_round_does_not_know_has_no_column() {
    let mut sample = small();
    sample.planned = vec![None; 4];
    sample.validity.issued = vec![None; 4];
    let context = crate::SurveyContext {
        population: &[None; 4],
        ..sample.context()
    };
    let headings = shown(&survey_returns(&context)).swap_remove(0);
    for words in ["Dân số", "kế hoạch", "phát ra", "Tỷ lệ thu về"] {
        assert!(!headings.contains(words), "{words} in {headings}");
    }
    let context = crate::SurveyContext {
        population: &[Some(4200), None, None, Some(3900)],
        ..context
    };
    let lines = shown(&survey_returns(&context));
    assert!(lines[1].starts_with("A;Xã An Hòa;4200;42;"), "{}", lines[1]);
    assert!(lines[6].starts_with(";Cộng;8100;90;"), "{}", lines[6]);
}

#[test]
fn the_published_rate_of_valid_responses_is_of_those_issued() {
    // 2023: 40,230 issued, 39,765 valid, 98.84%.
    let mut sample = small();
    sample.planned.clear();
    sample.estimates.domains.clear();
    sample.responses.units = vec![0; 39_765];
    sample.validity.excluded = vec![None; 39_765];
    sample.validity.issued = vec![Some(40_230)];
    sample.validity.returned = vec![39_900];
    let table = survey_returns(&sample.context());
    let lines = shown(&table);
    assert_eq!(
        lines[1],
        "A;Xã An Hòa;40230;39900;135;39765;99,18;98,84;99,66"
    );
    assert!(lines[0].contains("Thu về, chưa nhập"));
}

#[test]
fn indices_of_units_stand_side_by_side() {
    let lines = shown(&index_by_unit(&small().context()));
    assert_eq!(
        lines[0],
        "Mã;Đơn vị;Số phiếu hợp lệ;Chỉ số chung;KTC 95%: từ;KTC 95%: đến;I. Tiếp cận dịch vụ;II. Công chức"
    );
    // 28 of 40; 28 + 30 of 80; 86 of 120, less and more 196 ÷ (2 √40).
    assert_eq!(lines[1], "A;Xã An Hòa;40;71,67;56,17;87,16;70,00;72,50");
    assert_eq!(lines[2], "B;Xã Bình Minh;20;65,00;43,09;86,91;50,00;72,50");
    assert_eq!(lines[3], "C;Xã Cao Sơn;ẩn;…;…;…;…;…");
    assert_eq!(lines[4], "D;Xã Đồng Tâm;ẩn;…;…;…;…;…");
    // The one block is everybody and not said twice.
    assert_eq!(lines[5], ";Toàn bộ;80;66,67;55,71;77,62;62,50;68,75");
    assert_eq!(lines.len(), 6);
}

#[test]
fn a_unit_without_answers_has_dashes_that_are_explained() {
    let mut sample = small();
    sample.estimates.domains[2].estimates.fill(None);
    let table = index_by_unit(&sample.context());
    assert_eq!(shown(&table)[2], "B;Xã Bình Minh;20;–;–;–;–;–");
    assert!(
        table
            .notes
            .iter()
            .any(|note| note.starts_with("Ô ghi –: không có câu trả lời"))
    );
    let notes = index_by_unit(&small().context()).notes.join(" ");
    assert!(!notes.contains("Ô ghi –"));
}

#[test]
fn several_blocks_have_their_lines() {
    let lines = shown(&index_by_unit(&large(12).context()));
    let names: Vec<&str> = lines[13..]
        .iter()
        .map(|line| line.split(';').nth(1).unwrap())
        .collect();
    assert_eq!(names, ["Khối xã", "Khối phường", "Toàn bộ"]);
}

#[test]
fn answers_are_counted_by_level_and_shared_over_those_who_took_one() {
    let tables = answer_distribution(&small().context());
    assert_eq!(tables.len(), 1);
    let lines = shown(&tables[0]);
    assert!(lines[0].starts_with("Mã;Câu hỏi;Rất không hài lòng: Số phiếu;Rất không hài lòng: %;"));
    assert_eq!(lines[3], ";II. Công chức;;;;;;;;;;;;;;;68,75;57,79;79,71");
    // 6 + 0 + 1 + 3, 6 + 5 + 0 + 4, 20 + 7 + 1 + 5, 8 + 8 + 1 + 5 of 80; 55 of 80 satisfied.
    assert_eq!(
        lines[4],
        "q2;Thái độ lịch sự;0;0,0;10;12,5;15;18,8;33;41,3;22;27,5;80;0;0;0;68,75;57,79;79,71"
    );
    // Three were very dissatisfied: hidden, and a second level with it.
    assert!(
        lines[2].starts_with("q1;Nơi ngồi chờ;…;…;…;…;15;18,8;27;33,8;23;28,8;80;"),
        "{}",
        lines[2]
    );
}

#[test]
fn levels_of_a_list_that_begins_with_the_best_are_turned() {
    let mut sample = whole();
    sample.instrument.lists[0].choices.reverse();
    for item in &mut sample.instrument.index.items {
        item.scores.reverse();
    }
    for item in sample
        .estimates
        .domains
        .iter_mut()
        .flat_map(|own| &mut own.items)
    {
        item.choices.reverse();
    }
    assert_eq!(
        answer_distribution(&sample.context()),
        answer_distribution(&whole().context())
    );
}

#[test]
fn traits_and_modes_have_tables_of_their_own() {
    let sample = small();
    let context = sample.context();
    let lines = shown(&index_by_trait(&context).unwrap());
    assert_eq!(lines[1], "Giới tính;;;;;;;");
    assert_eq!(lines[2], "Nam;ẩn;…;…;…;…;…;…");
    assert_eq!(lines[4], "Toàn bộ;80;100,0;66,67;55,71;77,62;62,50;68,75");
    let lines = shown(&index_by_mode(&context).unwrap());
    assert_eq!(
        lines[1],
        "Tại Bộ phận Một cửa;80;100,0;66,67;55,71;77,62;62,50;68,75"
    );
    let mut without = small();
    without.estimates.domains.truncate(6);
    assert_eq!(index_by_trait(&without.context()), None);
    assert_eq!(index_by_mode(&without.context()), None);
}

#[test]
fn the_full_table_has_bounds_and_the_method() {
    let sample = small();
    let lines = shown(&index_in_full(&sample.context()));
    assert_eq!(
        lines[1],
        "A;Xã An Hòa;Chỉ số chung;71,67;40;120;0;0,00;71,67;71,67;56,17;87,16;Wilson;7,748;1,50;71,7;9"
    );
    let blank = large(4);
    let table = index_in_full(&blank.context());
    let line = table
        .lines
        .iter()
        .find(|line| line.cells[2] == Cell::text("A. Trách nhiệm giải trình"))
        .unwrap();
    let figure = |at: usize| match &line.cells[at] {
        Cell::Number(own) => own.to_f64(),
        other => panic!("{other:?}"),
    };
    assert!(figure(8) < figure(3) && figure(3) < figure(9), "{line:?}");
}

#[test]
fn without_intervals_nothing_of_them_is_said() {
    let sample = small();
    let context = crate::SurveyContext {
        intervals: false,
        ..sample.context()
    };
    for table in survey_tables(&context) {
        let text = table.to_text(Lang::Vi, 100);
        for words in ["KTC", "tin cậy", "Wilson", "56,17", "87,16", "7,748"] {
            assert!(!text.contains(words), "{}: {words}", table.id);
        }
    }
}

#[test]
fn every_table_of_figures_names_every_choice() {
    let mut sample = small();
    let choices = [
        (
            Formula::Top2,
            Blanks::Out,
            Aggregation::Pooled,
            Places::Pooled,
            ["(top2)", "blanks = out", "(pooled)", "(pooled)"],
        ),
        (
            Formula::MeanOverMax,
            Blanks::In,
            Aggregation::MeanOfItems,
            Places::MeanOfUnits,
            [
                "(mean-over-max)",
                "blanks = in",
                "(mean-of-items)",
                "(mean-of-units)",
            ],
        ),
        (
            Formula::MeanRescaled,
            Blanks::Out,
            Aggregation::MeanOfFactors,
            Places::Weights,
            [
                "(mean-rescaled)",
                "blanks = out",
                "(mean-of-factors)",
                "(weights)",
            ],
        ),
        (
            Formula::Options,
            Blanks::In,
            Aggregation::Weights,
            Places::Pooled,
            ["(options)", "blanks = in", "(weights)", "(pooled)"],
        ),
    ];
    for (formula, blanks, aggregation, places, words) in choices {
        let index = &mut sample.instrument.index;
        (index.formula, index.blanks) = (formula, blanks);
        (index.aggregation, index.places) = (aggregation, places);
        let context = sample.context();
        for table in survey_tables(&context) {
            if matches!(table.id, "T13" | "quality") {
                continue;
            }
            let notes = table.notes.join("\n");
            for own in words {
                assert!(notes.contains(own), "{}: {own} in {notes}", table.id);
            }
            assert!(notes.contains("làm tròn một lần, đến 2 chữ số"), "{notes}");
            assert!(notes.contains("chênh lệch giữa các đơn vị này nằm trong sai số điều tra"));
            assert!(notes.contains("không thu theo mẫu xác suất"));
        }
    }
}

#[test]
fn an_item_with_a_formula_of_its_own_is_named() {
    let mut sample = small();
    sample.instrument.index.items[2].formula = Formula::MeanRescaled;
    let notes = index_by_unit(&sample.context()).notes.join("\n");
    assert!(
        notes.contains("q3: câu hỏi tính theo (mức bình quân − 1)"),
        "{notes}"
    );
}

#[test]
fn quality_has_its_verdicts() {
    let sample = small();
    let table = survey_quality(&sample.context()).unwrap();
    let lines = shown(&table);
    assert_eq!(lines[0], "Nội dung;Kết quả;Đánh giá;Thang đánh giá");
    assert_eq!(lines[1], "Tỷ lệ thu về;84,0%;tốt;tốt từ 80%");
    assert_eq!(
        lines[2],
        "Cronbach alpha của yếu tố II;0,64;cần xem;tốt từ 0,7"
    );
    assert_eq!(
        table
            .lines
            .iter()
            .map(|line| line.strong)
            .collect::<Vec<_>>(),
        [false, true]
    );
}

#[test]
fn english_is_whole() {
    let sample = large(6);
    let context = crate::SurveyContext {
        lang: Lang::En,
        notice: None,
        ..sample.context()
    };
    for table in survey_tables(&context) {
        let headings: Vec<&str> = table
            .columns
            .iter()
            .map(|own| own.heading.as_str())
            .collect();
        let said = [
            headings.join(" "),
            table.notes.join(" "),
            table.title.clone(),
        ]
        .concat();
        for words in ["Số phiếu", "Chỉ số", "Cách tính", "Đơn vị"] {
            assert!(!said.contains(words), "{}: {words}", table.id);
        }
    }
}

#[test]
fn units_whose_intervals_overlap_cannot_be_told_apart() {
    // A 56.17–87.16, B 43.09–86.91; C and D are hidden and in nobody's list.
    let sample = small();
    let lines = shown(&crate::units_within_error(&sample.context()).unwrap());
    assert_eq!(lines.len(), 3);
    assert!(
        lines[1].starts_with("A;Xã An Hòa;40;71,67;56,17;87,16;"),
        "{}",
        lines[1]
    );
    assert!(lines[1].ends_with(";1;Xã Bình Minh"), "{}", lines[1]);
    assert!(lines[2].ends_with(";1;Xã An Hòa"), "{}", lines[2]);
    // Moved below the other's lower bound, B stands alone.
    let mut apart = small();
    let own = apart.estimates.domains[2].estimates[0].as_mut().unwrap();
    let interval = own.interval.as_mut().unwrap();
    (interval.low, interval.high) = (43.0, 56.0);
    let lines = shown(&crate::units_within_error(&apart.context()).unwrap());
    assert!(lines[1].ends_with(";0;"), "{}", lines[1]);
    let without = crate::SurveyContext {
        intervals: false,
        ..sample.context()
    };
    assert!(crate::units_within_error(&without).is_none());
}
