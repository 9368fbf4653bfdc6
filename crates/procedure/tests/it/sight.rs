//! Who sees how deep, in every stage.

use crate::persons::{ROLES, grant, now, person, round};
use criteria::LayerKind::{Appraised, SelfScore};
use procedure::{Depth, Face, Grant, Person, Role, RoundState, Scope, Stage, Visibility, depth};

/// Depth by stage (set-up … published and in force) at unit U1 or U2, under the default face.
/// The last column stands for the face; a unit's grant is for U1, an appraiser's for field 1.
const EXPECTED: &str = "
nobody        U1 00000003
Administrator U1 00000003
CriteriaOwner U1 00000003
ApiClient     U1 00000003
Coordinator   U1 66666666
Auditor       U1 06666666
CouncilMember U1 00000666
Appraiser     U1 00666666
UnitStaff     U1 06666666
UnitHead      U1 06666666
UnitStaff     U2 00000003
UnitHead      U2 00000003
";

fn in_force(stage: Stage) -> RoundState {
    let mut round = round(stage);
    round.face = (stage == Stage::Published).then(Face::default);
    round
}

#[test]
fn every_role_in_every_stage() {
    let mut rows = 0;
    for line in EXPECTED.lines().filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [name, unit, depths] = words[..] else {
            panic!("three words: {line}")
        };
        let role = ROLES.into_iter().find(|role| format!("{role:?}") == name);
        let person = person(role.map(grant));
        for (stage, want) in Stage::ALL.into_iter().zip(depths.bytes()) {
            let got = depth(&person, &in_force(stage), unit, now());
            assert_eq!(
                got.depth as u8,
                want - b'0',
                "{name} at {unit} in {stage:?}"
            );
            rows += 1;
        }
    }
    assert_eq!(rows, 12 * 8);
}

fn see(grants: Vec<Grant>, round: &RoundState, unit: &str) -> Visibility {
    depth(&person(grants), round, unit, now())
}

#[test]
fn a_round_sets_how_deep_insiders_see_while_it_runs_and_nothing_else() {
    use procedure::{Rules, Viewpoint};
    let rules = Rules::default()
        .seeing(Viewpoint::Council, Stage::Explanation, Depth::Leaves)
        .seeing(Viewpoint::Council, Stage::Council, Depth::Class)
        .seeing(Viewpoint::Auditor, Stage::Submitted, Depth::Nothing)
        .seeing(Viewpoint::OwnUnit, Stage::SelfScoring, Depth::Fields)
        .seeing(Viewpoint::Appraiser, Stage::SelfScoring, Depth::Inputs)
        .seeing(Viewpoint::Public, Stage::Council, Depth::Reasons)
        .seeing(Viewpoint::OtherUnit, Stage::Council, Depth::Reasons);
    // The table above, with what was set.
    for (name, unit, depths) in [
        ("nobody", "U1", "00000003"),
        ("CouncilMember", "U1", "00040166"),
        ("Auditor", "U1", "06666606"),
        ("UnitStaff", "U1", "03666666"),
        ("UnitStaff", "U2", "00000003"),
        ("Appraiser", "U1", "05666666"),
        ("Coordinator", "U1", "66666666"),
    ] {
        let role = ROLES.into_iter().find(|role| format!("{role:?}") == name);
        let person = person(role.map(grant));
        for (stage, want) in Stage::ALL.into_iter().zip(depths.bytes()) {
            let mut round = in_force(stage);
            round.rules = rules.clone();
            let got = depth(&person, &round, unit, now());
            assert_eq!(
                got.depth as u8,
                want - b'0',
                "{name} at {unit} in {stage:?}"
            );
            assert!(!got.rank || got.depth >= Depth::Total || got.only.is_some());
        }
    }
}

#[test]
fn an_embargo_hides_as_if_nothing_was_published() {
    let round = round(Stage::Published);
    assert_eq!(see(vec![], &round, "U1"), Visibility::default());
    let own = see(vec![grant(Role::UnitHead)], &round, "U1");
    assert!(!own.rank && own.layers.is_some());
}

