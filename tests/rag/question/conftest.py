import pytest

# By what is asked for: each question with accents, as typed without, and in English.
BLOCKS = {
    "lead": """
        Ai chủ trì tiêm chủng cho trẻ em?
        ai chu tri tiem chung cho tre em
        Who leads child vaccination?

        Cơ quan nào kiểm tra an toàn thực phẩm?
        co quan nao kiem tra an toan thuc pham
        Which agency is responsible for food safety checks?

        Sở nào lo việc sửa đường sau bão?
        so nao lo viec sua duong sau bao
        Which department repairs roads after the storm?

        Đơn vị nào làm đầu mối tổng hợp số liệu?
        don vi nao lam dau moi tong hop so lieu
        Which unit collects the figures?

        Giao cho ai theo dõi việc thực hiện?
        giao cho ai theo doi viec thuc hien
        Who monitors the work?

        Bộ nào ban hành hướng dẫn cách ly?
        bo nao ban hanh huong dan cach ly
        Which ministry issues the isolation guidance?

        Vụ nào của Bộ trình Chính phủ?
        vu nao cua bo trinh chinh phu
        Which commission of the ministry reviews the scheme?

        Những bệnh viện nào mở khoa cấp cứu?
        nhung benh vien nao mo khoa cap cuu
        Which district hospitals open emergency wards?

        Cấp ủy nào triển khai nghị quyết?
        cap uy nao trien khai nghi quyet
        Which Party committees carry out the resolution?

        UBND huyện có trách nhiệm gì?
        ubnd huyen co trach nhiem gi
        What are district committees responsible for?

        Người nào ký giấy phép?
        nguoi nao ky giay phep
        Who signs the permit?
    """,
    "coordinate": """
        Ai phối hợp với Sở Y tế mua vắc xin?
        ai phoi hop voi so y te mua vac xin
        Who coordinates with the Department of Health on buying vaccines?

        Những cơ quan nào cùng tham gia kiểm kê trạm y tế?
        nhung co quan nao cung tham gia kiem ke tram y te
        Which agencies help with the inventory of health stations?

        Sở Tài chính hỗ trợ ai trong việc đấu thầu?
        so tai chinh ho tro ai trong viec dau thau
        Whom does the Department of Finance support in bidding?

        Sở Xây dựng làm việc đó cùng ai?
        so xay dung lam viec do cung ai
        Who works together with the Department of Construction?
    """,
    "report_to": """
        Báo cáo kết quả gửi về đâu?
        bao cao ket qua gui ve dau
        Where should the results be sent?

        Xã phải nộp danh sách cho ai?
        xa phai nop danh sach cho ai
        To whom must communes submit the list?

        Thanh tra tỉnh báo cáo kết quả cho ai?
        thanh tra tinh bao cao ket qua cho ai
        To whom does the inspectorate report its findings?
    """,
    "when": """
        Khi nào phải hoàn thành việc số hóa hồ sơ?
        khi nao phai hoan thanh viec so hoa ho so
        When must the records be digitised?

        Hạn chót nộp báo cáo quý là ngày nào?
        han chot nop bao cao quy la ngay nao
        What is the deadline for the quarterly report?

        Bao giờ trường mầm non mở cửa lại?
        bao gio truong mam non mo cua lai
        By when will kindergartens reopen?

        Thời hạn giải ngân vốn đầu tư công?
        thoi han giai ngan von dau tu cong
        Deadline for disbursing public investment?

        Danh sách thí sinh công bố ngày mấy?
        danh sach thi sinh cong bo ngay may
        When are the candidates announced?
    """,
    "hour": """
        Đội trực bão bắt đầu ca lúc mấy giờ?
        doi truc bao bat dau ca luc may gio
        What time does the storm shift begin?

        Tiếp công dân từ giờ nào trong ngày?
        tiep cong dan tu gio nao trong ngay
        At what hours are citizens received?
    """,
    "money": """
        Mức hỗ trợ học phí là bao nhiêu tiền một tháng?
        muc ho tro hoc phi la bao nhieu tien mot thang
        How much money is paid for tuition each month?

        Kinh phí sửa trạm y tế là bao nhiêu?
        kinh phi sua tram y te la bao nhieu
        What is the budget for repairing health stations?

        Đốt rác ngoài trời bị phạt bao nhiêu?
        dot rac ngoai troi bi phat bao nhieu
        What is the fine for burning rubbish outdoors?

        Ngân sách tỉnh chi bao nhiêu tỷ cho đê điều?
        ngan sach tinh chi bao nhieu ty cho de dieu
        How much funding goes to dykes?
    """,
    "percent": """
        Bảo hiểm y tế phải đạt mấy phần trăm dân số?
        bao hiem y te phai dat may phan tram dan so
        What percentage of people must have health insurance?

        Chỉ tiêu tiêm mũi bốn là bao nhiêu phần trăm?
        chi tieu tiem mui bon la bao nhieu phan tram
        What share of adults must get the fourth dose?
    """,
    "phone": """
        Số điện thoại đường dây nóng là gì?
        so dien thoai duong day nong la gi
        What is the hotline number for fires?
    """,
    "how_much": """
        Bác sĩ luân phiên ở lại bao lâu?
        bac si luan phien o lai bao lau
        How long do rotating doctors stay?

        Mỗi xã cử mấy người đi học?
        moi xa cu may nguoi di hoc
        How many people does each commune send?

        Một năm diễn tập mấy lần?
        mot nam dien tap may lan
        How often are drills held?
    """,
    "number": """
        Nghị quyết về tín dụng xã hội là số mấy?
        nghi quyet ve tin dung xa hoi la so may
        What is the number of the directive on social credit?
    """,
    "why": """
        Vì sao phải kiểm kê tài sản công?
        vi sao phai kiem ke tai san cong
        Why must public property be inventoried?
    """,
    "where_said": """
        Khoản nào nói về thuốc cổ truyền?
        khoan nao noi ve thuoc co truyen
        Which clause speaks of traditional medicine?

        Chỉ thị nào cấm đổ rác xuống sông?
        chi thi nao cam do rac xuong song
        Which directive forbids dumping rubbish in rivers?
    """,
    "other": """
        Tiết kiệm điện trong công sở thế nào?
        tiet kiem dien trong cong so the nao
        How do offices save electricity?

        Trường học phải làm gì khi có dịch sốt xuất huyết?
        truong hoc phai lam gi khi co dich sot xuat huyet
        What must schools do in a dengue outbreak?

        Kế hoạch chuyển đổi số nói gì?
        ke hoach chuyen doi so noi gi
        What does the digital transformation plan say?

        Có được dùng xe công để đi lễ hội không?
        co duoc dung xe cong de di le hoi khong
        May officials use state cars for festivals?

        SYT làm gì?
        syt lam gi
        What does the DoH do?

        Công an xã làm nhiệm vụ gì khi có cháy rừng?
        cong an xa lam nhiem vu gi khi co chay rung
        What do commune police do in a forest fire?

        Doanh nghiệp phải đóng góp gì cho quỹ thiên tai?
        doanh nghiep phai dong gop gi cho quy thien tai
        What must companies pay into the disaster fund?
    """,
}
QUESTIONS = [
    (*(line.strip() for line in question.split("\n")), kind)
    for kind, block in BLOCKS.items()
    for question in block.strip().split("\n\n")
]
ROWS = [
    (text, language, kind)
    for vi, plain, en, kind in QUESTIONS
    for text, language in ((vi, "vi"), (plain, "vi"), (en, "en"))
]


@pytest.fixture
def three_ways():
    """Questions, each with accents, without and in English, and what it asks for."""
    return QUESTIONS


@pytest.fixture(params=ROWS, ids=[r[0] for r in ROWS])
def one_way(request):
    """One of the questions in one of the ways: its text, its language, what it asks for."""
    return request.param
