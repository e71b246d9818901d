"""What a name of an agency begins with, and which of those that begin so are kinds, not one agency."""

import re

from corpus.duties.verbs import listed
from corpus.text.accents import UPPER

# Capitals matter: "Sở" is an agency, "sở" only in a list of kinds.
_HEADS = listed("""
    Bộ trưởng|Thứ trưởng|Tổng Giám đốc|Tổng cục trưởng|Chỉ huy trưởng
    Đồn trưởng|Phó Trưởng|Đại học|Tòa soạn|Phó Thủ tướng|Phó Chủ tịch|Chủ tịch|Phó Giám đốc|Giám đốc|Phó Bí thư|Bí thư
    Chánh Văn phòng
    Chánh Thanh tra|Chánh án|Viện trưởng|Cục trưởng|Chi cục trưởng|Vụ trưởng|Đội trưởng|Thôn trưởng|Tổ trưởng
    Trưởng (?:phòng|ban|khoa|trạm|thôn|bản|buôn|ấp|đoàn|Phòng|Ban|Công an|Văn phòng|các)|Hiệu trưởng|Thủ trưởng
    Người đứng đầu|Thủ tướng Chính phủ|Chính phủ|Bộ(?! phận)|Sở|Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|Hội đồng|Ban(?! hành)
    Tiểu ban|Tổng cục|Cục|Chi cục|Vụ(?! việc| án| mùa| đông| hè)|Phòng(?! chống| ngừa|, chống)|Trung tâm|Văn phòng
    Văn thư|Viện nghiên cứu|Viện(?! phí)|Trường học(?! của)|Trường(?! hợp)|Học viện
    Nhà (?:thiếu nhi|khách|Văn hóa|trường|thầu|hát|văn hóa|xuất bản|thuốc|máy|sản xuất|mạng)
    Bệnh viện|Công an|Cảnh sát|Quân khu|Hội(?! nghị| thảo| thi| chợ)|Hiệp hội|Tỉnh đoàn|Tỉnh Đoàn|Thành đoàn|Huyện đoàn
    Huyện Đoàn|Đoàn(?! thể)|Liên đoàn|Liên minh|Liên hiệp|Liên Sở|Tổng Liên đoàn|Công đoàn|Mặt trận|Kho (?:bạc|dự trữ)
    Ngân hàng|Bảo hiểm xã hội|BHXH|Thanh tra viên|Thanh tra
    Tòa án|Toà án|Đài|Báo(?! cáo| số)|Tổng công ty|Công ty|Tập đoàn|Điện lực
    Viễn thông|Tổ(?! chức)|Đội|Trạm|Trại giam|Cơ quan|Đơn vị|Bưu điện|Thuế|Hải quan|Chi nhánh|Hạt Kiểm lâm
    Quỹ(?! nhà| đất)|Thường trực|Cấp ủy|Chi ủy|Đảng ủy|Thành ủy|Tỉnh ủy|Huyện ủy|Quận ủy|Chi bộ|Doanh nghiệp
    Cơ sở(?! dữ liệu| hạ tầng| vật chất)
    Chủ (?:đầu tư|đập|hồ|tàu|cơ sở|dự án|mỏ|vườn|rừng|phương tiện|công trình|trang trại|bến|nhà trọ)|Kiểm toán|Cảng vụ
    Đồn|Lữ đoàn
    Bộ đội|Bộ phận|Thư viện|Bảo tàng|Thống kê|Hợp tác xã|Công chức|Cán bộ|Giáo viên(?: chủ nhiệm)?|Bác sĩ|Nhân viên
    Điều dưỡng (?:trưởng|viên)|Dược sĩ|Hộ sinh|Kỹ thuật viên|Thủ quỹ|Thủ kho
    Thi hành án dân sự
    Câu lạc bộ|Vườn quốc gia|Khu Quản lý|Thương vụ|Bến xe|Lãnh đạo|Cửa hàng|Sàn (?:giao dịch|thương mại)|VNPT|Viettel
    MobiFone|EVN|Đoàn thể|Quản lý thị trường|Lực lượng|Dân quân|Hòa giải viên|Hạt|Kho|Ga|Cảng|Siêu thị|Chợ
    Khu (?:bảo tồn|di tích|du lịch|Quản lý)|Tiểu đoàn|Trung đoàn|Sư đoàn|Binh đoàn|Hải đoàn|Tạp chí|Thông tấn xã
    Kiểm ngư|Cảnh sát biển|Vườn thú|Công viên|Hải đội|Trại tạm giam|Tòa Phúc thẩm|Trường bắn|Chi hội|Đại sứ quán
    Tổng Lãnh sự quán|Lãnh sự quán|Trưởng ga
    Cụm trưởng|Khối trưởng|Liên danh|Phân hiệu|Phân viện|Khoa|Chi đoàn|Xí nghiệp|Nghiệp đoàn|Tổng Thanh tra
    Tổng Kiểm toán|Chấp hành viên
    Kiểm lâm|Kế toán trưởng
    Cổng (?:Thông tin|Dịch vụ)
    Đặc khu(?= )|Chủ nhiệm|Thuyền trưởng|Tư vấn giám sát|Nhà (?:đầu tư|cung cấp|phân phối)|Hãng|(?<!và )Thú y
    Tổ chức (?:tín dụng|hành nghề|công đoàn|đảng|đoàn)|Xã, phường(?:, đặc khu)?|Ký túc xá|Chuyên viên
    Cộng tác viên|Y tế (?:thôn|bản|ấp|khóm)|Tiểu thương|Thương lái|Giám thị
    BCH(?= )|BQL(?= |D)|BCĐ(?= )|LĐLĐ|MTTQ|BV(?= [A-ZĐ])|TT(?= [A-ZĐ])|VP(?= (?:UBND|HĐND|Đoàn|Tỉnh ủy|Sở|Bộ))
    CA(?= (?:tỉnh|thành phố|TP|huyện|quận|xã|phường|thị trấn|các) )
    Người (?:quản lý|đại diện phần vốn|phát ngôn|soạn thảo|sử dụng lao động|có uy tín)|Nơi tiếp nhận|Già làng|Hàng không
""")
# Kinds of agency, as they stand in small letters or at the head of a sentence, after "các", "mỗi", "09".
KINDS = listed(r"""
    cơ quan|đơn vị|địa phương|sở|bộ|ban|ngành|phòng|trường học|trường|bệnh viện|cơ sở|doanh nghiệp|công ty|ngân hàng
    tổ chức|thôn|bản|chi đoàn|đoàn thể|hội|hiệp hội|trung tâm|trạm y tế|trạm|nhà thầu|chủ đầu tư|lực lượng|tổ|đội|chi bộ
    chi hội|huyện|quận|phường|xã|tỉnh|thành phố|thị xã|thị trấn|cấp ủy|nhà trường|thủ trưởng|người đứng đầu|công chức
    chủ hồ|chủ đập|chủ tàu|chủ mỏ|chủ cơ sở|chủ doanh nghiệp|chủ khách sạn|công an|trưởng thôn|trưởng ấp|trưởng bản
    tổ trưởng|đội trưởng|hiệu trưởng|giám đốc|tổ dân phố|chính quyền|bộ phận|hãng|khách sạn|siêu thị|nhà xuất bản
    nhà thuốc|nhà mạng|nhà cung cấp|nhà máy|cán bộ|viên chức|bác sĩ|điều dưỡng|giáo viên(?: chủ nhiệm)?|nhân viên
    thư viện|ủy ban|dược sĩ|kỹ thuật viên|chốt|công trường|bến (?:xe|phà|thủy|cảng|tàu)
    công đoàn|bộ đội|viện kiểm sát|cảnh sát|già làng|người có uy tín|người sử dụng lao động|thương nhân|văn phòng
    tổ công tác|hợp tác xã|đại học|học viện|cộng tác viên|thú y|ban quản lý|ban quản trị|thành viên|tư pháp|thanh tra
    quận ủy|huyện ủy|thị ủy|thành ủy|tỉnh ủy|đảng ủy|chi ủy|ban cán sự đảng|đảng đoàn|tổ chức đảng
    đặc khu|hồ thủy điện|bến khách|tập thể lãnh đạo|báo cáo viên|người phát hiện
    viện nghiên cứu|viện|vụ(?=[,;] | (?:chuyên môn|chức năng|liên quan|thuộc))|cục(?! (?:bộ|diện|đất|đá))|chi cục|hạt
    chủ (?!trì|động|trương|tịch|yếu|đề|quyền|thể|nhật|nghĩa|đạo|quan|lực|tọa|chốt|nhiệm)\w+
""")
_COUNTED = (
    r"(?:(?:[Tt]ất cả |[Tt]oàn bộ )?các|Các|[Tt]oàn thể(?: các)?|những|mỗi|Mỗi|từng|Từng|hai|Hai|ba|Ba|bốn|Bốn|bảy|Bảy"
    r"|\d{1,3}(?!\s(?:bộ|vụ|bản|khu|cục|phòng)(?!\w)))"
)
# Kinds that need no "các" before them to be someone who acts.
_ALONE = listed("""
    trạm y tế|trung tâm (?=y tế|kiểm soát|hành chính|phục vụ)|chủ đầu tư|kiểm lâm
    chủ (?:rừng|tàu|xe|trang trại|phương tiện|công trình|nhà trọ|đập|hồ|mỏ|cơ sở|hố)
    nhà thầu|nhà trường|công an|trưởng thôn|trưởng ấp|trưởng bản|hiệu trưởng|giám đốc
    tổ trưởng dân phố|tổ dân phố|thủ trưởng|người đứng đầu|người sử dụng lao động|người phát hiện|chủ doanh nghiệp
    chủ khách sạn|công chức|cán bộ|lực lượng|cơ quan|đơn vị(?! hành chính| máu)|doanh nghiệp|địa phương|sở|bệnh viện
    trường học(?! của)|trường(?! hợp| học)|bộ đội(?! xuất)|hội(?! nghị| đồng| viên| thi)|đội trưởng
    đội(?! ngũ| tuyển| hình)|tổ(?! chức| hợp)|ủy ban|nhà mạng|nhà xuất bản|nhân viên|bộ phận|thương nhân|già làng
    người có uy tín|bác sĩ|cộng tác viên|giáo viên(?: chủ nhiệm)?|báo cáo viên|tập thể lãnh đạo|cảnh sát|viện kiểm sát
    thú y viên
    ban quản lý|ban giám hiệu|ban giám đốc|ban quản trị|đội quản lý|chi cục|trưởng khoa|trưởng phòng|chủ tịch|bí thư
    văn phòng|chủ hộ|nhà đầu tư|nhà cung cấp|thủ kho|biên phòng|bưu điện|điện lực|ngân hàng|kho bạc|quản lý thị trường
    quận ủy|huyện ủy|thị ủy|đảng ủy|đảng đoàn|ban cán sự đảng
    đoàn thanh niên|mặt trận|công đoàn|dân quân|phòng (?=chuyên môn|kế toán|nghiệp vụ|tổ chức|kế hoạch|tài chính)
    cơ sở(?! dữ liệu| hạ tầng| vật chất| đó| pháp lý)
    ngành(?= (?:[Yy] tế|[Gg]iáo dục|[Cc]ông an|[Nn]ông nghiệp|[Vv]ăn hóa|[Tt]ài chính|[Tt]huế|[Nn]gân hàng))
""")
HEAD = re.compile(rf"(?:{_HEADS})(?!\w)")
KIND = re.compile(rf"(?:{_COUNTED}\s(?:đồng chí\s)?(?:{KINDS}|{_HEADS})|{_ALONE})(?!\w)(?! hợp)")
_SMALL = f"(?= [{UPPER.lower()}])"
GENERIC = re.compile(
    r"(?:[Cc]ơ quan|[Đđ]ơn vị|Doanh nghiệp|Cơ sở|Người|Câu lạc bộ|Sàn|(?:Sở|Bộ)(?=, (?:ban|ngành|địa phương))"
    r"|Chủ (?!tịch)"
    r"|Cộng tác viên|Y tế|Tiểu thương|Thương lái|Giám thị"
    r"|Nơi|Đoàn(?= kiểm| thanh| công tác)|Bộ phận|Nhà |Công chức|Cán bộ|Cửa hàng|Lãnh đạo|Lực lượng|Nhân viên"
    rf"|Hội đồng{_SMALL}(?! nhân dân)"
    rf"|(?:Thủ trưởng|Giám đốc|Hiệu trưởng|Bí thư|Trưởng|Tổ|Đội|Trường|Ban|Phòng){_SMALL})"
)
