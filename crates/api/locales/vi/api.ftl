# Trang tài liệu API.
api-title = API dữ liệu mở
api-lead = Mọi số liệu công khai trên các trang đều có thể lấy bằng chương trình, không cần khóa truy cập.
api-numbers = Điểm là chuỗi thập phân với dấu chấm, ví dụ "19.13"; không dùng số dấu phẩy động.
api-hidden = Trường không được phép xem thì không có trong kết quả trả về.
api-etag = Mỗi kết quả có ETag; gửi lại bằng If-None-Match để nhận 304 khi chưa có gì thay đổi. Nội dung được nén khi trình khách yêu cầu.
api-problems = Lỗi trả về dạng application/problem+json, kèm mã, câu giải thích bằng hai thứ tiếng và số tham chiếu.
api-keys = Kết quả chưa công bố và việc gửi tệp cần khóa truy cập: Authorization: Bearer <khóa>. Khóa do quản trị cấp, có phạm vi và thời hạn.
api-charts = Biểu đồ ở địa chỉ cố định:
api-params = Tham số
api-name = Tên
api-place = Vị trí
api-needed = Bắt buộc
api-yes = có
api-no = không
api-gives = Trả về:
