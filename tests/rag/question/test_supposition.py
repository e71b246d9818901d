import pytest

from rag.question.agencies import read_agencies
from rag.question.supposition import Supposed, read_supposed, supposes, supposes_not, wants_yes_or_no
from rag.question.typed import read_typed


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("Sở Y tế có phải chủ trì mua thuốc không?", Supposed("Sở Y tế", "lead")),
        ("so y te co chu tri mua thuoc khong", Supposed("Sở Y tế", "lead")),
        ("Có phải SYT phối hợp mua thuốc không?", Supposed("Sở Y tế", "coordinate")),
        ("Is the Department of Health responsible for medicines?", Supposed("Sở Y tế", "lead")),
        ("Does the Department of Finance coordinate?", Supposed("Sở Tài chính", "coordinate")),
        ("Ai chủ trì mua thuốc?", None),
        ("Sở Y tế có nhiệm vụ mua thuốc không?", Supposed("Sở Y tế", "lead")),
        ("Sở Y tế có được chuyển nhiệm vụ mua thuốc cho đơn vị khác không?", None),
        ("Sở Y tế có được mua thuốc không?", None),
        ("Sở Y tế và Sở Tài chính có cùng chủ trì không?", None),
        ("Có phải chủ trì không?", None),
        ("Who leads, the Department of Health?", None),
    ],
)
def test_read_supposed_reads_agency_and_role(text, supposed):
    typed = read_typed(text)
    assert read_supposed(typed, read_agencies(typed)) == supposed


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Sở Y tế có được mua thuốc không?", True),
        ("so y te mua thuoc chua", True),
        ("Liệu Sở Y tế mua thuốc?", True),
        ("Must the Department of Health buy it?", True),
        ("Mua thuốc cho trạm được chứ?", True),
        ("Sở Y tế mua hả?", True),
        ("Dùng cho trạm được không, hay chỉ bệnh viện?", True),
        ("sở y tế mua được không ạ", True),
        ("Trạm mua thuốc được không, theo Nghị định 95?", True),
        ("tram mua thuoc duoc khong, theo nd 95", True),
        ("Trạm không mua thuốc được, vậy ai mua?", False),
        ("May the Department of Health buy it?", True),
        ("If a station has none, do we still pay?", True),
        ("I work at a station for good. Do I get rent?", True),
        ("I work at a station. Who pays my rent?", False),
        ("The Department of Health pays, right?", True),
        ("Stations pay, don't they?", True),
        ("In which case do stations pay?", False),
        ("May 2026: who pays?", False),
        ("Ai không mua thuốc?", False),
        ("Ai chủ trì mua thuốc?", False),
        # The "không" is of what is looked into, where something else is asked before it.
        ("Trong mấy ngày phải kiểm tra xem trạm có đủ thuốc không?", False),
        ("co quan nao di coi tram mua thuoc dung khong", False),
        ("Sở Y tế có phải xem trạm đủ thuốc không?", True),
        ("Cho tôi xem Sở Y tế có mua thuốc được không?", True),
        ("What must the Department of Health buy?", False),
    ],
)
def test_wants_yes_or_no_by_how_it_begins_or_ends(text, wants):
    assert wants_yes_or_no(read_typed(text)) is wants


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Sở Y tế có được mua thuốc không?", True),
        ("Must the Department of Health buy it?", True),
        # Said outright, in any words.
        ("Sở Y tế mua thuốc trước ngày 15/3", True),
        ("so y te mua thuoc truoc ngay 15/3", True),
        ("The Department of Health buys it", True),
        # Asks for something: also where accents were left out.
        ("Ai mua thuốc?", False),
        ("thuoc mua o dau", False),
        ("Who buys it?", False),
        # "đầu" is not "đâu".
        ("mua thuốc lần đầu", True),
    ],
)
def test_supposes_what_it_says_and_asks_for_nothing(text, says):
    assert supposes(read_typed(text)) is says


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Trạm có được mua thuốc không?", False),
        ("Trạm không phải mua thuốc phải không?", True),
        ("tram ko phai mua thuoc phai ko", True),
        ("Nộp trực tuyến có được miễn phí không?", True),
        ("Trạm mua được không, hay bệnh viện?", False),
        ("Stations pay, don't they?", False),
        ("Don't stations pay?", True),
        ("Is the fee waived?", True),
        # What is told of the case denies nothing of what is asked.
        ("Người hát rong không bán vé có phải đăng ký không?", False),
        ("hat rong ko ban ve co phai dang ky ko", False),
        ("Chưa có quyết định thì có được tính theo mức mới không?", False),
        ("Trạm không đủ thuốc, bệnh viện mua hộ được không?", False),
        ("Hộ không có đất mà vẫn được vay chứ?", False),
        ("Trạm đủ thuốc thì không phải mua nữa, đúng không?", True),
        ("Có phải trạm nào cũng không được mua không?", True),
        ("tram co duoc mua ko (khong co duoc si)", False),
        ("Does a singer who charges no ticket have to register?", False),
        ("I have had no decision. Can I get the new rate?", False),
        ("If no decision came, can I get it?", False),
        ("Can I get it if no decision came?", False),
        ("Is it true that no fee is charged?", True),
    ],
)
def test_supposes_not_leaves_out_the_word_that_asks(text, denied):
    assert supposes_not(read_typed(text)) is denied
