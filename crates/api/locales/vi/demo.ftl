# Chế độ dùng thử: chơi hết một đợt.
demo-play = Chơi hết một đợt
demo-play-words = Đợt “cấp xã năm 2024 – Tỉnh Minh Họa” đang ở bước Tự đánh giá. Theo các bước sau, khoảng 15 phút là đến trang công khai; mỗi bước đăng nhập bằng tài khoản nêu trong bảng, vào “Công việc của tôi” rồi mở đợt.
demo-play-1 = can-bo-mh001 mở Tự đánh giá: sửa một số liệu, đính kèm một tệp. chu-tich-mh001 và chu-tich-mh002 phê duyệt.
demo-play-2 = dieu-phoi mở Tổng quan: đánh dấu Phường Tân Lộc là đơn vị còn thiếu, ghi lý do, chuyển sang Thẩm định lần 1.
demo-play-3 = tham-dinh-1 mở Thẩm định: ở các tiêu chí 1.2.4, 2.2.2, 3.5.1, 3.5.2 chọn “Nhập theo bảng cho tất cả đơn vị”; sau đó chọn “Chấp nhận điểm tự đánh giá của nhiều tiêu chí”; ở tiêu chí 1.1.1 ghi điểm khác cho Phường Minh An, kèm lý do.
demo-play-4 = tham-dinh-2 mở Nhập sổ tính: chọn lớp Thẩm định lần 1 và mọi tệp trong fixtures/cchc-xa-minh-hoa-2024/appraised-1, xem trước rồi xác nhận.
demo-play-5 = dieu-phoi ghi nhận đã thông báo kết quả cho tất cả đơn vị, chuyển sang Giải trình. chu-tich-mh001 gửi giải trình và đề nghị thẩm định lại tiêu chí 1.1.1.
demo-play-6 = dieu-phoi chuyển sang Thẩm định lần 2. tham-dinh-1 mở Đề nghị thẩm định lại: chấp nhận, rồi thẩm định lại tại bảng thẩm định.
demo-play-7 = dieu-phoi chuyển sang Hội đồng và ghi một nội dung biên bản. hoi-dong-1 và hoi-dong-2 biểu quyết; hoi-dong-1 nhập theo bảng điểm của Hội đồng ở tiêu chí 1.7.1.
demo-play-8 = dieu-phoi chuyển sang Trình ký, mở Công bố: nhập văn bản, tải lên một tệp PDF bất kỳ, công bố; tải hai gói và kiểm tra bằng lệnh parindex verify.
demo-play-9 = Đăng xuất, mở Trang chủ: kết quả đã công khai. quan-tri và giam-sat xem Nhật ký, kiểm tra chuỗi.
