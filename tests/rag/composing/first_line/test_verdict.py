"""Yes and no that were read, beside what the sentence and what heads it say; what was read is given by hand."""

import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.composing.first_line.choose import first_line
from rag.composing.first_line.denial import denied_words
from rag.composing.first_line.verdict import read_verdict, told_verdict
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.reader import Reading, Span, Verdict

DOCUMENT = build_document(
    """NGHỊ QUYẾT
Về trợ cấp

1. Hộ nghèo được vay vốn ưu đãi.
2. Hộ khá không phải nộp hồ sơ vay vốn.
3. Nghị quyết này không áp dụng đối với:
a) Người đang hưởng lương hưu;
b) Cán bộ đang công tác.
4. Nhà ở phải bảo đảm “3 cứng” (nền cứng, tường cứng, mái cứng).
5. Trưởng thôn từ 21 tuổi trở lên.
6. Học viên học nghề được chuyển sang lớp khác mà không phải nộp lại hồ sơ.
7. Đơn không ghi tên mà có chứng cứ thì được xem xét; đơn trùng thì không xem xét lại.
8. Hỗ trợ mua máy cày mới cho hộ sản xuất.
9. Khuyến khích hộ sản xuất tham gia bảo hiểm cây trồng.
10. Hộ sản xuất phải tham gia bảo hiểm kho; có thể nộp nhiều lần.
11. Cấm ô tô trên đường Ven Sông, trừ xe cứu thương và xe chữa cháy.
12. Miễn lệ phí hộ tịch nộp trực tuyến từ ngày 01/4/2026 đến ngày 31/12/2026.
13. Không đồng ý với đề nghị của phường về việc làm bãi đỗ xe.
14. Hộ vay mua bò nộp hồ sơ trước ngày 30/6/2026.
15. Xăng sinh học không phải kê khai thuế nhưng được khấu trừ thuế đầu vào.
16. Không áp dụng với nghệ nhân đang hưởng trợ cấp tháng; các khoản hỗ trợ khác vẫn được hưởng.
17. Không xác nhận thiệt hại của bè ngoài vùng quy hoạch; chủ bè vẫn được hướng dẫn kỹ thuật.
18. Cấm ô tô trên đường Sau Chợ, trừ xe khách có phù hiệu.
19. Miễn lệ phí hộ tịch cho người nộp trực tuyến.
""",
    "d",
)


LOAN = "vay vốn ưu đãi"


def line(question, path, verdict=None, marked="", surely=0.8):
    clause = DOCUMENT.clause(path)
    item = Evidence(Hit("d", path, "x", clause.start, clause.end, 1, 1, 1, 1), DOCUMENT, clause, ())
    quote = (clause.start, clause.own_end)
    at = DOCUMENT.text.index(marked, clause.start) if marked else 0
    spans = (Span(at, at + len(marked), -0.1),) if marked else ()
    asked, reading = read_question(question), Reading(0.9, spans, verdict, 1.0, surely)
    # What rules tell, before it is weighed.
    told = told_verdict(asked, item, reading, quote) if asked.wants_yes_or_no else None
    found = told if asked.wants_yes_or_no else first_line(asked, [item], reading, [], quote)
    return found and found.text


