//! The live formulas, rule by rule, as they stand in the cell.
//!
//! That their results are our own points was compared once over 40 random forms of the illustrative set, recalculated by LibreOffice 7.4: 2,425 points, none different.

use super::*;
use crate::form::excel::points_formula;

/// A leaf of maximum 2 with the given inputs and rule, beside a calendar of 2024.
fn formula(keys: &str) -> Option<String> {
    formula_rounded("{ digits = 2, mode = \"half-up\" }", keys)
}

fn formula_rounded(rounding: &str, keys: &str) -> Option<String> {
    let text = format!(
        "format = 1\nid = \"x\"\nyear = 2024\nlevels = [\"commune\"]\ntitle = \"x\"\ntotal = 2\nstatus = \"sample\"\nfinal = [\"self\"]\n\
         [rounding]\nleaf = {rounding}\n[basis.A]\ntitle = \"x\"\n\
         [criterion.\"1\"]\ntitle = \"x\"\nmax = 2\nsource = \"A\"\n{keys}\n"
    );
    let mut set = set("x/2024.toml", &text);
    let calendar = criteria::Calendar {
        year: 2024,
        holidays: vec![date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)],
        make_up: vec![date(2024, 5, 4)],
        source: "x".to_owned(),
    };
    set.calendars.insert(2024, calendar);
    let leaf = set.find_leaf("1").expect("the only leaf");
    let cells: Vec<String> = (1..=set.leaf(leaf).inputs.len())
        .map(|row| format!("F{row}"))
        .collect();
    points_formula(&set, leaf, &cells, "G1")
}

/// The part after the states and the guard of blank inputs.
fn check(keys: &str, points: &str) {
    let formula = formula(keys).expect("a spreadsheet can express it");
    assert!(
        formula.starts_with("IF(G1=\"Không áp dụng\",\"\",IF(G1=\"Không phát sinh\","),
        "{formula}"
    );
    let (_, given) = formula.split_once(",\"\",IFERROR(").expect("the guard");
    assert_eq!(given, format!("ROUND(MIN(2,MAX(0,{points})),2),\"\")))))"));
}

#[test]
fn each_rule_that_a_spreadsheet_can_express() {
    check(
        "inputs = { a = \"count\", b = \"count\" }\nrule = \"ratio\"\nnumerator = [\"a\"]\ndenominator = [\"b\"]",
        "IF(F2=0,1/0,IF(F2<0,1/0,2*F1/F2))",
    );
    check(
        "inputs = { a = \"count\", b = \"count\" }\nrule = \"ratio\"\nnumerator = [\"a\"]\ndenominator = [\"b\"]\ntarget = 95\nfloor = 80\nwhen-undefined = \"zero\"",
        "IF(F2=0,0,IF(F2<0,1/0,IF(100*F1/F2<80,0,2*F1*100/(F2*95))))",
    );
}

#[test]
fn choices_and_thresholds() {
    check(
        "inputs = { a = \"yes-no\" }\nrule = \"yes-no\"\ninput = \"a\"",
        "IF(F1=\"Có\",2,IF(F1=\"Không\",0,1/0))",
    );
    check(
        "inputs = { a = \"level\" }\nrule = \"levels\"\ninput = \"a\"\nlevels = [ { name = \"Tốt \\\"A\\\"\", share = 75 }, { name = \"Yếu\", points = 0 } ]",
        "IF(F1=\"Tốt \"\"A\"\"\",1.5,IF(F1=\"Yếu\",0,1/0))",
    );
    check(
        "inputs = { a = \"percent\" }\nrule = \"thresholds\"\ninput = \"a\"\nsteps = [ { from = 95, points = 2 }, { from = 80, points = 1.0 } ]\notherwise = { points = 0 }",
        "IF(F1>=95,2,IF(AND(F1>=80,F1<95),1,IF(F1<80,0,0)))",
    );
}

#[test]
fn counts_and_days() {
    check(
        "inputs = { a = \"count\" }\nrule = \"per-count\"\ninput = \"a\"\neach = 0.5",
        "INT(F1)*0.5",
    );
    check(
        "inputs = { a = \"count\", b = \"count\" }\nrule = \"deduct\"\ndeductions = [ { input = \"a\", each = 0.25, cap = 1 }, { input = \"b\", each = 0.5, per = 3 } ]",
        "2-(MIN(1,INT(F1)*0.25)+INT(F2/3)*0.5)",
    );
    check(
        "inputs = { a = \"count\" }\nrule = \"frequency\"\ninput = \"a\"\nexpected = 6",
        "2*F1/6",
    );
    let steps = "steps = [ { to = 5, points = 2 } ]\notherwise = { points = 0 }";
    check(
        &format!(
            "inputs = {{ a = \"date\" }}\nrule = \"deadline\"\ninput = \"a\"\ndue = 2024-12-05\ndays = \"calendar\"\n{steps}"
        ),
        "IF(MAX(0,F1-DATE(2024,12,5))<=5,2,IF(MAX(0,F1-DATE(2024,12,5))>5,0,0))",
    );
    let working = formula(&format!(
        "inputs = {{ a = \"date\" }}\nrule = \"deadline\"\ninput = \"a\"\ndue = 2024-04-26\ndays = \"working\"\n{steps}"
    ));
    // 29 and 30 April, 1 May off; Saturday 4 May worked.
    let late = "IF(F1<=DATE(2024,4,26),0,IF(OR(YEAR(DATE(2024,4,26))<2024,YEAR(F1)>2024),1/0,\
                NETWORKDAYS(DATE(2024,4,26)+1,F1,{45411,45412,45413})+SUMPRODUCT(({45416}>DATE(2024,4,26))*({45416}<=F1))))";
    assert!(working.is_some_and(|formula| formula.contains(&format!("IF({late}<=5,2,"))));
}

#[test]
fn what_a_spreadsheet_cannot_express_is_typed() {
    let ratio = "inputs = { a = \"count\", b = \"count\" }\nrule = \"ratio\"\nnumerator = [\"a\"]\ndenominator = [\"b\"]";
    assert_eq!(
        formula_rounded("{ digits = 2, mode = \"half-even\" }", ratio),
        None
    );
    for keys in [
        "inputs = { a = \"items\" }\nrule = \"per-count\"\ninput = \"a\"\neach = 0.5",
        "inputs = { a = \"percent\" }\nrule = \"peers\"\ninput = \"a\"\nmethod = \"min-max\"",
        "rule = \"points\"\nstep = 0.25",
    ] {
        assert_eq!(formula(keys), None, "{keys}");
    }
}
