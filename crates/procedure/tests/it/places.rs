//! Where grants hold: their owner, round, unit and leaves; and that nobody judges their own unit.

use crate::persons::{grant, now, person, round};
use criteria::LayerKind;
use procedure::{Action, Grant, Role, Stage, Target, may};

fn code(grants: Vec<Grant>, action: Action, target: Target<'_>, stage: Stage) -> &'static str {
    match may(&person(grants), action, target, Some(&round(stage)), now()) {
        Ok(()) => "yes",
        Err(refusal) => refusal.code,
    }
}

#[test]
fn places_of_grants() {
    use Action::{Appraise, EnterSelf, Import, OpenEvidence, RecordCouncil, SeeRound, Vote};
    use Stage::{Council, FirstAppraisal, SelfScoring};
    let staff = || grant(Role::UnitStaff);
    let appraiser = || grant(Role::Appraiser);
    let member = || grant(Role::CouncilMember);
    let head_of = |unit: &str| Grant {
        unit: Some(unit.to_owned()),
        ..grant(Role::UnitHead)
    };
    let u1 = Target::leaf("U1", "1.2");
    let no_unit = Target::default();
    let other_leaf = Target::leaf("U1", "10.1");
    let rows = [
        (
            "another unit",
            vec![staff()],
            EnterSelf,
            Target::leaf("U2", "1.2"),
            SelfScoring,
            "not-granted",
        ),
        (
            "no unit named",
            vec![staff()],
            EnterSelf,
            no_unit,
            SelfScoring,
            "not-granted",
        ),
        (
            "a unit grant without a unit",
            vec![Grant {
                unit: None,
                ..staff()
            }],
            EnterSelf,
            no_unit,
            SelfScoring,
            "not-granted",
        ),
        (
            "1 covers not 10.1",
            vec![appraiser()],
            Appraise,
            other_leaf,
            FirstAppraisal,
            "not-granted",
        ),
        (
            "1 covers 1",
            vec![appraiser()],
            Appraise,
            Target::leaf("U1", "1"),
            FirstAppraisal,
            "yes",
        ),
        (
            "all leaves at once",
            vec![appraiser()],
            Appraise,
            Target::unit("U1"),
            FirstAppraisal,
            "not-granted",
        ),
        (
            "evidence of another leaf",
            vec![appraiser()],
            OpenEvidence,
            other_leaf,
            FirstAppraisal,
            "not-granted",
        ),
        (
            "another owner",
            vec![Grant {
                owner: "tinh-khac".into(),
                ..appraiser()
            }],
            Appraise,
            u1,
            FirstAppraisal,
            "not-granted",
        ),
        (
            "another round",
            vec![Grant {
                round: Some("dot-2025".into()),
                ..appraiser()
            }],
            Appraise,
            u1,
            FirstAppraisal,
            "not-granted",
        ),
        (
            "this round",
            vec![Grant {
                round: Some("dot-2026".into()),
                ..appraiser()
            }],
            Appraise,
            u1,
            FirstAppraisal,
            "yes",
        ),
        (
            "expired",
            vec![Grant {
                expires: Some(now()),
                ..appraiser()
            }],
            Appraise,
            u1,
            FirstAppraisal,
            "not-granted",
        ),
        (
            "an auditor without an end",
            vec![Grant {
                expires: None,
                ..grant(Role::Auditor)
            }],
            SeeRound,
            no_unit,
            SelfScoring,
            "not-granted",
        ),
        (
            "own unit",
            vec![appraiser(), staff()],
            Appraise,
            u1,
            FirstAppraisal,
            "own-unit",
        ),
        (
            "own unit by a workbook",
            vec![appraiser(), staff()],
            Import,
            Target {
                layer: Some(LayerKind::Appraised(1)),
                ..u1
            },
            FirstAppraisal,
            "own-unit",
        ),
        (
            "own unit, head elsewhere",
            vec![appraiser(), head_of("U2")],
            Appraise,
            u1,
            FirstAppraisal,
            "yes",
        ),
        (
            "own unit in the council",
            vec![member(), head_of("U1")],
            Vote,
            Target::unit("U1"),
            Council,
            "own-unit",
        ),
        (
            "own points in the council",
            vec![member(), head_of("U1")],
            RecordCouncil,
            u1,
            Council,
            "own-unit",
        ),
        (
            "an item about nobody",
            vec![member(), head_of("U1")],
            Vote,
            no_unit,
            Council,
            "yes",
        ),
        (
            "an expired unit grant binds not",
            vec![
                appraiser(),
                Grant {
                    expires: Some(now()),
                    ..staff()
                },
            ],
            Appraise,
            u1,
            FirstAppraisal,
            "yes",
        ),
        (
            "the second turn in the first stage",
            vec![appraiser()],
            Import,
            Target {
                layer: Some(LayerKind::Appraised(2)),
                ..u1
            },
            FirstAppraisal,
            "stage",
        ),
        (
            "council points by import",
            vec![grant(Role::Coordinator)],
            Import,
            Target {
                layer: Some(LayerKind::Council),
                ..u1
            },
            Council,
            "not-granted",
        ),
        (
            "an import without a layer",
            vec![grant(Role::Coordinator)],
            Import,
            u1,
            Council,
            "not-granted",
        ),
        (
            "a wrong stage",
            vec![staff()],
            EnterSelf,
            u1,
            FirstAppraisal,
            "stage",
        ),
    ];
    for (name, grants, action, target, stage, want) in rows {
        assert_eq!(code(grants, action, target, stage), want, "{name}");
    }
}
