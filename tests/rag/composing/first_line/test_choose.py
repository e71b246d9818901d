"""Whole answers with their first lines, over a directive made for it; a reader's marks are given by hand."""

import re

import pytest

from corpus.build import build_document
from corpus.duties.read import read_duties
from index.hit import Hit
from rag.composing.compose import compose
from rag.composing.first_line.verdict import told_verdict
from rag.config import learnt_config
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.reader import Reading, Span, Verdict

NAME, NAME_EN = "Công văn số 31/UBND-KT", "Official Letter No. 31/UBND-KT"
SEEDS = (
    "Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Tài chính, Phòng Kinh tế và Hạ tầng cấp giống lúa cho hộ dân"
    " trước ngày 15/3/2023."
)
HELPS = "Sở Giáo dục và Đào tạo phối hợp với Công an tỉnh dạy bơi cho học sinh."
CALLS = "Đề nghị Hội Nông dân tỉnh tặng phân bón cho hộ nghèo."
PAYS = "Mỗi hộ nghèo được hỗ trợ tối đa 2.500.000 đồng/hộ/năm; cả tỉnh có 118 trạm bơm và 23 xã vùng cao."
SHARE = "Ít nhất 80% diện tích gieo giống mới."
SOON = "Đơn của dân được trả lời trong 05 ngày làm việc kể từ ngày nhận."
TERM = "Hộ khó khăn là hộ có thu nhập dưới mức sống tối thiểu."
PLACES = "Nơi phát giống: xã Ba Lòng, xã Hòa Bắc và phường Đông Yên."
WHO_GETS = "Chủ hộ có từ 5 con bò trở lên được vay vốn."
TWO = "Sở Xây dựng vét kênh cấp một; Sở Công Thương chủ trì cấp điện cho trạm bơm; báo cáo trong quý II năm 2023."
UNDER = "Phát thuốc cho người già tại thôn."
STORM = "Trường hợp có bão hoặc hạn kéo dài, Trưởng ban Chỉ đạo quyết định dừng phát giống."
MINISTRIES = "Bộ Y tế, Bộ Công an, Sở Nội vụ tổ chức tuần tra hồ."
FIELDS = "Ba chương trình: làm đường liên thôn; dạy nghề dệt; nuôi ong rừng."
BRANCH = "Phân cấp cho Ngân hàng Nhà nước chi nhánh Khu vực cấp giấy chứng nhận."
DIRECTS = "Giao Phó Chủ tịch Ủy ban nhân dân tỉnh Lò Văn Thịnh trực tiếp chỉ đạo cấp phát tại kho."
SCHOOLS = "Vụ Nông sản chủ trì, phối hợp với Sở Công Thương thử giống."
STRUCK = "Bãi bỏ cụm từ “hỗ trợ 700.000 đồng mỗi hộ nuôi cá” tại điểm b khoản 1 Công văn số 9/UBND-KT."
RISES = "Hộ ở xã vùng cao được hỗ trợ 900.000 đồng, riêng mùa lũ 1.200.000 đồng; vay 38 tỷ đồng vốn vay ưu đãi."
LONG = (
    "Ủy ban nhân dân các huyện, thị xã rà soát, lập danh sách các hộ thiếu giống, thiếu phân bón, thiếu nước tưới trên"
    " địa bàn từng xã, công khai danh sách tại nhà văn hóa thôn và trên loa truyền thanh trong ba ngày liền; gửi danh"
    " sách về Sở Nông nghiệp và Môi trường chậm nhất ngày 20/02/2023; giữ bản gốc trong hai năm."
)
DOCUMENT = build_document(
    f"""ỦY BAN NHÂN DÂN
TỈNH THẠCH GIANG
Số: 31/UBND-KT
V/v cấp giống lúa

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Thạch Giang, ngày 05 tháng 01 năm 2023

Kính gửi: Các sở.

1. {SEEDS}
2. {HELPS}
3. {CALLS}
4. {PAYS}
5. {SHARE}
6. {SOON}
7. {TERM}
8. {TWO}
9. {LONG}
10. {PLACES}
11. {WHO_GETS}
12. Sở Y tế chủ trì, phối hợp với Công an tỉnh và Bưu điện tỉnh:
a) {UNDER}
b) Báo cáo kết quả.
13. {RISES}
14. {STORM}
15. {MINISTRIES}
16. {STRUCK}
17. {FIELDS}
18. {SCHOOLS}
19. {DIRECTS}
20. {BRANCH}
""",
    "lua",
)
PARTS = (SEEDS, HELPS, CALLS, PAYS, SHARE, SOON, TERM, TWO, LONG, PLACES, WHO_GETS, UNDER, RISES, STORM, MINISTRIES,
         STRUCK, FIELDS, SCHOOLS, DIRECTS, BRANCH)  # fmt: skip
