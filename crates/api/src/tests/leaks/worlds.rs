//! Two servers that differ in what another unit has entered.

use super::addresses::{Asked, Names, Shut, requests, walk};
use super::people::{ELSEWHERE, OTHER, OWN, ROUND, Who, coordinator, everybody, program};
use crate::tests::rounds::{OWNER, Server};
use criteria::LayerKind;
use procedure::{NewEntry, Person, Role, Scope};
use std::collections::BTreeMap;
use store::{NewPlan, NewUser, NewWebhook, Secret};

/// The same server several times.
pub(super) struct Worlds {
    /// As it is.
    pub(super) plain: Server,
    /// With whatever another unit can enter, and have entered about it.
    pub(super) other: Server,
    pub(super) people: Vec<Who>,
    pub(super) coordinator: (Who, Person),
    pub(super) requests: Vec<Asked>,
    pub(super) names: Names,
    /// The digests of the published entries in both, and of the bundles that hold them, which stand beside a publication and say nothing by themselves.
    heads: Option<[[String; 2]; 2]>,
    shut: BTreeMap<&'static str, Shut>,
}

impl Worlds {
    pub(super) async fn new() -> Self {
        let plain = Server::empty().await;
        let store = plain.app.store();
        let now = plain.app.now();
        store.add_owner(ELSEWHERE, "Tỉnh khác", now).await.unwrap();
        plain.add(ROUND).await;
        let people = everybody(&plain).await;
        let coordinator = coordinator(&plain).await;
        let names = things(&plain, &coordinator.1).await;
        let other = plain.twin().await;
        Self {
            requests: requests(&names),
            names,
            heads: None,
            plain,
            other,
            people,
            coordinator,
            shut: BTreeMap::new(),
        }
    }
    /// Appends the same to both.
    pub(super) async fn both(&self, entries: Vec<NewEntry>) {
        append(&self.plain, entries.clone()).await;
        append(&self.other, entries).await;
    }
    /// Appends to the other one alone.
    pub(super) async fn in_plain(&self, entries: Vec<NewEntry>) {
        append(&self.plain, entries).await;
    }
    /// What stood right before the publication.
    pub(super) async fn note_heads(&mut self) {
        let head = async |server: &Server| {
            let entries = server.app.store().entries(OWNER, ROUND, 0, None).await;
            let published = procedure::publications(&entries.unwrap());
            let last = published.last().unwrap();
            [last.head_digest.clone(), last.public_bundle.clone()]
        };
        self.heads = Some([head(&self.plain).await, head(&self.other).await]);
    }
    /// Appends to the one where another unit does something.
    pub(super) async fn in_other(&self, entries: Vec<NewEntry>) {
        append(&self.other, entries).await;
    }
    /// Asks both for everything; what differs, by address.
    pub(super) async fn differing(&mut self, name: &str) -> Vec<String> {
        let who = match self.people.iter().find(|own| own.name == name) {
            Some(own) => own,
            None => &self.coordinator.0,
        };
        let shut = self.shut.entry(who.name).or_default();
        let mut more = shut.clone();
        let (mut before, mut after) = tokio::join!(
            walk(&self.plain, who, &self.requests, shut),
            walk(&self.other, who, &self.requests, &mut more)
        );
        if let Some([one, two]) = &self.heads {
            let all =
                |own: &[String; 2], text: &mut String| own.iter().for_each(|own| mask(text, own));
            before.values_mut().for_each(|text| all(one, text));
            after.values_mut().for_each(|text| all(two, text));
        }
        differing(&self.requests, &before, &after)
    }
}

/// Takes a head's digest out, whole or as far as it is shown, and with it the tag of the bytes that hold it.
fn mask(text: &mut String, head: &str) {
    if !text.contains(&head[..12]) {
        return;
    }
    let lines = text.lines().filter(|line| !line.starts_with("etag: "));
    *text = lines.collect::<Vec<_>>().join("\n");
    for n in [64, 32, 24, 16, 12] {
        *text = text.replace(&head[..n], "head");
    }
}

/// What two walks tell differently.
pub(super) fn differing(
    requests: &[Asked],
    before: &BTreeMap<usize, String>,
    after: &BTreeMap<usize, String>,
) -> Vec<String> {
    assert_eq!(before.len(), after.len());
    let pairs = before.iter().filter(|(at, text)| after[at] != **text);
    let said = |(at, text): (&usize, &String)| {
        let asked = &requests[*at];
        let other = &after[at];
        let line = text
            .lines()
            .zip(other.lines())
            .find(|(one, two)| one != two);
        let (one, two) = line.unwrap_or((text, other));
        // From a little before where they part.
        let same = one.chars().zip(two.chars()).take_while(|(a, b)| a == b);
        let from = same.count().saturating_sub(80);
        let cut = |line: &str| line.chars().skip(from).take(300).collect::<String>();
        let method = asked.row.method.name();
        format!(
            "{method} {}\n  - {}\n  + {}",
            asked.address,
            cut(one),
            cut(two)
        )
    };
    pairs.map(said).collect()
}

