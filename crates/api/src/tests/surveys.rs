//! Who sees how much of a survey.

use super::rounds::{OWNER, Server};
use crate::seen::Seen;
use crate::seen::look::{Which, look};
use crate::seen::surveys::SurveySight;
use finding::Lang;
use procedure::{Depth, Face, Grant, Person, Role, Scope};
use round::{Domains, Figures};
use std::sync::Arc;

const ROUND: &str = "cchc-xa-minh-hoa-2024";
const SURVEY: &str = "mot-cua/2024";

fn person(role: Role, unit: Option<&str>) -> Person {
    Person {
        id: "x".to_owned(),
        grants: vec![Grant {
            role,
            owner: OWNER.to_owned(),
            round: None,
            unit: unit.map(str::to_owned),
            scope: Scope::All,
            expires: None,
        }],
    }
}

async fn seen(server: &Server, person: &Person, which: Which) -> Option<Arc<Seen>> {
    let (store, results) = (server.app.store(), server.app.results());
    let who = (person, server.app.now());
    look(store, results, (OWNER, ROUND), who, which).await.ok()
}

/// The units whose lines a reader has, and whether there is any line of more than one unit.
fn lines(seen: &Seen) -> (Vec<String>, bool) {
    let one = |domains: Domains| {
        let json = seen.survey_json(SURVEY, &domains, Figures::Factors, Lang::Vi);
        json.and_then(|own| own["rows"].as_array().cloned())
            .unwrap_or_default()
    };
    let units = one(Domains::Units);
    let codes = units
        .iter()
        .map(|row| row["code"].as_str().unwrap().to_owned());
    (codes.collect(), !one(Domains::All).is_empty())
}

#[tokio::test(flavor = "multi_thread")]
async fn classes_alone_give_a_unit_its_own_survey_line_and_no_other() {
    let server = Server::empty().await;
    server.add(ROUND).await;
    let unit = person(Role::UnitHead, Some("MH001"));
    let coordinator = person(Role::Coordinator, None);

    // Before a publication: who runs the round all of it, a unit nothing.
    let own = seen(&server, &coordinator, Which::Working).await.unwrap();
    assert_eq!(own.survey_sight(), SurveySight::Whole);
    let view = own.survey(SURVEY, Lang::Vi).unwrap();
    assert!(view.intervals() && view.design().is_some() && view.exclusions().is_some());
    if let Some(own) = seen(&server, &unit, Which::Working).await {
        assert_eq!(own.survey_sight(), SurveySight::Nothing);
        assert!(own.survey(SURVEY, Lang::Vi).is_none());
    }

    server.publish(ROUND, Face::Classes).await;
    let own = seen(&server, &unit, Which::InForce).await.unwrap();
    assert_eq!(own.survey_sight(), SurveySight::Own);
    assert_eq!(lines(&own), (vec!["MH001".to_owned()], false));
    let view = own.survey(SURVEY, Lang::Vi).unwrap();
    assert!(view.counts().is_none() && view.answers().is_empty() && view.received().is_empty());
    let tables = view.indices();
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].lines.len(), 1);
    let public = seen(&server, &Person::default(), Which::InForce)
        .await
        .unwrap();
    assert_eq!(public.survey_sight(), SurveySight::Nothing);
    assert!(public.surveys(Lang::Vi).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_sees_figures_without_quality_and_intervals_only_where_the_round_says_so() {
    let server = Server::empty().await;
    server.add(ROUND).await;
    let depth = Depth::Fields;
    server.publish(ROUND, Face::Full { depth }).await;
    let public = seen(&server, &Person::default(), Which::InForce)
        .await
        .unwrap();
    assert_eq!(public.survey_sight(), SurveySight::Figures);
    let (codes, all) = lines(&public);
    assert_eq!((codes.len(), all), (40, true));
    let view = public.survey(SURVEY, Lang::Vi).unwrap();
    assert!(!view.intervals());
    assert!(view.received().is_empty() && view.exclusions().is_none());
    assert!(view.findings().is_empty() && view.design().is_none());
    let told = |column: &report::Column| column.group.as_deref() == Some("KTC 95%");
    let tables = view.indices();
    assert!(tables.iter().all(|own| own.id != "T14f"));
    assert!(!tables.iter().flat_map(|own| &own.columns).any(told));
    // The sum of `surveys/issued.csv`.
    assert_eq!(view.counts().unwrap().issued, Some(7_599));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_survey_has_a_page_for_everybody_without_what_is_not_public() {
    let server = Server::empty().await;
    server.add(ROUND).await;
    let page = format!("/rounds/{ROUND}/surveys/mot-cua%2F2024");
    assert_eq!(server.get(&page).await.status.as_u16(), 404);
    let depth = Depth::Fields;
    server.publish(ROUND, Face::Full { depth }).await;
    let own = server.get(&page).await;
    assert_eq!(own.status.as_u16(), 200);
    let text = own.text();
    assert!(text.contains("7.599") && text.contains("Phân bố câu trả lời"));
    assert!(text.contains("survey-1-units-1.svg"));
    for hidden in ["KTC 95%", "Hệ số thiết kế", "Phiếu trùng", "kobo-"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    let method = server.get(&format!("/rounds/{ROUND}/method")).await;
    assert!(method.text().contains(&page) && method.text().contains("7.599"));
}
