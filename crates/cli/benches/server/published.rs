//! A published round of many communes in a server's data folder: typed points in 8 fields of 5 leaves.

use procedure::{Act, ActKind, Depth, Face, Publication};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use store::Store;

const ROUNDING: &str = "[rounding]\nleaf = { digits = 2, mode = \"half-up\" }\ntotal = { digits = 2, mode = \"half-up\" }\n";
/// The owner of a server's rounds unless its settings say another.
const OWNER: &str = "default";

const FIELDS: usize = 8;
const LEAVES: usize = 5;

/// The id of the round.
pub(crate) const ROUND: &str = "ca-nuoc-gia-dinh";

/// The code of a unit.
pub(crate) fn unit_code(index: usize) -> String {
    format!("{index:05}")
}

/// Writes the round as a folder: `round.toml`, `set.toml`, `units.csv` and one table of points.
///
/// # Errors
/// Where the folder cannot be written to.
pub(crate) fn write_points_round(n_units: usize, folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut columns = Vec::new();
    let mut set = format!(
        "format = 1\nid = \"{ROUND}\"\nyear = 2025\nlevels = [\"commune\"]\ntitle = \"Bộ tiêu chí để đo thời gian\"\ntotal = 80\nstatus = \"sample\"\nfinal = [\"imported\"]\n{ROUNDING}[ranking]\nblocks = [\"phường\", \"xã\"]\n[basis.A]\ntitle = \"Bộ tiêu chí để đo thời gian\"\n"
    );
    for field in 1..=FIELDS {
        // Writing to a string cannot fail.
        let _ = writeln!(
            set,
            "[criterion.\"{field}\"]\ntitle = \"Lĩnh vực {field}\"\nmax = 10\nsource = \"A\""
        );
        for leaf in 1..=LEAVES {
            let _ = writeln!(
                set,
                "[criterion.\"{field}.{leaf}\"]\ntitle = \"Tiêu chí {field}.{leaf}\"\nmax = 2\nsource = \"A\"\nscored = \"imported\"\nrule = \"points\""
            );
            columns.push(format!("{field}.{leaf}"));
        }
    }
    let (mut units, mut table) = (
        String::from("code,name,type,level,block\n"),
        format!("code,name,{}\n", columns.join(",")),
    );
    for index in 0..n_units {
        let kind = if index.is_multiple_of(5) {
            "phường"
        } else {
            "xã"
        };
        let code = unit_code(index);
        let _ = writeln!(units, "{code},Đơn vị {index},{kind},commune,{kind}");
        let _ = write!(table, "{code},Đơn vị {index}");
        for leaf in 0..columns.len() {
            // Spread over 0.00 to 2.00 without a pattern that a rank would show.
            let points = (index * 7919 + leaf * 104_729 + index * leaf * 31) % 201;
            let _ = write!(table, ",{}.{:02}", points / 100, points % 100);
        }
        table.push('\n');
    }
    let places: Vec<String> = columns
        .iter()
        .enumerate()
        .map(|(index, code)| format!("{} = \"{code}\"", letters(index + 2)))
        .collect();
    let manifest = format!(
        "format = 1\nid = \"{ROUND}\"\ntitle = \"Cả nước, số liệu giả định để đo thời gian\"\nyear = 2025\nas-of = 2025-12-31\nset = \"set.toml\"\nunits = \"units.csv\"\n\n[[file]]\npath = \"points.csv\"\nlayer = \"imported\"\nlayout = {{ header = [1, 1], code = \"A\", unit = \"B\", total-row = \"none\", columns = {{ {} }} }}\n",
        places.join(", ")
    );
    fs::write(folder.join("round.toml"), manifest)?;
    fs::write(folder.join("set.toml"), set)?;
    fs::write(folder.join("units.csv"), units)?;
    fs::write(folder.join("points.csv"), table)
}

/// A, B, …, Z, AA, …
fn letters(mut index: usize) -> String {
    let mut own = String::new();
    loop {
        own.insert(0, char::from(b'A' + u8::try_from(index % 26).unwrap_or(0)));
        if index < 26 {
            return own;
        }
        index = index / 26 - 1;
    }
}

/// Takes the folder into a server's data folder with the program's own verb, and publishes it to its fields; other settings are those of a load.
pub(crate) async fn publish_in(program: &Path, data: &Path, round: &Path) {
    fs::create_dir_all(data).expect("the data folder");
    fs::write(
        data.join("settings.json"),
        "{\"requests_a_minute\": 100000000}",
    )
    .expect("the settings");
    let status = Command::new(program)
        .arg("load")
        .arg(round)
        .arg("--data")
        .arg(data)
        .stdout(Stdio::null())
        .status();
    // Refused, the client would measure refusals.
    assert!(status.expect("the program starts").success(), "no round");
    let store = Store::open(None, data).await.expect("the store");
    let row = store.round(OWNER, ROUND).await.expect("the round");
    let digest = row.content_digest.clone();
    let own = Publication {
        version: 1,
        act: Act {
            kind: ActKind::Decision,
            number: "1/QĐ-UBND".to_owned(),
            date: jiff::civil::Date::constant(2026, 1, 5),
            body: "UBND tỉnh".to_owned(),
            signer: "Chủ tịch".to_owned(),
            file: digest.clone(),
        },
        face: Face::Full {
            depth: Depth::Fields,
        },
        embargo: None,
        head: row.head_seq,
        head_digest: row.head_digest.clone(),
        content: digest.clone(),
        public_bundle: digest.clone(),
        internal_bundle: digest,
        note: None,
    };
    let entries = vec![own.entry()];
    store
        .append(OWNER, ROUND, "bench", jiff::Timestamp::now(), None, entries)
        .await
        .expect("the publication");
    store.close().await;
}
