//! Sets, rosters and answers in a few words.

use answers::{Answer, Answers, Origin, Value};
use criteria::{CriteriaSet, InputKind, LayerKind, LeafId, NodeId, Source};
use finding::Finding;
use jiff::civil::Date;
use points::Exact;
use scoring::{Scored, Settings, score};
use units::{Roster, read_roster};

/// A round under test.
pub(crate) struct Round {
    pub(crate) set: CriteriaSet,
    pub(crate) roster: Roster,
    pub(crate) answers: Answers,
    pub(crate) settings: Settings,
}

/// The number in a text.
pub(crate) fn n(text: &str) -> Exact {
    text.parse().unwrap()
}

/// A round of communes `A`, `B`, … in one block, over a set whose head is completed where the text lacks a key.
pub(crate) fn round(head: &str, body: &str, units: &str) -> Round {
    let mut rows = String::from("code,name,type,level,block,parent\n");
    for unit in units.chars() {
        rows.push_str(&format!("{unit},Xã {unit},xã,commune,xã,\n"));
    }
    round_with(head, body, &rows)
}

pub(crate) fn round_with(head: &str, body: &str, rows: &str) -> Round {
    let mut text = String::from(
        "format = 1\nid = \"thu\"\nyear = 2024\nlevels = [\"commune\"]\ntitle = \"Thử\"\nstatus = \"sample\"\n",
    );
    for (key, usual) in [
        ("total", "total = 10\n"),
        (
            "final",
            "final = [\"appraised\", \"self\", \"survey\", \"imported\"]\n",
        ),
    ] {
        let mut top = head.lines().take_while(|line| !line.starts_with('['));
        let given = top.any(|line| line.starts_with(key));
        text.push_str(if given { "" } else { usual });
    }
    text.push_str(head);
    text.push_str("\n[basis.A]\ntitle = \"Quyết định\"\n");
    text.push_str(body);
    let source = Source {
        file: "thu/2024.toml".into(),
        text,
        calendars: vec![],
        ..Source::default()
    };
    let (set, findings) = criteria::read_set(&source);
    let set = set.unwrap_or_else(|| panic!("no set: {findings:#?}"));
    let refused: Vec<&Finding> = findings
        .iter()
        .filter(|finding| finding.is_error() && !LEFT_OUT.contains(&finding.code.as_str()))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
    let (roster, findings) = read_roster("units.csv", rows);
    assert!(findings.is_empty(), "{findings:#?}");
    let settings = Settings {
        as_of: Date::constant(2024, 12, 31),
        running: false,
    };
    Round {
        set,
        roster,
        answers: Answers::default(),
        settings,
    }
}

/// What small sets for tests leave out on purpose.
const LEFT_OUT: [&str; 0] = [];

impl Round {
    pub(crate) fn unit(&self, code: &str) -> usize {
        self.roster.position(code).unwrap()
    }
    pub(crate) fn leaf(&self, code: &str) -> LeafId {
        self.set.find_leaf(code).unwrap()
    }
    /// `("A", "1.1/done", "3")`; without an input the typed points. `-` not applicable, `?` unreadable, `0/0` undefined, `có`/`không`.
    pub(crate) fn give(mut self, layer: LayerKind, given: &[(&str, &str, &str)]) -> Self {
        for (row, (unit, place, text)) in (1..).zip(given) {
            let unit = self.unit(unit);
            let (code, input) = place
                .split_once('/')
                .map_or((*place, None), |(c, i)| (c, Some(i)));
            let leaf = self.leaf(code);
            let (slot, kind) = match input {
                None => (self.set.typed_slot(leaf), InputKind::Points),
                Some(name) => {
                    let input = self
                        .set
                        .leaf(leaf)
                        .inputs
                        .iter()
                        .find(|input| input.name == name);
                    (
                        self.set.input_slot(leaf, name).unwrap(),
                        input.unwrap().kind.clone(),
                    )
                }
            };
            let answer = match (*text, kind) {
                ("-", _) => Answer::NotApplicable,
                ("?", _) => Answer::Unreadable,
                ("0/0", _) => Answer::Undefined,
                ("có", _) => Answer::Given(Value::YesNo(true)),
                ("không", _) => Answer::Given(Value::YesNo(false)),
                (text, InputKind::Level(names)) => {
                    let index = names.iter().position(|name| name == text).unwrap();
                    Answer::Given(Value::Level(index as u16))
                }
                (text, InputKind::Date) => Answer::Given(Value::Date(text.parse().unwrap())),
                (text, _) => n(text).into(),
            };
            let source = self.answers.sources.index("phieu.xlsx", "Phiếu");
            let n_units = self.roster.len();
            let origin = Origin {
                source,
                row,
                column: 4,
            };
            self.answers
                .layer_mut(layer, n_units, &self.set)
                .set_at(unit, slot, answer, origin);
        }
        self
    }
    /// Published points of an inner node.
    pub(crate) fn publish(
        mut self,
        layer: LayerKind,
        unit: &str,
        code: &str,
        points: &str,
    ) -> Self {
        let (unit, node): (usize, NodeId) = (self.unit(unit), self.set.find(code).unwrap());
        let n_units = self.roster.len();
        let layer = self.answers.layer_mut(layer, n_units, &self.set);
        let own = answers::NodePoints {
            points: Some(n(points)),
            origin: Origin::default(),
        };
        layer.node_points.insert((unit as u32, node), own);
        self
    }
    pub(crate) fn score(&self) -> (Scored, Vec<Finding>) {
        score(&self.set, &self.roster, &self.answers, &self.settings)
    }
}

/// Asserts that a number is as written, digits included.
#[track_caller]
pub(crate) fn is(number: &Exact, text: &str) {
    assert_eq!(*number, n(text), "found {number}, expected {text}");
}
