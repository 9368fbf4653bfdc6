//! Running the program from the root of the repository.

use std::path::{Path, PathBuf};
use std::process::Command;

/// How a run ended and what it said.
pub(crate) struct Said {
    pub(crate) exit: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// Standard output as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// The root of the repository: names of sets are looked up below it.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs the program with the words given; one that is ended by a signal fails the test.
pub(crate) fn parindex(words: &[&str]) -> Said {
    let ran = Command::new(env!("CARGO_BIN_EXE_parindex"))
        .args(words)
        .current_dir(root())
        .output()
        .unwrap();
    Said {
        exit: ran.status.code().unwrap(),
        out: String::from_utf8(ran.stdout).unwrap(),
        err: String::from_utf8(ran.stderr).unwrap(),
    }
}

/// A folder with the text files given.
pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// Four communes in two blocks.
pub(crate) const ROSTER: &str = "code,name,type,level,block,parent\n\
    41001,Xã An Thái,xã,commune,xã,\n\
    41002,Xã Bình Lâm,xã,commune,xã,\n\
    41003,Phường Cát Linh,phường,commune,phường,\n\
    41004,Phường Đông Hòa,phường,commune,phường,\n";

/// A set with two leaves of typed points.
pub(crate) const SET: &str = r#"format = 1
id     = "thu"
year   = 2025
levels = ["commune"]
title  = "Bộ tiêu chí thử"
total  = 10
status = "sample"
final  = ["appraised"]
[ranking]
on     = "total"
key    = "rounded"
ties   = "competition"
blocks = "all"
[rounding]
leaf  = { digits = 2, mode = "half-up" }
total = { digits = 2, mode = "half-up" }
[basis.A]
title  = "Quyết định thử"
number = "1/QĐ"
issued = 2025-01-15
[criterion."1"]
title  = "Lĩnh vực một"
max    = 6
source = "A, mục 1"
rule   = "points"
examples = [{ given = { points = 6 }, points = 6 }]
[criterion."2"]
title  = "Lĩnh vực hai"
max    = 4
source = "A, mục 2"
rule   = "points"
examples = [{ given = { points = 4 }, points = 4 }]
"#;

/// A manifest that reads every file below `answers` into the first appraised layer.
pub(crate) const MANIFEST: &str = r#"format = 1
id     = "thu-2025"
title  = "Đợt thử năm 2025"
year   = 2025
as-of  = 2025-12-31
set    = "set.toml"
units  = "units.csv"
[[file]]
path  = "answers/*"
layer = "appraised-1"
"#;

/// A table in which two communes are equal, one is behind and one has no points for field 2.
pub(crate) const TABLE: &str = "Mã,Đơn vị,1 Lĩnh vực một,2 Lĩnh vực hai\n\
    41001,Xã An Thái,5.5,3.25\n\
    41002,Xã Bình Lâm,6,2.75\n\
    41003,Phường Cát Linh,4,2\n\
    41004,Phường Đông Hòa,6,\n";

/// The round of [`TABLE`].
pub(crate) fn small_round() -> tempfile::TempDir {
    folder(&[
        ("round.toml", MANIFEST),
        ("set.toml", SET),
        ("units.csv", ROSTER),
        ("answers/tong-hop.csv", TABLE),
    ])
}
