//! The set of QĐ 766 on published figures of Phú Thọ.

use crate::support::is;
use answers::{Answer, Answers};
use criteria::{CriteriaSet, LayerKind, Source};
use scoring::{Settings, score};

fn set() -> CriteriaSet {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../criteria/qd766/2026.toml"
    );
    let text = std::fs::read_to_string(file).unwrap();
    let source = Source {
        file: "criteria/qd766/2026.toml".into(),
        text,
        calendars: vec![],
    };
    criteria::read_set(&source).0.unwrap()
}

#[test]
fn xuan_vien_is_half_up_on_the_exact_ratio() {
    let set = set();
    let (roster, _) = units::read_roster(
        "units.csv",
        "code,name,type,level,block\nA,Xã Xuân Viên,xã,commune,xã\n",
    );
    let mut answers = Answers::default();
    let leaf = set
        .leaf_ids()
        .find(|id| set.leaf_node(*id).code.starts_with('2'))
        .unwrap();
    let first = set.first_slot[leaf.index()] as usize;
    let layer = answers.layer_mut(LayerKind::Imported, 1, &set);
    for (index, input) in set.leaf(leaf).inputs.iter().enumerate() {
        let number = if input.name.contains("on_time") {
            1989
        } else {
            2080
        };
        layer.set(0, first + index, Answer::from(points::Exact::from(number)));
    }
    let settings = Settings {
        as_of: jiff::civil::date(2026, 9, 26),
        running: true,
    };
    let (scored, _) = score(&set, &roster, &answers, &settings);
    is(&scored.leaf(0, leaf).points, "19.13");
}
