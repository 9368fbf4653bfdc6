//! How an index was made, in words: below every table of a survey.

use super::SurveyContext;
use survey::{Aggregation, Blanks, Formula, Places};

impl SurveyContext<'_> {
    /// Formula, blanks, aggregation, places and rounding; every choice is named.
    pub(crate) fn method_words(&self) -> String {
        let words = self.say("Cách tính", "How it is computed");
        format!("{words}: {}", self.method_bare())
    }
    /// [`SurveyContext::method_words`] without the words before the colon.
    pub(crate) fn method_bare(&self) -> String {
        let parts = [
            self.formula_words(),
            self.blanks_words().to_owned(),
            self.aggregation_words().to_owned(),
            self.places_words().to_owned(),
            self.rounding_words(),
        ];
        format!("{}.", parts.join("; "))
    }
    /// What intervals mean; nothing where they are not shown.
    pub(crate) fn interval_words(&self) -> Vec<String> {
        if !self.intervals {
            return Vec::new();
        }
        let mut words = vec![
            self.say(
                "KTC 95%: khoảng tin cậy 95%. Với các đơn vị có khoảng tin cậy chồng lên nhau: chênh lệch giữa các đơn vị này nằm trong sai số điều tra. Khoảng tin cậy không làm thay đổi thứ hạng và mức xếp loại.",
                "95% CI: 95% confidence interval. Between units whose intervals overlap the difference is within survey error. Intervals change no rank and no band.",
            )
            .to_owned(),
        ];
        if !self.estimates.margins.is_empty() {
            let titles = self.estimates.margins.iter();
            let titles: Vec<&str> = titles
                .map(|question| self.instrument.question(*question).title.get(self.lang))
                .collect();
            let weighted = self.say(
                "Kết quả gia quyền theo cơ cấu dân số:",
                "Results are weighted to population margins of:",
            );
            words.push(format!("{weighted} {}.", titles.join(", ")));
        }
        if !self.estimates.probability {
            words.push(
                self.say(
                    "Phiếu không thu theo mẫu xác suất, nên khoảng tin cậy được tính như với mẫu ngẫu nhiên đơn giản.",
                    "The responses are no probability sample; intervals are computed as for a simple random sample.",
                )
                .to_owned(),
            );
        }
        words
    }
    /// What hidden cells mean.
    pub(crate) fn hidden_words(&self) -> String {
        self.say(
            "Ô ghi … hoặc “ẩn”: không hiện số liệu vì có dưới {n} phiếu, hoặc để từ tổng không suy ra được ô có dưới {n} phiếu.",
            "Cells marked … or “hidden”: not shown, because fewer than {n} responses stand behind them or because totals would give such a cell away.",
        )
        .replace("{n}", &self.small_cell.to_string())
    }
    fn formula_words(&self) -> String {
        let index = &self.instrument.index;
        let one = |formula| match formula {
            Formula::Top2 => self.say(
                "câu hỏi tính theo tỷ lệ chọn hai mức cao nhất (top2)",
                "an item is the share of the two best levels (top2)",
            ),
            Formula::MeanOverMax => self.say(
                "câu hỏi tính theo mức bình quân chia cho mức cao nhất (mean-over-max)",
                "an item is the mean level over the best level (mean-over-max)",
            ),
            Formula::MeanRescaled => self.say(
                "câu hỏi tính theo (mức bình quân − 1) chia cho (mức cao nhất − 1) (mean-rescaled)",
                "an item is (mean level − 1) over (best level − 1) (mean-rescaled)",
            ),
            Formula::Options => self.say(
                "câu hỏi tính theo tỷ lệ điểm của từng phương án trả lời (options)",
                "an item is the mean of the weights of its options (options)",
            ),
        };
        let mut words = one(index.formula).to_owned();
        let others = [
            Formula::Top2,
            Formula::MeanOverMax,
            Formula::MeanRescaled,
            Formula::Options,
        ];
        for other in others {
            let codes: Vec<&str> = (0..index.items.len())
                .filter(|&at| index.items[at].formula == other && other != index.formula)
                .map(|at| self.item_code(at))
                .collect();
            if !codes.is_empty() {
                words.push_str(&format!(", {}: {}", codes.join(", "), one(other)));
            }
        }
        words
    }
    fn blanks_words(&self) -> &'static str {
        match self.instrument.index.blanks {
            Blanks::Out => self.say(
                "câu bỏ trống, đánh hai ô hoặc không đọc được không tính vào mẫu số (blanks = out), “không có ý kiến” cũng vậy",
                "blanks, two ticks and unreadable answers are out of the base (blanks = out), as is no opinion",
            ),
            Blanks::In => self.say(
                "câu bỏ trống, đánh hai ô hoặc không đọc được tính vào mẫu số với 0% (blanks = in), “không có ý kiến” không tính",
                "blanks, two ticks and unreadable answers are in the base with 0% (blanks = in), no opinion is not",
            ),
        }
    }
    fn aggregation_words(&self) -> &'static str {
        match self.instrument.index.aggregation {
            Aggregation::Pooled => self.say(
                "yếu tố và chỉ số chung gộp mọi câu trả lời (pooled)",
                "factors and the whole pool all answers (pooled)",
            ),
            Aggregation::MeanOfItems => self.say(
                "yếu tố và chỉ số chung là bình quân các câu hỏi (mean-of-items)",
                "factors and the whole are the mean of their items (mean-of-items)",
            ),
            Aggregation::MeanOfFactors => self.say(
                "yếu tố là bình quân các câu hỏi, chỉ số chung là bình quân các yếu tố (mean-of-factors)",
                "a factor is the mean of its items, the whole the mean of the factors (mean-of-factors)",
            ),
            Aggregation::Weights => self.say(
                "yếu tố và chỉ số chung là bình quân có trọng số ghi trong mẫu phiếu (weights)",
                "factors and the whole are means weighted as the instrument says (weights)",
            ),
        }
    }
    fn places_words(&self) -> &'static str {
        match self.instrument.index.places {
            Places::Pooled => self.say(
                "khối và toàn tỉnh gộp mọi phiếu (pooled)",
                "blocks and the province pool all responses (pooled)",
            ),
            Places::MeanOfUnits => self.say(
                "khối và toàn tỉnh là bình quân các đơn vị (mean-of-units)",
                "blocks and the province are the mean of their units (mean-of-units)",
            ),
            Places::Weights => self.say(
                "khối và toàn tỉnh là bình quân các đơn vị theo trọng số của đợt (weights)",
                "blocks and the province are the mean of their units by the round's weights (weights)",
            ),
        }
    }
    fn rounding_words(&self) -> String {
        let weights = if self.estimates.weighted {
            self.say("; phiếu có quyền số", "; responses are weighted")
        } else {
            ""
        };
        match self.instrument.index.round {
            Some(to) => format!(
                "{} {} {}{weights}",
                self.say("làm tròn một lần, đến", "rounded once, to"),
                to.digits,
                self.say("chữ số thập phân", "digits"),
            ),
            None => format!(
                "{}{weights}",
                self.say(
                    "không làm tròn khi tính, hiển thị 2 chữ số",
                    "not rounded, shown with two digits"
                )
            ),
        }
    }
}
