//! A round that is not published: stage by stage, and under embargo.

use super::addresses::last;
use super::people::OWN;
use super::worlds::{Worlds, differing, disturbance};
use procedure::{NewEntry, Stage};

/// The field that the appraisers of these tests are given.
const FIELD: &str = "1";

async fn to(worlds: &Worlds, stage: Stage) {
    if stage > Stage::SetUp {
        let mut moved = vec![NewEntry::stage_moved(stage, None)];
        if stage == Stage::Explanation {
            moved.push(NewEntry::notified(OWN));
        }
        worlds.both(moved).await;
    }
}

/// Stage by stage: another unit does something in one of the two worlds, then those who may not know ask both for everything.
async fn played(worlds: &mut Worlds, outside: Option<&str>, asks: &[&str]) {
    for (turn, stage) in Stage::ALL.into_iter().enumerate() {
        if stage == Stage::Published {
            break;
        }
        to(worlds, stage).await;
        let entries = disturbance(turn + 1, outside, &worlds.names.evidence);
        worlds.in_other(entries).await;
        for name in asks {
            let who = worlds.people.iter().find(|own| own.name == *name).unwrap();
            let sees = who.sees_from.is_some_and(|from| stage >= from);
            if sees == outside.is_some() {
                let found = worlds.differing(name).await;
                assert_eq!(found, Vec::<String>::new(), "{name} in {stage:?}");
            }
        }
    }
    // The walk can see a change where there is one.
    assert!(!worlds.differing("coordinator").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_route_of_an_unpublished_round_answers_by_another_units_data() {
    let mut worlds = Worlds::new().await;
    let all: Vec<&str> = worlds.people.iter().map(|own| own.name).collect();
    played(&mut worlds, None, &all).await;
    for who in &worlds.people {
        let before = last(&worlds.plain, who, &worlds.requests).await;
        let after = last(&worlds.other, who, &worlds.requests).await;
        let found = differing(&worlds.requests, &before, &after);
        assert_eq!(found, Vec::<String>::new(), "{}", who.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_appraiser_of_a_field_learns_nothing_of_the_other_fields() {
    let mut worlds = Worlds::new().await;
    let limited = worlds.people.iter().filter(|own| own.is_limited);
    let limited: Vec<&str> = limited.map(|own| own.name).collect();
    assert!(!limited.is_empty());
    played(&mut worlds, Some(FIELD), &limited).await;
}
