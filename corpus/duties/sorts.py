"""Verbs that say which sort of a body is meant: "cơ sở |đào tạo| gửi sổ", "tổ chức |kiểm toán|", "Đoàn |đánh giá| lập".

Which verb makes a sort of which body was counted in the codified law, behind "của", "với" and "đối với", where no
predicate can follow a name. What everybody does ("thực hiện", "báo cáo") makes none.
"""

import re

from corpus.duties.verbs import listed

_SORTS = {
    "cơ sở": """
        đào tạo|thử nghiệm|trợ giúp|phân phối|bảo quản|kiểm nghiệm|giám định|nghiên cứu|giết mổ|bảo trợ|điều trị
        thiết kế|lưu giữ|khảo nghiệm|chuyển giao|huấn luyện|sửa chữa|chăm sóc|thực hành|kiểm định|chế biến|bán lẻ
        cai nghiện|đóng gói|thu gom|bảo tồn|nuôi dưỡng|tuyển dụng
    """,
    "tổ chức": """
        kiểm toán|chủ trì|thử nghiệm|đánh giá|đấu giá|chứng nhận|hòa giải|niêm yết|giám định|khai thác|cho vay
        khảo nghiệm|góp vốn|huấn luyện|bảo lãnh|phát hành|thu phí|đào tạo|kiểm định|hành nghề
    """,
    "doanh nghiệp": """
        kiểm toán|đấu giá|vận chuyển|phát hành|góp vốn|niêm yết|khai thác|chế biến|phân phối|bán lẻ
        dự trữ|thi công|thu gom|lắp ráp|bán buôn
    """,
    "công ty": "kiểm toán|đấu giá|niêm yết|quản lý quỹ|vận chuyển|cho thuê|chế biến|thu gom",
    "cơ quan": """
        thi hành|chủ trì(?! (?:ký hiệu|đánh dấu))|giám định|kiểm nghiệm|thanh tra|cấp phép|điều phối|dự trữ|kiểm dịch
        phòng, chống|tuyển dụng
        thực thi|thụ lý|chủ quản|trưng cầu
    """,
    "đơn vị": """
        chủ trì(?! (?:ký hiệu|đánh dấu))|khai thác|kiểm soát|thiết kế|vận chuyển|thụ lý|dự trữ|bảo quản|đào tạo
        kiểm toán|thu gom
        lắp đặt|nghiệm thu|phát hành|mua sắm|tuyển dụng
    """,
    "lực lượng": "tuần tra|kiểm soát|thực thi|ứng phó|tìm kiếm|cứu hộ|bảo vệ|canh gác",
    "hãng": "vận chuyển|sản xuất",
    "kho": "dự trữ|bảo quản|lưu giữ",
    "phòng": "thử nghiệm|xét nghiệm|kiểm nghiệm|tiếp dân",
    "trạm": "quan trắc|kiểm soát|kiểm dịch",
    "đoàn": "đánh giá|thanh tra|khảo sát|xác minh|giám sát|kiểm định|cứu trợ",
    "tổ": "hòa giải|tuần tra|bảo vệ|xác minh|thẩm định|giám sát|cứu hộ",
    "đội": "tuyên truyền|tuần tra|cứu hộ|bảo vệ|thanh tra",
    "hội đồng": "quản trị|đánh giá|tuyển chọn|thẩm định|nghiệm thu|xét tuyển|xét xử|kiểm tra|tư vấn|định giá|tiêu hủy",
    "ngân hàng": "thanh toán|phát hành|giám sát|cho vay|bảo lãnh",
    "nhân viên": "phân phối|thiết kế|bảo vệ|gác chắn|tiếp nhận|phục vụ|thu phí|thu gom|lái xe",
    "nhà thầu": "triển khai|thiết kế|thi công|tư vấn|lắp đặt",
    "viên chức": "lãnh đạo|biệt phái",
    "cán bộ": "lãnh đạo|biệt phái|tiếp nhận",
    "công chức": "lãnh đạo|biệt phái|thuế|tiếp nhận",
    "trường": "đào tạo",
    "tòa án": "thụ lý|xét xử",
}
_SORT = re.compile(
    "|".join(rf"(?<=\b{head}) (?:{listed(verbs)})(?!\w)" for head, verbs in _SORTS.items()), re.IGNORECASE
)


def sort_end(text: str, end: int, limit: int) -> int | None:
    """Returns where the verb ends that tells which sort of the body that ends at an offset is meant, None for none."""
    found = _SORT.match(text, end, limit)
    return found.end() if found and text[end + 1].islower() else None
