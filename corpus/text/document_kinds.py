"""What documents of the state are called, as an alternative of a regular expression: the longer name first."""

KINDS = (
    "Thông báo liên ngành|Kế hoạch liên ngành|Hướng dẫn liên ngành|Công văn liên ngành|Nghị quyết liên tịch"
    "|Kế hoạch liên tịch"
    "|Thông tư liên tịch|Nghị định|Nghị quyết|Quyết định|Chỉ thị|Thông tư|Công văn|Công điện|Kế hoạch|Thông báo"
    "|Hướng dẫn"
    "|Kết luận|Chương trình hành động|Chương trình|Pháp lệnh|Bộ luật|Luật|Quy định|Quy chế|Văn bản|Báo cáo"
    "|Tờ trình|Đề án"
)
