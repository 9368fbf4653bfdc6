//! The surveys of the running round, through its pages, and their charts.

use crate::inside::Demo;
use axum::http::StatusCode;

const ROUND: &str = "/rounds/cchc-xa-minh-hoa-2024";
const SURVEY: &str = "/rounds/cchc-xa-minh-hoa-2024/inside/surveys/mot-cua%2F2024";
const CHARTS: &str = "/charts/cchc-xa-minh-hoa-2024";

#[tokio::test]
async fn who_runs_the_round_sees_responses_quality_and_intervals() {
    let demo = Demo::new().await;
    let mut coordinator = demo.as_("dieu-phoi").await;
    let list = coordinator.get(&format!("{ROUND}/inside/surveys")).await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(list.text.contains(SURVEY) && list.text.contains("can-bo%2F2024"));

    let page = coordinator.get(SURVEY).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "DỰ THẢO – CHƯA CÔNG BỐ",
        "Chất lượng phiếu khảo sát",
        "Phiếu trùng",
        "Kế hoạch mẫu và kết quả thu phiếu khảo sát",
        "Phiếu không hợp lệ, từng phiếu một",
        "Hệ số thiết kế",
        "Không phân biệt được với",
        "KTC 95%",
        "Phân bố câu trả lời",
        "Ô có dưới 5 phiếu không hiện số liệu",
        "surveys/",
    ] {
        assert!(page.text.contains(words), "{words}");
    }
    // The drawing has its table on the page and an address of its own.
    assert!(
        page.text
            .contains(&format!("{CHARTS}/survey-1-units-1.svg"))
    );
    let svg = coordinator
        .get(&format!("{CHARTS}/survey-1-units-1.svg"))
        .await;
    assert_eq!(svg.status, StatusCode::OK);
    assert!(svg.text.contains("<title") && svg.text.contains("<desc"));
    let english = coordinator.get(&format!("{SURVEY}?lang=en")).await;
    assert!(english.text.contains("Cannot be told apart from"));
    assert!(!english.text.contains(">surveys-"));
    let nothing = coordinator
        .get(&format!("{ROUND}/inside/surveys/khong-co"))
        .await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_else_sees_a_survey_before_the_publication() {
    let demo = Demo::new().await;
    for name in [
        "chu-tich-mh001",
        "can-bo-mh001",
        "tham-dinh-1",
        "hoi-dong-1",
    ] {
        let mut browser = demo.as_(name).await;
        let list = browser.get(&format!("{ROUND}/inside/surveys")).await;
        assert_eq!(list.status, StatusCode::OK, "{name}");
        assert!(!list.text.contains("mot-cua%2F2024"), "{name}");
        let page = browser.get(SURVEY).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{name}");
        let chart = browser.get(&format!("{CHARTS}/survey-1-units-1.svg")).await;
        assert_eq!(chart.status, StatusCode::NOT_FOUND, "{name}");
    }
    let public = demo.house.get(SURVEY).await;
    assert_eq!(public.status, StatusCode::SEE_OTHER);
    let chart = demo
        .house
        .get(&format!("{CHARTS}/survey-1-items.svg"))
        .await;
    assert_eq!(chart.status, StatusCode::NOT_FOUND);
}
