"""Verbs that end the name of an agency and say what it does: "Công an tỉnh |kiểm tra|", "các xã |đắp| đê".

A verb that the list lacks gives itself away by what follows it, a number or "các": "Hội Nông dân |khui| 3 thùng".
"""

import re

from corpus.lexicon.compounds import inside_a_word


def listed(words: str) -> str:
    """Returns the words of a list written over several lines as one alternation of a pattern."""
    return "|".join(line.strip() for line in words.strip().split("\n"))


# Verbs, in small letters, that end the name before them and say what it does.
VERBS = frozenset(
    listed("""
    ban hành|bao tiêu|biên soạn|biên tập|biếu|biểu diễn|biểu dương|biện giải|biệt phái|buộc|buộc thôi|bàn giao|bàn thảo
    bám|bám sát|bán|báo|báo cáo|báo giá|bãi bỏ|bãi nhiệm|bê tông hóa|bình bầu|bình chọn|bình xét|bình ổn|bóc gỡ|bón|bù
    bù giờ|bù đắp|bơm|bảo dưỡng|bảo lãnh|bảo quản|bảo trì|bảo trợ|bảo vệ|bảo đảm|bấm|bầu|bẫy|bật|bắt|bắt giữ|bỏ|bố trí
    bốc|bồi dưỡng|bồi hoàn|bồi thường|bổ nhiệm|bổ sung|bổ túc|cai quản|cam kết|can ngăn|can thiệp|canh|canh gác|che|chi
    chi trả|chi viện|chia|chia lửa|chia sẻ|cho|cho uống|cho vay|chung sức|chung tay|chuyển|chuyển giao|chuẩn bị
    chuẩn hóa|chào|chào giá|chào hàng|chèn|chèo lái|chép|chôn|chôn lấp|chú trọng|chăm|chăm lo|chăm sóc|chưa|chạy|chấm
    chấm công|chấm thi|chấn chỉnh|chấp nhận|chấp thuận|chất vấn|chẩn đoán|chậm nhất|chằng chống|chặn|chặt|chỉ|chỉ dẫn
    chỉ đạo|chỉ định|chịu|chọn|chống thất thu|chốt|chốt chặn|chốt giữ|chở|chụp|chụp ảnh|chủ trì|chủ động|chứng nhận
    chứng thực|chữa|coi|coi sóc|coi thi|cung cấp|cung ứng|cài|cài đặt|cày|cá thể hóa|cách chức|cách ly|cân đối|còn|có
    công bố|công diễn|công khai|công nhận|cùng|căn cứ|cơ cấu lại|cưa|cưỡng chế|cải chính|cải tạo|cảnh báo|cảnh cáo
    cảnh giới|cấm|cấp|cấp cứu|cấp phát|cấp phép|cấp quyền|cấp thuốc|cấp đổi|cất|cấy|cầm trịch|cần|cẩu|cập|cập nhật|cắm
    cắm mốc|cắt|cắt giảm|cắt điện|cố gắng|cổ phần hóa|cụ thể hóa|củng cố|cứng hóa|cứu|cứu chữa|cứu hộ|cứu trợ|cứu tế|cử
    day|di chuyển|di dời|diễn|diễn tập|diệt|do|duy trì|duyệt|dành|dán|dìu|dùng|dạy|dẫn|dẫn dắt|dẫn đường|dập|dệt|dịch
    dọn|dọn dẹp|dồn|dời|dỡ|dừng|dự|dự báo|dự phòng|dự thảo|dự trữ|dựa|dựng|ghi|ghi danh|ghi hình|ghi nhận|ghi âm|gia cố
    gia hạn|giao|giao hàng|giao khoán|gieo|gieo sạ|giám sát|giám định|giáng chức|giãn|giãn thuế|giúp|giải cứu|giải ngân
    giải phóng|giải quyết|giải thích|giải trình|giải tỏa|giải đáp|giảm|giảm nghèo|giảng|giết mổ|giới thiệu|giữ|giữ gìn
    giữ rừng|gom|gác|gánh vác|góp|góp vốn|góp ý|gương mẫu|gắn|gặp|gặt|gọi|gồm|gộp|gỡ|gỡ bỏ|gửi|hiện đại hóa|hiệp thương
    hoàn|hoàn thiện|hoàn thuế|hoàn thành|hoàn trả|hoàn tất|hoãn|huy động|huấn luyện|hàng|hái|hòa giải|hút|hướng dẫn
    hướng nghiệp|hướng tới|hưởng ứng|hạ|hạch toán|hạn chế|hậu kiểm|hằng|hệ thống hóa|học|họp|hỏi|hồi sức|hỗ trợ
    hội chẩn|hội ý|hợp nhất|hợp thức hóa|hợp đồng|hủy|hủy bỏ|in|in sao|khai|khai báo|khai báo y tế|khai quật|khai thác
    khen|khi|khiển trách|khoan|khoanh|khoanh nuôi|khoanh nợ|khoanh vùng|khoán|khoán việc|khuyên|khuyến cáo|khuyến khích
    khám|khám nghiệm|kháng nghị|khóa|khóa thẻ|khôi phục|không|khơi thông|khảo sát|khẩn trương|khắc phục|khẳng định
    khống chế|khớp|khớp nối|khởi công|khởi tố|khử|khử khuẩn|khử trùng|kiên cố hóa|kiến nghị|kiểm kê|kiểm nghiệm
    kiểm soát|kiểm sát|kiểm toán|kiểm tra|kiểm điểm|kiểm đếm|kiểm định|kiện toàn|kèm cặp|kéo|kê biên|kê khai|kê đơn
    kêu gọi|ký|ký gửi|ký kết|ký số|ký thay|kết luận|kết nối|kịp thời|kỷ luật|lai dắt|lai tạo|lau|liên hệ|liên thông|lo
    loại|luyện tập|luân chuyển|luân phiên|luật hóa|là|làm|làm giàu|làm gương|làm rõ|làm sạch|làm thêm|lái|lát|lãnh đạo
    lên|lùi|lùng sục|lý giải|lưu|lưu ý|lấp|lấy|lập|lắng|lắng nghe|lắp|lọc|lồng ghép|lợp|lựa chọn|mang|minh oan|miễn
    miễn nhiệm|miễn thuế|mong|mua|mã hóa|móc|mượn|mới|mời|mời gọi|mở|mở cửa|mở khóa|mở rộng|neo đậu|ngay|nghe
    nghiêm túc|nghiên cứu|nghiệm duyệt|nghiệm thu|nghỉ|nghỉ bù|nghỉ luân phiên|ngăn chặn|ngừng|nhanh chóng|nhiệm
    nhân giống|nhân rộng|nhường|nhấn mạnh|nhất trí|nhận|nhận hàng|nhận nuôi|nhận thấy|nhập|nhập học|nhắc|nhắc lại
    nhắc nhở|nhắn|nhặt|nhốt|nhựa hóa|niêm|niêm phong|niêm yết|niêm yết giá|noi gương|nuôi|nuôi dạy|nâng cao|nâng cấp
    nêu|nêu gương|nói|nạo vét|nấu|nắm|nếu|nối|nội luật hóa|nội soi|nộp|phong tỏa|phun|pháp điển hóa|phát|phát hiện
    phát huy|phát quang|phát sóng|phát thuốc|phát triển|phát động|phân bổ|phân ca|phân công|phân cấp|phân loại
    phân luồng|phân nhóm|phân phối|phân quyền|phân tích|phê bình|phê duyệt|phòng ngừa|phòng, chống|phúc khảo|phúc đáp
    phơi|phạt|phải|phản biện|phản hồi|phản ánh|phấn đấu|phối hợp|phối kết hợp|phổ biến|phụ trách|phụ đạo|phục dựng
    phục hồi|phục vụ|phủ|quan trắc|quan tâm|quay|quay phim|quy hoạch|quy định|quyên góp|quyết nghị|quyết toán
    quyết định|quán triệt|quán xuyến|quét|quản lý|quản trị|quảng bá|quẹt|ra|ra đề|rao|rà|rà soát|rào|rút
    rút kinh nghiệm|rút ngắn|răn đe|rải|rắc|rửa|sa thải|san lấp|san sẻ|sao lưu|sau|scan|siêu âm|siết|so khớp|so sánh
    soi|soát|soạn|soạn thảo|sàng lọc|sáp nhập|sát hạch|sơ cứu|sơ kết|sơ tán|sơn|sấy|sắp|sắp xếp|sẵn sàng|sẽ|số hóa|sớm
    sử dụng|sửa|tham dự|tham gia|tham mưu|thanh lý|thanh toán|thanh tra|thay|thay thế|theo|theo dõi|theo sát|thi công
    thi hành|thiết kế|thoái vốn|thu|thu giữ|thu gom|thu hoạch|thu hút|thu hồi|thu mua|thu nhận|thu nợ|thu quyền
    thu thập|thuyên chuyển|thuyết phục|thuê|thuộc diện|thành lập|tháo dỡ|thí điểm|thông báo|thông qua|thông quan
    thông tin cho|thông tin rộng|thông tin tới|thông tin về|thông tin đến|thăm|thường xuyên|thưởng|thả|thả neo
    thảo luận|thẩm tra|thẩm định|thắp|thắp nến|thắp sáng|thế chấp|thể chế hóa|thỏa thuận|thống kê|thống nhất|thụ lý
    thức|thử|thử nghiệm|thực hiện|thực hành|thực nghiệm|thực thi|tin học hóa|tinh giản|tiêm|tiêm chủng|tiêm phòng
    tiên phong|tiêu hủy|tiêu thụ|tiến hành|tiếp|tiếp nhận|tiếp quản|tiếp sức|tiếp thu|tiếp tế|tiếp tục|tiếp xúc
    tiếp ứng|tiết kiệm|tiễn|tra cứu|tra soát|trang bị|trao|trao đổi|treo|tri ân|triển khai|triển lãm|triệt phá
    triệt xóa|triệu tập|truy|truy hoàn|truy lĩnh|truy nã|truy quét|truy thu|truy tìm|truy tố|truy vấn|truy vết|truyền
    truyền đạt|trát|trên cơ sở|trình|trình diễn|trích|trích lục|trích đo|trông|trông coi|trông nom|trùng tu|trưng bày
    trưng cầu|trưng tập|trước|trả|trả hàng|trả lương|trả lời|trải|trấn áp|trồng|trồng dặm|trộn|trợ cấp|trợ giúp|trực
    trực tiếp|tu sửa|tuyên truyền|tuyên án|tuyển|tuyển chọn|tuyển sinh|tuân thủ|tuần rừng|tuần tra|tài trợ|tác nghiệp
    tách|tái xuất|tái định cư|tìm|tìm hiểu|tìm kiếm|tích|tích cực|tích hợp|tính|tính toán|tôn tạo|tôn vinh|túc trực
    tăng|tăng ca|tăng cường|tăng viện|tư vấn|tưới|tường thuật|tạm dừng|tạm giữ|tạm đình chỉ|tạm ứng|tạo|tải|tải lên
    tập dượt|tập huấn|tập hợp|tập luyện|tập trung|tắt|tặng|tỉa|tỉa thưa|tịch thu|tọa đàm|tối ưu hóa|tổ chức|tổng duyệt
    tổng hợp|tổng kết|từ|từ chối|tự|uống|viếng|viết|vào cuộc|vá|vá lỗi|vét|vẫn|vận chuyển|vận hành|vận động|vẽ|về|vớt
    xem xét|xin lỗi|xoay ca|xoay vòng|xua|xuất|xuất bản|xuất cấp|xuất hàng|xuống|xuống giống|xác minh|xác nhận|xác thực
    xác định|xây|xây dựng|xã hội hóa|xén|xét|xét duyệt|xét nghiệm|xét xử|xóa|xóa bỏ|xóa mù|xúc tiến|xả|xếp|xếp loại
    xếp lịch|xịt|xử lý|xử phạt|xử trí|yêu cầu|áp dụng|áp giải|ôn tập|ăn|đang|đi|đi lại|điều|điều chuyển|điều chỉnh
    điều hành|điều hòa|điều phối|điều tiết|điều tra|điều trị|điều động|điện tử hóa|đo|đo đạc|đong|đàm phán|đào|đào tạo
    đánh bắt|đánh giá|đánh máy|đã|đình bản|đình chỉ|đình công|đính chính|đón|đón tiếp|đóng|đóng dấu|đóng góp|đóng điện
    đôn đốc|đăng|đăng ký|đăng tải|đơn giản hóa|đưa|đưa tin|đưa đón|được|đảm bảo|đảm nhiệm|đảm trách|đảm đương|đấu giá
    đấu nối|đấu thầu|đấu tranh|đầu mối|đẩy|đẩy mạnh|đẩy nhanh|đậy|đắp|đặt|đặt bẫy|đặt hàng|đặt mua|đếm|đến|đề cử
    đề nghị|đề xuất|đền bù|để|định danh|định kỳ|đọc|đối chiếu|đối chứng|đối khớp|đối phó|đối soát|đối thoại|đối ứng|đốt
    đồng hành|đồng thời|đồng ý|đổ|đổi|đổi mới|động viên|đỡ|đỡ đầu|đỡ đẻ|đứng|ưu tiên|ấn định|ở|ủ|ủng hộ|ủy nhiệm
    ủy quyền|ủy thác|ứng|ứng cứu|ứng dụng|ứng phó|ứng trực|ứng vốn
    chiếm|chiếu|chấm dứt|chấp hành|chỉnh sửa|chỉnh lý|chỉnh trang|chờ|dán nhãn|gắn kết|giành|hiệu chỉnh|hoàn chỉnh
    khai mạc|khai trương|khấu trừ|kê|kéo|kéo dài|kêu|khảo nghiệm|khử độc|loại trừ|luôn|lưu giữ|lắp đặt|miễn trừ|mắc|nhờ
    nhử|nổ súng|phân làn|phân lô|phân tuyến|phiên dịch|quây|rà lại|rà quét|ra quân|rời|sửa chữa|tham khảo|theo kịp
    thiết lập|trang trí|trình bày|trả lại|tuân theo|tạm hoãn|tạm ngừng|tôn trọng|vượt|xuất trình|xuất quân|đeo
    đáp ứng|đạt|xin|kẻ|phúc tra|phát thanh|tháo gỡ|sơ tuyển
    thay đổi|sửa đổi|thể hiện|chứng minh|chuyển đổi|chuyển nhượng|đưa vào|đưa ra|phát hành|giải thể|truy cập|kết hợp
    ghi chép|tiếp cận|ngăn ngừa|loại bỏ|mô tả|phân chia|nhận biết|xác lập|tạo lập|chú ý|nhận dạng|truy cứu|thúc đẩy
    phê chuẩn|đánh dấu|bỏ phiếu|biểu quyết|góp phần|cải tiến|cải thiện|đảm nhận|trưng dụng|xếp hạng|thăm dò|bảo toàn
    dàn dựng|hoạch định|khám xét|trình báo|tái chế|liệt kê|sao chép|gặp gỡ|dự trù|trích dẫn|treo cờ|cho mượn|đề phòng
    nắm bắt
    tận dụng|ước tính|thu hẹp|đề ra|gìn giữ|kích hoạt|làm tròn|thu xếp|cân nhắc|kết nạp|hiệu đính|tái lập|bảo lưu
    kết thúc|bắt đầu|phẫu thuật|bảo tồn|phân lập|sinh hoạt|nuôi dưỡng|công chứng|tuyển dụng|mua sắm|trao giải|tặng quà
    phát quà|bầu chọn
    trục vớt|tích nước|xả lũ|trung chuyển|hiệu chuẩn|giải mã|gieo trồng|tái đàn|tiêu độc|khoan giếng|dâng hương|bốc thăm
    tổng rà soát|tổng kiểm tra|tổng kiểm kê|tổng vệ sinh|tổng điều tra
    """).split("|")
)
# "Tuyên truyền", "Kiểm tra" in capitals are one word of a name.
LONG_VERBS = frozenset(v for v in VERBS if " " in v)
_HOW_OFTEN = re.compile(r"hàng (?:tháng|năm|quý|tuần|ngày|giờ)(?!\w)")
_THREE = re.compile(r"\w+(?:,? \w+){0,2}")