DUTIES = tuple(read_duties(DOCUMENT))


def answered(question, path, marked, verdict=None, sure=0.9):
    """The answer to a question from a clause of which words were marked, at a probability."""
    clause = DOCUMENT.clause(path)
    start = DOCUMENT.text.index(marked, clause.start)
    hit = Hit("lua", path, "x", clause.start, clause.end, 0.8, 0.7, 1, 1)
    lean = {Verdict.YES: 3.0, Verdict.NO: -3.0, None: 0.0}[verdict]
    reading = Reading(sure, (Span(start, start + len(marked), -0.1),), verdict, 1.0, lean=lean)
    return compose(read_question(question), [Evidence(hit, DOCUMENT, clause, DUTIES)], [reading], learnt_config())


RIGHT = [
    # the only amount of a sentence, though something else was marked
    ("Mỗi hộ nghèo được hỗ trợ bao nhiêu tiền?", "4", "118 trạm bơm", "Tối đa 2.500.000 đồng/hộ/năm. [1]"),
    # who leads, in three forms
    ("Ai chủ trì cấp giống lúa?", "1", "Sở Nông nghiệp và Môi trường", "Chủ trì: Sở Nông nghiệp và Môi trường. [1]"),
    ("ai chu tri cap giong lua", "1", "cấp giống lúa", "Chủ trì: Sở Nông nghiệp và Môi trường. [1]"),
    (
        "Who leads the supply of rice seeds?",
        "1",
        "Sở Nông nghiệp và Môi trường",
        "Lead: Department of Agriculture and Environment (Sở Nông nghiệp và Môi trường). [1]",
    ),
    # who coordinates: never who leads
    (
        "Ai phối hợp cấp giống lúa?",
        "1",
        "Sở Nông nghiệp và Môi trường chủ trì",
        "Phối hợp: Sở Tài chính, Phòng Kinh tế và Hạ tầng. [1]",
    ),
    (
        "ai phoi hop voi so nong nghiep va moi truong cap giong lua",
        "1",
        "Sở Tài chính",
        "Phối hợp: Sở Tài chính, Phòng Kinh tế và Hạ tầng. [1]",
    ),
    (
        "Which agencies coordinate on rice seeds?",
        "1",
        "Sở Tài chính",
        "In coordination with: Department of Finance (Sở Tài chính), Division of Economy and Infrastructure"
        " (Phòng Kinh tế và Hạ tầng). [1]",
    ),
    (
        "Ai chủ trì, ai phối hợp cấp giống lúa?",
        "1",
        "cấp giống lúa",
        "Chủ trì: Sở Nông nghiệp và Môi trường; phối hợp: Sở Tài chính, Phòng Kinh tế và Hạ tầng. [1]",
    ),
    # what is counted is told by its English too
    ("How many pumping stations are there?", "4", "118 trạm bơm", "118 pumping stations. [1]"),
    # of two tasks in a sentence the one that was read
    ("Ai chủ trì cấp điện cho trạm bơm?", "8", "Sở Công Thương", "Chủ trì: Sở Công Thương. [1]"),
    ("Ai vét kênh cấp một?", "8", "Sở Xây dựng vét kênh", "Sở Xây dựng. [1]"),
    # who is asked to is not who is ordered to
    ("Ai tặng phân bón?", "3", "Hội Nông dân tỉnh", "Hội Nông dân tỉnh (được đề nghị). [1]"),
    # in the case that is told, one of two
    ("Có bão thì ai dừng phát giống?", "14", "Trưởng ban Chỉ đạo", "Trưởng ban Chỉ đạo. [1]"),
    ("Vụ Nông sản thử giống với ai?", "18", "Sở Công Thương", "Phối hợp: Sở Công Thương. [1]"),
    ("Ai đứng đầu việc thử giống?", "18", "Sở Công Thương", "Chủ trì: Vụ Nông sản. [1]"),
    # the whole of a registered name
    (
        "Ai cấp giấy chứng nhận?",
        "20",
        "Ngân hàng Nhà nước",
        "Ngân hàng Nhà nước chi nhánh Khu vực. [1]",
    ),
    # who is given a task is not said to preside; of somebody by name the post
    (
        "Ai trực tiếp chỉ đạo cấp phát tại kho?",
        "19",
        "Phó Chủ tịch Ủy ban nhân dân tỉnh",
        "Phó Chủ tịch Ủy ban nhân dân tỉnh Lò Văn Thịnh. [1]",
    ),
    ("Lò Văn Thịnh là ai?", "19", "Phó Chủ tịch Ủy ban nhân dân tỉnh", "Phó Chủ tịch Ủy ban nhân dân tỉnh. [1]"),
    (
        "Who is Lò Văn Thịnh?",
        "19",
        "Phó Chủ tịch Ủy ban nhân dân tỉnh",
        "Vice Chairperson of the Provincial People's Committee (Phó Chủ tịch Ủy ban nhân dân tỉnh). [1]",
    ),
    # of the kind of agency that is asked for, all where none is
    ("Bộ nào tổ chức tuần tra hồ?", "15", "Bộ Y tế, Bộ Công an", "Bộ Y tế, Bộ Công an. [1]"),
    ("Sở nào tổ chức tuần tra hồ?", "15", "Sở Nội vụ", "Sở Nội vụ. [1]"),
    # deadlines
    ("Thời hạn cấp giống lúa?", "1", "trước ngày 15/3/2023", "Trước ngày 15/3/2023. [1]"),
    ("han chot cap giong lua", "1", "15/3/2023", "Trước ngày 15/3/2023. [1]"),
    ("By when must seeds be supplied?", "1", "ngày 15/3/2023", "Before 15 March 2023. [1]"),
    ("Khi nào phải báo cáo việc vét kênh?", "8", "quý II năm 2023", "Trong quý II năm 2023. [1]"),
    ("When must the canals be reported on?", "8", "quý II năm 2023", "In the second quarter of 2023. [1]"),
    # amounts, shares, periods, counts
    ("Mỗi hộ nghèo được hỗ trợ bao nhiêu tiền?", "4", "2.500.000 đồng", "Tối đa 2.500.000 đồng/hộ/năm. [1]"),
    (
        "How much money does a poor household get?",
        "4",
        "2.500.000 đồng",
        "At most 2,500,000 dong per household per year. [1]",
    ),
    ("Bao nhiêu phần trăm diện tích gieo giống mới?", "5", "80%", "Ít nhất 80%. [1]"),
    ("What percentage of the area gets new seeds?", "5", "80% diện tích", "At least 80%. [1]"),
    ("Đơn của dân trả lời trong bao lâu?", "6", "05 ngày", "Trong 05 ngày làm việc kể từ ngày nhận. [1]"),
    ("How long may an answer take?", "6", "05 ngày làm việc", "Within 5 working days. [1]"),
    ("Cả tỉnh có bao nhiêu trạm bơm?", "4", "118 trạm bơm", "118 trạm bơm. [1]"),
    # one of two amounts, which the other's part of the sentence tells nothing of; what an amount is of
    ("Mùa lũ hộ vùng cao được hỗ trợ bao nhiêu tiền?", "13", "1.200.000 đồng", "1.200.000 đồng. [1]"),
    ("Được vay bao nhiêu vốn vay ưu đãi?", "13", "38 tỷ đồng vốn vay", "38 tỷ đồng. [1]"),
    # places, and who may have something: no duty of anybody's
    (
        "Phát giống ở những xã nào?",
        "10",
        "xã Ba Lòng, xã Hòa Bắc và phường Đông Yên",
        "Xã Ba Lòng, xã Hòa Bắc và phường Đông Yên. [1]",
    ),
    ("Ai được vay vốn?", "11", "Chủ hộ có từ 5 con bò trở lên", "Chủ hộ có từ 5 con bò trở lên. [1]"),
    # a definition
    ("Hộ khó khăn là gì?", "7", "hộ có thu nhập", "Hộ có thu nhập dưới mức sống tối thiểu. [1]"),
    ("ho kho khan la gi", "7", "hộ có thu nhập", "Hộ có thu nhập dưới mức sống tối thiểu. [1]"),
    # yes and no
    ("Sở Nông nghiệp và Môi trường có chủ trì cấp giống lúa không?", "1", "Sở Nông nghiệp và Môi trường", "Có. [1]"),
    (
        "Sở Tài chính có chủ trì cấp giống lúa không?",
        "1",
        "Sở Tài chính",
        "Không: Sở Nông nghiệp và Môi trường chủ trì. [1]",
    ),
    (
        "Does the Department of Finance lead the supply of seeds?",
        "1",
        "Sở Tài chính",
        "No: the Department of Agriculture and Environment (Sở Nông nghiệp và Môi trường) leads. [1]",
    ),
    ("Does the Department of Finance coordinate on seeds?", "1", "Sở Tài chính", "Yes. [1]"),
    ("Sở Giáo dục và Đào tạo có phối hợp dạy bơi không?", "2", "phối hợp với Công an tỉnh", "Có. [1]"),
    # Nobody says that it does not: who does is said.
    ("Sở Xây dựng có chủ trì cấp giống lúa không?", "1", "cấp giống lúa", "Sở Nông nghiệp và Môi trường chủ trì. [1]"),
]


