//! A published round: with each face, what the face does not show changes no byte; under embargo nothing does.

use super::people::{OTHER, ROUND};
use super::worlds::{Worlds, disturbance};
use crate::desk::{Desk, bundles, publish::NewAct};
use crate::tests::rounds::{OWNER, Server};
use criteria::LayerKind;
use jiff::Timestamp;
use procedure::{ActKind, Depth, Face, NewEntry, Person, Stage};

/// Those who see of other units what everybody sees.
const ASK: [&str; 5] = [
    "public",
    "staff",
    "reading",
    "administrator",
    "coordinator-elsewhere",
];

fn points(leaf: &str, points: &str) -> NewEntry {
    let layer = LayerKind::Appraised(1);
    NewEntry::answer(OTHER, leaf, layer, "points", Ok(points.to_owned()), None)
}

/// Words, evidence, votes: what no publication shows.
fn words(evidence: &str) -> Vec<NewEntry> {
    let layer = LayerKind::Appraised(1);
    vec![
        NewEntry::reason(OTHER, "3.4", layer, "thiếu biên bản"),
        NewEntry::evidence(OTHER, "1.1", evidence, "tệp.pdf"),
        NewEntry::explained(OTHER, "1.1", "đã nộp đủ"),
        NewEntry::review_requested(OTHER, "1.1", Some("đề nghị xem lại")),
        NewEntry::minutes(1, Some(OTHER), None, "Hội đồng thống nhất"),
        NewEntry::vote(1, Some(OTHER), "against"),
        NewEntry::approved(OTHER),
        NewEntry::notified(OTHER),
    ]
}

/// Each face with a change of the other unit that it does not show. As appraised before: 1.3 has 2,25, 2.1 has 10, 3.4 has 2,5 and 3.5 has 3,75, all of at least 5 but the first of 3.
fn hidden() -> Vec<(Face, Vec<NewEntry>)> {
    let full = |depth| Face::Full { depth };
    // A day earlier, as far before the last day as it was.
    let day = Ok("2019-01-23".to_owned());
    let issued = NewEntry::answer(OTHER, "1.1", LayerKind::SelfScore, "issued", day, None);
    vec![
        (full(Depth::Inputs), Vec::new()),
        (full(Depth::Leaves), vec![issued]),
        // Half a point from one criterion to another of the same field.
        (
            full(Depth::Fields),
            vec![points("3.4", "3"), points("3.5", "3.25")],
        ),
        // Half a point from one field to another.
        (
            full(Depth::Total),
            vec![points("1.3", "2.75"), points("2.1", "9.5")],
        ),
        // A point less, in the same class.
        (Face::TopAndClasses { top: 1 }, vec![points("2.1", "9")]),
        (Face::Classes, vec![points("2.1", "9")]),
    ]
}

async fn publish(server: &Server, person: &Person, face: Face, embargo: Option<Timestamp>) {
    let app = &server.app;
    let file = app.store().put_file(OWNER, &b"%PDF-1.7"[..], app.now());
    let act = NewAct {
        kind: ActKind::Decision,
        number: "12/QĐ-UBND".to_owned(),
        date: "2027-01-10".parse().unwrap(),
        body: "UBND huyện".to_owned(),
        signer: "Chủ tịch".to_owned(),
        file: file.await.unwrap().digest,
    };
    let desk = Desk {
        store: app.store().clone(),
        rooms: app.rooms().clone(),
        owner: OWNER.to_owned(),
        person: person.clone(),
        now: app.now(),
    };
    let done = desk.publish(ROUND, &act, face, embargo, "", bundles::make);
    done.await.unwrap();
}

async fn published(face: Face, embargo: Option<Timestamp>, before: Vec<NewEntry>) -> Worlds {
    let mut worlds = Worlds::new().await;
    let submitted = NewEntry::stage_moved(Stage::Submitted, None);
    worlds.both(vec![submitted]).await;
    let mut hidden = words(&worlds.names.evidence);
    hidden.extend(before);
    // As many entries that say nothing: how many there are stands beside a publication.
    let nothing = NewEntry::stage_moved(Stage::Submitted, None);
    worlds.in_plain(vec![nothing; hidden.len()]).await;
    worlds.in_other(hidden).await;
    let person = &worlds.coordinator.1;
    publish(&worlds.plain, person, face, embargo).await;
    publish(&worlds.other, person, face, embargo).await;
    worlds.note_heads().await;
    worlds
}

#[tokio::test(flavor = "multi_thread")]
async fn each_face_hides_what_it_does_not_show() {
    for (face, before) in hidden() {
        let mut worlds = published(face, None, before).await;
        // What is prepared after it shows to nobody either.
        let later = disturbance(5, None, &worlds.names.evidence);
        worlds.in_other(later).await;
        let round = format!("/api/v1/rounds/{ROUND}");
        assert_eq!(worlds.plain.get(&round).await.status.as_u16(), 200);
        for name in ASK {
            let found = worlds.differing(name).await;
            assert_eq!(found, Vec::<String>::new(), "{name}, {face:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn under_embargo_nothing_shows() {
    let until = "2027-01-11T00:00:00Z".parse().unwrap();
    let face = Face::Full {
        depth: Depth::Inputs,
    };
    let before = vec![points("2.1", "1"), points("3.4", "0")];
    let mut worlds = published(face, Some(until), before).await;
    let all = worlds.people.iter().filter(|own| own.sees_from.is_none());
    let all: Vec<&str> = all.map(|own| own.name).collect();
    for name in all {
        let found = worlds.differing(name).await;
        assert_eq!(found, Vec::<String>::new(), "{name}");
    }
}