# Nouns whose second syllable is also a verb, and nouns whose first is.
_ENDS_A_NOUN = re.compile(
    r"(?:công trình|chương trình|quy trình|lộ trình|giáo trình|hành trình|tờ trình|công lập|độc lập|dân lập"
    r"|trung cấp|sơ cấp"
    r"|lực lượng|thiết lập|xuất bản|đề án|thông báo|tranh chấp|hợp đồng|hội đồng|cộng đồng|giao thông|tài sản"
    r"|phát triển)$"
)
_NOUNS = frozenset(
    listed("""
    dịch vụ|dịch bệnh
    dịch tễ|học sinh|học viên|học phí|học kỳ|học bổng|học đường|học vụ|chi nhánh|chi phí|chi hội|chi bộ
    chi cục
    chi đoàn|thu nhập|báo chí|dự án|dự toán|giao thông|giao dịch|điều kiện|điều dưỡng|điều lệ|tính mạng|chữa cháy
    chữa bệnh|xuất khẩu|nhập khẩu|xuất bản|ăn uống|thi đua|trực thuộc|vay vốn|tự do|tự vệ|tự quản|tự chủ|dạy nghề|in ấn
    trồng trọt|nuôi trồng|bán lẻ|bán buôn|trình độ|nhận thức|lưu trú|lưu trữ|lưu động|giữ trẻ|giữ xe|đóng tàu
    cho thuê|chuyển phát|thuê bao|lắp ráp|giảm nghèo|quay phim|nấu ăn|khám bệnh|nghỉ dưỡng|về hưu
    cứu nạn|đầu tư|thông tin|truyền thông|truyền hình|truyền thống
    công chứng|công cộng|công nghệ|công nghiệp|công ích|tài chính|tín dụng|bảo hiểm|bảo trợ|bảo vệ|tư nhân|tư vấn
    """).split("|")
)


