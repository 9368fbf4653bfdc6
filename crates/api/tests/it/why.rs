//! Why a leaf has its points, from the rank down to the cell.

use crate::inside::Demo;
use axum::http::StatusCode;

const SHOWN: &str = "/rounds/phu-tho-2026";
const RUNNING: &str = "/rounds/cchc-xa-minh-hoa-2024";

/// Phường Việt Trì, 1.3: 87 of 89, 1,96 of 2 (`transparency_2026_year.csv`).
#[tokio::test]
async fn the_public_follows_a_published_leaf_to_its_cell_and_its_entry() {
    let demo = Demo::new().await;
    let house = &demo.house;
    let profile = house.get(&format!("{SHOWN}/units/H44.100")).await;
    assert!(
        profile
            .text
            .contains(&format!("{SHOWN}/units/H44.100/why/1.3"))
    );
    let page = house.get(&format!("{SHOWN}/units/H44.100/why/1.3")).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "Phường Việt Trì",
        "1,96",
        "87",
        "1-cong-khai-minh-bach.xlsx",
        "Quyết định số 766/QĐ-TTg",
        "2026.toml:",
        "Nhập số liệu",
        "Bản ghi cuối cùng của chuỗi",
        "parindex ",
    ] {
        assert!(page.text.contains(words), "{words}");
    }
    // No account stands beside an entry for the public, and nothing is said in keys.
    assert!(!page.text.contains(">demo<") && !page.text.contains(">why-"));
    let english = house
        .get(&format!("{SHOWN}/units/H44.100/why/1.3?lang=en"))
        .await;
    assert!(english.text.contains("What the result is made of"));
    for wrong in ["/units/H44.100/why/9.9", "/units/NONE/why/1.3"] {
        let answer = house.get(&format!("{SHOWN}{wrong}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    let running = house.get(&format!("{RUNNING}/units/MH001/why/1.1.3")).await;
    assert_eq!(running.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_unit_sees_its_own_way_and_no_other_and_no_place_in_the_chain() {
    let demo = Demo::new().await;
    let mut head = demo.as_("chu-tich-mh001").await;
    let own = head.get(&format!("{RUNNING}/inside/why/MH001/1.1.3")).await;
    assert_eq!(own.status, StatusCode::OK);
    assert!(own.text.contains("DỰ THẢO – CHƯA CÔNG BỐ"));
    assert!(own.text.contains("Nhập số liệu") && own.text.contains("Đơn vị tự đánh giá"));
    // Numbers and digests within the chain hang on what others have entered.
    assert!(!own.text.contains("Bản ghi cuối cùng của chuỗi"));
    assert!(!own.text.contains("data-label=\"Mã kiểm\""));
    assert!(!own.text.contains("Hạng"), "no rank of a running round");
    let other = head.get(&format!("{RUNNING}/inside/why/MH002/1.1.3")).await;
    assert_eq!(other.status, StatusCode::FORBIDDEN);
    for page in ["self/MH001/1.1.3", "not-reached/MH001", "explain/MH001"] {
        let page = head.get(&format!("{RUNNING}/{page}")).await;
        assert!(page.text.contains("/inside/why/MH001/1.1.3"));
    }
    // Who runs the round sees the chain and whose account it was.
    let mut coordinator = demo.as_("giam-sat").await;
    let page = coordinator
        .get(&format!("{RUNNING}/inside/why/MH002/1.1.3"))
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Phường") || page.text.contains("Xã"));
}
