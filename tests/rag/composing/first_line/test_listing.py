"""All that one sentence lists of what is asked for; what was read of it is given by hand."""

from dataclasses import replace

import pytest

from rag.composing.first_line.items import LONGEST_LIST
from rag.composing.first_line.listing import listed_line
from rag.composing.said import said_of
from rag.config import learnt_config
from rag.question.read import read_question

LOAN = "Điều kiện để tổ được vay: không nợ thuế, có sổ sách, có phương án."
GRANT = "Hộ nuôi ong được hỗ trợ 05 triệu đồng khi đủ điều kiện: có 20 đàn trở lên; đã khai báo với xã."
PAUSE = "Trạm được nghỉ thu phí tối đa 03 tháng khi bị ngập trên 50% diện tích do bão, lũ; hồ sơ gồm đơn và ảnh."
REVOKED = "Thu hồi thẻ khi người bán nghỉ liên tục 06 tháng, cho mượn thẻ hoặc bán hàng giả."
KEEPER = "Người nhận trạm bơm phải có tay nghề bậc 3 và kho chứa dầu."
SPARED = "Quy định này không áp dụng đối với người đang thi hành án; người đã có nhà ở xã hội. "
DELAYED = "Hoãn khám đối với người đang sốt, người mới mổ và người say; hộ còn lại khám ngay."
EXAM = "Miễn thi tin học: người có bằng kỹ sư tin học; người có chứng chỉ nâng cao."
PERMIT = "Việc chặt cây phải có giấy phép, trừ cây đã đổ, cây khô; chủ cây báo xã."
STORES = "Kho lạnh, phòng mổ và bếp ăn không áp dụng quy định này."
ONLY = "Khám tại nhà chỉ thực hiện cho người già yếu, người khuyết tật nặng."
BUYERS = "Chủ quầy nộp tại chợ: đơn theo Mẫu 01; bản sao hợp đồng thuê."
PARENTS = "Cha, mẹ nộp đơn kèm xác nhận của xưởng và bản sao giấy khai sinh cho lớp mẫu giáo trước ngày 30/8/2026."
BOATS = "Chủ tàu xuất trình: giấy đăng ký tàu, giấy phép khai thác."