#[test]
fn a_unit_learns_its_layers_one_after_another_and_no_rank() {
    let head = || vec![grant(Role::UnitHead)];
    let mut round = round(Stage::FirstAppraisal);
    assert_eq!(see(head(), &round, "U1").layers, Some(vec![SelfScore]));
    round.notified.insert("U1".to_owned(), now());
    round.stage = Stage::Explanation;
    let own = see(head(), &round, "U1");
    assert_eq!(own.layers, Some(vec![SelfScore, Appraised(1)]));
    assert!(!own.rank);
    round.stage = Stage::SecondAppraisal;
    assert_eq!(see(head(), &round, "U1").layers, own.layers);
    round.stage = Stage::Council;
    let own = see(head(), &round, "U1");
    assert_eq!(
        own.layers,
        Some(vec![SelfScore, Appraised(1), Appraised(2)])
    );
    assert!(!own.rank);
    round.face = Some(Face::default());
    let own = see(head(), &round, "U1");
    assert_eq!((own.layers, own.rank), (None, true));
}

#[test]
fn whoever_holds_a_unit_sees_it_as_the_unit_does() {
    for role in [
        Role::Coordinator,
        Role::Auditor,
        Role::CouncilMember,
        Role::Appraiser,
    ] {
        let own = see(
            vec![grant(role), grant(Role::UnitHead)],
            &round(Stage::Council),
            "U1",
        );
        assert!(!own.rank, "{role:?}");
        assert_eq!(own.layers, Some(vec![SelfScore]), "{role:?}");
    }
}

#[test]
fn an_appraiser_is_limited_to_what_was_given_and_to_the_public_rest() {
    let of = |nodes: &[&str]| Grant {
        scope: Scope::Nodes(nodes.iter().map(|&node| node.to_owned()).collect()),
        ..grant(Role::Appraiser)
    };
    let mut round = round(Stage::FirstAppraisal);
    let seen = see(vec![of(&["3", "1"]), of(&["2.1"])], &round, "U9");
    let only = ["1", "2.1", "3"].map(str::to_owned).to_vec();
    assert_eq!(seen.only, Some(only));
    assert_eq!(
        (seen.depth, seen.rest, seen.rank),
        (Depth::Reasons, Depth::Nothing, false)
    );
    round.face = Some(Face::default());
    let seen = see(vec![of(&["3"])], &round, "U9");
    assert_eq!(
        (seen.depth, seen.rest, seen.rank),
        (Depth::Reasons, Depth::Fields, true)
    );
    assert_eq!(see(vec![of(&[])], &round, "U9").depth, Depth::Fields);
}

#[test]
fn faces() {
    // (face, depth, rank of the public, top, rank of the unit at itself)
    let full = |depth| Face::Full { depth };
    let rows = [
        (Face::default(), Depth::Fields, true, None, true),
        (full(Depth::Leaves), Depth::Leaves, true, None, true),
        (full(Depth::Reasons), Depth::Inputs, true, None, true),
        (full(Depth::Class), Depth::Class, false, None, true),
        (
            Face::TopAndClasses { top: 10 },
            Depth::Class,
            false,
            Some(10),
            true,
        ),
        (Face::Classes, Depth::Class, false, None, false),
    ];
    for (face, want, rank, top, own_rank) in rows {
        let mut round = round(Stage::Published);
        round.face = Some(face);
        let seen = depth(&Person::default(), &round, "U1", now());
        assert_eq!(
            (seen.depth, seen.rank, seen.top),
            (want, rank, top),
            "{face:?}"
        );
        let own = see(vec![grant(Role::UnitHead)], &round, "U1");
        assert_eq!(
            (own.depth, own.rank),
            (Depth::Reasons, own_rank),
            "{face:?}"
        );
    }
}