@pytest.mark.parametrize(
    ("question", "path", "verdict", "said"),
    [
        ("Hộ nghèo có được vay vốn ưu đãi không?", "1", Verdict.YES, "Có."),
        ("Hộ nghèo có được vay vốn ưu đãi không?", "1", Verdict.NO, None),
        ("Hộ nghèo không được vay vốn ưu đãi à?", "1", Verdict.NO, "Không."),
        ("Hộ khá có phải nộp hồ sơ vay vốn không?", "2", Verdict.NO, "Không."),
        ("Hộ khá có phải nộp hồ sơ vay vốn không?", "2", Verdict.YES, None),
        ("Hộ khá không phải nộp hồ sơ vay vốn phải không?", "2", Verdict.YES, "Có."),
        # What heads a list denies what stands in it.
        ("Người đang hưởng lương hưu có được áp dụng không?", "3.a", Verdict.NO, "Không."),
        ("Người đang hưởng lương hưu có được áp dụng không?", "3.a", Verdict.YES, None),
        # What it excepts stands beside a no; whether it excepts anything the rule does not tell.
        ("Ô tô có được chạy trên đường Ven Sông không?", "11", Verdict.NO, "Không, trừ xe cứu thương và xe chữa cháy."),
        # What is named of all that is excepted may; what is excepted only where it has a card may not surely.
        ("Xe cứu thương có được chạy trên đường Ven Sông không?", "11", Verdict.NO, "Có."),
        ("Xe khách có được chạy trên đường Sau Chợ không?", "18", Verdict.NO, None),
        # What asks to be denied is told by what denies it, whatever was read but a no.
        ("Nộp trực tuyến lệ phí hộ tịch có được miễn không?", "19", None, "Có."),
        ("Nộp trực tuyến lệ phí hộ tịch có được miễn không?", "19", Verdict.NO, None),
        ("Nộp lệ phí trước bạ nhà đất có được miễn không?", "19", None, None),
        ("Có trường hợp nào ô tô vẫn được chạy trên đường Ven Sông không?", "11", Verdict.NO, None),
        ("Are any cars allowed on đường Ven Sông, any way?", "11", Verdict.NO, None),
        # A month within a time, or outside it, is arithmetic.
        ("Nộp trực tuyến hộ tịch tháng 6/2026 có được miễn lệ phí không?", "12", Verdict.NO, "Có."),
        ("Nộp trực tuyến hộ tịch tháng 2/2027 có được miễn lệ phí không?", "12", Verdict.YES, "Không."),
        ("Nộp trực tuyến hộ tịch năm 2026 có được miễn lệ phí không?", "12", None, None),
        # A deadline limits nothing but its task.
        ("Hộ vay mua bò tháng 5/2026 có được nộp hồ sơ không?", "14", None, None),
        ("Có đồng ý đề nghị của phường về việc làm bãi đỗ xe không?", "13", None, "Không."),
        # What a sentence denies outright needs no reader; what only its end denies does.
        ("Hộ khá có phải nộp hồ sơ vay vốn không?", "2", None, "Không."),
        ("Người đang hưởng lương hưu có được áp dụng không?", "3.a", None, "Không."),
        ("Học viên học nghề có được chuyển sang lớp khác không?", "6", None, None),
        # The part that was read, behind its condition, and not what another part denies.
        ("Đơn nặc danh có chứng cứ thì có được xem xét không?", "7", Verdict.YES, "Có."),
        ("Đơn nặc danh có chứng cứ thì có được xem xét không?", "7", Verdict.NO, None),
        # What is denied in one part of a sentence is not denied of what stands in another.
        ("Xăng sinh học có được khấu trừ thuế đầu vào không?", "15", Verdict.NO, None),
        ("Xăng sinh học có được khấu trừ thuế đầu vào không?", "15", None, None),
        ("Xăng sinh học có phải kê khai thuế không?", "15", Verdict.NO, "Không."),
        ("Nghệ nhân đang hưởng trợ cấp tháng có được áp dụng không?", "16", Verdict.NO, None),
        ("Bè ngoài vùng quy hoạch có được xác nhận thiệt hại không?", "17", Verdict.NO, "Không."),
        # Another matter than the sentence's.
        ("Giáo viên vùng cao có được nghỉ hè ba tháng không?", "1", Verdict.YES, None),
        ("20 tuổi làm trưởng thôn được không?", "5", None, "Không."),
        ("25 tuổi làm trưởng thôn được không?", "5", None, "Có."),
        ("nhà “3 cứng” là gì?", "4", None, "Nền cứng, tường cứng, mái cứng."),
    ],
)
def test_a_verdict_is_said_where_words_bear_it_out(question, path, verdict, said):
    assert line(question, path, verdict) == said


