//! Charts, tables and workbooks of small rounds, scored and ranked by the engine.

mod charts;
mod files;
pub(crate) mod survey;
mod tables;
mod years;

use crate::ResultContext;
use answers::{Answer, Answers};
use criteria::{CriteriaSet, LayerKind, Source, read_set};
use finding::Lang;
use points::Exact;
use ranking::Ranked;
use scoring::{Scored, Settings};
use units::{Roster, read_roster};

/// A scored round.
pub(crate) struct Round {
    pub(crate) set: CriteriaSet,
    pub(crate) roster: Roster,
    pub(crate) answers: Answers,
    pub(crate) scored: Scored,
    pub(crate) ranked: Ranked,
}

pub(crate) fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

/// `typed`: unit, leaf code, layer, points.
pub(crate) fn round(set: &str, roster: &str, typed: &[(usize, &str, LayerKind, &str)]) -> Round {
    let source = Source {
        file: "set.toml".into(),
        text: set.into(),
        calendars: Vec::new(),
        ..Source::default()
    };
    let (set, findings) = read_set(&source);
    let errors: Vec<_> = findings.iter().filter(|own| own.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let set = set.unwrap();
    let (roster, findings): (Roster, _) = read_roster("units.csv", roster);
    assert!(findings.iter().all(|own| !own.is_error()), "{findings:?}");
    let mut answers = Answers::default();
    for (unit, code, kind, points) in typed {
        let slot = set.typed_slot(set.find_leaf(code).unwrap());
        let layer = answers.layer_mut(*kind, roster.len(), &set);
        let answer = points
            .parse::<Exact>()
            .map_or(Answer::NotApplicable, Answer::from);
        layer.set(*unit, slot, answer);
    }
    let settings = Settings {
        as_of: jiff::civil::date(2026, 9, 26),
        running: false,
    };
    let (scored, _) = scoring::score(&set, &roster, &answers, &settings);
    let ranked = ranking::rank(&set, &roster, &scored);
    Round {
        set,
        roster,
        answers,
        scored,
        ranked,
    }
}

impl Round {
    pub(crate) fn context(&self) -> ResultContext<'_> {
        ResultContext {
            set: &self.set,
            scored: &self.scored,
            ranked: &self.ranked,
            answers: Some(&self.answers),
            roster: Some(&self.roster),
            surveys: &[],
            running: false,
            findings: &[],
            round: "vong-thu",
            round_title: "Chỉ số cải cách hành chính năm 2017",
            notice: Some("SỐ LIỆU MINH HỌA – dùng để kiểm thử"),
            agency: Some("Ủy ban nhân dân tỉnh"),
            draft: true,
            as_of: jiff::civil::date(2026, 9, 26),
            lang: Lang::Vi,
            program: "0.1.0",
        }
    }
}

/// Published 2018 by the districts of Bình Dương: appraised of 65, survey of 35; the published mean is 78,39.
pub(crate) const DISTRICTS: [(&str, &str, &str); 9] = [
    ("Thành phố Thủ Dầu Một", "51.75", "32.83"),
    ("Thị xã Tân Uyên", "48.75", "33.25"),
    ("Huyện Bàu Bàng", "47.45", "32.82"),
    ("Thị xã Thuận An", "46.8", "32.24"),
    ("Thị xã Dĩ An", "46.5", "31.56"),
    ("Thị xã Bến Cát", "45.75", "32.08"),
    ("Huyện Dầu Tiếng", "44", "32.22"),
    ("Huyện Phú Giáo", "46", "30.03"),
    ("Huyện Bắc Tân Uyên", "40.45", "31.01"),
];

