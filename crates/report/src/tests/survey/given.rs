//! Four communes with counts that can be worked by hand.

use super::{Sample, domain, figures, instrument};
use finding::Text;
use survey::{
    DomainKind, Estimates, Mode, NO_UNIT, QualityLine, QuestionId, Reason, Responses, RowAt,
    Validity, Verdict,
};
use units::{Roster, read_roster};

const SMALL: &str = r#"
format = 1
id     = "mot-cua-thu"
year   = 2024
title  = "Khảo sát tại Bộ phận Một cửa"
status = "sample"
source = "Ví dụ minh họa"
[index]
formula     = "top2"
blanks      = "out"
aggregation = "pooled"
places      = "pooled"
round       = { digits = 2 }
[[factor]]
code  = "I"
title = "Tiếp cận dịch vụ"
items = ["q1"]
[[factor]]
code  = "II"
title = "Công chức"
items = ["q2", "q3"]
[list.muc-do]
best    = "last"
choices = [
  { code = "1", title = "Rất không hài lòng" },
  { code = "2", title = "Không hài lòng" },
  { code = "3", title = "Bình thường" },
  { code = "4", title = "Hài lòng" },
  { code = "5", title = "Rất hài lòng" },
]
[list.gioi-tinh]
choices = [ { code = "1", title = "Nam" }, { code = "2", title = "Nữ" } ]
[question.gioi]
title = "Giới tính"
kind  = "one"
list  = "gioi-tinh"
role  = "demographic"
[question.q1]
title = "Nơi ngồi chờ"
kind  = "one"
list  = "muc-do"
[question.q2]
title = "Thái độ lịch sự"
kind  = "one"
list  = "muc-do"
[question.q3]
title = "Trả lời, giải thích đầy đủ"
kind  = "one"
list  = "muc-do"
"#;

/// Four communes as outputs get them: of A 40 valid responses, of B 20, of C 3, hidden for that, and of D 17, hidden so that C cannot be had from the sum.
pub(crate) fn small() -> Sample {
    let mut sample = whole();
    survey::hide(&mut sample.estimates, &sample.instrument, &sample.roster, 5);
    sample
}

/// The same before anything is hidden.
pub(crate) fn whole() -> Sample {
    let instrument = instrument("mot-cua-thu/2024.toml", SMALL);
    let (roster, _): (Roster, _) = read_roster(
        "units.csv",
        "code,name,type,level,block\nA,Xã An Hòa,xã,commune,xã\nB,Xã Bình Minh,xã,commune,xã\nC,Xã Cao Sơn,xã,commune,xã\nD,Xã Đồng Tâm,xã,commune,xã\n",
    );
    let of = |kind, title, counts, items: [[u64; 6]; 3]| {
        domain(&instrument, kind, title, counts, &items)
    };
    let a = [
        [0, 5, 7, 16, 12, 0],
        [0, 6, 6, 20, 8, 0],
        [0, 0, 10, 15, 15, 0],
    ];
    let b = [[0, 5, 5, 5, 5, 0], [0, 0, 5, 7, 8, 0], [0, 0, 6, 6, 8, 0]];
    let c = [[1, 0, 1, 1, 0, 0], [0, 1, 0, 1, 1, 0], [1, 1, 1, 0, 0, 0]];
    let d = [[2, 2, 2, 5, 6, 0], [0, 3, 4, 5, 5, 0], [1, 1, 4, 5, 6, 0]];
    let mut all = [[0; 6]; 3];
    for own in [a, b, c, d] {
        for (sum, item) in all.iter_mut().zip(own) {
            for (sum, count) in sum.iter_mut().zip(item) {
                *sum += count;
            }
        }
    }
    let part = |keep: [u64; 6], from: [[u64; 6]; 3]| {
        from.map(|own| {
            let mut own = own;
            for (own, keep) in own.iter_mut().zip(keep) {
                *own -= keep.min(*own);
            }
            own
        })
    };
    let domains = vec![
        of(DomainKind::All, "Toàn bộ", (Some(100), 84, 80), all),
        of(DomainKind::Unit(0), "Xã An Hòa", (Some(50), 42, 40), a),
        of(DomainKind::Unit(1), "Xã Bình Minh", (Some(25), 21, 20), b),
        of(DomainKind::Unit(2), "Xã Cao Sơn", (Some(5), 4, 3), c),
        of(DomainKind::Unit(3), "Xã Đồng Tâm", (Some(20), 17, 17), d),
        of(
            DomainKind::Block("xã".into()),
            "xã",
            (Some(100), 84, 80),
            all,
        ),
        of(
            DomainKind::Choice(QuestionId(0), 0),
            "Nam",
            (None, 77, 77),
            part([0, 0, 0, 3, 0, 0], all),
        ),
        of(
            DomainKind::Choice(QuestionId(0), 1),
            "Nữ",
            (None, 3, 3),
            [[0, 0, 0, 3, 0, 0]; 3],
        ),
        of(
            DomainKind::Mode(Mode::Centre),
            "Tại Bộ phận Một cửa",
            (None, 80, 80),
            all,
        ),
    ];
    let mut responses = Responses::default();
    let mut validity = Validity {
        issued: vec![Some(50), Some(25), Some(5), Some(20)],
        returned: vec![42, 21, 4, 17],
        ..Validity::default()
    };
    let rows = [
        (0, 40, None),
        (0, 2, Some(Reason::TooManyBlanks)),
        (1, 20, None),
        (1, 1, Some(Reason::DuplicateContent)),
        (2, 3, None),
        (2, 1, Some(Reason::TooManyBlanks)),
        (3, 17, None),
        (NO_UNIT, 6, Some(Reason::UnknownUnit)),
    ];
    for (unit, n, reason) in rows {
        for _ in 0..n {
            let row = u32::try_from(responses.rows.len()).unwrap() + 2;
            responses.rows.push(RowAt { source: 0, row });
            responses.units.push(unit);
            validity.excluded.push(reason);
        }
    }
    responses.sources = vec![("phieu.xlsx".into(), "Phiếu".into())];
    Sample {
        estimates: Estimates {
            figures: figures(&instrument),
            domains,
            weighted: false,
            margins: Vec::new(),
            probability: false,
            alpha: vec![None, Some(0.6449)],
        },
        quality: vec![
            QualityLine {
                key: "response-rate".into(),
                vi: "tỷ lệ thu về".into(),
                en: "response rate".into(),
                value: Text::new("84,0%", "84.0%"),
                verdict: Some(Verdict::Good),
                scale: Text::new("tốt từ 80%", "good from 80%"),
            },
            QualityLine {
                key: "alpha-II".into(),
                vi: "Cronbach alpha của yếu tố II".into(),
                en: "Cronbach’s alpha of factor II".into(),
                value: Text::new("0,64", "0.64"),
                verdict: Some(Verdict::Look),
                scale: Text::new("tốt từ 0,7", "good from 0.7"),
            },
        ],
        planned: vec![Some(50), Some(25), Some(10), Some(20)],
        instrument,
        responses,
        validity,
        roster,
    }
}
