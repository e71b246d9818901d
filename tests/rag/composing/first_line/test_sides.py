"""What is to be done, what becomes of a case and in which case something is so; what was read is given by hand."""

import pytest

from corpus.build import build_document
from corpus.duties.read import read_duties
from index.hit import Hit
from rag.composing.first_line.sides import is_place, side_line
from rag.composing.named_duties import named_duties
from rag.evidence import Evidence, clause_sentences
from rag.question.read import read_question
from rag.reading.reader import Reading, Span

LONG = "rà soát 21 kiến nghị " + "tồn đọng từ các nhiệm kỳ trước, " * 6 + "báo cáo trước ngày 10/6/2026"
DOCUMENT = build_document(
    f"""CÔNG VĂN
Về sữa giả

1. Sở Y tế kiểm tra các nhà thuốc bán sữa trong quý III/2026.
2. Nghiêm cấm nhân viên y tế nhận hoa hồng; người vi phạm bị xử lý kỷ luật và tạm dừng giao nhiệm vụ 06 tháng.
3. Tuyến vắng khách, dưới 08 khách mỗi chuyến thì Sở Xây dựng đề xuất dừng khai thác.
4. Sở Nội vụ {LONG}.
5. Hộ vi phạm bị thu hồi giấy phép; hộ tái phạm bị xử phạt theo quy định.
6. Hộ bán đất mộ thì thu hồi lô đất, không hoàn tiền và chuyển hồ sơ để xử phạt; hộ khác thì nhắc nhở.
7. Xử phạt từ 1.000.000 đồng đến 2.000.000 đồng đối với hộ thả rông chó; hộ tái phạm thì tịch thu.
8. Trường hợp khai gian thì phải hoàn trả số tiền đã nhận và bị xử lý theo quy định.
9. Nhóm chậm nộp hai kỳ không được xét thưởng và bị phê bình; nhóm không nộp thì bị giải thể.
10. Trưởng nhóm trả công chậm quá hạn thì nhóm phải trả lãi 0,03% mỗi ngày.
11. Chủ nhóm phải báo xã trước khi nuôi.
12. Khi mất điện, người trực phải chuyển vắc xin sang hòm lạnh và báo ngay Sở Y tế; tổ khác nghỉ.
13. Người dự họp mở chuyên mục phát sóng hai kỳ mỗi tháng.
""",
    "d",
)


def said(question, path, marked=""):
    clause = DOCUMENT.clause(path)
    duties = tuple(read_duties(DOCUMENT))
    item = Evidence(Hit("d", path, f"d#{path}", clause.start, clause.end, 1, 1, 1, 1), DOCUMENT, clause, duties)
    quote = clause_sentences(DOCUMENT, clause)[0]
    at = DOCUMENT.text.index(marked, clause.start) if marked else 0
    spans = (Span(at, at + len(marked), -0.1),) if marked else ()
    found = side_line(read_question(question), item, named_duties(item, quote), Reading(0.9, spans, None, 1.0), quote)
    return found and found.text


@pytest.mark.parametrize(
    ("question", "path", "marked", "line"),
    [
        ("Sở Y tế phải làm gì?", "1", "", "Kiểm tra các nhà thuốc bán sữa trong quý III/2026."),
        ("What must the Department of Health do?", "1", "", "“kiểm tra các nhà thuốc bán sữa trong quý III/2026”."),
        # A long task is cut in Vietnamese; a quotation never is.
        ("Sở Nội vụ phải làm gì?", "4", "", "R" + LONG[1:190].rpartition(" ")[0].rstrip(" ,") + "…"),
        ("What must the Department of Home Affairs do?", "4", "", None),
        # Of who is not named only what was read.
        ("Nhà thuốc phải làm gì?", "1", "kiểm tra", "Kiểm tra các nhà thuốc bán sữa trong quý III/2026."),
        ("Sở Xây dựng phải làm gì?", "1", "kiểm tra", None),
        ("Nhà thuốc phải làm gì?", "3", "dưới 08 khách", None),
        # All that somebody is bound to, or does right behind the name, of which a part was read.
        ("Người trực phải làm gì?", "12", "chuyển vắc xin", "Chuyển vắc xin sang hòm lạnh và báo ngay Sở Y tế."),
        ("What must they do?", "12", "chuyển vắc xin", "“chuyển vắc xin sang hòm lạnh và báo ngay Sở Y tế”."),
        ("Người trực phải làm gì?", "12", "tổ khác nghỉ", None),
        ("Người dự họp phải làm gì?", "13", "mở chuyên mục", "Mở chuyên mục phát sóng hai kỳ mỗi tháng."),
        ("Nhận hoa hồng thì bị xử lý ra sao?", "2", "", "Bị xử lý kỷ luật và tạm dừng giao nhiệm vụ 06 tháng."),
        ("Tái phạm thì bị xử lý ra sao?", "5", "bị xử phạt theo quy định", "Bị xử phạt theo quy định."),
        ("Tái phạm thì bị xử lý ra sao?", "5", "", None),  # of two parts none was read
        # All that stands behind "thì", to the end of its part; a fine by its amount.
        ("Khai gian thì bị gì?", "8", "bị xử lý", "Phải hoàn trả số tiền đã nhận và bị xử lý theo quy định."),
        (
            "Who lied suffers what? What happens to them?",
            "8",
            "hoàn trả",
            "“phải hoàn trả số tiền đã nhận và bị xử lý theo quy định”.",
        ),
        ("Thả rông chó thì bị phạt thế nào?", "7", "thả rông chó", "Xử phạt từ 1.000.000 đồng đến 2.000.000 đồng."),
        # Whatever becomes of it, in the part that was read; not where the case alone was.
        ("Nộp chậm thì bị sao?", "9", "xét thưởng", "Không được xét thưởng và bị phê bình."),
        ("Không nộp thì bị sao?", "9", "giải thể", "Bị giải thể."),
        ("Nộp chậm thì bị sao?", "9", "Nhóm chậm nộp", None),
        ("Không báo xã thì bị sao?", "11", "báo xã", None),  # the rule itself
        ("What happens when pay is late?", "10", "nhóm phải trả lãi", "“nhóm phải trả lãi 0,03% mỗi ngày”."),
        ("Vắng khách thế nào thì bị dừng?", "3", "dưới 08 khách", "Tuyến vắng khách, dưới 08 khách mỗi chuyến."),
        ("Vắng khách thế nào thì bị dừng?", "3", "Sở Xây dựng", None),
        ("Ai kiểm tra nhà thuốc?", "1", "Sở Y tế", None),
    ],
)
def test_the_side_that_is_sought_is_said(question, path, marked, line):
    assert said(question, path, marked) == line


def test_a_place_stands_behind_its_word_or_has_one():
    text = "Bãi xe làm tại Bến Đò, khu đất phía sau chợ giao cho Trung tâm Quản lý."
    places = ["Bến Đò", "khu đất phía sau chợ", "Trung tâm Quản lý"]
    assert [is_place(text, (text.index(p), text.index(p) + len(p))) for p in places] == [True, True, False]
