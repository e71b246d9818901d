import json
from itertools import pairwise
from pathlib import Path

import pytest

from rag.answer import Status
from rag.conversation.rewrite import LONGEST_FOLLOW_UP, MOST_TURNS, Whole, lean, read_turns, rewritten
from rag.conversation.turn import Turn
from rag.errors import QuestionError
from rag.question.typed import read_typed

PLACES = frozenset(["hai binh", "lam trach", "minh chau", "can binh", "phu khe"])
GOLD = Path(__file__).parents[3] / "eval" / "gold"
MEDICINE = "Ai chủ trì mua sắm thuốc ở Hải Bình?"
PLAIN = "ai chu tri mua sam thuoc o hai binh"
ENGLISH = "Who leads medicine procurement in Hai Binh?"
TUITION = "Học sinh tiểu học ở Cẩn Bình được hỗ trợ học phí bao nhiêu?"


def leaning(question, turns, places=PLACES):
    return lean(read_typed(question), read_turns(turns, places), places)


def in_context(question, turns, places=PLACES, source=""):
    return rewritten(read_typed(question), leaning(question, turns, places), source).text


@pytest.mark.parametrize(
    ("before", "asked", "whole"),
    [
        (MEDICINE, "Còn ai phối hợp?", "ai phối hợp mua sắm thuốc ở Hải Bình"),
        (MEDICINE, "còn ai nữa?", "ai phối hợp mua sắm thuốc ở Hải Bình"),
        (MEDICINE, "còn hạn chót?", "hạn chót mua sắm thuốc ở Hải Bình"),
        (MEDICINE, "còn hạn?", "hạn chót mua sắm thuốc ở Hải Bình"),
        (MEDICINE, "hạn?", "hạn chót mua sắm thuốc ở Hải Bình"),
        (PLAIN, "con han", "han chot mua sam thuoc o hai binh"),
        ("Ai mua máy lọc nước ở Cẩn Bình?", "khi nào xong?", "khi nào xong mua máy lọc nước ở Cẩn Bình"),
        ("ai mua may loc nuoc o can binh", "bao gio xong", "bao gio xong mua may loc nuoc o can binh"),
        ("Trạm y tế mua mấy máy thở?", "ai chủ trì?", "ai chủ trì Trạm y tế mua máy thở"),
        (MEDICINE, "vậy báo cáo cho ai", "báo cáo cho ai mua sắm thuốc ở Hải Bình"),
        (MEDICINE, "việc này khi nào xong?", "khi nào xong mua sắm thuốc ở Hải Bình"),
        (MEDICINE, "văn bản nào nói vậy", "văn bản nào quy định mua sắm thuốc ở Hải Bình"),
        (PLAIN, "con ai phoi hop", "ai phoi hop mua sam thuoc o hai binh"),
        (PLAIN, "bao cao cho ai", "bao cao cho ai mua sam thuoc o hai binh"),
        (ENGLISH, "and by when?", "by when medicine procurement in Hai Binh"),
        (ENGLISH, "Who else?", "who coordinates medicine procurement in Hai Binh"),
        (ENGLISH, "Who coordinates with them?", "Who coordinates medicine procurement in Hai Binh"),
        (MEDICINE, "and by when?", "khi nào mua sắm thuốc ở Hải Bình"),
        (ENGLISH, "còn ai phối hợp?", "who coordinates medicine procurement in Hai Binh"),
    ],
)
def test_what_else_is_asked_is_asked_of_the_same_task(before, asked, whole):
    assert in_context(asked, [Turn(before)]) == whole


