"""Which of a sentence's figures is the first line; where the reader's mark lies is given by hand."""

import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.composing.first_line.handed import handed_line
from rag.composing.first_line.value import headed_value, value_line
from rag.evidence import Evidence
from rag.question.read import read_question

KEPT = "Để lại tối thiểu 40% số thu theo chế độ (35% đối với cơ sở y tế công lập)."
RAISED = "Nâng tỷ lệ vốn ngắn hạn cho vay trung hạn từ 30% lên 40%."
BOARD = "Hội đồng có số thành viên là số lẻ từ 03 người trở lên."
FERRY = "Đò nhỏ chở khách ngang sông phải có 02 phao tròn, 06 áo phao."
YEARS = "Thời gian học nghề từ 03 năm (36 tháng) đến 04 năm do trường quyết định."
TAUGHT = "Được xét tôn vinh ai giảng dạy cho ít nhất 50 người học trong một năm."
SHARES = "Học bổng của trường công tối thiểu bằng 8% học phí và tối thiểu 2% học phí của trường tư."
FREE = "Miễn phí từ ngày 01/5/2026 đến hết ngày 30/6/2026."
EXTRA = "Người giữ hai chức vụ hưởng thêm 50% mức khoán."
FORM = "Cá nhân cho thuê nhà khai theo Mẫu số 01/BĐS ban hành kèm theo Thông tư này."
OF_EACH = "Học bổng được bố trí tối thiểu bằng 8% học phí của trường công và tối thiểu 2% học phí của trường tư."
INJURED = "Giảm 80% tiền thuê cho thương binh có tỷ lệ tổn thương từ 41% đến 60%."
DOUBLE = "Tổ chức bị phạt tiền gấp 02 lần mức của cá nhân."
HOURS = "Khi có nhiều ý kiến, chậm nhất là 24 giờ, người phát ngôn lên tiếng."
OF_FEES = "Mức chi tối đa bằng 40% mức tỷ lệ phí quản lý của tỉnh."
LETTERS = "Đơn khiếu nại được chuyển trong 05 ngày; đơn tố cáo trong 07 ngày; đơn phản ánh trong 10 ngày."
ROAD = "Thông đường 172 trước ngày 15/9/2026; vào xã cho xe máy trước ngày 14/9/2026, cho ô tô trước ngày 25/9/2026."
CLERKS = "Người không chuyên trách được 120.000 đồng/ngày; người chuyên trách được 80.000 đồng/ngày."
CHECKED = "Các hộ kê khai trong 15 ngày từ khi nuôi; trong 07 ngày từ khi nhận bản kê khai, xã kiểm tra, xác nhận."
PUMPED = "Tiền dầu bơm nước là 650.000 đồng/ha."
COURSES = "Học tiếng: 4.500.000 đồng một khóa; riêng tiếng Nhật, tiếng Đức 6.800.000 đồng một khóa."
FILE = "Hồ sơ gồm đơn theo mẫu số 2, bản sao hợp đồng, căn cước và hóa đơn; nộp tại xã."
BUSES = "Cấm xe trên 10 tấn và xe khách trên 29 chỗ qua cầu cho đến khi kiểm định xong."
SPREAD = "Lửa lan nhanh do hàng hóa lấn chiếm lối đi, bể nước cạn và chuông báo cháy đã hỏng."
PRESENT = "Phiên họp chỉ mở khi có mặt từ 2/3 số thành viên của Hội đồng trở lên tham dự."
BUDGET = "Tổng kinh phí 96 tỷ đồng; trong đó năm 2026 là 58 tỷ đồng, năm 2027 là 38 tỷ đồng."
UNDONE = "Hộ nuôi khai báo số lượng và tiêm phòng; hộ không tiêm phòng thì không được hỗ trợ khi phải tiêu hủy đàn gà."
LEVEL = "Công ty Khe Lim hạ mực nước hồ xuống cao trình +21,5 m trước 18 giờ 00 ngày 10/10/2024."


