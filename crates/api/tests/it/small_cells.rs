//! Cells of a survey with few responses behind them: who runs the round sees that they are hidden and why, the public sees them hidden, and nobody sees the figure.

use crate::house::House;
use crate::kept::person;
use api::App;
use axum::http::StatusCode;
use procedure::{Act, ActKind, Depth, Face, Publication, Role};
use std::path::Path;

/// Five invented communes of 12, 12, 2, no and 2 responses; the round shows nothing of fewer than three (`fixtures/surveys/round-small/README.md`).
pub(crate) const ROUND: &str = "/rounds/round-small";
const ID: &str = "round-small";
const SURVEY: &str = "y-kien";

/// Takes the round in.
pub(crate) async fn load(app: &App) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/surveys/round-small");
    let loaded = api::load_round(app, &folder, "operator", |_| true).await;
    loaded.unwrap();
}

/// Publishes it, down to its leaves.
pub(crate) async fn publish(app: &App) {
    let (store, owner, now) = (app.store(), &app.settings().owner, app.now());
    let row = store.round(owner, ID).await.unwrap();
    let signed = store
        .put_file(owner, "%PDF-1.7 bản ký".as_bytes(), now)
        .await
        .unwrap();
    let publication = Publication {
        version: 1,
        act: Act {
            kind: ActKind::Decision,
            number: "12/QĐ-UBND".to_owned(),
            date: procedure::local_day(now),
            body: "UBND huyện Minh Họa".to_owned(),
            signer: "Chủ tịch".to_owned(),
            file: signed.digest,
        },
        face: Face::Full {
            depth: Depth::Leaves,
        },
        embargo: None,
        head: row.head_seq,
        head_digest: row.head_digest.clone(),
        content: row.content_digest.clone(),
        public_bundle: String::new(),
        internal_bundle: String::new(),
        note: None,
    };
    let entries = vec![publication.entry()];
    let append = store.append(owner, ID, "operator", now, None, entries);
    append.await.unwrap();
}

/// The cells of a table's line, by the code that it begins with.
fn line<'p>(page: &'p str, table: &str, code: &str) -> Vec<&'p str> {
    let table = page.split(&format!("<caption>{table}")).nth(1).unwrap();
    let table = table.split("</table>").next().unwrap();
    let mark = format!(">{code}</td>");
    let line = table.lines().find(|line| line.contains(&mark));
    let line = line.unwrap_or_else(|| panic!("{code} in {table}"));
    let cells = line.split("</t").filter_map(|cell| cell.rsplit('>').next());
    cells.filter(|cell| !cell.is_empty()).collect()
}

/// By unit and factor: what is shown of 12 responses (7 of 11 and 7 of 12 are satisfied with the result), of 2, of none, and of 2.
fn hides(page: &str) {
    const TABLE: &str = "Chỉ số hài lòng theo yếu tố và đơn vị";
    for (code, n, last) in [
        ("X1", "12", "63,64"),
        ("X2", "12", "58,33"),
        ("X4", "0", "–"),
    ] {
        let cells = line(page, TABLE, code);
        assert_eq!((cells[2], cells.last()), (n, Some(&last)), "{code}");
    }
    for (code, name) in [("X3", "Xã Cẩm Sơn"), ("X5", "Xã Gia Lộc")] {
        let cells = line(page, TABLE, code);
        assert_eq!(cells[..3], [code, name, "ẩn"]);
        assert!(cells.len() > 5 && cells[3..].iter().all(|cell| *cell == "…"));
    }
    // Two answers stand at the lowest level: hidden, and with it the next one, so that their sum says nothing.
    let cells = line(page, "Phân bố câu trả lời", "q1");
    assert_eq!(cells[2..8], ["…", "…", "…", "…", "6", "21,4"]);
    assert!(page.contains("không hiện số liệu vì có dưới 3 phiếu, hoặc để từ tổng không suy ra"));
}

#[tokio::test]
async fn cells_of_few_responses_are_hidden_inside_with_the_reason_and_outside() {
    const WHY: &str = "dưới 3 người trả lời ở Xã Cẩm Sơn: tiêu chí không có kết quả";
    let house = House::with(|settings| settings.codes_for_staff = false).await;
    load(&house.app).await;
    let inside = format!("{ROUND}/inside/surveys/{SURVEY}");
    let mut runs = person(&house, Role::Coordinator, None).await;
    let page = runs.get(&inside).await;
    assert_eq!(page.status, StatusCode::OK);
    hides(&page.text);
    assert!(page.text.contains(WHY));
    // Page and charts alike.
    let marks = page.text.matches("DỰ THẢO").count();
    assert!(marks > page.text.matches("<svg").count(), "{marks}");
    // Who came back from where is hidden alike, though the round's own staff look.
    let cells = line(&page.text, "Kế hoạch mẫu và kết quả", "X3");
    assert_eq!(cells[3..6], ["5", "…", "ẩn"]);
    assert_eq!(line(&page.text, "Kế hoạch mẫu và kết quả", "X1")[4], "12");

    let outside = format!("{ROUND}/surveys/{SURVEY}");
    assert_eq!(house.get(&outside).await.status, StatusCode::NOT_FOUND);
    publish(&house.app).await;
    let page = house.get(&outside).await;
    assert_eq!(page.status, StatusCode::OK);
    hides(&page.text);
    for inside in [WHY, "Kế hoạch mẫu và kết quả", "KTC 95%"] {
        assert!(!page.text.contains(inside), "{inside}");
    }
    // Nothing stands inside that is not published.
    let own = runs.get(&format!("{ROUND}/inside/surveys/{SURVEY}")).await;
    assert_eq!(own.status, StatusCode::OK);
    assert!(own.text.contains("<svg") && !own.text.contains("DỰ THẢO"));
    // The chart names them without a figure, and the table to take home has none.
    assert!(page.text.contains("ít phiếu): Xã Cẩm Sơn, Xã Gia Lộc"));
    let address = format!("/api/v1{ROUND}/surveys/{SURVEY}/indices.csv");
    let table = house.get(&address).await;
    assert_eq!(table.status, StatusCode::OK);
    let of_few = table
        .text
        .lines()
        .filter(|line| line.contains("Xã Cẩm Sơn"));
    let of_few: Vec<&str> = of_few.collect();
    assert!(
        !of_few.is_empty() && !of_few.iter().any(|line| line.contains("100")),
        "{of_few:?}"
    );
}