pub(crate) fn districts() -> Round {
    let set = r#"
format = 1
id     = "quan-huyen-thu"
year   = 2017
levels = ["district"]
title  = "Điểm thẩm định và điểm điều tra xã hội học"
total  = 100
status = "sample"
final  = ["appraised", "survey"]
[rounding]
total = { digits = 2, mode = "half-up" }
[ranking]
on     = "total"
key    = "rounded"
ties   = "competition"
blocks = "all"
[index]
base = "points"
[[band]]
name = "Tốt"
from = 80
[[band]]
name = "Khá"
from = 70
[basis.A]
title = "Văn bản minh họa"
[criterion."1"]
title  = "Điểm thẩm định"
max    = 65
source = "A"
scored = "appraised"
rule   = "points"
[criterion."2"]
title  = "Điểm điều tra xã hội học"
max    = 35
source = "A"
scored = "survey"
rule   = "points"
"#;
    let mut roster = String::from("code,name,type,level,block,parent\n");
    let codes: Vec<String> = (1..=9).map(|number| format!("BD{number}")).collect();
    let mut typed = Vec::new();
    for (unit, (name, appraised, survey)) in DISTRICTS.iter().enumerate() {
        roster.push_str(&format!("{},{name},,district,huyện,\n", codes[unit]));
        typed.push((unit, "1", LayerKind::Appraised(1), *appraised));
        typed.push((unit, "2", LayerKind::Survey, *survey));
    }
    round(set, &roster, &typed)
}

/// Three fields, layers self and appraised, long names, a leaf that does not apply, a unit that is not complete, a parent.
pub(crate) fn communes() -> Round {
    let leaf = |code: &str, title: &str, max: u32| {
        format!(
            "[criterion.\"{code}\"]\ntitle = \"{title}\"\nmax = {max}\nsource = \"A\"\nscored = \"self\"\nrule = \"points\"\nwhen-not-applicable = \"drop\"\n"
        )
    };
    let field = |code: &str, title: &str, max: u32| {
        format!("[criterion.\"{code}\"]\ntitle = \"{title}\"\nmax = {max}\nsource = \"A\"\n")
    };
    let set = [
        "format = 1\nid = \"xa-thu\"\nyear = 2025\nlevels = [\"commune\"]\ntitle = \"Bộ tiêu chí thử\"\ntotal = 20\nstatus = \"sample\"\nfinal = [\"appraised\"]\n[rounding]\nleaf = { digits = 2, mode = \"half-up\" }\ntotal = { digits = 2, mode = \"half-up\" }\n[ranking]\non = \"index\"\nkey = \"rounded\"\nties = \"competition\"\nblocks = \"roster\"\n[index]\nbase = \"points\"\n[[band]]\nname = \"Hoàn thành xuất sắc nhiệm vụ\"\nfrom = 90\n[[band]]\nname = \"Hoàn thành nhiệm vụ\"\nfrom = 50\n[basis.A]\ntitle = \"Văn bản minh họa\"\n".to_owned(),
        field("1", "Công tác chỉ đạo, điều hành cải cách hành chính", 8),
        "content = [\"NQ76/1\"]\n".to_owned(),
        leaf("1.1", "Thực hiện nhiệm vụ do Ủy ban nhân dân, Chủ tịch Ủy ban nhân dân cấp trên giao trong năm đúng thời hạn", 4),
        leaf("1.2", "Sáng kiến", 4),
        field("2", "Xây dựng và phát triển chính quyền điện tử, chính quyền số", 6),
        leaf("2.1", "Dịch vụ công trực tuyến toàn trình", 6),
        field("3", "Tác động của cải cách hành chính đến người dân, tổ chức và phát triển kinh tế - xã hội", 6),
        leaf("3.1", "Chỉ tiêu", 6),
        "content = [\"NQ76/1\", \"NQ76/6\"]\n".to_owned(),
    ]
    .concat();
    let roster = "code,name,type,level,block,parent\nT,Tỉnh Thử,tỉnh,province,,\nA,Phường Nghĩa Lộ - Trung Tâm Hành Chính Thượng Bằng La,phường,commune,phường và xã,T\nB,Xã Bát Xát,xã,commune,phường và xã,T\nC,Xã Ẳng Nưa,xã,commune,phường và xã,T\nD,Xã Chưa Đủ,xã,commune,phường và xã,T\n";
    let own = LayerKind::SelfScore;
    let appraised = LayerKind::Appraised(1);
    let mut typed = Vec::new();
    for (unit, points) in [
        (1, ["4", "4", "6", "5.5"]),
        (2, ["3", "2", "5", "4"]),
        (3, ["2", "1", "4", "-"]),
    ] {
        for (code, points) in ["1.1", "1.2", "2.1", "3.1"].into_iter().zip(points) {
            typed.push((unit, code, own, if points == "-" { "-" } else { "4" }));
            typed.push((unit, code, appraised, points));
        }
    }
    typed.push((4, "1.1", appraised, "3"));
    round(&set, roster, &typed)
}
