//! Sentences that stand on every sheet.

/// That nobody has to answer, and that nobody is named.
pub(super) const NOTICE: &str = "Ông/Bà được mời cho ý kiến về sự phục vụ của cơ quan hành chính nhà nước. Việc trả lời là tự nguyện: \
    Ông/Bà có thể bỏ qua câu không muốn trả lời hoặc dừng bất cứ lúc nào. Phiếu không ghi họ tên, số điện thoại, địa chỉ; \
    số phiếu chỉ dùng để kiểm đếm phiếu phát ra, thu về; kết quả chỉ công bố dưới dạng tổng hợp.";

/// How to tick.
pub(super) const HOW: &str = "Đánh dấu ✗ vào một ô ☐ ứng với phương án phù hợp nhất; câu ghi “chọn nhiều ô” có thể đánh dấu nhiều ô. \
    Nếu đánh nhầm, khoanh tròn ô đã đánh rồi đánh dấu ô khác. Chữ số nhỏ cạnh ô dùng để nhập máy.";

/// Thanks at the end.
pub(super) const THANKS: &str = "Xin trân trọng cảm ơn Ông/Bà!";
