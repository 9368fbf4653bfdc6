//! What is seen, by whom, when; and that nothing else is in it.

use super::Seen;
use crate::pages::public::Shown;
use crate::results::{Computed, compute};
use criteria::LayerKind;
use finding::Lang;
use jiff::{Timestamp, civil::date};
use procedure::{
    Act, ActKind, Depth, Face, Grant, Head, Person, Publication, Role, RoundState, Scope, Stage,
};
use ranking::RankJson;
use round::{AnswerRow, Inputs, entries_of};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

const ROUND: &str = "cchc-xa-huyen-minh-hoa-2019";

struct Case {
    inputs: Arc<Inputs>,
    rows: Vec<AnswerRow>,
}

fn case(name: &str) -> Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let inputs = round::open(&folder.join(name)).0.unwrap();
    let rows = entries_of(&round::read_answers(&inputs).0.unwrap());
    Case {
        inputs: Arc::new(inputs),
        rows,
    }
}

static SMALL: LazyLock<Case> = LazyLock::new(|| case(ROUND));

impl Case {
    fn with(&self, rows: Vec<AnswerRow>) -> Arc<Computed> {
        Arc::new(compute(Arc::clone(&self.inputs), rows, "content", Head::default()).unwrap())
    }
    fn computed(&self) -> Arc<Computed> {
        self.with(self.rows.clone())
    }
}

fn now() -> Timestamp {
    "2026-03-02T02:00:00Z".parse().unwrap()
}

fn person(role: Role, unit: Option<&str>) -> Person {
    Person {
        id: "p".into(),
        grants: vec![Grant {
            role,
            owner: "tinh".into(),
            round: None,
            unit: unit.map(ToOwned::to_owned),
            scope: Scope::All,
            expires: (role == Role::Auditor).then(|| "2027-01-01T00:00:00Z".parse().unwrap()),
        }],
    }
}

fn state(stage: Stage) -> RoundState {
    let mut state = RoundState::new("tinh", ROUND);
    state.stage = stage;
    state
}

fn published(face: Face) -> Publication {
    Publication {
        version: 1,
        act: Act {
            kind: ActKind::Decision,
            number: "1/QĐ-UBND".into(),
            date: date(2026, 3, 1),
            body: "UBND".into(),
            signer: "Chủ tịch".into(),
            file: String::new(),
        },
        face,
        embargo: None,
        head: 0,
        head_digest: String::new(),
        content: "content".into(),
        public_bundle: String::new(),
        internal_bundle: String::new(),
        note: None,
    }
}

fn keys(seen: &Seen) -> BTreeSet<String> {
    let json = serde_json::to_value(seen.json(Lang::Vi)).unwrap();
    let rows = json["rows"].as_array().unwrap().clone();
    rows.iter()
        .flat_map(|row| row.as_object().unwrap().keys().cloned().collect::<Vec<_>>())
        .collect()
}

fn public(face: Face) -> Seen {
    let publication = published(face);
    let state = state(Stage::Published);
    let whole = SMALL.computed();
    Seen::of(whole, Some(publication), &Person::default(), &state, now())
}

#[test]
fn the_coordinator_sees_what_rank_prints() {
    let whole = SMALL.computed();
    let coordinator = person(Role::Coordinator, None);
    let state = state(Stage::Council);
    let seen = Seen::of(Arc::clone(&whole), None, &coordinator, &state, now());
    let notices = seen.notices(Lang::Vi);
    let notices: Vec<&str> = notices.iter().map(String::as_str).collect();
    assert_eq!(notices.last(), Some(&"DỰ THẢO – CHƯA CÔNG BỐ"));
    let version = env!("CARGO_PKG_VERSION");
    let ran = &whole.ran;
    let id = &whole.inputs.manifest.id;
    let printed = RankJson::new(version, id, &ran.set, &ran.ranked, &ran.findings);
    assert_eq!(
        serde_json::to_string(&seen.json(Lang::Vi)).unwrap(),
        serde_json::to_string(&printed.saying(&notices)).unwrap(),
    );
}

