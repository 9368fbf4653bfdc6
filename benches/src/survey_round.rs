//! A round of communes whose survey criteria are counted from responses, as a folder of files.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use std::fmt::Write as _;
use std::path::Path;

/// Figures of the one-stop-shop instrument that the leaves take.
const FIGURES: [&str; 8] = [
    "overall",
    "factor:I",
    "factor:II",
    "factor:III",
    "factor:IV",
    "factor:VI",
    "item:q8",
    "item:q9",
];
const ITEMS: [&str; 15] = [
    "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9", "q10", "q11", "q13", "q14", "q17", "q18", "q19",
];

/// Writes a round with so many communes and so many responses in each: three tables of codes, clusters by village, eight survey leaves.
///
/// # Errors
/// What the file system answers.
pub fn write_survey_round(
    folder: &Path,
    n_communes: usize,
    n_responses: usize,
) -> std::io::Result<()> {
    std::fs::create_dir_all(folder.join("surveys"))?;
    std::fs::write(folder.join("round.toml"), MANIFEST)?;
    std::fs::write(folder.join("set.toml"), set())?;
    let mut roster = String::from("code,name,type,level,block\n");
    for unit in 0..n_communes {
        let _ = writeln!(roster, "{unit:05},Xã {unit},xã,commune,xã");
    }
    std::fs::write(folder.join("units.csv"), roster)?;
    let mut rng = Pcg64Mcg::seed_from_u64(20_240_401);
    for file in 0..3 {
        let mut text = format!("commune,village,respondent,sex,age,{}\n", ITEMS.join(","));
        for unit in (file..n_communes).step_by(3) {
            for response in 0..n_responses {
                let _ = write!(
                    text,
                    "{unit:05},Thôn {},1,{},{}",
                    response / 15 + 1,
                    rng.random_range(1..=2),
                    rng.random_range(1..=4)
                );
                for _ in ITEMS {
                    let level = rng.random_range(0..12_u8).min(5);
                    let _ = match level {
                        0 => write!(text, ","),
                        level => write!(text, ",{level}"),
                    };
                }
                text.push('\n');
            }
        }
        std::fs::write(folder.join(format!("surveys/phieu-{file}.csv")), text)?;
    }
    Ok(())
}

const MANIFEST: &str = "format = 1
id     = \"khao-sat\"
title  = \"Đợt tổng hợp\"
year   = 2024
as-of  = 2024-12-31
set    = \"set.toml\"
units  = \"units.csv\"
[[survey]]
instrument = \"mot-cua/2024\"
files      = [\"surveys/*.csv\"]
design     = { probability = true, cluster = [\"village\"], lonely = \"adjust\" }
";

fn set() -> String {
    let mut set = String::from(
        "format = 1
id     = \"khao-sat\"
year   = 2024
levels = [\"commune\"]
title  = \"Bộ tiêu chí tổng hợp\"
total  = 8
status = \"sample\"
final  = [\"survey\"]
[basis.A]
title = \"Không có\"
",
    );
    for (at, figure) in FIGURES.iter().enumerate() {
        let code = at + 1;
        let _ = writeln!(
            set,
            "[criterion.\"{code}\"]\ntitle = \"Tiêu chí {code}\"\nmax = 1\nsource = \"A\"\nscored = \"survey\"\ninputs = {{ index = \"percent\" }}\nrule = \"survey\"\ninstrument = \"mot-cua/2024\"\nfigure = \"{figure}\"\nexamples = [{{ given = {{ index = 50 }}, points = 0.5 }}]"
        );
    }
    set
}
