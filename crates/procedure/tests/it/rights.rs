//! The whole table of rights, written out a second time as people would read it, and what holds beside it.

use crate::persons::{OWNER, ROLES, at, grant, now, person, round};
use criteria::LayerKind;
use procedure::{Action, Grant, Reopened, Role, Scope, Stage, Target, may};

/// Eight letters, one a stage: set-up, self-scoring, appraisal 1, explanation, appraisal 2, council, submitted, published.
/// What is not listed is refused in every stage.
const EXPECTED: &str = "
SeeRound         Coordinator CriteriaOwner Appraiser CouncilMember UnitStaff UnitHead Auditor = xxxxxxxx
SetUpRound       Coordinator                     = xxxxxxx.
MoveStage        Coordinator                     = xxxxxx..
Reopen           Coordinator                     = .xxxxxxx
Import/self      UnitStaff UnitHead Coordinator  = .x......
Import/appraised Appraiser                       = ..x.x...
Import/imported  Coordinator                     = xxxxxx..
Import/survey    Coordinator                     = xxxxxx..
EnterSelf        UnitStaff UnitHead              = .x......
AttachEvidence   UnitStaff UnitHead              = .x.x....
OpenEvidence     UnitStaff UnitHead              = xxxxxxxx
OpenEvidence     Appraiser                       = ..xxxxxx
OpenEvidence     Coordinator Auditor             = .xxxxxxx
OpenEvidence     CouncilMember                   = .....xxx
Approve          UnitHead                        = .x......
Appraise         Appraiser                       = ..x.x...
Notify           Coordinator                     = ..xxx...
Explain          UnitStaff UnitHead              = ...x....
RequestReview    UnitStaff UnitHead              = ...xx...
DecideReview     Appraiser Coordinator           = ...xx...
RecordCouncil    CouncilMember Coordinator       = .....x..
Vote             CouncilMember                   = .....x..
Publish          Coordinator                     = ......xx
DownloadInternal Coordinator Auditor             = ..xxxxxx
SeeSurveys       Coordinator Auditor             = xxxxxxxx
SeeSurveys       CouncilMember                   = .....xxx
ReadSets         CriteriaOwner Coordinator Auditor = xxxxxxxx
EditSets         CriteriaOwner                   = xxxxxxxx
ReadLog          Administrator Coordinator Auditor = xxxxxxxx
ManageUsers      Administrator                   = xxxxxxxx
";

fn expected(action: &str, role: Role, stage: Stage) -> bool {
    let role = format!("{role:?}");
    EXPECTED.lines().any(|line| {
        let Some((left, stages)) = line.split_once('=') else {
            return false;
        };
        let mut words = left.split_whitespace();
        words.next() == Some(action)
            && words.any(|word| word == role)
            && stages.trim().as_bytes().get(stage as usize) == Some(&b'x')
    })
}

#[test]
fn every_role_in_every_stage() {
    let layers = [
        ("self", LayerKind::SelfScore),
        ("appraised", LayerKind::Appraised(0)),
        ("imported", LayerKind::Imported),
        ("survey", LayerKind::Survey),
        ("council", LayerKind::Council),
    ];
    let mut seen = 0;
    for role in ROLES {
        let person = person([grant(role)]);
        for stage in Stage::ALL {
            for action in Action::ALL {
                let mut check = |name: String, layer| {
                    let target = Target {
                        layer,
                        ..Target::leaf("U1", "1.2")
                    };
                    let got = may(&person, action, target, Some(&round(stage)), now());
                    let want = expected(&name, role, stage);
                    assert_eq!(
                        got.is_ok(),
                        want,
                        "{name} by {role:?} in {stage:?}: {got:?}"
                    );
                    seen += usize::from(want);
                };
                if action != Action::Import {
                    check(format!("{action:?}"), None);
                    continue;
                }
                for (name, layer) in layers {
                    let turn = stage.turn().unwrap_or(1);
                    let layer = match layer {
                        LayerKind::Appraised(_) => LayerKind::Appraised(turn),
                        other => other,
                    };
                    check(format!("Import/{name}"), Some(layer));
                }
            }
        }
    }
    let marks = EXPECTED.lines().filter_map(|line| line.split_once('='));
    let by_hand: usize = marks
        .map(|(left, stages)| {
            let roles = left.split_whitespace().count() - 1;
            roles * stages.matches('x').count()
        })
        .sum();
    assert_eq!(seen, by_hand, "every mark of the table was met");
}