@pytest.mark.parametrize(("question", "path", "marked", "line"), RIGHT)
def test_the_first_line_says_what_was_asked_for_and_the_quote_bears_it_out(question, path, marked, line):
    said = answered(question, path, marked)
    quote = PARTS[int(path) - 1]
    where = f"Clause {path}, {NAME_EN}" if read_question(question).language == "en" else f"Khoản {path}, {NAME}"
    assert said.text == f"{line}\n{where}: “{quote}” [1]"
    assert said.more == ""
    assert len(said.text) <= 350


def test_who_helps_is_told_by_the_heading_that_names_who_leads():
    said = answered("Sở Y tế phối hợp với ai phát thuốc cho người già?", "12.a", "Phát thuốc")
    assert said.text.split("\n") == [
        "Phối hợp: Công an tỉnh, Bưu điện tỉnh. [1][2]",
        f"Điểm a khoản 12, {NAME}: “{UNDER}” [1]",
        "Khoản 12: “Sở Y tế chủ trì, phối hợp với Công an tỉnh và Bưu điện tỉnh:” [2]",
    ]


@pytest.mark.parametrize(
    ("question", "marked", "sure"),
    [
        ("Thời hạn cấp giống lúa?", "15/3/2023", 0.23),
        ("han chot cap giong lua", "15/3/2023", 0.2),
        ("By when must seeds be supplied?", "15/3/2023", 0.29),
        # Words that are of no kind that can be told need more.
        ("Cấp gì cho hộ dân?", "giống lúa", 0.46),
        ("cap gi cho ho dan", "giống lúa", 0.7),
        ("What is supplied to households?", "giống lúa", 0.5),
    ],
)
def test_nothing_is_said_shortly_of_what_hardly_answers(question, marked, sure):
    assert len(answered(question, "1", marked, sure=sure).text.split("\n")) == 2
    assert len(answered(question, "1", marked, sure=sure - 0.01).text.split("\n")) == 1


