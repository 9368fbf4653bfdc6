//! Small instruments and responses made by hand.

use criteria::Status;
use finding::Text;
use points::Exact;
use survey::{
    Aggregation, Blanks, Choice, ChoiceList, Column, Factor, Filter, Formula, Index, Instrument,
    Item, Limits, Mode, Places, Question, QuestionId, QuestionKind, Responses, Role, RowAt, Test,
};
use units::Roster;

/// Twelve items of five levels, `q1` to `q12`, then `dossier` (1 yes, 2 no) and `sex` (1, 2, 3).
/// `q11` and `q12` are asked of those with a dossier.
pub(crate) fn instrument() -> Instrument {
    let one = |code: &str, list: usize, role: Role| Question {
        code: code.to_owned(),
        groups: Vec::new(),
        heading: Text::default(),
        title: Text::same(code),
        hint: Text::default(),
        kind: QuestionKind::One { list, other: false },
        role,
        required: false,
        relevant: None,
        line: 1,
    };
    let list = |name: &str, codes: &[&str]| ChoiceList {
        name: name.to_owned(),
        choices: codes
            .iter()
            .map(|code| Choice {
                code: (*code).to_owned(),
                title: Text::same(*code),
                also: Vec::new(),
                no_opinion: false,
            })
            .collect(),
    };
    let mut questions: Vec<Question> = (1..=12)
        .map(|at| one(&format!("q{at}"), 0, Role::Item))
        .collect();
    questions.push(one("dossier", 1, Role::Other));
    questions.push(one("sex", 2, Role::Demographic));
    let had_dossier = Filter {
        any: vec![vec![Test {
            question: QuestionId(12),
            choices: vec![0],
            not: false,
        }]],
    };
    let items = (0..12_u16)
        .map(|at| Item {
            question: QuestionId(at),
            factor: at / 6,
            weight: Exact::from(1_i64),
            formula: Formula::Top2,
            scores: [0_i64, 0, 0, 100, 100]
                .map(|score| Some(Exact::from(score)))
                .to_vec(),
            base: (at >= 10).then(|| had_dossier.clone()),
        })
        .collect();
    let factor = |code: &str| Factor {
        code: code.to_owned(),
        title: Text::same(code),
        part: None,
        weight: Exact::from(1_i64),
    };
    Instrument {
        file: "instrument.toml".to_owned(),
        id: "thu".to_owned(),
        year: 2024,
        title: Text::same("Thử"),
        status: Status::Sample,
        notice: None,
        source: "made by hand".to_owned(),
        questions,
        lists: vec![
            list("level", &["1", "2", "3", "4", "5"]),
            list("yes", &["1", "2"]),
            list("sex", &["1", "2", "3"]),
        ],
        index: Index {
            formula: Formula::Top2,
            blanks: Blanks::Out,
            aggregation: Aggregation::Pooled,
            places: Places::Pooled,
            round: None,
            parts: Vec::new(),
            factors: vec![factor("I"), factor("II")],
            items,
        },
        limits: Limits::default(),
        digest: String::new(),
    }
}

/// Two communes below a province.
pub(crate) fn roster() -> Roster {
    let text = "code,name,type,level,block,parent\n\
                19,Tỉnh Mẫu,tỉnh,province,,\n\
                00001,Xã An Hòa,xã,commune,xã,19\n\
                00002,Xã An Bình,xã,commune,xã,19\n";
    units::read_roster("units.csv", text).0
}

/// One response a line: unit (position in the roster, `x` none), twelve answers, `dossier`, `sex`; codes as the digits say, `.` blank, `t` two ticks, `r` out of range, `u` unknown.
pub(crate) fn responses(lines: &[&str]) -> Responses {
    let n = lines.len();
    let mut made = Responses {
        sources: vec![("dan.xlsx".to_owned(), "Phiếu".to_owned())],
        columns: vec![Column::One(Vec::with_capacity(n)); 14],
        modes: vec![Mode::Unknown; n],
        days: vec![None; n],
        serials: vec![0; n],
        ids: vec![0; n],
        ..Responses::default()
    };
    for (row, line) in (2_u32..).zip(lines) {
        let mut letters = line.chars().filter(|letter| *letter != ' ');
        let unit = letters.next().and_then(|letter| letter.to_digit(10));
        made.units.push(unit.unwrap_or(survey::NO_UNIT));
        made.rows.push(RowAt { source: 0, row });
        for (column, letter) in made.columns.iter_mut().zip(letters) {
            let code = match letter {
                '.' => survey::BLANK,
                't' => survey::TWO_TICKS,
                'r' => survey::OUT_OF_RANGE,
                'u' => survey::UNKNOWN_ANSWER,
                digit => u8::try_from(digit.to_digit(10).expect("a digit")).expect("one digit"),
            };
            if let Column::One(codes) = column {
                codes.push(code);
            }
        }
    }
    made
}