@pytest.mark.parametrize(
    ("question", "sentence", "marked", "line"),
    [
        # What must be so: behind the colon that heads it, whatever was marked, or behind what must be.
        ("Tổ cần điều kiện gì để vay?", LOAN, "tổ", "Không nợ thuế, có sổ sách, có phương án."),
        ("What must a group satisfy to borrow?", LOAN, "tổ", "“không nợ thuế, có sổ sách, có phương án”."),
        ("dk de ho nuoi ong nhan tien la gi", GRANT, "05 triệu", "Có 20 đàn trở lên; đã khai báo với xã."),
        ("Nhận trạm bơm phải đáp ứng gì?", KEEPER, "kho chứa dầu", "Có tay nghề bậc 3 và kho chứa dầu."),
        ("Nhận trạm bơm phải đáp ứng gì?", f"{KEEPER[:-1]}; xã cấp dầu.", "xã cấp dầu", None),
        # In which case, in the part of the sentence that was read, and in no other.
        (
            "Khi nào trạm được nghỉ thu phí?",
            PAUSE,
            "bị ngập",
            "Khi bị ngập trên 50% diện tích do bão, lũ.",
        ),
        ("Khi nào trạm được nghỉ thu phí?", PAUSE, "hồ sơ gồm đơn", None),
        (
            "Người bán bị thu hồi thẻ khi nào?",
            REVOKED,
            "bán hàng giả",
            "Khi người bán nghỉ liên tục 06 tháng, cho mượn thẻ hoặc bán hàng giả.",
        ),
        (
            "In what cases does a seller lose the card?",
            REVOKED,
            "06 tháng",
            "“khi người bán nghỉ liên tục 06 tháng, cho mượn thẻ hoặc bán hàng giả”.",
        ),
        ("Khi nào bị rút thẻ?", "Thẻ bị rút trong 05 ngày kể từ khi có kết luận.", "05 ngày", None),
        ("Khi nào bị rút thẻ?", "Người bán hàng giả nếu tái phạm thì bị rút thẻ.", "tái phạm", "Nếu tái phạm."),
        # What a rule does not hold for: each way in which papers say so, to the last that is of it.
        (
            "Những ai không thuộc diện hỗ trợ?",
            SPARED,
            "Quy định này",
            "Người đang thi hành án; người đã có nhà ở xã hội.",
        ),
        ("Những ai được hoãn khám?", DELAYED, "người đang sốt", "Người đang sốt, người mới mổ và người say."),
        (
            "Who is exempt from the computer exam?",
            EXAM,
            "bằng kỹ sư",
            "“người có bằng kỹ sư tin học; người có chứng chỉ nâng cao”.",
        ),
        ("Khi nào chặt cây mà không cần giấy phép?", PERMIT, "Việc chặt cây", "Cây đã đổ, cây khô."),
        ("Which trees may be cut without a permit?", PERMIT, "cây khô", "“cây đã đổ, cây khô”."),
        ("Loại trường nào không thuộc sở?", "Xã miễn nhiệm, kỷ luật đối với hiệu trưởng, hiệu phó.", "Xã", None),
        ("Những phòng nào được miễn quy định này?", STORES, "phòng mổ", "Kho lạnh, phòng mổ và bếp ăn."),
        ("Những phòng nào được miễn quy định này?", STORES, "quy định này", None),
        (
            "Ngoại lệ: những ai được khám tại nhà?",
            ONLY,
            "người già yếu",
            "Người già yếu, người khuyết tật nặng.",
        ),
        # Papers, headed or taken; to where they go is none of them.
        ("Thuê quầy nộp giấy tờ gì?", BUYERS, "bản sao", "Đơn theo Mẫu 01; bản sao hợp đồng thuê."),
        (
            "Which papers must parents submit?",
            PARENTS,
            "xác nhận",
            "“đơn kèm xác nhận của xưởng và bản sao giấy khai sinh”.",
        ),
        ("What papers does an owner show at sea?", BOATS, "giấy", "“giấy đăng ký tàu, giấy phép khai thác”."),
        ("Thuê quầy nộp giấy tờ gì?", "Chủ quầy nộp đơn tại chợ.", "đơn", None),
        # Other questions want none of these.
        ("Chủ quầy phải nộp đơn ở chợ không?", BUYERS, "đơn", None),
        ("Hộ nuôi ong được hỗ trợ bao nhiêu tiền?", GRANT, "05 triệu đồng", None),
        ("Ai thu hồi thẻ?", REVOKED, "người bán", None),
    ],
)
def test_all_that_a_sentence_lists_of_what_is_asked_for_is_said(question, sentence, marked, line, marked_in):
    item, reading, quote = marked_in(sentence.strip(), marked)
    found = listed_line(read_question(question), item, reading, quote)
    assert (found and found.text) == line


def test_a_list_too_long_for_a_line_is_cut_by_its_items(marked_in):
    papers = [f"bản sao {word} " + "chi tiết " * 8 for word in ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy")]
    item, reading, quote = marked_in("Hồ sơ gồm: " + ", ".join(p.strip() for p in papers) + ".", "một")
    cut = ["chi tiết " * 4 + "chi…"] * 6
    said = listed_line(read_question("Which papers make up the file?"), item, reading, quote).text
    words = ("một", "hai", "ba", "bốn", "năm", "sáu")
    shown = [f"“bản sao {w} {c}”" for w, c in zip(words, cut, strict=True)]
    assert LONGEST_LIST == 330
    assert said == "; ".join(shown) + "; and 1 more."


@pytest.mark.parametrize(
    ("question", "sentence", "marked", "line"),
    [
        ("Tổ cần điều kiện gì để vay?", LOAN, "không nợ thuế", "Không nợ thuế, có sổ sách, có phương án."),
        ("Nghỉ liên tục thì bị sao?", "Người nghỉ lâu bị đình chỉ 01 tháng.", "đình chỉ", "Bị đình chỉ 01 tháng."),
        # Words of no form that tells need a reading that is surer.
        ("Chợ bán gì?", "Chợ bán cá khô và mực tươi cho khách du lịch đến đảo.", "cá khô và mực tươi", None),
    ],
)
def test_what_its_form_tells_is_said_where_the_reading_alone_is_not_sure(question, sentence, marked, line, marked_in):
    item, reading, _ = marked_in(sentence, marked)
    said = said_of(read_question(question), [item], replace(reading, answers=0.3), learnt_config())
    assert (said.line and said.line.text) == line
