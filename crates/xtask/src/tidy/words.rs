//! Words that no message and no page may hold (they are another field's, or they judge), and paths of a machine.

use super::Source;

/// Wrong word, and the one to use instead.
const RULED_OUT: &[(&str, &str)] = &[
    ("điểm phạt", "điểm trừ"),
    ("mất điểm", "điểm chưa đạt"),
    ("khiếu nại", "đề nghị thẩm định lại"),
    ("gian lận", "(nothing: state the fact)"),
    ("mục chấm điểm", "tiêu chí chấm điểm"),
    ("tài liệu mật", "dự thảo – chưa công bố"),
];

pub(crate) fn check(sources: &[Source]) -> Vec<String> {
    let mut breaches = Vec::new();
    for source in sources {
        // The lists of ruled-out words themselves: this one, and those that tests look for.
        if source.path.starts_with("crates/xtask/src/tidy/") || source.path.contains("/tests/") {
            continue;
        }
        for (index, line) in source.text.lines().enumerate() {
            let lower = line.to_lowercase();
            for (wrong, right) in RULED_OUT {
                if lower.contains(wrong) {
                    breaches.push(format!(
                        "{}:{}: “{wrong}”; say {right}",
                        source.path,
                        index + 1
                    ));
                }
            }
            if ["/root/", "/home/", "/Users/"]
                .iter()
                .any(|path| line.contains(path))
            {
                breaches.push(format!(
                    "{}:{}: a path of a machine",
                    source.path,
                    index + 1
                ));
            }
        }
    }
    breaches
}
