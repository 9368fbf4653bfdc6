//! The demonstration.

use crate::house::House;
use axum::http::StatusCode;

#[tokio::test]
async fn a_demonstration_has_two_rounds_and_an_account_for_each_role() {
    let house = House::with(|settings| {
        settings.demo = true;
        settings.codes_for_staff = false;
    })
    .await;
    let accounts = api::demonstrate(&house.app).await.unwrap();
    assert_eq!(accounts.len(), 11);
    let rounds = house.app.store().rounds("default").await.unwrap();
    let ids: Vec<&str> = rounds.iter().map(|round| round.id.as_str()).collect();
    assert_eq!(ids, ["phu-tho-2026", "cchc-xa-minh-hoa-2024"]);
    let store = house.app.store();
    let shown = store
        .in_force("default", "phu-tho-2026", house.now())
        .await
        .unwrap();
    assert_eq!(shown.map(|own| own.version), Some(1));
    let running = store
        .in_force("default", "cchc-xa-minh-hoa-2024", house.now())
        .await
        .unwrap();
    assert_eq!(running, None);
    for round in &ids {
        let check = store.check_chain("default", round).await.unwrap();
        assert_eq!(check.broken, None, "{round}");
    }
    // The page of signing in shows them, and each opens the door; a second start changes nothing.
    let page = house.get("/sign-in").await;
    for own in &accounts {
        assert!(page.text.contains(&own.password), "{}", own.name);
    }
    for own in accounts.iter().take(2) {
        let answer = house.browser().sign_in(&own.name, &own.password).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", own.name);
    }
    assert_eq!(api::demonstrate(&house.app).await.unwrap(), accounts);
}

#[tokio::test]
async fn no_demonstration_where_others_can_reach_it() {
    let house = House::with(|settings| {
        settings.demo = true;
        settings.listen = "0.0.0.0:8766".parse().unwrap();
    })
    .await;
    assert!(api::demonstrate(&house.app).await.is_err());
}