TRIAL = "Làm thử tại phường từ ngày 01 tháng 4 năm 2026, trong 12 tháng; túi bán 2.500 đồng một cái."
FUEL = "Xe 7 chỗ không quá 13 lít/100 km; xe 16 chỗ không quá 17 lít/100 km."
WASTE = "Năm 2025 toàn tỉnh thu gom được 91,5% rác; tỷ lệ hộ phân loại rác đạt 28%."
LOAN = "Điều kiện để được vay: không có nợ xấu, có báo cáo hai năm gần nhất, có hợp đồng liên kết."
SPARED = "Không tiêm gia súc đang mang thai, gia súc ốm và bê, nghé dưới 02 tuần tuổi."
WEDDING = "Việc cưới của hộ trong tổ: 500.000 đồng/ngày; hộ ngoài tổ: 900.000 đồng/ngày."
BURIED = "Mai táng người từ đủ 06 tuổi trở lên: 5.000.000 đồng; trẻ em dưới 06 tuổi: 3.000.000 đồng."


SORTED = (
    "Hoàn thành chỉnh lý hồ sơ về đất đai, hộ tịch, đầu tư trước ngày 30/6/2026; các nhóm hồ sơ còn lại hoàn thành"
    " trước ngày 30/11/2026."
)
FIRST_DAY = "Trước ngày 30/6/2026."
TRAINED = "Đào tạo vận hành: 220 cán bộ, hoàn thành trước ngày 30/11/2026."
REVIEWED = "Rà soát 318 cơ sở nhà, hoàn thành trước ngày 30/6/2026."
AGED = "Là công dân cư trú tại địa bàn từ 21 tuổi trở lên."
HANDED = "Nộp 01 bộ tại Trung tâm Phục vụ hành chính công cấp xã hoặc trên Cổng Dịch vụ công."

RICE = "Gieo 65% diện tích đối với tỉnh Hà Lĩnh và 70% diện tích đối với tỉnh Vân Sa."
SHARED = "Nguồn tiền: quỹ huyện chi 50%, quỹ làng 30%, dân góp 20%."
OVERTIME = "Người làm thêm vào ngày thường được trả 150%, ngày nghỉ tuần 200%, ngày lễ, Tết 300% lương giờ."
ISLAND = "Đội bóng mới lập được 15 triệu đồng mua bóng; đội bóng tại xã đảo, xã vùng cao được 25 triệu đồng."
TAKEN = "Mỗi năm lấy 4.200 mẫu thịt, 1.100 mẫu trứng và 1.800 mẫu cá nuôi."
SIGNS = "Biển nhà mặt phố cỡ 200 mm x 150 mm; biển nhà trong hẻm cỡ 180 mm x 130 mm."
HALLS = "Nhà văn hóa rộng tối thiểu 500 m2 đối với thôn đồng bằng và 300 m2 đối với thôn miền núi."
HIRED = "Tuyển 146 công chức, trong đó cấp tỉnh 58, cấp xã 88; dành 12 suất cho người khuyết tật."
BOOKS = "Đồng ý mua 40.000 bản sách với kinh phí 5,6 tỷ đồng."
DUE = "Hồ sơ gửi chậm nhất ngày 30/11/2026; nộp sau ngày này không được giải quyết."
PAVED = "Bê tông hóa 6,2 km đường làng trong năm."
CHAIRS = "Cấp 600 xe lăn và 320 máy trợ thính trong cả giai đoạn."
VISITS = "Xã cử người đến thăm gia đình ít nhất một lần mỗi năm."
OFFICES = "Toàn vùng có không quá 32 văn phòng công chứng, mỗi cụm xã có ít nhất 01 văn phòng."
SITES = "Công bố ít nhất 120 bộ dữ liệu mở."
PREPARED = "Giáo viên ôn thi được chi trả 110.000 đồng/tiết."


