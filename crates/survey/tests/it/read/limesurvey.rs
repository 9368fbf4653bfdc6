//! LimeSurvey's own habits: no `_` in codes, "other" in a column of its own, headings in the words of the survey.

use super::{codes, read, sipas};

#[test]
fn the_text_of_other_stands_beside_the_answer() {
    let (responses, report) = read(
        "results-survey1.csv",
        "Response ID,Date submitted,Xã/Phường/Thị trấn,Nghề nghiệp,Nghề nghiệp [Khác],Dân tộc,Dân tộc [Other]\n\
         1,2024-03-01 08:00:00,Xã An Hòa,Sinh viên,,Kinh,\n\
         2,2024-03-01 09:00:00,Xã An Hòa,Khác,Thợ nề,Khác (ghi rõ),Tày\n",
    );
    let instrument = sipas();
    assert_eq!(codes(&responses, &instrument, "occupation"), [4, 7]);
    assert_eq!(codes(&responses, &instrument, "ethnicity"), [1, 2]);
    let shown = format!("{:?}", report.findings);
    assert!(!shown.contains("answer-unknown"), "{shown}");
    assert!(!shown.contains("Thợ nề"), "{shown}");
}

#[test]
fn codes_lose_their_underscores() {
    for heading in [
        "residencetype",
        "residencetype. Nơi sinh sống",
        "Q7x. Nơi sinh sống",
    ] {
        let table = format!("id,submitdate,commune,{heading}\n1,2024-03-01,Xã An Hòa,2\n");
        let (responses, _) = read("results-survey1.csv", &table);
        assert_eq!(
            codes(&responses, &sipas(), "residence_type"),
            [2],
            "{heading}"
        );
    }
}
