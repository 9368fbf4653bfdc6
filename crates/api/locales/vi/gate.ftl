# Refusals and failures.
gate-title = Chưa thực hiện được
gate-reference = Mã tham chiếu: { $id }
