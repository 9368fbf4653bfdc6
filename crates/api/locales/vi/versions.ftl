# Các phiên bản công bố.
versions-title = Các phiên bản công bố
versions-heading = Phiên bản công bố và đính chính
versions-old = Phiên bản cũ (bản { $version }), đã có bản đính chính thay thế.
versions-in-force = Xem bản đang có hiệu lực
versions-version = Phiên bản
versions-date = Ngày
versions-act = Văn bản
versions-file = Tải văn bản
versions-note = Lý do đính chính
versions-newest = Bản { $version } (đang có hiệu lực)
versions-one = Bản { $version }
versions-changes-title = Thay đổi so với bản trước
versions-changes = { $n } đơn vị có kết quả ở bản { $after } khác bản { $before }.
versions-changes-none = Không đơn vị nào có kết quả công bố ở bản { $after } khác bản { $before }.
versions-fields = Lĩnh vực
