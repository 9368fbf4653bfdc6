# Refusals and failures.
gate-title = Chưa thực hiện được
gate-reference = Mã tham chiếu: { $id }
gate-form-refused = Chưa nhận được biểu mẫu này; những gì đã nhập vẫn còn bên dưới.
