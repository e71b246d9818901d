"""Words that names of agencies go on with: levels of government, sorts, neighbours that registered names have.

Vietnamese has no inflection, so lists decide. A name in capitals goes on with capitals, with words of a level of
government, and with neighbours that names have ("Kiểm soát bệnh tật"); a phrase of a kind ("các cơ sở tiêm chủng") goes
on up to a verb.
"""

import functools
import itertools
import re

from corpus.duties.verbs import listed
from corpus.lexicon.glossary import Lexicon, lexicon
from corpus.text.tones import new_tones

_LEVELS = (
    "tỉnh ủy|huyện ủy|thành ủy|đảng ủy|tỉnh|thành phố|huyện|quận|thị xã|thị trấn"
    "|xã(?! hội)|phường|đặc khu|khu dân cư|khu phố|khóm|thôn, bản|thôn|buôn|bản|ấp|khu vực|trung ương|Trung ương"
)
# Phrases that go on in a name or a phrase of a kind: levels of government, places, what kind of kind.
GOES_ON = re.compile(
    rf"(?:(?:các|hai|ba|từng|\d{{1,3}}|toàn)\s(?=(?:{_LEVELS})(?!\w))|(?:(?:cấp )?(?:{_LEVELS})(?! hội\b| đoàn\b)|"
    + listed(r"""
    chính trị - xã hội(?: - nghề nghiệp)?|một thành viên|dự toán trực thuộc|dự toán cấp I+|dự toán
    cấp (?:cơ sở|trên|dưới|ủy|sở|I\b)|cùng cấp|các cấp
    các (?:đơn vị|cơ quan|sở|ban|ngành|phòng|trường|bệnh viện|địa phương|doanh nghiệp|Sở|Ban|Bộ|cấp|tổ|đội|công ty)
    trực thuộc(?! Sở)|(?:có )?liên quan|chuyên môn|chuyên ngành|chuyên trách|chức năng|công lập|ngoài công lập|tư nhân
    có thẩm quyền|trên địa bàn(?: (?:tỉnh|thành phố|huyện|xã|phường|quận))?|sở tại|ven biển|nội đô|vùng cao|miền núi
    vùng ven biển|trong (?:toàn )?(?:ngành|tỉnh)|biên giới|giáp ranh|đặc biệt khó khăn|dọc tuyến|nhà nước|nước ngoài
    liên ngành|thương mại|thường trực
    có (?:quy mô )?từ \d+ [\w ]{2,20}? trở lên|có nhu cầu thuê|cử đi|đầu mối thành phố|có học sinh bán trú
    chuyên(?= [A-ZĐ])|địa phương|cơ động|lưu động
    trung học cơ sở|trung học phổ thông|trung học|tiểu học|mầm non|đại học|cao đẳng|học viện|báo chí
    hành nghề công chứng|công chứng|văn hóa|tư pháp|địa chính|kế toán|hộ tịch|y tế|giáo dục|khám bệnh, chữa bệnh
    tín dụng|lữ hành quốc tế|lữ hành|hàng không|thuế|đa khoa|chuyên biệt|chuyên nghiệp|lao động(?! bỏ)|dự án
    trường(?! hợp)|cơ quan|đơn vị|bệnh viện|chi nhánh|phòng giao dịch|chi bộ|cấp ủy|khối|sử dụng lao động|có uy tín
    tổ chức cán bộ|(?:(?<=[Pp]hòng )|(?<=ơ sở )|(?<=hoa ))xét nghiệm|công tác|dân phố|tuyển quân
    (?<=[Tt]ổ chức )phát hành|viên chức|hai bên
    liên (?:huyện|xã|phường|quận|tỉnh)(?: số \d{1,2})?
    phía (?:Bắc|Nam|Đông|Tây)|miền (?:Bắc|Trung|Nam)|quản lý (?:[Nn]hà nước )?chuyên ngành
    quản lý nhà nước|ngang bộ|ngang Bộ
    thuộc (?:tỉnh|thành phố|sở|ngành|Chính phủ|danh mục|Bộ(?! [A-ZĐ]))|này\b|đó\b|khác\b|còn lại
    (?:số|nhóm|vực|vùng|quận|khu|đạo|án|ngành|hạng|đội) \d{1,3}(?![\w/.])|(?<=\d )quốc gia|đầu mối(?= phía)
    và (?:phát triển|môi trường|công nghệ)|của (?:tỉnh|thành phố|huyện|người dân)
    sau đại học|(?<=Ban Tổ chức )(?:giải|hội thi|cuộc thi|lễ hội|ngày hội|đại hội)
    (?<=[Đđ]ại biểu )(?:Quốc hội|Hội đồng nhân dân|HĐND)
    """)
    + r")(?!\w))"
)
# What a subject ends before, whatever stood in it.
BINDS = re.compile(r"(?:phải|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|có nghĩa vụ)(?!\w)")
# Verbs that, right after a kind, say which kind: "đơn vị vận hành hệ thống …".
MODIFIES = re.compile(
    "(?:"
    + listed(r"""
    đầu mối|vận hành|quản lý|sử dụng|xuất khẩu|nhập khẩu|sản xuất|kinh doanh|vận tải|tiếp nhận|cung cấp|cung ứng
    thi công
    tham gia|phụ trách|trực tiếp quản lý|thụ hưởng|cho thuê|tư vấn|giám sát|thẩm định|kiểm tra|chủ quản
    chủ trì soạn thảo|xử lý|kiểm định|bảo dưỡng|đăng ký|điều tra|công tác|phục vụ|ứng cứu|giúp việc|soạn thảo|thu mua
    bảo vệ|làm công tác|tiến hành tố tụng|đại diện|khám bệnh, chữa bệnh|khám bệnh|hưởng|nợ|thuê|phái cử|mở|xác định giá
    xét|tiêm chủng|đang|được (?:giao|phân công|kiểm tra|công nhận|lấy ý kiến|nêu tên|thanh tra|kiểm toán|ủy quyền|chọn)
    """)
    + r")(?!\w)(?! \d)"
)
# Names and parts of names that the register does not have.
_MORE_NAMES = listed("""
    an ninh chính trị nội bộ|an ninh cơ sở|an ninh trật tự ở cơ sở|an toàn bức xạ và hạt nhân|an toàn giao thông
    an toàn lao động|ban chấp hành công đoàn|biên phòng cửa khẩu|bồi thường, hỗ trợ và tái định cư|biến đổi khí hậu
    bác sĩ đội tuyển|bình đẳng giới
    bưu điện|bảo trợ người khuyết tật|bảo trợ xã hội|bảo tồn biển|bảo tồn di sản|bảo tồn thiên nhiên
    bảo vệ chăm sóc sức khỏe cán bộ|bảo vệ dân phố|bảo vệ thiên nhiên và môi trường|bảo đảm an ninh
    bảo đảm an toàn hàng hải|bất động sản|bầu cử|bệnh nhiệt đới|bồi dưỡng chính trị|bồi thường|bổ trợ tư pháp
    bộ đội công binh|cai nghiện|cao su|chi nhánh ngân hàng|chiếu sáng|chiếu sáng công cộng|chuyển đổi số
    chính sách xã hội chi nhánh|chính trị|chính trị huyện|chăm sóc sức khỏe|chấp hành|chất lượng nông lâm thủy sản
    chất lượng, chế biến|chế biến nông sản|chỉ huy|chống buôn lậu|cà phê|câu lạc bộ|công an cửa khẩu|công an kinh tế
    công binh|công chứng viên|công nghệ cao|công nghệ số cộng đồng|công nghệ thông tin|công trình công cộng
    công trình đô thị|công ty cổ phần|công tác xã hội|công viên cây xanh|công đoàn khu công nghiệp|cơ sở và|cơ yếu
    cơ điện|cạnh tranh và bảo vệ người tiêu dùng quốc gia|cải cách hành chính|cảng cá|cảng hàng không|cảng vụ hàng không
    cảng vụ đường thủy|cảnh sát giao thông|cảnh sát quản lý hành chính về trật tự xã hội|cảnh sát điều tra
    cảnh sát đường thủy|cấp cứu ngoại viện|cấp nước|cấp thoát nước|cựu giáo chức|cựu thanh niên xung phong|di tích
    dinh dưỡng|doanh nghiệp lớn|doanh nhân trẻ|du lịch|dân dụng và công nghiệp|dân phòng|dệt may|dịch vụ công
    dịch vụ hỗ trợ|dịch vụ việc làm|dự báo khí tượng|dự trữ nhà nước|dự án phát triển|ghép bộ phận cơ thể người
    giao dịch|giao thông đô thị|giám sát|giám sát đầu tư của cộng đồng|giám sát, điều hành|giám định|giám định y khoa
    giáo dục nghề nghiệp|giáo dục thường xuyên|giải phóng mặt bằng|giảm nghèo|giống cây trồng|hoa tiêu hàng hải
    huyết học truyền máu|hình sự|hướng nghiệp|hạ tầng|hạ tầng giao thông|hạ tầng kỹ thuật|hậu cần|học sinh|hỗ trợ đầu tư
    hộ tịch|hội chi|hội tiểu thương|hội đồng quản trị|hợp tác quốc tế|hợp tác xã|khai thác công trình thủy lợi
    khai thác khoáng sản|khai thác thủy sản|khen thưởng|khoa học kỹ thuật|khoáng sản|khu phố cổ|khuyến công|khuyến nông
    khuyết tật|khách sạn|khí tượng thủy văn|khảo thí|khởi nghiệp|kinh tế|kinh tế cửa khẩu|kiến trúc sư
    kiểm dịch thực vật|kiểm dịch y tế quốc tế|kiểm dịch động vật|kiểm kê|kiểm lâm vùng|kiểm ngư|kiểm soát dịch|kiểm tra
    kiểm tra sau thông quan|kiểm định chất lượng giáo dục|kế hoạch tổng hợp|kỷ luật|kỹ thuật|kỹ thuật hình sự
    kỹ thuật số|lao động ngoài nước|lao động tiền lương|liên minh|luật sư|lâm nghiệp|lúa gạo|lý bãi tắm|lý lịch tư pháp
    lý đường|lưu trữ lịch sử|lễ hội|mua sắm tập trung|môi trường biển|môi trường đô thị|nghiên cứu phát triển|nghiệm thu
    nghiệp vụ thuế|nghĩa vụ quân sự|nghệ nhân|nghệ thuật|nghệ thuật biểu diễn|ngoài công lập|ngoại ngữ|ngoại ngữ tin học
    nhi đồng|người cao tuổi|người mù|nhà báo|nhà hàng|nhà nước chi nhánh|nông lâm sản và thủy sản|nông nghiệp chi nhánh
    nông thôn mới|nước sạch|nạn nhân chất độc da cam|pháp chế và cải cách|phát thanh|phát triển doanh nghiệp nhỏ và vừa
    phát triển nhà|phòng cháy, chữa cháy và cứu nạn, cứu hộ|phòng chống sốt rét|phòng hộ|phòng thủ dân sự
    phòng, chống thiên tai|phản ứng nhanh|phản ứng nhanh phòng, chống dịch|phố cổ|phục hồi chức năng
    phục vụ hành chính công|quan trắc|quy hoạch đô thị|quân y|quản lý bến|quản lý chất lượng|quản lý chợ
    quản lý chợ đầu mối|quản lý công sản|quản lý cảng|quản lý di sản|quản lý dược|quản lý dự án đầu tư|quản lý giá
    quản lý khu công nghệ cao|quản lý khu kinh tế|quản lý luồng|quản lý môi trường y tế|quản lý ngoại hối|quản lý nhà
    quản lý nợ|quản lý rừng|quản lý rừng phòng hộ|quản lý rừng đặc dụng|quản lý vận tải|quản lý vịnh|quản lý xây dựng
    quản lý đường bộ|quản lý đất đai|quản trị|quản trị cụm nhà chung cư|quản trị nhà chung cư|quốc phòng và an ninh
    sinh viên|sáng kiến|sát hạch|sở hữu trí tuệ|sự cố môi trường quốc gia|taxi|tham mưu|thanh tra chuyên ngành
    thanh tra lao động|thanh tra nhân dân|thi đua|thoát nước|thông tin đối ngoại|thú y vùng|thư ký|thường trực|thường vụ
    thẩm định|thể dục thể thao|thể thao và truyền thông|thủy lợi|thủy văn|thủy điện|thừa phát lại|tin học hóa
    truyền hình|truyền thông|truyền thông văn hóa|trưởng các phòng|trật tự|trật tự đô thị|trật tự xây dựng|trẻ em
    trợ giúp pháp lý nhà nước|tuyên giáo và dân vận|tuyển dụng|tài nguyên nước|tác chiến|tác chiến điện tử|tái định cư
    tìm kiếm cứu nạn|tư lệnh|tư pháp|tần số vô tuyến điện|tố tụng hình sự|tổ an ninh trật tự|tổ chức cán bộ|ung bướu
    viễn thám|viễn thông|vì sự tiến bộ của phụ nữ|văn hóa cơ sở|văn hóa nghệ thuật|văn hóa phi vật thể|văn hóa thông tin
    văn học nghệ thuật|văn phòng điều phối|vận tải ô tô|vận tải đường sắt|vận động|vệ sinh an toàn thực phẩm
    vệ sinh môi trường nông thôn|xe buýt|xe khách|xung kích|xuất nhập cảnh|xuất nhập khẩu|xây dựng|xét nghiệm
    xúc tiến du lịch|xúc tiến thương mại|xúc tiến đầu tư|y dược cổ truyền|y học cổ truyền|y tế dự phòng|đa dạng sinh học
    điều dưỡng|điều dưỡng tâm thần|điều hành bay|điều phối|điện lực|điện ảnh|đo đạc bản đồ|đoàn kết sư sãi yêu nước
    đê điều|đăng kiểm|đăng kiểm xe cơ giới|đăng ký kinh doanh|đường sắt|đường thủy nội địa|đại diện cha mẹ học sinh
    đấu giá|đầu tư nước ngoài|đặc dụng|đền ơn đáp nghĩa|đổi mới công nghệ quốc gia|đổi mới sáng tạo|ứng dụng công nghệ
    ứng phó sự cố|phòng, chống lụt, bão|phòng chống ma túy và tội phạm|cao đẳng nghề|thương mại đa biên
""")
_WORD = re.compile(r"[^\W\d_]+")


