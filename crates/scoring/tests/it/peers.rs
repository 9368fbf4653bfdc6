//! Peer-relative leaves: two passes, complete units only, one block at a time.

use crate::support::{is, round};
use criteria::LayerKind::SelfScore;

const BODY: &str = r#"
[criterion."1"]
title = "So trong khối"
max = 4
source = "A"
inputs = { value = "number" }
rule = "peers"
method = "min-max"
better = "higher"
[criterion."2"]
title = "Điểm nhập"
max = 6
source = "A"
rule = "points"
"#;

#[test]
fn the_range_is_that_of_the_complete_units() {
    let round = round("", BODY, "ABCD").give(
        SelfScore,
        &[
            ("A", "1/value", "10"),
            ("A", "2", "1"),
            ("B", "1/value", "25"),
            ("B", "2", "1"),
            ("C", "1/value", "30"),
            ("C", "2", "1"),
            // D is not complete, so its 90 moves nobody.
            ("D", "1/value", "90"),
        ],
    );
    let (scored, _) = round.score();
    let points = |unit| &scored.leaf(unit, round.leaf("1")).points;
    is(points(0), "0");
    is(points(1), "3");
    is(points(2), "4");
    is(points(3), "4");
    assert_eq!(scored.peers.len(), 1);
    assert_eq!(
        (scored.peers[0].n_units, scored.peers[0].block.as_str()),
        (3, "xã")
    );
    is(&scored.peers[0].highest, "30");
}