#[test]
fn before_publication_the_public_and_other_roles_see_nothing() {
    let whole = SMALL.computed();
    for stage in [
        Stage::SetUp,
        Stage::SelfScoring,
        Stage::Council,
        Stage::Submitted,
    ] {
        for role in [Role::Administrator, Role::CriteriaOwner, Role::ApiClient] {
            let who = person(role, None);
            let seen = Seen::of(Arc::clone(&whole), None, &who, &state(stage), now());
            assert!(seen.is_empty() && seen.findings.is_empty());
        }
        let nobody = Person::default();
        assert!(Seen::of(Arc::clone(&whole), None, &nobody, &state(stage), now()).is_empty());
    }
    // What is prepared after a publication is none of the public's business either.
    let after = RoundState {
        face: Some(Face::default()),
        ..state(Stage::Published)
    };
    assert!(Seen::of(whole, None, &Person::default(), &after, now()).is_empty());
}

#[test]
fn the_face_decides_what_the_public_sees() {
    let of = |face| keys(&public(face));
    let words = |list: &str| {
        list.split(' ')
            .map(ToOwned::to_owned)
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(of(Face::Classes), words("band block code complete name"));
    let total = "band block code complete dropped index max n name rank tied total";
    let depth = Depth::Total;
    assert_eq!(of(Face::Full { depth }), words(total));
    let fields = format!("{total} bonus fields penalty survey");
    assert_eq!(of(Face::default()), words(&fields));
    let depth = Depth::Leaves;
    assert_eq!(
        of(Face::Full { depth }),
        words(&format!("{fields} appraised self"))
    );
    let seen = public(Face::Full { depth });
    let row = &seen.rows[0];
    let leaf = row.leaves()[0].leaf;
    assert!(row.leaf(leaf).unwrap().layers.is_empty());
    assert!(row.inputs(leaf, LayerKind::SelfScore).is_empty());
    assert!(row.trace(leaf).is_none() && row.not_reached().is_empty());
    assert!(public(Face::default()).rows[0].leaf(leaf).is_none());
}

#[test]
fn top_and_classes_says_nothing_of_the_order_below_the_top() {
    let seen = public(Face::TopAndClasses { top: 3 });
    let ranks: Vec<Option<u32>> = seen
        .rows
        .iter()
        .map(|row| row.rank.and_then(|own| own.rank))
        .collect();
    assert_eq!(ranks[..3], [Some(1), Some(2), Some(3)]);
    assert!(ranks[3..].iter().all(Option::is_none));
    let below: Vec<(Option<usize>, usize)> = seen.rows[3..]
        .iter()
        .filter(|row| row.complete == Some(true))
        .map(|row| (row.class.unwrap(), row.place))
        .collect();
    let mut sorted = below.clone();
    sorted.sort();
    assert_eq!(below, sorted);
    assert!(seen.rows[3..].iter().all(|row| row.figures.is_none()));
    // Mean and best would give them away.
    let fields = |seen: &Seen| Shown::of(seen, Lang::Vi).block_fields(0).is_some();
    assert!(!fields(&seen));
    assert!(fields(&public(Face::default())));
}

/// Everything that a unit's own view holds, as one text.
fn all_of(seen: &Seen) -> String {
    let mut text = serde_json::to_string(&seen.json(Lang::Vi)).unwrap();
    for row in &seen.rows {
        for leaf in row.leaves() {
            text.push_str(&format!("{leaf:?}"));
            text.push_str(&serde_json::to_string(&row.trace(leaf.leaf)).unwrap());
            for (layer, _) in &leaf.layers {
                text.push_str(&format!("{:?}", row.inputs(leaf.leaf, *layer)));
                text.push_str(&format!("{:?}", row.reason(leaf.leaf, *layer)));
            }
        }
        text.push_str(&serde_json::to_string(&row.not_reached()).unwrap());
    }
    let shown = Shown::of(seen, Lang::Vi);
    text.push_str(&format!("{:?} {shown:?}", seen.blocks));
    text.push_str(&format!("{:?}", seen.surveys(Lang::Vi)));
    text
}

#[test]
fn no_byte_of_a_units_view_of_a_running_round_depends_on_another_unit() {
    let unit = SMALL.rows[0].unit.clone();
    let mut changed = SMALL.rows.clone();
    for row in changed.iter_mut().filter(|row| row.unit != unit) {
        if row
            .value
            .as_ref()
            .is_some_and(|value| value.parse::<i64>().is_ok())
        {
            row.value = Some("1".into());
        }
        row.text = Some("khác".into());
    }
    let fewer: Vec<AnswerRow> = SMALL
        .rows
        .iter()
        .filter(|row| row.unit == unit)
        .cloned()
        .collect();
    let variants = [SMALL.rows.clone(), changed, fewer].map(|rows| SMALL.with(rows));
    for role in [Role::UnitStaff, Role::UnitHead] {
        for stage in [Stage::SelfScoring, Stage::FirstAppraisal, Stage::Submitted] {
            let who = person(role, Some(&unit));
            let mut at = state(stage);
            at.notified.insert(unit.clone(), now());
            let [first, second, third] = variants
                .each_ref()
                .map(|whole| all_of(&Seen::of(Arc::clone(whole), None, &who, &at, now())));
            assert!(first == second && second == third, "{role:?} {stage:?}");
            assert!(first.contains(&unit));
        }
    }
}

#[test]
fn a_unit_sees_its_own_layers_and_no_total_no_rank_no_survey() {
    let unit = SMALL.rows[0].unit.clone();
    let who = person(Role::UnitHead, Some(&unit));
    let seen = Seen::of(
        SMALL.computed(),
        None,
        &who,
        &state(Stage::SelfScoring),
        now(),
    );
    assert_eq!(seen.rows.len(), 1);
    let row = &seen.rows[0];
    assert_eq!(row.code, unit);
    assert!(row.figures.is_none() && row.rank.is_none() && row.class.is_none());
    assert_eq!(row.appraised, Some(Vec::new()));
    let whole = SMALL.computed();
    let of_unit = whole.ran.roster.position(&unit).unwrap();
    let own = whole.ran.ranked.of_unit(of_unit).unwrap();
    assert_eq!(row.self_points, Some(own.self_points.clone()));
    let layers = row.leaves();
    let layers = layers
        .iter()
        .flat_map(|leaf| leaf.layers.iter().map(|own| own.0));
    assert_eq!(
        layers.collect::<BTreeSet<_>>(),
        BTreeSet::from([LayerKind::SelfScore])
    );
    assert!(seen.surveys(Lang::Vi).is_empty());
    assert!(row.trace(row.leaves()[0].leaf).is_some());
}

#[test]
fn an_appraiser_sees_the_leaves_given_and_no_figure_of_a_whole_unit() {
    let mut who = person(Role::Appraiser, None);
    who.grants[0].scope = Scope::Nodes(vec!["3".into()]);
    let seen = Seen::of(
        SMALL.computed(),
        None,
        &who,
        &state(Stage::FirstAppraisal),
        now(),
    );
    assert!(seen.rows.len() > 5);
    for row in &seen.rows {
        assert!(row.figures.is_none() && row.rank.is_none() && row.fields.is_none());
        let leaves = row.leaves();
        assert!(!leaves.is_empty());
        assert!(leaves.iter().all(|leaf| leaf.code.starts_with("3.")));
    }
    assert_eq!(
        keys(&seen),
        ["block", "code", "name"].map(String::from).into()
    );
}

#[test]
fn what_another_set_would_do_is_told_to_the_coordinator_only() {
    let other = round::read_answers(&SMALL.inputs).0.unwrap().set;
    let depth = Depth::Inputs;
    assert!(public(Face::Full { depth }).impact_json(&other).is_none());
    let coordinator = person(Role::Coordinator, None);
    let state = state(Stage::Council);
    let seen = Seen::of(SMALL.computed(), None, &coordinator, &state, now());
    let own = seen.impact_json(&other).unwrap();
    let units = own["units"].as_array().unwrap();
    // Under its own set no unit gains or loses; one without a complete result has no change to tell.
    let changes: Vec<&str> = units
        .iter()
        .filter_map(|own| own["change"].as_str())
        .collect();
    assert!(!changes.is_empty());
    for change in changes {
        assert_eq!(change.trim_matches(['0', '.']), "", "{change}");
    }
}
