//! A small instrument for the tests of this room.

use crate::{
    Aggregation, Blanks, Choice, ChoiceList, Factor, Formula, Index, Instrument, Item, ItemScore,
    Limits, Places, Question, QuestionId, QuestionKind, Role,
};
use finding::Text;
use points::Exact;

fn list(name: &str, choices: &[(&str, &str, bool)]) -> ChoiceList {
    ChoiceList {
        name: name.to_owned(),
        choices: choices
            .iter()
            .map(|(code, title, no_opinion)| Choice {
                code: (*code).to_owned(),
                title: Text::same(*title),
                also: Vec::new(),
                no_opinion: *no_opinion,
            })
            .collect(),
    }
}

fn question(code: &str, heading: &str, title: &str, kind: QuestionKind, role: Role) -> Question {
    Question {
        code: code.to_owned(),
        groups: Vec::new(),
        heading: Text::same(heading),
        title: Text::same(title),
        hint: Text::default(),
        kind,
        role,
        required: false,
        relevant: None,
        line: 1,
    }
}

/// Name, village, sex, channels (any), three items in a grid, age in years, a free text.
pub(crate) fn instrument() -> Instrument {
    let one = |list| QuestionKind::One { list, other: false };
    let many = |list| QuestionKind::Many { list, other: false };
    let whole = QuestionKind::Whole {
        least: Some(18),
        most: Some(110),
    };
    let grid = "Mức độ hài lòng của Ông/Bà";
    let questions = vec![
        question(
            "ho_ten",
            "",
            "Họ và tên",
            QuestionKind::Text,
            Role::Identifying,
        ),
        question(
            "thon",
            "",
            "Thôn, tổ dân phố",
            QuestionKind::Text,
            Role::Cluster(1),
        ),
        question("gioi", "", "Giới tính", one(0), Role::Demographic),
        question(
            "kenh",
            "",
            "Ông/Bà biết thông tin qua kênh nào?",
            many(1),
            Role::Other,
        ),
        question(
            "q1",
            grid,
            "Nơi ngồi chờ có đủ chỗ ngồi",
            one(2),
            Role::Item,
        ),
        question(
            "q2",
            grid,
            "Công chức có thái độ lịch sự",
            one(2),
            Role::Item,
        ),
        question("q3", grid, "Kết quả đúng quy định", one(2), Role::Item),
        question("tuoi", "", "Tuổi", whole, Role::Demographic),
        question(
            "gop_y",
            "",
            "Ý kiến khác",
            QuestionKind::Text,
            Role::FreeText,
        ),
    ];
    let score = |text: &str| -> ItemScore { text.parse::<Exact>().ok() };
    let items = [4, 5, 6]
        .map(|at| Item {
            question: QuestionId(at),
            factor: 0,
            weight: Exact::from(1),
            formula: Formula::Top2,
            scores: ["0", "0", "0", "100", "100"].map(score).to_vec(),
            base: None,
        })
        .to_vec();
    Instrument {
        file: "mau.toml".to_owned(),
        id: "mau".to_owned(),
        year: 2024,
        title: Text::same("Phiếu khảo sát sự hài lòng"),
        status: criteria::Status::Sample,
        notice: None,
        source: String::new(),
        questions,
        lists: vec![
            list("gioi", &[("1", "Nam", false), ("2", "Nữ", false)]),
            list(
                "kenh",
                &[
                    ("loa", "Loa phát thanh", false),
                    ("hop", "Họp dân", false),
                    ("mang", "Mạng", false),
                ],
            ),
            list(
                "muc",
                &[
                    ("1", "Rất không hài lòng", false),
                    ("2", "Không hài lòng", false),
                    ("3", "Bình thường", false),
                    ("4", "Hài lòng", false),
                    ("5", "Rất hài lòng", false),
                ],
            ),
        ],
        index: Index {
            formula: Formula::Top2,
            blanks: Blanks::Out,
            aggregation: Aggregation::Pooled,
            places: Places::Pooled,
            round: None,
            parts: Vec::new(),
            factors: vec![Factor {
                code: "I".to_owned(),
                title: Text::same("Chung"),
                part: None,
                weight: Exact::from(1),
            }],
            items,
        },
        limits: Limits::default(),
        digest: "0123456789abcdef".repeat(4),
    }
}
