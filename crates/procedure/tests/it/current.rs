//! What stands now, from a round's entries.

use crate::persons::now;
use criteria::LayerKind::{Appraised, SelfScore};
use procedure::{Appraisal, Current, Entry, NewEntry, Review, State};

fn entries(new: impl IntoIterator<Item = NewEntry>) -> Vec<Entry> {
    let place = |(seq, new): (u64, NewEntry)| new.placed(seq, now(), format!("nguoi-{}", seq % 2));
    (1..).zip(new).map(place).collect()
}

fn typed(layer: criteria::LayerKind, value: Result<&str, State>) -> NewEntry {
    NewEntry::answer("U1", "1.1", layer, "done", value.map(str::to_owned), None)
}

#[test]
fn the_latest_answer_stands_and_what_is_taken_back_does_not() {
    let two = entries([typed(SelfScore, Ok("7")), typed(SelfScore, Ok("8"))]);
    let current = Current::of(&two);
    assert_eq!(current.value("U1", "1.1", SelfScore, "done"), Some("8"));
    assert!(current.has_leaf("U1", "1.1", SelfScore));
    assert!(!current.has_leaf("U1", "1.1", Appraised(1)));
    assert!(!current.has_leaf("U1", "1", SelfScore) && !current.has_leaf("U2", "1.1", SelfScore));
    let back = entries([
        typed(SelfScore, Ok("7")),
        typed(SelfScore, Err(State::Missing)),
    ]);
    let current = Current::of(&back);
    assert_eq!(current.value("U1", "1.1", SelfScore, "done"), None);
    assert!(!current.has_leaf("U1", "1.1", SelfScore));
    let none = entries([typed(SelfScore, Err(State::NotApplicable))]);
    assert!(
        Current::of(&none).has_leaf("U1", "1.1", SelfScore),
        "a state is an answer"
    );
}

#[test]
fn where_an_appraisal_stands() {
    let self_score = || typed(SelfScore, Ok("7"));
    let change = |value| typed(Appraised(1), value);
    let accept = || NewEntry::accepted("U1", "1.1", Appraised(1));
    let rows = [
        ("nothing", vec![], Appraisal::Open),
        ("self only", vec![self_score()], Appraisal::Open),
        (
            "accepted",
            vec![self_score(), change(Ok("7")), accept()],
            Appraisal::Accepted,
        ),
        (
            "changed",
            vec![self_score(), change(Ok("5"))],
            Appraisal::Changed,
        ),
        (
            "changed after accepting",
            vec![self_score(), accept(), change(Ok("5"))],
            Appraisal::Changed,
        ),
        (
            "taken back",
            vec![self_score(), change(Ok("5")), change(Err(State::Missing))],
            Appraisal::Open,
        ),
        (
            "entered anew",
            vec![self_score(), accept(), self_score()],
            Appraisal::Outdated,
        ),
        (
            "decided anew",
            vec![accept(), self_score(), accept()],
            Appraisal::Accepted,
        ),
    ];
    for (name, new, want) in rows {
        let entries = entries(new);
        let current = Current::of(&entries);
        assert_eq!(current.appraisal("U1", "1.1", 1), want, "{name}");
        assert_eq!(current.appraisal("U1", "1.1", 2), Appraisal::Open, "{name}");
    }
}

#[test]
fn evidence_comes_and_goes_and_requests_wait() {
    let all = entries([
        NewEntry::evidence("U1", "1.1", "aa", "bao-cao.pdf"),
        NewEntry::evidence("U1", "1.1", "bb", "danh-sach.xlsx"),
        NewEntry::evidence_removed("U1", "1.1", "aa"),
        NewEntry::review_requested("U1", "1.1", None),
        NewEntry::review_requested("U1", "1.2", Some("đã nộp đủ")),
        NewEntry::review_decided("U1", "1.2", true, "có tài liệu mới"),
        NewEntry::review_decided("U1", "1.3", false, "không có tài liệu"),
    ]);
    let current = Current::of(&all);
    let leaf = current.leaf("U1", "1.1").expect("it was touched");
    assert_eq!(leaf.evidence.keys().copied().collect::<Vec<_>>(), ["bb"]);
    let waiting: Vec<_> = current
        .waiting()
        .map(|(unit, leaf, _)| (unit, leaf))
        .collect();
    assert_eq!(waiting, [("U1", "1.1")]);
    let review = |leaf| current.leaf("U1", leaf).map(|now| now.review);
    assert!(matches!(review("1.2"), Some(Review::Granted(_))));
    assert!(matches!(review("1.3"), Some(Review::Refused(_))));
}

#[test]
fn a_member_votes_once_and_may_think_again() {
    let all = entries([
        NewEntry::minutes(1, Some("U1"), Some("1.1"), "công nhận giải trình"),
        NewEntry::vote(1, Some("U1"), "for"),
        NewEntry::vote(1, Some("U1"), "for"),
        NewEntry::vote(1, Some("U1"), "against"),
        NewEntry::vote(2, None, "for"),
    ]);
    let current = Current::of(&all);
    assert_eq!(current.items.len(), 1, "a vote makes no item");
    let votes: Vec<_> = current.items[&1]
        .votes
        .iter()
        .map(|(who, vote)| (*who, vote.entry.value.as_deref()))
        .collect();
    assert_eq!(
        votes,
        [("nguoi-0", Some("against")), ("nguoi-1", Some("for"))]
    );
}