def test_who_has_a_duty_is_said_however_it_was_read():
    assert answered("Ai chủ trì cấp giống lúa?", "1", "cấp giống lúa", sure=0.2).text.startswith("Chủ trì: Sở Nông")


@pytest.mark.parametrize(
    ("question", "path", "marked"),
    [
        # Nobody leads here: who helps is no answer.
        ("Ai chủ trì dạy bơi cho học sinh?", "2", "Sở Giáo dục và Đào tạo"),
        ("Who leads the swimming lessons?", "2", "Sở Giáo dục và Đào tạo"),
        # Nobody coordinates.
        ("Ai phối hợp tặng phân bón?", "3", "Hội Nông dân tỉnh"),
        # Who is only requested leads nothing.
        ("Ai chủ trì tặng phân bón?", "3", "Hội Nông dân tỉnh"),
        # Communes are not what is counted; a mark on two amounts says neither.
        ("Cả tỉnh có bao nhiêu hợp tác xã?", "4", "23 xã vùng cao"),
        ("How many households are there?", "4", "118 trạm bơm"),
        # A date is asked for, words were marked that hold none.
        ("Khi nào cấp giống lúa?", "1", "hộ dân"),
        # One who is named in the question does not answer it, nor an office for a school.
        ("Trường nào thử giống?", "18", "Vụ Nông sản"),
        # What is repealed.
        ("Mỗi hộ nuôi cá được hỗ trợ bao nhiêu tiền?", "16", "700.000 đồng"),
        # Of several that English asks for by its noun one was read.
        ("What kinds of goods are supplied to households?", "1", "giống lúa"),
        # Who acts in a case that nobody tells.
        ("Ai phát giống?", "14", "Trưởng ban Chỉ đạo"),
    ],
)
def test_there_is_no_first_line_where_nothing_sure_can_be_said(question, path, marked):
    said = answered(question, path, marked)
    assert said.text.startswith(("Khoản ", "Clause "))
    assert len(said.text.splitlines()) == 1


