import pytest

from corpus.build import build_document
from index.hit import Hit
from rag.evidence import Evidence
from rag.question.read import read_question
from rag.reading.tabled import cells_asked, heading_of, is_settled

STALLS = """1. Giá thuê chỗ bán hàng tại chợ được quy định như sau:
Ngành hàng | Chợ loại 1 (đồng/m2/tháng) | Chợ loại 2 (đồng/m2/tháng)
Cá, thịt tươi | 91.000 | 57.000
Rau củ quả | 64.000 | 38.000
Quần áo, giày dép | 120.000 | 75.000
"""
SHARES = """1. Phụ cấp của giáo viên dạy lớp có học sinh khuyết tật:
Tỷ lệ học sinh khuyết tật | Mức phụ cấp
Từ 5% đến dưới 20% | 15%
Từ 20% đến dưới 40% | 25%
"""
PLAN = """1. Chỉ tiêu giao cho các xã:
STT | Địa bàn | Số hộ tham gia | Hoàn thành
1 | Xã Kim Sơn | 120 | 30/6/2026
2 | Xã Hòa Lộc | 85 | 31/8/2026
"""
INSURED = """1. Chỉ tiêu bảo hiểm y tế của các xã:
Địa bàn | Tỷ lệ bao phủ bảo hiểm (%) | Số cần tăng thêm
Xã Kim Sơn | 86,9 | 2.310
Xã Hòa Lộc | 90,1 | 1.150
"""


def item_of(body):
    document = build_document(f"QUYẾT ĐỊNH\nVề mức giá\n\nĐiều 1. Mức giá\n{body}2. Các xã thực hiện.\n", "d1")
    clause = next(c for c in document.clauses if c.path == "D1.1")
    return Evidence(Hit("d1", "D1.1", "d1#D1.1", clause.start, clause.own_end, 0.0, 0.0, 0.0, 1), document, clause, ())


@pytest.mark.parametrize(
    ("body", "question", "cells"),
    [
        (STALLS, "Giá thuê chỗ bán rau củ ở chợ loại 2 là bao nhiêu tiền?", [("38.000", "đồng/m2/tháng")]),
        (STALLS, "gia thue cho ban quan ao cho loai 1 bao nhieu", [("120.000", "đồng/m2/tháng")]),
        # The "1" is of the square metre, not of the market.
        (STALLS, "cho loai 2 ban rau cu bao nhieu 1 m2 1 thang", [("38.000", "đồng/m2/tháng")]),
        # Which market is not said: both.
        (STALLS, "Thuê chỗ bán thịt tươi bao nhiêu tiền?", [("91.000", "đồng/m2/tháng"), ("57.000", "đồng/m2/tháng")]),
        (SHARES, "Lớp có 30% học sinh khuyết tật thì giáo viên được phụ cấp bao nhiêu phần trăm?", [("25%", "")]),
        (SHARES, "co 20% hoc sinh khuyet tat thi phu cap may phan tram", [("25%", "")]),
        (PLAN, "Bao nhiêu hộ tham gia ở xã Hòa Lộc?", [("85", "")]),
        (PLAN, "xa kim son khi nao hoan thanh", [("30/6/2026", "")]),
        (PLAN, "How many households in Hoa Loc commune take part?", [("85", "")]),
        # How many of a thing is no share of it, whatever the name of its column has.
        (INSURED, "How many people must Kim Son commune bring into insurance cover?", [("2.310", "")]),
        (INSURED, "xa hoa loc can bao nhieu nguoi tham gia bao hiem", [("1.150", "")]),
        (INSURED, "Xã Kim Sơn bao phủ bảo hiểm bao nhiêu phần trăm?", [("86,9", "%")]),
        # The name of the column alone tells what is asked for.
        (PLAN, "số hộ tham gia của xã Kim Sơn", [("120", "")]),
    ],
)
def test_the_cell_of_the_row_and_the_column_that_a_question_means(body, question, cells):
    item = item_of(body)
    asked = cells_asked(read_question(question), item)
    assert asked is not None
    assert [(item.document.text[c.start : c.end], c.unit) for c in asked.cells] == cells


@pytest.mark.parametrize(
    ("body", "question"),
    [
        (STALLS, "Giá thuê chỗ bán đồ điện ở chợ loại 2 là bao nhiêu?"),  # no such row
        (STALLS, "Giá thuê chỗ bán ở chợ loại 2 là bao nhiêu?"),  # no row is named
        (SHARES, "Lớp có 60% học sinh khuyết tật thì phụ cấp bao nhiêu phần trăm?"),  # outside of all rows
        (STALLS, "Ai thu tiền thuê chỗ bán rau củ ở chợ loại 2?"),
        (STALLS, "Rau củ ở chợ loại 2 có được giảm giá thuê không?"),
        (PLAN, "Hộ nào ở xã Hòa Lộc được vay vốn?"),
    ],
)
def test_nothing_is_asked_of_a_table_that_has_no_one_row_or_no_figure_for_it(body, question):
    assert cells_asked(read_question(question), item_of(body)) is None


def test_a_row_answers_by_itself_only_where_it_and_its_table_have_what_is_asked():
    item = item_of(STALLS)
    assert is_settled(read_question("Giá thuê chỗ bán rau củ ở chợ loại 2 là bao nhiêu tiền?"), item)
    assert not is_settled(read_question("Phạt bao nhiêu tiền khi bán rau củ phun thuốc trừ sâu quá hạn?"), item)


def test_the_line_that_heads_a_table_is_found_from_each_of_its_rows_and_not_from_itself():
    item = item_of(PLAN)
    text = item.document.text
    first, second = text.index("STT |"), text.index("2 | Xã")
    heading = first, text.index("\n", first)
    assert heading_of(item, (second, text.index("\n", second))) == heading
    assert heading_of(item, heading) is None
    assert heading_of(item, (item.clause.start, text.index(":", item.clause.start))) is None