@pytest.mark.parametrize(
    ("before", "asked", "whole"),
    [
        (MEDICINE, "thế ở Lâm Trạch thì sao?", "Ai chủ trì mua sắm thuốc ở Lâm Trạch"),
        (MEDICINE, "Hà Nội thì sao", "Ai chủ trì mua sắm thuốc ở Hà Nội"),
        (MEDICINE, "Vậy ở Minh Châu thì ai làm?", "ai làm mua sắm thuốc ở Minh Châu"),
        (PLAIN, "the o da nang", "ai chu tri mua sam thuoc o da nang"),
        (ENGLISH, "And in Lam Trach?", "Who leads medicine procurement in Lam Trach"),
        (ENGLISH, "What about Da Nang?", "Who leads medicine procurement in Da Nang"),
        ("Ai phụ trách tập huấn ở cấp xã?", "ở tỉnh thì sao?", "Ai phụ trách tập huấn ở cấp tỉnh"),
        (TUITION, "Còn lớp mẫu giáo?", "lớp mẫu giáo ở Cẩn Bình được hỗ trợ học phí bao nhiêu"),
        (TUITION, "còn học sinh THPT thì sao?", "học sinh THPT ở Cẩn Bình được hỗ trợ học phí bao nhiêu"),
        ("Năm 2025 giải ngân bao nhiêu?", "còn năm 2026?", "năm 2026 giải ngân bao nhiêu"),
        ("den 30/9/2025 phai dat bao nhieu", "con den 30/11?", "den 30/11/2025 phai dat bao nhieu"),
        (MEDICINE, "còn ở cấp xã?", "Ai chủ trì mua sắm thuốc ở Hải Bình ở cấp xã"),
        (MEDICINE, "vậy ở huyện thì sao", "Ai chủ trì mua sắm thuốc ở Hải Bình ở cấp huyện"),
        (MEDICINE, "thế ở thị xã thì sao?", "Ai chủ trì mua sắm thuốc ở Hải Bình ở cấp thị xã"),
        (ENGLISH, "What about the districts?", "Who leads medicine procurement in Hai Binh in the districts"),
        (ENGLISH, "How about communes?", "Who leads medicine procurement in Hai Binh in the communes"),
        (MEDICINE, "còn Sở Tài chính thì sao?", "Có phải Sở Tài chính chủ trì mua sắm thuốc ở Hải Bình không"),
        (PLAIN, "con so tai chinh thi sao", "Co phai so tai chinh chu tri mua sam thuoc o hai binh khong"),
        (
            ENGLISH,
            "And the Department of Finance?",
            "Does the Department of Finance lead medicine procurement in Hai Binh",
        ),
        ("Ai phối hợp mua sắm thuốc?", "còn Sở Y tế?", "Có phải Sở Y tế phối hợp mua sắm thuốc không"),
        ("Sở Y tế phải làm gì ở Hải Bình?", "còn Sở Tài chính?", "Sở Tài chính phải làm gì ở Hải Bình"),
        ("Ai mua máy lọc nước ở Cẩn Bình?", "còn máy phát điện?", "Ai mua máy phát điện ở Cẩn Bình"),
        ("ai mua may loc nuoc o can binh", "con may phat dien", "ai mua may phat dien o can binh"),
        (
            "How much do primary pupils receive?",
            "What about lower secondary pupils?",
            "How much do lower secondary pupils receive",
        ),
    ],
)
def test_what_a_follow_up_changes_is_changed_in_the_question_before(before, asked, whole):
    assert in_context(asked, [Turn(before)]) == whole


@pytest.mark.parametrize(
    "asked",
    [
        "Ai chủ trì tiêm chủng?",
        "Ai chủ trì mua sắm thuốc?",
        "Sở Y tế phải làm gì?",
        "Còn học phí tiểu học ở Cẩn Bình là bao nhiêu?",
        "con trau bo o nam tan phai tiem may mui",
        "the bao hiem y te co can mang theo khi kham khong",
        "tuần này tuyển Việt Nam đá với ai?",
        "khoản 4 Công văn 6184/UBND-VX nói gì",
        "Who leads vaccination?",
        "Cảm ơn",
    ],
)
def test_a_question_that_stands_alone_is_not_touched(asked):
    assert in_context(asked, [Turn(MEDICINE)]) == asked
    typed = read_typed(asked)
    assert rewritten(typed, leaning(asked, [Turn(MEDICINE)])) is typed


