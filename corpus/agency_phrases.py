"""Phrases that name agencies in running text: where they start, where they end, how a list of them splits.

Vietnamese has no inflection to tell a name from the verb after it, but official text sets the words of a name in
capitals and the verb in small letters. So a phrase starts at a head word (Sở, Ủy ban, các cơ quan …) and goes on to the
first verb in small letters or a stop.
"""

import functools
import re
from dataclasses import dataclass

from corpus.accents import fold
from corpus.glossary import agencies

# What a phrase may begin with. Capitals matter: "Sở" is an agency, "sở" only in a list of kinds.
_HEADS = (
    "Bộ trưởng|Thứ trưởng|Phó Chủ tịch|Chủ tịch|Phó Giám đốc|Giám đốc|Thủ trưởng|Chánh Văn phòng"
    "|Chánh Thanh tra|Cục trưởng"
    "|Chi cục trưởng|Vụ trưởng|Trưởng phòng|Trưởng ban|Trưởng Công an|Trưởng các|Hiệu trưởng|Người đứng đầu"
    "|Bí thư|Thủ tướng Chính phủ"
    "|Chính phủ|Bộ|Sở|Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|Hội đồng|Ban(?! hành)|Tổng cục|Cục|Chi cục|Vụ|Phòng|Trung tâm"
    "|Văn phòng|Viện|Trường(?! hợp)|Học viện"
    "|Bệnh viện|Công an|Quân khu|Hội|Hiệp hội|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Đoàn|Liên đoàn|Công đoàn"
    "|Mặt trận|Kho bạc|Ngân hàng"
    "|Bảo hiểm xã hội|BHXH|Thanh tra|Tòa án|Toà án|Đài|Báo(?! cáo)|Tổng công ty|Công ty|Tập đoàn|Điện lực"
    "|Tổ(?! chức)|Đội|Trạm"
    "|Cơ quan|Đơn vị|Bưu điện"
    "|Thuế|Hải quan|Chi nhánh|Hạt|Quỹ|Thường trực|Cấp ủy|Đảng ủy|Thành ủy|Tỉnh ủy|Huyện ủy|Quận ủy|Chi bộ"
    "|Doanh nghiệp|Nhà trường|Cơ sở"
    "|Chủ đầu tư|Nhà thầu|Kiểm toán|Cảng vụ|Đồn|Lữ đoàn|Bộ đội|Bộ phận|Thư viện|Bảo tàng|Thống kê|Nhà máy"
    "|Hợp tác xã|Công chức|Tỉnh Đoàn"
    "|Thủ đô|VNPT|Viettel|MobiFone|EVN|Người sử dụng|Đoàn thể|Các|Xã|Phường|Chủ đập|Chủ hồ|Chủ tàu|Lực lượng|Dân quân"
)
_PLAIN_HEADS = (
    "các (?:sở|bộ|ban|cơ quan|đơn vị|địa phương|phòng|trường(?! hợp)|bệnh viện|cơ sở|doanh nghiệp|xã|huyện|quận|phường"
    "|tổ chức|đoàn thể|hội"
    "|ngành|cấp|trung tâm|trạm|công ty|nhà thầu|chủ đầu tư|tỉnh|lực lượng|tổ|đội|chi bộ|cơ sở|hộ|thành viên|Sở"
    "|Ban(?! hành)|Bộ|Phòng|Ủy ban|Uỷ ban|Hội)"
    "|cơ quan|đơn vị|chủ đầu tư|nhà thầu|nhà trường|doanh nghiệp|trạm y tế|thủ trưởng|người đứng đầu|công chức"
    "|sở, ban|cơ sở|chủ hồ|chủ đập"
    "|công an|trưởng thôn|hiệu trưởng|giám đốc|bệnh viện|trường(?! hợp)|trung tâm|phòng|tổ dân phố|hội|ngành"
    "|địa phương|chính quyền"
)
_HEAD = re.compile(rf"(?:\d{{1,3}}\s)?(?:{_HEADS})\b")
_PLAIN_HEAD = re.compile(rf"(?:\d{{1,3}}\s)?(?:{_PLAIN_HEADS})\b")

