//! The words before and behind a unit's name, in the letters of `vietnamese::key`.

/// The committee, which is not part of a place's name.
pub(crate) const COMMITTEE: [&[&str]; 5] = [
    &["ủy", "ban", "nhân", "dân"],
    &["ủy", "ban"],
    &["ubnd"],
    &["u.b.n.d"],
    &["ub"],
];

/// Types, the longer before those they begin with; abbreviations beside the full word.
pub(crate) const KINDS: [(&[&str], &str); 20] = [
    (&["thị", "trấn"], "thị trấn"),
    (&["thị", "xã"], "thị xã"),
    (&["thành", "phố"], "thành phố"),
    (&["đặc", "khu"], "đặc khu"),
    (&["xã"], "xã"),
    (&["phường"], "phường"),
    (&["huyện"], "huyện"),
    (&["quận"], "quận"),
    (&["tỉnh"], "tỉnh"),
    (&["x."], "xã"),
    (&["p."], "phường"),
    (&["h."], "huyện"),
    (&["q."], "quận"),
    (&["tt"], "thị trấn"),
    (&["tt."], "thị trấn"),
    (&["tx"], "thị xã"),
    (&["tx."], "thị xã"),
    (&["tp"], "thành phố"),
    (&["tp."], "thành phố"),
    (&["đk."], "đặc khu"),
];

/// Abbreviations that may be glued to the name.
pub(crate) const DOTTED: [&str; 8] = ["x.", "p.", "h.", "q.", "tt.", "tx.", "tp.", "đk."];

/// Types of places that hold other places.
pub(crate) const PLACE_KINDS: [&str; 5] = ["tỉnh", "thành phố", "huyện", "quận", "thị xã"];