@pytest.mark.parametrize(
    ("question", "path", "verdict", "marked", "surely", "said"),
    [
        # A no that no word says goes with what the sentence says instead, and wants a surer reader.
        ("Hộ nghèo tự đi vay nặng lãi mới được hỗ trợ à?", "1", Verdict.NO, LOAN, 0.95, "Không: vay vốn ưu đãi."),
        ("Hộ nghèo tự đi vay nặng lãi mới được hỗ trợ à?", "1", Verdict.NO, LOAN, 0.8, None),
        ("Must poor households borrow at the usual rate?", "1", Verdict.NO, LOAN, 0.95, "No: “vay vốn ưu đãi”."),
        # The words that were marked deny it themselves.
        ("Hộ khá có phải nộp hồ sơ không?", "2", None, "không phải nộp hồ sơ vay vốn", 0.5, "Không."),
        ("Hộ khá không vay nữa có phải nộp hồ sơ không?", "2", None, "không phải nộp hồ sơ vay vốn", 0.5, "Không."),
        ("Học viên chuyển lớp có phải nộp lại hồ sơ không?", "6", None, "không phải nộp lại hồ sơ", 0.5, "Không."),
        # Who is invited to something does not have to do it.
        ("Hộ có bắt buộc tham gia bảo hiểm cây trồng không?", "9", Verdict.YES, "Khuyến khích", 0.95, "Không."),
        ("Hộ sản xuất có được tham gia bảo hiểm cây trồng không?", "9", Verdict.YES, "Khuyến khích", 0.95, "Có."),
        ("Hộ sản xuất có phải tham gia bảo hiểm kho không?", "10", Verdict.YES, "phải tham gia", 0.95, "Có."),
        # What is of the old is not of the new.
        ("Máy cày cũ có được hỗ trợ mua không?", "8", Verdict.YES, "Hỗ trợ mua máy cày mới", 0.95, None),
        ("Máy cày mới có được hỗ trợ mua không?", "8", Verdict.YES, "Hỗ trợ mua máy cày mới", 0.95, "Có."),
    ],
)  # fmt: skip
def test_a_no_has_what_denies_it_or_what_is_said_instead(question, path, verdict, marked, surely, said):
    assert line(question, path, verdict, marked, surely) == said


@pytest.mark.parametrize(
    ("question", "path", "lean", "found", "said"),
    [
        # Reading, modality and how the clause was found tell what no rule does.
        ("Hộ nghèo có được vay vốn ưu đãi không?", "1", 3.0, 0.8, "Có."),
        ("May poor households borrow on favourable terms?", "1", 3.0, 0.8, "Yes."),
        ("Hộ khá có phải nộp hồ sơ vay vốn không?", "2", -3.0, 0.8, "Không."),
        ("Do better-off households have to file for a loan?", "2", -3.0, 0.8, "No."),
        # Far from the question, or read the other way than its words say, it is not sure.
        ("Hộ nghèo có được vay vốn ưu đãi không?", "1", 0.0, 0.1, None),
        ("Hộ nghèo có được vay vốn ưu đãi không?", "1", -3.0, 0.5, None),
        # What a no excepts goes with it.
        ("Ô tô có được chạy trên đường Ven Sông không?", "11", -3.0, 0.8, "Không, trừ xe cứu thương và xe chữa cháy."),
    ],
)
def test_a_verdict_is_weighed_by_all_that_tells(question, path, lean, found, said):
    clause = DOCUMENT.clause(path)
    item = Evidence(Hit("d", path, "x", clause.start, clause.end, found, found, 1, 1), DOCUMENT, clause, ())
    verdict = Verdict.YES if lean > 0 else Verdict.NO if lean < 0 else None
    reading = Reading(0.5 + found / 2, (), verdict, 1.0, 0.9, None, lean)
    line = read_verdict(read_question(question), item, reading, (clause.start, clause.own_end))
    assert (line and line.text) == said


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Gửi sau ngày 02/11 thì không được gia hạn nộp thuế, tiền thuê đất.", "không được gia hạn nộp thuế"),
        ("Quy chế này không áp dụng đối với xe cứu thương.", "không áp dụng đối với xe cứu thương"),
        ("Mỗi hộ được vay một lần.", None),
    ],
)
def test_the_words_that_deny_are_those_to_the_end_of_their_phrase(sentence, words):
    found = denied_words(sentence, (0, len(sentence)))
    assert (sentence[slice(*found)] if found else None) == words
