//! `level-twice`, `level-unknown`, `levels-missing`, `levels-differ`: named levels.

use finding::{Finding, Place};

pub(crate) fn twice(place: Place, name: &str) -> Finding {
    Finding::error("level-twice", place)
        .says(
            format!("mức \"{name}\" được ghi hai lần"),
            format!("level \"{name}\" is named twice"),
        )
        .fix("giữ một mức", "keep one of them")
}

pub(crate) fn unknown(place: Place, name: &str, known: &[String]) -> Finding {
    let name = crate::toml::shortened(name);
    let list = known.join(", ");
    Finding::error("level-unknown", place)
        .says(
            format!("không có mức \"{name}\""),
            format!("there is no level \"{name}\""),
        )
        .expected(format!("một trong: {list}"), format!("one of: {list}"))
        .fix("ghi đúng tên mức", "write the level's name as declared")
}

pub(crate) fn none(place: Place) -> Finding {
    Finding::error("levels-missing", place)
        .says("danh sách mức trống", "the list of levels is empty")
        .expected(
            "`{ name = \"Tốt\", share = 75 }`",
            "`{ name = \"Tốt\", share = 75 }`",
        )
        .fix("thêm các mức", "add the levels")
}

pub(crate) fn undeclared(place: Place, input: &str) -> Finding {
    Finding::error("levels-missing", place)
        .says(
            format!("số liệu \"{input}\" là mức nhưng chưa có danh sách mức"),
            format!("input \"{input}\" is a level but has no list of levels"),
        )
        .expected(
            "`levels = [ … ]` trong cách tính, hoặc `{ kind = \"level\", levels = [\"…\"] }`",
            "`levels = [ … ]` in the rule, or `{ kind = \"level\", levels = [\"…\"] }`",
        )
        .fix("thêm danh sách mức", "add the list of levels")
}

pub(crate) fn differ(place: Place, found: &[String], known: &[String]) -> Finding {
    let (found, known) = (found.join(", "), known.join(", "));
    Finding::error("levels-differ", place)
        .says(
            "hai danh sách mức của cùng một số liệu khác nhau",
            "two lists of levels for one input differ",
        )
        .found(found.clone(), found)
        .expected(known.clone(), known)
        .fix("dùng cùng các tên mức", "use the same names")
}
