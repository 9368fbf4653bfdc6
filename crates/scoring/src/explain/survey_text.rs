//! What stands behind a survey value, as a person reads it in a terminal.

use super::survey::{CountedTrace, SureTrace, SurveyTrace};
use criteria::Status;
use finding::Lang;
use std::fmt::Write as _;

impl SurveyTrace {
    /// The lines of a reader's language, each ending with a line feed.
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        let mut out = String::new();
        self.write(&mut out, lang);
        out
    }

    pub(super) fn write(&self, out: &mut String, lang: Lang) {
        let vi = lang == Lang::Vi;
        let word = |one: &'static str, other: &'static str| if vi { one } else { other };
        let _ = writeln!(
            out,
            "  {} – {}: {} ({}, {})",
            self.group,
            word("mẫu phiếu khảo sát", "instrument"),
            self.title.get(lang),
            self.instrument,
            status(&self.status, lang),
        );
        if let Some(notice) = &self.notice {
            let _ = writeln!(out, "    {notice}");
        }
        let _ = writeln!(
            out,
            "    {}: {} ({})",
            word("Lấy", "Taken"),
            self.figure_title.get(lang),
            self.figure,
        );
        if let Some(only) = &self.only {
            let _ = writeln!(out, "    {}: {}", word("Chỉ tính", "Only"), only.get(lang));
        }
        let _ = writeln!(
            out,
            "    {}: {}; {}; {}",
            word("Cách tính", "Formula"),
            self.formula.get(lang),
            self.blanks_rule.get(lang),
            self.aggregation.get(lang),
        );
        if let Some(weighting) = &self.weighting {
            let weights = word("Trọng số", "Weights");
            let _ = writeln!(out, "    {weights}: {}", weighting.get(lang));
        }
        match &self.counted {
            Some(counted) => self.write_counted(counted, out, lang),
            None => {
                let _ = writeln!(
                    out,
                    "    {}",
                    word(
                        "Số phiếu, câu trả lời và khoảng tin cậy không hiển thị vì quá ít phiếu; điểm vẫn được tính",
                        "Counts, answers and interval are not shown because there are too few responses; the value is scored all the same",
                    )
                );
            }
        }
        let files = self.files.join("; ");
        let _ = writeln!(out, "    {}: {files}", word("Tệp", "Files"));
    }

    fn write_counted(&self, counted: &CountedTrace, out: &mut String, lang: Lang) {
        let vi = lang == Lang::Vi;
        let word = |one: &'static str, other: &'static str| if vi { one } else { other };
        let shown = |text: &str| {
            if vi {
                text.replace('.', ",")
            } else {
                text.to_owned()
            }
        };
        let mut sheets = Vec::new();
        if let Some(issued) = counted.issued {
            sheets.push(format!("{} {issued}", word("phát ra", "issued")));
        }
        sheets.push(format!(
            "{} {}",
            word("thu về", "returned"),
            counted.returned
        ));
        sheets.push(format!("{} {}", word("hợp lệ", "valid"), counted.valid));
        if let Some(rate) = &counted.rate {
            sheets.push(format!(
                "{} {}%",
                word("hợp lệ trên phát ra", "valid of issued"),
                shown(rate)
            ));
        }
        let sheets = sheets.join(", ");
        let _ = writeln!(out, "    {}: {sheets}", word("Phiếu", "Responses"));
        let answers = match &counted.counts {
            Some(counts) => {
                let counts = counts.iter();
                let each = counts.map(|own| format!("{} {}", own.label.get(lang), own.count));
                each.collect::<Vec<_>>().join(", ")
            }
            None => word(
                "không hiển thị theo phương án vì có phương án quá ít phiếu",
                "not shown by choice, for too few took one of them",
            )
            .to_owned(),
        };
        let _ = writeln!(
            out,
            "    {}: {answers}; {} {}",
            word("Trả lời", "Answers"),
            word("để trống hoặc không dùng được", "blank or not usable"),
            counted.blanks,
        );
        let _ = writeln!(
            out,
            "    {}: {} {}, n = {} {}",
            word("Cơ sở tính", "Base"),
            counted.base,
            word("câu trả lời", "answers"),
            counted.n,
            word("người", "respondents"),
        );
        if let Some(index) = &counted.index {
            let _ = writeln!(
                out,
                "    {}: {}",
                word("Chỉ số trước khi làm tròn", "Index before rounding"),
                index.get(lang)
            );
        }
        if let Some(interval) = &counted.interval {
            write_interval(interval, out, lang);
        }
        if !self.probability {
            let _ = writeln!(
                out,
                "    {}",
                word(
                    "Không khai mẫu xác suất: khoảng tin cậy tính như mẫu ngẫu nhiên đơn giản",
                    "No probability sample is declared: the interval is computed as of a simple random sample",
                )
            );
        }
    }
}

fn write_interval(interval: &SureTrace, out: &mut String, lang: Lang) {
    let vi = lang == Lang::Vi;
    let word = |one: &'static str, other: &'static str| if vi { one } else { other };
    let two = |text: &str| {
        let text = text.parse::<f64>().map_or_else(
            |_| text.to_owned(),
            // Four digits are kept for programs; a person reads two.
            |double| format!("{double:.2}"),
        );
        if vi { text.replace('.', ",") } else { text }
    };
    let mut parts = vec![
        format!(
            "{} {}",
            word("sai số chuẩn", "standard error"),
            two(&interval.se)
        ),
        format!(
            "{} {}",
            word("bậc tự do", "degrees of freedom"),
            two(&interval.df)
        ),
    ];
    if let Some(deff) = &interval.deff {
        parts.push(format!(
            "{} {}",
            word("hệ số thiết kế", "design effect"),
            two(deff)
        ));
    }
    if let Some(n) = &interval.n_effective {
        parts.push(format!("{} {}", word("n hiệu dụng", "effective n"), two(n)));
    }
    let _ = writeln!(
        out,
        "    {}: {}% – {}% ({}; {})",
        word("Khoảng tin cậy 95%", "95% interval"),
        two(&interval.low),
        two(&interval.high),
        interval.method.get(lang),
        parts.join(", "),
    );
}

fn status(key: &str, lang: Lang) -> &'static str {
    let of = |status: Status| status.key() == key;
    match lang {
        Lang::Vi if of(Status::Official) => "mẫu phiếu chính thức",
        Lang::Vi if of(Status::Reconstructed) => "mẫu phiếu dựng lại, không phải bản chính thức",
        Lang::Vi => "mẫu phiếu minh họa",
        Lang::En if of(Status::Official) => "official instrument",
        Lang::En if of(Status::Reconstructed) => "reconstructed instrument, not the official text",
        Lang::En => "sample instrument",
    }
}
