//! Points that were published for a field as a whole, under another set; expected points worked out by hand.

use crate::support::settings;
use answers::Answers;
use compare::{Options, Without, what_if};
use criteria::CriteriaSet;
use points::Exact;
use ranking::Entrant;

/// A field of 4 points in two criteria of 2, of which only the field's points were published; the field of next year has the same criteria, or other ones.
#[test]
fn published_points_of_a_field_go_along_where_its_criteria_stay() {
    let text = |year: u16, from: &str, second: &str| {
        let follows = |code: &str| match from {
            "" => String::new(),
            from => format!("follows = \"{from}/{code}\"\n"),
        };
        let (field, one, two) = (follows("1"), follows("1.1"), follows("1.2"));
        format!(
            "format = 1\nid = \"vi-du\"\nyear = {year}\nlevels = [\"commune\"]\ntitle = \"Ví dụ\"\ntotal = 4\nstatus = \"sample\"\nfinal = [\"imported\"]\n[basis.A]\ntitle = \"Quyết định\"\n\
             [criterion.\"1\"]\ntitle = \"Lĩnh vực\"\nmax = 4\nsource = \"A\"\nimported-when = \"no-leaf-inputs\"\n{field}\
             [criterion.\"1.1\"]\ntitle = \"Một\"\nmax = 2\nsource = \"A\"\nscored = \"imported\"\nrule = \"points\"\n{one}\
             [criterion.\"1.2\"]\ntitle = \"Hai\"\nmax = 2\nsource = \"A\"\nscored = \"imported\"\n{second}{two}"
        )
    };
    let ratio = |target: u8| {
        format!(
            "inputs = {{ a = \"count\", b = \"count\" }}\nrule = \"ratio\"\nnumerator = [\"a\"]\ndenominator = [\"b\"]\ntarget = {target}\n"
        )
    };
    let read = |text: String| crate::support::read("vi-du.toml", &text);
    let set = read(text(2024, "", &ratio(80)));
    let (roster, _) = units::read_roster(
        "units.csv",
        "code,name,type,level,block\nU1,Xã An,xã,commune,xã\n",
    );
    let mut answers = Answers::default();
    let layer = answers.layer_mut(criteria::LayerKind::Imported, 1, &set);
    let field = set.find("1").unwrap();
    let points = answers::NodePoints {
        points: Some(Exact::decimal(325, 2)),
        origin: answers::Origin::default(),
    };
    layer.node_points.insert((0, field), points);
    let total = |other: &CriteriaSet| {
        let entrants = Entrant::all(&roster);
        let own = what_if(
            (&set, &answers),
            other,
            (&roster, &entrants),
            &settings(2024),
            &Options::default(),
            Without::default(),
        );
        let summary = &own.scored.summaries[0];
        (summary.total.to_string(), own.ranked.rows[0].complete)
    };
    assert_eq!(total(&set), ("3.25".to_owned(), true));
    assert_eq!(
        total(&read(text(2025, "2024", &ratio(80)))),
        ("3.25".to_owned(), true)
    );
    // Another target: the published figure is of another rule, and nothing else is there.
    assert!(!total(&read(text(2025, "2024", &ratio(90)))).1);
}
