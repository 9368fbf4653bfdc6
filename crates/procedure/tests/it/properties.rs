//! What holds for every sequence of grants and entries.

use crate::persons::{OWNER, ROLES, ROUND, at, now};
use procedure::{
    Action, Depth, Face, Grant, Kind, NewEntry, Person, Role, RoundState, Rules, Scope, Stage,
    Target, Viewpoint, depth, may,
};
use proptest::prelude::*;

fn any_grant() -> impl Strategy<Value = Grant> {
    let unit = prop::option::of(prop::sample::select(vec!["U1", "U2"]));
    let owner = prop::sample::select(vec![OWNER, "tinh-khac"]);
    let round = prop::option::of(prop::sample::select(vec![ROUND, "dot-2025"]));
    let scope = prop::sample::select(vec![
        Scope::All,
        Scope::Nodes(vec![]),
        Scope::Nodes(vec!["1".to_owned()]),
        Scope::Nodes(vec!["1.2".to_owned(), "2".to_owned()]),
    ]);
    let expires = prop::option::of(prop::sample::select(vec![
        at("2026-01-01T00:00:00Z"),
        at("2027-01-01T00:00:00Z"),
    ]));
    (
        prop::sample::select(ROLES.to_vec()),
        owner,
        round,
        unit,
        scope,
        expires,
    )
        .prop_map(|(role, owner, round, unit, scope, expires)| Grant {
            role,
            owner: owner.to_owned(),
            round: round.map(str::to_owned),
            unit: unit.map(str::to_owned),
            scope,
            expires,
        })
}

fn any_person() -> impl Strategy<Value = Person> {
    prop::collection::vec(any_grant(), 0..6).prop_map(|grants| Person {
        id: "nguoi-1".to_owned(),
        grants,
    })
}

fn any_entry() -> impl Strategy<Value = NewEntry> {
    let unit = prop::sample::select(vec!["U1", "U2"]);
    let stage = prop::sample::select(Stage::ALL.to_vec());
    let leaf = prop::option::of(prop::sample::select(vec!["1.1", "1.2"]));
    (0..6_u8, unit, stage, leaf).prop_map(|(kind, unit, stage, leaf)| match kind {
        0 => NewEntry::approved(unit),
        1 => NewEntry::notified(unit),
        2 => NewEntry::stage_moved(stage, None),
        3 => NewEntry::deadline_set(stage, jiff::civil::date(2026, 3, 1)),
        4 => NewEntry::reopened(unit, leaf, stage, at("2026-06-01T00:00:00Z"), "", ""),
        _ => NewEntry::of(Kind::Published),
    })
}

const VIEWPOINTS: [Viewpoint; 7] = [
    Viewpoint::Public,
    Viewpoint::OtherUnit,
    Viewpoint::OwnUnit,
    Viewpoint::Appraiser,
    Viewpoint::Council,
    Viewpoint::Coordinator,
    Viewpoint::Auditor,
];

fn any_round() -> impl Strategy<Value = RoundState> {
    let face = prop::option::of(prop::sample::select(vec![
        Face::default(),
        Face::Full {
            depth: Depth::Reasons,
        },
        Face::TopAndClasses { top: 3 },
        Face::Classes,
    ]));
    let set = (
        prop::sample::select(VIEWPOINTS.to_vec()),
        prop::sample::select(Stage::ALL.to_vec()),
        prop::sample::select(Depth::ALL.to_vec()),
    );
    let rules = prop::collection::vec(set, 0..8).prop_map(|sets| {
        let set = |rules: Rules, (who, stage, depth)| rules.seeing(who, stage, depth);
        sets.into_iter().fold(Rules::default(), set)
    });
    let entries = prop::collection::vec(any_entry(), 0..12);
    (entries, face, rules).prop_map(|(new, face, rules)| {
        let place = |(seq, new): (u64, NewEntry)| new.placed(seq, now(), "x");
        let entries: Vec<_> = (1..).zip(new).map(place).collect();
        let mut round = RoundState::from_entries(OWNER, ROUND, &entries, now());
        round.face = face;
        round.rules = rules;
        round
    })
}

proptest! {
    /// Grants that do not hold here give exactly the public's sight: the face, and nothing before it.
    #[test]
    fn the_public_sees_the_face_and_no_more(person in any_person(), round in any_round()) {
        let mut person = person;
        person.grants.retain(|grant| {
            let elsewhere = grant.owner != OWNER || grant.round.as_deref() == Some("dot-2025");
            let over = grant.expires.is_some_and(|end| end <= now());
            elsewhere || over || matches!(grant.role, Role::Administrator | Role::CriteriaOwner | Role::ApiClient)
        });
        let public = depth(&Person::default(), &round, "U1", now());
        prop_assert_eq!(&depth(&person, &round, "U1", now()), &public);
        let deepest = round.face.map_or(Depth::Nothing, Face::depth);
        prop_assert!(public.depth <= deepest && public.depth < Depth::Reasons);
        prop_assert!(public.depth >= public.rest);
        prop_assert!(!public.rank || public.depth >= Depth::Total);
    }

    /// Before a publication is in force, a unit learns no rank and nothing of another unit.
    #[test]
    fn units_learn_nothing_of_others_before_publication(person in any_person(), round in any_round()) {
        let mut round = round;
        round.face = None;
        let mut person = person;
        person.grants.retain(|grant| matches!(grant.role, Role::UnitStaff | Role::UnitHead));
        for unit in ["U1", "U2", "U3"] {
            let seen = depth(&person, &round, unit, now());
            prop_assert!(!seen.rank && seen.top.is_none());
            prop_assert!(seen.depth == Depth::Nothing || person.has_unit(&round, unit, now()));
            prop_assert!(seen.depth == Depth::Nothing || seen.layers.is_some());
        }
    }

    /// Nobody does anything without a grant.
    #[test]
    fn an_empty_person_may_do_nothing(round in any_round()) {
        for action in Action::ALL {
            for target in [Target::round(), Target::leaf("U1", "1.2"), Target::owner(OWNER)] {
                prop_assert!(may(&Person::default(), action, target, Some(&round), now()).is_err());
                prop_assert!(may(&Person::default(), action, target, None, now()).is_err());
            }
        }
    }

    /// Whatever else somebody holds, they do not judge the unit that they hold a grant for.
    #[test]
    fn nobody_judges_their_own_unit(person in any_person(), round in any_round()) {
        for unit in ["U1", "U2"] {
            if !person.has_unit(&round, unit, now()) {
                continue;
            }
            for action in [Action::Appraise, Action::DecideReview, Action::RecordCouncil, Action::Vote] {
                let target = Target::leaf(unit, "1.2");
                prop_assert!(may(&person, action, target, Some(&round), now()).is_err());
            }
            let target = Target {
                layer: Some(criteria::LayerKind::Appraised(1)),
                ..Target::leaf(unit, "1.2")
            };
            prop_assert!(may(&person, Action::Import, target, Some(&round), now()).is_err());
        }
    }

    /// More grants never take a right away, but for judging one's own unit.
    #[test]
    fn a_further_grant_takes_nothing_away(person in any_person(), more in any_grant(), round in any_round()) {
        let mut richer = person.clone();
        richer.grants.push(more);
        for action in Action::ALL {
            let target = Target::leaf("U1", "1.2");
            let had = may(&person, action, target, Some(&round), now()).is_ok();
            if let Err(refusal) = may(&richer, action, target, Some(&round), now()) {
                prop_assert!(!had || refusal.code == "own-unit");
            }
        }
    }
}
