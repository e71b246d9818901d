"""Words on either side of a name that say what part it has in a task: ordered, helping, done by, speaking."""

import re

from corpus.duties.denials import DECLINES
from corpus.duties.heads import HEAD, KIND
from corpus.text.accents import UPPER

NAMES = re.compile(
    rf"(?<!\w)(?<!cơ )(?<!trụ )(?<!giai )(?<!hồ )(?<!trên )(?<!làm )(?<!kiêm )"
    # "Sở A là cơ quan phối hợp": a part to play, not another agency.
    rf"(?!(?<=là )(?:cơ quan|đơn vị) (?:đồng )?(?:chủ trì|phối hợp|đầu mối)(?!\w))(?:{HEAD.pattern}|{KIND.pattern})"
)
ORDER = re.compile(
    r"(?:[Gg]iao nhiệm vụ|[Gg]iao|[Yy]êu cầu|[Đđ]ề nghị|[Pp]hân công|[Ll]ệnh|[Ủủ]y quyền cho|[Pp]hân cấp cho"
    r"|[Kk]êu gọi)(?:\s+cho)?(?:\s+(?:từng\s+)?đồng chí)?\s+"
)
# What orders nothing: "không giao Sở Y tế", "Chưa yêu cầu …".
_NOT = r"(?<!không )(?<!Không )(?<!chưa )(?<!Chưa )(?<!thôi )(?<!ngừng )(?<!dừng )(?<!Dừng )"
# "bàn giao", "có yêu cầu" and the like are no orders; "chỉ đạo" is one only where a piece begins.
ORDERED = re.compile(
    rf"(?<!\w)(?<!theo )(?<!có ){_NOT}(?<!chuyển )(?<!bàn )(?<!trao )(?<!được )(?<!những )(?<!bên )"
    r"(?<!Kính gửi )(?<!Thừa )(?<!thừa )"
    rf"(?:{ORDER.pattern}|(?:Chỉ đạo|^\s*chỉ đạo|Kính gửi:?)\s+)$"
)
WITH = re.compile(
    r"(?<!\w)(?:(?:[Pp]hối hợp|[Pp]hối kết hợp|[Hh]iệp đồng|trao đổi|làm việc|liên hệ)"
    r"(?:\s+(?:chặt chẽ|thường xuyên|ngay))?\s+(?:với|cùng(?:\s+với)?)|[Pp]hối hợp|[Tt]hống nhất\s+(?:với|cùng)"
    r"|(?:với\s+|có\s+){0,3}sự\s+tham\s+gia\s+của|[Cc]ùng\s+với|[Cc]ùng|[Mm]ời(?:\s+thêm)?"
    r"|(?:lấy|xin|tham khảo)\s+ý kiến(?:\s+tham gia)?(?:\s+của)?|(?:có|sau khi có)\s+ý kiến(?:\s+bằng văn bản)?\s+của"
    r"|chứng kiến\s+của|(?:có|với)\s+(?:đại diện|xác nhận(?:\s+số liệu)?\s+của|kiểm tra\s+của|lực lượng)"
    r"|[Tt]hành viên gồm(?:\s+lãnh đạo)?|biên bản\s+với|hội đồng(?:\s+định giá)?\s+gồm|phối hợp xử lý còn có)\s+$"
)
# "lấy ý kiến Sở A về …, Sở B về …": the second is asked too.
ASKED_TOO = re.compile(r"^\s+về\s[^,;.]{1,60},\s+$")
# Whom a thing is sent or told to: "tham mưu cho Sở Y tế, Ủy ban nhân dân tỉnh kịp thời triển khai".
TO_THEM = re.compile(r"(?<!\w)(?:tham mưu|giúp|cho)\s+$")
DONE_BY = re.compile(r"(?<!\w)do\s+$")
BY = re.compile(r"(?<!\w)(?:được|bị)\s+$")
IS = re.compile(
    r"(?:thuộc trách nhiệm của|thường trực là|[Đđ]ầu mối là|[Cc]hủ trì(?: là|:)|[Cc]hịu trách nhiệm(?: chính)?(?: là|:)"
    r"|[Tt]hực hiện(?: là|:))\s+$"
)
HELP_IS = re.compile(r"[Pp]hối hợp(?: là|:)\s+$")
BESIDE = re.compile(
    r"(?:[,:).(]|^\s*(?:[Cc]hỉ|[Mm]ỗi)|(?<!\w)(?:thì|nhưng|trong đó|[Rr]iêng|sau đó|và|mà|trường hợp đặc biệt"
    r"|hôm nay))\s+$"
)
_DOES = (
    "chủ trì|thực hiện|chịu|đảm nhiệm|đảm nhận|phụ trách|làm|là|tổ chức thực hiện|vận chuyển|xác nhận|sắp xếp|tổng hợp"
    "|điều phối|hỗ trợ|vận hành|bố trí|trực tiếp(?! quản lý)"
    "|tham mưu|bảo đảm|đảm bảo|chi trả|tiếp nhận|thẩm định|quyết định"
    "|hợp đồng|xây dựng|phát|khảo sát"
)
DOES = re.compile(rf"\s*(?:$|[.,;]|(?:{_DOES})(?!\w))")
# What tells which thing is meant, not what is to be done: "văn bản do Sở Y tế |ban hành|".
DID = re.compile(
    r"\s*(?:đã |đang |được |trực tiếp )?(?:ban hành|phê duyệt|cấp|quản lý|công bố|lập|soạn thảo|trình|giao|bầu|cử"
    r"|đầu tư|sản xuất"
    r"|cung cấp|phát hành|thành lập|gửi|nêu|ký(?! xác nhận)|kiến nghị|đề nghị|phát động|tài trợ|đóng góp|gây|quy định"
    r"|giới thiệu|đề xuất|hướng dẫn|không|tự|chỉ đạo|dự|có|là|được|bị|để|làm)(?!\w)"
)
# "trái phiếu được Chính phủ |bảo lãnh|": what somebody has let a thing be tells which is meant, and is no task.
ALLOWS = re.compile(
    r"\s*(?:(?:ở|tại|thuộc) [^,.;]{2,30}?\s)?"
    r"(?:đồng ý|chấp thuận|cho phép|công nhận|xác nhận|phê duyệt|thông qua|bảo lãnh|quyết định|giao|cử|ủy quyền|phân"
    r"|cấp (?:giấy|Giấy|phép)|tuyển dụng|bổ nhiệm|ban hành|quy định|chỉ định|thành lập|đón|công bố|ký|mời|nêu"
    r"|thỏa thuận|chứng nhận|đề nghị)(?!\w)"
)
PERSON = re.compile(r"(?:Phó|Giám đốc|Chủ tịch|Bí thư|Thủ tướng|Bộ trưởng|đồng chí)")
OFFICE = re.compile(r"\s*(?:phụ trách [\w ]{2,20})?(?:làm|là|kiêm)\s+(?:Tổ|Trưởng|Chủ tịch|tổ trưởng|trưởng|chủ tịch)")
_AGENCY = rf"(?:{HEAD.pattern}|{KIND.pattern})"
HELPS = re.compile(
    r"\s*(?:,?\s*(?:theo|căn cứ|trong phạm vi) (?:chức năng|nhiệm vụ|thẩm quyền|lĩnh vực)[^.;:]{0,40}?,?\s+)?"
    r"(?:được\s+(?:mời|đề nghị|giao|phân công|yêu cầu)\s+)?"
    r"(?:tham gia (?:với vai trò|là) (?:cơ quan |đơn vị )?phối hợp"
    r"|phối hợp\s*(?=[,.;]|$)|(?:cùng|phối hợp)\s+(?!(?:(?:chặt chẽ"
    r"|thường xuyên)\s+)?(?:với|cùng|chỉ đạo)(?!\w))"
    rf"(?!{_AGENCY}))"
)
# "… là cơ quan phối hợp": the part that a name plays, said outright.
PLAYS = re.compile(
    r"\s*(?:[-–]\s+|(?:là|giữ|đóng|làm) (?:cơ quan|đơn vị|bộ phận|vai trò)(?: là)? |(?:là|làm) (?=đầu mối))(?:đồng )?"
    r"(?:(?P<lead>chủ trì|đầu mối|thường trực)"
    r"|(?:cùng )?(?P<coordinate>phối hợp|hỗ trợ|tham gia))(?!\w)"
)
LENDS = re.compile(
    r"\s*(?:cử (?:thành viên|báo cáo viên|(?:người|cán bộ|lực lượng|đại diện) (?:cùng )?tham gia)|tham gia|góp ý|giúp"
    r"|có văn bản góp ý"
    r"|cung cấp (?:số|dữ liệu|tình hình|sao kê|tọa độ|danh sách|hồ sơ|thông tin|bản đồ|tài liệu)(?! kỹ)"
    r"|(?:cho|có|tham gia|góp) ý kiến(?!\s?:)|được mời|tư vấn giám sát"
    r"|phản biện|chứng kiến)(?!\w)"
)
# Who is asked beside one who leads: "… có ý kiến trong 03 ngày".
ADVISES = re.compile(r"\s*(?:cho|có|góp) ý kiến (?:về|trong|trước|đối với|bằng văn bản|tham gia)(?!\w)")
SPEAKS = re.compile(
    r"\s*,?\s*(?:(?:đã|có|vừa|thống nhất|tiếp tục|biểu dương)\s+)*"
    r"(?:ý kiến(?! (?:góp|bằng|trước|trong|gửi|chậm|phản hồi|tham gia|thẩm định))|kết luận|quyết nghị|đồng ý"
    r"|trả lời(?=:| cử tri)|hướng dẫn(?=:| tạm thời)|biểu dương|nhấn mạnh|phản ánh|nhận được|đánh giá(?=:| cao)"
    r"|xác định (?:kỷ luật|xây dựng|\w+ \w+ là)|ấn định|phát hiện|mong|thông tin về|chủ trương|nhận định|phê phán"
    r"|thống nhất(?! (?:với|chuẩn|danh|số|phương|nội|quy|mẫu|kế|không|mức|đơn giá|đầu mối|cách|lịch"
    r"|tiêu chí|tiêu chuẩn))"
    r"|(?:báo cáo|thông báo)(?=\s?:| đến bà con)"
    r"|(?:xin )?thông báo(?: [^.;]{1,80})? để [^.;]{1,80}(?:biết|thực hiện|triển khai)(?!\w)"
    r"|đề xuất mở|dự kiến|xin ý kiến(?=[^;.]{0,90} về việc)|khuyến cáo:|ghi nhận \d"
    r"|chủ trì (?:Hội nghị|hội nghị|cuộc họp|phiên họp"
    r"|buổi)|ban hành (?:Chỉ thị|Quyết định|Công văn|Nghị \w+|Thông tư|Kế hoạch) số|đề ra|giữ (?:nguyên|\d))"
)
ASKS = re.compile(
    r"\s*,?\s*(?:(?:đã|tiếp tục|có văn bản|thống nhất|có công văn)\s+)*"
    rf"(?:{ORDER.pattern}(?:{_AGENCY}|[{UPPER}]|đại biểu|người|chủ )"
    r"|(?:yêu cầu|phân công|giao|đề nghị|quyết định|chỉ đạo)\s*:|ủy quyền|phân cấp)"
)
NOT_ACTING = re.compile(
    r"\s*(?:(?:nào|việc|mà)(?!\w)|bị(?!\w)|được(?! (?:đề nghị|mời|yêu cầu|giao|phân công|ủy quyền))|chưa|không (?:thuộc"
    r"|phải|cần|nhất thiết|bắt buộc|có (?:trách nhiệm|nghĩa vụ|nhiệm vụ)|chủ trì|phối hợp|thụ lý|còn)(?!\w)"
    rf"|{DECLINES}"
    r"|chỉ được|gồm|bao gồm|hoạt động|họp(?! (?:xét|bàn|thông qua"
    r"|đánh giá|thẩm định|phụ huynh|dân|thôn|giao ban|kiểm điểm|khẩn))"
    r"|có (?:\d|từ|dưới|trên|diện tích|Trưởng|nhiều|trụ sở)"
    r"|(?:đã|đang|vừa|còn|mới|nên|sẽ xem xét)(?!\w)|là (?:một|nhóm|những|việc|thư ký|doanh nghiệp|Công ty|Phó)"
    r"|chuyển sang|thông qua(?!\w)"
    r"|trên \d|thì\s|do\s(?![^,;.]+ làm (?:[Tt]ổ trưởng|Trưởng đoàn|[Cc]hủ tịch) ?[^.;]))"
)
KIND_NOT_ACTING = re.compile(
    r"\s*(?:không|chỉ|là (?!đầu mối|cơ quan)|có (?!trách nhiệm|thực hiện|văn bản|biện pháp|kế hoạch|phương án|giải pháp"
    r"|mặt|ý kiến)|để |từ |trên |dưới "
    r"|chịu toàn bộ|nộp muộn|chậm|gặp|vi phạm|đạt|muốn|cam kết bao|tự nguyện|cố tình|giữ |đóng |bán |miễn |bao che|của "
    r"|phản ánh|có (?:điểm|khách|tỷ lệ|nhiều|vụ) |làm lộ|kéo dài|,|(?:và|hoặc) (?!\w+ (?:phải|chịu)))"
)
# Those who lay down rules do not act by what they lay down.
RULES = re.compile(
    r"(?:Hội đồng nhân dân|HĐND|Chính phủ|Ban Chấp hành (?:Trung|Đảng)|Ban Bí thư|Bộ Chính trị"
    r"|Ủy ban Thường vụ Quốc hội"
    r"|Quốc hội|Thường trực (?:HĐND|Hội đồng))"
)
# A kind alone, without an order, is who a rule is for, not who has a task: "đơn vị báo cáo …", "14 cơ sở chuyển …".
ANYONE = re.compile(
    r"(?:[Đđ]ơn vị|[Cc]ông chức|[Cc]ơ sở|[Đđ]ịa phương|[Cc]án bộ|[Cc]ơ quan|[Dd]oanh nghiệp|công an|bộ đội|trường"
    r"|Nhà mạng|người đứng đầu|Người đứng đầu|cảnh sát|(?:Mỗi|mỗi|\d+|ba|bốn|hai) (?!trường|xã$|sở).*"
    r"|các (?:xã còn lại|đơn vị này)"
    r"|Trưởng phòng|chủ tịch|Chủ tịch|Ban|Đoàn|Hội đồng|Tổ|Tổ công tác|Hội đồng thẩm định)$"
)
# "Các quận: 100 % số thửa", "Sở Nội vụ: số 12/SNV", "Sở Y tế: ông Nam": a figure, a number, a person, not a task.
FIGURES = re.compile(
    rf"\s*:\s*(?:(?:trên |dưới |đạt )?\d|[Ss]ố \d|(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|Đ/c) (?=[{UPPER}])|[Đđ]iện thoại|ĐT"
    r"|không(?=[.;\s]*$))"
)
# "Công an tỉnh (PC06): cấp …", "Sở Xây dựng - Trưởng đoàn: kiểm tra …": what stands between a name and its task.
BY_THE_WAY = re.compile(
    r"\s*(?:\([^()\n]{1,80}\)"
    r"|[-–]\s+(?:Trưởng|Phó Trưởng|Tổ trưởng|Thành viên|Thư ký|[Cc]ơ quan|[Đđ]ơn vị)[^:;.,\n]{0,40})(?=\s*:\s)"
)
# What a piece begins with that says who was there: "Tham dự cuộc họp có đại diện …".
ATTENDS = re.compile(r"(?:[Tt]ham dự|[Cc]ùng dự|[Dd]ự (?:họp|hội nghị|buổi|cuộc)|[Tt]hành phần (?:dự|tham dự))(?!\w)")
# Whom what follows a colon is for: "Đối với các trường học: …".
ADDRESSED = re.compile(
    r"^(?:[Đđ]ối với|[Vv]ề phía|[Rr]iêng|[Rr]iêng đối với|(?:(?:[Tt]rách nhiệm|[Nn]hiệm vụ) )?của)\s+$"
)
# "… để Sở Tài chính tổng hợp": what is sent is sent for this.
SO_THAT = re.compile(r"(?<!\w)để\s+$")
LETTER = re.compile(rf"\s*[{UPPER.lower()}]")
# Words that no verb phrase begins with.
NO_VERB = re.compile(
    r"\s*(?:và|hoặc|hay|với|của|về|tại|trong|trên|dưới|bằng|vì|như|nhằm|ở|nhưng|mà|thì|từng|nơi|số|ngày|tháng"
    r"|năm|là|này|đó"
    r"|khác|tỉnh|huyện|xã|phường|thành phố|quận|khu|cấp (?:tỉnh|huyện|xã|cơ sở|trên|dưới|ủy)|các|những|mỗi|theo"
    r"|đối|giai đoạn|trước|sau|qua|khi|để"
    r"|nếu|do|từ(?! chối)|hằng|hàng|trên cơ sở|được)(?!\w)"
)
# What those who lay down rules do, other than act.
LAYS_DOWN = re.compile(
    r"\s*(?:quy định|thống nhất|quyết|thông qua|bổ sung|chuyển|ban hành|đồng ý|cho|phê|dành|nhất trí|bầu|không"
    r"|có|chủ trương"
    r"|xác định|yêu cầu|ghi nhận|ấn định|trình|giao|đề nghị|tán thành|nghe|xem xét)(?!\w)"
)
