"""Words that begin as an agency does and name a thing: "Bộ tiêu chí", "hội nhập", "Quỹ tiền lương", "các bản vẽ".

Vietnamese writes a blank between syllables, so a head word (Bộ, hội, Quỹ …) may be the first syllable of another word.
What follows it in small letters tells: a table says which syllables make it a thing.
"""

import re

from corpus.duties.verbs import listed

# Each head with what makes it no agency; a list goes on over lines.
_THINGS = {
    "bộ": """
    tiêu chí|tiêu chuẩn|luật|máy|hồ sơ|chỉ số|thủ tục|câu hỏi|đề thi|quy tắc|quy chuẩn|dữ liệu|đơn giá|định mức
    tài liệu|ảnh|sách|mẫu|công cụ|nhận diện|lọc|đếm|từ điển|giáo trình|pháp điển|biểu mẫu|thông số|mã|phim|sản phẩm|chữ
    """,
    "hội": "nhập|thảo|trường|thi|chẩn|nghị|chợ|đàm|tụ|phí|diễn|thao|chứng(?! minh| nhận| thực)|quán|viên|hoạ|họa",
    "thuế": """
    suất|quan|thu nhập|giá trị|tiêu thụ|xuất khẩu|nhập khẩu|bảo vệ môi trường|tài nguyên|sử dụng đất|môn bài|đất
    chống bán phá giá|khoán
    """,
    "quỹ": "đất|nhà|tiền|lương|dự phòng|thời gian|đạo|phúc lợi|khen thưởng|thưởng|hưu trí|ốm đau",
    "khoa": "học",
    "báo": "động|giá|cáo(?! viên)|số|hiệu|hỏng|giấy",
    "sở": "hữu|thích|dĩ|tại|trường|đoản",
    "viện": "trợ|dẫn|phí|cớ",
    "ban": "đầu(?! tư)|đêm|ngày|hành|công(?! tác| an)|bố|mai|tặng|trưa",
    "phòng": """
    chống|ngừa|bệnh|dịch|cháy|học|thi(?! hành| đua)|họp|ở|trọ|cách ly|hộ(?! tịch| sinh)|thủ(?! tục)|vệ(?! sinh)|tránh
    ngự|máy|ngủ|bị
    """,
    "đoàn": "kết|viên|xe|tàu|phí|người|khách",
    "hạt": "giống|nhân|gạo|điều|tiêu|mưa|cơm|ngũ cốc|nhựa",
    "kho": "máu|lạnh|hàng|thuốc|bãi|tàng|dữ liệu|học liệu|ngoại quan",
    "vụ": """
    việc|án|mùa|đông|hè|xuân|lúa|mía|tôm|rau|cá(?! nhân)|ngộ độc|cháy|nổ|tai nạn|kiện(?! toàn)|thu hoạch
    nuôi(?! trồng)|cưỡng chế|vi phạm|tranh chấp|trộm|lừa đảo|đắm|sạt lở|chìm|lợi|khiếu nại|tố cáo|xâm hại|bạo hành
    bạo lực|buôn lậu|đuối nước
    """,
    "đội": "tuyển|hình|ngũ|giá|vốn|mũ|bóng|thi(?! công| hành| đua)",
    "tổ": "hợp(?! tác)|ấm|chim|ong|quốc|tiên|tông|máy",
    "trường": "hợp|đua|ca|kỳ|phái|bắn|tồn",
    "trạm": """
    bơm|thu phí|biến áp|biến thế|xăng|sạc|phát sóng|dừng nghỉ|dừng chân|trộn|quan trắc|trung chuyển|rửa xe|cân|điện
    """,
    "đài": "tưởng niệm|cọc|phun|hoa|quan sát",
    "ga": "tàu|trải|giường",
    "chợ": "tự phát|tạm|cóc|đêm|phiên|đen",
    "cục": "diện|bộ|đất|đá|pin|sạc",
    "công đoàn": "phí",
    "ngân hàng": "câu hỏi|đề(?! nghị| xuất| ra| án)|dữ liệu|máu|mô|gen|tinh trùng",
    "đơn vị": """
    sản phẩm|hành chính|bầu cử|tính(?! toán| đến)|đo(?! đạc| vẽ| kiểm)|máu|thời gian|tiền tệ|học phần|tín chỉ
    diện tích|thể tích
    """,
    "văn phòng": "phẩm|cho thuê|ảo",
    "cơ sở": "dữ liệu|hạ tầng|vật chất|lý luận|pháp lý|thực tiễn|khoa học(?! và| công nghệ)|chính trị",
    "lực lượng": "lao động|sản xuất",
    "bảo hiểm xã hội": "bắt buộc|tự nguyện|một lần",
    "xã": "hội|luận|tắc",
    "ngành": "nghề|hàng|học|đào tạo|công nghiệp|kinh tế|sản xuất|dịch vụ|thủ công|mũi nhọn",
    "bản": """
    vẽ|án|sao|đồ|quyền|thảo|tin|kê(?! khai)|chất|kiểm điểm|lĩnh|gốc|chính|ghi|in|khai(?! thác| hoang)|mẫu|mô tả|năng
    thân|điện tử|giấy|hợp đồng|dịch(?! chuyển)|tóm tắt|thuyết minh|cứng|mềm|scan
    """,
    "tỉnh": "lộ|táo",
    "huyện": "lộ",
}
_COUNT = r"(?:(?:[Tt]ất cả |[Tt]oàn bộ )?(?:[Cc]ác|[Nn]hững|[Mm]ỗi|[Tt]ừng|[Hh]ai|[Bb]a|[Bb]ốn|[Bb]ảy|\d{1,3})\s)?"
_THING = re.compile(
    _COUNT
    + "(?:"
    + "|".join(f"[{h[0]}{h[0].upper()}]{h[1:]} (?:{listed(follows)})" for h, follows in _THINGS.items())
    + r")(?!\w)"
)


def is_thing(text: str, at: int, limit: int) -> bool:
    """Returns whether what begins at an offset as an agency does is a thing: "Bộ tiêu chí", "các bản vẽ"."""
    return _THING.match(text, at, limit) is not None
