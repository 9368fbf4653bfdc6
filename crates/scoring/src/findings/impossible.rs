//! `sum-over-maximum`, `points-over-maximum`, `no-calendar`, `answer-impossible`: answers that can be read and still give no points.

use super::{About, in_points};
use criteria::{DayKind, Rule};
use finding::Finding;

pub(super) fn finding(about: &About<'_, '_>) -> Option<Finding> {
    let code = &about.node().code;
    let place = about.place(about.input_cell());
    let max = in_points(&about.node().max);
    let finding = match &about.plan.leaves[about.leaf].leaf.rule {
        Rule::Sum { cap: false, .. } => Finding::error("sum-over-maximum", place)
            .says(
                format!("tiêu chí {code}: tổng điểm các phần vượt điểm tối đa hoặc số liệu của một phần không dùng được"),
                format!("criterion {code}: the parts add up to more than the maximum, or one of them cannot be used"),
            )
            .expected(format!("không quá {}", max.vi), format!("at most {}", max.en))
            .fix("xem lại số liệu từng phần", "look at the inputs of each part"),
        Rule::Imported { .. } => Finding::error("points-over-maximum", place)
            .says(
                format!("tiêu chí {code}: điểm lấy từ hệ thống khác nằm ngoài khoảng từ 0 đến điểm tối đa"),
                format!("criterion {code}: the imported points lie outside 0 and the maximum"),
            )
            .expected(format!("từ 0 đến {}", max.vi), format!("from 0 to {}", max.en))
            .fix("kiểm tra cột và thang điểm của tệp nguồn", "check the column and the scale of the source"),
        Rule::Deadline { days: DayKind::Working, .. } => Finding::error("no-calendar", place)
            .says(
                format!("tiêu chí {code}: không tính được số ngày làm việc vì thiếu lịch nghỉ của năm"),
                format!("criterion {code}: working days cannot be counted without the year's calendar"),
            )
            .expected("lịch nghỉ lễ, làm bù của mọi năm trong khoảng ngày", "a calendar of every year between the dates")
            .fix("thêm criteria/calendars/<năm>.toml hoặc kiểm tra năm của ngày nhập", "add criteria/calendars/<year>.toml, or check the year of the date"),
        _ => Finding::error("answer-impossible", place)
            .says(
                format!("tiêu chí {code}: số liệu đọc được nhưng không thể đúng với quy tắc"),
                format!("criterion {code}: the answers can be read but cannot be what the rule asks for"),
            )
            .expected("số đếm nguyên không âm, mẫu số dương", "whole counts from 0 and a positive base")
            .fix("xem lại từng số liệu của tiêu chí", "look at each input of the criterion"),
    };
    Some(about.sign(finding))
}
