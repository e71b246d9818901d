import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.build import build_document
from corpus.document import Metadata
from corpus.text.accents import strip_accents
from rag.question.read import read_question
from rag.question.reference import Reference
from rag.question.shorthand import ABBREVIATIONS
from rag.retrieval.named import Lacking, clauses_named, documents_named, each_named, lacking, named_documents

DIRECTIVE = build_document(
    "ỦY BAN NHÂN DÂN TỈNH SƠN HẠ\nSố: 8/2024/QĐ-UBND\nQUYẾT ĐỊNH\nVề chợ\n"
    "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Chợ xã.\n2. Chợ huyện:\n"
    "a) Chợ đêm;\nb) Chợ sớm;\nc) Chợ trâu;\nd) Chợ hoa;\nđ) Chợ nổi.\n"
    "Điều 2. Phí\n1. Phí một ngày.\n2. Phí một tháng.",
    "cho",
)
NUMBERS = {
    "a": ["cong van", "6184 ubnd vx"],
    "b": ["quyet dinh", "8 2024 qd ubnd"],
    "c": ["chi thi", "8 ct ubnd"],
}


@pytest.mark.parametrize(
    ("kind", "number", "found"),
    [
        ("cong van", "6184", {"a"}),
        ("", "6184 ubnd vx", {"a"}),
        ("chi thi", "6184", {"a"}),  # called by another kind
        ("chi thi", "8", {"c"}),
        ("quyet dinh", "8 2024", {"b"}),
        ("", "8", {"b", "c"}),
        ("cong van", "618", set()),
        ("quyet dinh", "08 qd ubnd", {"b"}),  # without its year, with a nought before
        ("cong van", "6184 vx", {"a"}),
        ("cong van", "6184 ubnd ttg", set()),
        ("", "", set()),
    ],
)
def test_documents_named_goes_by_whole_numbers_and_kind(kind, number, found):
    assert documents_named(Reference((), kind, number), NUMBERS) == found


@pytest.mark.parametrize(
    ("steps", "paths"),
    [
        ((("điều", "2"),), ["D2"]),
        ((("khoản", "2"), ("điều", "1")), ["D1.2"]),
        ((("khoản", "2"),), ["D1.2", "D2.2"]),
        ((("điểm", "đ"), ("điều", "1")), ["D1.2.đ"]),
        ((("điểm", "d"), ("khoản", "2"), ("điều", "1")), ["D1.2.d", "D1.2.đ"]),  # without accents, either
        ((("điểm", "a"), ("khoản", "1"), ("điều", "1")), []),
        ((("điều", "12"),), []),
        ((("điểm", "d"),), ["D1.2.d", "D1.2.đ"]),
        ((("phụ lục", "1"),), []),
        ((), []),
    ],
)
def test_clauses_named_follows_the_units_inward(steps, paths):
    assert [c.path for c in clauses_named(Reference(steps), DIRECTIVE)] == paths


def test_each_named_follows_a_list_of_units():
    reference = Reference((("điểm", "a"), ("khoản", "2")), others=((("điểm", "đ"), ("khoản", "2")), (("điều", "9"),)))
    found = each_named(reference, DIRECTIVE)
    assert [[c.path for c in clauses] for clauses in found] == [["D1.2.a"], ["D1.2.đ"], []]


LETTER = build_document(
    "ỦY BAN NHÂN DÂN TỈNH SƠN HẠ\nSố: 9/UBND-VX\nV/v đê\nI. VỀ ĐÊ\n1. Giữ đê.\n2. Đắp đê.\nII. VỀ KÊNH\n"
    "1. Nạo kênh.\n2. Khơi kênh.\n"
    "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n\nPHỤ LỤC I\nDANH MỤC ĐÊ\n1. Đê xã.\n2. Đê huyện.\n",
    "de",
)


@pytest.mark.parametrize(
    ("steps", "paths"),
    [
        ((("mục", "2"),), ["II"]),  # no mục has a figure: the second Roman one
        ((("khoản", "1"), ("mục", "2")), ["II.1"]),
        ((("khoản", "2"), ("phụ lục", "1")), ["PL1.2"]),
        ((("phụ lục", "i"),), ["PL1.1", "PL1.2"]),
        ((("phụ lục", "2"),), []),
    ],
)
def test_clauses_named_by_value_and_in_an_annex(steps, paths):
    assert [c.path for c in clauses_named(Reference(steps), LETTER)] == paths


def test_lacking_is_the_outermost_unit_that_is_not_there_with_what_is():
    assert lacking((("điều", "15"),), DIRECTIVE) == Lacking("điều", "15", None, (("", "điều", ("1", "2")),))
    assert lacking((("điểm", "e"), ("khoản", "2"), ("điều", "1")), DIRECTIVE) == Lacking(
        "điểm", "e", DIRECTIVE.clause("D1.2"), (("", "điểm", ("a", "b", "c", "d", "đ")),)
    )
    assert lacking((("khoản", "3"), ("mục", "ii")), LETTER) == Lacking(
        "khoản", "3", LETTER.clause("II"), (("", "khoản", ("1", "2")),)
    )
    assert lacking((("khoản", "2"), ("điều", "1")), DIRECTIVE) is None
    assert lacking((), DIRECTIVE) is None


def _meta(kind, number, issuer, place, day, title):
    return Metadata(kind, number, issuer, None, place, datetime.date.fromisoformat(day), title)