@pytest.mark.parametrize(
    ("question", "path", "marked", "line"),
    [
        # Of an enumeration that is asked for all is said, of which one was read.
        ("Chọn những chương trình khó nào?", "17", "nuôi ong rừng", f"L{FIELDS[18:]}"),
        ("Which hard programmes are chosen?", "17", "nuôi ong rừng", f"“{FIELDS[17:-1]}”."),
        # What has no English stands as it is written.
        ("What is a household in difficulty?", "7", "hộ có thu nhập", "“hộ có thu nhập”."),
        # An event is a time, where no figure is one.
        ("Khi nào dừng phát giống?", "14", "có bão hoặc hạn kéo dài", "Có bão hoặc hạn kéo dài."),
    ],
)
def test_what_was_read_is_said(question, path, marked, line):
    assert answered(question, path, marked).text.split("\n")[0] == f"{line} [1]"


@pytest.mark.parametrize(
    ("question", "verdict", "line"),
    [
        ("Có ít nhất 80% diện tích gieo giống mới không?", Verdict.YES, "Có. [1]"),
        ("Có đúng 90% diện tích phải gieo giống mới không?", Verdict.YES, None),  # the clause knows no 90
        ("Có phải chỉ 50% diện tích gieo giống mới không?", Verdict.NO, "Không: ít nhất 80%. [1]"),
        ("Must only 50 percent of the area get new seeds?", Verdict.NO, "No: at least 80%. [1]"),
        ("Có phải chỉ 50% diện tích gieo giống mới không?", None, None),
        # The same limit needs no reader, nor does another one.
        ("Ít nhất 80% diện tích gieo giống mới phải không?", None, "Có. [1]"),
        ("Ít nhất 60% diện tích gieo giống mới phải không?", None, "Không: ít nhất 80%. [1]"),
    ],
)
def test_a_verdict_that_was_read_is_said_where_the_clause_bears_it_out(question, verdict, line):
    said = answered(question, "5", "Ít nhất 80%", verdict)
    assert said.text.splitlines()[:-1] == ([line] if line else [])