# Verbs, in small letters, that end the name before them.
_VERBS = (
    "chủ trì|chủ động|phối hợp|chịu|có|làm|là|tổ chức|hướng dẫn|bố trí|tham mưu|kiểm tra|rà soát|giám sát"
    "|theo dõi|thẩm định|tiếp nhận"
    "|tiếp tục|bảo đảm|đảm bảo|hỗ trợ|báo cáo|báo|lập|tổng hợp|chỉ đạo|thông báo|cung cấp|vận động|trực tiếp"
    "|đôn đốc|hoàn thành|không"
    "|thực hiện|đối chiếu|trả lời|quyết định|chi trả|xác nhận|xây dựng|chuẩn bị|cân đối|thành lập|cử|công bố"
    "|tập trung|quản lý|xem xét|khẩn trương"
    "|thu hồi|xác minh|cập nhật|kiểm điểm|bàn giao|mở|công khai|phải|đăng ký|trước|tạm dừng|tự|điều tra"
    "|giải ngân|niêm yết|ban hành|phân công"
    "|huy động|triển khai|hoàn thiện|thống nhất|đề xuất|phụ trách|khảo sát|gửi|ký|định kỳ|cấp phát|đánh giá"
    "|điều phối|xử lý|cho vay|cho|phân bổ"
    "|cam kết|thanh toán|giải quyết|chậm nhất|xếp|đình chỉ|chốt|đưa|đối soát|dành|quyết toán|phân tích"
    "|lựa chọn|do|kiện toàn|hậu kiểm|chấm"
    "|phê duyệt|quản trị|tập huấn|ra|sẵn sàng|cắm|lấy|tuyên truyền|phấn đấu|vận hành|khuyến cáo|giải trình"
    "|tăng cường|phát|dự trữ|duy trì|đo"
    "|đẩy mạnh|đẩy nhanh|nghiên cứu|căn cứ|theo|nâng cao|yêu cầu|đề nghị|giao|được|cần|sẽ|đã|chỉ|sau|để|khi"
    "|nếu|trên cơ sở|thường xuyên|kịp thời"
    "|nhanh chóng|nghiêm túc|chú trọng|quan tâm|tích cực|tạo|xác định|ưu tiên|hoàn tất|cấp|duyệt|nộp|trình"
    "|trích|chuyển|thu|nhận|giữ|lo|chọn"
    "|dựng|treo|ghi|lưu|trả|rút|đặt|thuê|mua|bán|vẫn|cùng|nhập|xuất|sắp xếp|bổ sung|sửa|số hóa|lắp|gắn|giảm"
    "|giới thiệu|đăng|tải|phổ biến|lồng ghép"
    "|phát động|khắc phục|ứng dụng|kết nối|chia sẻ|tiến hành|bám sát|đấu tranh|phòng ngừa|xét|đào tạo"
    "|bồi dưỡng|tuyển|tiết kiệm|dừng|ngừng|tắt|thay|nêu"
    "|cảnh báo|trực|di dời|sơ tán|cắt|vớt|đồng hành|chung tay|nắm|cố gắng|quán triệt|đổi mới|phát huy"
    "|phát triển|củng cố|mời|hằng|hàng|tham gia|thí điểm"
    "|tăng|điều chỉnh|điều động|chi|kiểm soát|chấn chỉnh|quy định|khởi công|nghiệm thu|nạo vét|trồng|tiêm"
    "|lấy mẫu|truy vết|cách ly|điều trị"
    "|khám|tư vấn|chăm sóc|rút kinh nghiệm|từ"
)
_VERB = re.compile(rf"(?:{_VERBS})\b")
_WORD = re.compile(r"[\w&./]*\w|\S")
# Nouns whose second syllable is also a verb.
_COMPOUND = re.compile(
    r"(?:công trình|công lập|chương trình|quy trình|lộ trình|giáo trình|độc lập|quốc lập|dân lập|trung cấp"
    r"|sơ cấp|các cấp"
    r"|lực lượng|thiết lập|bổ nhiệm|chi cục|xuất bản|phát thanh|phát triển nông thôn|thông tin|quản trị mạng)$",
    re.IGNORECASE,
)
_GAP = re.compile(r" +")
_JOINT = re.compile(r"\s*(?:,\s*(?:và\s+)?|\s+và\s+|\s+cùng\s+(?=với)?|\s*[-–]\s*(?=Sở|Ban(?! hành)|Phòng))")
_RELATIONS = frozenset(["với", "về", "tại", "trong", "bằng", "đối", "như", "nhằm", "đến", "trên", "vào", "ở"])
_WHEREABOUTS = re.compile(
    r"trên địa bàn|trong (?:tỉnh|toàn|ngành|khu|thành phố|huyện)|tại (?:tỉnh|huyện|xã|địa phương)"
)
_STOP = re.compile(r"[.;:!?()“”\"…\n]")


@dataclass(frozen=True)
class AgencyPhrase:
    """A name of an agency in a text, or of agencies of one kind ("các cơ quan, đơn vị")."""

    text: str
    start: int
    end: int


def agencies_at(text: str, at: int, limit: int, plain: bool = True) -> tuple[list[AgencyPhrase], int]:
    """Returns the agencies listed from an offset on, and where the list ends.

    plain: whether a phrase in small letters ("các đơn vị") may start the list. The list is empty where no
    head word stands at the offset.
    """
    found: list[AgencyPhrase] = []
    end = at
    while True:
        stop = _phrase_end(text, at, limit, plain)
        if stop is None:
            return found, end
        found.append(AgencyPhrase(text[at:stop], at, stop))
        end = stop
        joint = _JOINT.match(text, end, limit)
        if not joint:
            return found, end
        at = joint.end()
        plain = True