@pytest.mark.parametrize(
    ("question", "sentence", "marked", "said"),
    [
        # Of parallel parts what stands behind each tells, or what stands before it, or what is counted.
        ("Vân Sa phải gieo bao nhiêu phần trăm?", RICE, "65% diện tích", "70%."),
        ("Dân góp bao nhiêu phần trăm?", SHARED, "30%", "20%."),
        ("Quỹ làng chi mấy phần trăm?", SHARED, SHARED[:-1], "30%."),
        # A level that a place is named with asks for no part; alone it does.
        ("Tỉnh Vân Sa tuyển mới bao nhiêu công chức?", HIRED, "146 công chức", "146 công chức."),
        ("Tuyển bao nhiêu người cho cấp xã?", HIRED, "146 công chức", "88."),
        ("How many commune-level civil servants are hired?", HIRED, "146 công chức", "88 civil servants."),
        # The first has what later ones leave out.
        ("Làm thêm ngày Tết được trả bao nhiêu phần trăm?", OVERTIME, "150%", "300%."),
        ("Đội bóng mới lập ở xã đảo được bao nhiêu tiền mua bóng?", ISLAND, "15 triệu đồng", "25 triệu đồng."),
        ("Đội bóng mới lập ở thị trấn được bao nhiêu tiền?", ISLAND, "15 triệu đồng", "15 triệu đồng."),
        ("Số mẫu cá nuôi mỗi năm là bao nhiêu?", TAKEN, "4.200 mẫu thịt", "1.800 mẫu cá nuôi."),
        ("Biển nhà trong hẻm rộng bao nhiêu?", SIGNS, "200 mm x 150 mm", "180 mm x 130 mm."),
        ("Nhà văn hóa thôn miền núi rộng tối thiểu bao nhiêu?", HALLS, "tối thiểu 500 m2", "300 m2."),
        # Another thing was read, and there is but one amount; words refer back to the one day.
        ("Được bao nhiêu tiền mua sách?", BOOKS, "40.000 bản sách", "5,6 tỷ đồng."),
        ("Hạn chót gửi hồ sơ là hôm nào?", DUE, "sau ngày này không được giải quyết", "Chậm nhất ngày 30/11/2026."),
        # Units and things by other names; how often, in words.
        ("Làm bao nhiêu cây số đường làng?", PAVED, "6,2 km", "6,2 km."),
        ("How many kilometres are paved?", PAVED, "6,2 km", "6.2 km."),
        ("Làm bao nhiêu mét đường làng?", PAVED, "6,2 km", None),
        ("Cấp bao nhiêu cái xe lăn?", CHAIRS, "600 xe lăn", "600 xe lăn."),
        ("mỗi năm phải thăm mấy lần", VISITS, "ít nhất một lần mỗi năm", "Ít nhất một lần mỗi năm."),
        ("How many times a year do they visit?", VISITS, "ít nhất một lần mỗi năm", "At least once a year."),
        ("Có tối đa bao nhiêu văn phòng công chứng?", OFFICES, OFFICES[:-1], "Không quá 32 văn phòng công chứng."),
        ("How many open datasets are there?", SITES, "120 bộ dữ liệu mở", "At least 120 data sets."),
        ("What are teachers paid per lesson?", PREPARED, "110.000 đồng/tiết", "110,000 dong per lesson."),
        ("Cơ sở y tế công lập để lại bao nhiêu phần trăm?", KEPT, KEPT[8:-2], "35%."),
        ("Vốn ngắn hạn cho vay trung hạn tối đa bao nhiêu phần trăm?", RAISED, "từ 30% lên 40%", "40%."),
        ("How old must a village head be?", AGED, "từ 21 tuổi trở lên", "21 years of age or more."),
        ("Trưởng thôn phải bao nhiêu tuổi?", AGED, "từ 21 tuổi trở lên", "Từ 21 tuổi trở lên."),
        ("Miễn phí đến hết ngày nào?", FREE, FREE[9:-1], "Đến hết ngày 30/6/2026."),
        ("Miễn phí từ ngày nào?", FREE, FREE[9:-1], "Từ ngày 01/5/2026."),
        ("Miễn phí khi nào?", FREE, FREE[9:-1], "Từ ngày 01/5/2026 đến hết ngày 30/6/2026."),
        ("Until when is it free?", FREE, FREE[9:-1], "Until 30 June 2026."),
        # How long is no day from which on; from when is no length.
        ("Làm thử trong bao lâu?", TRIAL, "trong 12 tháng", "Trong 12 tháng."),
        ("How long is the trial?", TRIAL, "trong 12 tháng", "Within 12 months."),
        ("Làm thử từ ngày nào?", TRIAL, "từ ngày 01 tháng 4 năm 2026", "Từ ngày 01 tháng 4 năm 2026."),
        # A case is told by its very figure, as by the limits that it lies within.
        ("Xe 7 chỗ chạy 100 km hết tối đa mấy lít?", FUEL, FUEL[40:-1], "Không quá 13 lít/100 km."),
        ("Xe 16 chỗ chạy 100 km hết tối đa mấy lít?", FUEL, FUEL[:40], "Không quá 17 lít/100 km."),
        # A year with which a sentence begins tells none of its parts.
        ("Năm 2025 bao nhiêu phần trăm hộ phân loại rác?", WASTE, "91,5%", "28%."),
        # Of conditions and exceptions all are said, of which one was read.
        ("Cần điều kiện nào để vay?", LOAN, "có báo cáo hai năm gần nhất", f"K{LOAN[24:]}"),
        ("Những con nào không phải tiêm?", SPARED, "gia súc ốm và bê", SPARED),
        # Of each year its own; of the whole none is said.
        ("Năm 2027 chi bao nhiêu tiền?", BUDGET, "96 tỷ đồng", "38 tỷ đồng."),
        ("How much money is there for 2026?", BUDGET, "96 tỷ đồng", "58 billion dong."),
        ("Tổng chi bao nhiêu tiền?", BUDGET, "96 tỷ đồng", "96 tỷ đồng."),
        # What becomes of a case begins behind its "thì", a figure may be of no unit that is known.
        (
            "Không tiêm phòng thì bị sao?",
            UNDONE,
            "khi phải tiêu hủy đàn gà",
            "Không được hỗ trợ khi phải tiêu hủy đàn gà.",
        ),
        ("Hồ phải rút nước về mức nào?", LEVEL, "+21,5 m", "21,5 m."),
        # What was surely marked, where words tell none of two apart.
        ("Hồ sơ đất đai của huyện cũ chỉnh lý xong khi nào?", SORTED, "trước ngày 30/6/2026", FIRST_DAY),
        # People are counted as any of them; a day is no number of things.
        ("Đào tạo bao nhiêu người?", TRAINED, "220 cán bộ", "220 cán bộ."),
        ("How many properties are to be reviewed?", REVIEWED, "318", None),
        # Where something goes may be nearly all of a short sentence.
        ("Hồ sơ nộp ở đâu?", HANDED, HANDED[14:-1], HANDED[14:]),
        # Another kind of figure than the words let expect, nearly all that was marked.
        ("Giữ hai chức vụ thì được phụ cấp thêm bao nhiêu?", EXTRA, "thêm 50%", "50%."),
        ("Giữ hai chức vụ thì được thêm bao nhiêu người?", EXTRA, "thêm 50%", None),
        ("What is the smallest number of members of a board?", BOARD, "từ 03 người trở lên", "3 people or more."),
        ("đò nhỏ phải có mấy phao tròn?", FERRY, "02 phao tròn", "02 phao tròn."),
        ("Học nghề mấy năm?", YEARS, "từ 03 năm (36 tháng) đến 04 năm", "Từ 03 năm (36 tháng) đến 04 năm."),
        ("dạy nghề cho bao nhiêu học viên một năm thì được xét?", TAUGHT, "50 người học", "Ít nhất 50 người học."),
        ("Trường công dành bao nhiêu % học phí làm học bổng?", SHARES, "tối thiểu 2% học phí", "Tối thiểu bằng 8%."),
        ("Trường công dành bao nhiêu % học phí làm học bổng?", OF_EACH, "tối thiểu 2%", "Tối thiểu bằng 8%."),
        # The case that is told, and what the question itself says, are no answers.
        ("Thương binh 45% được giảm mấy phần trăm?", INJURED, "từ 41% đến 60%", "80%."),
        ("Thương binh 45% được giảm mấy phần trăm?", INJURED, "Giảm 80%", "80%."),
        ("Ai có 02 phao tròn, bao nhiêu phao?", FERRY, "02 phao tròn", None),
        # What only says again what is asked about.
        ("Đơn xin vay vốn gồm loại nào?", "Đơn xin vay vốn, giấy tờ nhà đất nộp tại xã.", "Đơn xin vay vốn", None),
        ("Đơn xin vay vốn nộp tại nơi nào?", "Đơn xin vay vốn nộp tại bưu cục.", "tại bưu cục", "Tại bưu cục."),
        # How many times as much, of how many hours people say "tiếng".
        ("Tổ chức bị phạt gấp mấy một người?", DOUBLE, "gấp 02 lần", "02 lần."),
        ("Sau mấy tiếng phải lên tiếng?", HOURS, "24 giờ", "Chậm nhất là 24 giờ."),
        ("Mức chi tối đa bằng bao nhiêu phí quản lý?", OF_FEES, "bằng 40%", "Tối đa bằng 40%."),
        ("Which form does an owner use?", FORM, "Mẫu số 01/BĐS", "Form No. 01/BĐS."),
        ("What share of members must be there?", PRESENT, "từ 2/3 số thành viên", "2/3 or more."),
        # Each part of a sentence has its own; what all have in common tells none of them.
        ("Học tiếng Đức được bao nhiêu tiền một khóa?", COURSES, "4.500.000 đồng", "6.800.000 đồng một khóa."),
        ("Học tiếng Hàn được bao nhiêu tiền một khóa?", COURSES, "4.500.000 đồng", "4.500.000 đồng một khóa."),
        ("Xin hỗ trợ nộp giấy gì?", FILE, FILE[28:61], "Đơn theo mẫu số 2, bản sao hợp đồng, căn cước và hóa đơn."),
        ("Đơn tố cáo phải chuyển đi trong mấy ngày?", LETTERS, "trong 05 ngày", "Trong 07 ngày."),
        ("don phan anh chuyen trong may ngay", LETTERS, "trong 05 ngày", "Trong 10 ngày."),
        ("Đơn phải chuyển đi trong mấy ngày?", LETTERS, LETTERS[:-1], None),
        ("Bao giờ ô tô vào được xã?", ROAD, "trước ngày 14/9/2026", "Trước ngày 25/9/2026."),
        ("Khi nào thông đường 172?", ROAD, ROAD[:-1], "Trước ngày 15/9/2026."),
        ("Người chuyên trách được bao nhiêu tiền một ngày?", CLERKS, "120.000 đồng/ngày", "80.000 đồng/ngày."),
        (
            "Xã kiểm tra, xác nhận bản kê khai trong mấy ngày?",
            CHECKED,
            "15 ngày",
            "Trong 07 ngày từ khi nhận bản kê khai.",
        ),
        ("At what time does it close?", "Mở cửa từ 05 giờ đến 20 giờ hằng ngày.", "hằng ngày", None),
        ("Mấy giờ chợ mở cửa?", "Chợ mở cửa lúc 07 giờ 30 hằng ngày.", "07 giờ 30", "07 giờ 30 hằng ngày."),
        ("Mấy giờ chợ mở cửa?", "Các chợ loại hai mở cửa lúc 7h30.", "lúc 7h30", "Lúc 7h30."),
        # Counted by another measure, of what is counted alone, a cause.
        ("Bơm nước thì bao nhiêu tiền một khối?", PUMPED, "650.000 đồng/ha", None),
        ("Bơm nước thì bao nhiêu tiền một héc ta?", PUMPED, "650.000 đồng/ha", "650.000 đồng/ha."),
        ("Xe khách trên mấy chỗ thì không được qua?", BUSES, "xe trên 10 tấn", "Trên 29 chỗ qua cầu."),
        # Of the end that is asked for the other one says nothing.
        ("Được làm đến khi nào?", "Được làm từ ngày 01 tháng 01 năm 2030.", "từ ngày 01 tháng 01 năm 2030", None),
        ("Until when may they?", "Được làm kể từ ngày 01/01/2030.", "kể từ ngày 01/01/2030", None),
        ("Từ khi nào được làm?", "Được làm đến hết ngày 31/12/2029.", "đến hết ngày 31/12/2029", None),
        (
            "Được làm đến khi nào?",
            "Được làm đến hết ngày 31/12/2029.",
            "đến hết ngày 31/12/2029",
            "Đến hết ngày 31/12/2029.",
        ),
        # The part within whose limits the case lies, whatever was marked.
        ("Con tôi 4 tuổi thì được bao nhiêu?", BURIED, "5.000.000 đồng", "3.000.000 đồng."),
        ("How much for an 8-year-old child?", BURIED, "3.000.000 đồng", "5,000,000 dong."),
        ("Mai táng được bao nhiêu?", BURIED, BURIED[:-1], None),
        # Words before the first value may be of all: they do not tell against what was read.
        ("Nhà ở tổ khác cưới trả bao nhiêu tiền một ngày?", WEDDING, "900.000 đồng/ngày", "900.000 đồng/ngày."),
        ("Vì sao lửa lan nhanh?", SPREAD, SPREAD[17:-1], f"H{SPREAD[18:]}"),
    ],
)
def test_value_line_is_the_figure_that_was_asked_for(question, sentence, marked, said, marked_in):
    found = value_line(read_question(question), *marked_in(sentence, marked))
    assert (found and found.text) == said


