//! Criteria set and answers → points, and the trace behind each.
//!
//! [`score`] computes every layer on its own, chooses per leaf what stands, and adds up: leaves, fields, total, index, bonus and penalty.
//! [`explain`] runs the same rules with a recorder and shows each point down to its cells, the branch, the line of the set and the article; [`not_reached`] lists what a unit has not reached, the largest first.
//! [`check_answers`] holds the inputs against each other; [`run_examples`] runs the examples of a set.
//!
//! Nothing here is computed in binary floating point, reads a file or asks the clock; the result is the same on any number of threads.
//! A state (missing, not applicable, 0/0, unreadable) is never zero: what it earns is the leaf's policy.
//!
//! ```
//! use answers::{Answer, Answers};
//! use criteria::{LayerKind, Source, read_set};
//! use points::Exact;
//! use scoring::{Settings, explain, score};
//! let text = r#"
//! format = 1
//! id = "vi-du"
//! year = 2024
//! levels = ["commune"]
//! title = "Ví dụ"
//! total = 6
//! status = "sample"
//! final = ["self"]
//! [rounding]
//! leaf = { digits = 2, mode = "half-up" }
//! [basis.A]
//! title = "Quyết định"
//! [criterion."1"]
//! title = "Hồ sơ đúng hạn"
//! max = 6
//! source = "A, mục 1"
//! inputs = { on_time = "count", resolved = "count" }
//! rule = "ratio"
//! numerator = ["on_time"]
//! denominator = ["resolved"]
//! "#;
//! let (set, _) = read_set(&Source { file: "vi-du.toml".into(), text: text.into(), calendars: vec![], amendments: vec![] });
//! let set = set.unwrap();
//! let (roster, _) = units::read_roster("units.csv", "code,name,type,level,block\n1,Xã An,xã,commune,xã\n");
//! let mut answers = Answers::default();
//! let layer = answers.layer_mut(LayerKind::SelfScore, 1, &set);
//! layer.set(0, 0, Answer::from(Exact::from(108)));
//! layer.set(0, 1, Answer::from(Exact::from(111)));
//! let settings = Settings { as_of: jiff::civil::date(2024, 12, 31), running: false };
//!
//! let (scored, findings) = score(&set, &roster, &answers, &settings);
//! assert!(findings.is_empty());
//! assert_eq!(scored.summaries[0].total.to_string(), "5.84");
//! let leaf = set.find_leaf("1").unwrap();
//! let trace = explain(&set, &roster, &answers, &scored, &settings, (0, leaf), &[]);
//! assert!(trace.to_text(finding::Lang::Vi).contains("6 × 108 ÷ 111 = 5,8378…"));
//! ```

mod beside;
mod check;
mod engine;
mod examples;
mod explain;
mod findings;
mod groups;
mod model;
pub mod rules;
mod score;
mod words;
mod words_of;

pub use beside::beside_errors;
pub use check::check_answers;
pub use examples::run_examples;
pub use explain::*;
pub use groups::{GroupRule, GroupScore, score_groups, standing_numbers};
pub use model::*;
pub use score::score;
