//! Whatever was read before, a chain is what the store holds up to the row's head.

use super::Chains;
use jiff::Timestamp;
use procedure::NewEntry;
use std::sync::Arc;
use store::{NewRound, RoundRow, Store};

const OWNER: &str = "tinh";

struct Bed {
    _folder: tempfile::TempDir,
    store: Store,
    now: Timestamp,
}

impl Bed {
    async fn with(rounds: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(None, folder.path()).await.unwrap();
        let now: Timestamp = "2026-03-02T02:00:00Z".parse().unwrap();
        store.add_owner(OWNER, "Tỉnh", now).await.unwrap();
        for round in rounds {
            let round = NewRound {
                id: (*round).to_owned(),
                title: "Đợt".to_owned(),
                year: 2026,
                files: vec![("round.toml".to_owned(), round.as_bytes().to_vec())],
            };
            store.add_round(OWNER, round, now).await.unwrap();
        }
        Self {
            _folder: folder,
            store,
            now,
        }
    }
    /// Explanations of a unit, one a word.
    async fn say(&self, round: &str, words: &[&str]) -> RoundRow {
        let said = |words: &&str| NewEntry::explained("U1", "1.1", words);
        let entries = words.iter().map(said).collect();
        let appended = self
            .store
            .append(OWNER, round, "a", self.now, None, entries);
        appended.await.unwrap();
        self.row(round).await
    }
    async fn row(&self, round: &str) -> RoundRow {
        self.store.round(OWNER, round).await.unwrap()
    }
    /// The words of a chain, and where they lie.
    async fn words(&self, chains: &Chains, row: &RoundRow) -> (Vec<String>, usize) {
        let chain = chains.of(&self.store, row).await.unwrap();
        let words = chain.iter().map(|own| own.entry.text.clone());
        let place = Arc::as_ptr(&chain.entries).addr();
        (words.map(Option::unwrap_or_default).collect(), place)
    }
}

#[tokio::test]
async fn a_chain_is_kept_and_continued_and_an_older_row_sees_less_of_it() {
    let bed = Bed::with(&["r"]).await;
    let chains = Chains::default();
    let none = bed.row("r").await;
    assert_eq!(bed.words(&chains, &none).await.0, [""; 0]);
    let two = bed.say("r", &["một", "hai"]).await;
    let (words, place) = bed.words(&chains, &two).await;
    assert_eq!(words, ["một", "hai"]);
    let three = bed.say("r", &["ba"]).await;
    assert_eq!(
        bed.words(&chains, &three).await,
        (vec!["một".into(), "hai".into(), "ba".into()], place),
        "continued where it lies"
    );
    assert_eq!(bed.words(&chains, &two).await, (words, place));
    assert_eq!(bed.words(&chains, &none).await.0, [""; 0]);
    // Who looks meanwhile keeps what they looked at.
    let looked = chains.of(&bed.store, &three).await.unwrap();
    let four = bed.say("r", &["bốn"]).await;
    assert_eq!(bed.words(&chains, &four).await.0.len(), 4);
    assert_eq!(looked.len(), 3);
}

#[tokio::test]
async fn words_that_were_erased_are_gone_at_once() {
    let bed = Bed::with(&["r"]).await;
    let chains = Chains::default();
    let before = bed.say("r", &["tên người dân", "hai"]).await;
    assert_eq!(bed.words(&chains, &before).await.0[0], "tên người dân");
    let erased = bed.store.erase_text(OWNER, "r", 1, "x", bed.now);
    erased.await.unwrap();
    let after = bed.row("r").await;
    assert_eq!(after.head(), before.head());
    assert_eq!(bed.words(&chains, &after).await.0, ["", "hai"]);
    // Also for a request that read the row before.
    assert_eq!(bed.words(&chains, &before).await.0, ["", "hai"]);
    let more = bed.say("r", &["ba"]).await;
    assert_eq!(bed.words(&chains, &more).await.0, ["", "hai", "ba"]);
}

#[tokio::test]
async fn no_more_is_kept_than_may_be_and_the_chain_asked_for_longest_ago_goes() {
    let bed = Bed::with(&["a", "b", "c"]).await;
    let chains = Chains::keeping(4);
    let kept = || {
        let kept = chains.kept.lock().unwrap();
        let kept = kept.iter().map(|own| (own.round.clone(), own.n));
        kept.collect::<Vec<_>>()
    };
    let own = |round: &str, n: usize| (round.to_owned(), n);
    let a = bed.say("a", &["1", "2"]).await;
    let b = bed.say("b", &["1", "2"]).await;
    for row in [&a, &b, &a] {
        assert_eq!(bed.words(&chains, row).await.0.len(), 2);
    }
    assert_eq!(kept(), [own("b", 2), own("a", 2)]);
    let c = bed.say("c", &["1"]).await;
    bed.words(&chains, &c).await;
    assert_eq!(kept(), [own("a", 2), own("c", 1)]);
    // One that is too long is read all the same, and puts no other out.
    let b = bed.say("b", &["3", "4", "5"]).await;
    assert_eq!(bed.words(&chains, &b).await.0, ["1", "2", "3", "4", "5"]);
    assert_eq!(kept(), [own("a", 2), own("c", 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_see_each_what_its_row_says() {
    let bed = Arc::new(Bed::with(&["r"]).await);
    let chains = Chains::default();
    let mut tasks = Vec::new();
    for person in 0..8 {
        let (bed, chains) = (Arc::clone(&bed), chains.clone());
        tasks.push(tokio::spawn(async move {
            for turn in 0..6 {
                let words = format!("{person}.{turn}");
                let row = bed.say("r", &[&words]).await;
                let chain = chains.of(&bed.store, &row).await.unwrap();
                assert_eq!(chain.last().unwrap().head(), row.head());
                let stored = bed.store.entries(OWNER, "r", 0, Some(row.head_seq));
                assert_eq!(stored.await.unwrap(), chain[..]);
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(bed.row("r").await.head_seq, 48);
}