ALLOWANCES = """NGHỊ ĐỊNH
Về phụ cấp

Điều 3. Mức phụ cấp
1. Mức phụ cấp 30% áp dụng đối với:
a) Nhà giáo trung tâm chính trị;
b) Nhà giáo vùng cao, thêm 05 ngày nghỉ.
2. Phạt tiền từ 2.000.000 đồng đến 4.000.000 đồng đối với một trong các hành vi sau đây:
a) Khai sai;
b) Khai chậm.
3. Trước ngày 30/6/2026 và ngày 31/12/2026, các trường phải:
a) Kê khai;
b) Công khai.
"""


@pytest.mark.parametrize(
    ("question", "path", "said"),
    [
        ("Nhà giáo trung tâm chính trị được phụ cấp bao nhiêu phần trăm?", "D3.1.a", "30%."),
        ("Nhà giáo trung tâm chính trị được phụ cấp bao nhiêu?", "D3.1.a", "30%."),
        ("Khai sai bị phạt bao nhiêu tiền?", "D3.2.a", "Từ 2.000.000 đồng đến 4.000.000 đồng."),
        ("How much is the fine for a false declaration?", "D3.2.a", "From 2,000,000 to 4,000,000 dong."),
        # It has a figure itself; of another kind; not asked for a figure; nothing above it.
        ("Nhà giáo vùng cao được phụ cấp bao nhiêu phần trăm?", "D3.1.b", None),
        ("Khai sai thì nộp lại khi nào?", "D3.2.a", None),
        ("Các trường kê khai khi nào?", "D3.3.a", "Trước ngày 30/6/2026 và ngày 31/12/2026."),
        ("Khai sai là gì?", "D3.2.a", None),
        ("Mức phụ cấp là bao nhiêu phần trăm?", "D3.1", None),
    ],
)
def test_headed_value_is_the_figure_of_the_line_that_introduces_a_clause(question, path, said):
    document = build_document(ALLOWANCES, "d")
    clause = document.clause(path)
    item = Evidence(Hit("d", path, "x", clause.start, clause.end, 1, 1, 1, 1), document, clause, ())
    found = headed_value(read_question(question), item, (clause.start, clause.own_end))
    assert (found and found[0].text) == said
    if found:
        assert document.text[slice(*found[1])].endswith(":")


HANDED = "Hồ sơ nộp tại Ban Quản lý chợ, số 5 đường Lê Lợi, trong 05 ngày."


@pytest.mark.parametrize(
    ("question", "sentence", "marked", "said"),
    [
        ("Nộp hồ sơ ở đâu?", HANDED, "Ban Quản lý chợ", "Ban Quản lý chợ."),
        ("Where is it handed in?", HANDED, "Ban Quản lý chợ", "Market management board (Ban Quản lý chợ)."),
        ("Nộp hồ sơ ở đâu?", "Hồ sơ nộp chậm nhất ngày 5/6 qua bưu điện.", "qua bưu điện", "Qua bưu điện."),
        ("Nộp hồ sơ ở đâu?", "Ban Quản lý chợ nhận hồ sơ trong 05 ngày.", "Ban Quản lý chợ", None),
    ],
)  # fmt: skip
def test_where_something_is_handed_in_stands_behind_a_word_for_it(question, sentence, marked, said, marked_in):
    found = handed_line(read_question(question), *marked_in(sentence, marked))
    assert (found and found.text) == said