def verb_at(text: str, at: int = 0, limit: int | None = None) -> str | None:
    """Returns the longest of the verbs that stands at an offset, None where none does or where a noun goes on."""
    found = _THREE.match(text, at, len(text) if limit is None else limit)
    words = found.group() if found else ""
    first, _, rest = words.partition(" ")
    parted = first.endswith(",")
    first = first.rstrip(",")
    if at and (_ENDS_A_NOUN.search(text[max(0, at - 12) : at] + first) or inside_a_word(text, at - 1)):
        return None
    while words:
        if words in VERBS:
            noun = words == first and ((not parted and _is_noun(first, rest)) or _is_goods(text, at))
            return None if noun else words
        words = words.rpartition(" ")[0].rstrip(",")
    return None


def _is_goods(text: str, at: int) -> bool:
    """Returns whether "hàng" at an offset is goods, and not how often: "hàng |tháng|"."""
    return text.startswith("hàng", at) and not _HOW_OFTEN.match(text, at)


def _is_noun(first: str, rest: str) -> bool:
    """Returns whether a verb and the word behind it are a noun: "bán lẻ", but "tự |quản lý|", where a verb begins."""
    second, _, third = rest.partition(" ")
    longer = f"{second} {third}" in VERBS
    return f"{first} {second.rstrip(',')}" in _NOUNS and not longer