def neighbours() -> frozenset[tuple[str, str]]:
    """Returns the pairs of neighbouring words, the second in small letters, that names of agencies have."""
    return _neighbours(lexicon())


@functools.lru_cache(maxsize=1)
def _neighbours(words_known: Lexicon) -> frozenset[tuple[str, str]]:
    pairs = (pair for words in map(_WORD.findall, _all_names(words_known)) for pair in itertools.pairwise(words))
    return frozenset((a.lower(), b) for a, b in pairs if b.islower())


def field_pairs() -> frozenset[tuple[str, str]]:
    """Returns the pairs of neighbouring words that names of agencies have, in small letters."""
    return _field_pairs(lexicon())


@functools.lru_cache(maxsize=1)
def _field_pairs(words_known: Lexicon) -> frozenset[tuple[str, str]]:
    found = (itertools.pairwise(_WORD.findall(name.lower())) for name in _all_names(words_known))
    return frozenset(pair for pairs in found for pair in pairs)


def after_a_comma() -> frozenset[tuple[str, str]]:
    """Returns the pairs of words that a comma stands between in names of agencies, in small letters."""
    return _after_a_comma(lexicon())


@functools.lru_cache(maxsize=1)
def _after_a_comma(words_known: Lexicon) -> frozenset[tuple[str, str]]:
    found = (re.findall(r"(\w+), (?=(\w+))", name) for name in _all_names(words_known))
    return frozenset((a.lower(), b.lower()) for pairs in found for a, b in pairs)


def _all_names(words_known: Lexicon) -> list[str]:
    return [new_tones(n) for e in words_known.agencies for n in (e.vi, *e.abbreviations)] + _MORE_NAMES.split("|")


@functools.lru_cache(maxsize=1)
def _by_start(words_known: Lexicon) -> dict[str, list[str]]:
    """The registered names in small letters by their first two syllables, longest first."""
    table: dict[str, list[str]] = {}
    for name in (new_tones(e.vi.lower()) for e in words_known.agencies):
        table.setdefault(" ".join(name.split()[:2]), []).append(name)
    return {key: sorted(names, key=len, reverse=True) for key, names in table.items()}


def registered(text: str) -> int:
    """Returns the length of the longest registered name that a text begins with, 0 for none."""
    key = " ".join(text[:40].lower().split()[:2])
    for name in _by_start(lexicon()).get(key, ()):
        if text[: len(name)].lower() == name and not text[len(name) : len(name) + 1].isalnum():
            return len(name)
    return 0