def test_a_long_sentence_is_cut_between_semicolons_round_what_answers():
    said = answered("Thời hạn gửi danh sách hộ thiếu giống?", "9", "20/02/2023")
    part = "gửi danh sách về Sở Nông nghiệp và Môi trường chậm nhất ngày 20/02/2023;"
    assert said.text == f"Chậm nhất ngày 20/02/2023. [1]\nKhoản 9, {NAME}: … “{part}” [1] …"
    (citation,) = said.citations
    assert DOCUMENT.text[citation.start : citation.end] == citation.quote == part
    assert citation.highlight == (part.index("chậm nhất"), part.index(";"))


ASKED = [row[:3] for row in RIGHT] + [("Thời hạn gửi danh sách?", "9", "20/02/2023")]


@pytest.mark.parametrize(("question", "path", "marked"), ASKED)
def test_every_figure_and_every_agency_of_a_first_line_stands_in_what_is_quoted(question, path, marked):
    said = answered(question, path, marked)
    line = re.sub(r"\[\d+\]", "", said.text.splitlines()[0])
    quoted = " ".join(c.quote for c in said.citations)
    figures = {int(re.sub(r"[.,]", "", n)) for n in re.findall(r"\d[\d.,]*\d|\d", line)}
    known = {int(re.sub(r"[.,]", "", n)) for n in re.findall(r"\d[\d.,]*\d|\d", quoted)} | {
        int(n) for n in re.findall(r"\d+", quoted)
    }
    assert figures <= known
    for name in re.findall(r"(?:Sở|Phòng|Hội) [^,;:.()\[]+?(?= chủ trì| phối hợp| \(|[,;:.)])", line):
        assert name in quoted


@pytest.mark.parametrize("path", [c.path for c in DOCUMENT.clauses])
def test_no_quote_stands_twice(path):
    for question in ("Ai chủ trì việc này?", "Khi nào xong?", f"Khoản {path} nói gì?"):
        said = answered(
            question, path, DOCUMENT.text[slice(DOCUMENT.clause(path).start, DOCUMENT.clause(path).end)][:9]
        )
        quotes = re.findall(r"“([^”]+)”", f"{said.text}\n{said.more}")
        assert len(quotes) == len(set(quotes))


def test_who_leads_by_the_line_above_is_marked_there_and_in_the_quote_the_part_that_it_has():
    said = answered("Ai phát thuốc cho người già?", "12.a", UNDER)
    assert said.text.splitlines()[0] == "Chủ trì: Sở Y tế. [1][2]"
    marked = [c.quote[slice(*c.highlight)] if c.highlight else None for c in said.citations]
    assert marked == [None, "Sở Y tế"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Is it at least 60% of the area that gets new seeds?", "No: at least 80%."),
        ("Ít nhất 60% diện tích gieo giống mới phải không?", "Không: ít nhất 80%."),
        ("Is it at least 80% of the area that gets new seeds?", "Yes."),
    ],
)
def test_figures_tell_a_verdict_before_it_is_weighed(question, told):
    clause = DOCUMENT.clause("5")
    hit = Hit("lua", "5", "x", clause.start, clause.end, 0.8, 0.7, 1, 1)
    item, reading = Evidence(hit, DOCUMENT, clause, DUTIES), Reading(0.9, (), None, 1.0)
    line = told_verdict(read_question(question), item, reading, (clause.start, clause.own_end))
    assert line
    assert line.text == told