#[test]
fn without_a_round() {
    let admin = person([grant(Role::Administrator)]);
    let ask = |action, owner| may(&admin, action, Target::owner(owner), None, now()).is_ok();
    assert!(ask(Action::ManageUsers, OWNER));
    assert!(!ask(Action::ManageUsers, "tinh-khac"));
    assert!(!ask(Action::ManageUsers, ""));
    assert!(!ask(Action::SeeRound, OWNER));
    let of_one_round = person([Grant {
        round: Some("dot-2026".to_owned()),
        ..grant(Role::Coordinator)
    }]);
    let new_round = may(
        &of_one_round,
        Action::SetUpRound,
        Target::owner(OWNER),
        None,
        now(),
    );
    assert!(new_round.is_err(), "a grant for one round adds no other");
}

#[test]
fn a_day_ends_at_midnight_in_vietnam() {
    let mut round = round(Stage::SelfScoring);
    round
        .deadlines
        .insert(Stage::SelfScoring, jiff::civil::date(2026, 3, 2));
    let staff = person([grant(Role::UnitStaff)]);
    let code = |time: &str| {
        let target = Target::leaf("U1", "1.2");
        may(&staff, Action::EnterSelf, target, Some(&round), at(time)).map_err(|no| no.code)
    };
    assert_eq!(code("2026-03-02T23:59:59+07:00"), Ok(()));
    assert_eq!(code("2026-03-03T00:00:00+07:00"), Err("deadline"));
}

#[test]
fn what_is_opened_again_is_open_until_its_time() {
    let mut round = round(Stage::FirstAppraisal);
    let until = at("2026-03-04T17:00:00+07:00");
    let opening = |leaf: Option<&str>| Reopened {
        unit: "U1".to_owned(),
        leaf: leaf.map(str::to_owned),
        stage: Stage::SelfScoring,
        until,
    };
    round.reopened = vec![opening(Some("1.2"))];
    let staff = person([grant(Role::UnitStaff)]);
    let code = |round: &procedure::RoundState, leaf: &str, time| {
        let target = Target::leaf("U1", leaf);
        may(&staff, Action::EnterSelf, target, Some(round), time).map_err(|no| no.code)
    };
    let before = at("2026-03-04T16:59:59+07:00");
    assert_eq!(code(&round, "1.2", before), Ok(()));
    assert_eq!(code(&round, "1.2", until), Err("stage"));
    assert_eq!(code(&round, "1.1", before), Err("stage"));
    round.reopened = vec![opening(None)];
    assert_eq!(code(&round, "1.1", before), Ok(()));
}

#[test]
fn an_approval_locks_all_but_the_leaf_opened_again() {
    let mut round = round(Stage::SelfScoring);
    round.approved.insert("U1".to_owned(), now());
    round.locked.insert("U1".to_owned());
    let head = person([grant(Role::UnitHead)]);
    let code = |round: &procedure::RoundState, action, leaf| {
        let target = Target {
            leaf,
            ..Target::unit("U1")
        };
        may(&head, action, target, Some(round), now()).map_err(|no| no.code)
    };
    for action in [Action::EnterSelf, Action::AttachEvidence] {
        assert_eq!(code(&round, action, Some("1.2")), Err("approved"));
    }
    assert_eq!(code(&round, Action::Approve, None), Err("approved"));
    // One leaf opened again: it can be typed, the others not, and the head approves anew.
    round.approved.clear();
    round.reopened.push(Reopened {
        unit: "U1".to_owned(),
        leaf: Some("1.2".to_owned()),
        stage: Stage::SelfScoring,
        until: at("2026-03-09T00:00:00+07:00"),
    });
    assert_eq!(code(&round, Action::EnterSelf, Some("1.2")), Ok(()));
    assert_eq!(
        code(&round, Action::EnterSelf, Some("1.1")),
        Err("approved")
    );
    assert_eq!(code(&round, Action::EnterSelf, None), Err("approved"));
    assert_eq!(code(&round, Action::Approve, None), Ok(()));
    // Evidence that backs an explanation is not locked.
    round.stage = Stage::Explanation;
    assert_eq!(code(&round, Action::AttachEvidence, Some("1.1")), Ok(()));
}

#[test]
fn scopes_by_whole_codes() {
    let scope = Scope::Nodes(vec!["3.1".to_owned(), "II".to_owned()]);
    let rows = [
        ("3.1", true),
        ("3.1.4", true),
        ("3.10", false),
        ("3", false),
        ("II.2", true),
        ("III.2", false),
    ];
    for (leaf, holds) in rows {
        assert_eq!(scope.holds(Some(leaf)), holds, "{leaf}");
    }
    assert!(!scope.holds(None));
    assert!(!Scope::Nodes(vec![String::new()]).holds(Some("1")));
}