def _phrase_end(text: str, at: int, limit: int, plain: bool) -> int | None:
    """Returns where the one phrase that starts at an offset ends, None where none starts."""
    head = _HEAD.match(text, at, limit) or (_PLAIN_HEAD.match(text, at, limit) if plain else None)
    if head is None:
        return None
    end = max(head.end(), at + _registered(text[at:limit]))
    while True:
        further = _next_end(text, at, end, limit)
        if further is None:
            return end
        end = further


def _next_end(text: str, at: int, end: int, limit: int) -> int | None:
    """Returns where a phrase ends with its next word taken in, None where the word does not belong to it."""
    inner = text[at:end]
    gap = _GAP.match(text, end, limit)
    begin = gap.end() if gap else end
    word = _WORD.match(text, begin, limit)
    if word is None or _STOP.match(text, begin) or (not gap and word.group() != ","):
        return None
    if word.group() == ",":
        return _next_word_end(text, begin + 1, limit) if _is_list_of_kinds(inner, text, begin, limit) else None
    if word.group() == "và":
        return _next_word_end(text, word.end(), limit) if _goes_on_after_and(inner, text, word.end(), limit) else None
    if (
        _VERB.match(text, begin, limit)
        and not _is_noun_here(inner, text, begin)
        and not _COMPOUND.search(f"{inner} {word.group()}")
    ):
        return None
    if word.group() in _RELATIONS and not _WHEREABOUTS.match(text, begin, limit):
        return None
    return word.end()


@functools.cache
def _names() -> dict[str, list[str]]:
    """The registered names by their first two syllables, longest first."""
    table: dict[str, list[str]] = {}
    for entry in agencies():
        table.setdefault(" ".join(fold(entry.vi).split()[:2]), []).append(entry.vi)
    return {k: sorted(v, key=len, reverse=True) for k, v in table.items()}


def _registered(text: str) -> int:
    """Returns the length of the longest registered name that the text begins with, 0 for none."""
    key = " ".join(fold(text[:40]).split()[:2])
    for name in _names().get(key, []):
        piece = text[: len(name)]
        after = text[len(name) : len(name) + 1]
        if fold(piece) == fold(name) and not after.isalnum():
            return len(name)
    return 0


def _is_list_of_kinds(inner: str, text: str, comma: int, limit: int) -> bool:
    """Returns whether a comma stands inside one phrase: "các sở, ban, ngành", "Sở Văn hóa, Thể thao"."""
    following = text[comma + 1 : min(limit, comma + 40)].lstrip()
    if re.match(
        r"(?:các|sở|ban|ngành|đoàn thể|địa phương|đơn vị|cơ quan|quận|huyện|thị xã|thành phố|thị trấn|phường|xã|hội)\b",
        following,
    ):
        return bool(
            re.search(
                r"(?:[Cc]ác|sở|ban|ngành|quận|huyện|xã|phường|cơ quan|đơn vị|thị xã|Sở)(?: [\w]+)?$",
                inner,
            )
        ) and not following.startswith("các")
    return False


def _goes_on_after_and(inner: str, text: str, at: int, limit: int) -> bool:
    """Returns whether "và" stands inside a name: "Sở Nông nghiệp và Môi trường", "các ban và đoàn thể"."""
    following = text[at:limit].lstrip()
    if _HEAD.match(following) or following.startswith("các "):
        return False
    if following[:1].isupper():
        return not re.match(r"[Cc]ác\b", inner)
    return bool(re.match(r"(?:đoàn thể|đơn vị|địa phương|ngoài công lập|tổ chức)\b", following))


def _next_word_end(text: str, at: int, limit: int) -> int:
    match = re.compile(r"\s*[\w&./-]*\w").match(text, at, limit)
    return match.end() if match else at


def _is_noun_here(inner: str, text: str, at: int) -> bool:
    """Returns whether a verb's syllables are part of a noun: "cơ quan quản lý", "cấp xã", "người có …"."""
    piece = text[at : at + 24]
    if re.match(r"cấp (?:tỉnh|huyện|xã|cơ sở|trung ương|ủy|phường|sở|thành phố|trên|dưới)\b", piece):
        return True
    last = inner.rsplit(" ", 1)[-1]
    if last in ("quan", "vị", "sở", "chức", "trường", "người") and re.match(
        r"(?:quản lý nhà nước|có liên quan|có thẩm quyền|có chức năng|có tên|trực thuộc|được giao"
        r"|tham mưu, giúp việc|chuyên|có nhiệm vụ|được phân|sự nghiệp|chủ quản|chủ trì biên|có dự án|có số)",
        piece,
    ):
        return True
    return bool(re.match(r"(?:trực thuộc|thuộc|có liên quan|có thẩm quyền)", piece))
