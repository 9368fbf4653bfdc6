use super::small;
use crate::tests::communes;
use crate::tests::files::texts;
use crate::{Charts, Options, ResultContext, SurveyContext, survey_workbook, write_results};

#[test]
fn a_round_with_surveys_has_their_files_and_sheets() {
    let (round, sample) = (communes(), small());
    let surveys = [sample.context()];
    let context = ResultContext {
        surveys: &surveys,
        ..round.context()
    };
    let options = Options {
        charts: Charts::Units,
        png: false,
        ..Options::default()
    };
    let files = write_results(&context, options).unwrap();
    let paths: Vec<&str> = files
        .iter()
        .map(|file| file.0.as_str())
        .filter(|path| path.starts_with("surveys/"))
        .collect();
    assert_eq!(
        paths,
        [
            "surveys/nguoi-dan.xlsx",
            "surveys/nguoi-dan/T13.csv",
            "surveys/nguoi-dan/T14a.csv",
            "surveys/nguoi-dan/T14b.csv",
            "surveys/nguoi-dan/T14c.csv",
            "surveys/nguoi-dan/T14d.csv",
            "surveys/nguoi-dan/T14e.csv",
            "surveys/nguoi-dan/quality.csv",
            "surveys/nguoi-dan/items.svg",
            "surveys/nguoi-dan/units.svg",
            "surveys/nguoi-dan/factors.svg",
            "surveys/nguoi-dan/units/A-survey.svg",
            "surveys/nguoi-dan/units/B-survey.svg",
        ]
    );
    assert_eq!(files, write_results(&context, options).unwrap());
    let ranking = files.iter().find(|file| file.0 == "ranking.xlsx").unwrap();
    let names: Vec<String> = texts("ranking.xlsx", &ranking.1)
        .into_iter()
        .map(|own| own.0)
        .collect();
    assert_eq!(
        names[7..15],
        [
            "T11",
            "T13",
            "T14a",
            "T14b",
            "T14c",
            "T14d",
            "T14e",
            "Chất lượng phiếu"
        ]
        .map(String::from)
    );
    let csv = files
        .iter()
        .find(|file| file.0 == "surveys/nguoi-dan/T14a.csv")
        .unwrap();
    let text = String::from_utf8(csv.1.clone()).unwrap();
    assert!(
        text.starts_with("Mã,Đơn vị,Số phiếu hợp lệ,Chỉ số chung,"),
        "{text}"
    );
    assert!(text.contains("A,Xã An Hòa,40,71.67,"), "{text}");
    assert!(
        text.contains("SỐ LIỆU MINH HỌA – phiếu do chương trình sinh ra · DỰ THẢO – CHƯA CÔNG BỐ"),
        "{text}"
    );
}

#[test]
fn sheets_of_several_surveys_say_whose_they_are() {
    let (round, sample) = (communes(), small());
    let surveys = ["mot-cua/2024", "can-bo"].map(|id| SurveyContext {
        id,
        ..sample.context()
    });
    let context = ResultContext {
        surveys: &surveys,
        ..round.context()
    };
    let options = Options {
        charts: Charts::None,
        ..Options::default()
    };
    let files = write_results(&context, options).unwrap();
    let names: Vec<String> = texts("ranking.xlsx", &files[2].1)
        .into_iter()
        .map(|own| own.0)
        .collect();
    assert!(
        names.contains(&"T14a mot-cua-2024".to_owned())
            && names.contains(&"T14a can-bo".to_owned()),
        "{names:?}"
    );
    assert!(
        files
            .iter()
            .any(|file| file.0 == "surveys/mot-cua-2024.xlsx")
    );
}

#[test]
fn every_sheet_of_a_survey_says_its_notices() {
    let sample = small();
    let bytes = survey_workbook(&sample.context()).unwrap();
    assert_eq!(bytes, survey_workbook(&small().context()).unwrap());
    let sheets = texts("nguoi-dan.xlsx", &bytes);
    assert_eq!(sheets.len(), 9);
    let excluded = &sheets[8];
    assert_eq!(excluded.0, "T13b");
    // Two of An Hòa with too many blanks, one of Bình Minh twice, one of Cao Sơn, six of no known unit.
    assert!(
        excluded
            .1
            .iter()
            .any(|cell| cell == "10 phiếu không hợp lệ."),
        "{excluded:?}"
    );
    for (name, cells) in &sheets {
        for words in [
            "DỰ THẢO – CHƯA CÔNG BỐ",
            "SỐ LIỆU MINH HỌA – phiếu do chương trình sinh ra",
        ] {
            assert!(cells.iter().any(|cell| cell == words), "{name}: {words}");
        }
    }
    let contents = &sheets[0].1;
    for words in [
        "Khảo sát tại Bộ phận Một cửa (mot-cua-thu/2024)",
        "mẫu phiếu minh họa",
        "phát ra 100, thu về 84, hợp lệ 80",
    ] {
        assert!(
            contents.iter().any(|cell| cell == words),
            "{words} in {contents:?}"
        );
    }
}
