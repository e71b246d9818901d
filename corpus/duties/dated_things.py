"""Days that tell which thing is meant and set no deadline: "cuộc họp |ngày 10/12|", "hợp đồng ký |ngày 01/01|".

A day belongs to the verb of a task ("tổ chức hội nghị |ngày 28/3|") or to a thing in it. It belongs to the thing where
that is one which bears a date, and nothing brings it about in the task; where it is told by what was done with it
on that day; and where figures are as of that day.
"""

import re

from corpus.duties.verbs import listed

# What bears the day on which it was signed, held or happened.
_DOCUMENTS = listed("""
    tờ trình|công văn|công điện|văn bản|biên bản|kết luận|thông báo kết luận|thông báo|quyết định|nghị quyết|chỉ thị
    hợp đồng|(?<!bí )thư|đơn(?! (?:vị|giá|thuốc))|phiếu chuyển|giấy mời|giấy phép|(?<!- )kế hoạch|phương án
    chương trình|đề án|dự thảo|ý kiến
    kiến nghị|khiếu nại|tố cáo|bản án|hóa đơn|nghị định|thông tư|thỏa thuận|bản ghi nhớ|báo cáo|hồ sơ
""")
_MEETINGS = listed("""
    cuộc họp|phiên họp|buổi họp|buổi làm việc|buổi kiểm tra|buổi tiếp|cuộc kiểm tra|cuộc thanh tra|cuộc gặp|hội nghị
    hội thảo|kỳ họp|buổi lễ|đoàn kiểm tra|phiên giải trình|cuộc bầu cử|kỳ thi|đợt thi
""")
# A case, and not the end of another word: "Nội vụ", "nhiệm vụ", "dịch vụ".
_CASE = (
    "(?<!nội )(?<!nhiệm )(?<!nghĩa )(?<!dịch )(?<!phục )(?<!nghiệp )(?<!công )(?<!thường )(?<!thời )(?<!chức )(?<!mùa )"
    r"vụ(?! (?:mùa|đông|hè|xuân)(?!\w))(?: (?!(?:tổ chức|mở|họp|gửi|nộp|trình)(?!\w))[^\W\d_]+){0,5}"
)
_EVENTS = listed(rf"""
    tai nạn(?: [^\W\d_]+){{0,3}}|sự cố(?: [^\W\d_]+){{0,4}}|{_CASE}
    trận(?: [^\W\d_]+){{1,4}}|cơn bão|bão(?: số \d{{1,2}})?|mưa lũ|lũ(?: [^\W\d_]+){{0,2}}|lốc xoáy|động đất
    thiên tai|sạt lở
    đám cháy|hỏa hoạn|đợt (?:kiểm tra|thanh tra|giám sát|khảo sát|mưa|rét|dịch|lũ|nắng)(?: [^\W\d_]+){{0,3}}
    (?:lần|lượt) (?:kiểm tra|thanh tra|giám sát|khảo sát)|ngập(?: [^\W\d_]+){{0,2}}
""")
# Whose a thing is, what it is about, when on that day: words between it and the day.
_WHOSE = r"(?: (?:của|số|về|với|tại|giữa|lần|về việc|tháng)(?!\w)(?: [^\s,;.:()]+){1,9}?| [^\W\d_]+(?: [^\W\d_]+)?)?"
_HOUR = r"(?:,? (?:vào|sáng|trưa|chiều|tối|đêm|rạng sáng|hôm|(?:lúc )?\d{1,2} giờ(?: \d{1,2}(?: phút)?)?))*"
# What makes such a thing on the day, so that the day is that of the task.
_BRINGS_ABOUT = (
    r"(?:gửi|nộp|lập|trình|hoàn thành|hoàn thiện|hoàn tất|ban hành|xây dựng|ký|ký kết|soạn|báo cáo|công bố|phát hành"
    r"|đăng|tổ chức|mở|họp|dự|tham dự|tham gia|chuẩn bị|phục vụ|mời|triệu tập|bố trí|khai mạc|bế mạc|tổng kết|chủ trì"
    r"|phối hợp|đón|diễn tập|tuyên truyền|truyền hình|bảo vệ|bảo đảm|đảm bảo|quyết toán|thanh lý|chốt|xét duyệt|xét"
    r"|thông qua|phê duyệt)"
)
_OF_A_DOCUMENT = re.compile(rf"(?<!\w)(?P<thing>(?i:{_DOCUMENTS})){_WHOSE}{_HOUR}\s+$")
_OF_A_MEETING = re.compile(rf"(?<!\w)(?P<thing>(?i:{_MEETINGS})){_WHOSE}{_HOUR}\s+$")
_OF_AN_EVENT = re.compile(rf"(?<!\w)(?i:{_EVENTS}){_HOUR}\s+$")
_MADE = re.compile(rf"(?<!\w)(?i:{_BRINGS_ABOUT})(?: [^\W\d_]+){{0,5}} $")
# What refers to a thing that is there: "theo kết luận", "nêu tại Tờ trình", "qua cuộc họp".
_REFERS = re.compile(
    r"(?<!\w)(?:theo|căn cứ|tại|trong|ngoài|qua|sau|từ|của|về|như|nêu|so với|đối với|với|bằng|do|kèm|kể từ|trên cơ sở"
    r"|thực hiện|tiếp thu|khắc phục|kết luận|ý kiến|chỉ đạo|nội dung|kết quả|kiến nghị|tồn tại|phát biểu)"
    r"(?: (?:các|những|nội dung|kết luận|ý kiến|chỉ đạo|kết quả|tinh thần|yêu cầu|kiến nghị|thông báo|tại|của|trong|ở"
    r"|đồng chí|hướng dẫn))* $",
    re.IGNORECASE,
)
# A coming meeting is where something is due, unless what was said there is meant.
_AT_A_MEETING = re.compile(
    r"(?<!kết luận )(?<!ý kiến )(?<!chỉ đạo )(?<!nêu )(?<!kiến nghị )(?<!phát biểu )(?<!thống nhất )(?<!yêu cầu )"
    r"(?<!nội dung )(?<!kết quả )(?<!tồn tại )(?<!phản ánh )(?:tại|trong) $"
)
_DONE = listed("""
    ký|ký kết|ban hành|phê duyệt|xảy ra|diễn ra|thông qua|phát sinh|công bố|phát hành|cấp|lập|gửi|chuyển đến|giao|nhận
    tiếp nhận|trả lời|hư hỏng|sinh|thành lập|làm hư hỏng|đăng ký|khởi công|tổ chức|kiểm tra|phát hiện|có mặt|bị phá
""")
# What was done with a thing: behind "được", "đã", "bị", or right behind a thing ("dự thảo gửi |ngày 15/02|").
_WAS_DONE = re.compile(
    rf"(?<!sẽ )(?<!phải )(?<!cần )(?<!\w)(?:(?:đã|vừa)(?: được)?|được|bị)(?: [^\s,;:.()]+){{0,8}}?"
    rf" (?:{_DONE}){_HOUR}\s+$"
    rf"|(?<!\w)(?:xảy ra|diễn ra|phát sinh|có mặt(?: tại thời điểm)?){_HOUR}\s+$"
    rf"|(?<!\w)(?:{_DOCUMENTS}|dự án|công trình|thẻ|sổ|chứng chỉ|lô hàng|hàng|xe|tàu)(?: [^\W\d_]+){{0,3}}?"
    rf" (?:ký|ký kết|ban hành|phê duyệt|phát hành|cấp|lập|gửi){_HOUR}\s+$",
    re.IGNORECASE,
)
# "tính |đến ngày 31/12/2024|", "số liệu |từ ngày 01/01|".
_FIGURES_AS_OF = re.compile(
    r"(?<!\w)(?:tính|số liệu|dữ liệu|có mặt|thời điểm)"
    r"(?: (?:báo cáo|thống kê|số liệu|phát sinh|thực hiện|giải ngân))?(?: (?:từ|đến|tới|hết|tại thời điểm|thời điểm|là"
    r"|tính))*(?: \d{1,2} giờ)?\s+$",
    re.IGNORECASE,
)
# "các hợp đồng ký |trước ngày 01/7|": which of several are meant.
_WHICH_OF_MANY = re.compile(
    r"(?<!\w)(?:các|những|số|toàn bộ|tất cả|mọi)(?: [^\s,;:.()]+){1,8}? (?:ký|ký kết|xảy ra|phát sinh)\s+$",
    re.IGNORECASE,
)
# "rà soát các dự án đã được phê duyệt |trước ngày 01/7|", "xử lý hồ sơ nộp |trước ngày 01/7|": things are told by what
# was done with them by then, where the task deals with what is there.
_DONE_BEFORE = rf"(?:{_DONE}|nộp|tuyển dụng|bổ nhiệm|xây dựng|đầu tư|nhập khẩu|sản xuất|hoàn thành|vào sổ|phân bổ)"
_BEFORE = re.compile(r"(?:từ |đến )?trước ", re.IGNORECASE)
_DEALS_WITH = listed("""
    triển khai|thực hiện|rà soát|xử lý|thu hồi|thanh tra|kiểm tra|bãi bỏ|sửa đổi|thay thế|hủy bỏ|hủy|giải quyết
    tổng hợp|thống kê|áp dụng|đánh giá|điều chỉnh|công khai|đôn đốc|kiểm kê|số hóa|đình chỉ|chấm dứt|tháo gỡ|tiếp tục
    quyết toán|bàn giao|lưu trữ|đối chiếu|phân loại|quản lý|giám sát|theo dõi|khắc phục|đối với|với|theo|căn cứ
""")
_DONE_BY_THEN = re.compile(
    rf"(?<!\w)(?i:(?:đã|vừa)(?: được)?)(?: [^\s,;.:()]+){{0,8}}? {_DONE_BEFORE}\s+$"
    rf"|(?<!\w)(?i:{_DEALS_WITH})(?: (?!(?:để|nhằm|bảo đảm|đảm bảo|phải|cần|sẽ|và)(?!\w))[^\s,;.:()]+){{1,14}}?"
    rf"(?<! để)(?: được(?: [^\s,;.:()]+){{0,8}}?)? {_DONE_BEFORE}\s+$"
)
_PHRASE = re.compile(r"[,;:(]\s|\.\s")
_LONGEST_PHRASE = 160  # code points before a day that may tell what it belongs to