def test_what_asks_nothing_is_made_no_question_by_those_before_it():
    with pytest.raises(QuestionError):
        in_context("", [Turn(MEDICINE)])
    assert in_context("?!", [Turn(MEDICINE)]) == "?!"


def test_no_gold_question_is_touched_by_the_one_before_it():
    rows = [json.loads(line) for f in sorted(GOLD.glob("*.jsonl")) for line in f.read_text("utf-8").splitlines()]
    asked = [r["question"] for r in rows]
    assert len(asked) > 500
    # As it is read: without greetings and what nobody sees.
    assert [b for a, b in pairwise(asked) if in_context(b, [Turn(a)]) != read_typed(b).text] == []


def test_a_whole_question_that_ends_with_sao_leans_on_none_before_it():
    whole = "ai khai gian de nhan tien ho tro bo ben do thi bi xu ly sao"
    assert in_context(whole, [Turn("Ai được nhận tiền hỗ trợ lái đò?")]) == whole
    assert in_context("thế học sinh lớp 9 sao", [Turn("Học sinh lớp 6 nộp học phí bao nhiêu?")]) == (
        "học sinh lớp 9 nộp học phí bao nhiêu"
    )


def test_without_questions_before_nothing_changes():
    assert leaning("còn ai phối hợp?", [], frozenset()) is None
    assert in_context("còn ai phối hợp?", [], frozenset()) == "còn ai phối hợp?"


def test_a_whole_question_that_would_be_too_long_is_not_made():
    assert in_context("còn ai phối hợp?", [Turn("ai mua " + "thuốc " * 333)], frozenset()) == "còn ai phối hợp?"
    # 1,998 characters are a question; without "ai" and with "ai phối hợp" before they would be 2,007.
    assert in_context("còn ai phối hợp?", [Turn("ai mua " + "thuốc " * 332)], frozenset()) == "còn ai phối hợp?"
    whole = "ai phối hợp mua " + "thuốc " * 330
    assert in_context("còn ai phối hợp?", [Turn("ai mua " + "thuốc " * 330)], frozenset()) == whole.strip()


def test_what_is_longer_than_a_follow_up_leans_on_nothing():
    short = "còn ai " + "x" * (LONGEST_FOLLOW_UP - len("còn ai "))
    assert leaning(short, [Turn(MEDICINE)]) is not None
    assert leaning(f"{short}x", [Turn(MEDICINE)]) is None


def test_the_place_of_the_last_citation_is_named_where_it_is_asked_for():
    source = "khoản 4, Công văn số 6184/UBND-VX"
    assert in_context("văn bản nào nói vậy?", [Turn(MEDICINE)], source=source) == (
        "văn bản nào quy định mua sắm thuốc ở Hải Bình (khoản 4, Công văn số 6184/UBND-VX)"
    )
    assert [
        leaning(q, [Turn(MEDICINE)]).where_said
        for q in ("van ban nao noi vay", "Which document says so?", "ai phối hợp?")
    ] == [True, True, False]


def test_each_turn_is_made_whole_by_those_before_it():
    first, others, there = Turn(MEDICINE), Turn("Còn ai phối hợp?", "d", "4"), Turn("ở Lâm Trạch thì sao?")
    wholes = read_turns([first, Turn("?!"), Turn("%"), others, there], PLACES)
    assert wholes == (
        Whole(read_typed(MEDICINE), first),
        Whole(read_typed("ai phối hợp mua sắm thuốc ở Hải Bình"), others),
        Whole(read_typed("ai phối hợp mua sắm thuốc ở Lâm Trạch"), there),
    )
    again = read_turns([Turn(w.typed.text) for w in wholes], PLACES)
    assert [w.typed for w in again] == [w.typed for w in wholes]
    assert len(read_turns([first] * (MOST_TURNS + 5), PLACES)) == MOST_TURNS