# What stands after a verb and hardly inside a name: how many, how, whither.
_AFTER_A_VERB = re.compile(
    r" (?:\d|(?:các(?! (?:xã|phường|huyện|quận|thôn|tỉnh|thị xã|địa phương)(?!\w))|những|toàn|mọi|từng"
    r"|mỗi|cho|vào|ra|lên|xuống|về|với|để|ngay|lại|rõ|đủ|đúng|hết|xong|thêm|tối"
    r"|ít|dứt|chặt"
    r"|kỹ|trước|hằng|một|hai|ba|bốn|năm|việc|khi|theo|trên|tại|trong|đến|từ|bằng|miễn|nhanh|kịp|gấp|sạch|đối)(?!\w))"
)
_SYLLABLE = re.compile(r"[^\W\d_]+")


# Verbs that another verb follows in one phrase: "tổ chức |kiểm tra|", "tham mưu |ban hành|".
_WITH_A_VERB = frozenset(
    listed("""
    tổ chức|tiếp tục|chủ động|phối hợp|tham mưu|hướng dẫn|chỉ đạo|đề xuất|tập trung|tăng cường|đẩy mạnh|triển khai
    thực hiện|trực tiếp|khẩn trương|thường xuyên|nghiêm túc|kịp thời|chủ trì|tiến hành|đề nghị|yêu cầu
    phân công|huy động
    vận động|hỗ trợ|bố trí|đôn đốc|nhanh chóng|sẵn sàng|tích cực|chuẩn bị|nghiên cứu|tự|được|phải|định kỳ
    bảo đảm|đảm bảo
    tham gia|kiểm tra|giám sát|rà soát|xây dựng|quyết định|cam kết|đồng thời|phấn đấu|khuyến khích|ưu tiên|cử
    giao|trình|báo cáo
    tiếp nhận|tổng hợp|đăng ký|thống nhất|xem xét|nhắc nhở|tuyên truyền|phát động|hoàn thành|công bố|thông báo|đồng ý
    """).split("|")
)