def is_of_a_thing(text: str, start: int, at: int) -> bool:
    """Returns whether a day without words that say "by", at an offset of a piece from `start` on, dates a thing."""
    before = _phrase_before(text, start, at)
    if _FIGURES_AS_OF.search(before) or _OF_AN_EVENT.search(before) or _WAS_DONE.search(before):
        return True
    for pattern in (_OF_A_DOCUMENT, _OF_A_MEETING):
        thing = pattern.search(before)
        if thing is None:
            continue
        ahead = before[: thing.start()]
        if _MADE.search(ahead) and not _REFERS.search(ahead):
            return False
        if pattern is _OF_A_MEETING:
            return bool(_REFERS.search(ahead)) and not _AT_A_MEETING.search(ahead)
        return bool(_REFERS.search(ahead)) or thing["thing"] not in _AMBIGUOUS
    return False


def tells_which(text: str, start: int, at: int) -> bool:
    """Returns whether words that say "by" a day, at an offset, tell which things are meant or of when figures are."""
    before = _phrase_before(text, start, at)
    by_then = _BEFORE.match(text, at) and _DONE_BY_THEN.search(before)
    return bool(_FIGURES_AS_OF.search(before) or _WHICH_OF_MANY.search(before) or by_then)


def _phrase_before(text: str, start: int, at: int) -> str:
    """Returns the words before an offset, back to the last sign in them."""
    words = text[max(start, at - _LONGEST_PHRASE) : at]
    signs = list(_PHRASE.finditer(words))
    return words[signs[-1].end() :] if signs else words


# What is a verb as well in small letters: "thông báo ngày 15/3".
_AMBIGUOUS = frozenset(
    {"báo cáo", "thông báo", "kết luận", "kiến nghị", "quyết định", "thỏa thuận", "phương án", "thư"}
)