def test_the_last_turns_are_read_and_not_the_first():
    turns = [Turn(f"Ai mua thuốc loại {n} cho trạm y tế?") for n in range(MOST_TURNS + 5)]
    assert [w.turn for w in read_turns(turns)] == turns[5:]


def test_ask_answers_a_follow_up_and_gives_back_what_was_typed(assistant):
    alone = assistant.ask("Còn ai phối hợp?")
    answer = assistant.ask("Còn ai phối hợp?", [Turn(MEDICINE)])
    assert alone.citations[:1] != answer.citations[:1]
    assert (answer.question, answer.status) == ("Còn ai phối hợp?", Status.ANSWERED)
    first = answer.citations[0]
    assert (first.document_id, first.clause) == ("cv-cham-soc-suc-khoe-hai-binh", "4.-1")
    assert "Sở Tài chính" in answer.text


def test_ask_looks_up_which_document_said_what_was_answered(assistant):
    before = [Turn(MEDICINE), Turn("hạn chót?")]
    said = assistant.ask("hạn chót?", before[:1])
    answer = assistant.ask("Văn bản nào nói vậy?", before)
    assert (answer.citations[0].document_id, answer.citations[0].clause) == (
        said.citations[0].document_id,
        said.citations[0].clause,
    )
    assert said.citations[0].document in answer.text


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("Còn ai phối hợp?", True),
        ("con ai phoi hop nua", True),
        ("And by when?", True),
        ("Who is responsible for that?", True),
        ("Văn bản nào nói vậy?", False),
        ("Ai sửa cầu?", False),
        ("Còn cầu thì sao?", False),
    ],
)
def test_asks_of_the_same_where_a_follow_up_names_no_matter_of_its_own(asked, same):
    assert leaning(asked, [Turn(MEDICINE)]).same is same


def test_a_follow_up_leans_on_the_last_turn_and_knows_the_places_of_both():
    before = read_turns([Turn("Ai mua thuốc?"), Turn("Ai vét kênh ở Đà Nẵng?")])
    found = lean(read_typed("còn ở Nghệ An?"), before)
    assert (found.last, found.places) == (before[-1], frozenset(["da nang", "nghe an"]))
    assert (found.same, found.where_said) == (False, False)


def test_a_rewritten_question_keeps_the_language_of_the_one_before_it():
    # By itself "medicine procurement" and an agency's name would be read anew.
    made = rewritten(read_typed("còn ai phối hợp?"), leaning("còn ai phối hợp?", [Turn(ENGLISH)]))
    assert made == read_typed("who coordinates medicine procurement in Hai Binh", "en")


def test_small_talk_between_questions_is_no_turn():
    turns = [Turn(MEDICINE), Turn("cảm ơn bạn"), Turn("in English please"), Turn("👍")]
    assert in_context("còn ai phối hợp?", turns) == "ai phối hợp mua sắm thuốc ở Hải Bình"


@pytest.mark.parametrize(
    ("asked", "level"),
    [("còn ở cấp xã?", "xa"), ("what about the districts?", "districts"), ("còn ai phối hợp?", ""), ("hạn?", "")],
)
def test_leaning_knows_the_level_that_is_asked_about_instead(asked, level):
    assert leaning(asked, [Turn(MEDICINE)]).level == level


def test_whether_an_agency_acts_is_asked_of_the_very_task_before():
    assert leaning("còn Sở Tài chính?", [Turn(MEDICINE)]).same
    assert not leaning("còn Sở Tài chính?", [Turn("Sở Y tế phải làm gì?")]).same


def test_a_whole_question_that_begins_with_rieng_leans_on_none_before_it():
    whole = "Riêng năm 2028, Tân Phong bố trí bao nhiêu tiền để hỗ trợ công nhân thuê nhà?"
    assert in_context(whole, [Turn("Ai được nhận tiền hỗ trợ ở Hải Bình?")]) == whole