async fn append(server: &Server, entries: Vec<NewEntry>) {
    let store = server.app.store();
    let now = server.app.now();
    let append = store.append(OWNER, ROUND, "someone", now, None, entries);
    append.await.unwrap();
}

/// Things with ids of their own: of the other unit, or to be changed by forms.
async fn things(server: &Server, runs: &Person) -> Names {
    let store = server.app.store();
    let now = server.app.now();
    let victim = NewUser {
        name: "somebody".to_owned(),
        password_hash: Secret::new("x"),
        must_change: false,
        grants: vec![super::people::grant(
            Role::UnitStaff,
            Some(OTHER),
            Scope::All,
        )],
    };
    let victim = store.add_user(OWNER, victim, now).await.unwrap();
    let spare = super::people::grant(Role::ApiClient, None, Scope::All);
    let spare = program(server, OWNER, "spare", &["read"], spare).await;
    let hook = NewWebhook {
        url: "https://portal.example/first".to_owned(),
        secret: Secret::new("x"),
        events: Vec::new(),
        author: runs.id.clone(),
    };
    let hook = store.add_webhook(OWNER, hook, now).await.unwrap();
    let mut plan = NewPlan {
        round: ROUND.to_owned(),
        unit: OTHER.to_owned(),
        author: victim.id.clone(),
        title: "Kế hoạch của xã khác".to_owned(),
        body: "{}".to_owned(),
    };
    let id = store.save_plan(OWNER, plan.clone(), now).await.unwrap();
    OWN.clone_into(&mut plan.unit);
    store.save_plan(OWNER, plan, now).await.unwrap();
    let ends = now + jiff::SignedDuration::from_hours(10);
    let body = r#"{"layer":"self","files":[],"rows":[],"findings":[]}"#;
    let preview = store.add_preview(
        OWNER,
        (store::Waits::Import, ROUND),
        &runs.id,
        body,
        (now, ends),
    );
    let evidence = store.put_file(OWNER, &b"%PDF-1.7 minh chung"[..], now);
    Names {
        account: victim.id,
        key: spare.account,
        hook,
        plan: id,
        preview: preview.await.unwrap(),
        evidence: evidence.await.unwrap().digest,
    }
}

/// Everything that can happen to another unit, on leaves that fit: all of them, or those outside a field.
pub(super) fn disturbance(turn: usize, outside: Option<&str>, evidence: &str) -> Vec<NewEntry> {
    let mut entries = Vec::new();
    let leaves = ["1.1", "1.2", "2.1", "3.1", "3.2", "4.1", "6.1", "7.1"];
    let fits = |leaf: &&str| outside.is_none_or(|field| !leaf.starts_with(field));
    for leaf in leaves.into_iter().filter(fits) {
        for layer in [
            LayerKind::SelfScore,
            LayerKind::Appraised(1),
            LayerKind::Appraised(2),
            LayerKind::Council,
        ] {
            let value = Ok(format!("0.{turn}"));
            entries.push(NewEntry::answer(OTHER, leaf, layer, "points", value, None));
            let why = format!("lý do {turn}");
            entries.push(NewEntry::reason(OTHER, leaf, layer, &why));
        }
        entries.push(NewEntry::evidence(OTHER, leaf, evidence, "tệp.pdf"));
        entries.push(NewEntry::explained(OTHER, leaf, "giải trình"));
        entries.push(NewEntry::review_requested(OTHER, leaf, Some("đề nghị")));
    }
    if outside.is_none() {
        entries.push(NewEntry::approved(OTHER));
        entries.push(NewEntry::notified(OTHER));
        let number = u32::try_from(turn).unwrap();
        let said = format!("nội dung {turn}");
        entries.push(NewEntry::minutes(number, Some(OTHER), None, &said));
        entries.push(NewEntry::vote(number, Some(OTHER), "against"));
        let value = Ok("91".to_owned());
        let survey = LayerKind::Survey;
        entries.push(NewEntry::answer(OTHER, "8.1", survey, "index", value, None));
        let until = "2027-02-01T00:00:00Z".parse().unwrap();
        let stage = procedure::Stage::SelfScoring;
        entries.push(NewEntry::reopened(OTHER, None, stage, until, "Sở", "lý do"));
    }
    entries
}
