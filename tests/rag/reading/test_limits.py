import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.limits import as_supposed, fits_case, goes_beyond, within_limit

LEAST, UNDER, RANGE = "Trưởng thôn từ 21 tuổi trở lên.", "Không dùng lao động dưới 18 tuổi.", "Tổ có từ 3 đến 5 người."


@pytest.mark.parametrize(
    ("question", "text", "inside", "limit"),
    [
        ("20 tuổi làm trưởng thôn được không?", LEAST, False, "từ 21 tuổi trở lên"),
        ("21 tuổi làm trưởng thôn được không?", LEAST, True, "từ 21 tuổi trở lên"),
        ("Can a 20-year-old be village head?", LEAST, False, "từ 21 tuổi trở lên"),
        ("Người 17 tuổi có được chữa cháy không?", UNDER, True, "dưới 18 tuổi"),
        ("Người 18 tuổi có được chữa cháy không?", UNDER, False, "dưới 18 tuổi"),
        ("Tổ 5 người được không?", RANGE, True, "từ 3 đến 5 người"),
        ("Tổ 6 người được không?", RANGE, False, "từ 3 đến 5 người"),
    ],
)
def test_within_limit_compares_figures_of_one_kind(question, text, inside, limit):
    found = within_limit(read_question(question), text, (0, len(text)))
    assert found is not None
    assert (found[0], text[found[1].start : found[1].end]) == (inside, limit)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Tổ phải có 6 người không?", RANGE),  # the limit itself is asked about
        ("Có đúng 4 người mỗi tổ không?", RANGE),
        ("20 tuổi và 3 người được không?", LEAST),
        ("20 tuổi được không?", RANGE),  # of another kind
        ("20 tuổi được không?", "Từ 21 tuổi trở lên, nữ từ 19 tuổi trở lên."),
        ("Được hỗ trợ 5 triệu đồng không?", "Hỗ trợ tối đa 3 triệu đồng."),  # an amount is the limit
    ],
)
def test_within_limit_says_nothing_that_is_not_sure(question, text):
    assert within_limit(read_question(question), text, (0, len(text))) is None


TEAM, CHEAPER, PAID = "Mỗi tổ ít nhất 15 người.", "Giá thấp hơn từ 5% đến 10%.", "Mức chi 300.000 đồng."


@pytest.mark.parametrize(
    ("question", "text", "same"),
    [
        ("Mỗi tổ ít nhất 10 người phải không?", TEAM, False),
        ("mỗi tổ từ 15 người trở lên à?", TEAM, True),
        ("Giá thấp hơn thị trường 20% đúng không?", CHEAPER, False),
        ("Mức chi là 400.000 đồng đúng không?", PAID, False),
        # Not sure: another kind of limit, within a range, equal figures of what may be other things.
        ("Mỗi tổ tối đa 10 người phải không?", TEAM, None),
        ("Giá thấp hơn thị trường 7% đúng không?", CHEAPER, None),
        ("Mức chi là 300.000 đồng đúng không?", PAID, None),
        ("Mức chi là 3 ngày đúng không?", PAID, None),
        ("Có chi tiền không?", PAID, None),
    ],
)
def test_as_supposed_compares_a_figure_with_the_one_of_its_kind(question, text, same):
    found = as_supposed(read_question(question), text, (0, len(text)))
    assert (found and found[0]) == same


TIERS = """1. Nhận bổ sung trên 70% dự toán thì hỗ trợ 100%.
2. Nhận bổ sung từ 50% - 70% dự toán thì hỗ trợ 95%.
3. Nhận bổ sung dưới 50% dự toán thì hỗ trợ 90%.
4. Người từ đủ 75 tuổi đến dưới 80 tuổi được 500.000 đồng.
5. Nam từ 60 tuổi, nữ từ 55 tuổi được 400.000 đồng.
6. Người cao tuổi được 300.000 đồng."""
DOCUMENT = build_document(f"NGHỊ QUYẾT\nVề trợ cấp\n\n{TIERS}\n", "d")


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("Nhận bổ sung 60% dự toán thì được hỗ trợ mấy phần trăm?", [False, True, False, None, None, None]),
        ("A province got 45% of its budget; what share is paid?", [False, False, True, None, None, None]),
        ("Cụ 78 tuổi được bao nhiêu?", [None, None, None, True, None, None]),
        ("cu 92 tuoi duoc bao nhieu", [None, None, None, False, None, None]),
        # No case is told; the limit itself is.
        ("Người cao tuổi được bao nhiêu?", [None] * 6),
        ("Người trên 75 tuổi được bao nhiêu?", [None] * 6),
    ],
)
def test_fits_case_compares_what_a_question_tells_with_the_limits_of_a_clause(question, fits):
    read = read_question(question)
    clauses = [c for c in DOCUMENT.clauses if c.path.isdigit()]
    items = [Evidence(Hit("d", c.path, "x", c.start, c.end, 1, 1, 1, 1), DOCUMENT, c, ()) for c in clauses]
    assert [fits_case(read, item) for item in items] == fits


@pytest.mark.parametrize(
    ("question", "beyond"),
    [
        ("Miễn 250 triệu đồng thì ai quyết?", True),
        ("Miễn 200 triệu đồng thì ai quyết?", False),
        ("Trên 200 triệu đồng thì ai quyết?", True),
        ("Dưới 200 triệu đồng thì ai quyết?", False),
        ("Trên 150 triệu đồng thì ai quyết?", None),  # on either side
        ("Miễn 25 ngày thì ai quyết?", None),
        ("Ai quyết?", None),
    ],
)
def test_goes_beyond_compares_the_figure_of_a_question_with_the_one_limit(question, beyond):
    text = "Thuế cơ sở miễn đến 200 triệu đồng"
    assert goes_beyond(read_question(question), text, 0, len(text)) is beyond