HEADS = {
    "fees": _meta("Quyết định", "27/2025/QĐ-UBND", "UBND tỉnh Sơn Hạ", "Sơn Hạ", "2025-09-05", "Hỗ trợ học phí"),
    "assets": _meta("Quyết định", "27/2024/QĐ-UBND", "UBND tỉnh Thạch Giang", "Thạch Giang", "2024-11-18",
                    "Tài sản công"),
    "drugs": _meta("Công văn", "5237/UBND-KGVX", "UBND tỉnh Sơn Hạ", "Sơn Hạ", "2022-11-14", "V/v mua sắm thuốc"),
    "health": _meta("Công văn", "318/SYT-NVY", "Sở Y tế", "Sơn Hạ", "2022-11-14", "V/v tiêm chủng"),
    "digital": _meta("Kế hoạch", "22/KH-UBND", "UBND tỉnh Thạch Giang", "Thạch Giang", "2025-01-15",
                     "Chuyển đổi số tỉnh Thạch Giang năm 2025"),
    "fire": _meta("Chỉ thị", "07/CT-UBND", "UBND tỉnh Sơn Hạ", "Sơn Hạ", "2024-10-09", "Về phòng cháy, chữa cháy"),
    "182-2026-nd-cp-phu-cap": Metadata("Nghị định"),
}  # fmt: skip
PLACES = frozenset(["son ha", "thach giang"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A number of two documents, and what tells them apart: year, place, title.
        ("Điều 5 Quyết định 27 quy định gì?", [("assets", "fees")]),
        ("Điều 5 Quyết định 27 năm 2025 quy định gì?", [("fees",)]),
        ("Điều 5 Quyết định 27/2024 quy định gì?", [("assets",)]),
        ("Điều 5 Quyết định 27 của Thạch Giang quy định gì?", [("assets",)]),
        ("Quyết định 27 hỗ trợ học phí bao nhiêu?", [("fees",)]),
        ("quyết định 27 ngày 18/11/2024 nói gì", [("assets",)]),
        # A day of two documents, and the issuer.
        ("công văn ngày 14/11/2022 nói gì", [("drugs", "health")]),
        ("công văn ngày 14/11/2022 của Sở Y tế nói gì", [("health",)]),
        ("the letter of 14 November 2022 by the Department of Health", [("health",)]),
        ("kế hoạch ngày 15/1", [("digital",)]),
        # None of that number, that day, that kind on that day.
        ("Quyết định 99 nói gì?", [()]),
        ("quyết định 27 ngày 1/1/2020 nói gì", [()]),
        ("chỉ thị ngày 14/11/2022", [()]),
        # Several.
        ("công văn 5237 và chỉ thị 7 giao ai?", [("drugs",), ("fire",)]),
        ("công văn 5237 và chỉ thị 99 giao ai?", [("drugs",), ()]),
        # By what they are about.
        ("kế hoạch của Thạch Giang về chuyển đổi số giao ai?", [("digital",)]),
        ("chỉ thị về phòng cháy, chữa cháy giao ai kiểm tra?", [("fire",)]),
        ("khoản 2 kế hoạch của Thạch Giang nói gì?", [("digital",)]),
        ("Ai xây dựng kế hoạch chuyển đổi số của Thạch Giang?", []),
        ("Kế hoạch phải gửi trước ngày nào?", []),
        # By the name of its file, where its head has no number; another may have that number then.
        ("Nghị định 182 quy định gì?", [("182-2026-nd-cp-phu-cap",)]),
        ("Nghị định 182/2026/NĐ-CP quy định gì?", [("182-2026-nd-cp-phu-cap",)]),
        # No documents at all.
        ("1472 học sinh được hỗ trợ gì?", []),
        ("5237 người mua thuốc ở đâu?", []),
    ],
)
def test_named_documents_are_those_that_the_words_of_a_question_leave(text, found):
    resolved = named_documents(read_question(text, PLACES), HEADS)
    assert [named.documents for named in resolved] == found


def _ways(draw, meta):
    """A way of typing a document's number: kind or its abbreviation, what stands between, as much of the symbol."""
    kind = meta.kind.lower()
    shorts = [s for s, whole in ABBREVIATIONS.items() if whole == kind]
    number, *symbol = meta.number.split("/")
    written = "/".join([number.lstrip("0"), *symbol[: draw(st.integers(0, len(symbol)))]])
    if draw(st.booleans()):
        said = f"{kind}{draw(st.sampled_from([' ', '  ', ' số ', ' số: ']))}{written}"
    else:
        said = f"{draw(st.sampled_from(shorts))}{draw(st.sampled_from(['', ' ', '-', '. ', ' số ']))}{written}"
    said = draw(st.sampled_from([str.lower, str.upper, str.capitalize]))(said)
    return said if draw(st.booleans()) else strip_accents(said)


@settings(max_examples=150)
@given(data=st.data(), name=st.sampled_from(["drugs", "health", "digital", "fire"]))
def test_a_number_typed_in_any_way_names_its_document_alone(data, name):
    before = data.draw(st.sampled_from(["", "khoản 2 ", "theo ", "khoan bon "]))
    after = data.draw(st.sampled_from(["", " nói gì?", " giao ai?", ", ai chủ trì?"]))
    text = f"{before}{_ways(data.draw, HEADS[name])}{after}"
    assert [named.documents for named in named_documents(read_question(text, PLACES), HEADS)] == [(name,)], text