# What begins no predicate, though it may be a verb: "xử phạt |theo| quy định".
NO_PREDICATE = frozenset(
    listed("theo|cho|đến|về|từ|để|sau|trước|hằng|hàng|khi|ở|do|nếu|như|với|vào|ra|lên|lại|ngay|mới|còn|cùng").split("|")
)


def names_a_field(text: str, at: int, limit: int) -> int | None:
    """Returns the end of a verb of two syllables at an offset that another follows, so that it says what a body is for.

    "Cơ quan Cảnh sát |điều tra| gửi mẫu": one of the two verbs is of the name. None for a verb that goes with another.
    """
    verb = verb_at(text, at, limit)
    if verb is None or " " not in verb or verb in _WITH_A_VERB:
        return None
    other = verb_at(text, at + len(verb) + 1, limit)
    return at + len(verb) if other and other not in NO_PREDICATE else None


def takes_an_object(text: str, at: int, limit: int) -> bool:
    """Returns whether the verb at an offset is followed by what an object begins with, a number or "các"."""
    verb = verb_at(text, at, limit)
    return verb is not None and _AFTER_A_VERB.match(text, at + len(verb), limit) is not None


def seems_verb(text: str, at: int, limit: int) -> bool:
    """Returns whether an unknown word at an offset is a verb, by what follows it or the syllable after it."""
    word = _SYLLABLE.match(text, at, limit)
    if word is None or word.group()[0].isupper() or verb_at(text, word.end() + 1, limit):
        return False
    second = _SYLLABLE.match(text, word.end() + 1, limit)
    further = second is not None and _AFTER_A_VERB.match(text, second.end(), limit) is not None
    return further or _AFTER_A_VERB.match(text, word.end(), limit) is not None
